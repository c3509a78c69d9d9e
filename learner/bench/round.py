"""What a round costs: its time and memory on 64 fresh and 64 replayed ratings.

A community rates until a round has 64 ratings to train on besides those that are held out; that
round trains, and they are old from then on. It rates as many again for a round on thumbs alone, and
again for a whole one, which draws rollouts too; these two are measured. They run while nobody
chats.
"""

from __future__ import annotations

import resource
import tempfile
import time
from pathlib import Path

from learner.bench import BenchArguments, BenchResult, Wish
from learner.bench.community import STYLES, Community, requests
from learner.interval import mean_interval
from learner.options import LearningOptions
from learner.pair import halves_for
from learner.policy import Base, ModelSpec, load_base
from learner.replay import choose

FRESH = 64
STYLE = "asks back"
MEMORY_WISH_GB = 2.0
THUMBS, WHOLE = "thumbs alone", "with rollouts"
SECONDS_WISHES = {THUMBS: 60.0, WHOLE: 300.0}

_OPTIONS = {THUMBS: LearningOptions(rollouts=0), WHOLE: LearningOptions()}

Row = tuple[int, str, int, int, float, int, str]


def run(arguments: BenchArguments) -> BenchResult:
    """Measure both kinds of rounds for each seed."""
    spec = arguments.model or ModelSpec()
    base = load_base(spec)
    count = FRESH // 4 if arguments.fast else FRESH
    rows: list[Row] = []
    for seed in range(arguments.seeds):
        with tempfile.TemporaryDirectory() as folder:
            rows += _measure(base, spec, Path(folder), seed, count)
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1e6
    memory = largest * halves_for(base)
    whole = all(row[2] == row[3] == count for row in rows)
    wishes, notes = [], []
    for kind, most in SECONDS_WISHES.items():
        mean, low, high = mean_interval([row[4] for row in rows if row[1] == kind])
        wishes.append(Wish(f"seconds of a round {kind}, mean", mean, most, whole and mean <= most))
        notes.append(f"{kind}: {mean:.1f} s, 95 % interval {low:.1f} to {high:.1f}")
    return BenchResult(
        f"A round on {count} fresh and {count} replayed ratings, on {base.name}",
        ("seed", "round", "fresh", "replayed", "seconds", "rollouts", "verdict"),
        tuple(rows),
        (
            *wishes,
            Wish(
                "memory of its processes together at most, GB",
                memory,
                MEMORY_WISH_GB,
                memory < MEMORY_WISH_GB,
            ),
        ),
        tuple(notes),
    )


def _measure(base: Base, spec: ModelSpec, folder: Path, seed: int, count: int) -> list[Row]:
    asked = iter(requests(6 * count, seed))
    rows: list[Row] = []
    with Community(base, spec, folder, threads=spec.threads) as community:
        for kind in (None, THUMBS, WHOLE):
            while (missing := count - _fresh(community)) > 0:
                said = community.talk([next(asked) for _ in range(missing)])
                community.rate(said, [1 if STYLES[STYLE](one.text) else -1 for one in said])
            began = time.perf_counter()
            _, result = community.train(seed, options=_OPTIONS[kind or THUMBS])
            seconds = round(time.perf_counter() - began, 1)
            replayed = sum(use.replayed for use in result.uses)
            fresh = len(result.uses) - replayed
            drawn = int(result.metrics.get("rollouts", 0))
            if kind:
                rows.append((seed, kind, fresh, replayed, seconds, drawn, result.verdict))
    return rows


def _fresh(community: Community) -> int:
    """How many ratings the next round would train on as fresh ones."""
    return len(choose(community.store.learnable(), share=0, maximum=10_000, seed=0).fresh)
