"""The basis: what it centres, scales and turns, and that it needs no label."""

from __future__ import annotations

import numpy as np
import pytest

from learner.qvalue.phi import SKETCH, Phi
from learner.qvalue.whitening import fit_basis

TEXTS = 4


def groups(count: int, drafts: int = 6, seed: int = 3, level: float = 0.0) -> list[list[Phi]]:
    """Drafts whose hidden states vary in ten directions; `level` moves whole replies."""
    draw = np.random.default_rng(seed)
    turn = draw.normal(size=(10, SKETCH)) / 16
    found = []
    for _ in range(count):
        moved = level * draw.normal(size=TEXTS)
        found.append(
            [
                Phi.of(
                    tuple(moved + draw.normal(size=TEXTS) * (1, 2, 3, 0)),
                    draw.normal(size=10) @ turn,
                )
                for _ in range(drafts)
            ]
        )
    return found


def test_text_features_come_out_at_unit_spread_within_replies_whatever_moves_between() -> None:
    replies = groups(200, level=5.0)
    basis = fit_basis(replies, TEXTS, 4)
    rows = [basis.rows(reply)[:, 1 : 1 + TEXTS] for reply in replies]
    within = np.concatenate([one - one.mean(axis=0) for one in rows])
    spread = np.sqrt((within**2).sum(axis=0) / (200 * 5))
    np.testing.assert_allclose(spread[:3], 1, atol=0.03)
    assert spread[3] < 1e-12


def test_directions_are_white_within_replies_and_hold_nothing_of_the_text() -> None:
    replies = groups(200)
    basis = fit_basis(replies, TEXTS, 4)
    rows = np.concatenate(
        [one - one.mean(axis=0) for one in (basis.rows(reply)[:, 1:] for reply in replies)]
    )
    text, hidden = rows[:, :TEXTS], rows[:, TEXTS:]
    np.testing.assert_allclose(hidden.T @ hidden / (200 * 5), np.eye(4), atol=0.02)
    assert np.abs(text.T @ hidden / (200 * 5)).max() < 0.02


def test_no_more_directions_are_made_than_there_are() -> None:
    assert fit_basis(groups(100), TEXTS, 32).hiddens == 10
    assert fit_basis(groups(1, drafts=6), TEXTS, 32).hiddens == 2
    assert fit_basis(groups(100), TEXTS, 0).hiddens == 0


def test_drafts_without_hidden_states_make_no_directions() -> None:
    plain = [[Phi.of(tuple(phi.text)) for phi in reply] for reply in groups(20)]
    assert fit_basis(plain, TEXTS, 8).hiddens == 0


def test_of_no_drafts_the_text_features_pass_as_they_are() -> None:
    basis = fit_basis([], TEXTS, 8)
    np.testing.assert_array_equal(
        basis.rows([Phi.of((1.0, 2.0, 3.0, 4.0))]), [[1.0, 1.0, 2.0, 3.0, 4.0]]
    )


def test_single_drafts_are_compared_with_each_other() -> None:
    single = [[reply[0]] for reply in groups(300)]
    rows = np.concatenate([fit_basis(single, TEXTS, 2).rows(reply) for reply in single])
    np.testing.assert_allclose(rows[:, 1:4].std(axis=0), 1, atol=0.03)


def test_features_of_another_version_are_refused() -> None:
    with pytest.raises(ValueError, match="another version"):
        fit_basis(groups(3), TEXTS, 2).rows([Phi.of((1.0,))])
