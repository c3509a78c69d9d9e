"""Which features matter to these people: prior variances fitted to the ratings.

A taste stands on few features. Each weight has a Student-t prior, w ~ N(0, v) with
v ~ InvGamma(a, a s²), sparse where a is small (automatic relevance determination: MacKay 1994;
Tipping 2001). Its expectation-maximisation is in closed form, v = (a s² + E[w²] / 2) / (a + 1/2),
and E[w²] comes from the posterior under the last v. It is computed between observations, not
between features (Rasmussen and Williams 2006, equation 2.12), so few ratings cost little. With
several guilds E[w²] is the mean over those with the most ratings, each counted by its share, and
over w_0 for all others: what divides guilds matters too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

MOST_ROWS = 256
"""So many of the newest ratings are looked at: with more the variances hardly move."""

_ITERATIONS = 8
_MOST_GUILDS = 4


def relevance(
    design: Array,
    rewards: Array,
    votes: Array,
    guilds: Sequence[str | None],
    scales: Array,
    *,
    tail: float,
    noise: float,
    guild_scale: float,
) -> Array:
    """Fit the prior variances of the weights.

    Args:
        design: `(n, d)` rows of the rated drafts, oldest first; the first column, the bias, keeps
            its variance.
        rewards: `(n,)` in [-1, 1].
        votes: `(n,)` how many thumbs each reward stands on.
        guilds: Where each was given.
        scales: `(d,)` s, the scale of each weight's prior.
        tail: a; the smaller, the fewer features matter.
        noise: Standard deviation of one thumb.
        guild_scale: Standard deviation of a guild's own part beside the shared one.

    Returns:
        `(d,)`; without ratings the squares of `scales`.
    """
    variances = scales**2
    design, rewards, votes = design[-MOST_ROWS:], rewards[-MOST_ROWS:], votes[-MOST_ROWS:]
    guilds = guilds[-MOST_ROWS:]
    if not len(rewards):
        return variances
    own = guild_scale**2
    codes = {guild: code for code, guild in enumerate(dict.fromkeys(guilds))}
    places = np.array([codes[guild] for guild in guilds])
    alike = 1 + own * (places[:, None] == places)
    parts = []
    shared = 1.0
    for guild, count in Counter(guilds).most_common(_MOST_GUILDS):
        parts.append((1 + own * (places == codes[guild]), 1 + own, count / len(guilds)))
        shared -= count / len(guilds)
    if shared > 0:
        parts.append((np.ones(len(guilds)), 1.0, shared))
    for _ in range(_ITERATIONS):
        gram = (design * variances) @ design.T * alike + np.diag(noise**2 / votes)
        inverse = np.linalg.inv(gram)
        fitted = inverse @ rewards
        squares = np.zeros(len(scales))
        for weight, prior, share in parts:
            mean = variances * (design.T @ (weight * fitted))
            seen = design * weight[:, None]
            spread = prior * variances - variances**2 * ((inverse @ seen) * seen).sum(axis=0)
            squares += share * (mean**2 + np.maximum(spread, 0.0)) / prior
        updated = (tail * scales**2 + squares / 2) / (tail + 0.5)
        updated[0] = variances[0]
        variances = updated
    return variances
