"""The handful of numbers that one looks at first, each with its healthy range.

The ranges are what rounds on the embedded model and on a 0.5 B model keep to; outside of one a
number deserves a look and is no alarm by itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from learner.health.figures import Figures
from learner.health.training import ENOUGH_OF_EACH


@dataclass(frozen=True)
class Sign:
    """One number beside its healthy range; a bound of None is open.

    `value` is None where it was not measured yet.
    """

    name: str
    title: str
    meaning: str
    low: float | None
    high: float | None
    value: float | None = None

    @property
    def is_healthy(self) -> bool | None:
        """Whether it lies within its range; None where it was not measured."""
        if self.value is None:
            return None
        above = self.low is None or self.value >= self.low
        return above and (self.high is None or self.value <= self.high)


def _live_auc(figures: Figures) -> float | None:
    """The live value's AUC, once there are enough thumbs of each sign to say anything."""
    value = figures.outside.value
    if value is None or min(value.up, value.down) < ENOUGH_OF_EACH:
        return None
    return value.auc


def _liked(figures: Figures) -> float | None:
    up, down = figures.vitals.learnable_up, figures.vitals.learnable_down
    return up / (up + down) if up + down else None


def _metric(name: str) -> Callable[[Figures], float | None]:
    return lambda figures: next((one.metrics.get(name) for one in figures.judged_rounds), None)


def _check(name: str) -> Callable[[Figures], float | None]:
    def read(figures: Figures) -> float | None:
        checks = next((one.checks for one in figures.judged_rounds), ())
        return next((one.value for one in checks if one.name == name), None)

    return read


_SIGNS: tuple[tuple[Sign, Callable[[Figures], float | None]], ...] = (
    (
        Sign("liked", "Thumbs up", "share of the newest learnable ratings", 0.1, 0.9),
        _liked,
    ),
    (
        Sign(
            "value_auc",
            "Learned value, live",
            "AUC: pairs of a liked and a disliked reply that it ranks right, foretold before "
            "each thumb was learned; chance is 0.5",
            0.62,
            None,
        ),
        _live_auc,
    ),
    (
        Sign(
            "value_auc_held_out",
            "Learned value, held out",
            "the same on held-out conversations, by the head that scored the last round",
            0.62,
            None,
        ),
        _metric("value_auc"),
    ),
    (
        Sign("reward_std", "Spread of rewards", "in the last round; 0 teaches nothing", 0.1, None),
        _metric("reward_std"),
    ),
    (
        Sign(
            "approx_kl", "Step, nats", "how far the last round moved the policy a token", 1e-4, 0.1
        ),
        _metric("approx_kl"),
    ),
    (
        Sign("clip_fraction", "Clipped", "share of the tokens beyond PPO's clip range", 0.0, 0.4),
        _metric("clip_fraction"),
    ),
    (
        Sign("kl_nats", "KL to the base, nats", "a token, of the last candidate", 0.0, 0.5),
        _check("kl_nats"),
    ),
    (
        Sign("entropy_ratio", "Entropy", "of the last candidate, beside the base's", 0.6, 1.5),
        _check("entropy_ratio"),
    ),
    (
        Sign(
            "repetition",
            "Repetition",
            "ROUGE-L between replies to different prompts, of the last candidate",
            None,
            0.85,
        ),
        _check("repetition"),
    ),
    (
        Sign(
            "held_out_margin",
            "Gain on held-out thumbs, nats",
            "how much likelier than under its parent liked replies became beside disliked ones",
            -0.05,
            None,
        ),
        _check("held_out_margin"),
    ),
)


def signs(figures: Figures) -> tuple[Sign, ...]:
    """Read the numbers, those of rounds from the last one that reached a verdict."""
    return tuple(
        Sign(one.name, one.title, one.meaning, one.low, one.high, read(figures))
        for one, read in _SIGNS
    )
