"""Applies LoRA adapters while serving: several versions in one batch, none merged into the base.

PEFT trains and writes the adapters; here only their forward pass is done over, on hooks of the
base's linear layers, because a batch with rows of several versions costs PEFT 0.21 about twice the
time of one version, and loading a version there stalls the model. Here a version is a table of
matrices that no module owns, so loading one touches nothing that runs.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.utils.hooks import RemovableHandle

from learner.policy import Base, linear_sites

_PREFIX = "base_model.model."


class AdapterError(Exception):
    """A version's files do not fit the base model; the text says what is wrong with them."""


@dataclass(frozen=True, eq=False)
class Adapter:
    """One version's matrices by layer name: `down` (in, rank) and `up` (rank, out), scaled."""

    version: str
    down: Mapping[str, Tensor]
    up: Mapping[str, Tensor]


@dataclass(frozen=True, eq=False)
class Plan:
    """What a batch's rows get: matrices side by side, and a gate that says which rows want which.

    `gate` is (B, 1, sum of ranks) of 0 and 1, or None when every row wants all of it. A gate of 0
    makes the addition exactly 0, so rows of the base keep the base's bits.
    """

    down: Mapping[str, Tensor]
    up: Mapping[str, Tensor]
    gate: Tensor | None


def read_adapter(base: Base, version: str, folder: Path) -> Adapter:
    """Read an adapter that PEFT wrote, on the base's device, in its own dtype.

    Raises:
        AdapterError: files missing or damaged, not plain LoRA, shapes that are not the base's, or
            numbers that are not finite.
    """
    try:
        config: dict[str, Any] = json.loads((folder / "adapter_config.json").read_text("utf-8"))
        tensors = load_file(str(folder / "adapter_model.safetensors"))
    except (OSError, ValueError, SafetensorError) as error:
        raise AdapterError(f"Version {version} in {folder} cannot be read: {error}") from error
    _refuse_other_kinds(version, config)
    sites = linear_sites(base.model)
    down: dict[str, Tensor] = {}
    up: dict[str, Tensor] = {}
    for key, tensor in tensors.items():
        name, _, part = key.removeprefix(_PREFIX).rpartition(".lora_")
        if name not in sites or part not in ("A.weight", "B.weight"):
            raise AdapterError(f"Version {version} holds {key}, which this base model has not.")
        if not bool(torch.isfinite(tensor).all()):
            raise AdapterError(f"Version {version} holds numbers that are not finite in {key}.")
        matrix = tensor.to(base.device).T.contiguous()
        (down if part == "A.weight" else up)[name] = matrix
    for name in down.keys() | up.keys():
        _check_shapes(version, name, sites[name], down.get(name), up.get(name))
        rank = down[name].shape[1]
        scale = config["lora_alpha"] / (rank**0.5 if config.get("use_rslora") else rank)
        up[name] = up[name] * scale
    return Adapter(version, down, up)


def plan_rows(adapters: Sequence[Adapter | None]) -> Plan | None:
    """Plan a batch whose row i wants `adapters[i]`; None when all rows want the base alone."""
    versions = list(dict.fromkeys(adapter for adapter in adapters if adapter is not None))
    if not versions:
        return None
    if len(versions) == 1 and None not in adapters:
        return Plan(versions[0].down, versions[0].up, None)
    names = dict.fromkeys(name for version in versions for name in version.down)
    ranks = [max(matrix.shape[1] for matrix in version.down.values()) for version in versions]
    down: dict[str, Tensor] = {}
    up: dict[str, Tensor] = {}
    for name in names:
        example = next(version for version in versions if name in version.down)
        pairs = [
            _padded(version, name, rank, example)
            for version, rank in zip(versions, ranks, strict=True)
        ]
        down[name] = torch.cat([pair[0] for pair in pairs], dim=1)
        up[name] = torch.cat([pair[1] for pair in pairs], dim=0)
    wants = torch.tensor([[float(row is version) for version in versions] for row in adapters])
    widths = torch.tensor(ranks)
    gate = wants.repeat_interleave(widths, dim=1)[:, None, :]
    like = next(iter(down.values()))
    return Plan(down, up, gate.to(like))


class LoraHooks:
    """Hooks on the base's linear layers that add what the plan in force says.

    Outside of `using` they do nothing: the model is the base.
    """

    def __init__(self, base: Base) -> None:
        self._plan: Plan | None = None
        self._handles: list[RemovableHandle] = [
            module.register_forward_hook(self._hook(name))
            for name, module in linear_sites(base.model).items()
        ]

    @contextmanager
    def using(self, plan: Plan | None) -> Iterator[None]:
        """Put a plan in force for the forward passes inside; None is the base alone."""
        self._plan = plan
        try:
            yield
        finally:
            self._plan = None

    def close(self) -> None:
        """Take the hooks off; the model is again as it was loaded."""
        for handle in self._handles:
            handle.remove()

    def _hook(self, name: str) -> Any:
        def add(module: nn.Module, inputs: tuple[Tensor, ...], output: Tensor) -> Tensor:
            plan = self._plan
            if plan is None or name not in plan.down:
                return output
            down, up = plan.down[name], plan.up[name]
            hidden = inputs[0].to(down.dtype)
            hidden = hidden @ down
            if plan.gate is not None:
                hidden = hidden * plan.gate
            return output + (hidden @ up).to(output.dtype)

        return add


def _refuse_other_kinds(version: str, config: Mapping[str, Any]) -> None:
    plain = (
        config.get("peft_type") == "LORA"
        and not config.get("use_dora")
        and config.get("bias", "none") == "none"
        and not config.get("modules_to_save")
        and not config.get("rank_pattern")
        and not config.get("alpha_pattern")
    )
    if not plain:
        raise AdapterError(
            f"Version {version} is not plain LoRA (no DoRA, biases, saved modules or patterns), "
            "which is all that the engine applies."
        )


def _check_shapes(
    version: str, name: str, site: nn.Module, down: Tensor | None, up: Tensor | None
) -> None:
    weight = site.weight
    assert isinstance(weight, Tensor)
    sides = tuple(weight.shape) if not isinstance(site, nn.Linear) else tuple(weight.shape[::-1])
    if down is None or up is None or (down.shape[0], up.shape[1]) != sides:
        raise AdapterError(
            f"Version {version} does not fit layer {name}, which maps {sides[0]} to {sides[1]}."
        )


def _padded(version: Adapter, name: str, rank: int, example: Adapter) -> tuple[Tensor, Tensor]:
    """A version's matrices for a layer at its widest rank; zeros where it leaves it alone."""
    down, up = version.down.get(name), version.up.get(name)
    if down is None or up is None:
        down = torch.zeros_like(example.down[name][:, :0])
        up = torch.zeros_like(example.up[name][:0])
    missing = rank - down.shape[1]
    if missing:
        down = torch.cat([down, down.new_zeros(down.shape[0], missing)], dim=1)
        up = torch.cat([up, up.new_zeros(missing, up.shape[1])], dim=0)
    return down, up
