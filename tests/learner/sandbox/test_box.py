"""A run: what comes out of a box, and why it ended."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from learner.sandbox.box import Box
from learner.sandbox.result import MOST_SOURCE_BYTES, Answer, Limits
from learner.sandbox.supervise import Ended
from tests.learner.sandbox.boxes import BRIEF, bubblewrap


def test_what_a_snippet_prints_comes_out_in_order() -> None:
    run = bubblewrap().run("import sys\nprint('one')\nprint('two', file=sys.stderr)\nprint('é')")
    assert (run.reason, run.exit, run.error) == ("ok", 0, None)
    assert (run.stdout, run.stderr) == ("one\né\n", "two\n")
    assert 0 < run.seconds < 30


@pytest.mark.parametrize(
    ("source", "reason", "exit", "error"),
    [
        ("x = (", "syntax", 1, "SyntaxError: '(' was never closed"),
        ("1 / 0", "exception", 1, "ZeroDivisionError: division by zero"),
        ("raise ValueError('no')", "exception", 1, "ValueError: no"),
        ("raise SystemExit(3)", "exit", 3, "SystemExit: 3"),
        ("raise SystemExit", "ok", 0, None),
        ("import os\nos._exit(0)", "exit", 0, "left with exit code 0 before its end"),
        ("x = 'a' * 10**10", "memory", 1, "MemoryError"),
        ("import ctypes\nctypes.string_at(0)", "killed", 139, "ended by signal 11"),
        ("input()", "exception", 1, "EOFError: EOF when reading a line"),
    ],
)
def test_every_end_has_its_reason(
    source: str, reason: str, exit: int | None, error: str | None
) -> None:
    run = bubblewrap().run(source)
    assert (run.reason, run.exit, run.error) == (reason, exit, error)


def test_the_traceback_names_the_snippet_and_not_the_box() -> None:
    run = bubblewrap().run("def f():\n    return 1 / 0\n\nf()\n")
    assert run.stderr.startswith('Traceback (most recent call last):\n  File "snippet.py", line 4')
    assert "return 1 / 0" in run.stderr
    assert "inside" not in run.stderr


def test_ordinary_programs_run() -> None:
    source = """
import asyncio, collections, dataclasses, json, math, random, re, threading, datetime
async def wait():
    await asyncio.sleep(0.01)
    return 3
print(asyncio.run(wait()))
thread = threading.Thread(target=print, args=("from a thread",))
thread.start()
with open("notes.txt", "w") as file:
    file.write("kept for the run")
print(open("notes.txt").read())
if __name__ == "__main__":
    print("main")
"""
    run = bubblewrap().run(source)
    assert run.stderr == ""
    assert run.stdout.splitlines()[0] == "3"
    assert {"from a thread", "kept for the run", "main"} <= set(run.stdout.splitlines())


@pytest.mark.parametrize(
    ("source", "reasons"),
    [
        ("import time\ntime.sleep(60)", {"time"}),
        ("while True: pass", {"time", "cpu"}),
        ("while True: print('x' * 1000)", {"output"}),
    ],
)
def test_limits_end_a_run_from_outside(source: str, reasons: set[str]) -> None:
    run = bubblewrap().run(source, limits=replace(BRIEF, wall_seconds=1.5, cpu_seconds=1))
    assert run.reason in reasons
    assert run.exit is None
    assert run.seconds < 8


def test_what_was_printed_before_a_limit_is_kept() -> None:
    run = bubblewrap().run("print('begun')\nwhile True: pass", limits=replace(BRIEF, cpu_seconds=1))
    assert run.stdout == "begun\n"


@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        -7,
        10**40,
        2.5,
        'text ü \\ " \n 😀',
        b"\x00\xff",
        [1, [2, ()]],
        (1, "a"),
        {"a": [1], 2: None},
        frozenset({1, 2}),
        float("inf"),
    ],
)
def test_plain_values_come_out_as_they_are(value: Any) -> None:
    expression = "float('inf')" if value == float("inf") else repr(value)
    assert bubblewrap().run("pass", [expression]).answers == (Answer(value),)


def test_an_answer_that_is_no_plain_data_has_an_error() -> None:
    run = bubblewrap().run(
        "class A: pass\ndef f(): raise KeyError", ["A()", "f()", "missing", "1 +", "9"]
    )
    errors = [answer.error for answer in run.answers]
    assert errors == ["TypeError", "KeyError", "NameError", "SyntaxError", None]


def test_subclasses_of_plain_data_count_as_their_base() -> None:
    run = bubblewrap().run("import collections", ["collections.Counter('aab')"])
    assert run.answers == (Answer({"a": 2, "b": 1}),)


def test_a_snippet_that_fails_is_asked_nothing() -> None:
    assert bubblewrap().run("def f(): return 9\n1 / 0", ["f()"]).answers == ()


def test_a_snippet_that_is_too_long_is_not_run() -> None:
    assert bubblewrap().run("#" * (MOST_SOURCE_BYTES + 1)).reason == "syntax"


def test_a_box_that_does_not_start_says_nothing_about_the_snippet() -> None:
    class Broken:
        name = "broken"

        def close(self) -> None:
            pass

        def start(self, inside: str, payload: bytes, limits: Limits) -> Ended:
            return Ended(b"", b"no namespaces here", 1, None, 0.01)

    run = Box(Broken()).run("print(1)")
    assert (run.reason, run.error) == ("broken", "no namespaces here")


def test_runs_leave_no_file_descriptor_behind() -> None:
    bubblewrap().run("pass")
    before = len(list(Path("/proc/self/fd").iterdir()))
    for source in ("pass", "1 / 0", "import os\nos.closerange(0, 9)"):
        bubblewrap().run(source)
    assert len(list(Path("/proc/self/fd").iterdir())) == before


def test_a_limit_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="wall_seconds"):
        Limits(wall_seconds=0)


def test_the_launchers_environment_stays_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THUMBWISE_ADMIN_TOKEN", "secret-of-the-test")
    run = bubblewrap().run("import os\nprint(dict(os.environ))")
    assert "secret" not in run.stdout
    assert os.environ["THUMBWISE_ADMIN_TOKEN"] == "secret-of-the-test"
