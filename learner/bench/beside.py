"""Serving beside the sandbox: how fast replies come while snippets run, and while none do.

Both are measured in turn, many times, so that a busy machine slows both alike.
"""

from __future__ import annotations

import statistics
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from learner.bench.load import all_at_once, prompts
from learner.engine.engine import Engine
from learner.engine.sampling import Sampling
from learner.policy import ModelSpec, load_base
from learner.sandbox.box import Box

RUNS_A_SECOND = 2.0
SNIPPET = "print(sum(n * n for n in range(200_000)))"
"""Some tens of milliseconds of work, as most snippets are less."""


def serving_share(box: Box, spec: ModelSpec, repetitions: int, fast: bool) -> float:
    """The median speed of serving at two runs a second, as a share of that without any."""
    base = load_base(spec)
    sampling = Sampling(temperature=0.9, top_p=0.95, max_tokens=16 if fast else 64)
    asked = prompts(base)
    engine = Engine(base, Path)
    engine.start()
    shares = []
    try:
        all_at_once(engine, asked, sampling)
        for _ in range(repetitions):
            alone = all_at_once(engine, asked, sampling, each=2).by_clock
            with _running(box):
                beside = all_at_once(engine, asked, sampling, each=2).by_clock
            shares.append(beside / alone)
    finally:
        engine.close()
    return statistics.median(shares)


@contextmanager
def _running(box: Box) -> Iterator[None]:
    """Start a run every half second until the block ends."""
    done = threading.Event()

    def work(place: int) -> None:
        due = time.monotonic() + place / RUNS_A_SECOND
        while not done.wait(max(0.0, due - time.monotonic())):
            box.run(SNIPPET)
            due += 2 / RUNS_A_SECOND

    threads = [threading.Thread(target=work, args=(place,)) for place in range(2)]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        done.set()
        for thread in threads:
            thread.join()
