"""Thumbs are stored before they are answered, whatever they set off; as a state machine too."""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from bot.ratings import Rated, RatingError, Ratings
from storage.errors import NotFound
from storage.store import Store, new_reply_id
from tests.bot.parts import running, runs, say
from tests.bot.rows import add_reply

PEOPLE = st.sampled_from(["ann", "bob", "cem"])
VALUES = st.sampled_from([-1, 0, 1])


@runs
async def test_a_thumb_says_how_many_more_the_next_round_wants(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        reply = await say(app)
        rated = await app.ratings.rate(reply.id, 1, "ann", reason="kind", correction="Hello!")
        assert rated.rating is not None
        assert (rated.rating.value, rated.rating.reason) == (1, "kind")
        assert (rated.new_ratings, rated.missing) == (1, 3)
        changed = await app.ratings.rate(reply.id, -1, "ann")
        assert changed.rating is not None
        assert (changed.rating.value, changed.rating.correction) == (-1, "Hello!")
        assert changed.new_ratings == 1
        assert await app.ratings.rate(reply.id, 0, "ann") == Rated(None, 0, 4)
        assert app.store.ratings(reply.id) == []


@runs
async def test_malformed_thumbs_change_nothing(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        reply = await say(app)
        for value, reason, correction in (
            (2, None, None),
            (True, None, None),
            (1, "x" * 501, None),
            (1, None, "x" * 8001),
        ):
            with pytest.raises(RatingError, match="wanted"):
                await app.ratings.rate(reply.id, value, "ann", reason, correction)
        with pytest.raises(NotFound):
            await app.ratings.rate(new_reply_id(), 1, "ann")
        assert app.store.count_ratings() == 0


@runs
async def test_a_thumb_reaches_whoever_listens(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        reply = await say(app)
        events = app.rounds.subscribe()
        await anext(events)
        await app.ratings.rate(reply.id, 1, "ann")
        event = await anext(events)
        assert (event.kind, event.new_ratings, event.serving) == ("rating", 1, "v0")
        await events.aclose()


@runs
async def test_the_answer_to_a_thumb_waits_for_nothing_that_it_sets_off(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    store = Store.open(tmp_path)
    asked, answered = asyncio.Event(), asyncio.Event()
    heard: list[str] = []

    async def slow(_: int) -> None:
        asked.set()
        await answered.wait()
        raise RuntimeError("no round")

    ratings = Ratings(store, 4, heard.append, slow)
    reply = add_reply(store, "one")
    rated = await ratings.rate(reply, 1, "ann")
    assert heard == [reply], "the Q-head hears of it at once"
    assert rated.new_ratings == 1
    answered.set()
    await ratings.settled()
    assert asked.is_set()
    assert "no round" in caplog.text
    store.close()


class Thumbs(RuleBasedStateMachine):
    """Any order of thumbs, changes, withdrawals and restarts agrees with a plain dictionary."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.store = Store.open(Path(self.folder.name))
        self.replies = [add_reply(self.store, text) for text in ("one", "two")]
        self.model: dict[tuple[str, str], int] = {}

    @rule(place=st.integers(0, 1), person=PEOPLE, value=VALUES)
    def rate(self, place: int, person: str, value: int) -> None:
        async def none(_: int) -> None:
            return None

        reply = self.replies[place]
        heard: list[str] = []
        ratings = Ratings(self.store, 4, heard.append, none)
        rated = asyncio.run(ratings.rate(reply, value, person))
        assert heard == [reply]
        if value:
            self.model[reply, person] = value
        else:
            self.model.pop((reply, person), None)
        assert (rated.rating.value if rated.rating else 0) == value
        assert rated.new_ratings == len(self.model)
        assert rated.missing == max(0, 4 - len(self.model))

    @rule()
    def restart(self) -> None:
        self.store.close()
        self.store = Store.open(Path(self.folder.name))

    @invariant()
    def stored_is_what_was_acknowledged(self) -> None:
        stored = {
            (reply, rating.person): rating.value
            for reply in self.replies
            for rating in self.store.ratings(reply)
        }
        assert stored == self.model

    def teardown(self) -> None:
        self.store.close()
        self.folder.cleanup()


Thumbs.TestCase.settings = settings(max_examples=15, stateful_step_count=15, deadline=None)
test_any_order_of_thumbs_is_kept = Thumbs.TestCase
