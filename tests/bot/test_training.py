"""What a round does after its child's verdict, and on every way there that goes wrong.

The child's place is taken by a folder and a verdict that are made by hand, so that each failure can
be put exactly where it is wanted; `test_rounds.py` and `test_loop.py` run the real child.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from bot.app import App
from bot.child import TrainerFailed
from learner.request import RoundProgress, RoundRequest, RoundResult
from storage.errors import DirectoryUnusable
from storage.records import Check, RoundRecord, RoundUse
from tests.bot.parts import publish, rate_some, running, runs, say, tiny_adapter
from tests.bot.test_versions import damage


class HandMade:
    """Stands in for `bot.child.Trainer`: leaves an adapter and a verdict as the child would."""

    verdict = "unproven"
    meanwhile: Callable[[], Awaitable[object]] | None = None

    def __init__(
        self,
        request: RoundRequest,
        folder: Path,
        on_progress: Callable[[RoundProgress], Awaitable[None]],
        timeout_seconds: float,
    ) -> None:
        self.request, self.on_progress, self.pid = request, on_progress, None

    async def run(self) -> RoundResult:
        for step in (1, 2, 3):
            await self.on_progress(
                RoundProgress("training", step, 3, 0.2 * step, 0.5, 0.01, 0.1, 1)
            )
        shutil.copytree(tiny_adapter("qwen", 7), self.request.candidate_folder)
        if HandMade.meanwhile is not None:
            await HandMade.meanwhile()
        check = Check("kl_nats", 2.0, 1.0, self.verdict != "refused", "KL to the base")
        uses = (RoundUse("chatcmpl-deleted", 1.0, False),)
        return RoundResult(self.verdict, (check,), {"loss": 0.5}, uses, None)

    async def stop(self) -> None:
        raise AssertionError("nobody stops the hand-made child")


@pytest.fixture(autouse=True)
def hand_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.training.Trainer", HandMade)
    monkeypatch.setattr(HandMade, "verdict", "unproven")
    monkeypatch.setattr(HandMade, "meanwhile", None)


async def one_round(app: App) -> RoundRecord:
    """Ask for a round and return it ended."""
    return await app.rounds.finished((await app.rounds.request("admin", "ann", seed=1)).id)


async def check_untouched(app: App, record: RoundRecord, words: str, serving: str = "v0") -> None:
    """Assert that a round failed with these words and left nothing but its row."""
    assert record.state == "failed"
    assert words in (record.error or "")
    assert app.store.serving() == app.engine.serving == serving
    kept = {version.name for version in app.store.versions() if version.state == "retired"}
    on_disk = {folder.name for folder in app.shelf.directory.glob("*")}
    assert on_disk <= {*kept, serving}
    assert list((app.settings.data_dir / "rounds").iterdir()) == []
    assert {version.state for version in app.store.versions()} <= {
        "serving",
        "retired",
        "rejected",
    }
    assert (await say(app)).version == serving


@runs
async def test_a_verdict_that_lets_through_is_sealed_promoted_and_tidied_up(
    tmp_path: Path,
) -> None:
    async with running(tmp_path) as app:
        await rate_some(app, 4)
        record = await one_round(app)
        assert (record.state, record.version, record.verdict) == ("promoted", "v1", "unproven")
        assert (record.phase, record.progress, record.error) == ("done", 1.0, None)
        assert (record.seed, record.parent, record.requested_by) == (1, "v0", "ann")
        assert record.metrics == {"loss": 0.5}
        assert record.rating_mark == app.store.rating_mark()
        assert app.store.new_ratings() == 0
        assert app.store.serving() == app.engine.serving == "v1"
        assert (await say(app)).version == "v1"
        assert list((tmp_path / "rounds").iterdir()) == []


@runs
async def test_each_step_is_told_to_who_listens(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await rate_some(app, 4)
        events = app.rounds.subscribe()
        first = await anext(events)
        assert (first.kind, first.round, first.serving) == ("round", None, "v0")
        await one_round(app)
        seen = []
        async for event in events:
            seen.append(event)
            if event.round is not None and event.round.phase == "done":
                break
        await events.aclose()
        phases = [event.progress.phase for event in seen if event.progress is not None]
        assert list(dict.fromkeys(phases)) == [
            "snapshot",
            "training",
            "sealing",
            "promoting",
            "pruning",
        ]
        steps = [event.progress.step for event in seen if event.progress is not None]
        assert {1, 2, 3} <= set(steps)
        assert [event.serving for event in seen if event.kind == "serving"] == ["v1"]


@runs
async def test_what_the_gate_refuses_is_rejected_and_leaves_no_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(HandMade, "verdict", "refused")
    async with running(tmp_path) as app:
        await rate_some(app, 4)
        record = await one_round(app)
        assert (record.state, record.verdict) == ("rejected", "refused")
        assert "kl_nats" in (record.error or "")
        assert app.store.versions() == []
        assert app.store.new_ratings() == 0
        assert (await say(app)).version == "v0"


@runs
async def test_a_candidate_changed_on_disk_after_its_sealing_is_not_served(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(tmp_path) as app:
        await rate_some(app, 4)
        seal = app.shelf.seal

        def seal_and_damage(candidate: Path, version: str) -> str:
            manifest = seal(candidate, version)
            damage(app.shelf.directory / version)
            return manifest

        monkeypatch.setattr(app.shelf, "seal", seal_and_damage)
        await check_untouched(app, await one_round(app), "damaged")
        assert app.store.new_ratings() == 4


@runs
async def test_a_candidate_of_the_wrong_shape_is_not_served(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(tmp_path, kind="gpt2") as app:
        await rate_some(app, 4)
        await check_untouched(app, await one_round(app), "v1")


@runs
async def test_a_disk_that_fills_up_while_sealing_fails_the_round_in_clear_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(tmp_path) as app:
        await rate_some(app, 4)

        def full(candidate: Path, version: str) -> str:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(candidate))

        monkeypatch.setattr(app.shelf, "seal", full)
        await check_untouched(app, await one_round(app), "the disk is full")


@runs
async def test_a_disk_too_full_to_write_the_end_does_not_block_the_next_round(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(tmp_path) as app:
        await rate_some(app, 4)

        def full(*_: object, **__: object) -> None:
            raise DirectoryUnusable("free some disk space")

        with monkeypatch.context() as filled:
            filled.setattr(app.store, "snapshot", full)
            filled.setattr(HandMade, "meanwhile", None)
            update = app.store.update_round

            def only_opening(id: str, **changes: object) -> RoundRecord:
                if changes.get("state") == "failed":
                    full()
                return update(id, **changes)  # type: ignore[arg-type]

            filled.setattr(app.store, "update_round", only_opening)
            stuck = await one_round(app)
        assert stuck.state == "running"
        following = await one_round(app)
        assert following.state == "promoted"
        failed = app.store.round(stuck.id)
        assert (failed.state, failed.error) == ("failed", "free some disk space")


@runs
async def test_a_rollback_during_a_round_wins_over_its_candidate(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(tmp_path) as app:
        await publish(app)
        await rate_some(app, 4)

        async def roll_back() -> None:
            await app.rounds.roll_back("v0", "ann")

        monkeypatch.setattr(HandMade, "meanwhile", roll_back)
        await check_untouched(app, await one_round(app), "v0 serves now")


@runs
async def test_a_pin_during_a_round_keeps_the_pinned_version_serving(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(tmp_path) as app:
        version = await publish(app)
        await rate_some(app, 4)

        async def pin() -> None:
            await app.rounds.pin(version, True, "ann")

        monkeypatch.setattr(HandMade, "meanwhile", pin)
        await check_untouched(app, await one_round(app), "pinned", serving=version)


@runs
async def test_a_trainer_that_fails_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(tmp_path) as app:
        await rate_some(app, 4)
        for problem, words in (
            (TrainerFailed("the trainer was killed (signal 9) in phase gate"), "killed"),
            (RuntimeError("out of luck"), "RuntimeError: out of luck"),
            (OSError(errno.EACCES, "Permission denied"), "Permission denied"),
        ):

            async def fail(problem: Exception = problem) -> None:
                raise problem

            monkeypatch.setattr(HandMade, "meanwhile", fail)
            await check_untouched(app, await one_round(app), words)
        assert app.store.new_ratings() == 4


@runs
async def test_pruning_that_fails_takes_no_promotion_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(tmp_path) as app:
        await rate_some(app, 4)

        def full(keep: int) -> list[str]:
            raise DirectoryUnusable("free some disk space")

        monkeypatch.setattr(app.store, "prunable", full)
        assert (await one_round(app)).state == "promoted"
        assert app.engine.serving == "v1"
