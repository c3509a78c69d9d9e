"""Adapter versions on disk: sealed whole or not there, and refused when a byte has changed."""

from __future__ import annotations

import errno
import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from storage import adapters
from storage.adapters import MANIFEST_NAME, AdapterShelf
from storage.errors import AdapterDamaged, StorageError

FILES = {
    "adapter_model.safetensors": bytes(range(256)) * 64,
    "adapter_config.json": b'{"r": 16}',
    "extra/README.md": b"# a card",
}


@pytest.fixture
def shelf(tmp_path: Path) -> AdapterShelf:
    """Name a shelf that is not on disk yet."""
    return AdapterShelf(tmp_path / "adapters")


@pytest.fixture
def candidate(tmp_path: Path) -> Path:
    """Write what a round hands back."""
    folder = tmp_path / "candidate"
    for name, content in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    """Read every file of a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_sealed_version_is_verified_and_the_candidate_is_gone(
    shelf: AdapterShelf, candidate: Path
) -> None:
    sealed = shelf.seal(candidate, "v1")
    folder = shelf.verified("v1", sealed)
    manifest = (folder / MANIFEST_NAME).read_bytes()
    assert sealed == hashlib.sha256(manifest).hexdigest()
    assert contents(folder) == {**FILES, MANIFEST_NAME: manifest}
    listed = json.loads(manifest)["files"]["adapter_config.json"]
    assert listed == {"bytes": 9, "sha256": hashlib.sha256(b'{"r": 16}').hexdigest()}
    assert not candidate.exists()


def flip(path: Path, position: int) -> None:
    """Change one bit of a file."""
    data = bytearray(path.read_bytes())
    data[position] ^= 1
    path.write_bytes(data)


DAMAGES: dict[str, Callable[[Path], object]] = {
    "a flipped bit": lambda folder: flip(folder / "adapter_model.safetensors", 9_999),
    "a flipped bit in a folder": lambda folder: flip(folder / "extra/README.md", 0),
    "a truncated file": lambda folder: os.truncate(folder / "adapter_model.safetensors", 16_383),
    "an empty file": lambda folder: os.truncate(folder / "adapter_config.json", 0),
    "a missing file": lambda folder: (folder / "adapter_config.json").unlink(),
    "an extra file": lambda folder: (folder / "more.bin").write_bytes(b"x"),
    "a link": lambda folder: (folder / "more.bin").symlink_to("adapter_config.json"),
    "no manifest": lambda folder: (folder / MANIFEST_NAME).unlink(),
    "half a manifest": lambda folder: os.truncate(folder / MANIFEST_NAME, 40),
    "a manifest that is a list": lambda folder: (folder / MANIFEST_NAME).write_text("[1]"),
    "a manifest of files that are a number": lambda folder: (folder / MANIFEST_NAME).write_text(
        '{"version": "v1", "files": 3}'
    ),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_version_is_refused(shelf: AdapterShelf, candidate: Path, damage: str) -> None:
    shelf.seal(candidate, "v1")
    DAMAGES[damage](shelf.directory / "v1")
    with pytest.raises(AdapterDamaged, match=r"v1 .* is damaged"):
        shelf.verified("v1")


@pytest.mark.parametrize("position", range(0, 16_384, 1_171))
def test_every_flipped_bit_is_noticed(shelf: AdapterShelf, candidate: Path, position: int) -> None:
    shelf.seal(candidate, "v1")
    flip(shelf.directory / "v1" / "adapter_model.safetensors", position)
    with pytest.raises(AdapterDamaged, match=r"adapter_model\.safetensors has"):
        shelf.verified("v1")


def test_a_manifest_written_anew_does_not_match_its_version_row(
    shelf: AdapterShelf, candidate: Path
) -> None:
    sealed = shelf.seal(candidate, "v1")
    flip(shelf.directory / "v1" / "adapter_config.json", 0)
    other = AdapterShelf(shelf.directory.parent / "other")
    (shelf.directory / "v1" / MANIFEST_NAME).unlink()
    other.seal(shelf.directory / "v1", "v1")
    other.verified("v1")
    with pytest.raises(AdapterDamaged, match="not the one that was sealed"):
        other.verified("v1", sealed)


def test_a_version_under_another_name_is_refused(shelf: AdapterShelf, candidate: Path) -> None:
    shelf.seal(candidate, "v1")
    os.rename(shelf.directory / "v1", shelf.directory / "v2")
    with pytest.raises(AdapterDamaged, match="is of version v1"):
        shelf.verified("v2")


@pytest.mark.parametrize("name", ["v0", "", "..", "v1/../v2", "v01", "base"])
def test_what_names_no_adapter_is_refused(shelf: AdapterShelf, name: str) -> None:
    with pytest.raises(AdapterDamaged, match="names no adapter"):
        shelf.verified(name)


def test_a_version_is_sealed_once(shelf: AdapterShelf, candidate: Path, tmp_path: Path) -> None:
    shelf.seal(candidate, "v1")
    second = tmp_path / "second"
    second.mkdir()
    (second / "other.bin").write_bytes(b"x")
    with pytest.raises(StorageError, match="sealed once"):
        shelf.seal(second, "v1")
    assert contents(second) == {"other.bin": b"x"}
    shelf.verified("v1")


def test_an_empty_or_linked_candidate_is_not_sealed(shelf: AdapterShelf, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(StorageError, match="holds no files"):
        shelf.seal(empty, "v1")
    (empty / "link").symlink_to("/etc/hostname")
    with pytest.raises(StorageError, match="no plain file"):
        shelf.seal(empty, "v1")


@pytest.mark.parametrize("failing_call", range(6))
def test_a_full_disk_while_sealing_leaves_the_candidate_and_nothing_on_the_shelf(
    shelf: AdapterShelf, candidate: Path, monkeypatch: pytest.MonkeyPatch, failing_call: int
) -> None:
    sync, calls = adapters.sync, []

    def full(path: Path) -> None:
        calls.append(path)
        if len(calls) == failing_call + 1:
            raise OSError(errno.ENOSPC, "No space left on device")
        sync(path)

    monkeypatch.setattr(adapters, "sync", full)
    with pytest.raises(OSError, match="No space left"):
        shelf.seal(candidate, "v1")
    assert contents(candidate) == FILES
    assert shelf.sweep(["v1"]) == []
    with pytest.raises(AdapterDamaged):
        shelf.verified("v1")
    monkeypatch.undo()
    shelf.verified("v1", shelf.seal(candidate, "v1"))


def test_a_half_written_folder_never_counts_and_is_swept(
    shelf: AdapterShelf, candidate: Path
) -> None:
    shelf.seal(candidate, "v1")
    half = shelf.directory / "v2"
    half.mkdir()
    (half / "adapter_model.safetensors").write_bytes(b"half")
    (shelf.directory / "stray.tmp").write_bytes(b"")
    (shelf.directory / "link").symlink_to(shelf.directory / "v1")
    with pytest.raises(AdapterDamaged, match=r"manifest\.json cannot be read"):
        shelf.verified("v2")
    assert shelf.sweep({"v1"}) == ["link", "stray.tmp", "v2"]
    assert [path.name for path in shelf.directory.iterdir()] == ["v1"]
    shelf.verified("v1")


def test_removing_a_version_leaves_the_others(shelf: AdapterShelf, candidate: Path) -> None:
    shelf.seal(candidate, "v1")
    shelf.remove("v1")
    shelf.remove("v1")
    assert list(shelf.directory.iterdir()) == []
    with pytest.raises(AdapterDamaged):
        shelf.verified("v1")
