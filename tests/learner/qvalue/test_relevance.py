"""Prior variances from ratings: against the same steps written feature by feature."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from learner.qvalue.relevance import MOST_ROWS, relevance

SCALES = np.array([0.5, 0.1, 0.1, 0.1])
NOISE = 0.9
TAIL = 0.2


def rated(count: int, seed: int = 4) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Only the second of four columns decides."""
    draw = np.random.default_rng(seed)
    design = draw.normal(size=(count, 4))
    design[:, 0] = 1
    votes = draw.integers(1, 4, size=count).astype(float)
    return design, np.sign(design[:, 1]), votes


def fitted(
    design: np.ndarray,
    rewards: np.ndarray,
    votes: np.ndarray,
    guilds: Sequence[str | None],
    guild_scale: float = 0.5,
) -> np.ndarray:
    return relevance(
        design, rewards, votes, guilds, SCALES, tail=TAIL, noise=NOISE, guild_scale=guild_scale
    )


def test_for_one_guild_it_is_em_on_the_weights_themselves() -> None:
    design, rewards, votes = rated(30)
    own = 0.5**2
    variances = SCALES**2
    for _ in range(8):
        precision = np.diag(1 / ((1 + own) * variances))
        precision += (design.T * votes) @ design / NOISE**2
        covariance = np.linalg.inv(precision)
        mean = covariance @ (design.T @ (votes * rewards)) / NOISE**2
        squares = (mean**2 + np.diag(covariance)) / (1 + own)
        updated = (TAIL * SCALES**2 + squares / 2) / (TAIL + 0.5)
        variances = np.concatenate([variances[:1], updated[1:]])
    np.testing.assert_allclose(fitted(design, rewards, votes, ["one"] * 30), variances, rtol=1e-8)


def test_what_decides_stands_out_and_the_rest_shrinks() -> None:
    found = fitted(*rated(120), ["one"] * 120)
    assert found[1] > 4 * SCALES[1] ** 2
    assert (found[2:] < SCALES[2:] ** 2).all()


def test_what_divides_two_guilds_matters() -> None:
    design, rewards, votes = rated(120)
    rewards[60:] *= -1
    found = fitted(design, rewards, votes, ["red"] * 60 + ["blue"] * 60)
    assert found[1] > 4 * SCALES[1] ** 2


def test_many_small_guilds_count_together() -> None:
    design, rewards, votes = rated(120)
    found = fitted(design, rewards, votes, [str(number // 3) for number in range(120)])
    assert found[1] > 2 * found[2:].max()


def test_without_ratings_the_scales_stay() -> None:
    np.testing.assert_allclose(fitted(np.zeros((0, 4)), np.zeros(0), np.zeros(0), []), SCALES**2)


def test_only_the_newest_ratings_are_looked_at() -> None:
    design, rewards, votes = rated(MOST_ROWS + 50)
    whole = fitted(design, rewards, votes, ["one"] * (MOST_ROWS + 50))
    newest = fitted(design[50:], rewards[50:], votes[50:], ["one"] * MOST_ROWS)
    np.testing.assert_array_equal(whole, newest)
