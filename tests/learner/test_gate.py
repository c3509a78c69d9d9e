"""The gate's verdict from its numbers."""

import itertools
import math
from dataclasses import replace

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import Tensor

from learner.gate import Evidence, GateOptions, Margins, check_tensors, judge, margins

GOOD = Evidence(
    kl_nats=0.1,
    entropy_ratio=0.95,
    repetition=0.2,
    base_repetition=0.2,
    probes_lost=0.0,
    probes=16,
    trained_margins=Margins((0.2, 0.1, 0.15, 0.12, 0.2, 0.18, 0.11, 0.16)),
    held_out_margins=Margins((0.11, 0.1, 0.12, 0.09)),
)


def failed(evidence: Evidence, options: GateOptions | None = None) -> list[str]:
    return [one.name for one in judge(evidence, options or GateOptions())[1] if not one.passed]


def test_better_on_held_out_ratings_beyond_doubt_is_proven() -> None:
    verdict, checks = judge(GOOD, GateOptions())
    assert verdict == "proven"
    assert all(check.passed for check in checks)


@pytest.mark.parametrize("margins", [(), (0.3,), (0.3, -0.2), (0.01, -0.02, 0.01)])
def test_without_proof_a_sound_candidate_is_unproven_and_may_serve(
    margins: tuple[float, ...],
) -> None:
    unsure = replace(GOOD, held_out_margins=Margins(margins))
    assert judge(unsure, GateOptions())[0] == "unproven"
    assert judge(unsure, GateOptions(require_proof=True))[0] == "refused"
    assert failed(unsure, GateOptions(require_proof=True)) == ["proof"]


def test_proof_may_be_required_and_given() -> None:
    assert judge(GOOD, GateOptions(require_proof=True))[0] == "proven"


@pytest.mark.parametrize(
    ("evidence", "name"),
    [
        (replace(GOOD, kl_nats=5.0), "kl_nats"),
        (replace(GOOD, kl_nats=math.nan), "kl_nats"),
        (replace(GOOD, entropy_ratio=0.5), "entropy_ratio"),
        (replace(GOOD, entropy_ratio=math.nan), "entropy_ratio"),
        (replace(GOOD, repetition=0.9), "repetition"),
        (replace(GOOD, probes_lost=0.5), "probes_lost"),
        (replace(GOOD, task_losses=(1,) * 5 + (0,) * 24, tasks=29), "tasks_lost"),
        (replace(GOOD, task_losses=(3,) * 9 + (-1, -2) + (0,) * 18, tasks=87), "tasks_lost"),
        (replace(GOOD, trained_margins=Margins((-0.1, 0.15) * 4)), "trained_margin"),
        (replace(GOOD, trained_margins=Margins((-0.1, -0.11, -0.12))), "trained_margin"),
        (replace(GOOD, trained_margins=Margins((math.nan,) * 9)), "trained_margin"),
        (replace(GOOD, held_out_margins=Margins((-0.3, 0.1) * 4)), "held_out_margin"),
        (replace(GOOD, held_out_margins=Margins((-0.2, -0.21, -0.22))), "held_out_margin"),
        (replace(GOOD, held_out_margins=Margins((math.nan,) * 9)), "held_out_margin"),
    ],
)
def test_each_fault_alone_refuses_a_candidate_and_is_named(evidence: Evidence, name: str) -> None:
    verdict, checks = judge(evidence, GateOptions())
    assert verdict == "refused"
    assert failed(evidence) == [name]
    assert all(math.isfinite(check.value) and math.isfinite(check.limit) for check in checks)


@pytest.mark.parametrize("margins", [(), (-0.4,), (-0.4, 0.1), (-0.3, 0.05, -0.2)])
def test_a_handful_of_ratings_refuses_nobody_by_chance(margins: tuple[float, ...]) -> None:
    assert not failed(
        replace(GOOD, held_out_margins=Margins(margins), trained_margins=Margins(margins))
    )


def test_code_tasks_are_checked_only_where_code_was_run() -> None:
    names = [check.name for check in judge(GOOD, GateOptions())[1]]
    assert "tasks_lost" not in names
    ran = judge(replace(GOOD, task_losses=(0,) * 29, tasks=29), GateOptions())[1]
    assert "tasks_lost" in [check.name for check in ran]


@pytest.mark.parametrize(
    ("losses", "why"),
    [
        ((1, 1) + (0,) * 27, "a share of 0.07 is below the limit"),
        ((1,) * 4 + (0,) * 25, "four losses and no gain are chance once in 16 times"),
        ((1,) * 9 + (-1,) * 4 + (0,) * 16, "nine losses beside four gains, once in 7.5"),
        ((1,) * 9 + (-1,) * 7 + (0,) * 13, "seven gains leave a net share of 0.07"),
        ((-1,) * 9 + (0,) * 20, "gains"),
    ],
)
def test_tasks_lost_by_chance_or_made_up_for_refuse_nobody(
    losses: tuple[int, ...], why: str
) -> None:
    assert not failed(replace(GOOD, task_losses=losses, tasks=29)), why


def test_the_loss_of_tasks_is_told_net_with_what_chance_makes_of_it() -> None:
    evidence = replace(GOOD, task_losses=(3, 3, 2, -1) + (0,) * 25, tasks=87)
    check = judge(evidence, GateOptions())[1][-1]
    assert check.value == pytest.approx(7 / 87)
    # signed sums of 3, 3, 2 and 1 that reach 7: 9 and 7
    assert "p (here 0.125, exact, over 29 families)" in check.detail


@given(st.lists(st.integers(0, 3), min_size=1, max_size=7))
def test_where_loss_and_gain_are_as_likely_at_most_one_round_in_twenty_is_refused(
    sizes: list[int],
) -> None:
    signings = list(itertools.product((1, -1), repeat=len(sizes)))
    refused = 0
    for signs in signings:
        losses = tuple(sign * size for sign, size in zip(signs, sizes, strict=True))
        evidence = replace(GOOD, task_losses=losses, tasks=3 * len(sizes))
        refused += "tasks_lost" in failed(evidence)
    assert refused <= 0.05 * len(signings)


def test_a_base_that_repeats_itself_sets_the_limit() -> None:
    assert not failed(replace(GOOD, repetition=0.9, base_repetition=0.92))


def test_margins_give_the_numbers_derived_by_hand() -> None:
    # liked +0.3, +0.1 (mean 0.2), disliked -0.2 (mean -0.2): the middle is 0
    assert margins([0.5, 0.5, -0.5], [0.3, 0.1, -0.2]) == Margins(
        pytest.approx((0.3, 0.1)), pytest.approx((0.2,))
    )


@given(st.lists(st.tuples(st.sampled_from([-0.5, 0.5]), st.floats(-1, 1)), min_size=1), st.floats())
def test_a_voice_that_moved_as_a_whole_gains_nothing_where_both_signs_stand(
    pairs: list[tuple[float, float]], shift: float
) -> None:
    rewards, gains = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    shift = max(-5.0, min(5.0, shift)) if math.isfinite(shift) else 0.0
    if len(set(rewards)) == 2:
        moved, still = margins(rewards, [gain + shift for gain in gains]), margins(rewards, gains)
        assert moved.liked == pytest.approx(still.liked, abs=1e-9)
        assert moved.disliked == pytest.approx(still.disliked, abs=1e-9)
    turned, plain = margins([-one for one in rewards], gains), margins(rewards, gains)
    assert turned.disliked == pytest.approx([-one for one in plain.liked], abs=1e-9)
    assert turned.liked == pytest.approx([-one for one in plain.disliked], abs=1e-9)


def test_the_mean_margin_is_half_of_the_distance_between_the_groups_means() -> None:
    found = margins([0.5] * 9 + [-0.5], [0.4] * 9 + [0.0])
    assert sum(found.liked) / 9 == pytest.approx(0.2)
    assert found.disliked == pytest.approx((0.2,))


@pytest.mark.parametrize("gain", [5.0, -5.0])
def test_one_liked_and_one_disliked_reply_neither_prove_nor_refuse(gain: float) -> None:
    found = margins([0.5, -0.5], [gain, 0.0])
    assert found.liked == found.disliked == (gain / 2,)
    evidence = replace(GOOD, held_out_margins=found)
    assert judge(evidence, GateOptions())[0] == "unproven"


def test_the_spread_of_both_groups_counts_about_their_own_means() -> None:
    evidence = replace(GOOD, held_out_margins=margins([0.5, 0.5, -0.5, -0.5], [3, 1, -1, -3]))
    check = next(one for one in judge(evidence, GateOptions())[1] if one.name == "held_out_margin")
    # half of the distance 4; squares 4 over 2 degrees of freedom, each mean's variance 2 / 2
    assert check.value == pytest.approx(2.0)
    half = 4.302653 * math.sqrt(2 * (1 / 2 + 1 / 2)) / 2
    assert f"{2 - half:.3f} to {2 + half:.3f}" in check.detail


def test_replies_that_people_disagree_on_judge_nobody() -> None:
    assert margins([0.0, 0.5], [9.0, 0.1]) == Margins((0.1,))


def tensors(value: float = 0.5) -> dict[str, Tensor]:
    return {"x.lora_A.weight": torch.ones(2, 3), "x.lora_B.weight": torch.full((3, 2), value)}


SHAPES = {name: one.shape for name, one in tensors().items()}


def unsound(candidate: dict[str, Tensor], parent: dict[str, Tensor] | None = None) -> list[str]:
    return [one.name for one in check_tensors(candidate, parent, SHAPES) if not one.passed]


def test_sound_tensors_pass_and_tell_how_far_they_moved() -> None:
    checks = check_tensors(tensors(), None, SHAPES)
    assert all(check.passed for check in checks)
    assert checks[-1].value == pytest.approx(math.sqrt(6 * 0.25))
    beside = check_tensors(tensors(), tensors(0.4), SHAPES)
    assert beside[-1].value == pytest.approx(math.sqrt(6 * 0.01))


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf])
def test_a_single_number_that_is_not_finite_is_found(number: float) -> None:
    candidate = tensors()
    candidate["x.lora_A.weight"][1, 2] = number
    assert "finite" in unsound(candidate)


def test_zeros_speak_like_the_base_and_are_refused() -> None:
    assert unsound(tensors(0.0)) == ["loud", "changed"]


def test_the_parent_again_is_refused() -> None:
    assert unsound(tensors(), tensors()) == ["changed"]


def test_a_missing_a_foreign_and_a_reshaped_tensor_are_refused() -> None:
    assert "shapes" in unsound({"x.lora_B.weight": tensors()["x.lora_B.weight"]})
    assert "shapes" in unsound({**tensors(), "y": torch.ones(1)})
    assert "shapes" in unsound({**tensors(), "x.lora_A.weight": torch.ones(3, 2)})
    assert "shapes" in unsound({})
