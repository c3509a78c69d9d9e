"""Which of several drafts to show, given what they may be worth: Thompson sampling, exactly.

A draft is shown as often as it is the best of a draw from the posterior (Thompson 1933; Russo et
al. 2018), here one narrowed by a factor (Chapelle and Li 2011), and now and then a uniform one is,
so that there is data to judge by. How often each is the best is counted over many draws, and the
pick is drawn from those very counts: its probability is known, as importance weights want it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

_POSTERIOR_DRAWS = 1000
"""How many values are drawn to know how often each draft is the best."""

_EQUAL = 1e-6
"""Drawn values closer than this are equal: rounding parts those of equal drafts that far."""


@dataclass(frozen=True, eq=False)
class Values:
    """The posterior of n drafts' values: mean `(n,)` and covariance `(n, n)`."""

    mean: Array
    covariance: Array


@dataclass(frozen=True, eq=False)
class Pick:
    """Which draft to show.

    `probabilities` `(n,)` are those that `place` was drawn with, `doubt` is the posterior standard
    deviation of the picked draft's value.
    """

    place: int
    probabilities: Array
    reason: Literal["thompson", "uniform"]
    doubt: float


def draw_pick(
    values: Values,
    places: Sequence[int],
    count: int,
    random: np.random.Generator,
    *,
    exploration: float,
    epsilon: float,
) -> Pick:
    """Pick one of the drafts that may be picked.

    Args:
        values: The posterior of those drafts.
        places: Where they stand among all.
        count: How many drafts there are in all.
        random: Where chance comes from.
        exploration: Factor on the posterior's standard deviations.
        epsilon: Probability of a uniform pick.
    """
    best = _chances_of_being_best(values, exploration, random)
    uniform = bool(random.random() < epsilon)
    own = np.full(len(places), 1 / len(places)) if uniform else best
    picked = int(random.choice(len(places), p=own))
    probabilities = np.zeros(count)
    probabilities[list(places)] = (1 - epsilon) * best + epsilon / len(places)
    return Pick(
        place=places[picked],
        probabilities=probabilities,
        reason="uniform" if uniform else "thompson",
        doubt=float(np.sqrt(max(values.covariance[picked, picked], 0.0))),
    )


def _chances_of_being_best(
    values: Values, exploration: float, random: np.random.Generator
) -> Array:
    """How often each draft is the best over draws from the scaled posterior `(n,)`."""
    spectrum, vectors = np.linalg.eigh(values.covariance)
    root = vectors * np.sqrt(np.maximum(spectrum, 0.0))
    noise = random.standard_normal((_POSTERIOR_DRAWS, len(values.mean)))
    draws = values.mean + exploration * noise @ root.T
    ties = draws >= draws.max(axis=1, keepdims=True) - _EQUAL
    return np.asarray((ties / ties.sum(axis=1, keepdims=True)).mean(axis=0))
