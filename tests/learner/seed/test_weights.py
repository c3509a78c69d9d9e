"""The shipped folder: small, complete, and a model that answers and stops by itself."""

import json

import pytest
import torch
from transformers import AutoModelForCausalLM, AutoTokenizer, LlamaForCausalLM

from learner.seed import embedded_path
from learner.seed.evaluate import answer
from learner.seed.probes import Probe, passes, probes


@pytest.fixture(scope="module")
def model() -> LlamaForCausalLM:
    loaded: LlamaForCausalLM = AutoModelForCausalLM.from_pretrained(embedded_path())
    return loaded


def test_the_folder_is_complete_and_under_12_megabytes() -> None:
    names = {path.name for path in embedded_path().iterdir()}
    assert {
        "README.md",
        "config.json",
        "generation_config.json",
        "model.safetensors",
        "tokenizer.json",
        "tokenizer_config.json",
    } <= names
    assert sum(path.stat().st_size for path in embedded_path().iterdir()) < 12_000_000


def test_the_model_has_the_shape_that_its_card_tells(model: LlamaForCausalLM) -> None:
    config = json.loads((embedded_path() / "config.json").read_text(encoding="utf-8"))
    card = (embedded_path() / "README.md").read_text(encoding="utf-8")
    parameters = sum(parameter.numel() for parameter in model.parameters())
    assert config["max_position_embeddings"] == 1024
    assert 3e6 < parameters < 4.6e6
    assert f"{parameters:,} parameters" in card
    assert model.dtype == torch.bfloat16


def test_hello_is_answered_with_text_that_stops_by_itself(model: LlamaForCausalLM) -> None:
    tokenizer = AutoTokenizer.from_pretrained(embedded_path())
    rows = tokenizer.apply_chat_template(
        [{"role": "user", "content": "hello"}], add_generation_prompt=True, return_tensors="pt"
    )
    found = model.generate(**rows, do_sample=False, max_new_tokens=200)  # type: ignore[misc]
    said = found[0, rows["input_ids"].shape[1] :].tolist()
    assert said[-1] == tokenizer.eos_token_id
    assert tokenizer.decode(said, skip_special_tokens=True).strip()


def test_the_model_passes_nearly_all_of_its_probes(model: LlamaForCausalLM) -> None:
    tokenizer = AutoTokenizer.from_pretrained(embedded_path())
    prompts = [
        [{"role": role, "content": content} for role, content in probe.turns] for probe in probes()
    ]
    replies = answer(model, tokenizer, prompts, limit_tokens=160)
    passed = sum(passes(probe, reply) for probe, reply in zip(probes(), replies, strict=True))
    assert passed >= 0.95 * len(probes())


def test_there_are_two_dozen_different_probes_that_end_with_a_user() -> None:
    assert 24 <= len(probes()) == len({probe.turns for probe in probes()}) <= 40
    assert all(probe.turns[-1][0] == "user" and probe.any_of for probe in probes())


def test_a_probe_looks_for_its_words_whatever_their_case() -> None:
    probe = Probe((("user", "Capital of France?"),), ("Paris",))
    assert passes(probe, "it is PARIS.")
    assert not passes(probe, "It is Rome, not comparis.")
