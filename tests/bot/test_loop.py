"""The whole loop with nothing stood in for: chat, thumbs, a real round, its version, back again.

On the embedded model, and on a tiny GPT-2 with another tokenizer and template. What is learned is
`learner`'s to test; here a round must run through and its version must speak.
"""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.app import App
from learner.options import GateOptions, LearningOptions
from storage.records import RoundRecord
from tests.bot.parts import rate_some, running, runs, say

# Conversations are held out by chance, and a margin on one or two of them proves nothing.
GATE = GateOptions(margin=100.0, max_probe_loss=1.0)
LEARNING = LearningOptions(epochs=1, learning_rate=3e-4)


async def keep_talking(app: App, over: asyncio.Event) -> list[str]:
    """Chat without a pause; return the version of each reply."""
    spoke = []
    while not over.is_set():
        spoke.append((await say(app, "hello", person="bob")).version)
    return spoke


async def one_round(app: App) -> tuple[RoundRecord, list[str]]:
    """Run a round under load; return it with the versions that spoke meanwhile."""
    over = asyncio.Event()
    talking = asyncio.create_task(keep_talking(app, over))
    started = await app.rounds.request("admin", "ann", seed=1)
    record = await app.rounds.finished(started.id)
    over.set()
    return record, await talking


@pytest.mark.parametrize(("model", "kind"), [("embedded", "qwen"), (None, "gpt2")])
@runs
async def test_thumbs_become_a_version_that_speaks_and_can_be_taken_back(
    tmp_path: Path, model: str | None, kind: str
) -> None:
    named = {"model": model} if model else {}
    async with running(tmp_path, kind, gate=GATE, learning=LEARNING, **named) as app:
        before = await say(app, seed=11)
        await rate_some(app, 8)
        record, spoke = await one_round(app)
        assert (record.state, record.error) == ("promoted", None)
        assert (record.version, record.parent, record.phase) == ("v1", "v0", "done")
        assert record.fresh + record.replayed <= 8
        assert record.fresh > 0
        assert all(check.passed for check in record.checks)
        assert set(spoke) <= {"v0", "v1"}
        assert spoke == sorted(spoke)
        assert app.engine.stats().failed == app.engine.stats().refused == 0

        after = await say(app, seed=11)
        assert after.version == app.store.serving() == "v1"
        assert after.drafts[0].logprobs_plain != before.drafts[0].logprobs_plain
        assert app.store.version("v1").round == record.id
        assert app.store.new_ratings() == 0

        await app.versions.roll_back("v0", "ann")
        back = await say(app, seed=11)
        assert (back.version, back.text) == ("v0", before.text)
        assert back.drafts[0].logprobs_plain == before.drafts[0].logprobs_plain
