"""What can be told of a model without loading it."""

import json

import pytest
from safetensors.torch import load_file

from bot import modelfiles
from bot.modelfiles import ModelMissing, count_parameters, look_at
from tests.bot.parts import tiny


@pytest.mark.parametrize("kind", ["qwen", "gpt2"])
def test_a_folder_tells_its_parameters_size_and_template(kind):
    files = look_at(str(tiny(kind)))
    weights = tiny(kind) / "model.safetensors"
    counted = sum(tensor.numel() for tensor in load_file(weights).values())
    assert files.parameters == count_parameters(weights) == counted
    assert files.bytes == weights.stat().st_size
    assert files.has_template


def test_a_template_may_stand_in_the_tokenizers_configuration(tmp_path):
    for name in ("config.json", "model.safetensors"):
        (tmp_path / name).write_bytes((tiny() / name).read_bytes())
    assert not look_at(str(tmp_path)).has_template
    (tmp_path / "tokenizer_config.json").write_text(json.dumps({"chat_template": "{{ x }}"}))
    assert look_at(str(tmp_path)).has_template


def test_old_weights_are_found_though_uncounted(tmp_path):
    (tmp_path / "config.json").write_text("{}")
    (tmp_path / "pytorch_model.bin").write_bytes(b"12345")
    files = look_at(str(tmp_path))
    assert (files.parameters, files.bytes) == (None, 5)


@pytest.mark.parametrize(
    ("model", "state", "mend"),
    [
        ("/no/such/folder", "broken", "set model to one that exists"),
        ("no-one/has-this-model", "note", "hf download no-one/has-this-model"),
        ("not an id", "broken", "set model to either"),
    ],
)
def test_a_model_that_is_not_here_says_how_to_get_it(model, state, mend, monkeypatch, tmp_path):
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path))
    with pytest.raises(ModelMissing) as caught:
        look_at(model)
    assert (caught.value.state, caught.value.mend) == (state, mend)


def test_an_empty_folder_is_no_model(tmp_path):
    with pytest.raises(ModelMissing, match="holds no model"):
        look_at(str(tmp_path))


def test_missing_embedded_weights_name_the_recipe(tmp_path, monkeypatch):
    monkeypatch.setattr(modelfiles, "EMBEDDED_FOLDER", tmp_path)
    with pytest.raises(ModelMissing) as caught:
        look_at("embedded")
    assert caught.value.mend.startswith("python -m learner.seed.recipe")
