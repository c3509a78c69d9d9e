"""The training child as a process, with the real `learner.round` in it."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from bot.child import Trainer, TrainerFailed, child_environment
from learner.options import GateOptions, LearningOptions
from learner.policy import ModelSpec
from learner.request import RoundProgress, RoundRequest
from storage.store import Store
from tests.bot.parts import runs, tiny
from tests.bot.rows import add_ratings


def request(folder: Path, **changes: object) -> RoundRequest:
    """A request for a round on a snapshot of two ratings."""
    store = Store.open(folder / "data")
    add_ratings(store, 2)
    store.snapshot(folder / "snapshot.sqlite")
    store.close()
    fields: dict[str, object] = {
        "round": "r1",
        "snapshot": str(folder / "snapshot.sqlite"),
        "model": ModelSpec(str(tiny()), device="cpu"),
        "fingerprint": "f",
        "parent": "v0",
        "parent_folder": None,
        "candidate_folder": str(folder / "candidate"),
        "result_file": str(folder / "result.json"),
        "seed": 1,
        "minimum_ratings": 2,
        "budget_seconds": 60.0,
        "options": LearningOptions(),
        "gate": GateOptions(),
        "replay_share": 0.5,
        "maximum_replies": 8,
        "threads": 1,
    }
    return RoundRequest(**{**fields, **changes})  # type: ignore[arg-type]


def trainer(
    folder: Path,
    on_progress: Callable[[RoundProgress], Awaitable[None]] | None = None,
    timeout_seconds: float = 120.0,
    **changes: object,
) -> Trainer:
    async def none(_: RoundProgress) -> None:
        return None

    return Trainer(request(folder, **changes), folder, on_progress or none, timeout_seconds)


@runs
async def test_a_round_that_cannot_be_says_why_in_the_child_s_own_words(tmp_path: Path) -> None:
    phases: list[str] = []

    async def note(progress: RoundProgress) -> None:
        phases.append(progress.phase)

    with pytest.raises(TrainerFailed, match=r"phase loading: 7 more new ratings are needed"):
        await trainer(tmp_path, note, minimum_ratings=9).run()
    assert set(phases) == {"loading"}


@runs
async def test_a_killed_child_is_told_by_its_signal(tmp_path: Path) -> None:
    child = trainer(tmp_path)
    running = asyncio.create_task(child.run())
    while child.pid is None:
        await asyncio.sleep(0)
    os.kill(child.pid, signal.SIGKILL)
    with pytest.raises(TrainerFailed, match=r"killed \(signal 9\) in phase loading"):
        await running


@runs
async def test_a_stopped_child_ends(tmp_path: Path) -> None:
    child = trainer(tmp_path)
    running = asyncio.create_task(child.run())
    while child.pid is None:
        await asyncio.sleep(0)
    await child.stop()
    with pytest.raises(TrainerFailed, match="stopped"):
        await running
    assert child.pid is None


@runs
async def test_a_child_stopped_before_it_began_never_starts(tmp_path: Path) -> None:
    child = trainer(tmp_path)
    await child.stop()
    with pytest.raises(TrainerFailed, match="stopped before"):
        await child.run()


@runs
async def test_a_child_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    child = trainer(tmp_path, timeout_seconds=0.01)
    with pytest.raises(TrainerFailed, match=r"longer than 0 seconds .* rounds\.budget_seconds"):
        await child.run()
    assert child.pid is None


def test_the_child_s_environment_holds_no_secret_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "secret")
    monkeypatch.setenv("THUMBWISE_ADMIN_TOKEN", "secret")
    monkeypatch.setenv("THUMBWISE_WEB__API_KEY_FILE", "secret")
    monkeypatch.setenv("HF_HOME", "kept")
    environment = child_environment()
    assert "secret" not in environment.values()
    assert environment["HF_HOME"] == "kept"


@runs
async def test_lines_that_are_no_progress_are_passed_over(tmp_path: Path) -> None:
    taken: list[RoundProgress] = []

    async def note(progress: RoundProgress) -> None:
        taken.append(progress)

    stdout = asyncio.StreamReader(limit=64 * 1024)
    good = RoundProgress("training", 1, 2, 0.5).to_json()
    junk = b"Loading weights: 100%\n\xff\xfe\n{}\n[1]\n" + b"x" * 200_000 + b"\n"
    stdout.feed_data(junk + good.encode() + b"\n")
    stdout.feed_eof()
    await trainer(tmp_path, note).read_progress(stdout)
    assert [progress.step for progress in taken] == [1]
