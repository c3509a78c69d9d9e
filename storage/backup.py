"""Backup and restore: one .tar.gz with the database and the adapters of every kept version.

Settings, tokens and the lock are not in it. A backup of a running bot is taken by the bot itself;
a restore wants the bot stopped.
"""

from __future__ import annotations

import gzip
import os
import shutil
import tarfile
import tempfile
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from storage.adapters import AdapterShelf
from storage.database import Database, check_whole, explained, sync
from storage.errors import BackupDamaged, DirectoryUnusable, StorageError, TargetRefused
from storage.lock import DirectoryLock
from storage.store import ADAPTERS_NAME, DATABASE_NAME, RESTORING_NAME, Store

KEPT_STATES = ("sealed", "serving", "retired")


def backup(store: Store, adapters: AdapterShelf, target: Path) -> Path:
    """Write a backup to `target`, a new .tar.gz file: aside, checked, then renamed.

    The versions named by the database's snapshot are verified and go with it.

    Raises:
        TargetRefused: `target` exists, or lies among the adapters, whose folder is swept.
        DirectoryUnusable: `target` cannot be written.
        AdapterDamaged: a kept version's files do not match their manifest.
    """
    if target.exists():
        raise TargetRefused(f"{target} exists already; name a new file for the backup")
    if target.resolve().is_relative_to(adapters.directory.resolve()):
        raise TargetRefused(
            f"{target} lies among the adapters, where a start removes what it does not know; "
            "name a file elsewhere for the backup"
        )
    with explained(target), _scratch_beside(target) as scratch:
        snapshot = scratch / DATABASE_NAME
        store.snapshot(snapshot)
        archive = scratch / "backup.tar.gz"
        with tarfile.open(archive, "w:gz", compresslevel=3) as tar:
            tar.add(snapshot, DATABASE_NAME)
            for version, manifest in _kept_versions(snapshot):
                folder = adapters.verified(version, manifest)
                tar.add(folder, f"{ADAPTERS_NAME}/{version}")
        os.chmod(archive, 0o600)
        sync(archive)
        os.rename(archive, target)
        sync(target.parent)
    return target


def backup_directory(directory: Path, target: Path) -> Path:
    """Back up a data directory that no bot runs on; raises as `backup`, and DirectoryInUse."""
    if not (directory / DATABASE_NAME).is_file():
        raise DirectoryUnusable(
            f"{directory} holds no {DATABASE_NAME}; name the directory of a bot"
        )
    store = Store.open(directory)
    try:
        return backup(store, AdapterShelf(directory / ADAPTERS_NAME), target)
    finally:
        store.close()


def restore(archive: Path, directory: Path, force: bool = False) -> Path | None:
    """Put a backup's database and adapters into a data directory.

    Everything is unpacked and verified beside the present contents before they are touched.
    With `force` present contents are moved into a folder `replaced-TIME` there, never deleted.

    Returns:
        The folder that present contents were moved to, or None.

    Raises:
        BackupDamaged: the archive is no whole backup.
        DirectoryInUse: a bot runs on the directory.
        DirectoryUnusable: it holds data and `force` is not set, or cannot be written.
    """
    lock = DirectoryLock.take(directory)
    try:
        with explained(directory):
            return _restore_locked(archive, directory, force)
    finally:
        lock.release()


def _restore_locked(archive: Path, directory: Path, force: bool) -> Path | None:
    present = _contents(directory)
    if present and not force:
        raise DirectoryUnusable(
            f"{directory} holds data already ({', '.join(path.name for path in present)}); name "
            "another --data-dir, or restore with --force, which moves it aside"
        )
    with _scratch_beside(directory / RESTORING_NAME) as scratch:
        _unpack(archive, scratch)
        _verify(archive, scratch)
        # From here to its removal the folder tells a start that the contents are half-switched.
        restoring = directory / RESTORING_NAME
        shutil.rmtree(restoring, ignore_errors=True)
        restoring.mkdir(mode=0o700)
        sync(directory)
        replaced = _move_aside(present, directory) if present else None
        for name in (ADAPTERS_NAME, DATABASE_NAME):
            os.rename(scratch / name, directory / name)
        sync(directory)
        restoring.rmdir()
        sync(directory)
    return replaced


def _contents(directory: Path) -> list[Path]:
    """List the database with its log, and the adapters: what a restore replaces."""
    found = sorted(directory.glob(f"{DATABASE_NAME}*"))
    shelf = directory / ADAPTERS_NAME
    return [*found, shelf] if shelf.exists() else found


def _move_aside(present: list[Path], directory: Path) -> Path:
    aside = directory / time.strftime("replaced-%Y%m%d-%H%M%S", time.gmtime())
    while aside.exists():
        aside = aside.with_name(aside.name + "-again")
    aside.mkdir(mode=0o700)
    for path in present:
        os.rename(path, aside / path.name)
    return aside


def _unpack(archive: Path, scratch: Path) -> None:
    try:
        with gzip.open(archive) as stream:
            with tarfile.open(fileobj=stream, mode="r|") as tar:
                tar.extractall(scratch, filter="data")
            while stream.read(1 << 20):
                pass  # to the end, where gzip compares its checksum; tar stops before it
    except FileNotFoundError as error:
        raise BackupDamaged(f"there is no backup {archive}; name a file that exists") from error
    except (tarfile.TarError, EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise _not_whole(archive, error) from error
    (scratch / ADAPTERS_NAME).mkdir(mode=0o700, exist_ok=True)


def _verify(archive: Path, scratch: Path) -> None:
    snapshot = scratch / DATABASE_NAME
    shelf = AdapterShelf(scratch / ADAPTERS_NAME)
    if not snapshot.is_file():
        raise _not_whole(archive, f"it holds no {DATABASE_NAME}")
    try:
        check_whole(snapshot)
        Database.open(snapshot).close()  # a backup of an older version is brought up to date
        for version, manifest in _kept_versions(snapshot):
            shelf.verified(version, manifest)
    except StorageError as error:
        raise _not_whole(archive, error) from error


def _not_whole(archive: Path, what: object) -> BackupDamaged:
    return BackupDamaged(
        f"{archive} is no whole backup of Thumbwise ({what}); take another one. Nothing was changed"
    )


def _kept_versions(snapshot: Path) -> list[tuple[str, str | None]]:
    """Read the names and manifest hashes of the versions whose files must exist."""
    store = Store.open_snapshot(snapshot)
    try:
        kept = [row for row in store.versions() if row.state in KEPT_STATES]
        return [(row.name, row.manifest_sha256) for row in kept]
    finally:
        store.close()


@contextmanager
def _scratch_beside(path: Path) -> Iterator[Path]:
    """Give a private folder on the same file system as `path`, removed in the end."""
    scratch = Path(tempfile.mkdtemp(prefix=f".{path.name}-", dir=path.parent))
    try:
        yield scratch
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
