"""The box made of Linux namespaces: bubblewrap, a system call filter, limits, another user.

Inside there is Python's library, an empty `/tmp` in memory and four devices; no process table, no
network, no other process, no writable place besides. Whether all that holds on this machine is not
believed but tried (`learner.sandbox.canaries`).
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from learner.sandbox.result import Limits
from learner.sandbox.seccomp import NoFilter, program
from learner.sandbox.supervise import Ended, supervise

NOBODY = 65534
INTERPRETERS = ("/usr/bin/python3", "/usr/local/bin/python3")
LIBRARIES = ("/usr/lib", "/usr/lib64", "/usr/lib32", "/usr/libx32", "/usr/local/lib")
DEVICES = ("/dev/null", "/dev/zero", "/dev/random", "/dev/urandom")
REPORT_BYTES = 256 << 10
"""What a report may take beside the snippet's own output."""


class NoEngine(Exception):
    """An engine cannot be used here; the text says why, `mend` which command mends it."""

    def __init__(self, why: str, mend: str) -> None:
        super().__init__(why)
        self.mend = mend


@dataclass(frozen=True)
class Bubblewrap:
    """The engine; `find` makes one."""

    command: tuple[str, ...]
    interpreter: str
    seccomp: bytes
    name: str = "bubblewrap"

    @classmethod
    def find(cls) -> Bubblewrap:
        """Look for what it needs on this machine.

        Raises:
            NoEngine: Something is missing.
        """
        bwrap = shutil.which("bwrap", path=_PATH)
        if bwrap is None:
            raise NoEngine("bubblewrap is not installed", "apt-get install bubblewrap")
        interpreter = next((one for one in INTERPRETERS if os.access(one, os.X_OK)), None)
        if interpreter is None:
            raise NoEngine(
                f"the box finds no Python in {' or '.join(INTERPRETERS)}",
                "apt-get install python3-minimal libpython3-stdlib",
            )
        try:
            filter = program()
        except NoFilter as problem:
            raise NoEngine(str(problem), "apt-get install libseccomp2") from problem
        return cls((*_other_user(), bwrap), str(Path(interpreter).resolve()), filter)

    def start(self, inside: str, payload: bytes, limits: Limits) -> Ended:
        """Run the inner part in a fresh box.

        Raises:
            OSError: The box could not be started.
        """
        with ExitStack() as stack:
            filter = stack.enter_context(_pipe_with(self.seccomp))
            read, write = os.pipe()
            stack.callback(os.close, read)
            written = ExitStack()
            written.callback(os.close, write)
            with written:
                command = self._command(inside, limits, filter, write)
                return supervise(
                    command,
                    payload,
                    wall_seconds=limits.wall_seconds,
                    output_bytes=limits.output_bytes + REPORT_BYTES,
                    environment={},
                    pass_fds=(filter, write),
                    stop=_stopper(read, written),
                )

    def close(self) -> None:
        """Do nothing: a box ends with its run."""

    def _command(self, inside: str, limits: Limits, filter: int, info: int) -> list[str]:
        """The profile; what it holds stands in the README."""
        shown = []
        for folder in LIBRARIES:
            if Path(folder).is_dir():
                shown += ["--ro-bind", folder, folder]
        for link in ("/lib", "/lib64", "/lib32", "/libx32"):
            if Path(f"/usr{link}").is_dir():
                shown += ["--symlink", f"usr{link}", link]
        for device in DEVICES:
            shown += ["--dev-bind", device, device]
        return [
            *self.command,
            *("--seccomp", str(filter), "--info-fd", str(info)),
            *("--unshare-user", "--unshare-all", "--disable-userns"),
            # Python is the first process itself: bubblewrap's own would stay behind as a zombie
            # wherever nobody adopts orphans.
            "--as-pid-1",
            *("--die-with-parent", "--new-session", "--clearenv", "--hostname", "sandbox"),
            *("--uid", str(NOBODY), "--gid", str(NOBODY), "--cap-drop", "ALL"),
            *("--setenv", "MALLOC_ARENA_MAX", "1"),  # each arena would take 64 MB of address space
            *shown,
            *("--ro-bind", self.interpreter, self.interpreter),
            *("--size", str(limits.files_bytes), "--tmpfs", "/tmp", "--chdir", "/tmp"),
            *("--remount-ro", "/"),
            *("--", self.interpreter, "-I", "-B", "-X", "utf8", "-c", inside),
        ]


_PATH = "/usr/bin:/bin:/usr/local/bin"


def _other_user() -> tuple[str, ...]:
    """Return what to put before the box so that root's powers stay outside of it."""
    if os.geteuid() != 0:
        return ()
    setpriv = shutil.which("setpriv", path=_PATH)
    if setpriv is None:
        raise NoEngine("setpriv is not installed", "apt-get install util-linux")
    return (
        *(setpriv, f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"),
        *("--inh-caps=-all", "--bounding-set=-all", "--no-new-privs", "--"),
    )


@contextmanager
def _pipe_with(content: bytes) -> Iterator[int]:
    """A pipe that already holds its content: its reading end."""
    read, write = os.pipe()
    try:
        with open(write, "wb") as end:
            end.write(content)
        yield read
    finally:
        os.close(read)


def _stopper(read: int, written: ExitStack) -> Callable[[subprocess.Popen[bytes]], None]:
    """Return what ends a box: its first process is killed, so that bubblewrap sees it off."""

    def stop(child: subprocess.Popen[bytes]) -> None:
        written.close()
        os.set_blocking(read, False)
        try:
            inner = int(json.loads(os.read(read, 65536))["child-pid"])
            os.kill(inner, signal.SIGKILL)
        except (BlockingIOError, ValueError, KeyError, ProcessLookupError):
            child.kill()

    return stop
