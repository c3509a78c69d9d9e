"""Training rounds: their legal changes and the SQL of their history."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Mapping, Sequence
from typing import Any

from sqlite_utils import Database

from storage import marks
from storage.errors import IllegalChange, NotFound
from storage.records import Check, RoundRecord, RoundState, RoundUse
from storage.rows import checks_to_json, insert, next_number, round_from_row

LEGAL_CHANGES: Mapping[RoundState, frozenset[RoundState]] = {
    "queued": frozenset({"running", "cancelled", "failed"}),
    "running": frozenset({"promoted", "rejected", "failed", "cancelled"}),
    "promoted": frozenset(),
    "rejected": frozenset(),
    "failed": frozenset(),
    "cancelled": frozenset(),
}


def add_round(
    db: Database, *, trigger: str, requested_by: str, parent: str, seed: int
) -> RoundRecord:
    """Insert a queued round under the next free id."""
    number = next_number(db, "round")
    row = {
        "number": number,
        "id": f"r{number}",
        "state": "queued",
        "phase": "",
        "progress": 0.0,
        "trigger": trigger,
        "requested_by": requested_by,
        "parent": parent,
        "seed": seed,
        "rating_mark": 0,
        "fresh": 0,
        "replayed": 0,
        "checks": "[]",
        "metrics": "{}",
        "created_at": time.time(),
    }
    insert(db, "rounds", row)
    return round(db, f"r{number}")


def update_round(
    db: Database,
    id: str,
    *,
    state: RoundState | None = None,
    phase: str | None = None,
    progress: float | None = None,
    version: str | None = None,
    rating_mark: int | None = None,
    verdict: str | None = None,
    checks: Sequence[Check] | None = None,
    metrics: Mapping[str, float] | None = None,
    error: str | None = None,
) -> RoundRecord:
    """Change what is given (None leaves a column as it is).

    The same state again is no change of state. Times of start and finish follow the state.

    Raises:
        NotFound: there is no such round.
        IllegalChange: the table of legal changes does not hold it, or another round runs.
    """
    before = round(db, id)
    changes: dict[str, Any] = {
        "phase": phase,
        "progress": progress,
        "version": version,
        "rating_mark": rating_mark,
        "verdict": verdict,
        "checks": None if checks is None else checks_to_json(checks),
        "metrics": None if metrics is None else json.dumps(dict(metrics)),
        "error": error,
    }
    if state is not None and state != before.state:
        if state not in LEGAL_CHANGES[before.state]:
            raise IllegalChange(
                f"round {id} is {before.state} and cannot become {state}, only "
                f"{' or '.join(sorted(LEGAL_CHANGES[before.state])) or 'stay so'}"
            )
        changes["state"] = state
        changes["started_at" if state == "running" else "finished_at"] = time.time()
        if not LEGAL_CHANGES[state]:
            marks.round_ended(db, id)
    given = {column: value for column, value in changes.items() if value is not None}
    if given:
        assignments = ", ".join(f"{column} = :{column}" for column in given)
        try:
            db.execute(f"UPDATE rounds SET {assignments} WHERE id = :id", {**given, "id": id})
        except sqlite3.IntegrityError as problem:
            raise IllegalChange(
                f"round {id} cannot start while another one runs; wait for it or cancel it"
            ) from problem
    return round(db, id)


def record_uses(db: Database, id: str, uses: Sequence[RoundUse]) -> None:
    """Store what a round trained on, in the place of what was stored; NotFound.

    A reply that was deleted meanwhile is counted and not listed; see `storage.marks` for one whose
    person asked to be forgotten.
    """
    round(db, id)
    db.execute("DELETE FROM round_uses WHERE round = ?", [id])
    db.conn.executemany(
        "INSERT INTO round_uses (round, reply, weight, replayed) SELECT ?, id, ?, ?"
        " FROM replies WHERE id = ?",
        [(id, use.weight, use.replayed, use.reply) for use in uses],
    )
    marks.used(db, id, [use.reply for use in uses])
    replayed = sum(use.replayed for use in uses)
    db.execute(
        "UPDATE rounds SET fresh = ?, replayed = ? WHERE id = ?",
        [len(uses) - replayed, replayed, id],
    )


def uses(db: Database, id: str) -> list[RoundUse]:
    """Read what a round trained on, deleted replies left out; NotFound."""
    round(db, id)
    rows = db.query(
        "SELECT reply, weight, replayed FROM round_uses WHERE round = ? ORDER BY rowid", [id]
    )
    return [RoundUse(row["reply"], row["weight"], bool(row["replayed"])) for row in rows]


def round(db: Database, id: str) -> RoundRecord:
    """Read one round; NotFound."""
    for row in db.query("SELECT * FROM rounds WHERE id = ?", [id]):
        return round_from_row(row)
    raise NotFound(f"there is no round {id!r}; `thumbwise history` lists them")


def rounds(db: Database, limit: int) -> list[RoundRecord]:
    """Read the last rounds, newest first."""
    rows = db.query("SELECT * FROM rounds ORDER BY number DESC LIMIT ?", [limit])
    return [round_from_row(row) for row in rows]


def fail_interrupted(db: Database) -> list[str]:
    """Fail the rounds that a dead bot left behind; return a sentence for each."""
    rows = db.query("SELECT * FROM rounds WHERE state IN ('queued', 'running') ORDER BY number")
    sentences = []
    for left in [round_from_row(row) for row in rows]:
        what = "waiting" if left.state == "queued" else f"running (phase {left.phase or 'start'})"
        reason = f"the bot ended while the round was {what}"
        update_round(db, left.id, state="failed", error=reason)
        sentences.append(f"round {left.id} failed: {reason}")
    return sentences
