"""The running bot's address, in `runtime.json` of its data directory.

Written once the port is bound, removed at the end. A bot that was killed leaves it behind, so a
file whose process is gone, or whose number went to a younger process, counts as none.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

import psutil

FILE = "runtime.json"
TOKEN_FILE = "admin_token"
CLOCK_SLACK_SECONDS = 2.0


@dataclass(frozen=True)
class Runtime:
    """A running bot: its process, its address and when it began to listen (epoch seconds)."""

    pid: int
    url: str
    started_at: float


def write_runtime(directory: Path, runtime: Runtime) -> None:
    """Publish a bot's address, aside and then by a rename."""
    aside = directory / f"{FILE}.new"
    aside.write_text(json.dumps(asdict(runtime)) + "\n", encoding="utf-8")
    os.replace(aside, directory / FILE)


def remove_runtime(directory: Path) -> None:
    """Take the address back; it may be gone already."""
    (directory / FILE).unlink(missing_ok=True)


def running_bot(directory: Path) -> Runtime | None:
    """Return the bot that runs on `directory`, or None when none does."""
    try:
        written = json.loads((directory / FILE).read_text(encoding="utf-8"))
        runtime = Runtime(int(written["pid"]), str(written["url"]), float(written["started_at"]))
        born = psutil.Process(runtime.pid).create_time()
    except (OSError, ValueError, KeyError, TypeError, psutil.Error):
        return None
    return runtime if born <= runtime.started_at + CLOCK_SLACK_SECONDS else None
