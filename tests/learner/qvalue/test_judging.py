"""AUC, Brier score and calibration, by hand and against counting pairs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learner.qvalue.judging import Judged, Prediction, judge

PREDICTIONS = st.lists(
    st.tuples(st.sampled_from([-0.5, -0.1, 0.0, 0.3, 0.9]), st.sampled_from([-1.0, 0.5, 1.0])),
    min_size=1,
    max_size=30,
).map(lambda pairs: [Prediction(*pair) for pair in pairs])


@given(PREDICTIONS)
def test_auc_is_the_share_of_pairs_ranked_rightly(predictions: list[Prediction]) -> None:
    ups = [one.foretold for one in predictions if one.reward > 0]
    downs = [one.foretold for one in predictions if one.reward < 0]
    found = judge(predictions)
    assert (found.count, found.ups) == (len(predictions), len(ups))
    if not ups or not downs:
        assert found.auc is None
        return
    pairs = [(up > down) + 0.5 * (up == down) for up in ups for down in downs]
    assert found.auc == pytest.approx(sum(pairs) / len(pairs))


def test_by_hand() -> None:
    found = judge([Prediction(0.5, 1.0), Prediction(0.5, -1.0), Prediction(-0.5, -1.0)])
    assert found.auc == 0.75
    assert found.brier == pytest.approx((0.25**2 + 0.75**2 + 0.25**2) / 3)
    assert found.calibration_error == pytest.approx((0.5 + 0.25) / 3)


def test_nothing_and_neither_up_nor_down_are_not_judged() -> None:
    assert judge([]) == judge([Prediction(0.3, 0.0)]) == Judged(0, 0, None, None, None)


def test_a_foretold_value_beyond_the_range_is_a_sure_one() -> None:
    assert judge([Prediction(7.0, 1.0)]).brier == pytest.approx(0.01**2)
