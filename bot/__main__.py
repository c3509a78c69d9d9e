"""The command line `thumbwise`: what each command is called and takes.

A command's body is imported only when it is asked for, so that `--help`, `status` and `history`
never wait for PyTorch. What is expected to go wrong ends as one line and exit code 1.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.metadata
import logging
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.errors import CommandError
from learner.bench import BENCHES
from storage.errors import StorageError

if TYPE_CHECKING:
    from bot.settings import Settings

Handler = Callable[["Settings", argparse.Namespace], int]

ZONE_HELP = "time zone of the cron line, e.g. Europe/Berlin (default: UTC)"


class _Commands:
    """The parsers of the commands: each takes the common options and knows its handler."""

    def __init__(
        self,
        parser: argparse.ArgumentParser,
        common: argparse.ArgumentParser,
        title: str = "commands",
    ) -> None:
        self._sub = parser.add_subparsers(title=title, metavar="COMMAND", dest=f"{title} word")
        self._common = common

    def add(
        self, name: str, handler: str, help: str, *, json: bool = False, **options: Any
    ) -> argparse.ArgumentParser:
        """Add a command whose body is `bot.commands.` + `handler`, as `module:function`."""
        parents = [self._common, *options.pop("parents", ())]
        made: argparse.ArgumentParser = self._sub.add_parser(
            name, help=help, description=f"{help[0].upper()}{help[1:]}.", parents=parents
        )
        if json:
            made.add_argument("--json", action="store_true", help="report as JSON")
        made.set_defaults(handler=handler)
        return made


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    common = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument(
        "--data-dir", type=Path, metavar="DIR", help="where conversations, ratings, adapters are"
    )
    common.add_argument(
        "--config", type=Path, metavar="FILE", help="settings (default: DIR/thumbwise.toml)"
    )
    common.add_argument("--verbose", action="store_true", help="log what is done, step by step")
    listening = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    listening.add_argument("--host", help="address to listen on (default: 127.0.0.1)")
    listening.add_argument("--port", type=int, help="port (default: 8765; 0: any free one)")

    parser = argparse.ArgumentParser(
        prog="thumbwise",
        description="A chat bot that learns from the thumbs of the people it talks to. "
        "Without a command it runs the bot.",
        parents=[common, listening],
    )
    parser.add_argument("--version", action="version", version=_version())
    parser.set_defaults(handler="serving:run")
    commands = _Commands(parser, common)
    commands.add("run", "serving:run", "run the bot and its page", parents=[listening])
    commands.add("chat", "serving:chat", "chat in this terminal; + and - rate the last reply")
    _add_learning(commands)
    _add_sandbox(commands, common)
    _add_reports(commands)
    _add_schedule(commands, common)
    _add_keeping(commands)
    return parser


def _add_learning(commands: _Commands) -> None:
    commands.add("train", "learning:train", "run one training round now", json=True)
    commands.add(
        "practice",
        "learning:practice",
        "answer tasks that have tests, run the answers, and train on what happened",
        json=True,
    )
    rollback = commands.add(
        "rollback", "learning:rollback", "let an earlier version serve again", json=True
    )
    rollback.add_argument(
        "version", nargs="?", help="v0, v1, … (default: the parent of the one that serves)"
    )
    pin = commands.add(
        "pin", "learning:pin", "keep a version from being replaced and pruned", json=True
    )
    pin.add_argument("version")
    unpin = commands.add("unpin", "learning:unpin", "let a pinned version go again", json=True)
    unpin.add_argument("version")
    compare = commands.add(
        "compare", "learning:compare", "show one prompt answered by two versions", json=True
    )
    compare.add_argument("prompt")
    compare.add_argument(
        "--versions",
        nargs=2,
        metavar=("A", "B"),
        help="the two to compare (default: the one that serves and its parent)",
    )


def _add_sandbox(commands: _Commands, common: argparse.ArgumentParser) -> None:
    sandbox = commands.add(
        "sandbox", "sandboxing:show", "say which sandbox runs snippets here", json=True
    )
    actions = _Commands(sandbox, common, "actions")
    run = actions.add(
        "run", "sandboxing:run", "run a Python file in the sandbox and say what happened", json=True
    )
    run.add_argument("file", type=Path, help="the snippet; - reads standard input")


def _add_reports(commands: _Commands) -> None:
    commands.add("status", "reporting:status", "show one page of figures", json=True)
    history = commands.add(
        "history",
        "reporting:history",
        "list versions and rounds with the gate's numbers",
        json=True,
    )
    history.add_argument("--limit", type=int, default=50, help="most rounds shown (default: 50)")
    commands.add(
        "doctor", "reporting:doctor", "say what is well, what is not and what mends it", json=True
    )
    bench = commands.add(
        "bench", "measuring:bench", "run one of the project's measurements", json=True
    )
    bench.add_argument("name", choices=sorted(BENCHES))
    bench.add_argument("--seeds", type=int, default=3, help="repetitions (default: 3)")
    bench.add_argument("--fast", action="store_true", help="a smaller form of the same")
    bench.add_argument(
        "--during-round", action="store_true", help="serve: under load while a real round runs"
    )
    bench.add_argument(
        "--mbpp", type=Path, metavar="FILE", help="code: examine on MBPP's problems, learn nothing"
    )
    bench.add_argument(
        "--figure", type=Path, metavar="FILE", help="personalise, forget: draw the figure here, SVG"
    )


def _add_schedule(commands: _Commands, common: argparse.ArgumentParser) -> None:
    schedule = commands.add(
        "schedule", "planning:show", "say when rounds start by themselves", json=True
    )
    plans = _Commands(schedule, common, "actions")
    add = plans.add(
        "add", "planning:add", "add a schedule, after showing its next times", json=True
    )
    add.add_argument(
        "--cron", metavar="LINE", help="five fields, e.g. '0 3 * * 0': Sundays at three"
    )
    add.add_argument("--time-zone", default="UTC", metavar="ZONE", help=ZONE_HELP)
    add.add_argument("--every-ratings", type=int, metavar="N", help="whenever N new ratings came")
    add.add_argument("--yes", action="store_true", help="save without asking")
    plans.add("list", "planning:show", "list the schedules with their next times", json=True)
    plans.add("remove", "planning:remove", "remove a schedule").add_argument("id")


def _add_keeping(commands: _Commands) -> None:
    export = commands.add(
        "export", "keeping:export", "write the ratings as JSON lines (TRL's unpaired preferences)"
    )
    export.add_argument(
        "--output", type=Path, metavar="FILE", help="a file in the place of standard output"
    )
    taken = commands.add(
        "import", "keeping:import_ratings", "take in ratings: all or none, nothing twice", json=True
    )
    taken.add_argument("file", type=Path, help="JSON lines, as export writes them; .gz is unpacked")
    taken.add_argument("--mapping", choices=["taskmaster"], help="another form than export's")
    backup = commands.add(
        "backup", "keeping:backup", "write database and adapters to one .tar.gz", json=True
    )
    backup.add_argument(
        "target", nargs="?", type=Path, help="a new file (default: thumbwise-DATE.tar.gz here)"
    )
    restore = commands.add("restore", "keeping:restore", "put a backup into the data directory")
    restore.add_argument("archive", type=Path)
    restore.add_argument(
        "--force", action="store_true", help="move what the directory holds aside first"
    )


def _version() -> str:
    try:
        return f"thumbwise {importlib.metadata.version('thumbwise')}"
    except importlib.metadata.PackageNotFoundError:
        return "thumbwise (not installed)"


def handler_of(name: str) -> Handler:
    """Import a command's body: `module:function` below `bot.commands`."""
    module, _, function = name.partition(":")
    found: Handler = getattr(importlib.import_module(f"bot.commands.{module}"), function)
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    # The Q-head's matrices are small: NumPy's threads would only wait for one another, and beside
    # the model's on a busy machine so long that a fit took eighty times as much.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    given = build_parser().parse_args(arguments)
    logging.basicConfig(
        level=logging.INFO if "verbose" in given else logging.WARNING,
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
    )
    from bot.configuration import load_settings
    from bot.settings import SettingsError

    try:
        settings = load_settings(
            getattr(given, "config", None),
            getattr(given, "data_dir", None),
            web={"host": getattr(given, "host", None), "port": getattr(given, "port", None)},
        )
        return handler_of(given.handler)(settings, given)
    except (CommandError, SettingsError, StorageError) as problem:
        sys.stderr.write(f"thumbwise: {problem}\n")
        return 1
    except BrokenPipeError:
        # Whoever read our output left; Python would complain again when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
