"""Before a box is believed in, snippets that try to get out of it: each must fail to.

They run at every start, on this machine, under this user, and take about two seconds. A box that
lets a single one pass is not used.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace

from learner.sandbox.box import Box, Engine
from learner.sandbox.result import Limits, Run

LIMITS = Limits(wall_seconds=4.0, cpu_seconds=1)
BRIEF = replace(LIMITS, wall_seconds=1.5)

OWN_VARIABLES = frozenset(
    {"PWD", "HOME", "PATH", "TMPDIR", "LC_CTYPE", "PYTHONTZPATH", "MALLOC_ARENA_MAX"}
)
"""What a box may set itself, as long as its value is not the launcher's."""

_HOST_FILES = """
import glob
for name in ("/etc/passwd", "/etc/hostname", "/proc/1/environ", "/proc/self/environ", "/root",
             "/home", "/proc/1/cmdline", "/sys/kernel", {own!r}):
    try:
        print(name, len(open(name, "rb").read()))
    except IsADirectoryError:
        print(name)
    except OSError:
        continue
"""
_ENVIRONMENT = """
import os
for name, value in os.environ.items():
    print(f"{name}={value}")
"""
_SOCKET = """
try:
    import socket
    socket.create_connection(("127.0.0.1", {port}), timeout=0.5)
    print("connected")
except (OSError, ImportError, AttributeError):
    pass
"""
_FORK = """
import os
try:
    os.fork()
    print("forked")
except (OSError, AttributeError):
    pass
"""
_MEMORY = """
held = []
for _ in range({chunks}):
    held.append(bytearray(b"x") * (16 << 20))
print("held")
"""
_FILES = """
import os
for place in (".", "/", "/dev", "/usr/lib"):
    try:
        with open(os.path.join(place, "large"), "wb") as file:
            for _ in range({chunks}):
                file.write(bytes(1 << 20))
        print("written")
    except OSError:
        continue
"""


@dataclass(frozen=True)
class Canary:
    """A snippet that tries one thing, and how its run looks when the box held."""

    name: str
    source: str
    held: Callable[[Run], bool]
    limits: Limits = LIMITS


def examine(engine: Engine) -> list[str]:
    """Send every canary in; return what each found that got out, nothing where the box is good."""
    box = Box(engine)
    first = box.run("print(6 * 7)", ["6 * 7"], LIMITS)
    if not (first.ran and first.stdout == "42\n" and [one.value for one in first.answers] == [42]):
        return [f"a plain snippet does not run: {first.reason}: {first.error}"]
    with _listening() as port, ThreadPoolExecutor(2) as pool:
        all_of_them = canaries(port)
        runs = list(pool.map(lambda one: box.run(one.source, (), one.limits), all_of_them))
    return [
        f"{canary.name}: {run.reason}, {run.stdout[:80]!r} {run.error or ''}".rstrip()
        for canary, run in zip(all_of_them, runs, strict=True)
        if not canary.held(run)
    ]


def canaries(port: int) -> list[Canary]:
    """Make the canaries; something on this machine listens on `port`."""
    twice = 2 * LIMITS.memory_bytes // (16 << 20)
    over = LIMITS.files_bytes // (1 << 20) + 1
    return [
        Canary("sleep", "import time\ntime.sleep(3600)", _stopped, BRIEF),
        Canary("busy loop", "while True:\n    pass", _stopped),
        Canary("host file", _HOST_FILES.format(own=__file__), _silent),
        Canary("environment", _ENVIRONMENT, _knows_nothing),
        Canary("socket", _SOCKET.format(port=port), _silent),
        Canary("fork", _FORK, _silent),
        Canary("memory", _MEMORY.format(chunks=twice), _died_silent),
        Canary("large file", _FILES.format(chunks=over), _silent),
        Canary("output flood", "while True:\n    print('x' * 4096)", _flooded),
    ]


@contextmanager
def _listening() -> Iterator[int]:
    """A port of this machine that would take a connection."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def _silent(run: Run) -> bool:
    return run.ran and not run.stdout


def _died_silent(run: Run) -> bool:
    return not run.ran and not run.stdout


def _stopped(run: Run) -> bool:
    return run.reason in ("time", "cpu") and run.seconds < 2 * LIMITS.wall_seconds


def _flooded(run: Run) -> bool:
    return run.reason == "output" and len(run.stdout) <= LIMITS.output_bytes


def _knows_nothing(run: Run) -> bool:
    lines = dict(line.split("=", 1) for line in run.stdout.splitlines() if "=" in line)
    known = {name for name in lines if name not in OWN_VARIABLES}
    values = {os.environ[name] for name in os.environ if len(os.environ[name]) > 8}
    return run.ran and not known and not values & set(lines.values())
