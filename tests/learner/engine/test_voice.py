"""Sampling a voice and reading it back."""

from pathlib import Path

import pytest
import torch
from peft import PeftModel

from learner.engine.voice import (
    as_rows,
    entropy_and_kl,
    mean_logprobs,
    measure_voice,
    sample,
    speaking,
)
from learner.policy import Base, ModelSpec, load_base
from learner.prompt import Prompter
from storage.records import Turn
from tests.tiny import attach_another, make_tiny_qwen


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Base:
    folder: Path = make_tiny_qwen(tmp_path_factory.mktemp("model"))
    return load_base(ModelSpec(str(folder), threads=1))


@pytest.fixture(scope="module")
def policy(base: Base) -> PeftModel:
    """The model with an adapter that says something else."""
    return attach_another(base)


def prompts(base: Base) -> list[tuple[int, ...]]:
    prompter = Prompter(base)
    return [prompter.encode([Turn("user", text)], 8).ids for text in ("hello", "how are you?")]


def test_the_same_seed_says_the_same_and_another_one_something_else(
    base: Base, policy: PeftModel
) -> None:
    first = sample(policy, base, prompts(base), 1, 8)
    assert sample(policy, base, prompts(base), 1, 8) == first
    assert sample(policy, base, prompts(base), 2, 8) != first
    assert all(1 <= len(reply) <= 8 for reply in first)


def test_sampling_leaves_the_callers_random_stream_alone(base: Base, policy: PeftModel) -> None:
    torch.manual_seed(9)
    want = torch.rand(3)
    torch.manual_seed(9)
    sample(policy, base, prompts(base), 1, 4)
    assert torch.equal(torch.rand(3), want)


def test_the_likeliest_reply_is_the_same_whatever_else_is_in_the_batch(
    base: Base, policy: PeftModel
) -> None:
    both = sample(policy, base, prompts(base), None, 8)
    assert [sample(policy, base, [one], None, 8)[0] for one in prompts(base)] == both


def test_the_base_is_at_kl_zero_from_itself_and_an_adapter_is_not(
    base: Base, policy: PeftModel
) -> None:
    rows = as_rows(prompts(base), sample(policy, base, prompts(base), 1, 8))
    entropy, kl = entropy_and_kl(policy, base, None, rows)
    assert kl == 0.0
    assert 0 < entropy <= torch.tensor(float(base.model.config.vocab_size)).log()
    assert entropy_and_kl(policy, base, "default", rows)[1] > 0.01


def test_kl_and_entropy_agree_with_their_definitions_on_one_reply(
    base: Base, policy: PeftModel
) -> None:
    row = as_rows(prompts(base)[:1], sample(policy, base, prompts(base)[:1], 1, 8))[0]
    ids = torch.tensor([row.prompt_ids + row.reply_ids])
    span = slice(len(row.prompt_ids) - 1, -1)
    with torch.no_grad():
        ours = policy(input_ids=ids).logits[0, span].softmax(-1)
        with policy.disable_adapter():
            theirs = policy(input_ids=ids).logits[0, span].softmax(-1)
    entropy, kl = entropy_and_kl(policy, base, "default", [row])
    assert entropy == pytest.approx(float(-(ours * ours.log()).sum(-1).mean()), rel=1e-4)
    assert kl == pytest.approx(float((ours * (ours / theirs).log()).sum(-1).mean()), rel=1e-4)


def test_the_voice_that_spoke_before_speaks_after(base: Base, policy: PeftModel) -> None:
    rows = as_rows(prompts(base), sample(policy, base, prompts(base), 1, 8))
    before = mean_logprobs(policy, base, "default", rows)
    with speaking(policy, None):
        pass
    assert mean_logprobs(policy, base, "default", rows) == before
    assert mean_logprobs(policy, base, None, rows) != before


def test_a_measured_voice_holds_a_text_for_each_prompt(base: Base, policy: PeftModel) -> None:
    voice = measure_voice(policy, base, Prompter(base), "default", prompts(base), 3)
    assert len(voice.texts) == 2
    assert 0 <= voice.repetition <= 1
