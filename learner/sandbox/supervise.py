"""A child process with bounded time and output: fed, listened to, and stopped for certain.

It knows nothing of boxes. One thread watches all pipes and the child's end at once, so that a child
that floods, hangs or closes its pipes costs what its limits say and no more.
"""

from __future__ import annotations

import os
import selectors
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import IO, Literal, TypeAlias

Cut: TypeAlias = Literal["time", "output"]

GRACE_SECONDS = 2.0
"""How long a child that is told to end may take before it is killed outright."""

LINGER_SECONDS = 0.2
"""How long the pipes are read on after the child has ended."""

_CHUNK = 65536


@dataclass(frozen=True)
class Ended:
    """How a child ended: what it wrote, its exit code, and why it was cut short, if it was.

    `code` is negative for a signal, as in `subprocess`.
    """

    stdout: bytes
    stderr: bytes
    code: int
    cut: Cut | None
    seconds: float


def supervise(
    command: Sequence[str],
    payload: bytes,
    *,
    wall_seconds: float,
    output_bytes: int,
    environment: Mapping[str, str],
    pass_fds: Sequence[int] = (),
    stop: Callable[[subprocess.Popen[bytes]], None] = subprocess.Popen.kill,
) -> Ended:
    """Run a command to its end, or to its limit.

    Args:
        command: Program and arguments.
        payload: What it reads on standard input.
        wall_seconds: After so long it is stopped.
        output_bytes: More than so much on either stream and it is stopped.
        environment: All of its environment.
        pass_fds: File descriptors that it inherits.
        stop: Ends the child; it is killed where that was not enough.

    Raises:
        OSError: It could not be started.
    """
    began = time.monotonic()
    child = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd="/",
        env=dict(environment),
        pass_fds=tuple(pass_fds),
        start_new_session=True,
    )
    try:
        watch = _Watch(child, payload, output_bytes)
        try:
            cut = watch.follow(began + wall_seconds)
            if child.poll() is None:
                stop(child)
                watch.follow(time.monotonic() + GRACE_SECONDS, deaf=True)
        finally:
            watch.close()
    finally:
        if child.poll() is None:
            child.kill()
        child.wait()
    return Ended(
        bytes(watch.heard["stdout"][:output_bytes]),
        bytes(watch.heard["stderr"][:output_bytes]),
        child.returncode,
        cut,
        time.monotonic() - began,
    )


class _Watch:
    """The child's three pipes and its end, in one selector."""

    def __init__(self, child: subprocess.Popen[bytes], payload: bytes, output_bytes: int) -> None:
        assert child.stdin is not None
        assert child.stdout is not None
        assert child.stderr is not None
        self.heard = {"stdout": bytearray(), "stderr": bytearray()}
        self._most = output_bytes
        self._left = memoryview(payload)
        self._selector = selectors.DefaultSelector()
        self._end = os.pidfd_open(child.pid)
        self._pipes: list[IO[bytes]] = [child.stdin, child.stdout, child.stderr]
        self._selector.register(self._end, selectors.EVENT_READ, "end")
        for pipe, name, event in (
            (child.stdin, "stdin", selectors.EVENT_WRITE),
            (child.stdout, "stdout", selectors.EVENT_READ),
            (child.stderr, "stderr", selectors.EVENT_READ),
        ):
            os.set_blocking(pipe.fileno(), False)
            self._selector.register(pipe, event, name)

    def follow(self, deadline: float, *, deaf: bool = False) -> Cut | None:
        """Serve the pipes until the child has ended; `deaf` throws away what it says."""
        ended = False
        while self._selector.get_map():
            left = deadline - time.monotonic()
            if left <= 0:
                return None if ended else "time"
            for key, _ in self._selector.select(left):
                if key.data == "end":
                    ended = True
                    self._selector.unregister(key.fileobj)
                    # What outlives the child and holds its pipes is not waited for.
                    deadline = min(deadline, time.monotonic() + LINGER_SECONDS)
                elif key.data == "stdin":
                    self._feed(key)
                elif self._hear(key, deaf) and not deaf:
                    return "output"
            if ended and set(self._names()) <= {"stdin"}:
                return None
        return None

    def close(self) -> None:
        """Let go of the pipes."""
        self._selector.close()
        os.close(self._end)
        for pipe in self._pipes:
            try:
                pipe.close()
            except BrokenPipeError:
                continue

    def _names(self) -> list[str]:
        return [key.data for key in self._selector.get_map().values()]

    def _feed(self, key: selectors.SelectorKey) -> None:
        try:
            written = os.write(key.fd, self._left[:_CHUNK])
        except BrokenPipeError:
            written = len(self._left)
        self._left = self._left[written:]
        if not self._left:
            self._selector.unregister(key.fileobj)
            self._pipes[0].close()

    def _hear(self, key: selectors.SelectorKey, deaf: bool) -> bool:
        """Take what is there; True when it is more than may be."""
        chunk = os.read(key.fd, _CHUNK)
        if not chunk:
            self._selector.unregister(key.fileobj)
        elif not deaf:
            self.heard[key.data] += chunk
        return len(self.heard[key.data]) > self._most


def signal_of(code: int) -> int | None:
    """The signal that an exit code stands for, as `subprocess` or as a shell writes it."""
    number = -code if code < 0 else code - 128
    return number if number in {one.value for one in signal.Signals} else None
