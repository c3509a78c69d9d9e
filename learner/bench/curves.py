"""Learning curves: what each seed measured, and means with intervals over seeds.

Seeds are what is independent: a seed's value is the mean over its communities, and intervals are
Student's t over seeds (communities of one seed share prompts and drafts). The share of the gap is
(served - nothing) / (best - nothing) of those means, `best` being what the best of each prompt's 8
drafts of the base would score.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import fmean

from learner.bench.picking import Bounds, Served
from learner.bench.soundness import Soundness
from learner.bench.teaching import Mark
from learner.interval import mean_interval

WHOLE, WEIGHTS = "the whole", "weights only"
LOGGED, SHUFFLED = "PPO on logged thumbs", "shuffled thumbs"
KTO, PROMPT = "KTO (TRL), same ratings", "examples in the prompt"
"""The arms whose weights are taught, and the baselines beside them."""


@dataclass(frozen=True)
class Picked:
    """The Q-head alone with one community: `seeing` names the half of φ it saw, "" both.

    `marks` are empty where the drafts leave nothing to learn; `seconds` is what it took.
    """

    seed: int
    preference: str
    bounds: Bounds
    feature: str
    correlation: float
    noise: float
    seeing: str
    marks: tuple[Served, ...]
    seconds: float


@dataclass(frozen=True)
class Outcome:
    """One arm with one community whose weights are taught."""

    arm: str
    seed: int
    preference: str
    bounds: Bounds
    marks: tuple[Mark, ...]
    soundness: Soundness | None
    verdicts: tuple[str, ...]
    round_seconds: tuple[float, ...]
    seconds: float


@dataclass(frozen=True)
class Course:
    """One community's curve, whoever learned: scores by ratings, and its bounds."""

    seed: int
    bounds: Bounds
    scores: dict[int, float]


@dataclass(frozen=True)
class Curve:
    """A named set of courses."""

    name: str
    courses: tuple[Course, ...]

    def by_seed(self, of: Callable[[Course], float]) -> list[float]:
        """A number of each course, averaged within each seed."""
        seeds = sorted({one.seed for one in self.courses})
        return [fmean(of(one) for one in self.courses if one.seed == seed) for seed in seeds]

    def scores(self, ratings: int) -> list[float]:
        """Each seed's score; none where some course was not judged then."""
        if not self.courses or any(ratings not in one.scores for one in self.courses):
            return []
        return self.by_seed(lambda one: one.scores[ratings])

    def shares(self, ratings: int) -> list[float]:
        """Each seed's share of the gap."""
        nothing = self.by_seed(lambda one: one.bounds.nothing)
        best = self.by_seed(lambda one: one.bounds.best)
        return [
            (score - low) / (high - low)
            for score, low, high in zip(self.scores(ratings), nothing, best, strict=False)
        ]

    def gains(self, ratings: int) -> list[float]:
        """Each seed's gain over its own start."""
        return [now - was for now, was in zip(self.scores(ratings), self.scores(0), strict=False)]


def cell(values: Sequence[float]) -> str:
    """A mean with the half-width of its 95 % interval, "" of nothing."""
    if not values:
        return ""
    mean, low, high = mean_interval(values)
    return f"{mean:.2f}" if math.isinf(low) else f"{mean:.2f} ±{(high - low) / 2:.2f}"


def finite(values: Sequence[float]) -> tuple[float, float, float]:
    """Mean and interval, the interval of one value being that value: JSON has no infinity."""
    mean, low, high = mean_interval(values)
    return (mean, mean, mean) if math.isinf(low) else (mean, low, high)
