"""How fast the engine serves: many clients against one, and against plain `model.generate`.

All are measured within each repetition, in turn, so that a busy machine slows all of them. Replies
have a fixed length here (end of sequence switched off), because `generate` runs until its longest
row ends; the last row lets replies end by themselves.
"""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import torch

from learner.bench import BenchArguments, BenchResult, Wish, drafting
from learner.bench import during_round as under_training
from learner.bench.load import Speed, Stopwatch, all_at_once, one_by_one, prompts
from learner.engine.engine import Engine
from learner.engine.sampling import Sampling
from learner.policy import Base, LoraShape, ModelSpec, attach_adapter, load_base

AT_ONCE_WISH = 5.0
GENERATE_WISH = 0.8

QUESTIONS_ASKED = 30
"""So many questions are asked for one draft and for several."""


def run(arguments: BenchArguments) -> BenchResult:
    """Measure; with `during_round`, under steady load while a round trains and is swapped in."""
    if arguments.during_round:
        return under_training.run(arguments)
    spec = arguments.model or ModelSpec()
    base = load_base(spec)
    sampling = Sampling(temperature=0.9, top_p=0.95, max_tokens=16 if arguments.fast else 64)
    with tempfile.TemporaryDirectory() as folder:
        for number in (1, 2):
            _write_adapter(spec, Path(folder) / f"v{number}", number)
        speeds = _measure(base, Path(folder), sampling, arguments.seeds)
        engine = Engine(base, Path(folder).joinpath)
        engine.start()
        try:
            questions = 4 if arguments.fast else QUESTIONS_ASKED
            waits = drafting.measure(base, engine, replace(sampling, max_tokens=256), questions)
        finally:
            engine.close()
    return _result(base, speeds, waits, sampling, arguments)


def _measure(
    base: Base, folder: Path, sampling: Sampling, repetitions: int
) -> dict[str, list[Speed]]:
    """The speed of each way, one for each repetition."""
    asked = prompts(base)
    endless = replace(base, eos_ids=frozenset())
    engine = Engine(endless, folder.joinpath)
    engine.start()
    ways: dict[str, Callable[[], Speed]] = {
        "one at a time": lambda: one_by_one(engine, asked, sampling),
        "16 clients at once": lambda: all_at_once(engine, asked, sampling),
        "16 clients, 3 replies each": lambda: all_at_once(engine, asked, sampling, each=3),
        "16 clients, one adapter version": lambda: all_at_once(engine, asked, sampling, ("v1",)),
        "16 clients, v0, v1 and v2 mixed": lambda: all_at_once(
            engine, asked, sampling, ("v0", "v1", "v2")
        ),
        "model.generate, one batch of 16": lambda: generate(endless, asked, sampling),
    }
    try:
        for way in ways.values():
            way()
        speeds: dict[str, list[Speed]] = {name: [] for name in ways}
        for _ in range(repetitions):
            for name, way in ways.items():
                speeds[name].append(way())
    finally:
        engine.close()
    engine = Engine(base, folder.joinpath)
    engine.start()
    try:
        speeds["one at a time, own lengths"] = []
        speeds["16 clients, own lengths"] = []
        for _ in range(repetitions):
            speeds["one at a time, own lengths"].append(one_by_one(engine, asked, sampling))
            speeds["16 clients, own lengths"].append(all_at_once(engine, asked, sampling, each=3))
    finally:
        engine.close()
    return speeds


@torch.inference_mode()
def generate(base: Base, asked: Sequence[tuple[int, ...]], sampling: Sampling) -> Speed:
    """Plain `model.generate` on one left-padded batch."""
    width = max(len(ids) for ids in asked)
    ids = [[base.pad_id] * (width - len(one)) + list(one) for one in asked]
    mask = [[0] * (width - len(one)) + [1] * len(one) for one in asked]
    watch = Stopwatch()
    output = base.model.generate(  # type: ignore[operator]
        input_ids=torch.tensor(ids, device=base.device),
        attention_mask=torch.tensor(mask, device=base.device),
        do_sample=True,
        temperature=sampling.temperature,
        top_p=sampling.top_p,
        top_k=0,
        max_new_tokens=sampling.max_tokens,
        min_new_tokens=sampling.max_tokens,
        pad_token_id=base.pad_id,
    )
    return watch.speed((output.shape[1] - width) * len(asked))


def _write_adapter(spec: ModelSpec, folder: Path, seed: int) -> None:
    """A small random adapter on a copy of the model: what it says does not matter here."""
    torch.manual_seed(seed)
    policy = attach_adapter(load_base(spec), LoraShape(), None)
    for name, weight in policy.named_parameters():
        if "lora_B" in name:
            torch.nn.init.normal_(weight, std=1e-3)
    policy.save_pretrained(str(folder))


def _result(
    base: Base,
    speeds: dict[str, list[Speed]],
    waits: drafting.Waits,
    sampling: Sampling,
    arguments: BenchArguments,
) -> BenchResult:
    single, plain = speeds["one at a time"], speeds["model.generate, one batch of 16"]
    at_once = speeds["16 clients at once"]
    rows = tuple(
        (
            name,
            round(statistics.median(one.by_clock for one in measured), 1),
            round(statistics.median(one.by_processor for one in measured), 1),
            round(_ratio(measured, single), 2),
            round(_ratio(measured, plain), 2),
        )
        for name, measured in speeds.items()
    )
    gain, share = _ratio(at_once, single), _ratio(at_once, plain)
    return BenchResult(
        title=f"serve: {base.name}, {base.parameters / 1e6:.1f} M parameters on {base.device}",
        columns=(
            *("way", "tokens/s", "tokens/s of processor time"),
            *("x one at a time", "x model.generate"),
        ),
        rows=rows,
        wishes=(
            Wish("16 clients at once / one at a time", gain, AT_ONCE_WISH, gain >= AT_ONCE_WISH),
            Wish("16 clients at once / generate", share, GENERATE_WISH, share >= GENERATE_WISH),
            drafting.wish(waits),
        ),
        tables=(drafting.table(waits),),
        notes=(
            f"{sampling.max_tokens} tokens a reply, {torch.get_num_threads()} threads; medians of "
            f"{arguments.seeds} repetitions, of ratios by the clock within each.",
        ),
    )


def _ratio(measured: Sequence[Speed], others: Sequence[Speed]) -> float:
    """Median over repetitions of one speed over another, by the clock."""
    pairs = zip(measured, others, strict=True)
    return statistics.median(one.by_clock / other.by_clock for one, other in pairs)
