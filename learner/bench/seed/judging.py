"""What a gate is: answers, each judged right or wrong, and the share that is wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from learner.bench.seed.asking import Answer


@dataclass(frozen=True)
class Judged:
    """One thing that was asked, what was answered, and whether that is right."""

    asked: str
    answer: str
    good: bool


@dataclass(frozen=True)
class Gate:
    """Judged answers, and the least and the most share of right ones that is wanted, if any."""

    what: str
    judged: tuple[Judged, ...]
    least: float | None = None
    most: float | None = None

    @property
    def right(self) -> int:
        """How many answers are right."""
        return sum(one.good for one in self.judged)

    @property
    def share(self) -> float:
        """The share of right answers, 0 where there are none."""
        return self.right / len(self.judged) if self.judged else 0.0

    @property
    def held(self) -> bool:
        """Whether the share is as wanted."""
        return (self.least is None or self.share >= self.least) and (
            self.most is None or self.share <= self.most
        )


def judged(
    answers: Iterable[Sequence[Answer]], checks: Iterable[Callable[[str], bool]]
) -> tuple[Judged, ...]:
    """Judge the answers to each request by its own check."""
    return tuple(
        Judged(answer.asked, answer.text, check(answer.text))
        for some, check in zip(answers, checks, strict=True)
        for answer in some
    )
