"""A prompt that several drafts answer is read once, and the drafts are sensed the same."""

from __future__ import annotations

import pytest
import torch

from learner.qvalue.phi import SKETCH
from learner.qvalue.sense import Prefix, pooled
from tests.learner.serving import base

PROMPT = tuple(range(40, 100))
REPLIES = [(), (7, 8, 9), tuple(range(20, 50)), (5,), (99, 98, 97, 96, 95)]


@pytest.mark.parametrize("kind", ["qwen", "gpt2"])
def test_drafts_that_share_a_prompt_are_sensed_as_they_are_alone(kind: str) -> None:
    loaded = base(kind)
    args = (loaded.pad_id, loaded.device)
    shared = pooled(loaded.model, [PROMPT] * 5, REPLIES, *args)
    alone = torch.cat([pooled(loaded.model, [PROMPT], [reply], *args) for reply in REPLIES])
    assert shared.shape == (5, SKETCH)
    assert torch.allclose(shared, alone, atol=1e-4)
    assert not torch.allclose(shared[1], shared[2], atol=0.1)


def test_drafts_of_several_prompts_come_back_in_their_places() -> None:
    loaded = base()
    args = (loaded.pad_id, loaded.device)
    prompts = [PROMPT, (5, 6), PROMPT, PROMPT[:50], PROMPT, (5, 6)]
    replies = [(1, 2), (3,), (4, 5, 6), (7,), (), (8, 9)]
    mixed = pooled(loaded.model, prompts, replies, *args)
    for place, (prompt, reply) in enumerate(zip(prompts, replies, strict=True)):
        alone = pooled(loaded.model, [prompt], [reply], *args)[0]
        assert torch.allclose(mixed[place], alone, atol=1e-4)


def test_a_prefix_may_be_sensed_after_again_and_again() -> None:
    loaded = base()
    prefix = Prefix(loaded.model, PROMPT, loaded.pad_id, loaded.device)
    first = prefix.sense(REPLIES)
    assert torch.equal(prefix.sense(REPLIES), first)
    assert torch.allclose(prefix.sense(REPLIES[2:3])[0], first[2], atol=1e-4)


def test_a_long_prompt_may_be_read_part_by_part() -> None:
    loaded = base()
    whole = Prefix(loaded.model, PROMPT, loaded.pad_id, loaded.device)
    parts = Prefix(loaded.model, PROMPT, loaded.pad_id, loaded.device)
    assert [parts.read(25) for _ in range(4)] == [False, False, True, True]
    assert torch.allclose(parts.sense(REPLIES), whole.sense(REPLIES), atol=1e-4)


def test_a_prompt_of_one_token_has_nothing_to_share() -> None:
    loaded = base()
    prefix = Prefix(loaded.model, (5,), loaded.pad_id, loaded.device)
    alone = pooled(loaded.model, [(5,)], [(6, 7)], loaded.pad_id, loaded.device)
    assert torch.allclose(prefix.sense([(6, 7)]), alone, atol=1e-4)
    with pytest.raises(ValueError, match="without tokens"):
        Prefix(loaded.model, (), loaded.pad_id, loaded.device)
