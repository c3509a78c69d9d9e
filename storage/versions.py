"""Adapter versions: their legal changes and which one serves.

The row is the truth of which version serves; adapters.py keeps the files. v0, the base model with
no adapter, has no row: it serves when no row does.
"""

from __future__ import annotations

import time
from collections.abc import Mapping

from sqlite_utils import Database

from storage import marks, rounds
from storage.errors import IllegalChange, NotFound
from storage.records import BASE_VERSION, VersionRecord, VersionState
from storage.rows import insert, next_number, version_from_row

LEGAL_CHANGES: Mapping[VersionState, frozenset[VersionState]] = {
    "staged": frozenset({"sealed", "rejected"}),
    "sealed": frozenset({"serving", "rejected"}),
    "serving": frozenset({"retired"}),
    "retired": frozenset({"serving", "pruned"}),
    "rejected": frozenset(),
    "pruned": frozenset(),
}


def stage_version(db: Database, *, round: str, parent: str, fingerprint: str) -> VersionRecord:
    """Insert a staged version under the next free name; NotFound if the round is unknown.

    It is marked when its parent is, or when somebody on whom it was trained asked to be forgotten
    while the round ran.
    """
    rounds.round(db, round)
    number = next_number(db, "version")
    row = {
        "number": number,
        "name": f"v{number}",
        "state": "staged",
        "parent": parent,
        "round": round,
        "fingerprint": fingerprint,
        "pinned": False,
        "rolled_back": False,
        "created_at": time.time(),
        "marked_at": marks.inherited(db, round, parent),
    }
    insert(db, "versions", row)
    return version(db, f"v{number}")


def _change(db: Database, name: str, state: VersionState) -> VersionRecord:
    """Change a version's state as the table allows; return it as it was before."""
    before = version(db, name)
    if state not in LEGAL_CHANGES[before.state]:
        raise IllegalChange(
            f"version {name} is {before.state} and cannot become {state}, only "
            f"{' or '.join(sorted(LEGAL_CHANGES[before.state])) or 'stay so'}"
        )
    db.execute("UPDATE versions SET state = ? WHERE name = ?", [state, name])
    return before


def seal_version(db: Database, name: str, manifest_sha256: str) -> None:
    """Record that a version's files are complete on disk under this manifest."""
    _change(db, name, "sealed")
    db.execute("UPDATE versions SET manifest_sha256 = ? WHERE name = ?", [manifest_sha256, name])


def reject_version(db: Database, name: str) -> None:
    """Record that a candidate will never serve."""
    _change(db, name, "rejected")


def promote(db: Database, name: str, round: str) -> None:
    """Let a round's sealed candidate serve: the old version retires and the round is promoted.

    Raises:
        NotFound: unknown version or round.
        IllegalChange: it is not this round's sealed candidate, the round does not run, or the
            serving version is pinned.
    """
    candidate = version(db, name)
    if candidate.state != "sealed" or candidate.round != round:
        raise IllegalChange(
            f"version {name} is {candidate.state} and of round {candidate.round}; only the sealed "
            f"candidate of round {round} can be promoted (roll back to serve an older version)"
        )
    current = serving(db)
    if current != BASE_VERSION and version(db, current).pinned:
        raise IllegalChange(f"version {current} is pinned to serve; unpin it first")
    retire_serving(db)
    _serve(db, name)
    rounds.update_round(db, round, state="promoted", version=name)


def retire_serving(db: Database) -> str | None:
    """Retire the serving version, so that the base serves, and return its name (None: v0 served).

    It is not marked as rolled back: this is for a promotion and for a changed base model.
    """
    current = serving(db)
    if current == BASE_VERSION:
        return None
    _change(db, current, "retired")
    return current


def roll_back(db: Database, name: str) -> None:
    """Let an older version serve again (v0: the base) and mark the one it replaces as rolled back.

    A pin does not stop this: it holds rounds and pruning off, not a person.

    Raises:
        NotFound: unknown version.
        IllegalChange: it serves already, or is not kept.
    """
    current = serving(db)
    if name == current:
        raise IllegalChange(f"version {name} serves already; name another one to roll back to")
    if name != BASE_VERSION and version(db, name).state != "retired":
        raise IllegalChange(
            f"version {name} is {version(db, name).state}; only v0 and versions that served before "
            "and are kept can serve again"
        )
    if retire_serving(db) is not None:
        db.execute("UPDATE versions SET rolled_back = 1 WHERE name = ?", [current])
    if name != BASE_VERSION:
        _serve(db, name)


def _serve(db: Database, name: str) -> None:
    _change(db, name, "serving")
    db.execute(
        "UPDATE versions SET serving_since = ?, rolled_back = 0 WHERE name = ?",
        [time.time(), name],
    )


def serving(db: Database) -> str:
    """Return the name of the version that serves, v0 when none does."""
    row = db.execute("SELECT name FROM versions WHERE state = 'serving'").fetchone()
    return str(row[0]) if row else BASE_VERSION


def version(db: Database, name: str) -> VersionRecord:
    """Read one version; NotFound (v0 has no row)."""
    for row in db.query("SELECT * FROM versions WHERE name = ?", [name]):
        return version_from_row(row)
    raise NotFound(f"there is no version {name!r}; `thumbwise history` lists them")


def versions(db: Database) -> list[VersionRecord]:
    """Read all versions, newest first."""
    return [
        version_from_row(row) for row in db.query("SELECT * FROM versions ORDER BY number DESC")
    ]


def pin(db: Database, name: str, pinned: bool) -> None:
    """Pin a kept version (never pruned, and no round replaces it while it serves), or unpin it.

    Raises:
        NotFound: unknown version.
        IllegalChange: it is the base, or no version that can serve.
    """
    if name == BASE_VERSION:
        raise IllegalChange(
            "v0 is the base model and cannot be pinned; remove the schedules to keep it serving"
        )
    state = version(db, name).state
    if pinned and state not in ("serving", "retired"):
        raise IllegalChange(
            f"version {name} is {state}; only versions that serve, or served and are kept, "
            "can be pinned"
        )
    db.execute("UPDATE versions SET pinned = ? WHERE name = ?", [pinned, name])


def prunable(db: Database, keep: int) -> list[str]:
    """Name the retired versions beyond the newest `keep` that may go, oldest first.

    Never a pinned one, nor the parent of the serving one.
    """
    if keep < 0:
        raise ValueError(f"versions to keep are 0 or more, not {keep}")
    current = serving(db)
    parent = None if current == BASE_VERSION else version(db, current).parent
    retired = [row for row in versions(db) if row.state == "retired"]
    return [row.name for row in reversed(retired[keep:]) if not row.pinned and row.name != parent]


def mark_pruned(db: Database, name: str) -> None:
    """Record that a retired version's files may be removed.

    Raises:
        IllegalChange: it is pinned, serves, is the serving one's parent, or never served.
    """
    if version(db, name).state == "retired" and name not in prunable(db, 0):
        raise IllegalChange(
            f"version {name} is pinned or the parent of the serving one, and stays; unpin it first"
        )
    _change(db, name, "pruned")


def reject_unfinished(db: Database) -> list[str]:
    """Reject the candidates that a dead bot left behind; return a sentence for each."""
    left = [row for row in versions(db) if row.state in ("staged", "sealed")]
    for row in left:
        reject_version(db, row.name)
    return [
        f"version {row.name} was {row.state} when the bot ended; it is rejected" for row in left
    ]
