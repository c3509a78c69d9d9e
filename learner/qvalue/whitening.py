"""The basis of the Q-head: from φ to a design row, fitted on drafts without any label.

Text features and buckets of words are centred and scaled to unit spread among the drafts of one
reply; the hidden states are centred, what the text explains of them is taken out, and the strongest
principal directions of the rest are whitened. Only differences among the drafts of one reply decide
a pick, so spreads and directions are taken within replies where there are several drafts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from learner.qvalue.phi import SKETCH, Phi

Array = NDArray[np.float64]

_LEAST_DRAFTS = 4
"""With fewer drafts there are no directions worth the name."""
_RIDGE = 0.01
_RARE = 0.02
_SMALLEST = 1e-6
_MOST_DRAFTS = 4_000
"""Of more drafts the newest are used: the basis hardly moves any more, and memory is bounded."""


@dataclass(frozen=True, eq=False)
class Basis:
    """A fixed affine map from φ to design rows: one bias, K numbers of the text, H directions.

    `spread` `(K,)` is the standard deviation of each number of the text among the drafts of a
    reply; it is the unit of its weight.
    """

    text_centre: Array
    spread: Array
    hidden_centre: Array
    explained: Array
    directions: Array

    @property
    def texts(self) -> int:
        """K."""
        return len(self.text_centre)

    @property
    def hiddens(self) -> int:
        """H, from 0 to `QOptions.directions`."""
        return int(self.directions.shape[1])

    @property
    def size(self) -> int:
        """Columns of a design row: 1 + K + H."""
        return 1 + self.texts + self.hiddens

    def rows(self, phis: Sequence[Phi]) -> Array:
        """Design rows `(n, size)`; raises as `check` does."""
        self.check(phis)
        if not phis:
            return np.zeros((0, self.size))
        text, hidden = stacked(phis)
        scaled = (text - self.text_centre) / self.spread
        residual = hidden - self.hidden_centre - scaled @ self.explained
        return np.hstack([np.ones((len(phis), 1)), scaled, residual @ self.directions])

    def check(self, phis: Sequence[Phi]) -> None:
        """Refuse φ that the basis was not fitted on.

        Raises:
            ValueError: φ with another number of text features.
        """
        for phi in phis:
            if phi.text.size != self.texts:
                raise ValueError(
                    f"φ with {phi.text.size} text features, wanted {self.texts}: "
                    "features of another version; compute them anew from the text"
                )


def fit_basis(groups: Sequence[Sequence[Phi]], texts: int, directions: int) -> Basis:
    """Fit the basis on unlabelled drafts.

    Args:
        groups: The drafts of each reply, oldest first.
        texts: How many text features φ has; the basis of no drafts leaves them as they are.
        directions: The most directions of hidden states.
    """
    kept: list[Sequence[Phi]] = []
    count = 0
    for group in reversed(groups):
        if group and count + len(group) <= _MOST_DRAFTS:
            kept.append(group)
            count += len(group)
    if not kept:
        return Basis(
            np.zeros(texts),
            np.ones(texts),
            np.zeros(SKETCH),
            np.zeros((texts, SKETCH)),
            np.zeros((SKETCH, 0)),
        )
    text, hidden = stacked([phi for group in reversed(kept) for phi in group])
    sizes = [len(group) for group in reversed(kept)]
    return _fitted(text, hidden, sizes, directions)


def stacked(phis: Sequence[Phi]) -> tuple[Array, Array]:
    """The two parts of several φ as float64 matrices `(n, K)` and `(n, SKETCH)`."""
    return (
        np.stack([phi.text for phi in phis]).astype(np.float64),
        np.stack([phi.hidden for phi in phis]).astype(np.float64),
    )


def _fitted(text: Array, hidden: Array, sizes: Sequence[int], directions: int) -> Basis:
    text_centre, hidden_centre = text.mean(axis=0), hidden.mean(axis=0)
    within, freedom = _within(text, sizes)
    # What hardly ever varies must not become large where it does once.
    spread = np.sqrt(((within**2).sum(axis=0) + 1) / (freedom + 1) + _RARE)
    scaled = within / spread
    states, _ = _within(hidden, sizes)
    gram = scaled.T @ scaled + _RIDGE * max(freedom, 1) * np.eye(text.shape[1])
    explained = np.linalg.solve(gram, scaled.T @ states)
    residual = states - scaled @ explained
    count = min(directions, freedom // 2, SKETCH) if len(text) >= _LEAST_DRAFTS else 0
    values, vectors = np.linalg.eigh(residual.T @ residual / max(freedom, 1))
    order = np.argsort(values)[::-1][:count]
    order = order[values[order] > max(_SMALLEST, _SMALLEST * values[-1])]
    return Basis(
        text_centre, spread, hidden_centre, explained, vectors[:, order] / np.sqrt(values[order])
    )


def _within(values: Array, sizes: Sequence[int]) -> tuple[Array, int]:
    """Differences from the mean of each reply's drafts, and their degrees of freedom.

    Where no reply has several drafts, differences from the mean of all.
    """
    if max(sizes) == 1:
        return values - values.mean(axis=0), max(len(values) - 1, 0)
    starts = np.cumsum([0, *sizes[:-1]])
    means = np.add.reduceat(values, starts, axis=0) / np.asarray(sizes)[:, None]
    return values - np.repeat(means, sizes, axis=0), len(values) - len(sizes)
