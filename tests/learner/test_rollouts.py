"""Drawing several replies to each prompt at once."""

import math
import time
from collections import Counter
from pathlib import Path

import pytest
from peft import PeftModel

from learner import rollouts
from learner.engine.voice import mean_logprobs
from learner.policy import Base, ModelSpec, load_base
from learner.prompt import Prompter
from learner.rollouts import draw_rollouts
from learner.trajectory import Trajectory
from storage.records import Turn

from ..tiny import attach_another, make_tiny_qwen


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Base:
    folder: Path = make_tiny_qwen(tmp_path_factory.mktemp("model"))
    return load_base(ModelSpec(str(folder), threads=1))


@pytest.fixture(scope="module")
def policy(base: Base) -> PeftModel:
    """The model with an adapter that says something else than the base."""
    return attach_another(base)


def prompts(base: Base) -> list[tuple[int, ...]]:
    prompter = Prompter(base)
    asked = ("hello", "how are you?", "write a function that reverses a list, please")
    return [prompter.encode([Turn("user", text)], 8).ids for text in asked]


def test_log_probs_are_those_of_the_active_adapter(base: Base, policy: PeftModel) -> None:
    asked = prompts(base)
    drawn = draw_rollouts(base, asked, 3, 20, 1)
    rows = [Trajectory("", asked[one.prompt], one.ids, None, 0.0) for one in drawn]
    read = mean_logprobs(policy, base, "default", rows)
    for one, want in zip(drawn, read, strict=True):
        assert sum(one.logprobs) / len(one.logprobs) == pytest.approx(want, abs=1e-4)
    assert mean_logprobs(policy, base, None, rows) != pytest.approx(read, abs=1e-2)


def test_each_prompt_gets_its_replies_and_each_ends_once(base: Base, policy: PeftModel) -> None:
    drawn = draw_rollouts(base, prompts(base), 4, 30, 2)
    assert [one.prompt for one in drawn] == [0] * 4 + [1] * 4 + [2] * 4
    for one in drawn:
        assert len(one.ids) == len(one.logprobs) <= 30
        assert not set(one.ids[:-1]) & base.eos_ids
        assert one.ids[-1] in base.eos_ids or len(one.ids) == 30
    assert len({one.ids for one in drawn}) > 6


def test_the_same_seed_draws_the_same_and_another_one_something_else(
    base: Base, policy: PeftModel
) -> None:
    first = draw_rollouts(base, prompts(base), 2, 12, 3)
    assert draw_rollouts(base, prompts(base), 2, 12, 3) == first
    assert draw_rollouts(base, prompts(base), 2, 12, 4) != first


def test_little_memory_changes_how_many_decode_together_and_not_who_is_answered(
    base: Base, policy: PeftModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rollouts, "MOST_CACHED_TOKENS", 1)
    drawn = draw_rollouts(base, prompts(base), 2, 12, 3)
    assert Counter(one.prompt for one in drawn) == {0: 2, 1: 2, 2: 2}


def test_tokens_are_drawn_as_often_as_they_are_likely(base: Base, policy: PeftModel) -> None:
    prompt = prompts(base)[0]
    drawn = draw_rollouts(base, [prompt], 2000, 1, 5)
    shares = Counter(one.ids[0] for one in drawn)
    chance = {one.ids[0]: math.exp(one.logprobs[0]) for one in drawn}
    for token, count in shares.items():
        deviation = math.sqrt(chance[token] * (1 - chance[token]) / 2000)
        # The seed is fixed: this holds always or never.
        assert abs(count / 2000 - chance[token]) < 5 * deviation + 1e-3


def test_after_the_deadline_nothing_is_drawn(base: Base, policy: PeftModel) -> None:
    assert draw_rollouts(base, prompts(base), 2, 12, 3, time.monotonic() - 1) == []
