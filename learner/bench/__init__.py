"""The project's own measurements: each one a function from arguments to a table with its wishes.

`thumbwise bench NAME` runs one and prints it. Importing this package imports none of them.
"""

from __future__ import annotations

import importlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from learner.policy import ModelSpec

BENCHES = {
    "serve": "learner.bench.serve",
    "round": "learner.bench.round",
    "update": "learner.bench.update",
    "loop": "learner.bench.loop",
    "gate": "learner.bench.gate",
    "sandbox": "learner.bench.sandbox",
    "code": "learner.bench.code",
    "personalise": "learner.bench.personalise",
    "forget": "learner.bench.forget",
    "reward": "learner.bench.reward",
    "seed": "learner.bench.seed.gates",
    "health": "learner.bench.health",
}
"""Name of a measurement -> the module whose `run` does it."""


@dataclass(frozen=True)
class BenchArguments:
    """What a measurement is asked.

    Args:
        seeds: how often it is repeated, each time from another seed.
        fast: a smaller form of the same, for a first look.
        during_round: `serve` only: under steady load while a real round runs.
        model: what it is measured on; None is the embedded model.
        mbpp: `code` only: examine on this file of MBPP's problems; nothing is learned.
    """

    seeds: int = 3
    fast: bool = False
    during_round: bool = False
    model: ModelSpec | None = None
    mbpp: Path | None = None


@dataclass(frozen=True)
class Wish:
    """What the project promises of a number: what it was, its limit, and whether it held."""

    text: str
    value: float
    limit: float
    passed: bool


@dataclass(frozen=True)
class Table:
    """A further table of a measurement, shown after its first or only written to the JSON."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str | float, ...], ...]
    shown: bool = True


@dataclass(frozen=True)
class BenchResult:
    """A table, the wishes that it was made for, and what one should know beside them.

    `tables` are further ones; `figure` is a drawing as SVG text, empty where there is none.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str | float, ...], ...]
    wishes: tuple[Wish, ...]
    notes: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    figure: str = ""

    @property
    def passed(self) -> bool:
        """Whether every wish held."""
        return all(wish.passed for wish in self.wishes)

    def to_json(self) -> str:
        """The result as one JSON object, its figure left out."""
        return json.dumps({**asdict(replace(self, figure="")), "passed": self.passed})


class NoSandbox(Exception):
    """Code cannot be measured here; the text says what mends it."""


class UnknownBench(Exception):
    """No measurement has that name; the text lists those that there are."""


def find(name: str) -> Callable[[BenchArguments], BenchResult]:
    """The `run` function of a measurement.

    Raises:
        UnknownBench: there is none of that name.
    """
    if name not in BENCHES:
        raise UnknownBench(f"There is no bench {name!r}. There are: {', '.join(BENCHES)}.")
    run = importlib.import_module(BENCHES[name]).run
    return cast("Callable[[BenchArguments], BenchResult]", run)
