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


@dataclass(frozen=True)
class Steered:
    """How often replies show what an instruction names, with it and without any."""

    instruction: Instruction
    without: float
    with_it: float
    obeyed: int
    replies: int

    @property
    def right_way(self) -> bool:
        """Whether the dial moved the way that was asked, or stands where it should."""
        moved = self.with_it - self.without
        wanted = moved > 0 if self.instruction.up else moved < 0
        return wanted or self.obeyed >= OBEYED * self.replies


def present(asker: Asker, step: int, seeds: int, code: Sequence[Answer]) -> list[Gate]:
    """Sample fitting replies beside those with code and look for each dial: a gate each."""
    topics = [words[-1] for _, words in explanations.TOPICS][::step]
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
    """Compare replies under each instruction with those under none."""
    plain = {
        on_code: [one.text for one in _flat(asker.ask(asked, samples=seeds))]
        for on_code, asked in ((False, ON_TALK[::step]), (True, ON_CODE[::step]))
    }
    told = [
        (one, request)
        for one in instructions()
        for request in (ON_CODE if one.on_code else ON_TALK)[::step]
    ]
    answers = asker.ask(
        [request for _, request in told], samples=1, systems=[one.text for one, _ in told]
    )
    replies: dict[Instruction, list[str]] = {}
    for (one, _), (answer,) in zip(told, answers, strict=True):
        replies.setdefault(one, []).append(answer.text)
    return [_steered(one, plain[one.on_code], texts) for one, texts in replies.items()]


def _steered(one: Instruction, plain: Sequence[str], told: Sequence[str]) -> Steered:
    shown = sum(map(one.shown, told))
    return Steered(
        one,
        without=sum(map(one.shown, plain)) / len(plain),
        with_it=shown / len(told),
        obeyed=shown if one.up else len(told) - shown,
        replies=len(told),
    )


def by_dial(steered: Sequence[Steered]) -> list[Gate]:
    """One gate over all instructions that moved their dial the right way, then one a dial."""

    def gate(what: str, some: Sequence[Steered], least: float | None = None) -> Gate:
        rows = [
            Judged(
                one.instruction.text,
                f"without {one.without:.2f}, with {one.with_it:.2f}",
                one.right_way,
            )
            for one in some
        ]
        return Gate(what, tuple(rows), least)

    names = dict.fromkeys(one.instruction.dial for one in steered)
    return [
        gate("system turns that move their dial the right way", steered, STEERED_WISH),
        *(
            gate(f"  steering: {name}", [one for one in steered if one.instruction.dial == name])
            for name in names
        ),
    ]


def _flat(answers: Sequence[Sequence[Answer]]) -> list[Answer]:
    return [answer for some in answers for answer in some]
