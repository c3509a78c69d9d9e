"""Measures a trained seed model: greedy answers by kind, and code that runs right.

Held-out means text drawn with a seed that training does not use. Its wordings come from the same
generators, so this measures what was learned of them, not skill on anything else.
"""

import random
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from transformers import LlamaForCausalLM, PreTrainedTokenizerFast

from learner.seed.corpus import conversation
from learner.seed.families import FAMILIES, passes
from learner.seed.turns import Exchange

Turns = list[dict[str, str]]
_FENCE = re.compile(r"```python\n(.*?)```", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Score:
    """How many of a number of answers were right."""

    kind: str
    right: int
    total: int


def answer(
    model: LlamaForCausalLM,
    tokenizer: PreTrainedTokenizerFast,
    prompts: Sequence[Turns],
    *,
    sample: bool = False,
    limit_tokens: int = 320,
    batch: int = 32,
) -> list[str]:
    """Answer each conversation, greedily or sampled at temperature 1.

    Returns:
        The text of each answer without special tokens. Prompts of similar length are answered
        together, padded on the left.
    """
    texts = [
        tokenizer.apply_chat_template(turns, tokenize=False, add_generation_prompt=True)
        for turns in prompts
    ]
    order = sorted(range(len(texts)), key=lambda index: len(texts[index]))
    answers = [""] * len(texts)
    for start in range(0, len(order), batch):
        chosen = order[start : start + batch]
        rows = tokenizer([texts[index] for index in chosen], return_tensors="pt", padding=True)
        with torch.inference_mode():
            found = model.generate(  # type: ignore[misc]
                input_ids=rows["input_ids"],
                attention_mask=rows["attention_mask"],
                do_sample=sample,
                max_new_tokens=limit_tokens,
                pad_token_id=tokenizer.pad_token_id,
                eos_token_id=tokenizer.eos_token_id,
            )
        said = found[:, rows["input_ids"].shape[1] :]
        for index, text in zip(chosen, tokenizer.batch_decode(said, True), strict=True):
            answers[index] = text
    return answers


def talk_scores(
    model: LlamaForCausalLM, tokenizer: PreTrainedTokenizerFast, seed: int, conversations: int
) -> list[Score]:
    """Score greedy answers to held-out conversations by kind; each turn sees the true history."""
    rng = random.Random(f"held out {seed}")
    prompts: list[Turns] = []
    wanted: list[Exchange] = []
    for _ in range(conversations):
        drawn = conversation(rng)
        turns = drawn.turns()
        first = 1 if drawn.system else 0
        for number, exchange in enumerate(drawn.exchanges):
            if exchange.accept:
                prompts.append(turns[: first + 2 * number + 1])
                wanted.append(exchange)
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for exchange, text in zip(wanted, answer(model, tokenizer, prompts), strict=True):
        counts[exchange.kind][0] += exchange.accepts(text)
        counts[exchange.kind][1] += 1
    return [Score(kind, right, total) for kind, (right, total) in sorted(counts.items())]


def code_score(
    model: LlamaForCausalLM, tokenizer: PreTrainedTokenizerFast, *, sample: bool, each: int = 1
) -> Score:
    """Score one request for every snippet family, `each` times, by running the code.

    The code runs in this process: use it on the seed model alone, which knows only these families.
    """
    families = [family for family in FAMILIES for _ in range(each)]
    prompts = [
        [{"role": "user", "content": f"Write a Python function to {family.tasks[0]}."}]
        for family in families
    ]
    texts = answer(model, tokenizer, prompts, sample=sample)
    right = sum(passes(family, code_of(text)) for family, text in zip(families, texts, strict=True))
    return Score("code, sampled at T = 1" if sample else "code, greedy", right, len(families))


def code_of(text: str) -> str:
    """Take the code out of the first fenced block, or nothing where there is none."""
    found = _FENCE.search(text)
    return found.group(1) if found else ""
