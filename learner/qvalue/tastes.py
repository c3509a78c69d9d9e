"""What a community likes, in words: the weights of the interpretable features, with their doubt.

Weights are in comparable units: how much the value of a draft grows, on the scale of -1 (thumb
down) to 1 (thumb up), when the feature grows by its usual spread among the drafts of a reply.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from learner.qvalue.features import TEXT_FEATURES, TextFeature


@dataclass(frozen=True)
class Taste:
    """One thing that is liked (weight above 0) or disliked, and the posterior's doubt about it."""

    words: str
    weight: float
    sd: float

    def __str__(self) -> str:
        return f"{self.words} {self.weight:+.2f} ± {self.sd:.2f}"


def tastes(
    weights: NDArray[np.float64],
    sds: NDArray[np.float64],
    most: int,
    features: Sequence[TextFeature] = TEXT_FEATURES,
) -> tuple[Taste, ...]:
    """Name the strongest weights, those farthest from 0 in absolute terms first.

    Args:
        weights: `(K,)`, one for each feature.
        sds: `(K,)` their posterior standard deviations.
        most: How many at most; weights of exactly 0 are not named.
        features: The words.
    """
    named = [
        _named(feature, float(weight), float(sd))
        for feature, weight, sd in zip(features, weights, sds, strict=True)
        if weight != 0
    ]
    return tuple(sorted(named, key=lambda taste: -abs(taste.weight))[:most])


def _named(feature: TextFeature, weight: float, sd: float) -> Taste:
    if weight < 0 and feature.disliked != feature.liked:
        return Taste(feature.disliked, -weight, sd)
    return Taste(feature.liked, weight, sd)
