"""What one guild's ratings come to: sufficient statistics, and where its conversations went on.

Sums that grow and shrink by one row in closed form. Which rows there are is `head`'s,
and what follows from the sums `guilds`'.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


class Ledger:
    """The sums of one guild.

    `precision` `(d, d)` is Σ v x xᵀ / σ², `information` `(d,)` is Σ v x r / σ², without what is
    bootstrapped from later turns.

    Args:
        size: d.
        noise: σ, the standard deviation of one thumb.
    """

    def __init__(self, size: int, noise: float) -> None:
        self.precision = np.zeros((size, size))
        self.information = np.zeros(size)
        self._weight = noise**-2.0
        self._rated = 0
        self._went_on: dict[str, tuple[Array, Sequence[Array]]] = {}
        self._stacked: tuple[Array, Array, NDArray[np.intp]] | None = None

    def add(self, design: Array, rewards: Array, votes: Array) -> None:
        """Add rated rows: design `(n, d)`, rewards and votes `(n,)`."""
        weighted = design * (self._weight * votes)[:, None]
        self.precision += weighted.T @ design
        self.information += weighted.T @ rewards
        self._rated += len(rewards)

    def take(self, row: Array, reward: float, votes: float) -> None:
        """Take a rated row back."""
        self.precision -= self._weight * votes * np.outer(row, row)
        self.information -= self._weight * votes * reward * row
        self._rated -= 1
        if not self._rated:
            self.precision[:] = 0
            self.information[:] = 0

    def go_on(self, parent: str, row: Array, votes: float, nexts: Sequence[Array]) -> None:
        """Know what could be said after a rated reply.

        Args:
            parent: The reply.
            row: `(d,)` its row.
            votes: How many thumbs it has.
            nexts: Rows `(n, d)` of the drafts of each reply that came next; none: it was the end.
        """
        if nexts:
            self._went_on[parent] = (row * (self._weight * votes / len(nexts)), tuple(nexts))
        elif self._went_on.pop(parent, None) is None:
            return
        self._stacked = None

    @property
    def bootstraps(self) -> bool:
        """Whether any rated reply was gone on from."""
        return bool(self._went_on)

    def bootstrapped(self, weights: Array) -> Array:
        """The information `(d,)` in the best next drafts, before discounting.

        Args:
            weights: `(d,)` what values them; each value is kept within [-1, 1].
        """
        if self._stacked is None:
            pairs = [(row, next) for row, nexts in self._went_on.values() for next in nexts]
            sizes = [len(next) for _, next in pairs]
            self._stacked = (
                np.array([row for row, _ in pairs]),
                np.concatenate([next for _, next in pairs]),
                np.cumsum([0, *sizes[:-1]], dtype=np.intp),
            )
        rows, drafts, starts = self._stacked
        best = np.maximum.reduceat(drafts @ weights, starts)
        return np.asarray(np.clip(best, -1.0, 1.0) @ rows)
