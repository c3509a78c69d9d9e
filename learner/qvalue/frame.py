"""What the Q-head keeps fixed between two fits: its basis, and what it expects of each weight.

The basis is fitted to all drafts, without labels (`whitening`), the prior variances to the
ratings (`relevance`). Columns that hardly matter are left out, so that a thumb stays cheap.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from learner.qvalue.features import SIZE, TEXT_FEATURES, WORD_BUCKETS
from learner.qvalue.observation import Observation
from learner.qvalue.options import QOptions
from learner.qvalue.phi import Phi
from learner.qvalue.relevance import MOST_ROWS, relevance
from learner.qvalue.turning import turn
from learner.qvalue.whitening import Basis, fit_basis

Array = NDArray[np.float64]

_MOST_COLUMNS = 96
"""Of the basis: beside the interpretable features the most relevant ones are kept."""


@dataclass(frozen=True, eq=False)
class Frame:
    """What stays fixed between two fits: the basis, and the prior variances `(d,)` of the weights.

    `kept` `(d,)` are the columns of the basis in use; all interpretable ones are. `outdated` names
    replies whose thumbs are not learned from, since their guild's taste has changed after them.
    """

    basis: Basis
    kept: NDArray[np.intp]
    variances: Array
    outdated: frozenset[str] = frozenset()

    def rows(self, phis: Sequence[Phi]) -> Array:
        """Design rows `(n, d)`; raises as `check` does."""
        return self.basis.rows(phis)[:, self.kept]

    def check(self, phis: Sequence[Phi]) -> None:
        """Refuse φ that the frame was not made for.

        Raises:
            ValueError: φ with another number of text features.
        """
        self.basis.check(phis)


def fit_frame(ordered: Sequence[Observation], options: QOptions) -> Frame:
    """Fit a frame: the basis to all drafts, the variances to the ratings."""
    basis = fit_basis([one.drafts or (one.phi,) for one in ordered], SIZE, options.directions)
    scales = np.concatenate(
        [
            [options.bias_scale],
            np.full(len(TEXT_FEATURES), options.text_scale),
            np.full(WORD_BUCKETS, options.words_scale),
            np.full(basis.hiddens, options.hidden_scale),
        ]
    )
    rated = [one for one in ordered if one.reward is not None]
    outdated = _outdated(rated, basis, scales, options)
    rated = [one for one in rated if one.reply not in outdated][-MOST_ROWS:]
    variances = relevance(
        *_sums(rated, basis),
        [one.guild for one in rated],
        scales,
        tail=options.tail,
        noise=options.noise,
        guild_scale=options.guild_scale,
    )
    always = 1 + len(TEXT_FEATURES)
    others = always + np.argsort(-variances[always:], kind="stable")[: _MOST_COLUMNS - always]
    kept = np.concatenate([np.arange(always), np.sort(others)])
    return Frame(basis, kept, variances[kept], outdated)


def _outdated(
    rated: Sequence[Observation], basis: Basis, scales: Array, options: QOptions
) -> frozenset[str]:
    """Replies of each guild from before its taste changed."""
    by_guild: dict[str | None, list[Observation]] = {}
    for one in rated:
        by_guild.setdefault(one.guild, []).append(one)
    found: set[str] = set()
    for some in by_guild.values():
        older = max(0, len(some) - MOST_ROWS)
        seen = _sums(some[older:], basis)
        since = turn(*seen, scales, noise=options.noise, evidence=options.change)
        if since:
            found |= {one.reply for one in some[: older + since]}
    return frozenset(found)


def _sums(rated: Sequence[Observation], basis: Basis) -> tuple[Array, Array, Array]:
    """Rows, rewards and votes of rated replies."""
    return (
        basis.rows([one.phi for one in rated]),
        np.array([one.reward for one in rated], dtype=np.float64),
        np.array([one.votes for one in rated], dtype=np.float64),
    )
