"""One run of a snippet, whatever the engine: order in, report out, and why it ended."""

from __future__ import annotations

import marshal
import secrets
import threading
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Protocol

from learner.sandbox.result import MOST_SOURCE_BYTES, Answer, Limits, Reason, Run
from learner.sandbox.supervise import Ended, signal_of
from learner.sandbox.values import read_report

NICENESS = 10
AT_ONCE = 2
"""How many runs go on at a time; more wait, each for as long as those before it may take."""

_XCPU, _KILL = 24, 9

_REPORTED: dict[str, Reason] = {
    "ok": "ok",
    "syntax": "syntax",
    "exception": "exception",
    "memory": "memory",
    "exit": "exit",
}
"""The reasons that the inner part may give."""


class Engine(Protocol):
    """A way to keep a snippet in: its name, and the start of the inner part in a fresh box."""

    @property
    def name(self) -> str:
        """What people call it."""

    def start(self, inside: str, payload: bytes, limits: Limits) -> Ended:
        """Run the inner part, with `payload` on its standard input; OSError."""

    def close(self) -> None:
        """End what is kept for the next run."""


class Box:
    """Runs snippets in one engine; may be called from any thread, and blocks."""

    def __init__(self, engine: Engine, limits: Limits | None = None) -> None:
        self._engine = engine
        self._limits = limits or Limits()
        self._places = threading.BoundedSemaphore(AT_ONCE)

    @property
    def engine(self) -> str:
        """The engine's name."""
        return self._engine.name

    def close(self) -> None:
        """End what the engine keeps for the next run."""
        self._engine.close()

    def run(
        self, source: str, expressions: Sequence[str] = (), limits: Limits | None = None
    ) -> Run:
        """Run a snippet, then evaluate expressions beside what it defined.

        Args:
            source: The snippet; anything at all.
            expressions: Asked in order if it came to its end without an exception.
            limits: Others than the box's own.
        """
        limits = limits or self._limits
        if len(source) > MOST_SOURCE_BYTES:
            words = f"longer than {MOST_SOURCE_BYTES} characters"
            return Run(self.engine, 1, "syntax", "", words, 0.0, words)
        nonce = secrets.token_hex(16)
        order = (nonce, source, list(expressions), _order_limits(limits))
        with self._places:
            try:
                ended = self._engine.start(_inside(), marshal.dumps(order, 2), limits)
            except OSError as problem:
                return Run(self.engine, None, "broken", "", str(problem), 0.0, str(problem))
        return _read(self.engine, ended, nonce, len(expressions), limits)


@cache
def _inside() -> str:
    return Path(__file__).with_name("inside.py").read_text(encoding="utf-8")


def _order_limits(limits: Limits) -> dict[str, int]:
    return {
        "nice": NICENESS,
        "CPU": limits.cpu_seconds,
        "AS": limits.memory_bytes,
        "FSIZE": limits.file_bytes,
        "NOFILE": limits.open_files,
        "NPROC": limits.threads,
        "CORE": 0,
    }


def _read(engine: str, ended: Ended, nonce: str, expressions: int, limits: Limits) -> Run:
    """Make of a child's end what it says about the snippet."""
    begun = f"{nonce}\n".encode()
    if not ended.stdout.startswith(begun):
        words = ended.stderr[-500:].decode("utf-8", "replace").strip() or "the box did not start"
        return Run(engine, None, "broken", "", words, ended.seconds, words)
    parts = ended.stdout.removeprefix(begun).split(f"\n{nonce}".encode())
    stdout = parts[0][: limits.output_bytes].decode("utf-8", "replace")
    stderr = ended.stderr[: limits.output_bytes].decode("utf-8", "replace")
    flooded = max(len(parts[0]), len(ended.stderr)) > limits.output_bytes

    def run(
        reason: Reason, exit: int | None, error: str | None, answers: tuple[Answer, ...] = ()
    ) -> Run:
        return Run(engine, exit, reason, stdout, stderr, ended.seconds, error, answers)

    if ended.cut == "output" or flooded:
        return run("output", None, f"wrote more than {limits.output_bytes} bytes")
    if len(parts) == 2 and ended.cut is None:
        try:
            reason, code, error, answers = read_report(parts[1].decode("ascii"))
        except ValueError:
            return run("exit", ended.code, "its report was not its own")
        known = _REPORTED.get(reason)
        if known is not None and len(answers) == (expressions if known == "ok" else 0):
            return run(known, code, error or None, answers)
        return run("exit", ended.code, "its report was not its own")
    if len(parts) > 2:
        return run("exit", ended.code, "it reported more than once")
    return run(*_without_report(ended, limits))


def _without_report(ended: Ended, limits: Limits) -> tuple[Reason, int | None, str]:
    """Why a snippet ended that did not come to its report."""
    killed_by = signal_of(ended.code)
    if killed_by == _XCPU or (
        killed_by == _KILL and ended.cut is None and ended.seconds >= limits.cpu_seconds
    ):
        return "cpu", None, f"took more than {limits.cpu_seconds} s of CPU time"
    if ended.cut == "time":
        return "time", None, f"took more than {limits.wall_seconds:g} s"
    if killed_by is not None:
        return "killed", 128 + killed_by, f"ended by signal {killed_by}"
    return "exit", ended.code, f"left with exit code {ended.code} before its end"
