"""Serving while learning: a steady load on the engine while a real round trains and is swapped in.

Everything is real but the people: replies of the engine itself are rated by a rule, stored, and a
round runs on their snapshot in its own process. What the bot adds around this (HTTP, its own rows)
is not measured here.
"""

from __future__ import annotations

import tempfile
import time
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import torch

from learner.bench import BenchArguments, BenchResult, Wish
from learner.bench.community import Community
from learner.bench.load import QUESTIONS, SteadyLoad, prompts, quantile
from learner.engine.sampling import Sampling
from learner.policy import Base, ModelSpec, load_base

EVERY_SECONDS = 0.5
AFTER_SECONDS = 5.0
P95_WISH = 2.0
STALL_WISH_MS = 100.0


@dataclass(frozen=True)
class Seen:
    """What one repetition saw; times in seconds, the longest stall in milliseconds."""

    idle: list[float]
    during: list[float]
    failed: int
    refused: int
    round_seconds: float
    verdict: str
    longest_swap_ms: float


def run(arguments: BenchArguments) -> BenchResult:
    """Measure, once for each seed."""
    spec = arguments.model or ModelSpec()
    base = load_base(spec)
    seen = []
    for seed in range(arguments.seeds):
        with tempfile.TemporaryDirectory() as folder:
            seen.append(_measure(base, spec, Path(folder), seed, fast=arguments.fast))
    rows = tuple(
        (
            seed,
            len(one.during),
            one.failed,
            one.refused,
            round(1000 * quantile(one.idle, 0.5), 1),
            round(1000 * quantile(one.during, 0.5), 1),
            round(1000 * quantile(one.idle, 0.95), 1),
            round(1000 * quantile(one.during, 0.95), 1),
            round(_ratio(one), 2),
            round(one.longest_swap_ms, 1),
            round(one.round_seconds, 1),
            one.verdict,
        )
        for seed, one in enumerate(seen)
    )
    failed, refused = sum(one.failed for one in seen), sum(one.refused for one in seen)
    ratio = max(_ratio(one) for one in seen)
    swapped = any(one.verdict != "refused" for one in seen)
    stall = max(one.longest_swap_ms for one in seen)
    calm = stall <= STALL_WISH_MS
    return BenchResult(
        title=f"serve during a round: {base.name} on {base.device}",
        columns=(
            *("seed", "replies", "failed", "refused", "median idle ms", "in round"),
            *("p95 idle ms", "in round", "ratio"),
            *("longest stall of the swap ms", "round s", "verdict"),
        ),
        rows=rows,
        wishes=(
            Wish("requests that failed", failed, 0, failed == 0),
            Wish("requests that were refused", refused, 0, refused == 0),
            Wish("p95 in the round / idle, worst seed", ratio, P95_WISH, ratio <= P95_WISH),
            Wish("longest stall of the swaps, ms", stall, STALL_WISH_MS, swapped and calm),
        ),
        notes=(
            f"One request every {EVERY_SECONDS} s, {torch.get_num_threads()} threads for serving.",
            "Where the gate refuses the candidate nothing is swapped in: no stall.",
        ),
    )


def _measure(base: Base, spec: ModelSpec, folder: Path, seed: int, *, fast: bool) -> Seen:
    sampling = Sampling(temperature=0.9, top_p=0.95, max_tokens=48)
    with Community(base, spec, folder, queue_limit=256) as community:
        load = SteadyLoad(community.engine, prompts(base), sampling, EVERY_SECONDS)
        try:
            fill(community, 48 if fast else 128)
            load.start()
            began = time.perf_counter()
            load.wait_for(15 if fast else 60)
            training = time.perf_counter()
            _, result = community.train(seed)
            ended = time.perf_counter()
            load.wait_for(len(load.latencies_seconds) + int(AFTER_SECONDS / EVERY_SECONDS))
        finally:
            load.stop()
        return Seen(
            idle=load.between(began, training),
            during=load.between(training, ended),
            failed=len(load.errors),
            refused=load.refused,
            round_seconds=ended - training,
            verdict=result.verdict,
            longest_swap_ms=community.engine.stats().longest_swap_ms,
        )


def fill(community: Community, count: int) -> None:
    """Let so many replies be rated: up when shorter than the one before."""
    said = community.talk([QUESTIONS[number % len(QUESTIONS)] for number in range(count)])
    lengths = [0, *(len(one.text) for one in said)]
    community.rate(said, [1 if now <= before else -1 for before, now in pairwise(lengths)])


def _ratio(seen: Seen) -> float:
    return quantile(seen.during, 0.95) / quantile(seen.idle, 0.95)
