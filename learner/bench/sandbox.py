"""What a run in the sandbox costs, engine by engine, and that many runs leave nothing behind.

Runs and bare interpreters are measured in turn, so that a busy machine slows both alike.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from learner.bench import BenchArguments, BenchResult, Wish
from learner.bench.beside import RUNS_A_SECOND, serving_share
from learner.policy import ModelSpec
from learner.sandbox.box import AT_ONCE, Box
from learner.sandbox.bubblewrap import INTERPRETERS, NoEngine
from learner.sandbox.canaries import examine
from learner.sandbox.choose import ENGINES

MOST_OVERHEAD = 3.0
LEAST_SERVING = 0.9
TIMES, TIMES_FAST = 60, 15
RUNS, RUNS_FAST = 1000, 60
"""How many runs must leave nothing behind."""

SNIPPET = "def square(n):\n    return n * n\n"


def run(arguments: BenchArguments) -> BenchResult:
    """Measure every engine that is usable here."""
    times = TIMES_FAST if arguments.fast else TIMES
    rows: list[tuple[str | float, ...]] = []
    wishes: list[Wish] = []
    notes: list[str] = []
    for name, find in ENGINES:
        began = time.monotonic()
        try:
            engine = find()
        except NoEngine as problem:
            notes.append(f"{name} is not measured: {problem}; {problem.mend}")
            continue
        ready = time.monotonic() - began
        escaped = examine(engine)
        if escaped:
            notes.append(f"{name} is not measured: its self-test failed: {'; '.join(escaped)}")
            continue
        box = Box(engine)
        bare, inside = _in_turn(box, times)
        rate = _throughput(box, times)
        box.close()
        ratio = statistics.median(inside) / statistics.median(bare)
        rows.append(
            (
                name,
                round(ready * 1000, 1),
                *(round(1000 * one, 1) for one in (statistics.median(bare), *_spread(inside))),
                round(ratio, 2),
                round(rate, 1),
            )
        )
        if name == "bubblewrap":
            wishes += [
                Wish(
                    "median run beside a bare `python -I -c pass`",
                    ratio,
                    MOST_OVERHEAD,
                    ratio <= MOST_OVERHEAD,
                ),
                _nothing_left(box, RUNS_FAST if arguments.fast else RUNS),
                _serving(box, arguments),
            ]
    return BenchResult(
        "A run in the sandbox",
        (
            *("engine", "found in ms", "bare Python ms", "run ms (median)", "run ms (95 %)"),
            *("beside bare", f"runs/s, {AT_ONCE} workers"),
        ),
        tuple(rows),
        tuple(wishes),
        (*notes, f"{times} runs and bare interpreters in turn, of a function and one call of it"),
    )


def _in_turn(box: Box, times: int) -> tuple[list[float], list[float]]:
    """Seconds of bare interpreters and of runs."""
    python = next(one for one in INTERPRETERS if os.access(one, os.X_OK))
    bare, inside = [], []
    for _ in range(times):
        bare.append(_seconds(lambda: subprocess.run([python, "-I", "-c", "pass"], check=True)))
        inside.append(_seconds(lambda: box.run(SNIPPET, ["square(3)"])))
    return bare, inside


def _seconds(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def _spread(seconds: list[float]) -> tuple[float, float]:
    ordered = sorted(seconds)
    return statistics.median(ordered), ordered[int(0.95 * (len(ordered) - 1))]


def _throughput(box: Box, times: int) -> float:
    """Runs a second with as many workers as the box has places."""
    began = time.perf_counter()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(lambda _: box.run(SNIPPET), range(times)))
    return times / (time.perf_counter() - began)


def _nothing_left(box: Box, runs: int) -> Wish:
    """Count processes below this one, and open files, that many runs added."""
    before = _children() + _open_files()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(lambda _: box.run(SNIPPET), range(runs)))
    left = _children() + _open_files() - before
    return Wish(f"processes and open files that {runs} runs left behind", left, 0, left <= 0)


def _serving(box: Box, arguments: BenchArguments) -> Wish:
    """Measure serving beside runs."""
    repetitions = max(3, 3 * arguments.seeds)
    share = serving_share(box, arguments.model or ModelSpec(), repetitions, arguments.fast)
    text = f"serving at {RUNS_A_SECOND:g} runs a second, beside none"
    return Wish(text, share, LEAST_SERVING, share >= LEAST_SERVING)


def _children() -> int:
    own = os.getpid()
    tasks = Path(f"/proc/{own}/task").glob("*/children")
    return sum(len(task.read_text().split()) for task in tasks)


def _open_files() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))
