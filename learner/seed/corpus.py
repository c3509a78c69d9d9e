"""The mix: single topics, conversations that change topic, and at times a system turn."""

import random
from collections.abc import Callable, Iterator

from learner.seed import explanations, facts, limits, memory, smalltalk, snippets, summaries
from learner.seed.turns import Conversation, Exchange

_Asker = Callable[[random.Random], list[Exchange]]
TOPICS: tuple[tuple[_Asker, float], ...] = (
    (smalltalk.ask, 18),
    (facts.ask, 16),
    (explanations.ask, 16),
    (summaries.ask, 12),
    (snippets.ask, 26),
    (memory.ask, 12),
    (memory.unknown, 1.5),
    (memory.repeat, 4),
    (limits.able, 3),
    (limits.unable, 5),
    (limits.unknown, 3),
)
"""Each topic with its weight among conversations, not among tokens."""

_SYSTEMS: tuple[str, ...] = (
    "You are Thumbwise, a helpful chat bot.",
    "You are a helpful assistant.",
    "You are a friendly bot on a Discord server.",
    "You are Thumbwise. You learn from thumbs.",
    "Answer the question.",
    "You are a helpful assistant that writes Python code.",
)


def conversation(rng: random.Random) -> Conversation:
    """Draw one conversation of one to five exchanges."""
    exchanges = _topic(rng)
    roll = rng.random()
    if roll < 0.25:
        exchanges = [*exchanges, *_topic(rng)]
    elif roll < 0.32:
        exchanges = memory.tell_then_ask(rng, exchanges[:1])
    elif roll < 0.40:
        exchanges = [*smalltalk.ask(rng), *exchanges]
    system = rng.choice(_SYSTEMS) if rng.random() < 0.2 else None
    return Conversation(tuple(exchanges), system)


def conversations(seed: int) -> Iterator[Conversation]:
    """Yield conversations without end; the same seed gives the same ones in the same order."""
    rng = random.Random(seed)
    while True:
        yield conversation(rng)


def _topic(rng: random.Random) -> list[Exchange]:
    askers, weights = zip(*TOPICS, strict=True)
    chosen: _Asker = rng.choices(askers, weights)[0]
    return chosen(rng)
