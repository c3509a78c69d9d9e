"""The question for a thumb in Discord: a line of its own, only where the thumb may be learned."""

from __future__ import annotations

from pathlib import Path

from bot.discord.chat import ASKS
from bot.settings import AskingSettings
from tests.bot.discord.world import PERMITTED, replies, world
from tests.bot.parts import rate_some, runs


@runs
async def test_it_asks_once_in_a_conversation_and_only_who_is_learned_from(tmp_path: Path) -> None:
    async with world(
        tmp_path,
        serving={"best_of": 2, "max_tokens": 8},
        discord={"training_permission": PERMITTED},
        asking=AskingSettings(per_day=5, share=1),
    ) as here:
        await rate_some(here.app, 4)
        await here.app.ratings.settled()
        await here.app.valuing.settled()
        ann = here.env.create_user("ann")
        await ann.send_dm("hello")
        (silent,) = replies(here, ann.dm_channel)
        assert ASKS not in silent.content, "nobody opted in, so a thumb would teach nothing"
        here.app.store.choose(f"discord:{ann.id}", True)
        await ann.send_dm("and now?")
        asking = replies(here, ann.dm_channel)[-1]
        assert asking.content.endswith(ASKS)
        await ann.send_dm("go on")
        assert not replies(here, ann.dm_channel)[-1].content.endswith(ASKS)
        assert all(
            ASKS not in row["text"]
            for row in here.app.store.everything_about(f"discord:{ann.id}")
            if row["kind"] == "reply"
        )
