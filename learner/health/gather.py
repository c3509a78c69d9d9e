"""Reads the figures of health from the store and the shelf of adapters; brings no torch."""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from learner.health.figures import Figures, Outside, Sound
from learner.rouge import self_rouge
from storage.adapters import MANIFEST_NAME, AdapterShelf
from storage.records import BASE_VERSION, VersionRecord
from storage.store import DATABASE_NAME, Store
from storage.vitals import Spoken

WEIGHTS = "adapter_model.safetensors"
HEARD = 48
"""The newest replies that are listened to."""

SPARE_BYTES = 128 * 2**20
"""What a round may take on disk beside a copy of the database and an adapter."""


def gather(store: Store, shelf: AdapterShelf, outside: Outside) -> Figures:
    """Read everything that the alarms are judged by; blocks on SQLite and the disk."""
    versions = tuple(store.versions())
    serving = store.serving()
    record = next((one for one in versions if one.name == serving), None)
    return Figures(
        outside=outside,
        vitals=store.vitals(outside.fingerprint),
        new_ratings=store.new_ratings(),
        rounds=tuple(store.rounds()),
        versions=versions,
        serving=serving,
        sound=_sound(store, serving, outside),
        damaged=_damaged(shelf, record) if record else None,
        same_weights=_same_weights(shelf, record) if record else None,
        has_schedule=bool(store.schedules()),
        needed_bytes=_needed_bytes(shelf, serving),
    )


def _sound(store: Store, serving: str, outside: Outside) -> Sound | None:
    """Listen to the newest replies; None without any, or before the model is known."""
    if outside.fingerprint is None:
        return None

    def heard(version: str) -> list[Spoken]:
        assert outside.fingerprint is not None
        return store.spoken(version, outside.fingerprint, outside.temperature, outside.top_p, HEARD)

    own = list({one.asked: one for one in heard(serving)}.values())
    if not own:
        return None
    base = heard(BASE_VERSION) if serving != BASE_VERSION else []
    return Sound(
        replies=len(own),
        repetition=self_rouge([one.text for one in own]),
        surprise_nats=_surprise(own),
        base_surprise_nats=_surprise(base),
        drafts=sum(len(one.drafts) for one in own) / len(own),
        distinct_drafts=sum(len(set(one.drafts)) for one in own) / len(own),
    )


def _surprise(heard: Sequence[Spoken]) -> tuple[float, ...]:
    return tuple(one.surprise_nats for one in heard if one.drafts)


def _damaged(shelf: AdapterShelf, record: VersionRecord) -> str | None:
    """Say what is wrong with the serving version's weights on disk, None when nothing is.

    Cheaper than `AdapterShelf.verified`, as it is asked often: the weights are read again only
    when their file changed.
    """
    folder = shelf.directory / record.name
    try:
        manifest = (folder / MANIFEST_NAME).read_bytes()
        if hashlib.sha256(manifest).hexdigest() != record.manifest_sha256:
            return f"{MANIFEST_NAME} is another"
        found, sealed = _weights_sha256(folder), _sealed_sha256(folder)
    except (OSError, ValueError, KeyError, TypeError) as problem:
        return f"they cannot be read ({type(problem).__name__})"
    return None if found == sealed else f"{WEIGHTS} is another"


def _same_weights(shelf: AdapterShelf, record: VersionRecord) -> str | None:
    """Name the parent where it has the very same weights."""
    if record.parent == BASE_VERSION:
        return None
    try:
        own, parents = (
            _sealed_sha256(shelf.directory / name) for name in (record.name, record.parent)
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None  # the parent may be pruned; that the own files cannot be read is said above
    return record.parent if own == parents else None


def _sealed_sha256(folder: Path) -> str:
    manifest: dict[str, Any] = json.loads((folder / MANIFEST_NAME).read_bytes())
    return str(manifest["files"][WEIGHTS]["sha256"])


def _weights_sha256(folder: Path) -> str:
    status = (folder / WEIGHTS).stat()
    return _sha256(folder / WEIGHTS, status.st_mtime_ns, status.st_size, status.st_ino)


@functools.lru_cache(maxsize=4)
def _sha256(path: Path, mtime_ns: int, size: int, inode: int) -> str:
    """Hash a file, and again only when its stamp changed."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _needed_bytes(shelf: AdapterShelf, serving: str) -> int:
    """What a round takes: a snapshot of the database, and a new adapter like the present one."""
    needed = SPARE_BYTES
    for path in (shelf.directory.parent / DATABASE_NAME, shelf.directory / serving / WEIGHTS):
        try:
            needed += path.stat().st_size
        except OSError:
            continue  # the base has no adapter
    return needed
