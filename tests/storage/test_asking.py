"""Asking for a rating: where it teaches, and never more often than its limits."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from storage.records import Conversation
from storage.store import Store
from tests.storage.samples import make_reply, start

NOW = 1_000_000.0
DAY = 86400.0


def said(store: Store, conversation: Conversation | None = None, **changes: Any) -> str:
    """Store a reply that the learned value doubts, and return its id."""
    reply = replace(make_reply(conversation or start(store)), **{"doubt": 0.5, **changes})
    store.add_reply(reply)
    return reply.id


def asks(store: Store, reply: str, *, per_day: int = 3, now: float = NOW) -> bool:
    return store.ask_about(reply, share=0.25, per_day=per_day, now=now)


def test_a_person_is_asked_at_most_so_often_a_day(store: Store) -> None:
    asked = [asks(store, said(store)) for _ in range(6)]
    assert asked == [True] * 3 + [False] * 3
    assert asks(store, said(store), now=NOW + DAY + 1)
    other = said(store, start(store, owner="ben"))
    assert asks(store, other), "another person has a count of their own"


def test_nobody_is_asked_where_the_setting_is_none_a_day(store: Store) -> None:
    assert not asks(store, said(store), per_day=0)


def test_it_asks_once_in_a_conversation(store: Store) -> None:
    conversation = start(store)
    first = said(store, conversation)
    assert asks(store, first)
    assert asks(store, first), "the same question again is the same question"
    assert not asks(store, said(store, conversation), now=NOW + 5 * DAY)


def test_the_limits_hold_after_a_restart(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    assert asks(store, said(store), per_day=1)
    store.close()
    store = Store.open(tmp_path)
    assert not asks(store, said(store), per_day=1)
    store.close()


def test_only_the_most_doubtful_share_is_asked_about(store: Store) -> None:
    for number in range(20):
        said(store, doubt=number / 20)
    assert not asks(store, said(store, doubt=0.6))
    assert asks(store, said(store, doubt=0.9))


@pytest.mark.parametrize(
    "changes", [{"doubt": None}, {"finish_reason": "cancelled"}, {"source": "discord"}]
)
def test_it_does_not_ask_where_a_rating_would_not_teach(
    store: Store, changes: dict[str, Any]
) -> None:
    assert not asks(store, said(store, **changes))


def test_it_does_not_ask_about_what_somebody_has_rated(store: Store) -> None:
    reply = said(store)
    store.rate(reply, "ann", 1)
    assert not asks(store, reply)


def test_what_was_asked_is_known_and_goes_with_its_conversation(store: Store) -> None:
    conversation = start(store)
    reply, other = said(store, conversation), said(store)
    assert asks(store, reply)
    assert store.asked_about([reply, other]) == {reply}
    (kept,) = [row for row in store.everything_about("ann") if row["kind"] == "question"]
    assert kept["reply"] == reply
    store.delete_conversation(conversation.id)
    assert store.asked_about([reply, other]) == set()
