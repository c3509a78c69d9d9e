"""Which version speaks: published, rolled back, pinned, compared, pruned, damaged."""

from __future__ import annotations

import asyncio
import threading
import time
from pathlib import Path

import pytest

from bot.app import App
from bot.versions import VersionRefused
from storage.errors import NotFound
from tests.bot.parts import publish, running, runs, say, tiny


def damage(folder: Path) -> None:
    """Flip one byte in the middle of an adapter."""
    file = folder / "adapter_model.safetensors"
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


@runs
async def test_a_rollback_brings_the_old_distribution_back_bit_for_bit(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        base = await say(app, seed=5)
        first = await publish(app, seed=1)
        adapted = await say(app, seed=5)
        second = await publish(app, seed=2)
        assert await app.versions.roll_back(first, "ann") == first
        again = await say(app, seed=5)
        assert again.version == app.store.serving() == first
        assert again.drafts[0].logprobs_plain == adapted.drafts[0].logprobs_plain
        assert await app.versions.roll_back(None, "ann") == "v0"
        assert (await say(app, seed=5)).drafts[0].logprobs_plain == base.drafts[0].logprobs_plain
        assert app.store.version(second).rolled_back
        acts = [(entry.who, entry.what, entry.detail) for entry in app.store.audit_log()]
        assert acts == [("ann", "rollback", "v1 -> v0"), ("ann", "rollback", "v2 -> v1")]


@runs
async def test_what_cannot_serve_is_refused_and_changes_nothing(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        with pytest.raises(VersionRefused, match="nothing before"):
            await app.versions.roll_back(None, "ann")
        version = await publish(app)
        with pytest.raises(VersionRefused, match="serves already"):
            await app.versions.roll_back(version, "ann")
        with pytest.raises(NotFound):
            await app.versions.roll_back("v9", "ann")
        record = app.store.add_round(trigger="t", requested_by="t", parent="v1", seed=1)
        other = app.store.stage_version(round=record.id, parent="v1", fingerprint="f").name
        with pytest.raises(VersionRefused, match="is staged"):
            await app.versions.roll_back(other, "ann")
        assert app.store.serving() == app.engine.serving == version


@runs
async def test_a_pin_holds_rounds_off_but_not_a_person(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        version = await publish(app)
        await app.versions.pin(version, True, "ann")
        with pytest.raises(VersionRefused, match="pinned"):
            await publish(app, seed=2)
        assert app.store.serving() == app.engine.serving == version
        assert app.engine.stats().versions == ("v0", version)
        with pytest.raises(VersionRefused, match="v0"):
            await app.versions.pin("v0", True, "ann")
        assert await app.versions.roll_back("v0", "ann") == "v0"


@runs
async def test_comparing_answers_one_prompt_twice_and_stores_nothing(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        version = await publish(app)
        replies = app.store.count_replies()
        compared = await app.versions.compare("hello", ("v0", version), "ann")
        assert [answer.version for answer in compared.answers] == ["v0", version]
        assert compared.answers[0].text != compared.answers[1].text
        for answer in compared.answers:
            same = await say(app, seed=compared.seed, version=answer.version)
            assert same.text == answer.text
        assert app.store.count_replies() == replies + 2
        with pytest.raises(NotFound):
            await app.versions.compare("hello", ("v0", "v9"), "ann")


@runs
async def test_old_versions_lose_their_files_but_never_the_parent(tmp_path: Path) -> None:
    async with running(tmp_path, rounds={"keep_versions": 1}) as app:
        for seed in (1, 2, 3, 4):
            await publish(app, seed=seed)
        assert await app.versions.prune() == ["v1", "v2"]
        assert sorted(folder.name for folder in app.shelf.directory.iterdir()) == ["v3", "v4"]
        assert app.store.version("v1").state == "pruned"
        with pytest.raises(VersionRefused, match="pruned"):
            await app.versions.roll_back("v1", "ann")
        with pytest.raises(VersionRefused, match="pruned"):
            await say(app, version="v1")


@runs
async def test_what_served_serves_again_after_a_restart(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        version = await publish(app)
        before = await say(app, seed=5)
    async with running(tmp_path) as app:
        assert app.engine.serving == version
        assert (await say(app, seed=5)).text == before.text
        assert app.notices == []


@runs
async def test_a_damaged_version_gives_way_to_its_nearest_sound_ancestor(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        for seed in (1, 2, 3):
            await publish(app, seed=seed)
        await app.versions.pin("v3", True, "ann")
        shelf = app.shelf.directory
    damage(shelf / "v3")
    (shelf / "v2" / "adapter_config.json").unlink()
    async with running(tmp_path) as app:
        assert app.engine.serving == app.store.serving() == "v1"
        assert [notice for notice in app.notices if "v3" in notice and "damaged" in notice]
        assert app.store.version("v3").rolled_back
        assert (await say(app)).version == "v1"
        with pytest.raises(VersionRefused, match="damaged"):
            await app.versions.roll_back("v3", "ann")
    damage(shelf / "v1")
    async with running(tmp_path) as app:
        assert app.engine.serving == app.store.serving() == "v0"


@runs
async def test_another_model_lets_v0_serve_and_says_how_to_go_back(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        version = await publish(app)
        told = await say(app, seed=5)
    async with running(tmp_path, kind="gpt2") as app:
        assert app.engine.serving == app.store.serving() == "v0"
        assert [notice for notice in app.notices if f"thumbwise rollback {version}" in notice]
        with pytest.raises(VersionRefused, match="another model"):
            await app.versions.roll_back(version, "ann")
        with pytest.raises(VersionRefused, match="another model"):
            await say(app, version=version)
        follow = await say(app, "more", conversation=told.conversation)
        assert follow.fingerprint != told.fingerprint
    async with running(tmp_path) as app:
        assert app.engine.serving == "v0"
        await app.versions.roll_back(version, "ann")
        assert (await say(app, seed=5)).text == told.text


@runs
async def test_a_model_named_by_a_relative_path_is_told_to_the_trainer_in_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tiny().parent)
    async with running(tmp_path, model=tiny().name) as app:
        assert app.base.name == str(tiny())


@runs
async def test_a_comparison_that_is_given_up_holds_no_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(tmp_path) as app:
        first = await publish(app, seed=1)
        await publish(app, seed=2)
        loading, go_on = threading.Event(), threading.Event()
        load = app.engine.load

        def slow(version: str) -> None:
            loading.set()
            assert go_on.wait(60)
            load(version)

        with monkeypatch.context() as patched:
            patched.setattr(app.engine, "load", slow)
            before = asyncio.all_tasks()
            comparing = asyncio.create_task(app.versions.compare("hello", (first, "v0"), "ann"))
            assert await asyncio.to_thread(loading.wait, 60)
            comparing.cancel()
            with pytest.raises(asyncio.CancelledError):
                await comparing
            left = asyncio.all_tasks() - before
            assert left
            go_on.set()
            await asyncio.gather(*left)
        await asyncio.to_thread(_until_gone, app, first)


def _until_gone(app: App, version: str) -> None:
    pause, end = threading.Event(), time.monotonic() + 60
    while version in app.engine.stats().versions or app.engine.stats().queued:
        assert time.monotonic() < end
        pause.wait(0.01)
