"""Opening and closing a data directory, its threads, and what it says when it cannot be used."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from storage.errors import DatabaseBusy, DirectoryInUse, DirectoryUnusable, StorageError
from storage.lock import LOCK_NAME
from storage.store import DATABASE_NAME, RESTORING_NAME, Store
from tests.storage.samples import add

ROOT = Path(__file__).parents[2]
NOBODY = 65534


@contextmanager
def without_root() -> Iterator[None]:
    """Act as an ordinary user for a while: root may write everywhere."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def open_to_all() -> Iterator[Path]:
    """Make a directory that every user may enter."""
    with tempfile.TemporaryDirectory() as name:
        os.chmod(name, 0o755)
        yield Path(name)


def test_a_second_store_on_the_directory_is_refused_until_the_first_closes(
    store: Store, tmp_path: Path
) -> None:
    with pytest.raises(DirectoryInUse, match=f"in use by process {os.getpid()}"):
        Store.open(tmp_path / "data")
    store.close()
    Store.open(tmp_path / "data").close()


def test_another_process_is_refused_too(store: Store, tmp_path: Path) -> None:
    code = "import sys, pathlib, storage.store as s; s.Store.open(pathlib.Path(sys.argv[1]))"
    tried = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "data")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert tried.returncode != 0
    assert f"DirectoryInUse: the data directory {tmp_path / 'data'} is in use" in tried.stderr
    assert store.count_ratings() == 0


def test_what_people_said_is_readable_by_its_owner_only(store: Store, tmp_path: Path) -> None:
    store.snapshot(tmp_path / "data" / "copy.sqlite")
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "data").iterdir()}
    assert set(modes.values()) == {0o600}, modes
    assert stat.S_IMODE((tmp_path / "data").stat().st_mode) == 0o700


def test_a_directory_that_cannot_be_written_is_refused(open_to_all: Path) -> None:
    Store.open(open_to_all / "old").close()
    for path in [*(open_to_all / "old").iterdir(), open_to_all / "old", open_to_all]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    with without_root():
        for name in ("old", "new"):
            with pytest.raises(DirectoryUnusable, match=r"cannot be written.*Permission denied"):
                Store.open(open_to_all / name)
    (open_to_all / "old").chmod(0o755)
    open_to_all.chmod(0o755)


def test_a_database_that_cannot_be_written_is_refused_and_the_lock_given_back(
    open_to_all: Path,
) -> None:
    Store.open(open_to_all).close()
    (open_to_all / LOCK_NAME).chmod(0o666)
    (open_to_all / DATABASE_NAME).chmod(0o444)
    with without_root(), pytest.raises(DirectoryUnusable, match="cannot be written"):
        Store.open(open_to_all)
    (open_to_all / DATABASE_NAME).chmod(0o600)
    Store.open(open_to_all).close()


def test_a_file_in_the_place_of_the_directory_is_refused(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("hello")
    with pytest.raises(DirectoryUnusable, match="cannot be written"):
        Store.open(tmp_path / "data")


def test_a_damaged_database_is_refused_with_the_way_out(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "data")
    for _ in range(30):
        add(store, "words " * 200)
    store.close()
    path = tmp_path / "data" / DATABASE_NAME
    whole = path.read_bytes()
    in_the_middle = whole[:40_000] + b"\xff" * 8_000 + whole[48_000:]
    for damaged in (b"no database at all" * 100, in_the_middle, whole[: len(whole) // 2]):
        path.write_bytes(damaged)
        with pytest.raises(DirectoryUnusable, match=r"damaged.*thumbwise restore"):
            Store.open(tmp_path / "data")
    path.write_bytes(whole)
    Store.open(tmp_path / "data").close()


def test_a_directory_with_half_a_restore_is_refused(tmp_path: Path) -> None:
    (tmp_path / RESTORING_NAME).mkdir()
    with pytest.raises(DirectoryUnusable, match=r"restore into .* was interrupted"):
        Store.open(tmp_path)


def test_a_missing_file_cannot_be_opened_to_read(tmp_path: Path) -> None:
    with pytest.raises(DirectoryUnusable, match="there is no database"):
        Store.open_snapshot(tmp_path / "nothing.sqlite")
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_said_and_changes_nothing(store: Store, tmp_path: Path) -> None:
    reply = add(store)
    writer = store._database._writer
    assert writer is not None
    pages = writer.execute("PRAGMA page_count").fetchone()[0]
    writer.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(DirectoryUnusable, match=r"full.*free some disk space"):
        add(store, "words " * 20_000)
    assert store.count_replies() == 1
    writer.execute("PRAGMA max_page_count = 1000000")
    assert store.rate(reply.id, "ann", 1) is not None


FILL = """
import resource, signal, sys
from pathlib import Path
from storage.errors import DirectoryUnusable
from storage.store import Store
from tests.storage.samples import add

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
store = Store.open(Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (800_000, resource.RLIM_INFINITY))
stored = 0
try:
    while True:
        add(store, "x" * 20_000)
        stored += 1
except DirectoryUnusable as error:
    assert "free some disk space" in str(error), error
assert store.count_replies() == stored > 0
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
add(store)
assert store.count_replies() == stored + 1
store.close()
"""


def test_a_log_that_the_system_will_not_let_grow_loses_only_the_refused_write(
    tmp_path: Path,
) -> None:
    subprocess.run([sys.executable, "-c", FILL, str(tmp_path / "data")], cwd=ROOT, check=True)
    Store.open(tmp_path / "data").close()


def test_a_snapshot_reads_as_the_store_did_and_takes_no_writes(
    store: Store, tmp_path: Path
) -> None:
    reply = add(store)
    store.rate(reply.id, "ann", 1)
    store.snapshot(tmp_path / "copy.sqlite")
    store.rate(reply.id, "ann", -1)
    copy = Store.open_snapshot(tmp_path / "copy.sqlite")
    assert [thumb.value for row in copy.learnable() for thumb in row.ratings] == [1]
    assert copy.rating_mark() == 1
    with pytest.raises(StorageError, match="opened to read only"):
        copy.rate(reply.id, "ann", 1)
    copy.close()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copy.sqlite", "data"]


def test_a_snapshot_replaces_the_last_one_and_what_an_interrupted_one_left(
    store: Store, tmp_path: Path
) -> None:
    (tmp_path / "copy.sqlite.partial").write_text("half of it")
    store.snapshot(tmp_path / "copy.sqlite")
    add(store)
    store.snapshot(tmp_path / "copy.sqlite")
    copy = Store.open_snapshot(tmp_path / "copy.sqlite")
    assert copy.count_replies() == 1
    copy.close()


def test_a_snapshot_that_cannot_be_written_leaves_nothing(store: Store, tmp_path: Path) -> None:
    with pytest.raises(DirectoryUnusable, match="cannot be written"):
        store.snapshot(tmp_path / "no such folder" / "copy.sqlite")
    assert [path.name for path in tmp_path.iterdir()] == ["data"]


def test_a_running_bots_database_can_be_read_beside_it(store: Store, tmp_path: Path) -> None:
    reader = Store.open_snapshot(tmp_path / "data" / DATABASE_NAME)
    add(store)
    assert reader.count_replies() == 1
    reader.close()


def test_reads_do_not_wait_for_a_write_under_way(store: Store) -> None:
    inside, finish = threading.Event(), threading.Event()

    def slow(db: object) -> None:
        inside.set()
        assert finish.wait(30)

    writing = threading.Thread(target=store._database.write, args=(slow,))
    writing.start()
    assert inside.wait(30)
    assert store.count_replies() == 0
    finish.set()
    writing.join()


def test_writes_of_many_threads_are_all_there_in_one_order(store: Store) -> None:
    replies = [add(store).id for _ in range(8)]

    def rate_all(person: str) -> None:
        for reply in replies:
            store.rate(reply, person, 1)
            assert any(thumb.person == person for thumb in store.ratings(reply))

    people = [threading.Thread(target=rate_all, args=(f"p{number}",)) for number in range(8)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    assert store.count_ratings() == 64
    changes = [thumb.change for reply in replies for thumb in store.ratings(reply)]
    assert sorted(changes) == list(range(1, 65))


def test_a_refused_write_leaves_the_store_usable(store: Store) -> None:
    def fail(db: object) -> None:
        raise RuntimeError("no")

    with pytest.raises(RuntimeError, match="no"):
        store._database.write(fail)
    add(store)
    assert store.count_replies() == 1


def test_a_closed_store_says_so(store: Store) -> None:
    store.close()
    store.close()
    with pytest.raises(StorageError, match="closed; open it again before reading"):
        store.count_replies()
    with pytest.raises(StorageError, match="closed; open it again before writing"):
        store.set_meta("a", "b")


def test_a_read_sees_one_moment_while_writes_go_on(store: Store) -> None:
    reply = add(store)

    def twice(db: sqlite3.Connection) -> tuple[int, int]:
        def count() -> int:
            return int(db.execute("SELECT COUNT(*) FROM ratings").fetchone()[0])

        before = count()
        store.rate(reply.id, "ann", 1)
        return before, count()

    assert store._database.read(twice) == (0, 0)  # type: ignore[arg-type]
    assert store.count_ratings() == 1


def test_a_database_that_another_program_holds_is_busy_and_not_unusable(
    store: Store, tmp_path: Path
) -> None:
    other = sqlite3.connect(tmp_path / "data" / DATABASE_NAME, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        with pytest.raises(DatabaseBusy, match="another program holds the database"):
            add(store)
    finally:
        other.execute("ROLLBACK")
        other.close()
    add(store)


def test_a_log_that_cannot_be_emptied_takes_no_deletion_back(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    reply = add(store)

    class Broken:
        """Refuses the checkpoint as a disk that fails does."""

        def __init__(self, writer: sqlite3.Connection) -> None:
            self.writer = writer

        def __getattr__(self, name: str) -> object:
            return getattr(self.writer, name)

        def execute(self, sql: str, *values: object) -> sqlite3.Cursor:
            if "checkpoint" in sql:
                raise sqlite3.OperationalError("disk I/O error")
            return self.writer.execute(sql, *values)

    database = store._database
    whole = database._writer
    assert whole is not None
    database._writer = Broken(whole)  # type: ignore[assignment]
    try:
        store.delete_conversation(reply.conversation)
    finally:
        database._writer = whole
    assert store.count_replies() == 0
    assert "could not be emptied" in caplog.text
