"""Bayesian linear regression shared between guilds: w_g = w_0 + δ_g, exactly and in closed form.

With w_0 ~ N(0, P⁻¹), δ_g ~ N(0, D) and a guild's sufficient statistics A_g = Σ v x xᵀ / σ²,
b_g = Σ v x y / σ², integrating δ_g out leaves for w_0 the precision
C_g = D⁻¹ (A_g + D⁻¹)⁻¹ A_g and the information c_g = D⁻¹ (A_g + D⁻¹)⁻¹ b_g, so that
w_0 | all ~ N(S_0 Σ c_g, S_0), S_0 = (P + Σ C_g)⁻¹. Given w_0, with M_g = (A_g + D⁻¹)⁻¹ and
F_g = M_g D⁻¹: w_g = M_g b_g + F_g w_0 and cov(w_g) = M_g + F_g S_0 F_gᵀ; a guild that never spoke
has w_0 and cov = D + S_0 (Lindley and Smith 1972; Bishop 2006, section 3.3). What a row is and
where its target comes from is `learner.qvalue`'s.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


class SharedRegression:
    """The posterior of every guild's weights from sufficient statistics.

    Precisions and targets enter apart: moving a target costs no inversion.

    Args:
        scales: `(d,)` prior standard deviations of w_0.
        guild_scale: Standard deviation of δ_g, in those scales.
    """

    def __init__(self, scales: Array, guild_scale: float) -> None:
        self.size = len(scales)
        self._prior = np.diag(scales**-2.0)
        self._apart = np.diag((guild_scale * scales) ** -2.0)
        self._apart_covariance = np.diag((guild_scale * scales) ** 2.0)
        self._places: dict[str | None, int] = {}
        self._gains = np.zeros((0, self.size, self.size))
        self._informations = np.zeros((0, self.size))
        self._shared_precisions = np.zeros((0, self.size, self.size))
        self._shared = np.linalg.inv(self._prior)

    def set_precisions(self, precisions: dict[str | None, Array]) -> None:
        """Take the A_g `(d, d)` of these guilds; others keep theirs."""
        for guild, precision in precisions.items():
            place = self._place(guild)
            self._gains[place] = _inverse(precision + self._apart)
            shared = self._apart @ self._gains[place] @ precision
            self._shared_precisions[place] = (shared + shared.T) / 2
        self._shared = _inverse(self._prior + self._shared_precisions.sum(axis=0))

    def set_informations(self, informations: dict[str | None, Array]) -> None:
        """Take the b_g `(d,)` of these guilds; others keep theirs."""
        for guild, information in informations.items():
            self._informations[self._place(guild)] = information

    def shared_mean(self) -> Array:
        """The posterior mean of w_0 `(d,)`: what a guild that never spoke starts from."""
        own = np.einsum("gij,gj->i", self._gains, self._informations)
        return np.asarray(self._shared @ (self._apart @ own))

    def means(self) -> dict[str | None, Array]:
        """The posterior mean of w_g `(d,)` of every guild that spoke."""
        pulled = self._informations + self._apart @ self.shared_mean()
        own = np.einsum("gij,gj->gi", self._gains, pulled)
        return {guild: own[place] for guild, place in self._places.items()}

    def mean(self, guild: str | None) -> Array:
        """The posterior mean of w_g `(d,)`."""
        shared = self.shared_mean()
        place = self._places.get(guild)
        if place is None:
            return shared
        return np.asarray(self._gains[place] @ (self._informations[place] + self._apart @ shared))

    def covariance(self, guild: str | None) -> Array:
        """The posterior covariance of w_g `(d, d)`."""
        place = self._places.get(guild)
        if place is None:
            return self._apart_covariance + self._shared
        gain = self._gains[place]
        pull = gain @ self._apart
        whole = gain + pull @ self._shared @ pull.T
        return np.asarray((whole + whole.T) / 2)

    def _place(self, guild: str | None) -> int:
        if guild not in self._places:
            self._places[guild] = len(self._places)
            self._gains = np.concatenate([self._gains, self._apart_covariance[None]])
            self._informations = np.concatenate([self._informations, np.zeros((1, self.size))])
            self._shared_precisions = np.concatenate(
                [self._shared_precisions, np.zeros((1, self.size, self.size))]
            )
        return self._places[guild]


def _inverse(matrix: Array) -> Array:
    inverse = np.linalg.inv(matrix)
    return np.asarray((inverse + inverse.T) / 2)
