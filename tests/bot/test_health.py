"""What a running bot on a tiny real model says of its own health when something breaks."""

from __future__ import annotations

import re
import time
from pathlib import Path

from bot.__main__ import build_parser
from bot.app import App
from bot.configuration import settings_table
from bot.health import stored_look
from bot.status import stored_status
from learner.health import Alarm, alarms
from learner.health.gather import WEIGHTS
from storage.store import Store
from tests.bot.parts import publish, rate_some, running, runs, say, small_settings
from tests.bot.rows import add_ratings, add_reply
from tests.learner.health.test_judge import ILL

HOUR = 3600.0


def found(app: App, after_seconds: float = 120.0) -> dict[str, Alarm]:
    """The alarms a while from now, when everything has settled."""
    return {one.name: one for one in app.health.look(time.time() + after_seconds).alarms}


@runs
async def test_a_bot_that_chats_and_is_rated_raises_nothing(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await rate_some(app, 3)
        await publish(app)
        await app.schedules.add("0 3 * * *", "UTC", 32, "ann")
        assert found(app) == {}
        assert app.status().health == ()


@runs
async def test_a_judgement_is_kept_for_a_moment_and_then_made_anew(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        first = app.health.look()
        await say(app)
        assert app.health.look() is first
        app.health.forget()
        assert app.health.look().figures.vitals.replies == 1


@runs
async def test_a_version_that_the_engine_does_not_serve_is_stale(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await publish(app)
        app.engine.serve("v0")
        assert "v1 serves, but v0 answers" in found(app)["stale_adapter"].words


@runs
async def test_a_folder_exchanged_for_its_parents_is_seen_while_the_bot_runs(
    tmp_path: Path,
) -> None:
    async with running(tmp_path) as app:
        for seed in (1, 2):
            await publish(app, seed)
        own, parents = (app.shelf.directory / name / WEIGHTS for name in ("v2", "v1"))
        own.write_bytes(parents.read_bytes())
        assert "not what was sealed" in found(app)["stale_adapter"].words
        assert app.versions.serving == "v2", "replies went on meanwhile"


@runs
async def test_a_schedule_whose_job_was_killed_is_dead(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        record = await app.schedules.add("0 3 * * *", "UTC", None, "ann")
        app.schedules._scheduler.remove_job(record.id)
        assert "does not know it" in found(app)["dead_schedule"].words
        assert "did not fire" in found(app, 25 * HOUR)["dead_schedule"].words


@runs
async def test_a_schedule_by_ratings_that_does_not_fire_is_dead(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.schedules.add(None, None, 4, "ann")
        add_ratings(app.store, 5)  # past the path that would have told the schedule
        assert "did not fire" in found(app, HOUR)["dead_schedule"].words
        assert found(app, 60) == {}, "it may be on its way"


@runs
async def test_a_stored_schedule_that_can_never_fire_stops_nothing_and_is_named(
    tmp_path: Path,
) -> None:
    store = Store.open(tmp_path)
    store.add_schedule(cron="0 3 31 2 *", time_zone="UTC", every_ratings=None, created_by="ann")
    look = stored_look(store, small_settings(tmp_path))
    assert [one.name for one in look.alarms] == ["dead_schedule"]
    store.close()
    async with running(tmp_path) as app:
        assert "no next time" in found(app)["dead_schedule"].words
        assert [planned.next_times for planned in await app.schedules.list()] == [()]


@runs
async def test_paused_rounds_are_named_when_ratings_pile_up_and_who_paused_is_not(
    tmp_path: Path,
) -> None:
    async with running(tmp_path) as app:
        await app.rounds.pause(True, "ann")
        add_ratings(app.store, 8)
        alarm = found(app)["rounds_wait"]
        assert "rounds are paused" in alarm.words
        assert "ann" not in alarm.words + alarm.remedy


def test_every_command_and_setting_that_a_remedy_names_exists() -> None:
    remedies = {alarm.remedy for _, figures, _ in ILL for alarm in alarms(figures)}
    named = {one for remedy in remedies for one in re.findall("`([^`]+)`", remedy)}
    commands = {one for one in named if one.startswith("thumbwise ")}
    assert len(commands) > 3
    for command in commands:
        build_parser().parse_args(command.split()[1:])
    table = settings_table()
    for setting in named - commands - {"/status"}:
        assert setting in table, setting


def test_without_a_bot_the_stored_figures_are_judged(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    for number in range(40):
        store.rate(add_reply(store, str(number)), "ann", -1)
    status = stored_status(store, small_settings(tmp_path))
    assert "one_sided_ratings" in {one.name for one in status.health}
    assert status.as_dict()["health"][0]["remedy"]
    store.close()
