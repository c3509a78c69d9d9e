"""Training: length-bucketed batches, one run of Muon and AdamW on a budget of minutes and tokens.

The learning rate follows the share of the budget that is used up, measured in seconds, so a run
on a busy machine ends in time all the same. Checkpoints hold everything that a resumed run needs.
"""

import math
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import torch
from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast

from learner.seed.corpus import reading
from learner.seed.muon import Muon
from learner.seed.tokens import encode


@dataclass(frozen=True, slots=True)
class Plan:
    """What one training run may use and how it learns."""

    minutes: float = 45.0
    tokens: int | None = None
    seed: int = 0
    batch_tokens: int = 2048
    pool: int = 3072
    """Conversations drawn and sorted by length at a time."""
    longest: int = 640
    """Conversations of more tokens are left out; none in three thousand is that long."""
    rate: float = 2.5e-3
    """Highest rate of AdamW, which trains the embeddings and the norms."""
    matrix_rate: float = 5e-3
    """Highest rate of Muon, which trains the matrices between them."""
    rates: float = 1.0
    """Share of both that this run takes; a finished model is disturbed less by a smaller one."""
    warmup: float = 0.02
    """Share of the budget in which the rate rises."""
    floor: float = 0.02
    """Final rate as a share of the highest."""
    checkpoint_seconds: float = 180.0
    compile: bool = False


@dataclass(slots=True)
class Progress:
    """Where a run stands: optimizer steps, tokens seen, seconds used, and smoothed loss in nats."""

    steps: int = 0
    tokens: int = 0
    pools: int = 0
    seconds: float = 0.0
    loss: float = 0.0


Batch = tuple[torch.Tensor, torch.Tensor]


def build(
    vocabulary: int, tokenizer: PreTrainedTokenizerFast, width: int = 224, layers: int = 6
) -> LlamaForCausalLM:
    """Build a fresh model: heads of 32, tied embeddings, context of 1,024 tokens."""
    config = LlamaConfig(
        vocab_size=vocabulary,
        hidden_size=width,
        intermediate_size=round(width * 2.57 / 64) * 64,
        num_hidden_layers=layers,
        num_attention_heads=width // 32,
        num_key_value_heads=width // 32,
        max_position_embeddings=1024,
        tie_word_embeddings=True,
        bos_token_id=None,
        eos_token_id=tokenizer.eos_token_id,
        pad_token_id=tokenizer.pad_token_id,
    )
    model = LlamaForCausalLM(config)
    # On one CPU core plain attention trains faster than the fused kernel at these lengths.
    model.set_attn_implementation("eager")
    return model


def load(folder: Path) -> LlamaForCausalLM:
    """Load a finished model in float32, to be trained further."""
    model = LlamaForCausalLM.from_pretrained(folder, dtype=torch.float32)
    model.set_attn_implementation("eager")
    return model


def batches(tokenizer: PreTrainedTokenizerFast, plan: Plan, pool: int) -> Iterator[Batch]:
    """Yield the batches of one pool of conversations, similar lengths together, in random order.

    Each is a pair of (B, T): token ids, and how much the token counts in the loss, 0 where it is
    not the model's own. The padding is on the right and counts for nothing, so causal attention
    needs no mask.
    """
    drawn = list(islice(reading(plan.seed * 1_000_003 + pool), plan.pool))
    rows = sorted(encode(tokenizer, drawn), key=lambda row: len(row[0]))
    rows = [row for row in rows if len(row[0]) <= plan.longest]
    groups: list[list[tuple[list[int], list[float]]]] = [[]]
    for row in rows:
        # Rows come in ascending length, so this one sets the length of its group.
        if groups[-1] and (len(groups[-1]) + 1) * rounded(len(row[0])) > plan.batch_tokens:
            groups.append([])
        groups[-1].append(row)
    # A batch of one row would be compiled all over again.
    groups = [group for group in groups if len(group) > 1]
    pad = tokenizer.pad_token_id
    generator = torch.Generator().manual_seed(pool)
    for index in torch.randperm(len(groups), generator=generator).tolist():
        group = groups[index]
        length = rounded(len(group[-1][0]))
        ids = torch.tensor([ids + [pad] * (length - len(ids)) for ids, _ in group])
        weights = torch.tensor([counted + [0.0] * (length - len(counted)) for _, counted in group])
        yield ids, weights


def rounded(length: int) -> int:
    """Round a length in tokens up to a multiple of 16, so that few different shapes occur."""
    return -(-length // 16) * 16


def loss_of(trunk: Callable[..., Any], head: torch.nn.Module, batch: Batch) -> torch.Tensor:
    """Compute the weighted mean negative log-likelihood in nats over the model's own tokens.

    Args:
        trunk: gives hidden states (B, T, H) for ids (B, T).
        head: turns hidden states into logits; only own tokens' logits are computed.
        batch: ids and weights, both (B, T).
    """
    ids, weights = batch
    own = weights[:, 1:] > 0
    with torch.autocast("cpu", torch.bfloat16, enabled=knows_bfloat16()):
        hidden = trunk(input_ids=ids, use_cache=False).last_hidden_state
        said = hidden[:, :-1][own]
        # A kernel is kept for every shape that the matrix product meets, so there must be few.
        spare = -len(said) % 128
        logits = head(torch.nn.functional.pad(said, (0, 0, 0, spare)))[: len(said)]
    losses = torch.nn.functional.cross_entropy(logits.float(), ids[:, 1:][own], reduction="none")
    counted = weights[:, 1:][own]
    return (losses * counted).sum() / counted.sum()


@cache
def knows_bfloat16() -> bool:
    """Tell whether the processor computes in bfloat16; where it only emulates it, float32 wins."""
    able = torch.cpu.get_capabilities()
    return bool(able.get("avx512_bf16") or able.get("amx_bf16") or able.get("bf16"))


def optimizers(model: LlamaForCausalLM, plan: Plan) -> list[torch.optim.Optimizer]:
    """Give the optimizers of all weights, each group with its highest rate as `initial_lr`.

    Muon takes the matrices inside the layers; AdamW takes the rest.
    """
    matrices = [weight for weight in model.model.layers.parameters() if weight.ndim == 2]
    taken = {id(weight) for weight in matrices}
    rest = [weight for weight in model.parameters() if id(weight) not in taken]
    both: list[torch.optim.Optimizer] = [
        Muon(matrices, lr=plan.matrix_rate),
        torch.optim.AdamW(rest, lr=plan.rate, betas=(0.9, 0.95), weight_decay=0.05, fused=True),
    ]
    for group in (group for optimizer in both for group in optimizer.param_groups):
        group["initial_lr"] = group["lr"]
    return both


def train(
    model: LlamaForCausalLM,
    tokenizer: PreTrainedTokenizerFast,
    plan: Plan,
    checkpoint: Path,
    tell: Callable[[Progress, float], None],
    resume: bool = False,
) -> Progress:
    """Train the model in place until the plan's budget is used up.

    Args:
        model: the model, in float32.
        tokenizer: its tokenizer.
        plan: budget and rates.
        checkpoint: file that the state is written to now and then.
        tell: called after every step with the progress and the share of the budget used.
        resume: whether to go on from the checkpoint; without one the run starts afresh.
    """
    both = optimizers(model, plan)
    progress = Progress()
    if resume and checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True)
        model.load_state_dict(state["model"])
        for optimizer, kept in zip(both, state["optimizers"], strict=True):
            optimizer.load_state_dict(kept)
        progress = Progress(**state["progress"])
    trunk = torch.compile(model.model, dynamic=True) if plan.compile else model.model
    model.train()
    before = time.monotonic()
    saved = before
    while (used := share(plan, progress)) < 1:
        for batch in batches(tokenizer, plan, progress.pools):
            for group in (group for optimizer in both for group in optimizer.param_groups):
                group["lr"] = group["initial_lr"] * plan.rates * schedule(plan, used)
            loss = loss_of(trunk, model.lm_head, batch)
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            for optimizer in both:
                optimizer.step()
                optimizer.zero_grad()
            now = time.monotonic()
            progress.steps += 1
            progress.tokens += batch[0].numel()
            progress.seconds += now - before
            keep = min(0.98, 1 - 1 / progress.steps)
            progress.loss = keep * progress.loss + (1 - keep) * loss.item()
            before = now
            used = share(plan, progress)
            tell(progress, used)
            if used >= 1:
                break
            if now - saved > plan.checkpoint_seconds:
                save(checkpoint, model, both, progress)
                saved = now
        # A resumed run starts at the next pool, so no text is seen twice.
        progress.pools += 1
    save(checkpoint, model, both, progress)
    return progress


def share(plan: Plan, progress: Progress) -> float:
    """Give the share of the budget used, by seconds or by tokens, whichever is more."""
    used = progress.seconds / (plan.minutes * 60)
    return max(used, progress.tokens / plan.tokens) if plan.tokens else used


def schedule(plan: Plan, used: float) -> float:
    """Give the rate as a share of the highest: a short rise, then half a cosine to the floor."""
    if used < plan.warmup:
        return max(used / plan.warmup, 0.01)
    fall = (1 + math.cos(math.pi * min(1.0, (used - plan.warmup) / (1 - plan.warmup)))) / 2
    return plan.floor + (1 - plan.floor) * fall


def save(
    path: Path,
    model: LlamaForCausalLM,
    both: Sequence[torch.optim.Optimizer],
    progress: Progress,
) -> None:
    """Write a checkpoint beside its place, then move it there, so that none is ever half."""
    aside = path.with_suffix(".part")
    state = {
        "model": model.state_dict(),
        "optimizers": [optimizer.state_dict() for optimizer in both],
        "progress": {
            "steps": progress.steps,
            "tokens": progress.tokens,
            "pools": progress.pools + 1,
            "seconds": progress.seconds,
            "loss": progress.loss,
        },
    }
    torch.save(state, aside)
    aside.replace(path)
