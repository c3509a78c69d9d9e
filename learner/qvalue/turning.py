"""Has the taste changed, and where?

Under the head's own prior the thumbs before and after a change come from two independent tastes
instead of one. The evidence for that is a Bayes factor, p(before) p(after) / p(all) (Kass and
Raftery 1995; one change point as in Fearnhead 2006), for every place at once: with the Cholesky
factor of a Gaussian process' covariance the evidence of each beginning is a running sum, and that
of each end is the same on the thumbs in reverse.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

LEAST_EACH = 8
"""Fewer thumbs than this on either side of a change tell nothing."""


def turn(
    design: Array, rewards: Array, votes: Array, scales: Array, *, noise: float, evidence: float
) -> int:
    """Find where the taste changed.

    Args:
        design: `(n, d)` rows of the rated drafts, oldest first.
        rewards: `(n,)` in [-1, 1].
        votes: `(n,)` how many thumbs each reward stands on.
        scales: `(d,)` prior standard deviation of each weight.
        noise: Standard deviation of one thumb.
        evidence: The log Bayes factor from which a change is believed.

    Returns:
        How many rows came before the likeliest change, 0 where none is believed.
    """
    if len(rewards) < 2 * LEAST_EACH:
        return 0
    covariance = (design * scales**2) @ design.T + np.diag(noise**2 / votes)
    before = _evidence(covariance, rewards)
    after = _evidence(covariance[::-1, ::-1], rewards[::-1])[::-1]
    factors = (before + after - before[-1])[LEAST_EACH : len(rewards) - LEAST_EACH + 1]
    place = int(factors.argmax())
    return LEAST_EACH + place if factors[place] > evidence else 0


def _evidence(covariance: Array, rewards: Array) -> Array:
    """Log evidence `(n + 1,)` of the first 0 to n rewards, but for constants that cancel."""
    factor = np.linalg.cholesky(covariance)
    whitened = np.linalg.solve(factor, rewards)
    return np.concatenate([[0.0], np.cumsum(-(whitened**2) / 2 - np.log(np.diag(factor)))])
