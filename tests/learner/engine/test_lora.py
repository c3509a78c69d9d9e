"""Applying adapters without PEFT must give what PEFT gives."""

import json
import shutil
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file

from learner.engine.lora import Adapter, AdapterError, LoraHooks, plan_rows, read_adapter
from learner.policy import Base, LoraShape, attach_adapter
from tests.learner.serving import base, version_folder

IDS = torch.tensor([[5, 60, 61, 62], [70, 71, 72, 73], [33, 44, 55, 66]])


def copied(kind: str, target: Path) -> Path:
    return Path(shutil.copytree(version_folder(kind, 1), target / "v1"))


@torch.no_grad()
def logits(
    loaded: Base, hooks: LoraHooks | None = None, wanted: Sequence[Adapter | None] = ()
) -> torch.Tensor:
    with hooks.using(plan_rows(wanted)) if hooks is not None else nullcontext():
        output: torch.Tensor = loaded.model(IDS).logits
    return output


@pytest.mark.parametrize("kind", ["qwen", "gpt2"])
def test_each_row_gets_what_peft_gives_for_its_version(kind: str) -> None:
    loaded = base(kind)
    plain = logits(loaded)
    versions = [read_adapter(loaded, f"v{n}", version_folder(kind, n)) for n in (1, 2)]
    hooks = LoraHooks(loaded)
    mixed = logits(loaded, hooks, [versions[1], None, versions[0]])
    assert torch.equal(mixed[1], plain[1])
    for row, number in ((0, 2), (2, 1)):
        model = attach_adapter(base(kind), LoraShape(), version_folder(kind, number))
        with torch.no_grad():
            expected = model(IDS).logits
        assert torch.allclose(mixed[row], expected[row], atol=1e-4)
        same = logits(loaded, hooks, [versions[number - 1]] * 3)
        assert torch.allclose(same, expected, atol=1e-4)
    assert torch.equal(logits(loaded), plain)
    hooks.close()
    assert torch.equal(logits(loaded, hooks, [versions[0]] * 3), plain)


def test_a_version_that_leaves_layers_alone_mixes_with_one_that_does_not() -> None:
    loaded = base()
    whole = read_adapter(loaded, "v1", version_folder("qwen", 1))
    names = list(whole.down)[::2]
    part = Adapter(
        "v9", {name: whole.down[name] for name in names}, {name: whole.up[name] for name in names}
    )
    hooks = LoraHooks(loaded)
    expected = logits(loaded, hooks, [part] * 3)
    mixed = logits(loaded, hooks, [whole, part, None])
    assert torch.allclose(mixed[1], expected[1], atol=1e-5)


def test_rows_of_the_base_alone_need_no_plan() -> None:
    assert plan_rows([None, None]) is None


@pytest.mark.parametrize("key", ["use_dora", "bias", "modules_to_save", "rank_pattern"])
def test_adapters_that_are_not_plain_lora_are_refused(key: str, tmp_path: Path) -> None:
    files = copied("qwen", tmp_path)
    config = json.loads((files / "adapter_config.json").read_text())
    config[key] = {"use_dora": True, "bias": "all", "modules_to_save": ["lm_head"]}.get(
        key, {"q_proj": 2}
    )
    (files / "adapter_config.json").write_text(json.dumps(config))
    with pytest.raises(AdapterError, match="not plain LoRA"):
        read_adapter(base(), "v1", files)


def test_numbers_that_are_not_finite_are_refused(tmp_path: Path) -> None:
    files = copied("qwen", tmp_path)
    tensors = load_file(files / "adapter_model.safetensors")
    next(iter(tensors.values()))[0, 0] = torch.nan
    save_file(tensors, files / "adapter_model.safetensors")
    with pytest.raises(AdapterError, match="not finite"):
        read_adapter(base(), "v1", files)


def test_an_adapter_of_another_model_is_refused() -> None:
    with pytest.raises(AdapterError, match="this base model has not"):
        read_adapter(base("qwen"), "v1", version_folder("gpt2", 1))


def test_wrong_shapes_and_missing_halves_are_refused(tmp_path: Path) -> None:
    files = copied("qwen", tmp_path)
    tensors = load_file(files / "adapter_model.safetensors")
    key = next(key for key in tensors if "lora_A" in key)
    narrow = tensors[key][:, :-1].contiguous()
    save_file({**tensors, key: narrow}, files / "adapter_model.safetensors")
    with pytest.raises(AdapterError, match="does not fit layer"):
        read_adapter(base(), "v1", files)
    del tensors[key]
    save_file(tensors, files / "adapter_model.safetensors")
    with pytest.raises(AdapterError, match="does not fit layer"):
        read_adapter(base(), "v1", files)


def test_files_cut_short_or_missing_are_refused(tmp_path: Path) -> None:
    files = copied("qwen", tmp_path)
    weights = files / "adapter_model.safetensors"
    weights.write_bytes(weights.read_bytes()[:200])
    with pytest.raises(AdapterError, match="cannot be read"):
        read_adapter(base(), "v1", files)
    weights.unlink()
    with pytest.raises(AdapterError, match="cannot be read"):
        read_adapter(base(), "v1", files)
