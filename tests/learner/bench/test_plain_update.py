"""The straightforward update and ours compute the same."""

from dataclasses import replace

import pytest
import torch

from learner.bench.plain_update import plain_update
from learner.options import LearningOptions
from learner.pair import Desk
from learner.update import update
from learner.value import ValueHead

from ..small import WIDTH, small_base, small_policy, small_rows


def test_both_updates_lose_the_same_at_every_step_and_end_at_the_same_weights() -> None:
    rows = [replace(row, behaviour=row.behaviour or (-3.0,) * 9) for row in small_rows()]
    rows = [replace(row, behaviour=row.behaviour[: len(row.reply_ids)]) for row in rows]  # type: ignore[index]
    options = LearningOptions(epochs=3, minibatch=4, kl_limit_nats=100)
    base = small_base()
    ours, plain = small_policy(base), small_policy(small_base())
    heads = [ValueHead(WIDTH).to(torch.float64) for _ in range(2)]
    done = update(Desk(base, ours, heads[0]), rows, options, learning_rate=1e-2, seed=3)
    losses = plain_update(plain, heads[1], rows, options, learning_rate=1e-2, pad_id=0, seed=3)
    assert losses == pytest.approx([step.loss for step in done.steps], rel=1e-5)
    for one, two in zip(ours.parameters(), plain.parameters(), strict=True):
        torch.testing.assert_close(one, two, atol=1e-6, rtol=1e-5)
