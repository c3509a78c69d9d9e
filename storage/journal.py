"""Schedules, the audit trail of admins' acts, and single facts by key."""

from __future__ import annotations

import time

from sqlite_utils import Database

from storage.errors import NotFound
from storage.records import AuditEntry, ScheduleRecord
from storage.rows import insert, next_number, schedule_from_row


def add_schedule(
    db: Database, *, cron: str | None, time_zone: str, every_ratings: int | None, created_by: str
) -> ScheduleRecord:
    """Insert a schedule under the next free id; ValueError when it names no time and no number."""
    if cron is None and every_ratings is None:
        raise ValueError("a schedule wants a cron line, a number of new ratings, or both")
    number = next_number(db, "schedule")
    row = {
        "number": number,
        "id": f"s{number}",
        "cron": cron,
        "time_zone": time_zone,
        "every_ratings": every_ratings,
        "created_by": created_by,
        "created_at": time.time(),
    }
    insert(db, "schedules", row)
    return schedule(db, f"s{number}")


def schedule(db: Database, id: str) -> ScheduleRecord:
    """Read one schedule; NotFound."""
    for row in db.query("SELECT * FROM schedules WHERE id = ?", [id]):
        return schedule_from_row(row)
    raise NotFound(f"there is no schedule {id!r}; `thumbwise schedule list` shows them")


def schedules(db: Database) -> list[ScheduleRecord]:
    """Read all schedules, oldest first."""
    return [schedule_from_row(row) for row in db.query("SELECT * FROM schedules ORDER BY number")]


def remove_schedule(db: Database, id: str) -> None:
    """Delete a schedule; NotFound."""
    schedule(db, id)
    db.execute("DELETE FROM schedules WHERE id = ?", [id])


def mark_fired(db: Database, id: str, at: float) -> None:
    """Record when a schedule last asked for a round; NotFound."""
    schedule(db, id)
    db.execute("UPDATE schedules SET last_fired_at = ? WHERE id = ?", [at, id])


def audit(db: Database, who: str, what: str, detail: str) -> None:
    """Append an admin's act."""
    insert(db, "audit", {"at": time.time(), "who": who, "what": what, "detail": detail})


def audit_log(db: Database, limit: int) -> list[AuditEntry]:
    """Read the last acts, newest first."""
    rows = db.query("SELECT at, who, what, detail FROM audit ORDER BY number DESC LIMIT ?", [limit])
    return [AuditEntry(**row) for row in rows]


def meta(db: Database, key: str) -> str | None:
    """Read a fact by its key."""
    row = db.execute("SELECT value FROM meta WHERE key = ?", [key]).fetchone()
    return None if row is None else str(row[0])


def set_meta(db: Database, key: str, value: str) -> None:
    """Store a fact under a key."""
    db.execute(
        "INSERT INTO meta (key, value) VALUES (?, ?)"
        " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        [key, value],
    )
