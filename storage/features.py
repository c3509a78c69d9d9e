"""φ of drafts, and what the Q-head learns from: the SQL of features.

Every function takes the connection of one transaction, which Store opens. Observations hold numbers
only, and come through the view `permitted`, the half of the one predicate that does not ask for
text: φ stays when the text goes, until its person asks to be forgotten (people.py).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlite_utils import Database

from storage import replies
from storage.errors import NotFound
from storage.records import Features, ReplyRecord, StoredObservation
from storage.rows import Row, insert, rows_by_reply

_RATED = "EXISTS (SELECT 1 FROM ratings WHERE ratings.reply = replies.id)"
_CONTINUES = "EXISTS (SELECT 1 FROM ratings WHERE ratings.reply = replies.parent)"


def add(db: Database, reply: str, features: Features) -> None:
    """Store φ of a reply's drafts, in place of any from this base model.

    Raises:
        NotFound: The reply is gone, or its text was removed while φ was computed.
    """
    known = "SELECT 1 FROM replies WHERE id = ? AND text_removed_at IS NULL"
    if not db.execute(known, [reply]).fetchone():
        raise NotFound(f"there is no reply {reply!r} with its text; it may have been deleted")
    remove(db, reply, features.fingerprint)
    for place, phi in enumerate(features.phis):
        insert(
            db,
            "features",
            {
                "reply": reply,
                "place": place,
                "fingerprint": features.fingerprint,
                "version": features.version,
                "phi": phi,
            },
        )


def add_reply(db: Database, reply: ReplyRecord, made: Features | None) -> None:
    """Insert a reply as `replies.add_reply` does, and φ of its drafts where it is known."""
    replies.add_reply(db, reply)
    if made is not None:
        add(db, reply.id, made)


def remove(db: Database, reply: str, fingerprint: str | None = None) -> None:
    """Delete φ of a reply's drafts, from one base model or (None) from all."""
    db.execute(
        "DELETE FROM features WHERE reply = :reply"
        " AND fingerprint = COALESCE(:fingerprint, fingerprint)",
        {"reply": reply, "fingerprint": fingerprint},
    )


def observations(
    db: Database, fingerprint: str, version: int, ids: Sequence[str] | None
) -> list[StoredObservation]:
    """Read what may be learned from and has φ of this model and version, oldest first.

    These are the rated replies and those that continue them. With `ids`, only those replies and
    the ones that follow them.
    """
    wanted = (
        "SELECT replies.id, replies.number, replies.created_at, conversation, parent,"
        " replies.guild, conversations.held_out FROM replies"
        " JOIN permitted ON permitted.reply = replies.id"
        " JOIN conversations ON conversations.id = replies.conversation"
        f" WHERE ({_RATED} OR {_CONTINUES})"
    )
    return _with_numbers(db, _those(db, wanted, ids, {}), fingerprint, version)


def _with_numbers(
    db: Database, rows: Sequence[Row], fingerprint: str, version: int
) -> list[StoredObservation]:
    """Put φ and thumbs to the rows of replies; those without φ of this model are left out."""
    ids = [str(row["id"]) for row in rows]
    phis = rows_by_reply(
        replies.rows_of(
            db,
            "SELECT reply, phi FROM features WHERE reply IN ({})"
            " AND fingerprint = ? AND version = ? ORDER BY reply, place",
            ids,
            [fingerprint, version],
        )
    )
    thumbs = rows_by_reply(
        replies.rows_of(
            db,
            "SELECT reply, value FROM ratings WHERE reply IN ({}) ORDER BY reply, created_at,"
            " change",
            ids,
        )
    )
    picked = {
        str(row["reply"]): int(row["position"])
        for row in replies.rows_of(
            db, "SELECT reply, position FROM drafts WHERE picked AND reply IN ({})", ids
        )
    }
    return [
        StoredObservation(
            reply=id,
            conversation=row["conversation"],
            parent=row["parent"],
            guild=row["guild"],
            created_at=row["created_at"],
            held_out=bool(row["held_out"]),
            phis=tuple(bytes(one["phi"]) for one in phis[id]),
            picked=picked.get(id, 0),
            ratings=tuple(int(one["value"]) for one in thumbs.get(id, ())),
        )
        for id, row in zip(ids, rows, strict=True)
        if id in phis
    ]


def ids_without(
    db: Database, fingerprint: str, version: int, ids: Sequence[str] | None = None
) -> list[str]:
    """Read the ids of learnable replies that the Q-head wants and that lack φ, newest first.

    With `ids`, only those replies and the ones that follow them.
    """
    wanted = (
        "SELECT id, number, created_at FROM replies JOIN learnable ON learnable.reply = id"
        f" WHERE ({_RATED} OR {_CONTINUES})"
        " AND NOT EXISTS (SELECT 1 FROM features WHERE features.reply = replies.id"
        "  AND features.fingerprint = :fingerprint AND features.version = :version)"
    )
    kind = {"fingerprint": fingerprint, "version": version}
    return [str(row["id"]) for row in reversed(_those(db, wanted, ids, kind))]


def _those(
    db: Database, wanted: str, ids: Sequence[str] | None, values: Mapping[str, object]
) -> list[Row]:
    """Run a query on `replies`, only for some replies and those that follow them, oldest first."""
    found = {}
    if ids is None:
        found = {row["id"]: row for row in db.query(wanted, dict(values))}
    else:
        for id in ids:
            some = wanted + " AND (replies.id = :id OR replies.parent = :id)"
            found |= {row["id"]: row for row in db.query(some, {**values, "id": id})}
    return sorted(found.values(), key=lambda row: (row["created_at"], row["number"]))


def texts(db: Database, ids: Sequence[str]) -> list[ReplyRecord]:
    """Read those of the named replies that are still learnable, in the order of `ids`."""
    rows = replies.rows_of(
        db,
        "SELECT replies.* FROM replies JOIN learnable ON learnable.reply = id WHERE id IN ({})",
        ids,
    )
    found = {record.id: record for record in replies.with_drafts(db, rows)}
    return [found[id] for id in ids if id in found]
