"""How records look as JSON: the shapes that the page and the admin API hand out."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import Any

from bot.health import Look
from bot.running import has_python, line_of, mark_of
from bot.schedules import Planned
from bot.status import CurvePoint
from bot.web.markdown import to_html
from learner.sandbox.choose import Choice
from storage.records import (
    Conversation,
    Execution,
    Rating,
    ReplyRecord,
    RoundRecord,
    VersionRecord,
)


def conversation_view(conversation: Conversation) -> dict[str, Any]:
    """Show a conversation in its person's list."""
    return {
        "id": conversation.id,
        "title": conversation.title,
        "updated_at": conversation.updated_at,
    }


def reply_view(
    reply: ReplyRecord,
    ratings: Iterable[Rating],
    person: str,
    execution: Execution | None = None,
    asks: bool = False,
) -> dict[str, Any]:
    """Show a reply with what was asked, `person`'s own thumb and what happened to its code.

    With `asks`, its person is asked to rate it.
    """
    mine = next((rating for rating in ratings if rating.person == person), None)
    return {
        "id": reply.id,
        "conversation": reply.conversation,
        "asked": reply.turns[-1].content if reply.turns else "",
        "text": reply.text,
        "html": to_html(reply.text),
        "version": reply.version,
        "finish_reason": reply.finish_reason,
        "turns_dropped": reply.turns_dropped,
        "drafts": len(reply.drafts),
        "rating": mine.value if mine else 0,
        "reason": mine.reason if mine else None,
        "correction": mine.correction if mine else None,
        "asks": asks,
        "runs": has_python(reply),
        "execution": execution_view(execution) if execution else None,
    }


def execution_view(execution: Execution) -> dict[str, Any]:
    """Show what happened when a reply's code ran: a mark, one line, and what it printed."""
    return dataclasses.asdict(execution) | {"mark": mark_of(execution), "line": line_of(execution)}


def health_view(look: Look) -> dict[str, Any]:
    """Show what keeps the bot from learning, and the main numbers with their healthy ranges."""
    return {
        "alarms": [dataclasses.asdict(alarm) for alarm in look.alarms],
        "signs": [
            dataclasses.asdict(sign) | {"healthy": sign.is_healthy}
            for sign in look.signs
            if sign.value is not None
        ],
    }


def sandbox_view(choice: Choice | None) -> dict[str, Any]:
    """Show what runs snippets here, or why nothing does and what mends it."""
    if choice is None:
        return {"engine": None, "words": "the sandbox was not tried yet"}
    return {"engine": choice.box.engine if choice.box else None, "words": choice.words}


def round_view(record: RoundRecord) -> dict[str, Any]:
    """Show a round; `replayed_share` is the part of its replies that came from replay."""
    view = dataclasses.asdict(record)
    used = record.fresh + record.replayed
    return view | {"replayed_share": record.replayed / used if used else 0.0}


def version_view(version: VersionRecord) -> dict[str, Any]:
    """Show an adapter version."""
    return dataclasses.asdict(version)


def planned_view(planned: Planned) -> dict[str, Any]:
    """Show a schedule with the times it fires next."""
    times = [time.isoformat() for time in planned.next_times]
    return dataclasses.asdict(planned.schedule) | {"next_times": times}


def curve_view(curve: Iterable[CurvePoint]) -> list[dict[str, Any]]:
    """Show the learning curve."""
    return [dataclasses.asdict(point) | {"ratings": point.up + point.down} for point in curve]
