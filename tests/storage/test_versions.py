"""Adapter versions: the table of legal changes, which one serves, and which may be pruned."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from storage.errors import IllegalChange, NotFound
from storage.records import VersionState
from storage.store import DATABASE_NAME, Store
from storage.versions import LEGAL_CHANGES
from tests.storage.samples import promoted_version, running_round, sealed_version

ASKED_FOR: tuple[VersionState, ...] = ("sealed", "serving", "rejected", "pruned")
"""The states that a method asks for; nothing is staged twice, and one retires as another serves."""

PAIRS = [(old, new) for old in get_args(VersionState) for new in ASKED_FOR if old != new]


def version_in(store: Store, state: VersionState) -> str:
    """Bring a version into a state, the way a bot does."""
    if state in ("serving", "retired", "pruned"):
        name = promoted_version(store)
        if state != "serving":
            store.roll_back("v0")
        if state == "pruned":
            store.mark_pruned(name)
        return name
    name = store.stage_version(round=running_round(store), parent="v0", fingerprint="f0").name
    if state == "sealed":
        store.seal_version(name, "0" * 64)
    if state == "rejected":
        store.reject_version(name)
    return name


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_a_version_changes_only_as_the_table_says(
    store: Store, old: VersionState, new: VersionState
) -> None:
    name = version_in(store, old)
    round = str(store.version(name).round)

    def serve() -> None:
        if old == "retired":
            store.roll_back(name)
        else:
            store.promote(name, round)

    change: dict[VersionState, Callable[[], object]] = {
        "sealed": lambda: store.seal_version(name, "1" * 64),
        "serving": serve,
        "rejected": lambda: store.reject_version(name),
        "pruned": lambda: store.mark_pruned(name),
    }
    if new in LEGAL_CHANGES[old]:
        change[new]()
        assert store.version(name).state == new
    else:
        with pytest.raises(IllegalChange, match=f"is {old}"):
            change[new]()
        assert store.version(name).state == old


def test_v0_serves_when_no_version_does(store: Store) -> None:
    assert store.serving() == "v0"
    with pytest.raises(NotFound, match="no version 'v0'"):
        store.version("v0")


def test_a_promotion_retires_the_old_version_and_closes_its_round(store: Store) -> None:
    first, second = promoted_version(store), promoted_version(store)
    assert store.serving() == second
    assert store.version(first).state == "retired"
    assert not store.version(first).rolled_back
    assert store.version(second).parent == first
    assert store.version(second).serving_since is not None
    round = store.round(str(store.version(second).round))
    assert (round.state, round.version) == ("promoted", second)


def test_a_failed_promotion_changes_nothing(store: Store) -> None:
    serving = promoted_version(store)
    round = running_round(store)
    candidate = sealed_version(store, round)
    store.update_round(round, state="cancelled")
    with pytest.raises(IllegalChange, match="is cancelled and cannot become promoted"):
        store.promote(candidate, round)
    assert store.serving() == serving
    assert store.version(candidate).state == "sealed"


def test_a_candidate_is_promoted_by_its_own_round_only(store: Store) -> None:
    old = running_round(store)
    candidate = sealed_version(store, old)
    store.update_round(old, state="failed")
    with pytest.raises(IllegalChange, match="only the sealed candidate of round r2"):
        store.promote(candidate, running_round(store))


def test_two_versions_never_serve_even_behind_the_stores_back(store: Store, tmp_path: Path) -> None:
    promoted_version(store)
    version_in(store, "sealed")
    store.close()
    connection = sqlite3.connect(tmp_path / "data" / DATABASE_NAME)
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        connection.execute("UPDATE versions SET state = 'serving' WHERE state = 'sealed'")
    connection.close()


def test_a_rollback_marks_what_it_replaces_and_serves_the_older_one(store: Store) -> None:
    first, second = promoted_version(store), promoted_version(store)
    store.roll_back(first)
    assert store.serving() == first
    assert store.version(second).rolled_back
    store.roll_back("v0")
    assert store.serving() == "v0"
    store.roll_back(second)
    assert store.serving() == second
    assert not store.version(second).rolled_back


def test_a_version_rolled_back_is_not_promoted_again_by_its_round(store: Store) -> None:
    name = promoted_version(store)
    store.roll_back("v0")
    with pytest.raises(IllegalChange, match="is retired"):
        store.promote(name, str(store.version(name).round))


@pytest.mark.parametrize("state", ["staged", "sealed", "rejected", "pruned"])
def test_a_rollback_to_what_is_not_kept_is_refused(store: Store, state: VersionState) -> None:
    name = version_in(store, state)
    with pytest.raises(IllegalChange, match=f"is {state}"):
        store.roll_back(name)


def test_a_rollback_to_what_serves_is_refused(store: Store) -> None:
    with pytest.raises(IllegalChange, match="serves already"):
        store.roll_back("v0")


def test_a_changed_base_retires_the_version_without_blame(store: Store) -> None:
    name = promoted_version(store)
    assert store.retire_serving() == name
    assert store.serving() == "v0"
    assert not store.version(name).rolled_back
    assert store.retire_serving() is None


def test_a_pinned_version_is_replaced_by_a_person_and_by_no_round(store: Store) -> None:
    name = promoted_version(store)
    store.pin(name, True)
    round = running_round(store)
    candidate = sealed_version(store, round)
    with pytest.raises(IllegalChange, match="is pinned to serve"):
        store.promote(candidate, round)
    store.roll_back("v0")
    assert store.serving() == "v0"


def test_what_cannot_serve_cannot_be_pinned(store: Store) -> None:
    with pytest.raises(IllegalChange, match="v0 is the base"):
        store.pin("v0", True)
    with pytest.raises(IllegalChange, match="is rejected"):
        store.pin(version_in(store, "rejected"), True)
    with pytest.raises(NotFound):
        store.pin("v99", True)


def test_the_oldest_retired_versions_go_first_but_never_a_pinned_one_or_the_parent(
    store: Store,
) -> None:
    names = [promoted_version(store) for _ in range(6)]
    store.pin(names[1], True)
    assert store.prunable(0) == [names[0], names[2], names[3]]  # names[4] is the parent
    assert store.prunable(3) == [names[0]]
    assert store.prunable(99) == []
    store.mark_pruned(names[0])
    assert store.prunable(3) == []
    for kept in (names[1], names[4]):
        with pytest.raises(IllegalChange, match="stays"):
            store.mark_pruned(kept)
    with pytest.raises(ValueError, match="0 or more"):
        store.prunable(-1)


def test_the_parent_of_an_older_version_is_kept_after_a_rollback(store: Store) -> None:
    names = [promoted_version(store) for _ in range(4)]
    store.roll_back(names[1])
    assert store.prunable(0) == [names[2], names[3]]


class Versions(RuleBasedStateMachine):
    """Whatever people and rounds do, one version serves, it is kept, and pruning spares it."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.store = Store.open(Path(self.folder.name))
        self.kept: set[str] = set()

    def teardown(self) -> None:
        self.store.close()
        self.folder.cleanup()

    @rule()
    def promote(self) -> None:
        self.kept.add(promoted_version(self.store))

    @precondition(lambda self: self.kept)
    @rule(data=st.data())
    def roll_back(self, data: st.DataObject) -> None:
        target = data.draw(st.sampled_from(["v0", *sorted(self.kept)]))
        if target == self.store.serving():
            with pytest.raises(IllegalChange):
                self.store.roll_back(target)
        else:
            self.store.roll_back(target)
            assert self.store.serving() == target

    @rule(keep=st.integers(0, 2))
    def prune(self, keep: int) -> None:
        for name in self.store.prunable(keep):
            self.store.mark_pruned(name)
            self.kept.discard(name)
        assert self.store.prunable(keep) == []

    @rule()
    def fail(self) -> None:
        round = running_round(self.store)
        sealed_version(self.store, round)
        self.store.recover()

    @invariant()
    def one_kept_version_serves(self) -> None:
        states = {row.name: row.state for row in self.store.versions()}
        serving = [name for name, state in states.items() if state == "serving"]
        assert serving in ([], [self.store.serving()])
        assert {name for name in states if states[name] in ("serving", "retired")} == self.kept
        if serving:
            parent = self.store.version(serving[0]).parent
            assert self.store.prunable(0).count(parent) == 0


Versions.TestCase.settings = settings(max_examples=10, stateful_step_count=15, deadline=None)
TestVersions = Versions.TestCase
