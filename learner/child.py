"""The process around a round: low priority, progress lines, and an end that leaves no doubt.

Exit 0 with the result file means that the round reached a verdict. Otherwise the reason is the last
line on standard error and, where it can be written, in a result file with the verdict "failed".
"""

from __future__ import annotations

import logging
import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from types import FrameType
from typing import TextIO, TypeAlias

from learner.pair import Twin
from learner.request import RoundProgress, RoundRequest, RoundResult

Report: TypeAlias = Callable[[RoundProgress], None]
Run: TypeAlias = Callable[[RoundRequest, Report, Twin | None], RoundResult]

NICENESS = 10
CANCELLED, ORPHANED = 143, 3
"""Exit codes: ended by SIGTERM, and ended because the parent is gone."""


class Cancelled(BaseException):
    """SIGTERM came: unwind and end."""


def main(run: Run, arguments: Sequence[str]) -> int:
    """Run the round that a request file asks for, as a child of the bot.

    Args:
        run: Does the round.
        arguments: The request file's path alone.

    Returns:
        The exit code.
    """
    if len(arguments) != 1:
        sys.stderr.write("usage: python -m learner.round REQUEST.json\n")
        return 2
    # Before anything that may write to it: only progress goes to the real standard output.
    out, sys.stdout = sys.stdout, sys.stderr
    os.nice(NICENESS)
    # The second process is forked first, while there is a single thread.
    with Twin.beside() as twin:
        threading.Thread(target=_end_with_parent, daemon=True).start()
        signal.signal(signal.SIGTERM, _cancel)
        logging.basicConfig(level=logging.INFO, stream=sys.stderr)
        return _round(run, Path(arguments[0]), out, twin)


def _round(run: Run, file: Path, out: TextIO, twin: Twin | None) -> int:
    def report(progress: RoundProgress) -> None:
        out.write(progress.to_json() + "\n")
        out.flush()

    request: RoundRequest | None = None
    try:
        request = RoundRequest.from_json(file.read_text(encoding="utf-8"))
        publish(run(request, report, twin), Path(request.result_file))
    except Cancelled:
        sys.stderr.write("cancelled\n")
        return CANCELLED
    except Exception as error:  # noqa: BLE001 - the door of this process: whatever it was is reported
        reason = _one_line(error)
        traceback.print_exc()
        if request is not None:
            _publish_failure(reason, Path(request.result_file))
        sys.stderr.write(reason + "\n")
        return 1
    return 0


def publish(result: RoundResult, path: Path) -> None:
    """Write a result aside, then switch it in, so that nobody reads half of one."""
    aside = path.with_name(path.name + ".part")
    with aside.open("w", encoding="utf-8") as file:
        file.write(result.to_json())
        file.flush()
        os.fsync(file.fileno())
    aside.replace(path)


def _publish_failure(reason: str, path: Path) -> None:
    try:
        publish(RoundResult("failed", (), {}, (), reason), path)
    except OSError as error:
        sys.stderr.write(f"the result could not be written either: {error}\n")


def _one_line(error: Exception) -> str:
    """What happened in one line; errors of Python's own also say what they are."""
    text = " ".join(str(error).split()) or type(error).__name__
    if isinstance(error, MemoryError):
        return "out of memory"
    return text if type(error).__module__ != "builtins" else f"{type(error).__name__}: {text}"


def _end_with_parent() -> None:
    """End at once when the parent's pipe closes: nobody would take the result."""
    while os.read(0, 4096):
        pass
    os._exit(ORPHANED)


def _cancel(_signal: int, _frame: FrameType | None) -> None:
    raise Cancelled
