"""The exact paired test against numbers derived by hand, brute force and the binomial."""

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learner.chance import sign_flip


@pytest.mark.parametrize(
    ("differences", "p"),
    [
        ([], 1.0),
        ([0, 0, 0], 1.0),
        ([1], 1 / 2),
        ([-1], 1.0),
        ([1, 1, 1], 1 / 8),
        ([1, 1, 1, 0, 0], 1 / 8),
        # eight signings sum to 3 once, 1 three times, -1 three times, -3 once: four reach 1
        ([1, 1, -1], 4 / 8),
        # 4, 2, -2 and -4: two of the four signings reach 2
        ([3, -1], 2 / 4),
        ([3, 3, 3, 2, 1], 1 / 32),
    ],
)
def test_it_gives_the_share_counted_by_hand(differences: list[int], p: float) -> None:
    assert sign_flip(differences) == p


@given(st.integers(0, 40), st.integers(0, 40))
def test_for_lost_and_gained_it_is_mcnemars_exact_test(lost: int, gained: int) -> None:
    n = lost + gained
    binomial = sum(math.comb(n, count) for count in range(lost, n + 1)) / 2**n
    assert sign_flip([1] * lost + [-1] * gained) == pytest.approx(binomial)


@given(st.lists(st.integers(-3, 3), max_size=8))
def test_it_counts_every_way_to_sign_the_differences(differences: list[int]) -> None:
    signings = list(itertools.product((1, -1), repeat=len(differences)))
    sums = [
        sum(sign * abs(one) for sign, one in zip(signs, differences, strict=True))
        for signs in signings
    ]
    reached = sum(one >= sum(differences) for one in sums) / len(signings)
    assert sign_flip(differences) == pytest.approx(reached)


@given(st.lists(st.integers(-3, 3), max_size=30), st.integers(1, 3))
def test_one_more_loss_never_looks_more_like_chance(differences: list[int], more: int) -> None:
    assert sign_flip([*differences, more]) <= sign_flip(differences) + 1e-12
