"""The hierarchical posterior against one big regression that writes every w_g out."""

from __future__ import annotations

import numpy as np
import pytest

from learner.qvalue.guilds import SharedRegression

SIZE = 3
SCALE = 0.7
VARIANCES = np.array([0.5, 1.0, 2.0])


def data(seed: int) -> dict[str | None, tuple[np.ndarray, np.ndarray]]:
    draw = np.random.default_rng(seed)
    return {
        guild: (draw.normal(size=(count, SIZE)), draw.normal(size=count))
        for guild, count in ((None, 2), ("a", 7), ("b", 30))
    }


def reference(
    rows: dict[str | None, tuple[np.ndarray, np.ndarray]],
) -> dict[str | None, tuple[np.ndarray, np.ndarray]]:
    """Stack w_0, δ_None, δ_a, δ_b, δ_new into one vector, solve, and add up. Noise 1."""
    names = [*rows, "new"]
    blocks = [VARIANCES, *(SCALE**2 * VARIANCES for _ in names)]
    precision = np.diag(1 / np.concatenate(blocks))
    information = np.zeros(len(precision))
    for place, name in enumerate(rows, 1):
        design, targets = rows[name]
        wide = np.zeros((len(design), len(precision)))
        wide[:, :SIZE] = design
        wide[:, SIZE * place : SIZE * (place + 1)] = design
        precision += wide.T @ wide
        information += wide.T @ targets
    covariance = np.linalg.inv(precision)
    mean = covariance @ information
    found: dict[str | None, tuple[np.ndarray, np.ndarray]] = {}
    for place, name in enumerate(names, 1):
        add = np.zeros((SIZE, len(precision)))
        add[:, :SIZE] = np.eye(SIZE)
        add[:, SIZE * place : SIZE * (place + 1)] = np.eye(SIZE)
        found[name] = (add @ mean, add @ covariance @ add.T)
    return found


def give(
    regression: SharedRegression, rows: dict[str | None, tuple[np.ndarray, np.ndarray]]
) -> None:
    regression.set_precisions({name: x.T @ x for name, (x, _) in rows.items()})
    regression.set_targets({name: x.T @ y for name, (x, y) in rows.items()})


def test_every_guild_has_the_posterior_of_one_big_regression() -> None:
    regression = SharedRegression(VARIANCES, SCALE)
    give(regression, data(1))
    for guild, (mean, covariance) in reference(data(1)).items():
        np.testing.assert_allclose(regression.mean(guild), mean, atol=1e-10)
        np.testing.assert_allclose(regression.covariance(guild), covariance, atol=1e-10)


def test_what_was_told_before_leaves_no_trace() -> None:
    regression = SharedRegression(VARIANCES, SCALE)
    give(regression, data(1))
    give(regression, data(2))
    for guild, (mean, covariance) in reference(data(2)).items():
        np.testing.assert_allclose(regression.mean(guild), mean, atol=1e-10)
        np.testing.assert_allclose(regression.covariance(guild), covariance, atol=1e-10)


def test_without_ratings_the_prior_speaks() -> None:
    regression = SharedRegression(VARIANCES, SCALE)
    np.testing.assert_array_equal(regression.mean("any"), np.zeros(SIZE))
    np.testing.assert_allclose(
        regression.covariance("any"), np.diag((1 + SCALE**2) * VARIANCES), rtol=1e-12
    )


def test_one_rating_by_hand() -> None:
    # One weight with prior variance 1 shared and 1 apart, x = 1, y = 1, noise 1: var(w) = 2, so
    # the mean is 2/3 there; w_0 has covariance 1 with w, so 1/3 elsewhere.
    regression = SharedRegression(np.ones(1), 1.0)
    regression.set_precisions({"here": np.ones((1, 1))})
    regression.set_targets({"here": np.ones(1)})
    assert regression.mean("here")[0] == pytest.approx(2 / 3)
    assert regression.mean("elsewhere")[0] == pytest.approx(1 / 3)
    assert regression.covariance("here")[0, 0] == pytest.approx(2 / 3)
    assert regression.covariance("elsewhere")[0, 0] == pytest.approx(2 - 1 / 3)
