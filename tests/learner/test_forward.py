"""The one forward pass: what it computes, and how rows are put together."""

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from learner.forward import (
    MOST_TOKENS,
    OVERHEAD_TOKENS,
    buckets,
    chosen_logprobs,
    collate,
    reply_logits,
)
from learner.trajectory import Trajectory

from .small import small_base, small_policy, small_rows


def test_a_padded_batch_gives_each_replys_log_probs_as_alone_and_whole() -> None:
    base = small_base()
    policy = small_policy(base)
    rows = small_rows()
    batch = collate(rows, 0, base.device)
    with torch.no_grad():
        logits, hidden = reply_logits(policy, batch)
        got = chosen_logprobs(logits, batch.targets).split(batch.lengths)
        for row, one in zip(rows, got, strict=True):
            ids = torch.tensor([row.prompt_ids + row.reply_ids])
            whole = policy(input_ids=ids).logits[0].log_softmax(dim=-1)
            first = len(row.prompt_ids) - 1
            want = [whole[first + step, token] for step, token in enumerate(row.reply_ids)]
            torch.testing.assert_close(one, torch.stack(want), atol=1e-12, rtol=0)
    assert len(logits) == len(hidden) == sum(len(row.reply_ids) for row in rows)


def test_the_output_layer_reads_everything_again_after_a_pass() -> None:
    base = small_base()
    policy = small_policy(base)
    batch = collate(small_rows(), 0, base.device)
    reply_logits(policy, batch)
    assert policy(input_ids=batch.ids).logits.shape[:2] == batch.ids.shape


@given(st.lists(st.integers(1, 700), min_size=1, max_size=30))
def test_buckets_hold_every_row_once_within_the_limit_and_cost_no_more_than_one_pass(
    lengths: list[int],
) -> None:
    found = buckets(lengths)
    assert sorted(place for bucket in found for place in bucket) == list(range(len(lengths)))
    work = [len(bucket) * max(lengths[place] for place in bucket) for bucket in found]
    assert all(one <= MOST_TOKENS for one in work)
    whole = len(lengths) * max(lengths)
    if whole <= MOST_TOKENS:
        assert sum(work) + OVERHEAD_TOKENS * len(found) <= whole + OVERHEAD_TOKENS


def test_long_and_short_rows_go_apart_and_like_ones_together() -> None:
    assert buckets([300, 20, 310, 22, 21]) == [[1, 4, 3], [0, 2]]


def test_a_row_longer_than_the_limit_goes_alone() -> None:
    assert buckets([MOST_TOKENS + 1, 10, MOST_TOKENS + 2]) == [[1], [0], [2]]


@pytest.mark.parametrize("pad", [0, 7])
def test_the_padding_is_never_looked_at(pad: int) -> None:
    base = small_base()
    policy = small_policy(base)
    rows = [Trajectory("a", (3, 4), (5,), None, 0.5), Trajectory("b", (3,) * 9, (6, 1), None, 0.5)]
    batch, other = collate(rows, 0, base.device), collate(rows, pad, base.device)
    with torch.no_grad():
        assert torch.equal(reply_logits(policy, batch)[0], reply_logits(policy, other)[0])
