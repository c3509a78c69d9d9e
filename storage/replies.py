"""Conversations and replies: the SQL of what was said.

Every function takes the connection of one transaction, which Store opens.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable, Sequence

from sqlite_utils import Database

from storage.errors import IllegalChange, NotFound
from storage.records import Conversation, DraftRecord, ReplyRecord, Source, Turn
from storage.rows import (
    Row,
    conversation_from_row,
    draft_from_row,
    insert,
    is_held_out,
    new_conversation_id,
    pack_ids,
    pack_logprobs,
    reply_from_row,
    rows_by_reply,
    thread_sha256,
    turns_to_json,
)


def new_conversation(
    db: Database,
    *,
    owner: str,
    source: Source,
    guild: str | None,
    title: str,
    id: str | None = None,
) -> Conversation:
    """Insert a conversation, held out by the hash of its id."""
    now = time.time()
    id = id or new_conversation_id()
    made = Conversation(id, title, owner, source, guild, is_held_out(id), now, now)
    insert(db, "conversations", vars(made))
    return made


def conversation(db: Database, id: str) -> Conversation:
    """Read one conversation; NotFound."""
    for row in db.query("SELECT * FROM conversations WHERE id = ?", [id]):
        return conversation_from_row(row)
    raise NotFound(f"there is no conversation {id!r}; it may have been deleted")


def conversations(db: Database, owner: str, limit: int) -> list[Conversation]:
    """Read a person's conversations, newest first."""
    rows = db.query(
        "SELECT * FROM conversations WHERE owner = ? ORDER BY updated_at DESC, number DESC LIMIT ?",
        [owner, limit],
    )
    return [conversation_from_row(row) for row in rows]


def rename_conversation(db: Database, id: str, title: str) -> None:
    """Change a conversation's title; NotFound."""
    conversation(db, id)
    db.execute("UPDATE conversations SET title = ? WHERE id = ?", [title, id])


def delete_conversation(db: Database, id: str) -> bool:
    """Delete a conversation with its replies, drafts and ratings; NotFound.

    Returns whether there were any ratings.
    """
    conversation(db, id)
    thumbs = "SELECT 1 FROM ratings JOIN replies ON replies.id = reply WHERE conversation = ?"
    rated = db.execute(thumbs, [id]).fetchone() is not None
    db.execute("DELETE FROM conversations WHERE id = ?", [id])
    return rated


def thread(db: Database, conversation_id: str) -> list[ReplyRecord]:
    """Read the chain of replies from the root to the newest leaf; NotFound.

    A reply is stored after the one it follows, so the newest reply is always a leaf.
    """
    conversation(db, conversation_id)
    rows = db.query(
        "WITH RECURSIVE chain (id, parent, depth) AS ("
        "  SELECT * FROM (SELECT id, parent, 0 FROM replies WHERE conversation = ?"
        "    ORDER BY number DESC LIMIT 1)"
        "  UNION ALL"
        "  SELECT replies.id, replies.parent, depth + 1 FROM replies"
        "    JOIN chain ON replies.id = chain.parent"
        ") SELECT replies.* FROM chain JOIN replies ON replies.id = chain.id ORDER BY depth DESC",
        [conversation_id],
    )
    return with_drafts(db, list(rows))


def add_reply(db: Database, reply: ReplyRecord) -> None:
    """Insert a reply with all its drafts, and move its conversation to the top.

    Raises:
        NotFound: its conversation or its parent is gone.
        IllegalChange: a reply has that id already.
    """
    row = {
        **vars(reply),
        "turns": turns_to_json(reply.turns),
        "thread_sha256": thread_sha256([*reply.turns, Turn("assistant", reply.text)]),
        "prompt_ids": pack_ids(reply.prompt_ids),
    }
    del row["drafts"], row["people"]
    try:
        insert(db, "replies", row)
    except sqlite3.IntegrityError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_CONSTRAINT_UNIQUE:
            raise IllegalChange(f"a reply {reply.id!r} is stored already; take a new id") from error
        if error.sqlite_errorcode == sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
            raise NotFound(
                f"the conversation {reply.conversation!r} of reply {reply.id!r}, or the reply "
                f"{reply.parent!r} that it follows, is gone; it may have been deleted"
            ) from error
        raise
    for position, draft in enumerate(reply.drafts):
        insert(
            db,
            "drafts",
            {
                **vars(draft),
                "reply": reply.id,
                "position": position,
                "ids": pack_ids(draft.ids),
                "logprobs_sampled": pack_logprobs(draft.logprobs_sampled),
                "logprobs_plain": pack_logprobs(draft.logprobs_plain),
            },
        )
    for person in reply.people:
        insert(db, "reply_people", {"reply": reply.id, "person": person})
    db.execute(
        "UPDATE conversations SET updated_at = MAX(updated_at, ?) WHERE id = ?",
        [reply.created_at, reply.conversation],
    )


def reply(db: Database, id: str) -> ReplyRecord:
    """Read one reply; NotFound."""
    found = with_drafts(db, list(db.query("SELECT * FROM replies WHERE id = ?", [id])))
    if not found:
        raise NotFound(f"there is no reply {id!r}; its conversation may have been deleted")
    return found[0]


def find_reply(db: Database, turns: Sequence[Turn], person: str) -> ReplyRecord | None:
    """Read the newest reply to this person after which exactly these non-system turns were said."""
    rows = db.query(
        "SELECT * FROM replies WHERE thread_sha256 = ? AND person = ? ORDER BY number DESC LIMIT 1",
        [thread_sha256(turns), person],
    )
    return next(iter(with_drafts(db, list(rows))), None)


def count_replies(db: Database) -> int:
    """Count all replies that this bot said to people: none imported, none to tasks of practice."""
    counted = "SELECT COUNT(*) FROM replies WHERE NOT imported AND source != 'task'"
    return int(db.execute(counted).fetchone()[0])


def with_drafts(db: Database, rows: Sequence[Row], every_draft: bool = True) -> list[ReplyRecord]:
    """Make the records of `replies` rows with all their drafts, or only with the one shown."""
    ids = [row["id"] for row in rows]
    drafts, people = _drafts(db, ids, every_draft), _people(db, ids)
    return [reply_from_row(row, drafts.get(row["id"], ()), people[row["id"]]) for row in rows]


def _people(db: Database, ids: Sequence[str]) -> dict[str, list[str]]:
    people: dict[str, list[str]] = {id: [] for id in ids}
    for row in rows_of(
        db, "SELECT reply, person FROM reply_people WHERE reply IN ({}) ORDER BY person", ids
    ):
        people[row["reply"]].append(row["person"])
    return people


def _drafts(db: Database, ids: Iterable[str], every: bool) -> dict[str, tuple[DraftRecord, ...]]:
    which = "" if every else " AND picked"
    rows = rows_of(
        db, "SELECT * FROM drafts WHERE reply IN ({})" + which + " ORDER BY reply, position", ids
    )
    return {
        reply: tuple(draft_from_row(row) for row in group)
        for reply, group in rows_by_reply(rows).items()
    }


def rows_of(
    db: Database, sql: str, ids: Iterable[str], more: Sequence[object] = (), page: int = 500
) -> list[Row]:
    """Read the rows of many ids; `{}` in `sql` becomes the placeholders of one page of them.

    `more` are the values of placeholders that follow.
    """
    wanted = list(ids)
    found: list[Row] = []
    for start in range(0, len(wanted), page):
        some = wanted[start : start + page]
        found.extend(db.query(sql.format(", ".join("?" * len(some))), [*some, *more]))
    return found
