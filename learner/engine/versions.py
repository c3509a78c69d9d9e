"""Which adapter versions are in memory, who uses them, and when one may go.

A version stays while it serves, while a request uses it, or while someone who loaded it has not
yet used it. Thread-safe; holds no model.
"""

from __future__ import annotations

import threading
from collections import Counter

from learner.engine.lora import Adapter
from storage.records import BASE_VERSION


class VersionNotLoaded(Exception):
    """A request named a version that is not in memory; load it first."""


class Versions:
    """The table of loaded versions. `v0`, the base alone, is always there."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._adapters: dict[str, Adapter] = {}
        self._uses: Counter[str] = Counter()
        self._holds: Counter[str] = Counter()
        self._serving = BASE_VERSION

    @property
    def serving(self) -> str:
        """The version that requests get which name none."""
        return self._serving

    def names(self) -> tuple[str, ...]:
        """The versions in memory, base included."""
        with self._lock:
            return (BASE_VERSION, *self._adapters)

    def hold(self, version: str) -> bool:
        """Keep a version until its next use, if it is in memory; say whether it is."""
        with self._lock:
            there = version == BASE_VERSION or version in self._adapters
            if there:
                self._holds[version] += 1
            return there

    def add(self, adapter: Adapter) -> None:
        """Put a version in memory and keep it until its next use."""
        with self._lock:
            self._adapters.setdefault(adapter.version, adapter)
            self._holds[adapter.version] += 1

    def take(self, version: str | None) -> tuple[str, Adapter | None]:
        """Begin a use: of the serving version, or of one by name.

        Raises:
            VersionNotLoaded: the name is not in memory.
        """
        with self._lock:
            name = self._serving if version is None else version
            self._want(name)
            if version is not None:
                self._give_back_hold(name)
            self._uses[name] += 1
            return name, self._adapters.get(name)

    def release(self, version: str) -> None:
        """End a use."""
        with self._lock:
            self._uses[version] -= 1
            self._drop_unused(version)

    def serve(self, version: str) -> None:
        """Make a version the one that serves.

        Raises:
            VersionNotLoaded: it is not in memory.
        """
        with self._lock:
            self._want(version)
            self._give_back_hold(version)
            before, self._serving = self._serving, version
            self._drop_unused(before)

    def drop(self, version: str) -> None:
        """Give up a version that was loaded and will not be used after all."""
        with self._lock:
            self._give_back_hold(version)
            self._drop_unused(version)

    def _want(self, version: str) -> None:
        if version != BASE_VERSION and version not in self._adapters:
            loaded = ", ".join((BASE_VERSION, *self._adapters))
            raise VersionNotLoaded(f"Version {version} is not loaded (loaded: {loaded}).")

    def _give_back_hold(self, version: str) -> None:
        self._holds[version] = max(0, self._holds[version] - 1)

    def _drop_unused(self, version: str) -> None:
        if version != self._serving and not self._uses[version] and not self._holds[version]:
            self._adapters.pop(version, None)
