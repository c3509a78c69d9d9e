"""The gates of style: every dial is there to be taught, and system turns move the one they name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from learner.bench.seed import explanations, openers
from learner.bench.seed.asking import Answer, Asker
from learner.bench.seed.dials import DIALS, Fits
from learner.bench.seed.judging import Gate, Judged
from learner.bench.seed.steering import ON_CODE, ON_TALK, Instruction, instructions

PRESENT_WISH = (0.2, 0.8)
STEERED_WISH = 0.80
OBEYED = 0.95
"""A dial that stands at its end already need not move; then this share must obey."""

_PLAIN = 32
"""At least about so many replies without an instruction are compared with."""


@dataclass(frozen=True)
class Steered:
    """How often replies show what an instruction names, with it and without any."""

    instruction: Instruction
    without: float
    shown: int
    replies: int

    @property
    def with_it(self) -> float:
        """The share of replies that show the dial under the instruction."""
        return self.shown / self.replies

    @property
    def right_way(self) -> bool:
        """Whether the dial moved the way that was asked, or stands where it should."""
        if self.instruction.up:
            return self.with_it > self.without or self.with_it >= OBEYED
        return self.with_it < self.without or self.with_it <= 1 - OBEYED


def present(asker: Asker, step: int, seeds: int, code: Sequence[Answer]) -> list[Gate]:
    """Sample fitting replies beside those with code and look for each dial: a gate each."""
    topics = [topic.asks[-1] for topic in explanations.TOPICS][::step]
    replies: dict[Fits, Sequence[Answer]] = {
        "explanation": _flat(asker.ask(topics, samples=seeds)),
        "chat": _flat(asker.ask(openers.CHAT[::step], samples=2 * seeds)),
        "code": code,
    }
    return [
        Gate(
            f"  dial: {dial.name}",
            tuple(Judged(one.asked, one.text, dial.shown(one.text)) for one in replies[dial.fits]),
            *PRESENT_WISH,
        )
        for dial in DIALS
    ]


def steered(asker: Asker, step: int, seeds: int) -> list[Steered]:
    """Compare replies under each instruction with those under none.

    A `step` above 1 leaves out every other instruction, and fewer prompts than elsewhere.
    """
    asked = {False: ON_TALK[:: (step + 1) // 2], True: ON_CODE[:: (step + 1) // 2]}
    plain = {
        on_code: [
            one.text for one in _flat(asker.ask(some, samples=max(seeds, _PLAIN // len(some))))
        ]
        for on_code, some in asked.items()
    }
    told = [
        (one, request) for one in instructions()[:: min(step, 2)] for request in asked[one.on_code]
    ]
    answers = asker.ask(
        [request for _, request in told], samples=1, systems=[one.text for one, _ in told]
    )
    replies: dict[Instruction, list[str]] = {}
    for (one, _), (answer,) in zip(told, answers, strict=True):
        replies.setdefault(one, []).append(answer.text)
    return [
        Steered(
            one,
            sum(map(one.shown, plain[one.on_code])) / len(plain[one.on_code]),
            sum(map(one.shown, texts)),
            len(texts),
        )
        for one, texts in replies.items()
    ]


def right_ways(steered: Sequence[Steered]) -> Gate:
    """The gate over all system turns: which of them moved their dial the right way."""
    return Gate(
        "system turns that move their dial the right way",
        tuple(
            Judged(
                one.instruction.text,
                f"without {one.without:.2f}, with {one.with_it:.2f}",
                one.right_way,
            )
            for one in steered
        ),
        STEERED_WISH,
    )


def _flat(answers: Sequence[Sequence[Answer]]) -> list[Answer]:
    return [answer for some in answers for answer in some]
