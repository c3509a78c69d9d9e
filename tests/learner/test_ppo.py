"""The maths of the update: by hand, against an independent form, and as properties."""

import math

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from torch import Tensor

from learner import ppo

Array = NDArray[np.float64]


def tensor(*rows: list[float]) -> Tensor:
    return torch.tensor(rows, dtype=torch.float64)


def lengths_mask(lengths: list[int]) -> Tensor:
    return torch.arange(max(lengths)) < torch.tensor(lengths).unsqueeze(1)


def plain_gae(
    rewards: Array, values: Array, gamma: float, gae_lambda: float
) -> tuple[Array, Array]:
    """GAE of one reply as the double sum of its definition, not as the recursion."""
    count = len(rewards)
    extended = np.append(values, 0.0)
    deltas = rewards + gamma * extended[1:] - values
    advantages = np.array(
        [
            sum((gamma * gae_lambda) ** (later - t) * deltas[later] for later in range(t, count))
            for t in range(count)
        ]
    )
    return advantages, advantages + values


def plain_gain(ratio: float, advantage: float, clip: float, dual_clip: float) -> float:
    """The gain of one token by cases."""
    if advantage >= 0:
        return advantage * min(ratio, 1 + clip)
    return advantage * min(max(ratio, 1 - clip), dual_clip)


def test_the_reward_stands_at_each_replys_last_token() -> None:
    mask = lengths_mask([1, 3])
    spread = ppo.token_rewards(torch.tensor([0.5, -1.0]), mask)
    assert spread.tolist() == [[0.5, 0.0, 0.0], [0.0, 0.0, -1.0]]


def test_gae_gives_the_numbers_derived_by_hand() -> None:
    # rewards 0, 0, 1; values .2, .5, .4; gamma 1/2, lambda 1/2
    # deltas: 0 + .25 - .2 = .05 ; 0 + .2 - .5 = -.3 ; 1 - .4 = .6
    # advantages: .6 ; -.3 + .6/4 = -.15 ; .05 - .15/4 = .0125
    advantages, returns = ppo.gae(
        tensor([0, 0, 1]), tensor([0.2, 0.5, 0.4]), lengths_mask([3]), 0.5, 0.5
    )
    assert advantages[0].tolist() == pytest.approx([0.0125, -0.15, 0.6])
    assert returns[0].tolist() == pytest.approx([0.2125, 0.35, 1.0])


def test_with_gamma_and_lambda_one_an_advantage_is_the_reward_less_the_value() -> None:
    mask = lengths_mask([2, 4])
    rewards = ppo.token_rewards(torch.tensor([1.0, -0.5], dtype=torch.float64), mask)
    values = tensor([0.3, 0.1, 9, 9], [0.2, 0.4, 0.6, 0.8])
    advantages, returns = ppo.gae(rewards, values, mask, 1.0, 1.0)
    assert advantages.flatten().tolist() == pytest.approx([0.7, 0.9, 0, 0, -0.7, -0.9, -1.1, -1.3])
    assert returns.flatten().tolist() == pytest.approx([1, 1, 0, 0, -0.5, -0.5, -0.5, -0.5])


@given(
    st.lists(st.integers(1, 9), min_size=1, max_size=5),
    st.floats(0, 1),
    st.floats(0, 1),
    st.integers(0, 10_000),
)
def test_gae_of_a_padded_batch_agrees_with_the_double_sum_of_each_reply(
    lengths: list[int], gamma: float, gae_lambda: float, seed: int
) -> None:
    draw = np.random.default_rng(seed)
    shape = (len(lengths), max(lengths))
    rewards, values = draw.normal(size=shape), draw.normal(size=shape)
    mask = lengths_mask(lengths)
    present = mask.numpy()
    got, returns = ppo.gae(
        torch.tensor(rewards * present), torch.tensor(values), mask, gamma, gae_lambda
    )
    for row, length in enumerate(lengths):
        want, total = plain_gae(rewards[row, :length], values[row, :length], gamma, gae_lambda)
        np.testing.assert_allclose(got[row, :length], want, atol=1e-12)
        np.testing.assert_allclose(returns[row, :length], total, atol=1e-12)
        assert not got[row, length:].any()


@given(
    st.lists(
        st.tuples(st.floats(-2, 2), st.floats(-3, 3), st.floats(0, 2)), min_size=1, max_size=20
    )
)
def test_the_clipped_loss_agrees_with_its_cases_written_out(
    tokens: list[tuple[float, float, float]],
) -> None:
    log_ratios, advantages, weights = (tensor(list(column)) for column in zip(*tokens, strict=True))
    mask = torch.ones_like(log_ratios, dtype=torch.bool)
    got = ppo.policy_loss(
        log_ratios, torch.zeros_like(log_ratios), weights, advantages, mask, clip=0.2, dual_clip=3
    )
    want = -np.mean(
        [w * plain_gain(math.exp(d), a, 0.2, 3.0) for d, a, w in tokens], dtype=np.float64
    )
    assert float(got.loss) == pytest.approx(float(want))


def test_the_clipped_loss_gives_the_numbers_derived_by_hand() -> None:
    # ratios 1.5, 0.5, 4, 1; advantages 1, -1, -1, 2; weights 1, 1, 1, 0.5; clip .2, dual clip 3
    # gains 1.2, -0.8, -3, 2 x 0.5 -> loss = -(1.2 - 0.8 - 3 + 1) / 4 = 0.4
    logprobs = tensor([1.5, 0.5, 4.0, 1.0]).log()
    mask = lengths_mask([4])
    got = ppo.policy_loss(
        logprobs,
        torch.zeros_like(logprobs),
        tensor([1, 1, 1, 0.5]),
        tensor([1, -1, -1, 2]),
        mask,
        clip=0.2,
        dual_clip=3,
    )
    assert float(got.loss) == pytest.approx(0.4)
    assert got.clip_fraction == pytest.approx(0.75)
    assert got.approx_kl == pytest.approx(
        (0.5 - math.log(1.5) - 0.5 - math.log(0.5) + 3 - math.log(4)) / 4
    )


@pytest.mark.parametrize(
    ("ratio", "advantage", "flows"),
    [
        (1.3, 1.0, False),
        (1.1, 1.0, True),
        (0.5, 1.0, True),
        (0.7, -1.0, False),
        (0.9, -1.0, True),
        (2.0, -1.0, True),
        (3.5, -1.0, False),
    ],
)
def test_the_gradient_is_zero_exactly_where_a_clip_binds(
    ratio: float, advantage: float, flows: bool
) -> None:
    logprobs = tensor([math.log(ratio)]).requires_grad_()
    one = tensor([1.0])
    got = ppo.policy_loss(
        logprobs, 0 * one, one, advantage * one, one.bool(), clip=0.2, dual_clip=3
    )
    got.loss.backward()
    assert logprobs.grad is not None
    gradient = float(logprobs.grad)
    assert gradient == (pytest.approx(-ratio * advantage) if flows else 0.0)


def test_padding_changes_no_loss() -> None:
    logprobs, advantages = tensor([0.1, -0.2, 7.0]), tensor([1.0, -1.0, 50.0])
    mask = torch.tensor([[True, True, False]])
    zero, one = torch.zeros_like(logprobs), torch.ones_like(logprobs)
    padded = ppo.policy_loss(logprobs, zero, one, advantages, mask, clip=0.2, dual_clip=3)
    bare = ppo.policy_loss(
        logprobs[:, :2],
        zero[:, :2],
        one[:, :2],
        advantages[:, :2],
        mask[:, :2],
        clip=0.2,
        dual_clip=3,
    )
    assert float(padded.loss) == float(bare.loss)


def test_at_ratio_one_the_gradient_is_the_policy_gradient() -> None:
    logprobs = tensor([-1.0, -2.0]).requires_grad_()
    advantages, weights = tensor([0.5, -2.0]), tensor([1.0, 0.25])
    got = ppo.policy_loss(
        logprobs,
        logprobs.detach(),
        weights,
        advantages,
        torch.ones(1, 2, dtype=torch.bool),
        clip=0.2,
        dual_clip=3,
    )
    got.loss.backward()
    assert logprobs.grad is not None
    assert logprobs.grad[0].tolist() == pytest.approx([-0.25, 0.25])


@given(st.floats(-5, 0), st.floats(-5, 0))
def test_k3_is_never_negative_and_zero_only_where_the_two_agree(policy: float, base: float) -> None:
    kl = float(ppo.kl_k3(tensor([policy]), tensor([base])))
    assert kl >= 0
    assert float(ppo.kl_k3(tensor([policy]), tensor([policy]))) == 0.0
    if abs(policy - base) > 1e-3:
        assert kl > 0


def test_the_mean_of_k3_under_the_policy_is_the_exact_kl() -> None:
    policy, base = tensor([0.5, 0.3, 0.2]).log(), tensor([0.2, 0.5, 0.3]).log()
    exact = (policy.exp() * (policy - base)).sum()
    assert float((policy.exp() * ppo.kl_k3(policy, base)).sum()) == pytest.approx(float(exact))


def test_the_kl_loss_over_another_policys_tokens_is_the_exact_kl_with_its_gradient() -> None:
    # the expectation over the proximal policy's tokens, written out over a vocabulary of three
    scores = tensor([0.2, -0.4, 0.7]).requires_grad_()
    proximal, base = tensor([0.6, 0.1, 0.3]).log(), tensor([0.2, 0.5, 0.3]).log()
    policy = scores.log_softmax(-1)
    mask = torch.ones(1, 3, dtype=torch.bool)
    over_tokens = 3 * ppo.kl_loss(policy, base, proximal, proximal.exp(), mask, 1e9)
    exact = (policy.exp() * (policy - base)).sum()
    assert over_tokens.item() == pytest.approx(exact.item())
    (got,) = torch.autograd.grad(over_tokens, scores, retain_graph=True)
    (want,) = torch.autograd.grad(exact, scores)
    torch.testing.assert_close(got, want)


@given(st.floats(-30, 0), st.floats(-30, 0))
def test_one_token_has_a_bounded_part_in_the_kl_losss_gradient(policy: float, base: float) -> None:
    logprob = tensor([policy]).requires_grad_()
    one = tensor([1.0])
    loss = ppo.kl_loss(logprob, tensor([base]), tensor([base]), one, one.bool(), 2.0)
    loss.backward()
    assert logprob.grad is not None
    assert loss.item() >= 0
    assert abs(float(logprob.grad)) <= 2
    if policy < base:
        assert loss.item() <= 1


@given(st.floats(-4, 4), st.floats(-4, 4))
def test_a_behaviour_weight_is_the_probability_ratio_up_to_its_cap(
    proximal: float, behaviour: float
) -> None:
    weight = float(ppo.behaviour_weight(tensor([proximal]), tensor([behaviour]), 2.0))
    assert weight == pytest.approx(min(2.0, math.exp(proximal - behaviour)))


@given(st.floats(-2, 2), st.floats(0.1, 10))
def test_the_weight_of_a_whole_reply_multiplies_those_of_its_tokens_under_the_same_cap(
    log_ratio: float, whole: float
) -> None:
    weight = float(ppo.behaviour_weight(tensor([log_ratio]), tensor([0.0]), 2.0, whole))
    assert weight == pytest.approx(min(2.0, whole * math.exp(log_ratio)))


@given(st.lists(st.floats(-0.5, 0.5), min_size=1, max_size=20))
def test_advantages_of_rollouts_come_to_unit_size_and_are_never_blown_up(
    values: list[float],
) -> None:
    spread = torch.tensor(values, dtype=torch.float64).unsqueeze(1).expand(-1, 3)
    mask = torch.ones(len(values), 3, dtype=torch.bool)
    scaled = ppo.scale_advantages(spread, mask, 1.0)[:, 0]
    size = math.sqrt(sum(one**2 for one in values) / len(values))
    assert float(scaled.square().mean().sqrt()) == pytest.approx(min(1.0, size / 0.05), abs=1e-9)
    assert (scaled * spread[:, 0] >= 0).all()
    damped = ppo.scale_advantages(spread, mask, 0.3)[:, 0]
    assert torch.equal(damped, torch.where(scaled < 0, scaled * 0.3, scaled))


def test_a_behaviour_weight_carries_no_gradient() -> None:
    proximal = tensor([0.1]).requires_grad_()
    assert not ppo.behaviour_weight(proximal, tensor([0.0]), 2.0).requires_grad


def constant_advantages(values: list[float], negative_scale: float = 1.0) -> list[float]:
    mask = torch.ones(len(values), 2, dtype=torch.bool)
    spread = torch.tensor(values, dtype=torch.float64).unsqueeze(1).expand(-1, 2)
    return ppo.normalise_advantages(spread, mask, negative_scale)[:, 0].tolist()


def test_as_many_ups_as_downs_stand_at_plus_and_minus_one() -> None:
    assert constant_advantages([0.5, -0.5] * 32) == pytest.approx([1.0, -1.0] * 32)


def test_negative_advantages_are_scaled_down() -> None:
    assert constant_advantages([0.5, -0.5] * 32, 0.3) == pytest.approx([1.0, -0.3] * 32)


@given(st.integers(1, 200), st.sampled_from([0.5, 0.75, -0.5]))
def test_ratings_that_all_agree_keep_their_sign_and_stay_mild(count: int, reward: float) -> None:
    scaled = constant_advantages([reward] * count)
    assert all(math.copysign(1, one) == math.copysign(1, reward) for one in scaled)
    assert max(map(abs, scaled)) <= 2


def test_among_many_ups_the_rare_down_weighs_more() -> None:
    scaled = constant_advantages([0.5] * 56 + [-0.5] * 8)
    assert scaled[0] > 0 > scaled[-1]
    assert -scaled[-1] > 2 * scaled[0]


def test_the_baseline_counts_replies_and_not_tokens() -> None:
    mask = lengths_mask([100, 1])
    advantages = torch.where(mask, tensor([0.5], [-0.5]), 0.0)
    scaled = ppo.normalise_advantages(advantages, mask, 1.0)
    assert float(scaled[0, 0]) == pytest.approx(1.0)
    assert float(scaled[1, 0]) == pytest.approx(-1.0)
    assert not scaled[1, 1:].any()


def test_the_step_size_passes_through_its_two_named_points_and_has_limits() -> None:
    assert ppo.default_learning_rate(3_000_000) == pytest.approx(2e-3)
    assert ppo.default_learning_rate(500_000_000) == pytest.approx(5e-5, rel=0.01)
    assert ppo.default_learning_rate(1_000) == 2e-3
    assert ppo.default_learning_rate(10**12) == 1e-5
