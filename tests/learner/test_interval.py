"""Intervals against published numbers."""

import math
import random

import pytest

from learner.interval import (
    Z_999,
    auc_interval,
    groups_interval,
    mean_interval,
    share_difference,
    student_t,
    wilson,
)


def test_wilson_gives_the_textbook_interval() -> None:
    # Newcombe 1998, Statistics in Medicine 17, table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29.
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert wilson(15, 148) == pytest.approx((0.0624, 0.1605), abs=5e-5)
    assert wilson(0, 20) == pytest.approx((0.0, 0.1611), abs=5e-5)
    assert wilson(1, 29) == pytest.approx((0.0061, 0.1718), abs=5e-5)


def test_wilson_knows_nothing_without_data_and_refuses_nonsense() -> None:
    assert wilson(0, 0) == (0.0, 1.0)
    with pytest.raises(ValueError, match="3 of 2"):
        wilson(3, 2)


def test_the_difference_of_two_shares_has_the_textbook_interval() -> None:
    # Newcombe 1998, Statistics in Medicine 17, 873-890, table II, method 10.
    assert share_difference((56, 70), (48, 80)) == pytest.approx((0.0524, 0.3339), abs=5e-5)
    assert share_difference((9, 10), (3, 10)) == pytest.approx((0.1705, 0.8090), abs=5e-5)
    assert share_difference((6, 7), (2, 7)) == pytest.approx((0.0582, 0.8062), abs=5e-5)
    assert share_difference((56, 70), (48, 80), Z_999)[0] < 0
    with pytest.raises(ValueError, match="trials"):
        share_difference((0, 0), (1, 2))


def test_an_area_under_the_curve_has_the_interval_worked_out_by_hand() -> None:
    # Area 0.8, ten of each: (0.16 + 9 * 0.026667 + 9 * 0.071111) / 100 = 0.0104.
    low, high = auc_interval(0.8, 10, 10)
    assert low == pytest.approx(0.8 - 1.959964 * 0.1019804, abs=1e-6)
    assert high == pytest.approx(min(1.0, 0.8 + 1.959964 * 0.1019804), abs=1e-6)


def test_an_area_at_the_edge_has_a_width_and_one_without_pairs_says_nothing() -> None:
    assert auc_interval(0.5, 0, 9) == (0.0, 1.0)
    assert 0.8 < auc_interval(1.0, 20, 20)[0] < 1.0
    with pytest.raises(ValueError, match="0 to 1"):
        auc_interval(1.5, 2, 2)


def test_a_mean_of_three_has_the_interval_worked_out_by_hand() -> None:
    # Mean 2, standard deviation 1, 4.302653 / sqrt(3) = 2.484138.
    assert mean_interval([1.0, 2.0, 3.0]) == pytest.approx((2.0, -0.484138, 4.484138), abs=1e-5)


def test_one_value_says_nothing_about_its_spread_and_none_is_refused() -> None:
    assert mean_interval([4.0]) == (4.0, -math.inf, math.inf)
    with pytest.raises(ValueError, match="none"):
        mean_interval([])


@pytest.mark.parametrize(
    ("degrees", "value"),
    [(1, 12.7062), (10, 2.2281), (30, 2.0423), (31, 2.0395), (40, 2.0211), (120, 1.9799)],
)
def test_students_t_is_that_of_the_tables(degrees: int, value: float) -> None:
    assert student_t(degrees) == pytest.approx(value, abs=5e-5)


def test_two_groups_have_the_textbook_interval_about_the_mean_of_their_means() -> None:
    # means 2 and 6, squares 2 + 8 over 3 degrees of freedom, standard error of the mean's mean
    # sqrt(10 / 3 * (1 / 3 + 1 / 2)) / 2 = 5 / 6, times t = 3.182446
    mean, low, high = groups_interval([1.0, 2.0, 3.0], [4.0, 8.0])
    assert (mean, low, high) == pytest.approx((4.0, 4 - 2.652038, 4 + 2.652038), abs=1e-6)
    assert groups_interval([1.0], [3.0]) == (2.0, -math.inf, math.inf)
    with pytest.raises(ValueError, match="1 and 0"):
        groups_interval([1.0], [])


def test_the_mean_of_two_groups_lies_within_its_interval_as_often_as_it_says() -> None:
    draw = random.Random(1)
    held = 0
    for _ in range(2000):
        one = [draw.gauss(1, 2) for _ in range(3)]
        two = [draw.gauss(5, 2) for _ in range(6)]
        _, low, high = groups_interval(one, two)
        held += low <= 3 <= high
    assert 0.935 < held / 2000 < 0.965
