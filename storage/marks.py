"""Marks: which versions were trained on somebody who asked to be forgotten.

Every function takes the connection of one transaction, which Store opens. A version is marked with
all that come from it, as the weights carry on. A round that runs while somebody is forgotten has
read them in its snapshot: what it makes is marked too.
"""

from __future__ import annotations

import json
import time
from collections.abc import Sequence

from sqlite_utils import Database

from storage.journal import meta, set_meta

_TRAINED = "trained"

_TOUCHED = (
    "SELECT id FROM replies WHERE person = :id"
    " UNION SELECT reply FROM reply_people WHERE person = :id"
    " UNION SELECT reply FROM ratings WHERE person = :id"
)
"""The replies that hold a person's words or thumbs."""

_USED = "SELECT reply FROM round_uses WHERE round = ?"


def mark(db: Database, person: str) -> list[str]:
    """Mark, before a person's rows go, the versions made of them; return which.

    A round under way learns of them too: see `used`.
    """
    rows = db.execute(
        "WITH RECURSIVE marked (name) AS ("
        f" SELECT name FROM versions WHERE round IN"
        f"  (SELECT round FROM round_uses WHERE reply IN ({_TOUCHED}))"
        " UNION SELECT versions.name FROM versions JOIN marked ON versions.parent = marked.name"
        ") SELECT name FROM marked ORDER BY CAST(SUBSTR(name, 2) AS INTEGER)",
        {"id": person},
    )
    names = [str(row[0]) for row in rows]
    for name in names:
        db.execute(
            "UPDATE versions SET marked_at = COALESCE(marked_at, ?) WHERE name = ?",
            [time.time(), name],
        )
    touched = [str(row[0]) for row in db.execute(_TOUCHED, {"id": person})]
    under_way = "SELECT id FROM rounds WHERE state IN ('queued', 'running')"
    for (round,) in list(db.execute(under_way)):
        known = _forgotten(db, round)
        if known != _TRAINED:
            set_meta(db, _key(round), json.dumps(sorted({*known, *touched})))
            used(db, round, [str(row[0]) for row in db.execute(_USED, [round])])
    return names


def used(db: Database, round: str, replies: Sequence[str]) -> None:
    """Remember that a round trained on these replies, if one of them is forgotten by now."""
    known = _forgotten(db, round)
    if known != _TRAINED and {*known} & {*replies}:
        set_meta(db, _key(round), json.dumps(_TRAINED))


def inherited(db: Database, round: str, parent: str) -> float | None:
    """Return since when a new version of a round counts as marked, None when it does not."""
    if _forgotten(db, round) == _TRAINED:
        return time.time()
    row = db.execute("SELECT marked_at FROM versions WHERE name = ?", [parent]).fetchone()
    return None if row is None or row[0] is None else float(row[0])


def round_ended(db: Database, round: str) -> None:
    """Drop what was remembered for a round that has ended."""
    db.execute("DELETE FROM meta WHERE key = ?", [_key(round)])


def _forgotten(db: Database, round: str) -> list[str] | str:
    """Read which replies were forgotten since a round began; `_TRAINED` once it used one."""
    found: list[str] | str = json.loads(meta(db, _key(round)) or "[]")
    return found


def _key(round: str) -> str:
    return f"forgotten during {round}"
