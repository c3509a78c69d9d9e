"""Bayesian linear regression shared between guilds: w_g = w_0 + δ_g, exactly and in closed form.

With w_0 ~ N(0, V), δ_g ~ N(0, D), D = s² V, and a guild's sufficient statistics
A_g = Σ v x xᵀ / σ², b_g = Σ v x y / σ², let M_g = (A_g + D⁻¹)⁻¹. Integrating δ_g out leaves for w_0
the precision D⁻¹ - D⁻¹ M_g D⁻¹ and the information D⁻¹ M_g b_g, so that w_0 | all ~ N(m_0, S_0)
with S_0 = (V⁻¹ + Σ (D⁻¹ - D⁻¹ M_g D⁻¹))⁻¹ and m_0 = S_0 D⁻¹ Σ M_g b_g. Given w_0, with
F_g = M_g D⁻¹: w_g has mean M_g b_g + F_g m_0 and covariance M_g + F_g S_0 F_gᵀ; a guild that
never spoke has m_0 and D + S_0 (Lindley and Smith 1972; Bishop 2006, section 3.3). What a row is
and where its target comes from is not decided here.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


class SharedRegression:
    """The posterior of every guild's weights from sufficient statistics.

    Precisions and targets enter apart: moving a target costs no inversion.

    Args:
        variances: `(d,)` prior variances of w_0, the diagonal of V.
        guild_scale: s, the standard deviation of δ_g beside that of w_0.
    """

    def __init__(self, variances: Array, guild_scale: float) -> None:
        self._apart = 1 / (guild_scale**2 * variances)
        self._gains: dict[str | None, Array] = {}
        self._pulls: dict[str | None, Array] = {}
        self._precision = np.diag(1 / variances)
        self._shared = np.diag(variances)
        self._mean = np.zeros(len(variances))

    def set_precisions(self, precisions: dict[str | None, Array]) -> None:
        """Take the A_g `(d, d)` of some guilds; their targets must be set afterwards."""
        for guild, precision in precisions.items():
            if guild in self._gains:
                self._precision -= self._told(guild)
            self._gains[guild] = _inverse(precision + np.diag(self._apart))
            self._precision += self._told(guild)
        self._shared = _inverse(self._precision)

    def set_targets(self, informations: dict[str | None, Array]) -> None:
        """Take the b_g `(d,)` of some guilds, whose precisions are known."""
        for guild, information in informations.items():
            self._pulls[guild] = self._gains[guild] @ information
        if self._pulls:
            self._mean = self._shared @ (self._apart * sum(self._pulls.values()))

    def mean(self, guild: str | None) -> Array:
        """The posterior mean of w_g `(d,)`."""
        if guild not in self._gains:
            return self._mean
        return np.asarray(self._pulls[guild] + self._gains[guild] @ (self._apart * self._mean))

    def covariance(self, guild: str | None) -> Array:
        """The posterior covariance of w_g `(d, d)`."""
        if guild not in self._gains:
            return np.diag(1 / self._apart) + self._shared
        gain = self._gains[guild]
        pull = gain * self._apart
        whole = gain + pull @ self._shared @ pull.T
        return np.asarray((whole + whole.T) / 2)

    def _told(self, guild: str | None) -> Array:
        """The precision `(d, d)` that a guild adds to w_0."""
        return np.diag(self._apart) - self._apart[:, None] * self._gains[guild] * self._apart


def _inverse(matrix: Array) -> Array:
    inverse = np.linalg.inv(matrix)
    return np.asarray((inverse + inverse.T) / 2)
