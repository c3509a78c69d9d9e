"""The figures of a real store and a real shelf."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from learner.health import Alarm, Outside, alarms, gather
from learner.health.gather import WEIGHTS
from storage.adapters import MANIFEST_NAME, AdapterShelf
from storage.store import Store
from tests.storage.samples import add, running_round

OUTSIDE = Outside(0.0, "f0", 0.9, 0.95, 32, 10**12)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store.open(tmp_path / "data")
    yield opened
    opened.close()


@pytest.fixture
def shelf(tmp_path: Path) -> AdapterShelf:
    return AdapterShelf(tmp_path / "data" / "adapters")


def serve(store: Store, shelf: AdapterShelf, weights: bytes) -> str:
    """Let a version with these weights be promoted."""
    round = running_round(store)
    name = store.stage_version(round=round, parent=store.serving(), fingerprint="f0").name
    folder = shelf.directory.parent / f"candidate-{name}"
    folder.mkdir()
    (folder / WEIGHTS).write_bytes(weights)
    (folder / "README.md").write_text(name)
    store.seal_version(name, shelf.seal(folder, name))
    store.promote(name, round)
    return name


def stale(store: Store, shelf: AdapterShelf) -> list[Alarm]:
    found = alarms(gather(store, shelf, OUTSIDE))
    return [one for one in found if one.name == "stale_adapter"]


def test_an_empty_directory_has_figures_and_no_alarms(store: Store, shelf: AdapterShelf) -> None:
    figures = gather(store, shelf, OUTSIDE)
    assert (figures.serving, figures.sound, figures.rounds) == ("v0", None, ())
    assert alarms(figures) == ()
    assert alarms(gather(store, shelf, replace(OUTSIDE, fingerprint=None))) == ()


def test_versions_with_weights_of_their_own_raise_nothing(
    store: Store, shelf: AdapterShelf
) -> None:
    for weights in (b"one", b"two"):
        serve(store, shelf, weights)
    assert stale(store, shelf) == []


def test_a_version_with_its_parents_weights_is_stale(store: Store, shelf: AdapterShelf) -> None:
    serve(store, shelf, b"one")
    serve(store, shelf, b"one")
    (found,) = stale(store, shelf)
    assert "v2 was promoted with the very weights of v1" in found.words


def test_a_served_file_that_was_exchanged_is_seen_at_the_next_look(
    store: Store, shelf: AdapterShelf
) -> None:
    name = serve(store, shelf, b"one")
    assert stale(store, shelf) == []
    (shelf.directory / name / WEIGHTS).write_bytes(b"other")
    (found,) = stale(store, shelf)
    assert f"{WEIGHTS} is another" in found.words


def test_a_manifest_that_was_exchanged_or_is_gone_is_seen(
    store: Store, shelf: AdapterShelf
) -> None:
    manifest = shelf.directory / serve(store, shelf, b"one") / MANIFEST_NAME
    manifest.write_text(json.dumps({**json.loads(manifest.read_text()), "more": 1}))
    assert "manifest.json is another" in stale(store, shelf)[0].words
    manifest.unlink()
    assert "cannot be read" in stale(store, shelf)[0].words


def test_the_newest_replies_are_listened_to(store: Store, shelf: AdapterShelf) -> None:
    for text in ("yes it is", "no it is"):
        add(store, text)
    figures = gather(store, shelf, OUTSIDE)
    assert figures.sound is not None
    assert figures.sound.replies == 1, "both answer the same question"
    assert figures.sound.drafts == 2
    assert figures.sound.distinct_drafts == 2
    assert gather(store, shelf, replace(OUTSIDE, temperature=0.1)).sound is None


def test_a_round_needs_room_for_the_database_and_an_adapter(
    store: Store, shelf: AdapterShelf
) -> None:
    before = gather(store, shelf, OUTSIDE).needed_bytes
    serve(store, shelf, b"0" * 10_000_000)
    assert gather(store, shelf, OUTSIDE).needed_bytes >= before + 10_000_000
