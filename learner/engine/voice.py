"""How a voice speaks: one adapter of the model, or the base with none, sampled and read back.

A voice answers fixed prompts at temperature 1, all in one batch, and its replies are then read in
the same forward pass that training uses. What the numbers mean for a candidate is `learner.gate`'s.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, cast

import torch
from peft import PeftModel

from learner.forward import (
    buckets,
    by_reply,
    chosen_logprobs,
    collate,
    reply_logits,
)
from learner.policy import Base
from learner.prompt import Prompter
from learner.rouge import self_rouge
from learner.trajectory import Trajectory

SAMPLE_TOKENS = 48
_LOGITS_AT_ONCE = 2**26
"""Bounds memory where whole distributions are compared: 256 MB in float32."""


@dataclass(frozen=True)
class Voice:
    """What a voice said and how; entropy and KL to the base in nats per token."""

    texts: tuple[str, ...]
    entropy_nats: float
    kl_nats: float
    repetition: float


@contextmanager
def speaking(policy: PeftModel, adapter: str | None) -> Iterator[None]:
    """Let the named adapter speak, or with None the base with every adapter off."""
    if adapter is None:
        with policy.disable_adapter():
            yield
        return
    before = policy.active_adapter
    policy.set_adapter(adapter, inference_mode=True)
    try:
        yield
    finally:
        policy.set_adapter(before)


def measure_voice(
    policy: PeftModel,
    base: Base,
    prompter: Prompter,
    adapter: str | None,
    prompts: Sequence[tuple[int, ...]],
    seed: int,
) -> Voice:
    """Sample one reply to each prompt and measure it.

    Args:
        policy: The model with the adapter loaded.
        base: Names its special tokens and device.
        prompter: Turns ids into text.
        adapter: The adapter's name; None for the base.
        prompts: Prompt ids, at least one.
        seed: Decides the samples.
    """
    with speaking(policy, adapter):
        replies = sample(policy, base, prompts, seed)
    said = as_rows(prompts, replies)
    entropy, kl = entropy_and_kl(policy, base, adapter, said)
    texts = tuple(prompter.decode(reply) for reply in replies)
    return Voice(texts, entropy, kl, self_rouge(texts))


def as_rows(
    prompts: Sequence[tuple[int, ...]], replies: Sequence[tuple[int, ...]]
) -> list[Trajectory]:
    """Sampled replies as rows that can be read back."""
    return [
        Trajectory("", prompt, reply, None, 0.0)
        for prompt, reply in zip(prompts, replies, strict=True)
    ]


@torch.no_grad()
def sample(
    policy: PeftModel,
    base: Base,
    prompts: Sequence[tuple[int, ...]],
    seed: int | None,
    tokens: int = SAMPLE_TOKENS,
) -> list[tuple[int, ...]]:
    """Draw a reply to each prompt from the active voice, in one batch.

    Args:
        policy: The model; its active voice speaks.
        base: Names its special tokens and device.
        prompts: Prompt ids, at least one.
        seed: Decides the samples at temperature 1; None takes the likeliest token each time.
        tokens: The most tokens of a reply.
    """
    longest = max(map(len, prompts))
    ids = torch.full((len(prompts), longest), base.pad_id)
    mask = torch.zeros_like(ids)
    for place, prompt in enumerate(prompts):
        ids[place, longest - len(prompt) :] = torch.tensor(prompt)
        mask[place, longest - len(prompt) :] = 1
    drawn = {"do_sample": True, "temperature": 1.0, "top_p": 1.0, "top_k": 0}
    likeliest = {"do_sample": False, "temperature": None, "top_p": None, "top_k": None}
    with torch.random.fork_rng(devices=[base.device] if base.device.type == "cuda" else []):
        torch.manual_seed(seed or 0)
        out = cast(Any, policy).generate(
            input_ids=ids.to(base.device),
            attention_mask=mask.to(base.device),
            max_new_tokens=max(1, min(tokens, base.context_tokens - longest)),
            eos_token_id=sorted(base.eos_ids),
            pad_token_id=base.pad_id,
            **(likeliest if seed is None else drawn),
        )
    return [_until_end(row, base) for row in out[:, longest:].tolist()]


def _until_end(ids: list[int], base: Base) -> tuple[int, ...]:
    """The ids up to and with the first that ends a reply."""
    end = next((place for place, one in enumerate(ids) if one in base.eos_ids), len(ids) - 1)
    return tuple(ids[: end + 1])


@torch.no_grad()
def entropy_and_kl(
    policy: PeftModel, base: Base, adapter: str | None, rows: Sequence[Trajectory]
) -> tuple[float, float]:
    """Mean entropy and exact KL to the base over all reply tokens, in nats per token."""
    entropy = kl = 0.0
    for places in _passes(rows, base):
        batch = collate([rows[place] for place in places], base.pad_id, base.device)
        with speaking(policy, adapter):
            ours = reply_logits(policy, batch)[0].log_softmax(dim=1)
        with speaking(policy, None):
            theirs = reply_logits(policy, batch)[0].log_softmax(dim=1)
        entropy -= float((ours.exp() * ours).sum())
        kl += float((ours.exp() * (ours - theirs)).sum())
    count = sum(len(row.reply_ids) for row in rows)
    return entropy / count, kl / count


@torch.no_grad()
def mean_logprobs(
    policy: PeftModel, base: Base, adapter: str | None, rows: Sequence[Trajectory]
) -> list[float]:
    """Mean log-prob of each reply's tokens under a voice, in nats per token."""
    found = [0.0] * len(rows)
    with speaking(policy, adapter):
        for places in _passes(rows, base):
            batch = collate([rows[place] for place in places], base.pad_id, base.device)
            flat = chosen_logprobs(reply_logits(policy, batch)[0], batch.targets)
            for place, one in zip(places, by_reply(flat, batch), strict=True):
                found[place] = float(one.mean())
    return found


def _passes(rows: Sequence[Trajectory], base: Base) -> Iterator[list[int]]:
    """Places of rows for each forward pass: like lengths, and logits that fit into memory."""
    most = max(1, _LOGITS_AT_ONCE // base.model.config.get_text_config().vocab_size)
    for bucket in buckets([row.tokens for row in rows]):
        part: list[int] = []
        for place in bucket:
            if part and sum(len(rows[one].reply_ids) for one in (*part, place)) > most:
                yield part
                part = []
            part.append(place)
        yield part
