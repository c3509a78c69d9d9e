"""Sums of one guild: what goes in comes out again, and the best next draft counts."""

from __future__ import annotations

import numpy as np

from learner.qvalue.ledger import Ledger

ROWS = np.array([[1.0, 2.0], [1.0, -1.0], [1.0, 0.5]])
REWARDS = np.array([1.0, -1.0, 0.5])
VOTES = np.array([1.0, 2.0, 3.0])


def test_sums_weigh_rows_by_votes_over_noise() -> None:
    ledger = Ledger(2, noise=0.5)
    ledger.add(ROWS, REWARDS, VOTES)
    np.testing.assert_allclose(ledger.precision, 4 * (ROWS.T * VOTES) @ ROWS)
    np.testing.assert_allclose(ledger.information, 4 * ROWS.T @ (VOTES * REWARDS))


def test_a_row_is_taken_back_and_the_last_leaves_exact_zeros() -> None:
    ledger, other = Ledger(2, 0.7), Ledger(2, 0.7)
    ledger.add(ROWS, REWARDS, VOTES)
    other.add(ROWS[:2], REWARDS[:2], VOTES[:2])
    ledger.take(ROWS[2], REWARDS[2], VOTES[2])
    np.testing.assert_allclose(ledger.precision, other.precision, atol=1e-14)
    np.testing.assert_allclose(ledger.information, other.information, atol=1e-14)
    ledger.take(ROWS[0], REWARDS[0], VOTES[0])
    ledger.take(ROWS[1], REWARDS[1], VOTES[1])
    assert not ledger.precision.any()
    assert not ledger.information.any()


def test_the_best_next_draft_counts_clipped_and_averaged_over_continuations() -> None:
    ledger = Ledger(2, noise=1.0)
    assert not ledger.bootstraps
    weights = np.array([0.0, 0.4])
    ledger.go_on("r", ROWS[0], 2.0, [np.array([[1.0, 1.0], [1.0, 2.0]]), np.array([[1.0, 9.0]])])
    assert ledger.bootstraps
    # The best are 0.8 and, clipped, 1; their mean 0.9 counts with two votes.
    np.testing.assert_allclose(ledger.bootstrapped(weights), 2 * 0.9 * ROWS[0])
    ledger.go_on("s", ROWS[1], 1.0, [np.array([[1.0, -1.0]])])
    np.testing.assert_allclose(ledger.bootstrapped(weights), 2 * 0.9 * ROWS[0] - 0.4 * ROWS[1])
    ledger.go_on("r", ROWS[0], 2.0, [])
    np.testing.assert_allclose(ledger.bootstrapped(weights), -0.4 * ROWS[1])
    ledger.go_on("s", ROWS[1], 1.0, [])
    ledger.go_on("unknown", ROWS[1], 1.0, [])
    assert not ledger.bootstraps
