"""Thumbs, and what may be learned from: the SQL of ratings.

Every function takes the connection of one transaction, which Store opens. Whatever reads text in
order to learn from it joins the view `learnable`, the one predicate (schema.py).
"""

from __future__ import annotations

import time
from collections.abc import Sequence

from sqlite_utils import Database

from storage import executions, replies
from storage.errors import NotFound
from storage.records import RatedReply, Rating, VersionRatings
from storage.rows import current_number, next_number, rating_from_row, rows_by_reply

_MUTE = "(person LIKE 'discord:%' OR person LIKE 'compatible:%') AND COALESCE(learn, 0) = 0"
_THUMB = (
    f"reply, person, value, CASE WHEN {_MUTE} THEN NULL ELSE reason END AS reason,"
    f" CASE WHEN {_MUTE} THEN NULL ELSE correction END AS correction,"
    " change, created_at, updated_at"
)
"""A rating as learning sees it: the thumb counts, the rater's own words want their opt-in."""

CHANGES = "rating"
"""The counter behind `Rating.change`."""

_LINEAGE = (
    "WITH RECURSIVE lineage (name) AS ("
    "  SELECT name FROM versions WHERE state = 'serving'"
    "  UNION SELECT versions.parent FROM versions JOIN lineage ON versions.name = lineage.name"
    ") SELECT name FROM lineage"
)
"""The serving version and all that it came from: what a rollback took back is not among them, so
what only such a version trained on is fresh again. `new_ratings` still counts it as seen: a
person's rollback starts no round by itself."""


def rate(
    db: Database,
    reply: str,
    person: str,
    value: int,
    reason: str | None,
    correction: str | None,
    at: float | None = None,
) -> Rating | None:
    """Store one person's thumb on a reply, or withdraw it with 0.

    `reason` and `correction`: None keeps what is stored, an empty text removes it. The same thumb
    given again changes nothing, so that a double click does not make old ratings new.

    Raises:
        NotFound: there is no such reply.
        ValueError: the value is not 1, -1 or 0.
    """
    if value not in (-1, 0, 1):
        raise ValueError(f"a rating is 1, -1 or 0 (withdraw), not {value!r}")
    if not db.execute("SELECT 1 FROM replies WHERE id = ?", [reply]).fetchone():
        raise NotFound(f"there is no reply {reply!r}; its conversation may have been deleted")
    before = rating(db, reply, person)
    if value == 0:
        if before is not None:
            db.execute("DELETE FROM ratings WHERE reply = ? AND person = ?", [reply, person])
            _mark(db, reply, next_number(db, CHANGES))
        return None
    wanted = (
        value,
        (before.reason if before else None) if reason is None else reason or None,
        (before.correction if before else None) if correction is None else correction or None,
    )
    if before is not None and (before.value, before.reason, before.correction) == wanted:
        return before
    change, now = next_number(db, CHANGES), at or time.time()
    db.execute(
        "INSERT INTO ratings"
        " (reply, person, value, reason, correction, change, created_at, updated_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (reply, person) DO UPDATE SET value = excluded.value,"
        " reason = excluded.reason, correction = excluded.correction,"
        " change = excluded.change, updated_at = excluded.updated_at",
        [reply, person, *wanted, change, now, now],
    )
    _mark(db, reply, change)
    return rating(db, reply, person)


def rating(db: Database, reply: str, person: str) -> Rating | None:
    """Read one person's rating of a reply, None when there is none."""
    rows = db.query("SELECT * FROM ratings WHERE reply = ? AND person = ?", [reply, person])
    return next((rating_from_row(row) for row in rows), None)


def _mark(db: Database, reply: str, change: int) -> None:
    db.execute("UPDATE replies SET rating_change = ? WHERE id = ?", [change, reply])


def ratings(db: Database, reply: str) -> list[Rating]:
    """Read a reply's ratings, oldest first; NotFound."""
    if not db.execute("SELECT 1 FROM replies WHERE id = ?", [reply]).fetchone():
        raise NotFound(f"there is no reply {reply!r}; its conversation may have been deleted")
    rows = db.query("SELECT * FROM ratings WHERE reply = ? ORDER BY created_at, change", [reply])
    return [rating_from_row(row) for row in rows]


def rating_mark(db: Database) -> int:
    """Return the number of the last change to any rating, withdrawals included."""
    return current_number(db, CHANGES)


def new_ratings(db: Database) -> int:
    """Count the learnable ratings made or changed since the last round that reached a verdict."""
    row = db.execute(
        "SELECT COUNT(*) FROM ratings JOIN learnable USING (reply) WHERE change > ("
        " SELECT COALESCE(MAX(rating_mark), 0) FROM rounds"
        " WHERE state IN ('promoted', 'rejected'))"
    ).fetchone()
    return int(row[0])


def count_ratings(db: Database) -> int:
    """Count all ratings, whether they may be learned from or not."""
    return int(db.execute("SELECT COUNT(*) FROM ratings").fetchone()[0])


def learnable_ids(db: Database) -> list[str]:
    """Read the ids of all rated replies that may be learned from, oldest first."""
    rows = db.execute(
        "SELECT id FROM replies JOIN learnable ON learnable.reply = id"
        " WHERE EXISTS (SELECT 1 FROM ratings WHERE ratings.reply = id)"
        " ORDER BY created_at, number"
    )
    return [str(row[0]) for row in rows]


def learnable(db: Database, every_draft: bool, practised: bool) -> list[RatedReply]:
    """Read all rated replies that may be learned from, and those to tasks if `practised`.

    Oldest first in each part.
    """
    known = rated(db, learnable_ids(db), every_draft)
    if practised:
        known += _with_ratings(db, executions.practised_ids(db), every_draft)
    return known


def rated(db: Database, ids: Sequence[str], every_draft: bool = True) -> list[RatedReply]:
    """Read those of the named replies that are still rated and learnable, in the order of `ids`."""
    return [one for one in _with_ratings(db, ids, every_draft) if one.ratings]


def learnable_named(db: Database, ids: Sequence[str]) -> list[RatedReply]:
    """Read those of the named replies that are learnable, rated or not, with every draft."""
    return _with_ratings(db, ids, True)


def _with_ratings(db: Database, ids: Sequence[str], every_draft: bool) -> list[RatedReply]:
    """Read those of the named replies that are learnable, with ratings and executions."""
    rows = replies.rows_of(
        db,
        "SELECT replies.* FROM replies JOIN learnable ON learnable.reply = id WHERE id IN ({})",
        ids,
    )
    thumbs = rows_by_reply(
        replies.rows_of(
            db,
            f"SELECT {_THUMB} FROM ratings LEFT JOIN people USING (person)"
            " WHERE reply IN ({}) ORDER BY reply, created_at, change",
            ids,
        )
    )
    uses = rows_by_reply(
        replies.rows_of(
            db,
            "SELECT reply, round FROM round_uses"
            " JOIN rounds ON rounds.id = round JOIN replies ON replies.id = reply"
            " WHERE reply IN ({}) AND rounds.state = 'promoted'"
            f" AND rounds.version IN ({_LINEAGE})"
            " AND rating_change <= rounds.rating_mark ORDER BY reply, rounds.number",
            ids,
        )
    )
    held_out = {
        str(row["id"])
        for row in replies.rows_of(
            db,
            "SELECT replies.id FROM replies JOIN conversations"
            " ON conversations.id = conversation WHERE held_out AND replies.id IN ({})",
            ids,
        )
    }
    ran = executions.of_replies(db, ids)
    found = {
        record.id: RatedReply(
            reply=record,
            ratings=tuple(rating_from_row(row) for row in thumbs.get(record.id, ())),
            held_out=record.id in held_out,
            trained_rounds=tuple(str(row["round"]) for row in uses.get(record.id, ())),
            execution=ran.get(record.id),
        )
        for record in replies.with_drafts(db, rows, every_draft)
    }
    return [found[id] for id in ids if id in found]


def curve(
    db: Database, fingerprint: str | None = None, guild: str | None = None
) -> list[VersionRatings]:
    """Count the thumbs that each version's replies got (in one guild), in the order of versions.

    Only replies of the base model with this fingerprint count, as each model has a v0 of its own;
    None: all. Imported replies are left out: this bot's versions did not say them.
    """
    rows = db.query(
        "SELECT version, SUM(value > 0) AS up, SUM(value < 0) AS down"
        " FROM ratings JOIN replies ON replies.id = reply WHERE NOT imported"
        " AND (:fingerprint IS NULL OR fingerprint = :fingerprint)"
        " AND (:guild IS NULL OR guild = :guild)"
        " GROUP BY version ORDER BY CAST(SUBSTR(version, 2) AS INTEGER)",
        {"fingerprint": fingerprint, "guild": guild},
    )
    return [VersionRatings(**row) for row in rows]
