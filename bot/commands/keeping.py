"""Commands about what is kept: export, import, backup, restore."""

from __future__ import annotations

import argparse
import asyncio
import dataclasses
import os
import time
from pathlib import Path
from typing import Any, TextIO

from bot.client import open_admin
from bot.commands.reading import read_store, write_store
from bot.commands.terminal import complain, say, show_json
from bot.errors import CommandError
from bot.runtime import running_bot
from bot.settings import Settings


def export(settings: Settings, arguments: argparse.Namespace) -> int:
    """Write one line of JSON per rating to standard output or to a file."""
    from bot.exchange import export_lines

    with read_store(settings.data_dir) as store:
        if arguments.output is None:
            for line in export_lines(store):
                say(line)
            return 0
        aside = arguments.output.with_name(arguments.output.name + ".partial")
        count = 0
        with _new_file(aside) as out:
            for line in export_lines(store):
                out.write(f"{line}\n")
                count += 1
        aside.replace(arguments.output)
    complain(f"{count} ratings are in {arguments.output}")
    return 0


def _new_file(path: Path) -> TextIO:
    """Open a file to write what people said: its owner alone may read it."""
    try:
        path.unlink(missing_ok=True)
        opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as problem:
        raise CommandError(f"cannot write {path}: {problem.strerror}") from problem
    return os.fdopen(opened, "w", encoding="utf-8")


def import_ratings(settings: Settings, arguments: argparse.Namespace) -> int:
    """Take in ratings given elsewhere: all of them or none, and nothing twice."""
    if running_bot(settings.data_dir):
        count = asyncio.run(_import_over_api(settings, arguments))
    else:
        from bot.exchange import import_file

        with write_store(settings.data_dir) as store:
            count = dataclasses.asdict(import_file(store, arguments.file, arguments.mapping))
    if arguments.json:
        show_json(count)
    else:
        say(
            f"{count['added']} ratings added, {count['updated']} updated, "
            f"{count['unchanged']} were there already."
        )
    return 0


async def _import_over_api(settings: Settings, arguments: argparse.Namespace) -> dict[str, Any]:
    from bot.exchange import read_lines

    body = {"lines": list(read_lines(arguments.file)), "mapping": arguments.mapping}
    async with open_admin(settings) as admin:
        count: dict[str, Any] = await admin.post("/admin/import", body)
        return count


def backup(settings: Settings, arguments: argparse.Namespace) -> int:
    """Write the database and every kept adapter version to one .tar.gz file."""
    target = arguments.target or Path(time.strftime("thumbwise-%Y%m%d-%H%M%S.tar.gz"))
    target = target.expanduser().absolute()
    if running_bot(settings.data_dir):
        written = asyncio.run(_backup_over_api(settings, target))
    else:
        from storage.backup import backup_directory

        written = str(backup_directory(settings.data_dir, target))
    if arguments.json:
        show_json({"path": written, "bytes": Path(written).stat().st_size})
    else:
        say(f"The backup is in {written}; bring it back with `thumbwise restore`.")
    return 0


async def _backup_over_api(settings: Settings, target: Path) -> str:
    async with open_admin(settings) as admin:
        return str((await admin.post("/admin/backup", {"path": str(target)}))["path"])


def restore(settings: Settings, arguments: argparse.Namespace) -> int:
    """Put a backup into a data directory that no bot runs on."""
    from storage.backup import restore as put_back

    replaced = put_back(arguments.archive, settings.data_dir, arguments.force)
    say(f"{arguments.archive} is restored into {settings.data_dir}.")
    if replaced:
        say(f"What was there before is in {replaced}; remove it when you no longer want it.")
    return 0
