"""The live Q-head and the store: thumbs, restarts, consent, deletions, imports, another model."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from bot.app import App
from bot.standing import PERMISSION
from learner.engine.engine import EngineClosed
from learner.qvalue.features import FEATURES_VERSION
from learner.qvalue.head import QHead
from learner.qvalue.observing import observation
from learner.qvalue.phi import Phi
from learner.qvalue.valuer import Valuer
from storage.records import ImportedRating, ReplyRecord, Turn
from tests.bot.parts import ask, running, runs, say
from tests.bot.rows import add_reply

DRAFTS = {"best_of": 4}


def live(app: App) -> QHead:
    """The head that picks now."""
    valuer: Valuer = app.valuing._valuer
    assert valuer._live is not None
    return valuer._live.head


def rows(app: App) -> list[str]:
    """The replies that the head may learn from, as stored."""
    found = app.store.observations(app.base.fingerprint, FEATURES_VERSION)
    return [one.reply for one in found]


def fitted(app: App, like: QHead | None = None) -> QHead:
    """A head fitted from the stored rows, in the frame of another head where one is given."""
    found = app.store.observations(app.base.fingerprint, FEATURES_VERSION)
    seen = [observation(one) for one in found]
    return QHead.fit(seen, app.settings.qvalue, None if like is None else like.frame)


def phis(app: App, reply: str) -> list[Phi]:
    """φ of a rated reply's drafts."""
    stored = app.store.observations(app.base.fingerprint, FEATURES_VERSION, [reply])
    return [Phi.from_bytes(phi) for phi in stored[0].phis]


def same(one: QHead, other: QHead, drafts: Sequence[Phi], atol: float = 1e-6) -> bool:
    """Whether two heads hold the same posterior of these drafts."""
    first, second = one.values(drafts, None), other.values(drafts, None)
    return np.allclose(first.mean, second.mean, atol=atol) and np.allclose(
        first.covariance, second.covariance, atol=atol
    )


@runs
async def test_every_reply_stores_phi_of_all_its_drafts(tmp_path: Path) -> None:
    async with running(tmp_path, serving=DRAFTS) as app:
        several = await say(app)
        one = (await app.conversations.reply(ask("and you?", best_of=1))).reply
        task = (
            await app.conversations.reply(replace(ask("1 + 1?", best_of=1), source="task"))
        ).reply
        await app.valuing.settled()
        for reply in (several, one, task):
            app.store.rate(reply.id, "ann", 1)
        known = app.store.observations(app.base.fingerprint, FEATURES_VERSION)
        assert {seen.reply: len(seen.phis) for seen in known} == {several.id: 4, one.id: 1}
        assert phis(app, one.id)[0].hidden.any()
        assert several.shown is not None
        shown = next(seen for seen in known if seen.reply == several.id)
        assert several.drafts[shown.picked] == several.shown


@runs
async def test_a_thumb_is_learned_as_a_fit_of_the_stored_rows_would(tmp_path: Path) -> None:
    async with running(tmp_path, serving=DRAFTS) as app:
        replies = [await say(app, f"hello {number}") for number in range(6)]
        assert {reply.pick_reason for reply in replies} == {"uniform"}
        for number, reply in enumerate(replies):
            await app.ratings.rate(reply.id, 1 if number % 2 else -1, "ann")
        await app.valuing.settled()
        head = live(app)
        assert app.valuing.liked().thumbs == 6
        assert same(head, fitted(app, head), phis(app, replies[0].id))
        judged = app.valuing.judged()
        assert judged is not None
        assert (judged.count, judged.ups) == (6, 3)
        assert len(app.valuing.liked().tastes) > 3
        picked = await say(app, "hello again")
        assert picked.pick_reason in ("thompson", "uniform")
        assert picked.doubt is not None
        assert picked.doubt > 0
        assert app.store.reply(picked.id) == picked
        assert sum(draft.pick_probability for draft in picked.drafts) == pytest.approx(1)
        assert len({draft.pick_probability for draft in picked.drafts}) > 1


@runs
async def test_a_changed_or_withdrawn_thumb_is_taken_back_exactly(tmp_path: Path) -> None:
    async with running(tmp_path, serving=DRAFTS) as app:
        replies = [await say(app, f"hello {number}") for number in range(5)]
        for reply in replies[:4]:
            await app.ratings.rate(reply.id, 1, "ann")
        await app.valuing.settled()
        drafts = phis(app, replies[0].id)
        before = fitted(app)
        await app.ratings.rate(replies[4].id, -1, "ann")
        await app.ratings.rate(replies[0].id, -1, "bob")
        await app.valuing.settled()
        assert app.valuing.liked().thumbs == 6
        assert same(live(app), fitted(app, live(app)), drafts)
        assert not same(live(app), before, drafts, atol=1e-3)
        await app.ratings.rate(replies[4].id, 0, "ann")
        await app.ratings.rate(replies[0].id, 0, "bob")
        await app.valuing.settled()
        assert app.valuing.liked().thumbs == 4
        assert same(live(app), before, drafts, atol=0), "as if they had never been"


@runs
async def test_the_turn_that_follows_moves_what_came_before(tmp_path: Path) -> None:
    async with running(tmp_path, serving=DRAFTS) as app:
        first = await say(app)
        await app.ratings.rate(first.id, 1, "ann")
        for number in range(4):
            other = await say(app, f"hello {number}")
            await app.ratings.rate(other.id, -1 if number % 2 else 1, "ann")
        turns = ("hello", first.text)
        second = (await app.conversations.reply(ask("more", *turns, parent=first.id))).reply
        assert second.parent == first.id
        await app.valuing.settled()
        assert second.id in rows(app), "nobody rated it, but its drafts are what could be said next"
        assert same(live(app), fitted(app, live(app)), phis(app, first.id))


@runs
async def test_after_a_restart_the_head_is_what_the_stored_rows_make_it(tmp_path: Path) -> None:
    async with running(tmp_path, serving=DRAFTS) as app:
        replies = [await say(app, f"hello {number}") for number in range(5)]
        for number, reply in enumerate(replies):
            await app.ratings.rate(reply.id, 1 if number % 2 else -1, "ann")
        wanted = fitted(app)
    for _ in range(2):
        async with running(tmp_path, serving=DRAFTS) as app:
            await app.valuing.settled()
            assert same(live(app), wanted, phis(app, replies[0].id), atol=0)
            assert app.valuing.liked().thumbs == 5
            assert app.valuing.liked().tastes == wanted.tastes(None, 8)


@runs
async def test_thumbs_that_come_while_the_head_is_fitted_are_not_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(tmp_path, serving=DRAFTS) as app:
        replies = [await say(app, f"hello {number}") for number in range(4)]
        for reply in replies[:2]:
            await app.ratings.rate(reply.id, 1, "ann")
        await app.valuing.settled()
        began, go_on = threading.Event(), threading.Event()
        fit = QHead.fit

        def slow(*args: object, **kwargs: object) -> QHead:
            began.set()
            assert go_on.wait(60)
            return fit(*args, **kwargs)  # type: ignore[arg-type]

        with monkeypatch.context() as patch:
            patch.setattr(QHead, "fit", slow)
            app.valuing._fitting.ask()
            assert await asyncio.to_thread(began.wait, 60)
            patch.setattr(QHead, "fit", fit)
            await app.ratings.rate(replies[2].id, -1, "ann")
            await app.ratings.rate(replies[0].id, 0, "ann")
            await app.valuing._learning.settled()
            assert app.valuing.liked().thumbs == 2, "the live head learns meanwhile"
            go_on.set()
            await app.valuing.settled()
        assert app.valuing.liked().thumbs == 2
        assert same(live(app), fitted(app, live(app)), phis(app, replies[2].id))


@runs
async def test_thumbs_are_answered_while_the_head_cannot_learn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("no numbers today")

    async with running(tmp_path, serving=DRAFTS) as app:
        reply = await say(app)
        await app.valuing.settled()
        with monkeypatch.context() as patch:
            patch.setattr(QHead, "observe", broken)
            rated = await app.ratings.rate(reply.id, 1, "ann")
            assert rated.rating is not None
            await app.valuing.settled()
        assert "learning thumbs failed" in caplog.text
        assert (await say(app, "still there?")).text
        app.valuing._fitting.ask()
        await app.valuing.settled()
        assert app.valuing.liked().thumbs == 1, "a fit brings back what was missed"


@runs
async def test_drafts_that_cannot_be_sensed_are_picked_by_chance(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def failing(*_: object) -> Future[NDArray[np.float32]]:
        failed: Future[NDArray[np.float32]] = Future()
        failed.set_exception(MemoryError("x"))
        return failed

    async with running(tmp_path, serving=DRAFTS) as app:
        with monkeypatch.context() as patch:
            patch.setattr(app.engine, "sense", failing)
            reply = await say(app)
            await app.valuing.settled()
        assert (reply.pick_reason, reply.doubt) == ("uniform", None)
        assert "picked by chance" in caplog.text
        await app.ratings.rate(reply.id, 1, "ann")
        await app.valuing.settled()
        assert rows(app) == [reply.id], "its thumb asks for the features anew"
        assert app.valuing.liked().thumbs == 1


@runs
async def test_an_engine_that_has_stopped_costs_no_thumb(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        reply = await say(app)
        await app.valuing.settled()
        bare = add_reply(app.store)
        app.engine.close()
        for id in (reply.id, bare):
            assert (await app.ratings.rate(id, 1, "ann")).rating is not None
        await app.valuing.settled()
        assert app.valuing.liked().thumbs == 1
        with pytest.raises(EngineClosed):
            await say(app)


@runs
async def test_imported_ratings_are_sensed_and_learned_in_the_background(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        given = [
            ImportedRating(
                line=number,
                reply=f"old-{number}",
                conversation=f"c-{number}",
                person="ann",
                source="api",
                guild=None,
                turns=(Turn("user", f"question {number}"),),
                text=f"answer {number}" * (number + 1),
                version="imported",
                value=1 if number % 2 else -1,
                reason=None,
                correction=None,
                created_at=100.0 + number,
            )
            for number in range(5)
        ]
        await asyncio.to_thread(app.store.import_rows, given)
        await app.valuing.settled()
        assert app.valuing.liked().thumbs == 5
        assert rows(app) == [one.reply for one in given]


@runs
async def test_with_another_model_old_rows_are_sensed_anew_from_their_text(tmp_path: Path) -> None:
    async with running(tmp_path, serving=DRAFTS) as app:
        replies = [await say(app, f"hello {number}") for number in range(3)]
        for reply in replies:
            await app.ratings.rate(reply.id, 1, "ann")
        before = phis(app, replies[0].id)
    async with running(tmp_path, "gpt2", serving=DRAFTS) as app:
        await app.valuing.settled()
        assert app.valuing.liked().thumbs == 3
        after = phis(app, replies[0].id)
        assert [len(phis(app, reply.id)) for reply in replies] == [4, 4, 4]
        assert np.array_equal(after[0].text, before[0].text)
        assert not np.array_equal(after[0].hidden, before[0].hidden)
        assert same(live(app), fitted(app), after, atol=0)


@runs
async def test_what_may_not_be_learned_never_reaches_the_head(tmp_path: Path) -> None:
    async with running(tmp_path, serving=DRAFTS) as app:
        discord = {"person": "discord:1", "people": ("discord:1",), "guild": "discord:5"}
        asked = replace(ask("secret", **discord), source="discord", shared=True)
        reply = (await app.conversations.reply(asked)).reply
        await app.ratings.rate(reply.id, 1, "discord:1")
        await app.valuing.settled()
        assert (app.valuing.liked().thumbs, len(live(app)), rows(app)) == (0, 0, [])
        store = app.store
        await asyncio.to_thread(store.set_meta, PERMISSION, "granted")
        await asyncio.to_thread(store.set_place, "discord:5", "", "learning", "on", "boss")
        await app.valuing.settled()
        assert app.valuing.liked().thumbs == 0, "two of three consents are not enough"
        await asyncio.to_thread(store.choose, "discord:1", True)
        await app.valuing.settled()
        assert (app.valuing.liked().thumbs, rows(app)) == (1, [reply.id])
        await app.ratings.rate(reply.id, -1, "discord:2")
        await app.valuing.settled()
        assert app.valuing.liked().thumbs == 2
        await asyncio.to_thread(store.choose, "discord:1", False)
        await app.valuing.settled()
        assert (app.valuing.liked().thumbs, len(live(app))) == (0, 0), (
            "withdrawn consent empties the head"
        )
        await asyncio.to_thread(store.choose, "discord:1", True)
        await asyncio.to_thread(store.remove_old_text, time.time() + 1)
        await app.valuing.settled()
        assert app.valuing.liked().thumbs == 2, "the numbers outlive the text"
        await asyncio.to_thread(store.forget, "discord:1")
        await app.valuing.settled()
        assert (app.valuing.liked().thumbs, len(live(app))) == (0, 0)


@runs
async def test_a_deleted_conversation_leaves_the_head(tmp_path: Path) -> None:
    async with running(tmp_path, serving=DRAFTS) as app:
        kept, gone = await say(app), await say(app, "delete me")
        for reply in (kept, gone):
            await app.ratings.rate(reply.id, 1, "ann")
        await asyncio.to_thread(app.store.delete_conversation, gone.conversation)
        await app.valuing.settled()
        assert app.valuing.liked().thumbs == 1
        assert same(live(app), fitted(app), phis(app, kept.id), atol=0)


@runs
async def test_guilds_are_learned_apart(tmp_path: Path) -> None:
    async with running(tmp_path, serving=DRAFTS) as app:
        liked: ReplyRecord | None = None
        for number in range(4):
            for guild, value in (("compatible:1", 1), ("compatible:2", -1)):
                liked = await say(app, f"hello {number}", guild=guild)
                await app.ratings.rate(liked.id, value, "ann")
        await app.valuing.settled()
        assert liked is not None
        drafts = phis(app, liked.id)
        head = live(app)
        means = [head.values(drafts, f"compatible:{guild}").mean for guild in (1, 2, 3)]
        assert means[0].mean() > means[2].mean() > means[1].mean()
