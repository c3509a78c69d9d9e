"""What a round costs: its time and memory on 64 fresh and 64 replayed ratings.

A community rates until a round has 64 ratings to train on besides those that are held out; that
round trains, and they are old from then on. It rates as many again, and the second round is the
one that is measured. It runs in a process of its own while nobody chats.
"""

from __future__ import annotations

import resource
import tempfile
import time
from pathlib import Path

from learner.bench import BenchArguments, BenchResult, Wish
from learner.bench.community import STYLES, Community, requests
from learner.interval import mean_interval
from learner.policy import Base, ModelSpec, load_base
from learner.replay import choose

FRESH = 64
STYLE = "asks back"
SECONDS_WISH = 60.0
MEMORY_WISH_GB = 2.0


def run(arguments: BenchArguments) -> BenchResult:
    """Measure one second round for each seed."""
    spec = arguments.model or ModelSpec()
    base = load_base(spec)
    count = FRESH // 4 if arguments.fast else FRESH
    rows = []
    for seed in range(arguments.seeds):
        with tempfile.TemporaryDirectory() as folder:
            rows.append(_measure(base, spec, Path(folder), seed, count))
    mean, low, high = mean_interval([row[3] for row in rows])
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1e6
    whole = all(row[1] == row[2] == count for row in rows)
    return BenchResult(
        f"A round on {count} fresh and {count} replayed ratings, on {base.name}",
        ("seed", "fresh", "replayed", "seconds", "rollouts", "verdict"),
        tuple(rows),
        (
            Wish("seconds of a round, mean", mean, SECONDS_WISH, whole and mean <= SECONDS_WISH),
            Wish("peak memory of its process, GB", memory, MEMORY_WISH_GB, memory < MEMORY_WISH_GB),
        ),
        (f"seconds {mean:.1f}, 95 % interval {low:.1f} to {high:.1f}",),
    )


def _measure(
    base: Base, spec: ModelSpec, folder: Path, seed: int, count: int
) -> tuple[int, int, int, float, int, str]:
    asked = iter(requests(4 * count, seed))
    with Community(base, spec, folder, threads=spec.threads) as community:
        for _ in range(2):
            while (missing := count - _fresh(community)) > 0:
                said = community.talk([next(asked) for _ in range(missing)])
                community.rate(said, [1 if STYLES[STYLE](one.text) else -1 for one in said])
            began = time.perf_counter()
            _, result = community.train(seed)
            seconds = time.perf_counter() - began
    replayed = sum(use.replayed for use in result.uses)
    return (
        seed,
        len(result.uses) - replayed,
        replayed,
        round(seconds, 1),
        int(result.metrics["rollouts"]),
        result.verdict,
    )


def _fresh(community: Community) -> int:
    """How many ratings the next round would train on as fresh ones."""
    return len(choose(community.store.learnable(), share=0, maximum=10_000, seed=0).fresh)
