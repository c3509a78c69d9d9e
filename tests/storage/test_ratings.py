"""Thumbs as a state machine beside a plain dictionary, and what may be learned from."""

from __future__ import annotations

import sqlite3
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, rule

from storage.errors import NotFound
from storage.records import RoundUse, Source
from storage.store import DATABASE_NAME, Store
from tests.storage.samples import (
    add,
    make_reply,
    promoted_version,
    running_round,
    sealed_version,
    start,
)

PEOPLE = st.sampled_from(["ann", "bob", "cy"])
WORDS = st.one_of(st.none(), st.sampled_from(["", "too long", "nice"]))
LEARNABLE_SOURCES = ("web", "api", "console", "task")
ALL_SOURCES = (*LEARNABLE_SOURCES, "discord", "compatible")


class Thumbs(RuleBasedStateMachine):
    """Every order of ratings, withdrawals, deletions and restarts agrees with a dictionary."""

    replies = Bundle("replies")

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.directory = Path(self.folder.name)
        self.store = Store.open(self.directory)
        self.expected: dict[tuple[str, str], tuple[int, str | None, str | None]] = {}
        self.sources: dict[str, str] = {}
        self.mark = 0

    def teardown(self) -> None:
        self.store.close()
        self.folder.cleanup()

    @rule(target=replies, source=st.sampled_from(ALL_SOURCES))
    def say(self, source: Source) -> str:
        reply = add(self.store, source=source).id
        self.sources[reply] = source
        return reply

    @rule(reply=replies, person=PEOPLE, value=st.sampled_from([1, -1]), reason=WORDS, better=WORDS)
    def rate(
        self, reply: str, person: str, value: int, reason: str | None, better: str | None
    ) -> None:
        _, old_reason, old_better = self.expected.get((reply, person), (0, None, None))
        wanted = (
            value,
            old_reason if reason is None else reason or None,
            old_better if better is None else better or None,
        )
        before = self.expected.get((reply, person))
        stored = self.store.rate(reply, person, value, reason, better)
        assert stored is not None
        assert (stored.value, stored.reason, stored.correction) == wanted
        self.expected[reply, person] = wanted
        assert (self.store.rating_mark() > self.mark) == (before != wanted)

    @rule(reply=replies, person=PEOPLE)
    def withdraw(self, reply: str, person: str) -> None:
        assert self.store.rate(reply, person, 0) is None
        known = self.expected.pop((reply, person), None)
        assert (self.store.rating_mark() > self.mark) == (known is not None)

    @rule(reply=consumes(replies))
    def delete(self, reply: str) -> None:
        self.store.delete_conversation(self.store.reply(reply).conversation)
        del self.sources[reply]
        self.expected = {key: value for key, value in self.expected.items() if key[0] != reply}
        with pytest.raises(NotFound):
            self.store.rate(reply, "ann", 1)

    @rule()
    def restart(self) -> None:
        self.store.close()
        self.store = Store.open(self.directory)

    @invariant()
    def holds_what_was_acknowledged(self) -> None:
        assert self.store.rating_mark() >= self.mark
        self.mark = self.store.rating_mark()
        found = {
            (reply, rating.person): (rating.value, rating.reason, rating.correction)
            for reply in self.sources
            for rating in self.store.ratings(reply)
        }
        assert found == self.expected
        assert self.store.count_ratings() == len(self.expected)

    @invariant()
    def learns_only_from_what_may_be_learned_from(self) -> None:
        may = {key for key in self.expected if self.sources[key[0]] in LEARNABLE_SOURCES}
        rated = self.store.learnable()
        assert {(row.reply.id, thumb.person) for row in rated for thumb in row.ratings} == may
        assert self.store.new_ratings() == len(may)
        assert list(self.store.rated()) == rated


Thumbs.TestCase.settings = settings(max_examples=15, stateful_step_count=25, deadline=None)
TestThumbs = Thumbs.TestCase


def test_a_person_has_one_rating_of_a_reply_even_behind_the_stores_back(
    store: Store, tmp_path: Path
) -> None:
    reply = add(store)
    store.rate(reply.id, "ann", 1)
    store.close()
    connection = sqlite3.connect(tmp_path / "data" / DATABASE_NAME)
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        connection.execute(
            "INSERT INTO ratings VALUES (?, 'ann', -1, NULL, NULL, 99, 0, 0)", [reply.id]
        )
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        connection.execute(
            "INSERT INTO ratings VALUES (?, 'bob', 2, NULL, NULL, 99, 0, 0)", [reply.id]
        )
    connection.close()


def test_a_rating_of_two_is_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="1, -1 or 0"):
        store.rate(add(store).id, "ann", 2)


def test_a_repeated_thumb_returns_what_is_stored_and_makes_nothing_new(store: Store) -> None:
    reply = add(store)
    first = store.rate(reply.id, "ann", 1, "nice")
    assert store.rate(reply.id, "ann", 1) == first
    assert store.rating_mark() == 1


def test_a_changed_mind_keeps_the_time_of_the_first_thumb(store: Store) -> None:
    reply = add(store)
    first = store.rate(reply.id, "ann", 1)
    second = store.rate(reply.id, "ann", -1)
    assert first is not None
    assert second is not None
    assert second.created_at == first.created_at
    assert second.change > first.change


def test_ratings_stay_new_until_a_round_reaches_a_verdict_on_them(store: Store) -> None:
    store.rate(add(store).id, "ann", 1)
    failed = running_round(store)
    store.update_round(failed, state="failed", error="no memory")
    assert store.new_ratings() == 1
    rejected = running_round(store)
    store.rate(add(store).id, "ann", 1)
    store.update_round(rejected, state="rejected")
    assert store.new_ratings() == 1


def test_a_reply_is_fresh_again_when_its_ratings_change_after_the_round(store: Store) -> None:
    kept, changed, withdrawn = (add(store) for _ in range(3))
    for reply in (kept, changed, withdrawn):
        store.rate(reply.id, "ann", 1)
        store.rate(reply.id, "bob", 1)
    round = running_round(store)
    store.record_uses(round, [RoundUse(row.id, 1.0, False) for row in (kept, changed, withdrawn)])
    assert all(row.trained_rounds == () for row in store.learnable())
    store.promote(sealed_version(store, round), round)
    assert all(row.trained_rounds == (round,) for row in store.learnable())
    store.rate(changed.id, "bob", -1)
    store.rate(withdrawn.id, "bob", 0)
    trained = {row.reply.id: row.trained_rounds for row in store.learnable()}
    assert trained == {kept.id: (round,), changed.id: (), withdrawn.id: ()}


def test_the_curve_counts_thumbs_by_version_in_the_order_of_versions(store: Store) -> None:
    for version, value in [("v10", 1), ("v2", 1), ("v2", -1), ("v0", -1)]:
        store.rate(add(store, version=version).id, "ann", value)
    assert [(row.version, row.up, row.down) for row in store.curve()] == [
        ("v0", 0, 1),
        ("v2", 1, 1),
        ("v10", 1, 0),
    ]


def test_the_curve_of_one_model_leaves_the_replies_of_another_out(store: Store) -> None:
    for fingerprint, value in [("old", -1), ("old", -1), ("new", 1)]:
        reply = replace(make_reply(start(store)), fingerprint=fingerprint)
        store.add_reply(reply)
        store.rate(reply.id, "ann", value)
    assert [(row.version, row.up, row.down) for row in store.curve(fingerprint="new")] == [
        ("v0", 1, 0)
    ]
    assert [(row.version, row.up, row.down) for row in store.curve()] == [("v0", 1, 2)]


def test_what_only_a_version_that_was_rolled_back_trained_on_is_fresh_again(store: Store) -> None:
    def train(*replies: str) -> str:
        round = running_round(store)
        store.record_uses(round, [RoundUse(reply, 1.0, False) for reply in replies])
        store.promote(sealed_version(store, round), round)
        return round

    def trained() -> list[tuple[str, ...]]:
        return [row.trained_rounds for row in store.learnable()]

    early, late = (add(store).id for _ in range(2))
    for reply in (early, late):
        store.rate(reply, "ann", 1)
    first, second = train(early), train(early, late)
    assert trained() == [(first, second), (second,)]
    store.roll_back("v1")
    assert trained() == [(first,), ()]
    third = train(late)
    assert trained() == [(first,), (third,)]
    store.roll_back("v0")
    assert trained() == [(), ()]
    assert store.new_ratings() == 0


def test_learnable_rows_come_with_every_draft_or_with_the_shown_one_alone(store: Store) -> None:
    reply = add(store)
    store.rate(reply.id, "ann", 1)
    assert [row.reply.drafts for row in store.learnable()] == [reply.drafts]
    assert [row.reply.drafts for row in store.learnable(every_draft=False)] == [(reply.shown,)]


def test_learnable_rows_carry_their_held_out_mark(store: Store) -> None:
    for _ in range(40):
        store.rate(add(store).id, "ann", 1)
    rows = store.learnable()
    assert [store.conversation(row.reply.conversation).held_out for row in rows] == [
        row.held_out for row in rows
    ]


def test_a_promoted_version_does_not_make_old_ratings_new(store: Store) -> None:
    store.rate(add(store).id, "ann", 1)
    promoted_version(store)
    assert store.new_ratings() == 0
