"""Tiny bases, adapter versions and engines for the tests of the serving side."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import torch

from learner.engine.engine import Engine
from learner.policy import Base, LoraShape, ModelSpec, attach_adapter, load_base
from tests.tiny import make_tiny_gpt2, make_tiny_qwen

PROMPTS = [
    (5, 60, 61, 62, 63, 64, 65),
    (70, 71),
    (90, 91, 92, 93, 94, 95, 96, 97, 98, 99, 100, 101),
    (110,),
    (33, 44, 55),
]


@cache
def folder(kind: str) -> Path:
    """The files of a tiny model: "qwen" or "gpt2"."""
    make = {"qwen": make_tiny_qwen, "gpt2": make_tiny_gpt2}[kind]
    return make(Path(tempfile.mkdtemp(prefix=f"tiny-{kind}-")))


def base(kind: str = "qwen") -> Base:
    """A freshly loaded tiny base on the CPU."""
    return load_base(ModelSpec(str(folder(kind)), device="cpu"))


@cache
def version_folder(kind: str, number: int) -> Path:
    """The files of an adapter that clearly changes what the tiny base says."""
    target = Path(tempfile.mkdtemp(prefix=f"tiny-{kind}-v{number}-"))
    model = attach_adapter(base(kind), LoraShape(rank=4 * number, alpha=8), None)
    generator = torch.Generator().manual_seed(number)
    for name, weight in model.named_parameters():
        if "lora_" in name:
            weight.data = 0.3 * torch.randn(weight.shape, generator=generator)
    model.save_pretrained(str(target))
    return target


@contextmanager
def engine(
    kind: str = "qwen", *, start: bool = True, max_rows: int = 32, queue_limit: int = 64
) -> Iterator[Engine]:
    """A running engine that finds the versions v1 and v2 of the tiny model."""
    folders = {f"v{number}": version_folder(kind, number) for number in (1, 2)}
    made = Engine(
        base(kind),
        folders.__getitem__,
        max_rows=max_rows,
        queue_limit=queue_limit,
    )
    if start:
        made.start()
    try:
        yield made
    finally:
        made.close()
