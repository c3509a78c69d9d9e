"""Loading a base model: what is taken, what is refused, what its fingerprint covers."""

import json
import os
import shutil
from pathlib import Path

import pytest
import torch

from learner.agent import Agent, State
from learner.engine.engine import Engine, Sampling
from learner.policy import (
    _TORCH_THREADS,
    EMBEDDED_FOLDER,
    LoraShape,
    ModelError,
    ModelSpec,
    attach_adapter,
    fingerprint,
    linear_sites,
    load_base,
    threads_for,
)
from learner.prompt import Prompter
from storage.records import Turn
from tests.learner.serving import base, folder
from tests.tiny import QWEN_TEMPLATE

SHARED = Path(os.environ.get("THUMBWISE_SHARED_DATA", "../shared/data"))
STORIES = SHARED / "stories260K"
STORIES_TEMPLATE = (
    "{% for message in messages %}{{ message.content }}\n{% endfor %}"
    "{% if add_generation_prompt %}Once upon a time{% endif %}"
)
stories = pytest.mark.skipif(
    not STORIES.is_dir(), reason="the shared data's stories260K is not there"
)
embedded = pytest.mark.skipif(
    not EMBEDDED_FOLDER.is_dir(), reason="the embedded model has not been trained yet"
)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(folder("qwen"), tmp_path / "model"))


def change(path: Path, **values: object) -> None:
    path.write_text(json.dumps({**json.loads(path.read_text()), **values}))


def test_a_small_model_speaks_on_one_thread_unless_told_otherwise() -> None:
    try:
        load_base(ModelSpec(str(folder("qwen")), threads=2))
        assert torch.get_num_threads() == 2
        load_base(ModelSpec(str(folder("qwen"))))
        assert torch.get_num_threads() == 1
    finally:
        torch.set_num_threads(1)
    assert threads_for(4_217_696) == 1
    assert threads_for(600_000_000) == _TORCH_THREADS


@pytest.mark.parametrize("kind", ["qwen", "gpt2"])
def test_a_local_folder_loads_with_everything_that_others_ask(kind: str) -> None:
    loaded = base(kind)
    assert loaded.context_tokens == 256
    assert loaded.eos_ids == {loaded.tokenizer.eos_token_id}
    assert loaded.pad_id == loaded.tokenizer.pad_token_id
    assert (loaded.dtype, loaded.device.type) == (torch.float32, "cpu")
    assert loaded.parameters == sum(weight.numel() for weight in loaded.model.parameters())
    assert not loaded.model.training
    assert not any(weight.requires_grad for weight in loaded.model.parameters())


@embedded
def test_the_embedded_model_loads_and_answers() -> None:
    loaded = load_base(ModelSpec(device="cpu"))
    assert 2_000_000 < loaded.parameters < 8_000_000
    engine = Engine(loaded, Path)
    engine.start()
    action = Agent(Prompter(loaded), engine).act(
        State((Turn("user", "hello"),)), Sampling(temperature=0, max_tokens=60)
    )
    engine.close()
    assert action.shown.text.strip()
    assert action.shown.finish_reason == "stop"


@stories
def test_a_model_without_a_chat_template_is_refused_with_the_way_out() -> None:
    with pytest.raises(ModelError, match=r"no chat template.*Set `template`"):
        load_base(ModelSpec(str(STORIES)))


@stories
def test_a_model_without_a_chat_template_works_with_one(tmp_path: Path) -> None:
    file = tmp_path / "stories.jinja"
    file.write_text(STORIES_TEMPLATE)
    loaded = load_base(ModelSpec(str(STORIES), template=str(file), device="cpu"))
    assert loaded.eos_ids == {2}
    engine = Engine(loaded, Path)
    engine.start()
    action = Agent(Prompter(loaded), engine).act(
        State((Turn("user", "A girl and her dog."),)), Sampling(temperature=0, max_tokens=40)
    )
    engine.close()
    assert "there was a" in action.shown.text


@pytest.mark.parametrize(
    ("spec", "words"),
    [
        (ModelSpec("/no/such/folder"), "no folder"),
        (ModelSpec("./nor/this"), "no folder"),
        (ModelSpec("not a name at all"), "neither"),
    ],
)
def test_a_model_that_is_not_there_is_refused(spec: ModelSpec, words: str) -> None:
    with pytest.raises(ModelError, match=words):
        load_base(spec)


def test_settings_that_cannot_be_are_refused() -> None:
    place = str(folder("qwen"))
    with pytest.raises(ModelError, match="dtype 'int3'"):
        load_base(ModelSpec(place, dtype="int3"))
    with pytest.raises(ModelError, match="device 'abacus'"):
        load_base(ModelSpec(place, device="abacus"))
    with pytest.raises(ModelError, match="neither a file nor Jinja"):
        load_base(ModelSpec(place, template="/no/such/file"))


def test_a_folder_that_holds_no_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="could not be loaded"):
        load_base(ModelSpec(str(tmp_path)))


def test_weights_cut_short_are_refused(copy: Path) -> None:
    weights = copy / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:5000])
    with pytest.raises(ModelError, match="could not be loaded"):
        load_base(ModelSpec(str(copy)))


def test_an_architecture_without_plain_attention_is_refused(copy: Path) -> None:
    change(copy / "config.json", layer_types=["full_attention", "chunked_attention"])
    with pytest.raises(ModelError, match=r"plain attention|could not be loaded"):
        load_base(ModelSpec(str(copy)))


def test_a_sliding_window_bounds_the_context(copy: Path) -> None:
    change(
        copy / "config.json",
        layer_types=["full_attention", "sliding_attention"],
        sliding_window=64,
        use_sliding_window=True,
    )
    assert load_base(ModelSpec(str(copy), device="cpu")).context_tokens == 64


def test_every_end_of_sequence_that_the_model_names_counts(copy: Path) -> None:
    (copy / "generation_config.json").write_text(json.dumps({"eos_token_id": [1, 7]}))
    assert load_base(ModelSpec(str(copy), device="cpu")).eos_ids == {1, 7}


def test_bfloat16_can_be_asked_for() -> None:
    loaded = load_base(ModelSpec(str(folder("gpt2")), dtype="bfloat16", device="cpu"))
    assert loaded.model.dtype == loaded.dtype == torch.bfloat16


def test_the_fingerprint_is_the_same_for_the_same_files_elsewhere(copy: Path) -> None:
    assert fingerprint(ModelSpec(str(copy))) == base().fingerprint


@pytest.mark.parametrize("name", ["model.safetensors", "config.json", "tokenizer.json"])
def test_the_fingerprint_moves_with_every_file_that_matters(name: str, copy: Path) -> None:
    data = (copy / name).read_bytes()
    (copy / name).write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    assert fingerprint(ModelSpec(str(copy))) != base().fingerprint


def test_the_fingerprint_moves_with_the_template_and_not_with_a_readme(copy: Path) -> None:
    (copy / "README.md").write_text("about")
    assert fingerprint(ModelSpec(str(copy))) == base().fingerprint
    other = ModelSpec(str(copy), template=QWEN_TEMPLATE + "!")
    assert fingerprint(other) != base().fingerprint


@pytest.mark.parametrize(("kind", "sites"), [("qwen", 14), ("gpt2", 8)])
def test_a_fresh_adapter_is_on_all_linear_layers_and_changes_nothing(kind: str, sites: int) -> None:
    loaded = base(kind)
    assert len(linear_sites(loaded.model)) == sites
    ids = torch.tensor([[5, 6, 7]])
    with torch.no_grad():
        before = loaded.model(ids).logits
        model = attach_adapter(loaded, LoraShape(rank=3, alpha=6), None)
        after = model(ids).logits
    assert torch.equal(before, after)
    trainable = {name for name, weight in model.named_parameters() if weight.requires_grad}
    assert len(trainable) == 2 * sites
    assert all("lora_" in name and ".default." in name for name in trainable)


@pytest.mark.parametrize("kind", ["qwen", "gpt2"])
def test_an_adapter_goes_on_from_its_parents_files(kind: str, tmp_path: Path) -> None:
    first = attach_adapter(base(kind), LoraShape(), None)
    for name, weight in first.named_parameters():
        if "lora_B" in name:
            weight.data += 0.1
    first.save_pretrained(str(tmp_path))
    second = attach_adapter(base(kind), LoraShape(), tmp_path)
    ids = torch.tensor([[5, 6, 7]])
    with torch.no_grad():
        assert torch.equal(first(ids).logits, second(ids).logits)
        assert not torch.equal(first(ids).logits, base(kind).model(ids).logits)
    assert any(weight.requires_grad for weight in second.parameters())
