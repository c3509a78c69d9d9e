"""Adapter versions on disk: written aside, sealed with a manifest, switched in by a rename.

PEFT loads a file with one flipped byte without a word, so a folder counts only while every file
matches its SHA-256. Which version serves is not decided here but in versions.py.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
from collections.abc import Collection
from pathlib import Path
from typing import Any

from storage.database import sync
from storage.errors import AdapterDamaged, StorageError

MANIFEST_NAME = "manifest.json"
_CHUNK_BYTES = 1 << 20


class AdapterShelf:
    """The folder that holds one sealed folder for each kept version."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    @property
    def directory(self) -> Path:
        """Where the sealed folders stand."""
        return self._directory

    def seal(self, candidate: Path, version: str) -> str:
        """Turn a candidate's folder into the version's: manifest, fsync, rename.

        The candidate must lie on the same file system. When anything fails it is left as it was
        and the shelf holds nothing of it.

        Returns:
            The SHA-256 of the manifest.

        Raises:
            StorageError: the version is on the shelf already, or the candidate is no plain folder.
            OSError: the disk is full or a file cannot be written.
        """
        target = self._folder(version)
        if target.exists():
            raise StorageError(f"{target} is there already; a version is sealed once")
        manifest = {"version": version, "files": _describe(candidate)}
        if not manifest["files"]:
            raise StorageError(f"{candidate} holds no files; there is nothing to seal")
        text = json.dumps(manifest, indent=1, sort_keys=True)
        try:
            (candidate / MANIFEST_NAME).write_text(text, encoding="utf-8")
            for path in [*candidate.rglob("*"), candidate]:
                sync(path)
            self._directory.mkdir(mode=0o700, parents=True, exist_ok=True)
            os.rename(candidate, target)
        except OSError:
            (candidate / MANIFEST_NAME).unlink(missing_ok=True)
            raise
        try:
            sync(self._directory)
        except OSError:
            os.rename(target, candidate)
            (candidate / MANIFEST_NAME).unlink(missing_ok=True)
            raise
        return hashlib.sha256(text.encode()).hexdigest()

    def verified(self, version: str, manifest_sha256: str | None = None) -> Path:
        """Return the version's folder after checking every file against the manifest.

        With `manifest_sha256` the manifest itself must match too.

        Raises:
            AdapterDamaged: something is missing, changed, or there that should not be.
        """
        folder = self._folder(version)
        try:
            text = (folder / MANIFEST_NAME).read_bytes()
            manifest: dict[str, Any] = json.loads(text)
            expected = dict(manifest["files"])
            named = manifest["version"]
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise _damaged(folder, f"its {MANIFEST_NAME} cannot be read ({error})") from error
        if manifest_sha256 not in (None, hashlib.sha256(text).hexdigest()):
            raise _damaged(folder, f"its {MANIFEST_NAME} is not the one that was sealed")
        if named != version:
            raise _damaged(folder, f"its {MANIFEST_NAME} is of version {named}")
        try:
            found = _describe(folder)
        except (OSError, StorageError) as error:
            raise _damaged(folder, str(error)) from error
        for name in sorted({*expected, *found}):
            if name not in found:
                raise _damaged(folder, f"{name} is missing")
            if name not in expected:
                raise _damaged(folder, f"{name} does not belong to it")
            if found[name] != expected[name]:
                raise _damaged(folder, f"{name} has {found[name]}, and {expected[name]} was sealed")
        return folder

    def remove(self, version: str) -> None:
        """Remove a version's folder; nothing happens when it is not there."""
        folder = self._folder(version)
        aside = folder.with_name(f".removed-{version}")
        if folder.exists():
            os.rename(folder, aside)
        shutil.rmtree(aside, ignore_errors=True)

    def sweep(self, known: Collection[str]) -> list[str]:
        """Remove everything on the shelf that is no known version's folder; return the names.

        Call it at start only, before a candidate is under way.
        """
        if not self._directory.is_dir():
            return []
        swept = sorted(path.name for path in self._directory.iterdir() if path.name not in known)
        for name in swept:
            path = self._directory / name
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink()
        return swept

    def _folder(self, version: str) -> Path:
        if not re.fullmatch(r"v[1-9][0-9]*", version):
            raise AdapterDamaged(f"{version!r} names no adapter; versions are v1, v2 and so on")
        return self._directory / version


def _describe(folder: Path) -> dict[str, dict[str, Any]]:
    """Return size and SHA-256 of every file under `folder`, by its path there."""
    described = {}
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() or not (path.is_file() or path.is_dir()):
            raise StorageError(f"{path} is no plain file; an adapter holds plain files only")
        if path.is_file() and path != folder / MANIFEST_NAME:
            name = path.relative_to(folder).as_posix()
            described[name] = {"bytes": path.stat().st_size, "sha256": _sha256(path)}
    return described


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK_BYTES):
            digest.update(chunk)
    return digest.hexdigest()


def _damaged(folder: Path, what: str) -> AdapterDamaged:
    return AdapterDamaged(
        f"the adapter {folder.name} in {folder.parent} is damaged: {what}; roll back to another "
        "version, or restore a backup"
    )
