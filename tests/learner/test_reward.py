"""The reward of a reply from its thumbs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learner.reward import thumbs_reward

votes = st.lists(st.sampled_from([-1, 1]), min_size=1, max_size=30)


@pytest.mark.parametrize(
    ("values", "reward"),
    [([1], 0.5), ([-1], -0.5), ([1, 1, 1], 0.75), ([1, -1], 0.0), ([1, 1, -1], 0.25)],
)
def test_a_reward_is_the_mean_shrunk_by_one_imagined_vote(values: list[int], reward: float) -> None:
    assert thumbs_reward(values) == pytest.approx(reward)


def test_a_prior_stands_for_the_votes_that_are_missing() -> None:
    assert thumbs_reward([-1], prior=0.5, prior_votes=3) == pytest.approx((-1 + 1.5) / 4)


@given(votes)
def test_a_reward_lies_between_minus_one_and_one_and_has_the_sign_of_the_votes(
    values: list[int],
) -> None:
    reward = thumbs_reward(values)
    assert -1 < reward < 1
    assert (reward > 0) == (sum(values) > 0)
    assert thumbs_reward([-value for value in values]) == -reward


@given(votes)
def test_one_more_thumb_up_never_lowers_a_reward(values: list[int]) -> None:
    assert thumbs_reward([*values, 1]) > thumbs_reward(values)


@pytest.mark.parametrize("values", [[], [0], [2], [1, -2]])
def test_anything_but_thumbs_is_refused(values: list[int]) -> None:
    with pytest.raises(ValueError, match="rating"):
        thumbs_reward(values)


@pytest.mark.parametrize(("prior", "prior_votes"), [(1.5, 1.0), (0.0, 0.0)])
def test_a_prior_out_of_range_is_refused(prior: float, prior_votes: float) -> None:
    with pytest.raises(ValueError, match="prior"):
        thumbs_reward([1], prior=prior, prior_votes=prior_votes)
