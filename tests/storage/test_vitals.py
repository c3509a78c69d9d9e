"""What health is judged by, counted over real rows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from storage.records import ReplyRecord, Turn
from storage.store import Store
from storage.vitals import VersionThumbs
from tests.storage.samples import make_reply, running_round, start


def said(store: Store, text: str = "hi", **changes: object) -> ReplyRecord:
    """Store a reply in a conversation of its own."""
    reply = replace(make_reply(start(store), text), **changes)  # type: ignore[arg-type]
    store.add_reply(reply)
    return reply


def test_an_empty_store_has_seen_nothing(store: Store) -> None:
    vitals = store.vitals("f0")
    assert (vitals.replies, vitals.people, vitals.ratings) == (0, 0, 0)
    assert vitals.first_reply_at is None
    assert vitals.last_rating_at is None
    assert vitals.raters == vitals.thumbs == vitals.latencies_seconds == ()


def test_ratings_are_counted_by_person_and_sign_and_nobody_is_named(store: Store) -> None:
    replies = [said(store, str(number)) for number in range(4)]
    for reply in replies[:3]:
        store.rate(reply.id, "ann", 1)
    store.rate(replies[0].id, "ben", -1)
    vitals = store.vitals("f0")
    assert vitals.raters == (3, 1)
    assert (vitals.learnable_up, vitals.learnable_down) == (3, 1)
    assert vitals.replies_since_rating == 1
    assert "ann" not in repr(vitals)


def test_what_may_not_be_learned_from_counts_as_rated_only(store: Store) -> None:
    conversation = start(store, "discord", "discord:1")
    reply = make_reply(conversation)
    store.add_reply(reply)
    store.rate(reply.id, "discord:1", 1)
    vitals = store.vitals(None)
    assert vitals.ratings == 1
    assert vitals.learnable_up == vitals.learnable_down == 0


def test_thumbs_come_by_version_and_apart_for_held_out_conversations(store: Store) -> None:
    held, trained = 0, 0
    while not (held and trained):
        conversation = start(store)
        reply = replace(make_reply(conversation), version="v2")
        store.add_reply(reply)
        store.rate(reply.id, "ann", 1 if conversation.held_out else -1)
        held += conversation.held_out
        trained += not conversation.held_out
    found = {(one.version, one.held_out): one for one in store.vitals("f0").thumbs}
    assert found["v2", True] == VersionThumbs("v2", True, held, 0)
    assert found["v2", False] == VersionThumbs("v2", False, 0, trained)
    assert store.vitals("another model").thumbs == ()


def test_imported_rows_and_practice_say_nothing_of_health(store: Store) -> None:
    said(store, imported=True)
    said(store, source="task")
    assert store.vitals("f0").replies == 0


def test_only_the_newest_ratings_count_where_the_present_matters(store: Store) -> None:
    for number in range(6):
        store.rate(said(store, str(number)).id, f"person {number}", 1 if number < 3 else -1)
    vitals = store.vitals("f0", newest=3)
    assert vitals.ratings == 3
    assert (vitals.learnable_up, vitals.learnable_down) == (0, 3)
    assert len(vitals.latencies_seconds) == 3


def test_rounds_are_counted_by_state(store: Store) -> None:
    running_round(store)
    counts = store.count_rounds()
    assert counts["running"] == 1
    assert sum(counts.values()) == 1
    assert len(counts) == 6


def test_how_replies_sound_is_read_of_one_version_and_one_way_of_sampling(store: Store) -> None:
    wanted = said(store, "yes", turns=(Turn("system", "be kind"), Turn("user", "really?")))
    said(store, "other", version="v1")
    said(store, "cold", temperature=0.1)
    said(store, "broken off", finish_reason="cancelled")
    said(store, "not theirs to hear", source="discord")
    (found,) = store.spoken("v0", "f0", wanted.temperature, wanted.top_p, 10)
    assert (found.asked, found.text) == ("really?", "yes")
    assert found.drafts == tuple(draft.text for draft in wanted.drafts)
    assert found.surprise_nats == pytest.approx((0.2 + 0.7 + 1e-12) / 3)
