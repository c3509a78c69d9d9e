"""Schedules, the audit trail and facts by key."""

from __future__ import annotations

import pytest

from storage.errors import NotFound
from storage.store import Store


def test_schedules_keep_their_ids_to_themselves(store: Store) -> None:
    first = store.add_schedule(
        cron="0 3 * * *", time_zone="Europe/Berlin", every_ratings=None, created_by="ann"
    )
    second = store.add_schedule(cron=None, time_zone="UTC", every_ratings=32, created_by="ann")
    assert store.schedules() == [first, second]
    store.remove_schedule(second.id)
    third = store.add_schedule(cron=None, time_zone="UTC", every_ratings=8, created_by="ann")
    assert (first.id, second.id, third.id) == ("s1", "s2", "s3")
    store.mark_fired(first.id, 12.5)
    assert store.schedules()[0].last_fired_at == 12.5


def test_a_schedule_without_a_time_or_a_number_is_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="cron line"):
        store.add_schedule(cron=None, time_zone="UTC", every_ratings=None, created_by="ann")
    with pytest.raises(NotFound, match="no schedule 's1'"):
        store.remove_schedule("s1")
    with pytest.raises(NotFound, match="no schedule 's1'"):
        store.mark_fired("s1", 1.0)


def test_the_audit_trail_is_read_newest_first(store: Store) -> None:
    for what in ("train", "pin", "rollback"):
        store.audit("ann", what, "v1")
    assert [entry.what for entry in store.audit_log(limit=2)] == ["rollback", "pin"]
    assert store.audit_log()[0].who == "ann"


def test_a_fact_is_what_was_set_last(store: Store) -> None:
    assert store.meta("model") is None
    store.set_meta("model", "a")
    store.set_meta("model", "b")
    assert store.meta("model") == "b"
