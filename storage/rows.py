"""Between rows and records: packing, unpacking, ids and the held-out hash.

Token ids and log-probs are little-endian arrays (int32, float64), so that a log-prob comes back
bit for bit; turns, checks and metrics are JSON, so that a person can read them in any SQLite tool.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import struct
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any, TypeAlias

from sqlite_utils import Database

from storage.records import (
    Check,
    Conversation,
    DraftRecord,
    Execution,
    Rating,
    ReplyRecord,
    RoundRecord,
    ScheduleRecord,
    Turn,
    VersionRecord,
)

Row: TypeAlias = dict[str, Any]

HELD_OUT_PERCENT = 15


def new_reply_id() -> str:
    """Return a fresh id for a reply, in the form that OpenAI clients know."""
    return "chatcmpl-" + secrets.token_hex(12)


def new_conversation_id() -> str:
    """Return a fresh id for a conversation."""
    return "c_" + secrets.token_hex(12)


def is_held_out(conversation: str) -> bool:
    """Tell whether a conversation's ratings judge and never train: 15 % of all, by hash of id."""
    return int(hashlib.sha256(conversation.encode()).hexdigest(), 16) % 100 < HELD_OUT_PERCENT


def next_number(db: Database, counter: str) -> int:
    """Return the counter's next value; a number is never given twice, deleted rows included."""
    row = db.execute(
        "INSERT INTO counters (name, value) VALUES (?, 1)"
        " ON CONFLICT (name) DO UPDATE SET value = value + 1 RETURNING value",
        [counter],
    ).fetchall()
    return int(row[0][0])


def current_number(db: Database, counter: str) -> int:
    """Return the counter's last value, 0 when none was given yet."""
    row = db.execute("SELECT value FROM counters WHERE name = ?", [counter]).fetchone()
    return int(row[0]) if row else 0


def insert(db: Database, table: str, row: Mapping[str, Any]) -> None:
    """Insert one row; its keys are the columns."""
    values = ", ".join(f":{column}" for column in row)
    db.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({values})", dict(row))


def pack_ids(ids: Sequence[int]) -> bytes:
    """Pack token ids as little-endian int32."""
    return struct.pack(f"<{len(ids)}i", *ids)


def unpack_ids(blob: bytes) -> tuple[int, ...]:
    """Undo `pack_ids`."""
    return struct.unpack(f"<{len(blob) // 4}i", blob)


def pack_logprobs(logprobs: Sequence[float]) -> bytes:
    """Pack log-probs as little-endian float64."""
    return struct.pack(f"<{len(logprobs)}d", *logprobs)


def unpack_logprobs(blob: bytes) -> tuple[float, ...]:
    """Undo `pack_logprobs`."""
    return struct.unpack(f"<{len(blob) // 8}d", blob)


def turns_to_json(turns: Iterable[Turn]) -> str:
    """Write turns as a JSON list of [role, content]."""
    return json.dumps([[turn.role, turn.content] for turn in turns], ensure_ascii=False)


def turns_from_json(text: str) -> tuple[Turn, ...]:
    """Undo `turns_to_json`."""
    return tuple(Turn(role, content) for role, content in json.loads(text))


def thread_sha256(turns: Iterable[Turn]) -> str:
    """Hash the turns that were said, system turns left out: what messages are matched by."""
    said = turns_to_json(turn for turn in turns if turn.role != "system")
    return hashlib.sha256(said.encode()).hexdigest()


def checks_to_json(checks: Iterable[Check]) -> str:
    """Write a gate's checks as a JSON list."""
    return json.dumps([vars(check) for check in checks])


def conversation_from_row(row: Row) -> Conversation:
    """Make the record of a `conversations` row."""
    fields = {key: value for key, value in row.items() if key != "number"}
    return Conversation(**{**fields, "held_out": bool(row["held_out"])})


def draft_from_row(row: Row) -> DraftRecord:
    """Make the record of a `drafts` row."""
    return DraftRecord(
        text=row["text"],
        ids=unpack_ids(row["ids"]),
        logprobs_sampled=unpack_logprobs(row["logprobs_sampled"]),
        logprobs_plain=unpack_logprobs(row["logprobs_plain"]),
        finish_reason=row["finish_reason"],
        pick_probability=row["pick_probability"],
        picked=bool(row["picked"]),
    )


def reply_from_row(
    row: Row, drafts: Iterable[DraftRecord], people: Iterable[str] = ()
) -> ReplyRecord:
    """Make the record of a `replies` row, its drafts and whose words its prompt holds."""
    return ReplyRecord(
        id=row["id"],
        conversation=row["conversation"],
        parent=row["parent"],
        person=row["person"],
        source=row["source"],
        guild=row["guild"],
        turns=turns_from_json(row["turns"]),
        text=row["text"],
        prompt_ids=unpack_ids(row["prompt_ids"]),
        turns_dropped=row["turns_dropped"],
        version=row["version"],
        fingerprint=row["fingerprint"],
        temperature=row["temperature"],
        top_p=row["top_p"],
        max_tokens=row["max_tokens"],
        seed=row["seed"],
        pick_reason=row["pick_reason"],
        finish_reason=row["finish_reason"],
        latency_seconds=row["latency_seconds"],
        imported=bool(row["imported"]),
        created_at=row["created_at"],
        drafts=tuple(drafts),
        people=tuple(people),
        doubt=row["doubt"],
    )


def rows_by_reply(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Group rows by their column `reply`; they must come in its order."""
    return {reply: list(group) for reply, group in groupby(rows, key=lambda row: str(row["reply"]))}


def rating_from_row(row: Row) -> Rating:
    """Make the record of a `ratings` row."""
    return Rating(**row)


def execution_from_row(row: Row) -> Execution:
    """Make the record of an `executions` row."""
    return Execution(**row)


def round_from_row(row: Row) -> RoundRecord:
    """Make the record of a `rounds` row."""
    fields = {key: value for key, value in row.items() if key != "number"}
    checks = tuple(Check(**check) for check in json.loads(row["checks"]))
    return RoundRecord(**{**fields, "checks": checks, "metrics": json.loads(row["metrics"])})


def version_from_row(row: Row) -> VersionRecord:
    """Make the record of a `versions` row."""
    fields = {key: value for key, value in row.items() if key != "number"}
    flags = {"pinned": bool(row["pinned"]), "rolled_back": bool(row["rolled_back"])}
    return VersionRecord(**{**fields, **flags})


def schedule_from_row(row: Row) -> ScheduleRecord:
    """Make the record of a `schedules` row."""
    return ScheduleRecord(**{key: value for key, value in row.items() if key != "number"})
