"""The lock of a data directory: one bot at a time, released by the kernel when its process dies."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

from storage.errors import DirectoryInUse, DirectoryUnusable

LOCK_NAME = "thumbwise.lock"


class DirectoryLock:
    """A held lock on a data directory; `release` gives it back."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor: int | None = descriptor

    @classmethod
    def take(cls, directory: Path) -> DirectoryLock:
        """Make the directory (mode 0700) where it is missing, and lock it.

        Raises:
            DirectoryInUse: another open store holds it, in this process or another one.
            DirectoryUnusable: the directory cannot be made or written.
        """
        try:
            directory.mkdir(mode=0o700, parents=True, exist_ok=True)
            descriptor = os.open(directory / LOCK_NAME, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise DirectoryUnusable(
                f"the data directory {directory} cannot be written ({error.strerror}); "
                "mend its permissions, or name another one with --data-dir"
            ) from error
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            holder = os.read(descriptor, 32).decode(errors="replace").strip() or "unknown"
            os.close(descriptor)
            raise DirectoryInUse(
                f"the data directory {directory} is in use by process {holder}; "
                "stop that bot first, or name another one with --data-dir"
            ) from error
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()}\n".encode(), 0)
        return cls(descriptor)

    def release(self) -> None:
        """Give the lock back; a second call does nothing."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
