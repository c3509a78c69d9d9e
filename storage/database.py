"""One SQLite file: one writer thread, and readers that never wait behind it.

WAL mode lets a reader see the last commit while the writer works. Every write is one
`BEGIN IMMEDIATE` transaction on the writer's own connection with `synchronous=FULL`, and its caller
hears of it after the commit: what was acknowledged survives a kill and a power cut.
"""

from __future__ import annotations

import logging
import os
import queue
import sqlite3
import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

import sqlite_utils

from storage import schema
from storage.errors import DatabaseBusy, DirectoryUnusable, StorageError

P = ParamSpec("P")
T = TypeVar("T")

logger = logging.getLogger(__name__)

_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_BROKEN = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_UNWRITABLE = {
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PERM,
}


class Database:
    """A file that work is handed to: `read` and `write` take a function of a connection."""

    def __init__(self, path: Path, writer: sqlite3.Connection | None) -> None:
        self._path = path
        self._idle_readers: deque[sqlite_utils.Database] = deque()
        self._writer = writer
        self._jobs: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._door = threading.Lock()
        self._closed = False
        self._thread: threading.Thread | None = None
        if writer is not None:
            self._thread = threading.Thread(target=self._work, name="storage-writer", daemon=True)
            self._thread.start()

    @classmethod
    def open(cls, path: Path) -> Database:
        """Open to write: make the file where it is missing, check it and bring it up to date.

        Raises:
            DirectoryUnusable: the file is damaged, from a newer version, or cannot be written.
        """
        with explained(path):
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
            connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
            try:
                _prepare_to_write(connection, path)
            except BaseException:
                connection.close()
                raise
        return cls(path, connection)

    @classmethod
    def open_read_only(cls, path: Path) -> Database:
        """Open one file to read it, a snapshot or the database of a bot that may be running.

        Raises:
            DirectoryUnusable: there is no such file, or it is damaged, newer or older than wanted.
        """
        if not path.is_file():
            raise DirectoryUnusable(
                f"there is no database {path}; start the bot once, or name its directory with "
                "--data-dir"
            )
        database = cls(path, None)
        try:
            database.read(schema.refuse_newer, path)
            database.read(schema.refuse_older, path)
        except StorageError:
            database.close()
            raise
        return database

    def read(
        self,
        work: Callable[Concatenate[sqlite_utils.Database, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """Run `work` in one read transaction: all it sees is of one moment."""
        if self._closed:
            raise StorageError("the store is closed; open it again before reading")
        try:
            reader = self._idle_readers.pop()
        except IndexError:
            reader = self._new_reader()
        try:
            with explained(self._path):
                reader.conn.execute("BEGIN")
                return work(reader, *args, **kwargs)
        finally:
            if reader.conn.in_transaction:
                reader.conn.execute("ROLLBACK")
            if self._closed:
                reader.close()
            else:
                self._idle_readers.append(reader)

    def write(
        self,
        work: Callable[Concatenate[sqlite_utils.Database, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """Run `work` in one transaction on the writer's thread; return after its commit.

        Raises whatever `work` raises, with nothing changed; DirectoryUnusable on a full disk.
        """
        future: Future[T] = Future()

        def job() -> None:
            try:
                future.set_result(self._in_transaction(lambda db: work(db, *args, **kwargs)))
            except BaseException as error:  # noqa: BLE001 - it is the caller's, on another thread
                future.set_exception(error)

        self._hand_over(job)
        with explained(self._path):
            return future.result()

    def wipe_log(self) -> None:
        """Fold the write-ahead log into the file and empty it, so that deleted text is gone.

        It waits a second at most for a long read (a snapshot); what is left goes the next time,
        or when the store closes. A failure is logged only: what was deleted is committed.
        """
        done: Future[None] = Future()

        def job() -> None:
            try:
                assert self._writer is not None
                self._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            except sqlite3.Error as error:
                logger.warning("the write-ahead log could not be emptied: %s", error)
            finally:
                done.set_result(None)

        self._hand_over(job)
        done.result()

    def snapshot(self, path: Path) -> None:
        """Write a whole, compact copy to `path`: aside first, checked, then renamed.

        Raises:
            DirectoryUnusable: it could not be written; nothing is left at or beside `path`.
        """
        aside = path.with_name(path.name + ".partial")
        source = self._new_reader()
        try:
            with explained(path):
                aside.unlink(missing_ok=True)
                os.close(os.open(aside, os.O_RDWR | os.O_CREAT, 0o600))
                source.conn.execute("VACUUM INTO ?", [str(aside)])
                check_whole(aside)
                sync(aside)
                os.replace(aside, path)
                sync(path.parent)
        finally:
            source.close()
            aside.unlink(missing_ok=True)

    def close(self) -> None:
        """Finish the writes that are under way and close; a second call does nothing."""
        with self._door:
            if self._closed:
                return
            self._closed = True
            self._jobs.put(None)
        if self._thread is not None:
            self._thread.join()
        while self._idle_readers:
            self._idle_readers.pop().close()
        if self._writer is not None:
            self._writer.close()

    def _hand_over(self, job: Callable[[], None]) -> None:
        if self._writer is None:
            raise StorageError(f"{self._path} was opened to read only; start the bot to change it")
        with self._door:
            if self._closed:
                raise StorageError("the store is closed; open it again before writing")
            self._jobs.put(job)

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            job()

    def _in_transaction(self, work: Callable[[sqlite_utils.Database], T]) -> T:
        assert self._writer is not None
        db = sqlite_utils.Database(self._writer, execute_plugins=False)
        self._writer.execute("BEGIN IMMEDIATE")
        try:
            result = work(db)
            self._writer.execute("COMMIT")
        except BaseException:
            if self._writer.in_transaction:
                self._writer.execute("ROLLBACK")
            raise
        return result

    def _new_reader(self) -> sqlite_utils.Database:
        uri = self._path.resolve().as_uri() + "?mode=ro"
        with explained(self._path):
            connection = sqlite3.connect(
                uri, uri=True, isolation_level=None, check_same_thread=False
            )
        return sqlite_utils.Database(connection, execute_plugins=False)


def _prepare_to_write(connection: sqlite3.Connection, path: Path) -> None:
    connection.execute("PRAGMA busy_timeout = 1000")
    mode = connection.execute("PRAGMA journal_mode = WAL").fetchone()[0]
    if mode != "wal":
        raise DirectoryUnusable(
            f"{path} cannot use SQLite's write-ahead log (its mode is {mode}); "
            "put the data directory on a local disk"
        )
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA secure_delete = ON")
    complaint = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if complaint != "ok":
        raise _damaged(path, complaint)
    db = sqlite_utils.Database(connection, execute_plugins=False)
    schema.refuse_newer(db, path)
    schema.upgrade(db)


def check_whole(path: Path) -> None:
    """Run SQLite's full integrity check on a file.

    Raises:
        DirectoryUnusable: the file is damaged, or no SQLite database.
    """
    connection = sqlite3.connect(path.resolve().as_uri() + "?mode=ro", uri=True)
    try:
        with explained(path):
            complaint = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    finally:
        connection.close()
    if complaint != "ok":
        raise _damaged(path, complaint)


def sync(path: Path) -> None:
    """Make a file or folder last through a power cut."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _damaged(path: Path, complaint: Any) -> DirectoryUnusable:
    what = " ".join(str(complaint).split())
    return DirectoryUnusable(
        f"the database {path} is damaged ({what}); restore a backup with `thumbwise restore`"
    )


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what SQLite or the system says into words for the person who must mend it.

    Raises:
        DatabaseBusy: another program holds the database.
        DirectoryUnusable: in the place of a full disk, missing permissions or a damaged file.
    """
    try:
        yield
    except OSError as error:
        raise DirectoryUnusable(
            f"{path} cannot be written ({error.strerror}); free some disk space, or mend the "
            "permissions of its directory"
        ) from error
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in _BUSY:
            raise DatabaseBusy(
                f"another program holds the database {path} ({error}); close it and try again. "
                "Nothing was changed"
            ) from error
        if code in _BROKEN:
            raise _damaged(path, error) from error
        if code not in _UNWRITABLE:
            raise
        raise DirectoryUnusable(
            f"the database {path} cannot be used ({error}); free some disk space, or mend the "
            "permissions of its directory. Nothing was changed"
        ) from error
