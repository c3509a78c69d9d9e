"""What tells whether learning is healthy: counts over replies and ratings, and how replies sound.

Names no person: raters are counts. Texts are read, of what may be learned from, to be compared with
one another, and go no further than `learner.health`. Every function takes the connection of one
transaction.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from storage.executions import PRACTICE
from storage.rounds import LEGAL_CHANGES
from storage.rows import unpack_logprobs


@dataclass(frozen=True)
class VersionThumbs:
    """Thumbs that one version's own replies got, apart by whether their conversations train."""

    version: str
    held_out: bool
    up: int
    down: int


@dataclass(frozen=True)
class Vitals:
    """Counts that health is judged by; imported rows and practice are left out.

    `raters` counts the newest ratings by person, most first; `learnable_up` and `learnable_down`
    are the signs of those among the newest that may be learned from. Times are seconds since the
    epoch, None where nothing happened yet. `latencies_seconds` are the newest replies', ascending.
    """

    replies: int
    people: int
    first_reply_at: float | None
    last_rating_at: float | None
    replies_since_rating: int
    ratings: int
    learnable_up: int
    learnable_down: int
    raters: tuple[int, ...]
    thumbs: tuple[VersionThumbs, ...]
    latencies_seconds: tuple[float, ...]


@dataclass(frozen=True)
class Spoken:
    """How one reply sounds: its text, what was asked, its drafts' texts and mean surprise.

    `surprise_nats` is the mean of -log p per token at temperature 1 over all its drafts.
    """

    asked: str
    text: str
    drafts: tuple[str, ...]
    surprise_nats: float


_OWN = f"NOT imported AND source <> '{PRACTICE}'"
_NEWEST = (
    "SELECT ratings.reply, ratings.person, value, ratings.change FROM ratings"
    f" JOIN replies ON replies.id = ratings.reply WHERE {_OWN} ORDER BY change DESC LIMIT :newest"
)


def vitals(db: Database, fingerprint: str | None, newest: int) -> Vitals:
    """Count, over the `newest` ratings and replies where only the present matters.

    Thumbs by version are of replies of the base model with that fingerprint; None: of all.
    """
    replies, people, first = db.execute(
        f"SELECT COUNT(*), COUNT(DISTINCT person), MIN(created_at) FROM replies WHERE {_OWN}"
    ).fetchone()
    last, marked = db.execute(
        "SELECT MAX(updated_at), MAX(reply_number) FROM (SELECT updated_at,"
        " replies.number AS reply_number FROM ratings JOIN replies ON replies.id = reply"
        f" WHERE {_OWN})"
    ).fetchone()
    since = db.execute(
        f"SELECT COUNT(*) FROM replies WHERE {_OWN} AND number > ?", [marked or 0]
    ).fetchone()[0]
    given = {"newest": newest}
    ratings, up, down = db.execute(
        "SELECT COUNT(*), COALESCE(SUM(value > 0 AND permitted.reply IS NOT NULL), 0),"
        " COALESCE(SUM(value < 0 AND permitted.reply IS NOT NULL), 0)"
        f" FROM ({_NEWEST}) AS fresh LEFT JOIN permitted ON permitted.reply = fresh.reply",
        given,
    ).fetchone()
    raters = db.execute(
        f"SELECT COUNT(*) FROM ({_NEWEST}) GROUP BY person ORDER BY COUNT(*) DESC", given
    ).fetchall()
    latencies = db.execute(
        f"SELECT latency_seconds FROM replies WHERE {_OWN} ORDER BY number DESC LIMIT :newest",
        given,
    ).fetchall()
    return Vitals(
        replies=int(replies),
        people=int(people),
        first_reply_at=first,
        last_rating_at=last,
        replies_since_rating=int(since),
        ratings=int(ratings),
        learnable_up=int(up),
        learnable_down=int(down),
        raters=tuple(int(row[0]) for row in raters),
        thumbs=_thumbs(db, fingerprint),
        latencies_seconds=tuple(sorted(float(row[0]) for row in latencies)),
    )


def _thumbs(db: Database, fingerprint: str | None) -> tuple[VersionThumbs, ...]:
    rows = db.query(
        "SELECT version, held_out, SUM(value > 0) AS up, SUM(value < 0) AS down FROM ratings"
        " JOIN replies ON replies.id = reply JOIN conversations ON conversations.id = conversation"
        f" WHERE NOT imported AND replies.source <> '{PRACTICE}'"
        " AND (:fingerprint IS NULL OR fingerprint = :fingerprint)"
        " GROUP BY version, held_out",
        {"fingerprint": fingerprint},
    )
    return tuple(
        VersionThumbs(row["version"], bool(row["held_out"]), row["up"], row["down"]) for row in rows
    )


def count_rounds(db: Database) -> dict[str, int]:
    """Count the rounds by state; a state without any counts 0."""
    found = db.execute("SELECT state, COUNT(*) FROM rounds GROUP BY state").fetchall()
    return {**dict.fromkeys(LEGAL_CHANGES, 0), **{str(state): int(one) for state, one in found}}


def spoken(
    db: Database, version: str, fingerprint: str, temperature: float, top_p: float, limit: int
) -> list[Spoken]:
    """Read how a version's newest learnable replies sound, those with these sampling settings.

    Replies that were stopped are left out.
    """
    rows = db.query(
        "SELECT id, turns, text FROM replies JOIN learnable ON learnable.reply = id"
        f" WHERE {_OWN} AND version = ? AND fingerprint = ?"
        " AND ABS(temperature - ?) < 1e-6 AND ABS(top_p - ?) < 1e-6"
        " AND finish_reason <> 'cancelled' AND text <> ''"
        " ORDER BY number DESC LIMIT ?",
        [version, fingerprint, temperature, top_p, limit],
    )
    return [Spoken(_asked(row["turns"]), row["text"], *_drafts(db, str(row["id"]))) for row in rows]


def _asked(turns: str) -> str:
    """The last turn of a stored prompt: what was said to the bot."""
    said: Sequence[Sequence[str]] = json.loads(turns)
    return said[-1][1]


def _drafts(db: Database, reply: str) -> tuple[tuple[str, ...], float]:
    rows = list(
        db.query(
            "SELECT text, logprobs_plain FROM drafts WHERE reply = ? ORDER BY position", [reply]
        )
    )
    nats = [-one for row in rows for one in unpack_logprobs(row["logprobs_plain"])]
    return tuple(str(row["text"]) for row in rows), sum(nats) / len(nats) if nats else 0.0
