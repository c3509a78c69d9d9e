"""What a run is given and what came of it: limits, tests, answers and the reason it ended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

Reason: TypeAlias = Literal[
    "ok", "syntax", "exception", "exit", "time", "cpu", "memory", "output", "killed", "broken"
]
"""Why a run ended.

`ok`: it came to its end. `syntax`: it is no Python. `exception`, `memory`: it raised. `exit`: it
left early, be it by `sys.exit(1)` or behind the box's back. `time`, `cpu`, `output`: it was stopped
at that limit. `killed`: a signal ended it. `broken`: the box itself failed, which says nothing
about the snippet.
"""

LIMITS_REACHED: frozenset[Reason] = frozenset({"time", "cpu", "memory", "output"})

MOST_SOURCE_BYTES = 200_000
"""The longest snippet that is run at all."""


@dataclass(frozen=True)
class Limits:
    """What a snippet may take.

    `wall_seconds` also bounds sleeping, `cpu_seconds` all threads together. `memory_bytes` is
    address space; other processes it cannot start. `output_bytes` holds for standard output and
    standard error each, `file_bytes` for one file and `files_bytes` for all of them.
    """

    wall_seconds: float = 6.0
    cpu_seconds: int = 3
    memory_bytes: int = 384 << 20
    output_bytes: int = 128 << 10
    file_bytes: int = 4 << 20
    files_bytes: int = 16 << 20
    open_files: int = 64
    threads: int = 24

    def __post_init__(self) -> None:
        for name, value in vars(self).items():
            if not value > 0:
                raise ValueError(f"the limit {name} is {value}, wanted more than 0")


@dataclass(frozen=True)
class Case:
    """A test: an expression that is evaluated inside, and the value that it must have outside."""

    expression: str
    expected: Any


@dataclass(frozen=True)
class Answer:
    """What an expression gave: a plain value, or the `error` in its place.

    What is no plain data (an object of the snippet's own, say) has an error too.
    """

    value: Any = None
    error: str | None = None


@dataclass(frozen=True)
class Run:
    """One run of a snippet.

    `exit` is the exit code, None where it was stopped from outside. `error` is the last line of the
    traceback. `answers` are those of the expressions that were asked, none unless it came so far.
    `seconds` is wall time with the box's own start.
    """

    engine: str
    exit: int | None
    reason: Reason
    stdout: str
    stderr: str
    seconds: float
    error: str | None = None
    answers: tuple[Answer, ...] = ()

    @property
    def ran(self) -> bool:
        """Whether it came to its end without an exception."""
        return self.reason == "ok"
