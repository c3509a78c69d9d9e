"""How good a learned value is at foretelling thumbs: AUC, Brier score and calibration.

Prequential (Dawid 1984): every prediction was made before its thumb was learned.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

BINS = 10
_SURELY = 0.99


@dataclass(frozen=True)
class Prediction:
    """What was foretold of a reply's reward, and what it was; both about -1 to 1."""

    foretold: float
    reward: float


@dataclass(frozen=True)
class Judged:
    """How well rewards were foretold.

    Args:
        count: Predictions with a reward that is not 0.
        ups: How many of them had a reward above 0.
        auc: Chance that a liked reply was ranked above a disliked one, ties half; 0.5 is guessing;
            None until there are both.
        brier: Mean squared error of the probability of a thumb up; 0.25 is guessing; None of
            nothing.
        calibration_error: Mean distance of that probability from the share of thumbs up, over ten
            bins weighted by their counts; None of nothing.
    """

    count: int
    ups: int
    auc: float | None
    brier: float | None
    calibration_error: float | None


def judge(predictions: Sequence[Prediction]) -> Judged:
    """Judge predictions; a reward of exactly 0 says neither up nor down and is left out."""
    kept = [one for one in predictions if one.reward != 0]
    if not kept:
        return Judged(0, 0, None, None, None)
    foretold = np.array([one.foretold for one in kept])
    liked = np.array([one.reward > 0 for one in kept])
    chance = np.clip((1 + foretold) / 2, 1 - _SURELY, _SURELY)
    bins = np.minimum((chance * BINS).astype(int), BINS - 1)
    gaps = [abs(float(chance[bins == one].sum() - liked[bins == one].sum())) for one in range(BINS)]
    return Judged(
        count=len(kept),
        ups=int(liked.sum()),
        auc=_auc(foretold, liked),
        brier=float(np.mean((chance - liked) ** 2)),
        calibration_error=sum(gaps) / len(kept),
    )


def _auc(foretold: np.ndarray, liked: np.ndarray) -> float | None:
    ups, downs = int(liked.sum()), int((~liked).sum())
    if not ups or not downs:
        return None
    _, places, counts = np.unique(foretold, return_inverse=True, return_counts=True)
    ranks = np.cumsum(counts) - (counts - 1) / 2
    return float((ranks[places][liked].sum() - ups * (ups + 1) / 2) / (ups * downs))
