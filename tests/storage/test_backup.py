"""Backup and restore: whole or not at all, and what was there is never lost."""

from __future__ import annotations

import tarfile
from pathlib import Path

import pytest
from sqlite_utils import Database

from storage import backup as backup_module
from storage.adapters import AdapterShelf
from storage.backup import backup, backup_directory, restore
from storage.errors import AdapterDamaged, BackupDamaged, DirectoryInUse, DirectoryUnusable
from storage.schema import MIGRATIONS, known_migrations
from storage.store import ADAPTERS_NAME, DATABASE_NAME, RESTORING_NAME, Store
from tests.storage.samples import add, running_round


def grow_version(store: Store, directory: Path, content: bytes) -> str:
    """Seal and promote a version with one file on the shelf."""
    round = running_round(store)
    name = store.stage_version(round=round, parent=store.serving(), fingerprint="f0").name
    candidate = directory / "candidate"
    candidate.mkdir()
    (candidate / "adapter_model.safetensors").write_bytes(content)
    store.seal_version(name, AdapterShelf(directory / ADAPTERS_NAME).seal(candidate, name))
    store.promote(name, round)
    return name


@pytest.fixture
def lived_in(store: Store, tmp_path: Path) -> tuple[Store, AdapterShelf]:
    """Give a store with a rated reply, a retired and a serving version, and a stray folder."""
    store.rate(add(store, "old words").id, "ann", 1)
    for content in (b"first", b"second"):
        grow_version(store, tmp_path / "data", content)
    shelf = AdapterShelf(tmp_path / "data" / ADAPTERS_NAME)
    (shelf.directory / "v9").mkdir()
    return store, shelf


def test_what_is_backed_up_from_a_running_store_is_what_is_restored(
    lived_in: tuple[Store, AdapterShelf], tmp_path: Path
) -> None:
    store, shelf = lived_in
    archive = backup(store, shelf, tmp_path / "b.tar.gz")
    before = store.learnable()
    add(store, "later words")
    assert restore(archive, tmp_path / "new") is None
    restored = Store.open(tmp_path / "new")
    assert restored.learnable() == before
    assert restored.count_replies() == 1
    assert restored.serving() == "v2"
    new_shelf = AdapterShelf(tmp_path / "new" / ADAPTERS_NAME)
    for version, content in {"v1": b"first", "v2": b"second"}.items():
        folder = new_shelf.verified(version, restored.version(version).manifest_sha256)
        assert (folder / "adapter_model.safetensors").read_bytes() == content
    assert sorted(path.name for path in new_shelf.directory.iterdir()) == ["v1", "v2"]
    restored.close()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b.tar.gz", "data", "new"]
    assert archive.stat().st_mode & 0o077 == 0


def test_a_directory_in_use_is_neither_backed_up_from_outside_nor_restored_into(
    lived_in: tuple[Store, AdapterShelf], tmp_path: Path
) -> None:
    archive = backup(*lived_in, tmp_path / "b.tar.gz")
    with pytest.raises(DirectoryInUse):
        backup_directory(tmp_path / "data", tmp_path / "c.tar.gz")
    with pytest.raises(DirectoryInUse):
        restore(archive, tmp_path / "data", force=True)
    assert lived_in[0].count_ratings() == 1


def test_a_directory_without_a_bot_is_backed_up_by_its_path(
    lived_in: tuple[Store, AdapterShelf], tmp_path: Path
) -> None:
    lived_in[0].close()
    restore(backup_directory(tmp_path / "data", tmp_path / "b.tar.gz"), tmp_path / "new")
    with pytest.raises(DirectoryUnusable, match=r"holds no thumbwise\.sqlite"):
        backup_directory(tmp_path / "empty", tmp_path / "c.tar.gz")
    assert not (tmp_path / "empty").exists()


def test_a_backup_overwrites_nothing(lived_in: tuple[Store, AdapterShelf], tmp_path: Path) -> None:
    (tmp_path / "b.tar.gz").write_text("mine")
    with pytest.raises(DirectoryUnusable, match="exists already"):
        backup(*lived_in, tmp_path / "b.tar.gz")
    assert (tmp_path / "b.tar.gz").read_text() == "mine"


def test_a_damaged_version_is_not_backed_up_as_if_it_were_whole(
    lived_in: tuple[Store, AdapterShelf], tmp_path: Path
) -> None:
    store, shelf = lived_in
    (shelf.directory / "v2" / "adapter_model.safetensors").write_bytes(b"secomd")
    with pytest.raises(AdapterDamaged):
        backup(store, shelf, tmp_path / "b.tar.gz")
    assert [path.name for path in tmp_path.iterdir()] == ["data"]


def test_present_data_is_kept_aside_by_force_and_left_alone_without(
    lived_in: tuple[Store, AdapterShelf], tmp_path: Path
) -> None:
    store, shelf = lived_in
    archive = backup(store, shelf, tmp_path / "b.tar.gz")
    add(store, "later words")
    grow_version(store, tmp_path / "data", b"third")
    store.close()
    with pytest.raises(DirectoryUnusable, match=r"holds data already.*--force"):
        restore(archive, tmp_path / "data")
    (tmp_path / "data" / "thumbwise.toml").write_text("")
    replaced = restore(archive, tmp_path / "data", force=True)
    now = Store.open(tmp_path / "data")
    assert (now.serving(), now.count_replies()) == ("v2", 1)
    now.close()
    assert (tmp_path / "data" / "thumbwise.toml").exists()
    assert replaced is not None
    then = Store.open(replaced)
    assert (then.serving(), then.count_replies()) == ("v3", 2)
    then.close()
    AdapterShelf(replaced / ADAPTERS_NAME).verified("v3")


def test_two_restores_in_one_second_keep_both_of_what_they_replaced(
    lived_in: tuple[Store, AdapterShelf], tmp_path: Path
) -> None:
    archive = backup(*lived_in, tmp_path / "b.tar.gz")
    lived_in[0].close()
    kept = [restore(archive, tmp_path / "data", force=True) for _ in range(3)]
    assert len(set(kept)) == 3
    assert all((path / DATABASE_NAME).is_file() for path in kept if path)


def test_a_broken_archive_is_refused_and_nothing_is_changed(
    lived_in: tuple[Store, AdapterShelf], tmp_path: Path
) -> None:
    archive = backup(*lived_in, tmp_path / "b.tar.gz")
    lived_in[0].close()
    whole = archive.read_bytes()
    before = (tmp_path / "data" / DATABASE_NAME).read_bytes()
    middle = len(whole) // 2
    flipped = whole[:middle] + bytes([whole[middle] ^ 255]) + whole[middle + 1 :]
    for broken in (whole[:middle], flipped, b"", b"no archive at all", whole[:-9]):
        archive.write_bytes(broken)
        with pytest.raises(BackupDamaged, match="no whole backup"):
            restore(archive, tmp_path / "data", force=True)
        assert (tmp_path / "data" / DATABASE_NAME).read_bytes() == before
    with pytest.raises(BackupDamaged, match="there is no backup"):
        restore(tmp_path / "nothing.tar.gz", tmp_path / "data", force=True)
    Store.open(tmp_path / "data").close()


def test_an_archive_that_lacks_a_version_or_reaches_outside_is_refused(
    lived_in: tuple[Store, AdapterShelf], tmp_path: Path
) -> None:
    lived_in[0].snapshot(tmp_path / "copy.sqlite")
    lacking = tmp_path / "lacking.tar.gz"
    with tarfile.open(lacking, "w:gz") as tar:
        tar.add(tmp_path / "copy.sqlite", DATABASE_NAME)
    with pytest.raises(BackupDamaged, match="the adapter v2"):
        restore(lacking, tmp_path / "new")
    outside = tmp_path / "outside.tar.gz"
    with tarfile.open(outside, "w:gz") as tar:
        tar.add(tmp_path / "copy.sqlite", "../evil.sqlite")
    with pytest.raises(BackupDamaged, match="outside"):
        restore(outside, tmp_path / "new")
    assert not list(tmp_path.rglob("evil*"))


def test_a_backup_of_an_older_release_is_brought_up_to_date(tmp_path: Path) -> None:
    db = Database(tmp_path / "old.sqlite")
    MIGRATIONS.apply(db, stop_before=known_migrations()[-1])
    db.close()
    archive = tmp_path / "old.tar.gz"
    with tarfile.open(archive, "w:gz") as tar:
        tar.add(tmp_path / "old.sqlite", DATABASE_NAME)
    restore(archive, tmp_path / "new")
    store = Store.open(tmp_path / "new")
    assert store.learnable() == []
    store.close()


def test_an_interrupted_switch_is_noticed_at_the_next_start_and_mended_by_another_restore(
    lived_in: tuple[Store, AdapterShelf], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = backup(*lived_in, tmp_path / "b.tar.gz")
    lived_in[0].close()

    def power_cut(present: list[Path], directory: Path) -> Path:
        raise KeyboardInterrupt

    monkeypatch.setattr(backup_module, "_move_aside", power_cut)
    with pytest.raises(KeyboardInterrupt):
        restore(archive, tmp_path / "data", force=True)
    monkeypatch.undo()
    with pytest.raises(DirectoryUnusable, match="was interrupted"):
        Store.open(tmp_path / "data")
    restore(archive, tmp_path / "data", force=True)
    assert not (tmp_path / "data" / RESTORING_NAME).exists()
    Store.open(tmp_path / "data").close()
