"""When a real bot asks for a rating: once it has learned something, seldom, where it doubts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bot.app import App
from bot.settings import AskingSettings
from storage.records import ReplyRecord
from tests.bot.parts import rate_some, running, runs, say

DRAFTS = {"best_of": 2}


async def taught(app: App) -> None:
    """Give the learned value a few thumbs, so that it has doubts."""
    await rate_some(app, 4)
    await app.ratings.settled()
    await app.valuing.settled()


async def asked(app: App, count: int, **fields: Any) -> list[tuple[ReplyRecord, bool]]:
    """Let somebody chat; return each reply and whether they were asked to rate it."""
    replies = [await say(app, f"hello {number}", seed=number, **fields) for number in range(count)]
    return [(reply, await app.curiosity.asks_about(reply)) for reply in replies]


@runs
async def test_it_asks_where_it_doubts_and_no_more_often_a_day_than_it_may(tmp_path: Path) -> None:
    asking = AskingSettings(per_day=2, share=1)
    async with running(tmp_path, serving=DRAFTS, asking=asking) as app:
        assert [asks for _, asks in await asked(app, 2)] == [False, False], "it knows nothing yet"
        await taught(app)
        found = await asked(app, 5, person="ben")
        assert all(reply.doubt is not None and reply.doubt > 0 for reply, _ in found)
        assert [asks for _, asks in found] == [True, True, False, False, False]
        first = found[0][0]
        again = await say(app, "more", person="ben", conversation=first.conversation)
        assert not await app.curiosity.asks_about(again), "once in a conversation"
        assert [asks for _, asks in await asked(app, 1, person="cleo")] == [True]


@runs
async def test_it_asks_only_about_the_share_that_it_doubts_most(tmp_path: Path) -> None:
    asking = AskingSettings(per_day=100, share=0.25)
    async with running(tmp_path, serving=DRAFTS, asking=asking) as app:
        await taught(app)
        found = await asked(app, 16)
        doubts = sorted(reply.doubt for reply, _ in found if reply.doubt is not None)
        least = min(reply.doubt for reply, asks in found if asks and reply.doubt is not None)
        assert 0 < sum(asks for _, asks in found) <= len(found) // 2
        assert least >= doubts[len(doubts) // 2], "all of them in the upper half"


@runs
async def test_with_no_questions_a_day_it_never_asks(tmp_path: Path) -> None:
    asking = AskingSettings(per_day=0, share=1)
    async with running(tmp_path, serving=DRAFTS, asking=asking) as app:
        await taught(app)
        assert [asks for _, asks in await asked(app, 2)] == [False, False]


@runs
async def test_a_single_draft_is_no_reason_to_ask(tmp_path: Path) -> None:
    async with running(tmp_path, asking=AskingSettings(share=1)) as app:
        await taught(app)
        ((reply, asks),) = await asked(app, 1)
        assert reply.doubt is None
        assert not asks
