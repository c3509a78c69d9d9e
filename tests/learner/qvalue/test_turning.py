"""Where a taste changed: against evidence written out, and on tastes that do and do not change."""

from __future__ import annotations

import math

import numpy as np
import pytest

from learner.qvalue.turning import LEAST_EACH, turn

SCALES = np.array([0.5, 0.5, 0.5, 0.5])
NOISE = 1.0


def thumbs(count: int, seed: int, weights: tuple[float, ...]) -> tuple[np.ndarray, np.ndarray]:
    """Rows with a bias and three features, and thumbs of which one in ten slips."""
    draw = np.random.default_rng(seed)
    design = draw.normal(size=(count, 4))
    design[:, 0] = 1
    rewards = np.sign(design @ np.array(weights)) * np.where(draw.random(count) < 0.1, -1, 1)
    return design, rewards


def found(*parts: tuple[np.ndarray, np.ndarray], evidence: float = 5.0) -> int:
    design = np.concatenate([rows for rows, _ in parts])
    rewards = np.concatenate([some for _, some in parts])
    votes = np.ones(len(rewards))
    return turn(design, rewards, votes, SCALES, noise=NOISE, evidence=evidence)


def evidence_of(design: np.ndarray, rewards: np.ndarray) -> float:
    covariance = (design * SCALES**2) @ design.T + NOISE**2 * np.eye(len(rewards))
    _, determinant = np.linalg.slogdet(covariance)
    return float(-(rewards @ np.linalg.solve(covariance, rewards)) / 2 - determinant / 2)


def test_the_place_is_the_one_with_the_largest_bayes_factor() -> None:
    (one, liked), (two, disliked) = thumbs(30, 1, (0, 1, 0, 0)), thumbs(30, 2, (0, -1, 0, 0))
    design, rewards = np.concatenate([one, two]), np.concatenate([liked, disliked])
    factors = {
        place: evidence_of(design[:place], rewards[:place])
        + evidence_of(design[place:], rewards[place:])
        - evidence_of(design, rewards)
        for place in range(LEAST_EACH, len(rewards) - LEAST_EACH + 1)
    }
    best = max(factors, key=lambda place: factors[place])
    assert found((one, liked), (two, disliked), evidence=factors[best] - 1e-6) == best
    assert found((one, liked), (two, disliked), evidence=factors[best] + 1e-6) == 0


@pytest.mark.parametrize("seed", range(6))
def test_a_taste_turned_round_is_seen_near_where_it_turned(seed: int) -> None:
    before, after = thumbs(80, seed, (0, 1, 0, 0)), thumbs(30, seed + 100, (0, -1, 0, 0))
    assert abs(found(before, after) - 80) <= 6


@pytest.mark.parametrize("seed", range(12))
def test_a_taste_that_stays_is_left_alone(seed: int) -> None:
    assert found(thumbs(120, seed, (0, 1, 0, 0))) == 0


def test_too_few_thumbs_tell_nothing_and_a_high_bound_is_never_reached() -> None:
    flipped = [thumbs(LEAST_EACH, seed, (0, sign, 0, 0)) for seed, sign in ((1, 1), (2, -1))]
    assert found(flipped[0], (flipped[1][0][1:], flipped[1][1][1:]), evidence=-math.inf) == 0
    assert found(thumbs(80, 1, (0, 1, 0, 0)), thumbs(80, 2, (0, -1, 0, 0)), evidence=1e3) == 0


def test_more_votes_are_more_evidence() -> None:
    before, after = thumbs(40, 3, (0, 1, 0, 0)), thumbs(10, 4, (0, -1, 0, 0))
    design, rewards = np.concatenate([before[0], after[0]]), np.concatenate([before[1], after[1]])
    votes = np.ones(50)
    assert turn(design, rewards, votes, SCALES, noise=NOISE, evidence=8.0) == 0
    votes[40:] = 5
    assert abs(turn(design, rewards, votes, SCALES, noise=NOISE, evidence=8.0) - 40) <= 4
