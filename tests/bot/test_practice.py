"""Practice: tasks are answered, run, stored and trained on, or refused with words."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.app import App
from bot.practice import TOKENS, Practice
from bot.rounds import PRACTICE, RoundRefused
from bot.settings import PracticeSettings
from learner.practice.tasks import Task, draw, practised
from learner.prompt import Prompter, PromptError
from storage.records import Turn
from tests.bot.parts import running, runs
from tests.bot.test_running import in_bubblewrap, nowhere


def _with_box(app: App, choice: object = in_bubblewrap) -> App:
    app.snippets._choose = choice  # type: ignore[assignment]
    return app


@runs
async def test_a_practice_answers_tasks_and_trains_on_what_happened(tmp_path: Path) -> None:
    practice = PracticeSettings(answers=8)
    async with running(tmp_path, "gpt2", practice=practice) as app:
        record = await _with_box(app).rounds.request(PRACTICE, "ann", seed=3)
        record = await app.rounds.finished(record.id)
        assert record.state in ("promoted", "rejected"), record.error
        assert record.fresh >= 1
        assert "tasks_lost" in [check.name for check in record.checks]
        known = app.store.learnable(every_draft=False, practised=True)
        assert len(known) == 8
        assert {one.reply.source for one in known} == {"task"}
        requests = {task.request for task in practised()}
        assert all(one.reply.turns[-1].content in requests for one in known)
        assert all(one.execution is not None and one.execution.cases > 0 for one in known)


@runs
async def test_without_a_box_practice_is_refused_with_words(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        with pytest.raises(RoundRefused, match="apt-get install bubblewrap"):
            await _with_box(app, nowhere).rounds.request(PRACTICE, "ann")
        assert app.store.rounds() == []


@runs
async def test_a_schedule_practises_only_where_a_setting_says_so(tmp_path: Path) -> None:
    async with running(tmp_path / "plain") as app:
        with pytest.raises(RoundRefused, match="more are missing"):
            await _with_box(app).rounds.request("schedule s1", "s1")
    practice = PracticeSettings(answers=4, scheduled=True)
    async with running(tmp_path / "practising", practice=practice) as app:
        record = await _with_box(app).rounds.request("schedule s1", "s1")
        await app.rounds.cancel(record.id, "ann")
        assert app.store.round(record.id).state == "cancelled"
        with pytest.raises(RoundRefused, match="more are missing"):
            await app.rounds.request("request", "ann")


@runs
async def test_a_request_too_long_for_the_model_is_left_out_and_the_others_are_answered(
    tmp_path: Path,
) -> None:
    async with running(tmp_path, "gpt2") as app:
        practice = Practice(app.store, app.conversations, _with_box(app).snippets)
        refused = [task for task in practised() if not _fits(app, task)]
        assert len(refused) == 1
        seed = next(seed for seed in range(10_000) if refused[0] in draw(4, seed))
        told: list[int] = []

        async def advance(done: int, count: int) -> None:
            told.append(done)

        done = await practice.practise(4, seed, advance)
        assert told == [1, 2, 3, 4]
        assert done.answers == 3
        assert len(app.store.learnable(every_draft=False, practised=True)) == 3


def _fits(app: App, task: Task) -> bool:
    try:
        Prompter(app.base).encode((Turn("user", task.request),), TOKENS)
    except PromptError:
        return False
    return True
