"""The gates of talk: explanations, facts, memory, summaries, limits and chats."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from learner.bench.seed import chats, explanations, facts, limits, memory, openers, summaries
from learner.bench.seed.asking import Asker
from learner.bench.seed.dials import prose
from learner.bench.seed.judging import Gate, Judged, judged
from learner.bench.seed.wording import bare, refuses, says

EXPLANATIONS_WISH = 0.98
FACTS_WISH = 0.90
MEMORY_WISH = 0.90
SUMMARIES_WISH = 0.85
LIMITS_WISH = 0.90
CHATS_WISH = 0.80
DISTINCT_WISH = 12
TIMES = 20
"""How often each opener is said to count the distinct answers."""

Item = TypeVar("Item")


@dataclass(frozen=True)
class Distinct:
    """An opener, how many distinct answers `TIMES` samples had, and how many wordings of them."""

    opener: str
    answers: int
    wordings: int


def explained(asker: Asker, step: int) -> list[Gate]:
    """Ask for every topic, each in its own wordings."""
    rows = [(words, topic) for topic in explanations.TOPICS for words in topic.asks][::step]
    answers = asker.ask([words for words, _ in rows])
    checks = [topic.explained for _, topic in rows]
    return [Gate("explanations of known topics", judged(answers, checks), EXPLANATIONS_WISH)]


def stated(asker: Asker, step: int) -> list[Gate]:
    """Ask for facts and sums."""
    plain = _known(asker, facts.FACTS[::step])
    sums = _known(asker, facts.SUMS[::step])
    return [
        Gate("simple facts and sums", plain + sums, FACTS_WISH),
        Gate("  of these: facts", plain),
        Gate("  of these: sums", sums),
    ]


def remembered(asker: Asker, step: int) -> list[Gate]:
    """Tell things and ask them back."""
    told = memory.told()[::step]
    replies = asker.talk([one.turns() for one in told])
    rows = [
        (one, Judged(" / ".join(one.turns()), said[-1], says(said[-1], one.rule)))
        for one, said in zip(told, replies, strict=True)
    ]
    what = "a name, number or wish told before"
    return [
        Gate(what, tuple(row for _, row in rows), MEMORY_WISH),
        *_parts(rows, "kind", lambda one: one.kind),
        *_parts(rows, "turns later", lambda one: str(one.turns_later)),
    ]


def summed_up(asker: Asker, step: int) -> list[Gate]:
    """Have texts summed up."""
    rows = summaries.requests()[::step]
    answers = asker.ask([asked for asked, _ in rows])
    checks = [text.kept for _, text in rows]
    return [Gate("summaries keep who, what, where", judged(answers, checks), SUMMARIES_WISH)]


def declined(asker: Asker, step: int) -> list[Gate]:
    """Ask for what cannot be done."""
    rows = limits.REQUESTS[::step]
    answers = asker.ask([asked for _, asked in rows])
    checks = [partial(limits.says_so, kind, asked) for kind, asked in rows]
    return [Gate("says what it cannot do", judged(answers, checks), LIMITS_WISH)]


def chatted(asker: Asker, step: int) -> list[Gate]:
    """Hold small talk of six turns."""
    rows = chats.CHATS[::step]
    replies = asker.talk([[user for user, _ in chat] for chat in rows])
    return [
        Gate(
            "six turns without contradiction",
            tuple(
                Judged(
                    " / ".join(user for user, _ in chat),
                    " / ".join([*said, *chats.contradictions(chat, said)]),
                    not chats.contradictions(chat, said),
                )
                for chat, said in zip(rows, replies, strict=True)
            ),
            CHATS_WISH,
        )
    ]


def distinct(asker: Asker, step: int) -> list[Distinct]:
    """Say each opener `TIMES` times at temperature 1 and count the different answers."""
    rows = openers.REPEATED[::step]
    answers = asker.ask(rows, samples=TIMES)
    return [
        Distinct(
            opener,
            len({answer.text.strip() for answer in some}),
            len({bare(answer.text) for answer in some}),
        )
        for opener, some in zip(rows, answers, strict=True)
    ]


def _known(asker: Asker, rows: Sequence[tuple[str, str]]) -> tuple[Judged, ...]:
    """Ask what the model should know; not to know it is wrong, and code says nothing."""

    def check(rule: str, text: str) -> bool:
        said = prose(text)
        return says(said, rule) and not refuses(said)

    answers = asker.ask([words for words, _ in rows])
    return judged(answers, [partial(check, rule) for _, rule in rows])


def _parts(
    rows: Sequence[tuple[Item, Judged]], name: str, part: Callable[[Item], str]
) -> list[Gate]:
    """Split judged answers by a property of what was asked."""
    found: dict[str, list[Judged]] = {}
    for item, row in rows:
        found.setdefault(part(item), []).append(row)
    return [Gate(f"  {name}: {key}", tuple(some)) for key, some in sorted(found.items())]
