"""What happened when replies' code ran: the SQL of executions.

Every function takes the connection of one transaction, which Store opens.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlite_utils import Database

from storage import replies
from storage.errors import NotFound
from storage.records import Execution
from storage.rows import execution_from_row

PRACTICE = "task"
"""The source of replies to tasks; no person asked for them."""


def record(db: Database, execution: Execution) -> None:
    """Store what a run came to, over an earlier one of the same reply.

    Raises:
        NotFound: The reply is gone, or its text was removed while the code ran.
    """
    known = "SELECT 1 FROM replies WHERE id = ? AND text_removed_at IS NULL"
    if not db.execute(known, [execution.reply]).fetchone():
        raise NotFound(
            f"there is no reply {execution.reply!r} with its text; it may have been deleted"
        )
    columns = list(vars(execution))
    values = ", ".join(f":{column}" for column in columns)
    db.execute(
        f"INSERT OR REPLACE INTO executions ({', '.join(columns)}) VALUES ({values})",
        vars(execution),
    )


def of_replies(db: Database, ids: Iterable[str]) -> dict[str, Execution]:
    """Read the executions of those replies that were run."""
    rows = replies.rows_of(db, "SELECT * FROM executions WHERE reply IN ({})", ids)
    return {str(row["reply"]): execution_from_row(row) for row in rows}


def not_run(db: Database, limit: int) -> list[str]:
    """Read the ids of learnable rated replies with code that was never run, newest first."""
    rows = db.execute(
        "SELECT id FROM replies JOIN learnable ON learnable.reply = id"
        " WHERE INSTR(text, '```') AND EXISTS (SELECT 1 FROM ratings WHERE ratings.reply = id)"
        " AND NOT EXISTS (SELECT 1 FROM executions WHERE executions.reply = id)"
        " ORDER BY created_at DESC, number DESC LIMIT ?",
        [limit],
    )
    return [str(row[0]) for row in rows]


def practised_ids(db: Database) -> list[str]:
    """Read the ids of replies to tasks that were run and that nobody rated, oldest first."""
    rows = db.execute(
        "SELECT id FROM replies JOIN learnable ON learnable.reply = id"
        " JOIN executions ON executions.reply = id WHERE source = ?"
        " AND NOT EXISTS (SELECT 1 FROM ratings WHERE ratings.reply = id)"
        " ORDER BY created_at, number",
        [PRACTICE],
    )
    return [str(row[0]) for row in rows]


def forget_practice(db: Database, keep: int) -> int:
    """Delete the conversations of all but the newest `keep` replies to tasks; return how many."""
    return int(
        db.execute(
            "DELETE FROM conversations WHERE id IN (SELECT conversation FROM replies"
            " WHERE source = ? AND NOT EXISTS (SELECT 1 FROM ratings WHERE ratings.reply = id)"
            " ORDER BY number DESC LIMIT -1 OFFSET ?)",
            [PRACTICE, keep],
        ).rowcount
    )
