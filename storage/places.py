"""Places where people chat: their settings, and which message shows which reply.

Every function takes the connection of one transaction, which Store opens. A place is a guild, or a
channel of one; what the keys mean is the surface's affair, except `LEARNING`.
"""

from __future__ import annotations

import time

from sqlite_utils import Database

from storage.records import PlaceSetting
from storage.rows import insert

LEARNING = "learning"
"""The key that the view `permitted` reads (schema.py)."""


def set_place(db: Database, guild: str, channel: str, key: str, value: str | None, by: str) -> None:
    """Set one value of a guild (channel "") or channel; None removes it."""
    where = [guild, channel, key]
    db.execute("DELETE FROM places WHERE guild = ? AND channel = ? AND key = ?", where)
    if value is not None:
        row = {"guild": guild, "channel": channel, "key": key, "value": value}
        insert(db, "places", {**row, "set_by": by, "set_at": time.time()})


def place(db: Database, guild: str) -> list[PlaceSetting]:
    """Read everything set for a guild and its channels."""
    rows = db.query(
        "SELECT channel, key, value, set_by FROM places WHERE guild = ? ORDER BY channel, key",
        [guild],
    )
    return [PlaceSetting(**row) for row in rows]


def places_with(db: Database, key: str) -> list[tuple[str, str]]:
    """Read the guilds that have a value under this key, with the value."""
    sql = "SELECT guild, value FROM places WHERE channel = '' AND key = ? ORDER BY guild"
    return [(str(guild), str(value)) for guild, value in db.execute(sql, [key])]


def show(db: Database, message: str, channel: str, reply: str) -> None:
    """Record that a message shows (a part of) a reply."""
    db.execute(
        "INSERT INTO messages (message, channel, reply) VALUES (?, ?, ?)"
        " ON CONFLICT (message) DO UPDATE SET reply = excluded.reply",
        [message, channel, reply],
    )


def shown_by(db: Database, message: str) -> str | None:
    """Return the id of the reply that a message shows, None when it shows none."""
    found = db.execute("SELECT reply FROM messages WHERE message = ?", [message]).fetchone()
    return None if found is None else str(found[0])


def last_shown(db: Database, channel: str) -> str | None:
    """Return the id of the newest reply shown in a channel since its fresh start."""
    found = db.execute(
        "SELECT reply FROM messages WHERE channel = ? AND number >"
        " COALESCE((SELECT CAST(value AS INTEGER) FROM meta WHERE key = ?), 0)"
        " ORDER BY number DESC LIMIT 1",
        [channel, _fresh_key(channel)],
    ).fetchone()
    return None if found is None else str(found[0])


def start_afresh(db: Database, channel: str) -> None:
    """Let the next message of a channel begin a new conversation."""
    newest = db.execute("SELECT COALESCE(MAX(number), 0) FROM messages").fetchone()[0]
    db.execute(
        "INSERT INTO meta (key, value) VALUES (?, ?)"
        " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        [_fresh_key(channel), str(newest)],
    )


def _fresh_key(channel: str) -> str:
    return f"fresh since message {channel}"


def react(db: Database, message: str, person: str, value: int) -> None:
    """Record that a person's reaction, worth 1 or -1, stands under a message."""
    db.execute("INSERT OR IGNORE INTO reactions VALUES (?, ?, ?)", [message, person, value])


def unreact(db: Database, message: str, person: str | None, value: int | None) -> list[str]:
    """Remove a person's (None: everybody's) reaction of one value (None: both); return whose."""
    where = "message = ? AND person = COALESCE(?, person) AND value = COALESCE(?, value)"
    told = [message, person, value]
    people = [
        str(row[0])
        for row in db.execute(f"SELECT DISTINCT person FROM reactions WHERE {where}", told)
    ]
    db.execute(f"DELETE FROM reactions WHERE {where}", told)
    return people
