"""Reading a data directory without a bot: the database alone, no lock, no model."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from storage.store import DATABASE_NAME, Store


@contextmanager
def read_store(directory: Path) -> Iterator[Store]:
    """Open the database to read only, whether or not a bot runs on it.

    Raises:
        DirectoryUnusable: There is none, or it is damaged or from another version.
    """
    store = Store.open_snapshot(directory / DATABASE_NAME)
    try:
        yield store
    finally:
        store.close()


@contextmanager
def write_store(directory: Path) -> Iterator[Store]:
    """Open the database to change it, where no bot runs on it.

    Raises:
        DirectoryInUse: A bot, or another command, has it open.
        DirectoryUnusable: It cannot be written, or is damaged or from a newer version.
    """
    store = Store.open(directory)
    try:
        yield store
    finally:
        store.close()
