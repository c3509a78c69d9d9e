"""The reward of a reply from its thumbs and its execution."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learner.reward import execution_reward, reply_reward, thumbs_reward
from storage.records import Execution
from tests.learner.rows import rated, reply

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


def ran(reason: str = "ok", passed: int = 0, cases: int = 0, error: str | None = None) -> Execution:
    return Execution("r1", "bubblewrap", reason, 0, error, "", 0.1, passed, cases, 0.0)


@pytest.mark.parametrize(
    ("execution", "reward"),
    [
        (ran("ok", 4, 4), 1.0),
        (ran("ok"), 0.5),
        (ran("ok", 3, 4), -0.125),
        (ran("ok", 0, 4), -0.5),
        (ran("exception", 0, 4, "ValueError: no"), -0.5),
        (ran("time"), -0.5),
        (ran("exit"), -0.5),
        (ran("syntax"), -1.0),
        (ran("broken"), None),
        (ran("exception", error="EOFError: EOF when reading a line"), None),
        (ran("exception", error="ModuleNotFoundError: No module named 'numpy'"), None),
        (ran("exception", 0, 2, "ModuleNotFoundError: No module named 'numpy'"), -0.5),
    ],
)
def test_an_execution_is_worth_what_its_code_did(
    execution: Execution, reward: float | None
) -> None:
    assert execution_reward(execution) == reward


def test_one_test_more_is_never_worth_less() -> None:
    worth = [execution_reward(ran("ok", passed, 5)) or 0.0 for passed in range(6)]
    assert worth == sorted(worth)


@pytest.mark.parametrize(
    ("thumbs", "execution", "reward"),
    [
        ((1,), None, 0.5),
        ((), ran("ok", 2, 2), 1.0),
        ((1,), ran("ok", 2, 2), 0.75),
        ((-1,), ran("ok", 2, 2), 0.25),
        ((1, 1, 1), ran("syntax"), -0.125),
        ((1,), ran("broken"), 0.5),
        ((), ran("broken"), None),
        ((), None, None),
    ],
)
def test_thumbs_and_execution_have_half_of_the_reward_each(
    thumbs: tuple[int, ...], execution: Execution | None, reward: float | None
) -> None:
    one = replace(rated(reply(1), *thumbs), execution=execution)
    assert reply_reward(one) == reward
