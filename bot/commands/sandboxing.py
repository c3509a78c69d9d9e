"""`thumbwise sandbox`: run a snippet as the bot would, and say which engine keeps it in."""

from __future__ import annotations

import argparse
import dataclasses
import sys
from pathlib import Path

from bot.commands.terminal import complain, harmless, say, show_json
from bot.errors import CommandError
from bot.settings import Settings
from learner.sandbox.box import Box
from learner.sandbox.choose import choose
from learner.sandbox.result import MOST_SOURCE_BYTES


def show(settings: Settings, arguments: argparse.Namespace) -> int:
    """Say which engine is used and why others are not; 1 when none is."""
    choice = choose()
    if arguments.json:
        refusals = [dataclasses.asdict(one) for one in choice.refusals]
        show_json({"engine": choice.box.engine if choice.box else None, "refusals": refusals})
    else:
        say(choice.words)
    return 0 if choice.box is not None else 1


def run(settings: Settings, arguments: argparse.Namespace) -> int:
    """Run one file; 0 only when it came to its end without an exception."""
    source = _read(arguments.file)
    ran = _box().run(source)
    if arguments.json:
        show_json(
            {
                "engine": ran.engine,
                "exit": ran.exit,
                "reason": ran.reason,
                "stdout": ran.stdout,
                "stderr": ran.stderr,
                "seconds": round(ran.seconds, 3),
            }
        )
        return 0 if ran.ran else 1
    sys.stdout.write(harmless(ran.stdout))
    sys.stdout.flush()
    sys.stderr.write(harmless(ran.stderr))
    if not ran.ran:
        complain(f"{ran.reason}: {harmless(ran.error or '')} ({ran.engine}, {ran.seconds:.2f} s)")
    return 0 if ran.ran else 1


def _box() -> Box:
    choice = choose()
    if choice.box is None:
        raise CommandError(choice.words)
    return choice.box


def _read(file: Path) -> str:
    try:
        content = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    except OSError as problem:
        raise CommandError(f"cannot read {file}: {problem.strerror}") from problem
    if len(content) > MOST_SOURCE_BYTES:
        raise CommandError(
            f"{file} has {len(content)} bytes, wanted at most {MOST_SOURCE_BYTES}: run less of it"
        )
    # What is no UTF-8 becomes surrogates, which the box refuses as a syntax error.
    return content.decode("utf-8", "surrogateescape")
