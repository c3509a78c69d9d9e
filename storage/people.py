"""People: their choice about learning, what is kept of them, and how it goes again.

Every function takes the connection of one transaction, which Store opens. A person is written with
the place that vouches for them, such as `discord:1234`. What the choice means for learning is
the view `learnable` (schema.py), and nothing else.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Iterator
from typing import Any

from sqlite_utils import Database

from storage import features, marks
from storage.ratings import CHANGES
from storage.records import Forgotten, PersonRecord
from storage.rows import next_number

SHARED_SOURCES = ("discord", "compatible")
"""Where the text of several people meets in one prompt, and where it is kept for a time only."""

QUOTED = "words in another's prompt"
"""The kind of row, in what is kept of a person, that is another person's reply."""

_WORDLESS = "turns = '[]', text = '', thread_sha256 = '', prompt_ids = x''"


def person(db: Database, id: str) -> PersonRecord:
    """Read a person's choice; someone never met has made none."""
    for row in db.query("SELECT * FROM people WHERE person = ?", [id]):
        learn = None if row["learn"] is None else bool(row["learn"])
        return PersonRecord(id, learn, row["noticed_at"], row["chosen_at"])
    return PersonRecord(id, None, None, None)


def note_met(db: Database, id: str) -> bool:
    """Record that a person was told about learning; False when they had been told before."""
    if person(db, id).noticed_at is not None:
        return False
    _upsert(db, id, "noticed_at", time.time())
    return True


def choose(db: Database, id: str, learn: bool) -> None:
    """Record whether a person's words may be learned from."""
    now = time.time()
    note_met(db, id)
    _upsert(db, id, "learn", int(learn))
    _upsert(db, id, "chosen_at", now)


def _upsert(db: Database, id: str, column: str, value: float) -> None:
    db.execute(
        f"INSERT INTO people (person, {column}) VALUES (?, ?)"
        f" ON CONFLICT (person) DO UPDATE SET {column} = excluded.{column}",
        [id, value],
    )


def asked_since(db: Database, id: str, at: float, guild: str | None) -> int:
    """Count the replies that a person got since a time in one guild."""
    sql = "SELECT COUNT(*) FROM replies WHERE person = ? AND created_at >= ? AND guild IS ?"
    return int(db.execute(sql, [id, at, guild]).fetchone()[0])


def rated_since(db: Database, id: str, at: float) -> int:
    """Count the replies that a person rated for the first time since a time."""
    sql = "SELECT COUNT(*) FROM ratings WHERE person = ? AND created_at >= ?"
    return int(db.execute(sql, [id, at]).fetchone()[0])


def everything_about(db: Database, id: str) -> Iterator[dict[str, Any]]:
    """Yield all that is kept of a person as plain rows, each with its kind first."""
    yield {"kind": "person", **vars(person(db, id))}
    for row in list(db.query("SELECT * FROM replies WHERE person = ? ORDER BY number", [id])):
        phis = db.execute("SELECT HEX(phi) FROM features WHERE reply = ?", [row["id"]])
        yield {
            "kind": "reply",
            "reply": row["id"],
            "prompt": json.loads(row["turns"]),
            "text": row["text"],
            "version": row["version"],
            "guild": row["guild"],
            "at": row["created_at"],
            "features": [str(phi) for (phi,) in phis],
        }
    runs = (
        "SELECT executions.* FROM executions JOIN replies ON replies.id = reply"
        " WHERE replies.person = ? ORDER BY number"
    )
    for row in db.query(runs, [id]):
        yield {"kind": "run", **row}
    quoted = (
        "SELECT replies.* FROM reply_people JOIN replies ON replies.id = reply"
        " WHERE reply_people.person = ? AND replies.person <> ? ORDER BY number"
    )
    for row in db.query(quoted, [id, id]):
        yield {"kind": QUOTED, "reply": row["id"], "at": row["created_at"]}
    for kind, sql in (
        ("rating", "SELECT * FROM ratings WHERE person = ? ORDER BY change"),
        ("reaction", "SELECT message, value FROM reactions WHERE person = ? ORDER BY message"),
        ("persona", "SELECT * FROM places WHERE set_by = ? AND key = 'persona' ORDER BY set_at"),
        (
            "question",
            "SELECT asked.* FROM asked JOIN replies ON id = reply WHERE person = ? ORDER BY at",
        ),
        ("act", "SELECT at, what, detail FROM audit WHERE who = ? ORDER BY number"),
    ):
        for row in db.query(sql, [id]):
            yield {"kind": kind, **row}


def withdraw_all(db: Database, id: str) -> int:
    """Take back every rating of a person; return how many there were."""
    rated = [row[0] for row in db.execute("SELECT reply FROM ratings WHERE person = ?", [id])]
    db.execute("DELETE FROM ratings WHERE person = ?", [id])
    db.execute("DELETE FROM reactions WHERE person = ?", [id])
    for reply in rated:
        change = next_number(db, CHANGES)
        db.execute("UPDATE replies SET rating_change = ? WHERE id = ?", [change, reply])
    return len(rated)


def forget(db: Database, id: str) -> Forgotten:
    """Delete what is kept of a person and mark every version that was trained on it.

    Their replies and ratings go; where their words stand in other people's prompts, the text of
    those replies goes, with φ of it, and the other people's ratings stay. Versions made from marked
    ones are marked too, as the weights carry on.
    """
    versions = marks.mark(db, id)
    ratings = withdraw_all(db, id)
    own = [row[0] for row in db.execute("SELECT id FROM replies WHERE person = ?", [id])]
    others = "SELECT reply FROM reply_people WHERE person = ?"
    quoted = [row[0] for row in db.execute(others, [id]) if row[0] not in set(own)]
    remove_text(db, quoted)
    for reply in quoted:
        features.remove(db, reply)
    db.execute("DELETE FROM replies WHERE person = ?", [id])
    db.execute("DELETE FROM reply_people WHERE person = ?", [id])
    db.execute(
        "DELETE FROM conversations WHERE owner = ? AND NOT EXISTS"
        " (SELECT 1 FROM replies WHERE conversation = conversations.id)",
        [id],
    )
    db.execute("UPDATE conversations SET owner = '', title = '' WHERE owner = ?", [id])
    db.execute("DELETE FROM places WHERE key = 'persona' AND set_by = ?", [id])
    db.execute("UPDATE places SET set_by = '' WHERE set_by = ?", [id])
    db.execute("DELETE FROM people WHERE person = ?", [id])
    return Forgotten(len(own), ratings, len(quoted), tuple(versions))


def remove_old_text(db: Database, before: float) -> int:
    """Remove the text and token ids of shared sources' replies said before a time; count them."""
    marks = ", ".join("?" * len(SHARED_SOURCES))
    old = db.execute(
        f"SELECT id FROM replies WHERE source IN ({marks}) AND created_at < ?"
        " AND text_removed_at IS NULL",
        [*SHARED_SOURCES, before],
    )
    ids = [str(row[0]) for row in old]
    remove_text(db, ids)
    return len(ids)


def remove_text(db: Database, ids: Iterable[str]) -> None:
    """Leave of replies only their numbers: who, when, which version, and the thumbs.

    What their code printed when it ran goes too.
    """
    for id in ids:
        now = time.time()
        db.execute(
            f"UPDATE replies SET {_WORDLESS}, text_removed_at = ? WHERE id = ?",
            [now, id],
        )
        db.execute(
            "UPDATE drafts SET text = '', ids = x'', logprobs_sampled = x'', logprobs_plain = x''"
            " WHERE reply = ?",
            [id],
        )
        db.execute("DELETE FROM executions WHERE reply = ?", [id])
        db.execute("UPDATE ratings SET reason = NULL, correction = NULL WHERE reply = ?", [id])
        db.execute(
            "UPDATE conversations SET title = '' WHERE id ="
            " (SELECT conversation FROM replies WHERE id = ?)",
            [id],
        )
