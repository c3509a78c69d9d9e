"""Which replies somebody was asked to rate: the SQL of asking, with its limits.

Every function takes the connection of one transaction, so that the limits hold whoever asks at the
same time, and after a restart.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlite_utils import Database

from storage import replies

DAY_SECONDS = 86400.0
COMPARED = 64
"""How many of the newest doubts a reply's own is compared with."""

FEWEST_COMPARED = 8


def ask_about(db: Database, reply: str, share: float, per_day: int, now: float) -> bool:
    """Decide whether its person is asked to rate a reply, and remember it.

    Only where a rating would teach: it may be learned from, nobody rated it, and the learned value
    doubts it more than all but a `share` of the newest replies. At most once in a conversation and
    `per_day` times within a day for one person. Asking again about the same reply answers the same.
    """
    if _is_asked(db, reply):
        return True
    row = db.execute(
        "SELECT person, conversation, doubt FROM replies"
        " JOIN learnable ON learnable.reply = replies.id"
        " WHERE id = ? AND doubt IS NOT NULL AND finish_reason <> 'cancelled'"
        " AND NOT EXISTS (SELECT 1 FROM ratings WHERE ratings.reply = id)",
        [reply],
    ).fetchone()
    if row is None:
        return False
    person, conversation, doubt = row
    here, today = db.execute(
        "SELECT COALESCE(SUM(conversation = :conversation), 0),"
        " COALESCE(SUM(person = :person AND at > :since), 0)"
        " FROM asked JOIN replies ON replies.id = asked.reply",
        {"conversation": conversation, "person": person, "since": now - DAY_SECONDS},
    ).fetchone()
    if here or today >= per_day or not _is_doubtful(db, float(doubt), share):
        return False
    db.execute("INSERT INTO asked (reply, at) VALUES (?, ?)", [reply, now])
    return True


def asked_about(db: Database, ids: Iterable[str]) -> set[str]:
    """Return those of the named replies that somebody was asked to rate."""
    rows = replies.rows_of(db, "SELECT reply FROM asked WHERE reply IN ({})", ids)
    return {str(row["reply"]) for row in rows}


def _is_asked(db: Database, reply: str) -> bool:
    return bool(asked_about(db, [reply]))


def _is_doubtful(db: Database, doubt: float, share: float) -> bool:
    """Whether at most a share of the newest doubts is greater; with few to compare, it is."""
    greater, count = db.execute(
        "SELECT COALESCE(SUM(doubt > ?), 0), COUNT(*) FROM (SELECT doubt FROM replies"
        " WHERE doubt IS NOT NULL ORDER BY number DESC LIMIT ?)",
        [doubt, COMPARED],
    ).fetchone()
    return bool(count < FEWEST_COMPARED or greater < share * count)
