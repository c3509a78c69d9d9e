"""Tokens per second on one thread, beside a model of the shape that the first version had.

Speed does not hang on what the weights are, so random ones stand for the first version's.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

import torch
from torch import nn
from transformers import LlamaConfig, LlamaForCausalLM

from learner.bench.load import all_at_once, one_by_one, prompts
from learner.engine.engine import Engine
from learner.engine.sampling import Sampling
from learner.policy import Base

_ALONE = 4
"""Requests that are asked one by one."""


@dataclass(frozen=True)
class Pace:
    """Median tokens per second at a batch size: the model's, the first version's, their ratio."""

    batch: int
    own: float
    first: float
    ratio: float


def paces(base: Base, repetitions: int, tokens: int) -> tuple[Pace, Pace]:
    """Measure both models in turn at batch 1 and 16, so that a busy machine slows both alike."""
    models = (base, replace(base, model=first_version(base.device, base.dtype)))
    sampling = Sampling(max_tokens=tokens)
    seen: dict[int, list[tuple[float, float]]] = {1: [], 16: []}
    with _one_thread():
        for repetition in range(repetitions + 1):
            measured = [_speeds(model, sampling) for model in models]
            for batch, pairs in seen.items():
                if repetition:  # the first one warms up
                    pairs.append((measured[0][batch], measured[1][batch]))
    one, many = (
        Pace(
            batch,
            statistics.median(own for own, _ in pairs),
            statistics.median(first for _, first in pairs),
            statistics.median(own / first for own, first in pairs),
        )
        for batch, pairs in seen.items()
    )
    return one, many


def first_version(device: torch.device, dtype: torch.dtype) -> LlamaForCausalLM:
    """The shape of the embedded model's first version, 4.1 M parameters, with random weights."""
    config = LlamaConfig(
        vocab_size=2560,
        hidden_size=224,
        intermediate_size=576,
        num_hidden_layers=6,
        num_attention_heads=7,
        num_key_value_heads=7,
        max_position_embeddings=1024,
        tie_word_embeddings=True,
    )
    model = LlamaForCausalLM(config)
    cast(nn.Module, model).to(device=device, dtype=dtype).eval()
    model.requires_grad_(False)
    return model


def _speeds(base: Base, sampling: Sampling) -> dict[int, float]:
    """Tokens per second at batch 1 and 16; no reply ends before its last token."""
    vocabulary = int(base.model.get_input_embeddings().weight.shape[0])  # type: ignore[index]
    asked = [tuple(one % vocabulary for one in ids) for ids in prompts(base)]
    engine = Engine(replace(base, eos_ids=frozenset()), Path)
    engine.start()
    try:
        alone = one_by_one(engine, asked[:_ALONE], sampling)
        return {1: alone.by_clock, 16: all_at_once(engine, asked, sampling).by_clock}
    finally:
        engine.close()


@contextmanager
def _one_thread() -> Iterator[None]:
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(threads)
