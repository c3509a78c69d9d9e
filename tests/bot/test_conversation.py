"""The path of a reply, on a tiny real model and a real store."""

from __future__ import annotations

import asyncio
import math
from pathlib import Path

import pytest

from bot.ask import AskError, NothingSaid
from bot.conversation import Ask
from learner.engine.engine import EngineFull
from learner.engine.sampling import Sampling
from learner.prompt import PromptError
from storage.errors import NotFound
from storage.records import Turn
from storage.rows import new_reply_id
from tests.bot.parts import ask, publish, running, runs, say

LONG = Sampling(max_tokens=200)


@runs
async def test_a_reply_is_stored_with_every_draft_before_it_is_returned(tmp_path: Path) -> None:
    async with running(tmp_path, serving={"best_of": 3}) as app:
        reply = await say(app)
        assert app.store.reply(reply.id) == reply
        assert [draft.pick_probability for draft in reply.drafts] == [1 / 3] * 3
        assert reply.pick_reason == "uniform"
        assert reply.shown is not None
        assert reply.shown.text == reply.text
        for draft in reply.drafts:
            assert len(draft.ids) == len(draft.logprobs_sampled) == len(draft.logprobs_plain)
            assert all(math.isfinite(number) and number <= 0 for number in draft.logprobs_plain)
        assert reply.version == "v0"
        assert reply.fingerprint == app.base.fingerprint


@runs
async def test_assistant_turns_lead_back_to_their_conversation(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        first = await say(app, "tell me about Berlin")
        follow = (
            await app.conversations.reply(ask("more", "tell me about Berlin", first.text))
        ).reply
        other = await app.conversations.reply(
            ask("more", "tell me about Berlin", first.text, person="bob")
        )
        assert (follow.conversation, follow.parent) == (first.conversation, first.id)
        assert other.reply.conversation != first.conversation
        assert app.store.conversation(first.conversation).title == "tell me about Berlin"


@runs
async def test_regenerating_makes_a_sibling(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        first = await say(app)
        once = ask("more", "hello", first.text, conversation=first.conversation)
        second = (await app.conversations.reply(once)).reply
        again = (await app.conversations.reply(once)).reply
        assert second.parent == again.parent == first.id
        assert second.id != again.id


@runs
async def test_another_person_s_conversation_is_not_found(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        first = await say(app)
        for wrong in (
            ask("x", conversation=first.conversation, person="bob"),
            ask("x", parent=first.id, person="bob"),
            ask("x", conversation="c_unknown"),
            ask("x", parent="chatcmpl-unknown"),
            ask("x", version="v7"),
        ):
            with pytest.raises(NotFound):
                await app.conversations.reply(wrong)
        assert app.store.conversations("bob") == []


@runs
async def test_the_system_prompt_of_the_settings_stands_in_for_a_missing_one(
    tmp_path: Path,
) -> None:
    async with running(tmp_path, system_prompt="Be brief.") as app:
        assert (await say(app)).turns == (Turn("system", "Be brief."), Turn("user", "hello"))
        own = (Turn("system", "Be long."), Turn("user", "hello"))
        assert (await app.conversations.reply(Ask("ann", "api", own))).reply.turns == own


@runs
async def test_a_conversation_too_long_loses_its_oldest_turns_and_says_so(tmp_path: Path) -> None:
    async with running(tmp_path, system_prompt="Be brief.") as app:
        before = ["the quick brown fox jumps over the lazy dog" for _ in range(40)]
        reply = (await app.conversations.reply(ask("and now?", *before))).reply
        assert 0 < reply.turns_dropped < 40
        assert len(reply.prompt_ids) < app.base.context_tokens
        assert len(reply.turns) == 42
        with pytest.raises(PromptError, match="shorter"):
            await say(app, "word " * 10_000)


@runs
async def test_what_ends_with_no_user_turn_is_refused(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        with pytest.raises(AskError, match="nothing"):
            await app.conversations.reply(Ask("ann", "web", ()))
        with pytest.raises(AskError, match="assistant"):
            await app.conversations.reply(ask("I said", "hello"))
        assert app.store.conversations("ann") == []


@runs
async def test_a_full_queue_refuses_at_once_and_leaves_no_empty_conversation(
    tmp_path: Path,
) -> None:
    async with running(tmp_path, serving={"queue_limit": 1, "max_rows": 1}) as app:
        results = await asyncio.gather(
            *(app.conversations.start(ask(sampling=LONG)) for _ in range(20)),
            return_exceptions=True,
        )
        refused = [result for result in results if isinstance(result, EngineFull)]
        assert refused
        assert all(refusal.retry_after_seconds >= 1 for refusal in refused)
        assert len(app.store.conversations("ann")) == len(results) - len(refused)


@runs
async def test_cancelling_who_waits_stops_the_reply_and_keeps_what_was_said(
    tmp_path: Path,
) -> None:
    async with running(tmp_path) as app:
        loop, spoke, said = asyncio.get_running_loop(), asyncio.Event(), []

        def on_text(text: str) -> None:
            said.append(text)
            loop.call_soon_threadsafe(spoke.set)

        id = new_reply_id()
        task = asyncio.create_task(
            app.conversations.reply(ask(sampling=LONG, reply_id=id), on_text)
        )
        await spoke.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await app.conversations.settled()
        stored = app.store.reply(id)
        assert stored.finish_reason == "cancelled"
        assert stored.text.startswith(said[0])
        assert app.engine.stats().running == 0


@runs
async def test_a_reply_stopped_before_its_first_word_leaves_nothing(tmp_path: Path) -> None:
    async with running(tmp_path, serving={"max_rows": 1}) as app:
        blocking = await app.conversations.start(ask(sampling=LONG, person="bob"))
        waiting = await app.conversations.start(ask(sampling=LONG))
        waiting.cancel()
        with pytest.raises(NothingSaid):
            await waiting.answer()
        assert app.store.conversations("ann") == []
        blocking.cancel()


@runs
async def test_the_same_seed_says_the_same_in_the_same_version(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        base = await say(app, seed=3)
        version = await publish(app)
        assert (await say(app, seed=3, version="v0")).text == base.text
        adapted = await say(app, seed=3)
        assert adapted.version == version
        assert adapted.text != base.text
        await app.versions.roll_back("v0", "admin")
        assert (await say(app, seed=3, version=version)).text == adapted.text


@runs
async def test_with_several_drafts_the_picked_one_is_told_once_it_is_stored(
    tmp_path: Path,
) -> None:
    async with running(tmp_path) as app:
        id, told = new_reply_id(), []

        def on_text(text: str) -> None:
            told.append((text, len(text)))

        answer = await app.conversations.reply(ask(best_of=4, reply_id=id), on_text)
        assert told == [(answer.reply.text, len(answer.reply.text))]


@runs
async def test_the_streamed_pieces_are_the_reply(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        pieces: list[str] = []
        speaking = await app.conversations.start(ask(), pieces.append)
        assert speaking.version == "v0"
        reply = (await speaking.answer()).reply
        assert (reply.id, reply.conversation) == (speaking.reply_id, speaking.conversation)
        assert "".join(pieces) == reply.text


@runs
async def test_stopping_the_bot_stores_replies_under_way(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        spoke = asyncio.Event()
        loop = asyncio.get_running_loop()
        id = new_reply_id()
        await app.conversations.start(
            ask(sampling=LONG, reply_id=id), lambda _: loop.call_soon_threadsafe(spoke.set)
        )
        await spoke.wait()
    async with running(tmp_path) as app:
        assert app.store.reply(id).finish_reason in ("cancelled", "length")
