"""Draws a round's rollouts: several replies to each prompt from the policy as it is now.

Prompts are read once and their keys and values shared by all replies to them; replies that have
ended leave the batch. What the replies are worth is `learner.scoring`'s.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from learner.engine.batch import Block, Forward, gather
from learner.engine.sampling import draw
from learner.policy import Base

MOST_CACHED_TOKENS = 2**15
"""Bounds memory: rows that decode together times the tokens that each may come to hold."""

_SPARSE = 0.75
"""Below this share of rows that still decode, the block is copied without the others."""


@dataclass(frozen=True)
class Rollout:
    """One drawn reply: its prompt's place, its ids and their log-probs in nats, as drawn."""

    prompt: int
    ids: tuple[int, ...]
    logprobs: tuple[float, ...]


@torch.no_grad()
def draw_rollouts(
    base: Base,
    prompts: Sequence[Sequence[int]],
    each: int,
    tokens: int,
    seed: int,
    deadline: float | None = None,
) -> list[Rollout]:
    """Draw `each` replies to each prompt at temperature 1 from the model's active voice.

    Args:
        base: The model; an adapter that was attached to it speaks.
        prompts: Prompt ids.
        each: Replies to each prompt.
        tokens: The most tokens of a reply; less where the context has less room.
        seed: Decides the replies.
        deadline: A time of `time.monotonic`; where the next replies would probably end after it,
            the rest of the prompts get none.

    Returns:
        The rollouts in the order of the prompts.
    """
    forward = Forward(base)
    generator = torch.Generator().manual_seed(seed)
    found: list[Rollout] = []
    slowest = 0.0
    parts = list(_parts(prompts, each, tokens))
    for turn in torch.randperm(len(parts), generator=generator).tolist():
        places, began = parts[turn], time.monotonic()
        if deadline is not None and began + slowest > deadline:
            break
        longest = max(len(prompts[place]) for place in places)
        room = max(1, min(tokens, base.context_tokens - longest))
        read, logits = forward.prefill([prompts[place] for place in places])
        found += _decode(forward, base, places, each, room, read, logits, generator)
        slowest = max(slowest, time.monotonic() - began)
    return sorted(found, key=lambda one: one.prompt)


def _decode(
    forward: Forward,
    base: Base,
    places: Sequence[int],
    each: int,
    room: int,
    read: Block,
    logits: Tensor,
    generator: torch.Generator,
) -> list[Rollout]:
    """Decode `each` replies to the prompts of a block that has just been read."""
    sources = [row for row in range(len(places)) for _ in range(each)]
    ids: list[list[int]] = [[] for _ in sources]
    logprobs: list[list[float]] = [[] for _ in sources]
    logits = logits[torch.tensor(sources, device=base.device)]
    rows = list(range(len(sources)))
    block: Block | None = None
    while True:
        ones = torch.ones(len(rows), device=base.device)
        uniform = torch.rand(len(rows), dtype=torch.float64, generator=generator)
        drawn = draw(logits, ones, ones, uniform.to(base.device))
        numbers = zip(rows, drawn.ids.tolist(), drawn.logprobs_plain.tolist(), strict=True)
        going: list[int] = []
        for place, (row, token, logprob) in enumerate(numbers):
            if ids[row] and ids[row][-1] in base.eos_ids:
                continue  # it has ended, and waits in the block to be left out
            ids[row].append(token)
            logprobs[row].append(logprob)
            if token not in base.eos_ids and len(ids[row]) < room:
                going.append(place)
        if not going:
            break
        if block is None:
            block = gather([(read, [sources[rows[place]] for place in going])])
        elif len(going) < _SPARSE * len(rows):
            block = gather([(block, going)])
        else:
            going = list(range(len(rows)))
        assert block is not None
        last = drawn.ids[torch.tensor(going, device=base.device)]
        rows = [rows[place] for place in going]
        logits = forward.step(block, last)
    return [
        Rollout(places[source], tuple(one), tuple(two))
        for source, one, two in zip(sources, ids, logprobs, strict=True)
    ]


def _parts(prompts: Sequence[Sequence[int]], each: int, tokens: int) -> Iterator[list[int]]:
    """Places of prompts of like length that decode together, at least one at a time."""
    part: list[int] = []
    for place in sorted(range(len(prompts)), key=lambda one: (len(prompts[one]), one)):
        columns = len(prompts[place]) + tokens
        if part and (len(part) + 1) * each * columns > MOST_CACHED_TOKENS:
            yield part
            part = []
        part.append(place)
    if part:
        yield part
