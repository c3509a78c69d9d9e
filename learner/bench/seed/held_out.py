"""Everything that is held out: each of these may stand nowhere in the training text."""

from __future__ import annotations

from learner.bench.seed import (
    chats,
    explanations,
    facts,
    families,
    limits,
    memory,
    openers,
    steering,
    summaries,
    values,
)


def prompts() -> tuple[str, ...]:
    """Every turn of a person and every system turn of the bench, but the openers of everybody."""
    return tuple(
        dict.fromkeys(
            [
                *(words for topic in explanations.TOPICS for words in topic.asks),
                *(asked for asked, _ in (*facts.FACTS, *facts.SUMS)),
                *(turn for one in memory.told() for turn in one.turns()),
                *(asked for asked, _ in summaries.requests()),
                *(text.text for text in summaries.TEXTS),
                *(asked for _, asked in limits.REQUESTS),
                *(one.request for one in (*families.questions(), *values.questions())),
                *(one.text for one in steering.instructions()),
                *steering.ON_TALK,
                *steering.ON_CODE,
                *openers.CHAT,
                *(user for chat in chats.CHATS for user, _ in chat),
            ]
        )
    )
