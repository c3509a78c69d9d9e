"""Rows written straight into a store, for tests that need no model."""

from __future__ import annotations

import time

from storage.records import DraftRecord, ReplyRecord, Turn
from storage.store import Store, new_reply_id


def add_reply(store: Store, text: str = "Hi.", person: str = "ann") -> str:
    """Store a reply in a conversation of its own and return its id."""
    conversation = store.new_conversation(owner=person, source="web", title="hello")
    reply = ReplyRecord(
        id=new_reply_id(),
        conversation=conversation.id,
        parent=None,
        person=person,
        source="web",
        guild=None,
        turns=(Turn("user", "hello"),),
        text=text,
        prompt_ids=(1, 2),
        turns_dropped=0,
        version="v0",
        fingerprint="f",
        temperature=1.0,
        top_p=1.0,
        max_tokens=8,
        seed=None,
        pick_reason="only",
        finish_reason="stop",
        latency_seconds=0.1,
        imported=False,
        created_at=time.time(),
        drafts=(DraftRecord(text, (3,), (-0.5,), (-0.5,), "stop", 1.0, True),),
    )
    store.add_reply(reply)
    return reply.id


def add_ratings(store: Store, count: int, person: str = "ann") -> None:
    """Store as many rated replies."""
    for number in range(count):
        store.rate(add_reply(store, f"Hi {number}.", person), person, 1)
