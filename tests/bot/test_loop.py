"""The whole loop with nothing stood in for: chat, thumbs, a real round, its version, back again.

On the embedded model, and on a tiny GPT-2 with another tokenizer and template. What is learned is
`learner`'s to test; here a round must run through and its version must speak.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from bot.app import App
from bot.exchange import import_file
from learner.options import GateOptions
from tests.bot.parts import FEW_ROLLOUTS, rate_some, running, runs, say

# Conversations are held out by chance, and a margin on one or two of them proves nothing.
GATE = GateOptions(margin=100.0, max_probe_loss=1.0)
LEARNING = replace(FEW_ROLLOUTS, epochs=1, learning_rate=3e-4)
# Rollouts that score lower by chance take a round's work back: none where it must be promoted.
THUMBS_ALONE = replace(LEARNING, rollouts=0)
TASKMASTER = Path(__file__).parent.parent / "data" / "taskmaster_thumbs.jsonl"


async def talk_in_each_phase(app: App) -> list[tuple[str, str]]:
    """Chat once in each phase of a round; return the phases with the versions that spoke."""
    spoke: list[tuple[str, str]] = []
    async for event in app.rounds.subscribe():
        phase = event.round.phase if event.round is not None else ""
        if phase not in ("", *(told for told, _ in spoke)):
            spoke.append((phase, (await say(app, "hello", person="bob")).version))
        if phase == "done":
            return spoke
    raise AssertionError("the events ended before the round")


@pytest.mark.parametrize(("model", "kind"), [("embedded", "qwen"), (None, "gpt2")])
@runs
async def test_thumbs_become_a_version_that_speaks_and_can_be_taken_back(
    tmp_path: Path, model: str | None, kind: str
) -> None:
    named = {"model": model} if model else {}
    async with running(tmp_path, kind, gate=GATE, learning=THUMBS_ALONE, **named) as app:
        before = await say(app, seed=11)
        await rate_some(app, 8)
        talking = asyncio.create_task(talk_in_each_phase(app))
        started = await app.rounds.request("admin", "ann", seed=1)
        record = await app.rounds.finished(started.id)
        assert (record.state, record.error) == ("promoted", None)
        assert (record.version, record.parent, record.phase) == ("v1", "v0", "done")
        assert record.fresh + record.replayed <= 8
        assert record.fresh > 0
        assert all(check.passed for check in record.checks)
        spoke = dict(await talking)
        assert (spoke["training"], spoke["done"]) == ("v0", "v1")
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


@runs
async def test_imported_thumbs_train_a_round_to_a_verdict(tmp_path: Path) -> None:
    async with running(tmp_path, learning=LEARNING, rounds={"budget_seconds": 120}) as app:
        count = await asyncio.to_thread(import_file, app.store, TASKMASTER, "taskmaster")
        assert count.added == 32
        started = await app.rounds.request("admin", "ann", seed=1)
        record = await app.rounds.finished(started.id)
        assert record.state in ("promoted", "rejected"), record.error
        assert record.verdict in ("proven", "unproven", "refused")
        assert {"kl_nats", "held_out_margin"} <= {check.name for check in record.checks}
        # Nobody knows under which policy these replies were sampled.
        assert record.metrics["without_behaviour"] == record.fresh > 0


@runs
async def test_a_second_round_replays_and_history_shows_the_share(tmp_path: Path) -> None:
    async with running(tmp_path, gate=GATE, learning=THUMBS_ALONE) as app:
        for number in (1, 2):
            await rate_some(app, 10)
            started = await app.rounds.request("admin", "ann", seed=number)
            record = await app.rounds.finished(started.id)
            assert record.state == "promoted", record.error
            assert (record.replayed > 0) == (number == 2)
        assert record.metrics["replayed_share"] == record.replayed / (
            record.fresh + record.replayed
        )
        uses = app.store.uses(record.id)
        assert sum(use.replayed for use in uses) == record.replayed
