"""Training rounds: the table of legal changes, their history and what a dead bot leaves."""

from __future__ import annotations

from typing import get_args

import pytest

from storage.errors import IllegalChange, NotFound
from storage.records import Check, RoundState, RoundUse
from storage.rounds import LEGAL_CHANGES
from storage.store import Store
from tests.storage.samples import add, running_round

WAY_TO: dict[RoundState, tuple[RoundState, ...]] = {
    "queued": (),
    "running": ("running",),
    "promoted": ("running", "promoted"),
    "rejected": ("running", "rejected"),
    "failed": ("running", "failed"),
    "cancelled": ("cancelled",),
}
PAIRS = [(old, new) for old in get_args(RoundState) for new in get_args(RoundState) if old != new]


def queued(store: Store) -> str:
    return store.add_round(trigger="page", requested_by="ann", parent="v0", seed=2**40).id


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_a_round_changes_only_as_the_table_says(
    store: Store, old: RoundState, new: RoundState
) -> None:
    id = queued(store)
    for state in WAY_TO[old]:
        store.update_round(id, state=state)
    if new in LEGAL_CHANGES[old]:
        assert store.update_round(id, state=new).state == new
    else:
        with pytest.raises(IllegalChange, match=f"is {old} and cannot become {new}"):
            store.update_round(id, state=new)
        assert store.round(id).state == old


def test_rounds_are_numbered_and_listed_newest_first(store: Store) -> None:
    assert [queued(store) for _ in range(11)][-2:] == ["r10", "r11"]
    assert [row.id for row in store.rounds(limit=2)] == ["r11", "r10"]
    assert store.round("r1").seed == 2**40


def test_an_update_changes_only_what_it_names(store: Store) -> None:
    id = queued(store)
    checks = (Check("kl", 0.25, 0.5, True, "nats to the base"),)
    store.update_round(id, state="running", phase="training", rating_mark=9)
    store.update_round(id, progress=0.5, metrics={"loss": 0.1 + 0.2})
    stored = store.update_round(id, verdict="unproven", checks=checks)
    assert (stored.phase, stored.progress, stored.rating_mark) == ("training", 0.5, 9)
    assert (stored.metrics, stored.verdict) == ({"loss": 0.1 + 0.2}, "unproven")
    assert stored.checks == checks
    assert stored == store.round(id)


def test_the_times_of_a_round_follow_its_state(store: Store) -> None:
    id = queued(store)
    waiting = store.round(id)
    assert (waiting.started_at, waiting.finished_at) == (None, None)
    started = store.update_round(id, state="running")
    again = store.update_round(id, state="running")
    done = store.update_round(id, state="failed", error="out of memory")
    assert started.started_at == again.started_at == done.started_at
    assert waiting.created_at <= (done.started_at or 0) <= (done.finished_at or 0)


def test_two_rounds_never_run_at_once(store: Store) -> None:
    running_round(store)
    second = queued(store)
    with pytest.raises(IllegalChange, match="another one runs"):
        store.update_round(second, state="running")
    assert store.round(second).state == "queued"


def test_uses_are_stored_with_their_weights_and_counted(store: Store) -> None:
    replies = [add(store).id for _ in range(3)]
    id = running_round(store)
    uses = [RoundUse(reply, 0.1 * number, number > 0) for number, reply in enumerate(replies)]
    store.record_uses(id, uses)
    assert store.uses(id) == uses
    assert (store.round(id).fresh, store.round(id).replayed) == (1, 2)


def test_uses_of_a_reply_deleted_during_the_round_are_counted_and_not_kept(store: Store) -> None:
    kept, deleted = add(store), add(store)
    id = running_round(store)
    store.delete_conversation(deleted.conversation)
    store.record_uses(id, [RoundUse(kept.id, 1.0, False), RoundUse(deleted.id, 1.0, False)])
    assert [use.reply for use in store.uses(id)] == [kept.id]
    assert store.round(id).fresh == 2


def test_uses_of_an_unknown_round_are_refused(store: Store) -> None:
    with pytest.raises(NotFound, match="no round 'r7'"):
        store.record_uses("r7", [])


def test_recovery_fails_what_was_under_way_and_says_so(store: Store) -> None:
    done, training = queued(store), running_round(store)
    store.update_round(done, state="cancelled")
    store.update_round(training, phase="training")
    waiting = queued(store)
    candidate = store.stage_version(round=training, parent="v0", fingerprint="f0").name
    assert store.recover() == [
        f"round {training} failed: the bot ended while the round was running (phase training)",
        f"round {waiting} failed: the bot ended while the round was waiting",
        f"version {candidate} was staged when the bot ended; it is rejected",
    ]
    assert [row.state for row in store.rounds()] == ["failed", "failed", "cancelled"]
    assert "phase training" in str(store.round(training).error)
    assert store.version(candidate).state == "rejected"
    assert store.recover() == []
