"""Small rows for the tests of storage."""

from __future__ import annotations

import time
from collections.abc import Sequence

from storage.records import Conversation, DraftRecord, ReplyRecord, Source, Turn
from storage.store import Store, new_reply_id

HELLO = (Turn("user", "hello"),)


def start(store: Store, source: Source = "web", owner: str = "ann") -> Conversation:
    """Store an empty conversation."""
    return store.new_conversation(owner=owner, source=source, title="talk")


def draft(text: str, picked: bool = True, probability: float = 1.0) -> DraftRecord:
    """Make a draft of three tokens whose log-probs need all their bits."""
    return DraftRecord(
        text,
        (5, 70_000, 2),
        (-0.1, -1 / 3, -2e-9),
        (-0.2, -0.7, -1e-12),
        "stop",
        probability,
        picked,
    )


def make_reply(
    conversation: Conversation,
    text: str = "hi",
    turns: Sequence[Turn] = HELLO,
    parent: str | None = None,
    version: str = "v0",
) -> ReplyRecord:
    """Make a reply of two drafts in a conversation."""
    return ReplyRecord(
        id=new_reply_id(),
        conversation=conversation.id,
        parent=parent,
        person=conversation.owner,
        source=conversation.source,
        guild=conversation.guild,
        turns=tuple(turns),
        text=text,
        prompt_ids=(1, 2, 3),
        turns_dropped=0,
        version=version,
        fingerprint="f0",
        temperature=0.9,
        top_p=0.95,
        max_tokens=64,
        seed=7,
        pick_reason="uniform",
        finish_reason="stop",
        latency_seconds=0.25,
        imported=False,
        created_at=time.time(),
        drafts=(draft("other", picked=False, probability=0.5), draft(text, probability=0.5)),
    )


def add(store: Store, text: str = "hi", source: Source = "web", version: str = "v0") -> ReplyRecord:
    """Store a reply in a conversation of its own."""
    reply = make_reply(start(store, source), text, version=version)
    store.add_reply(reply)
    return reply


def running_round(store: Store) -> str:
    """Store a round that runs on what is rated so far, and return its id."""
    id = store.add_round(trigger="test", requested_by="ann", parent=store.serving(), seed=1).id
    store.update_round(id, state="running", rating_mark=store.rating_mark())
    return id


def sealed_version(store: Store, round: str) -> str:
    """Store a sealed candidate of a round and return its name."""
    name = store.stage_version(round=round, parent=store.serving(), fingerprint="f0").name
    store.seal_version(name, "0" * 64)
    return name


def promoted_version(store: Store) -> str:
    """Run a round to its promotion and return the version that serves."""
    round = running_round(store)
    name = sealed_version(store, round)
    store.promote(name, round)
    return name
