"""The LoRA reward model on a tiny model: it starts at even odds, learns, and leaves no trace."""

from __future__ import annotations

import math

import pytest
import torch
from peft.tuners.lora import LoraLayer

from learner.bench.reward_model import RewardModel, RewardOptions, Thumb
from learner.options import LearningOptions
from learner.policy import Base, ModelSpec, load_base
from tests.tiny import make_tiny_gpt2, make_tiny_qwen

OPTIONS = RewardOptions(epochs=10, learning=LearningOptions(rank=4, alpha=8))
PROMPT = (5, 6, 7, 8)
LIKED, DISLIKED = 20, 30


def row(number: int, word: int) -> tuple[int, ...]:
    """A prompt and a draft of some length that says the word."""
    return (*PROMPT, *range(40, 41 + number % 5), word, word)


THUMBS = [
    Thumb(row(number, LIKED if number % 2 else DISLIKED), 1 if number % 2 else -1)
    for number in range(24)
]


@pytest.fixture(scope="module", params=[make_tiny_qwen, make_tiny_gpt2])
def base(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Base:
    folder = request.param(tmp_path_factory.mktemp("model"))
    return load_base(ModelSpec(str(folder), threads=1))


def test_before_any_thumb_the_odds_are_even(base: Base) -> None:
    with RewardModel(base, OPTIONS, seed=1) as model:
        assert model.values([row(1, LIKED), row(2, DISLIKED)]) == [0.0, 0.0]
        first, *_ = model.learn(THUMBS)
    assert first == pytest.approx(math.log(2))


def test_it_tells_liked_from_disliked_drafts_that_nobody_rated(base: Base) -> None:
    with RewardModel(base, OPTIONS, seed=1) as model:
        losses = model.learn(THUMBS)
        liked, disliked = model.values([(9, *row(7, LIKED)), (9, *row(7, DISLIKED))])
    assert len(losses) == 10 * 3
    assert losses[-1] < losses[0] / 2
    assert liked > 0 > disliked


def test_a_value_does_not_depend_on_the_rows_beside_it(base: Base) -> None:
    rows = [row(number, LIKED) + (11,) * (7 * number) for number in range(5)]
    with RewardModel(base, OPTIONS, seed=1) as model:
        model.learn(THUMBS[:8])
        alone = [model.values([one])[0] for one in rows]
        together = model.values(rows)
    assert together == pytest.approx(alone, abs=1e-4)


def test_the_same_seed_learns_the_same(base: Base) -> None:
    found = []
    for seed in (3, 3, 4):
        with RewardModel(base, OPTIONS, seed) as model:
            model.learn(THUMBS[:8])
            found.append(model.values([row(1, LIKED)]))
    assert found[0] == found[1] != found[2]


def test_the_base_is_left_as_it_was(base: Base) -> None:
    ids = torch.tensor([row(1, LIKED)])
    with torch.no_grad():
        before = base.model(input_ids=ids).logits
    with RewardModel(base, OPTIONS, seed=1) as model:
        model.learn(THUMBS)
    with torch.no_grad():
        after = base.model(input_ids=ids).logits
    assert torch.equal(before, after)
    assert not any(isinstance(module, LoraLayer) for module in base.model.modules())
    assert not any(one.requires_grad for one in base.model.parameters())
