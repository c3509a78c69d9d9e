"""One PPO update of a tiny float64 model."""

import json
import math
import time
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from peft import PeftModel

from learner.anchors import measure_anchors
from learner.forward import chosen_logprobs, collate, reply_logits
from learner.options import LearningOptions
from learner.pair import Desk
from learner.policy import Base
from learner.trajectory import Trajectory
from learner.update import Step, Update, update
from learner.value import ValueHead

from .small import WIDTH, small_base, small_policy, small_rows

GOLDEN = Path(__file__).parent / "data" / "golden.json"
OPTIONS = LearningOptions(epochs=3, minibatch=4, kl_limit_nats=100)


def value_head() -> ValueHead:
    return ValueHead(WIDTH).to(torch.float64)


def desk(policy: PeftModel | None = None) -> Desk:
    base = small_base()
    return Desk(base, policy or small_policy(base), value_head())


def run(
    policy: PeftModel, options: LearningOptions = OPTIONS, rows: list[Trajectory] | None = None
) -> Update:
    return update(
        desk(policy),
        small_rows() if rows is None else rows,
        options,
        learning_rate=1e-2,
        seed=3,
    )


def mean_logprobs(base: Base, policy: PeftModel, rows: list[Trajectory]) -> torch.Tensor:
    batch = collate(rows, base.pad_id, base.device)
    with torch.no_grad():
        flat = chosen_logprobs(reply_logits(policy, batch)[0], batch.targets)
    return torch.stack([one.mean() for one in flat.split(batch.lengths)])


def test_the_losses_of_a_fixed_model_follow_the_committed_trajectory() -> None:
    """To change these numbers takes a reason: it means that the update computes something else."""
    base = small_base()
    done = run(small_policy(base))
    got = [
        [step.loss, step.policy_loss, step.value_loss, step.kl, step.gradient_norm]
        for step in done.steps
    ]
    golden = json.loads(GOLDEN.read_text())
    assert len(got) == len(golden["steps"])
    for one, want in zip(got, golden["steps"], strict=True):
        assert one == pytest.approx(want, rel=1e-7, abs=1e-10), got
    assert done.step_norm == pytest.approx(golden["step_norm"], rel=1e-7)


def test_a_fresh_adapter_is_at_kl_exactly_zero_and_above_after_a_step() -> None:
    base = small_base()
    policy = small_policy(base)
    # No two of the same length and all in one step: then a step reads them in the very batches
    # that the anchors did. In other batches some processors round the last bit otherwise.
    rows = list({row.tokens: row for row in small_rows(20)}.values())
    fresh = measure_anchors(policy, value_head(), rows, OPTIONS, 0)
    assert all(torch.equal(one.proximal, one.reference) for one in fresh)
    done = run(policy, replace(OPTIONS, minibatch=len(rows)), rows)
    assert len(rows) > 6
    assert done.steps[0].kl == 0.0
    assert len(done.steps) == OPTIONS.epochs
    assert all(step.kl > 0 for step in done.steps[1:])


def test_the_bases_log_probs_do_not_move_while_the_policys_do() -> None:
    base = small_base()
    rows = small_rows()
    policy = small_policy(base)
    with policy.disable_adapter():
        before = mean_logprobs(base, policy, rows)
    run(policy)
    with policy.disable_adapter():
        assert torch.equal(mean_logprobs(base, policy, rows), before)
    assert not torch.allclose(mean_logprobs(base, policy, rows), before)
    later = measure_anchors(policy, value_head(), rows, OPTIONS, 0)
    assert torch.equal(later[0].reference.mean().round(decimals=12), before[0].round(decimals=12))


def test_liked_replies_become_likelier_beside_disliked_ones() -> None:
    base = small_base()
    rows = small_rows()
    policy = small_policy(base)
    before = mean_logprobs(base, policy, rows)
    run(policy)
    moved = mean_logprobs(base, policy, rows) - before
    liked = torch.tensor([row.reward > 0 for row in rows])
    assert moved[liked].mean() > 0 > moved[~liked].mean()


def test_when_everyone_likes_everything_what_was_said_becomes_likelier() -> None:
    base = small_base()
    rows = [replace(row, reward=0.5) for row in small_rows()]
    policy = small_policy(base)
    before = mean_logprobs(base, policy, rows)
    run(policy, rows=rows)
    assert (mean_logprobs(base, policy, rows) - before).mean() > 0


def test_the_same_seed_gives_the_same_weights_bit_for_bit_and_another_one_does_not() -> None:
    def weights(seed: int) -> list[torch.Tensor]:
        policy = small_policy(small_base())
        update(desk(policy), small_rows(), OPTIONS, learning_rate=1e-2, seed=seed)
        return [one.detach() for one in policy.parameters() if one.requires_grad]

    first, again, other = weights(1), weights(1), weights(2)
    assert all(torch.equal(one, two) for one, two in zip(first, again, strict=True))
    assert not all(torch.equal(one, two) for one, two in zip(first, other, strict=True))


def test_buckets_change_no_gradient(monkeypatch: pytest.MonkeyPatch) -> None:
    together = run(small_policy(small_base()))
    monkeypatch.setattr("learner.forward.OVERHEAD_TOKENS", 0)
    apart = run(small_policy(small_base()))
    for one, two in zip(together.steps, apart.steps, strict=True):
        assert one.loss == pytest.approx(two.loss, rel=1e-9)
        assert one.gradient_norm == pytest.approx(two.gradient_norm, rel=1e-9)


def test_values_move_toward_the_rewards() -> None:
    rows = [replace(row, reward=0.5) for row in small_rows()]
    options = replace(OPTIONS, epochs=30, critic_learning_rate=0.05)
    done = update(desk(), rows, options, learning_rate=1e-6, seed=1)
    assert done.steps[0].value_loss == pytest.approx(0.125)
    assert done.steps[-1].value_loss < 0.03


def test_the_value_head_sends_no_gradient_into_the_policy() -> None:
    hidden = torch.ones(3, WIDTH, dtype=torch.float64, requires_grad=True)
    value_head()(hidden).sum().backward()
    assert hidden.grad is None


def test_rows_without_behaviour_log_probs_weigh_one_and_the_others_at_most_the_cap() -> None:
    done = run(small_policy(small_base()))
    assert done.weights["r0"] == 1.0
    assert all(0 < weight <= OPTIONS.weight_cap for weight in done.weights.values())
    assert any(weight != 1.0 for weight in done.weights.values())


def test_an_update_ends_when_the_kl_passes_its_limit() -> None:
    done = run(small_policy(small_base()), replace(OPTIONS, kl_limit_nats=1e-6))
    assert done.ending == "kl"
    assert len(done.steps) == 2
    assert done.metrics()["stopped_by_kl"] == 1.0


def test_only_replies_that_a_step_was_taken_on_count_as_used() -> None:
    done = run(small_policy(small_base()), replace(OPTIONS, kl_limit_nats=1e-9), small_rows(12))
    assert len(done.steps) == 2
    assert len(done.weights) == 8


def test_an_update_without_time_left_takes_no_step_and_says_so() -> None:
    done = update(
        desk(),
        small_rows(),
        OPTIONS,
        learning_rate=1e-2,
        seed=1,
        deadline=time.monotonic() - 1,
    )
    assert (done.ending, done.steps, done.weights) == ("budget", (), {})
    assert done.metrics()["cut_by_budget"] == 1.0
    assert done.step_norm == 0.0


def test_every_step_is_reported_as_it_happens() -> None:
    heard: list[Step] = []
    done = update(
        desk(),
        small_rows(10),
        OPTIONS,
        learning_rate=1e-2,
        seed=1,
        on_step=heard.append,
    )
    assert tuple(heard) == done.steps
    assert [step.step for step in heard] == list(range(1, 10))
    assert {step.steps for step in heard} == {done.planned_steps} == {9}
    assert all(math.isfinite(number) for number in done.metrics().values())


def test_nothing_to_train_on_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        run(small_policy(small_base()), rows=[])
