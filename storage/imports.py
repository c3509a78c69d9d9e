"""Ratings that were given elsewhere: all rows of an import in one transaction, or none.

Ids come with the rows and are made from their text where they are missing, so a second run finds
what the first one stored and doubles nothing.
"""

from __future__ import annotations

import time
from collections.abc import Sequence

from sqlite_utils import Database

from storage import ratings, replies
from storage.errors import ImportRefused
from storage.records import ImportCount, ImportedRating, LineProblem, ReplyRecord, Turn
from storage.rows import thread_sha256


def import_rows(db: Database, rows: Sequence[ImportedRating]) -> ImportCount:
    """Store replies and ratings that are not here yet.

    A rating that is here with another value or other words is updated.

    Raises:
        ImportRefused: a row's reply id belongs to another text here. Nothing is stored.
    """
    problems: list[LineProblem] = []
    new_replies = added = updated = unchanged = 0
    for row in rows:
        known = db.execute("SELECT thread_sha256 FROM replies WHERE id = ?", [row.reply]).fetchone()
        if known is None:
            _add(db, row)
            new_replies += 1
        elif known[0] != thread_sha256([*row.turns, Turn("assistant", row.text)]):
            problems.append(
                LineProblem(row.line, f"reply_id {row.reply!r} names a reply with another text")
            )
            continue
        before = ratings.rating(db, row.reply, row.person)
        after = ratings.rate(
            db, row.reply, row.person, row.value, row.reason, row.correction, row.created_at
        )
        added += before is None
        updated += before is not None and before != after
        unchanged += before == after
    if problems:
        raise ImportRefused(problems)
    return ImportCount(new_replies, added, updated, unchanged)


def _add(db: Database, row: ImportedRating) -> None:
    if not db.execute("SELECT 1 FROM conversations WHERE id = ?", [row.conversation]).fetchone():
        replies.new_conversation(
            db,
            owner=row.person,
            source=row.source,
            guild=row.guild,
            title="imported",
            id=row.conversation,
        )
    replies.add_reply(
        db,
        ReplyRecord(
            id=row.reply,
            conversation=row.conversation,
            parent=None,
            person=row.person,
            source=row.source,
            guild=row.guild,
            turns=row.turns,
            text=row.text,
            prompt_ids=(),
            turns_dropped=0,
            version=row.version,
            fingerprint="",
            temperature=1.0,
            top_p=1.0,
            max_tokens=0,
            seed=None,
            pick_reason="only",
            finish_reason="stop",
            latency_seconds=0.0,
            imported=True,
            created_at=row.created_at or time.time(),
        ),
    )
