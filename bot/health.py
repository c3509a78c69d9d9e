"""Looks after a running bot: gathers what health is judged by, and keeps the last judgement awhile.

What is healthy is `learner.health`'s to say. Every surface asks here, so that all say the same.
"""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.cron import CronLine, ScheduleError
from bot.facts import FINGERPRINT, PAUSED
from bot.settings import Settings
from learner.health import (
    Alarm,
    Figures,
    Outside,
    ScheduleFigures,
    Sign,
    ValueFigures,
    alarms,
    gather,
    signs,
)
from storage.adapters import AdapterShelf
from storage.records import ScheduleRecord
from storage.store import ADAPTERS_NAME, Store

if TYPE_CHECKING:  # a report without a bot needs neither
    from bot.schedules import Schedules
    from learner.qvalue.judging import Judged

KEPT_SECONDS = 5.0
"""How long a judgement is handed out again: a page asks at every thumb."""

SETTLING_SECONDS = 60.0
"""A schedule that was added a moment ago may not be planned yet."""

VALUE_THUMBS = 200
"""The newest thumbs that the learned value is judged by: its first guesses are long past."""


@dataclass(frozen=True)
class Look:
    """One look at the bot: what was seen, its main numbers, and what is wrong."""

    figures: Figures
    signs: tuple[Sign, ...]
    alarms: tuple[Alarm, ...]


class Health:
    """Judges a running bot.

    `speaking` and `judged` tell what only the engine and the learned value know.
    """

    def __init__(
        self,
        store: Store,
        shelf: AdapterShelf,
        settings: Settings,
        schedules: Schedules,
        *,
        fingerprint: str,
        speaking: Callable[[], str],
        judged: Callable[[int], Judged | None],
    ) -> None:
        self._store = store
        self._shelf = shelf
        self._settings = settings
        self._schedules = schedules
        self._fingerprint = fingerprint
        self._speaking = speaking
        self._judged = judged
        self._started_at = time.time()
        self._looking = threading.Lock()
        self._last: tuple[float, Look] | None = None

    def look(self, now: float | None = None) -> Look:
        """Judge the bot as it is now; blocks on SQLite and the disk.

        Without `now`, a judgement of the last seconds is handed out again.
        """
        with self._looking:
            moment = time.time() if now is None else now
            if self._last is not None and now is None:
                at, look = self._last
                if 0 <= moment - at < KEPT_SECONDS:
                    return look
            look = _judge(self._store, self._shelf, self._outside(moment))
            self._last = (moment, look)
            return look

    def forget(self) -> None:
        """Judge anew at the next question."""
        with self._looking:
            self._last = None

    def _outside(self, now: float) -> Outside:
        judged = self._judged(VALUE_THUMBS)
        value = None
        if judged is not None and judged.auc is not None:
            value = ValueFigures(judged.auc, judged.ups, judged.count - judged.ups)
        schedules = self._store.schedules() if self._schedules.awake else []
        return _outside(
            self._store,
            self._settings,
            now,
            fingerprint=self._fingerprint,
            speaking=self._speaking(),
            value=value,
            schedules=tuple(self._figures_of(one, now) for one in schedules),
        )

    def _figures_of(self, record: ScheduleRecord, now: float) -> ScheduleFigures:
        since = max(record.last_fired_at or record.created_at, self._started_at)
        due, has_next = _due_by_time(record, since, now)
        if due is None and self._schedules.is_owed(record, self._store.new_ratings()):
            due = max(self._store.vitals(self._fingerprint).last_rating_at or now, since)
        planned = self._schedules.is_planned(record) or now - record.created_at < SETTLING_SECONDS
        return ScheduleFigures(record.id, due, has_next, planned)


def stored_look(store: Store, settings: Settings) -> Look:
    """Judge a data directory while no bot runs on it."""
    now = time.time()
    schedules = tuple(
        ScheduleFigures(one.id, None, _due_by_time(one, now, now)[1], True)
        for one in store.schedules()
    )
    outside = _outside(
        store,
        settings,
        now,
        fingerprint=store.meta(FINGERPRINT),
        speaking=None,
        value=None,
        schedules=schedules,
    )
    return _judge(store, AdapterShelf(settings.data_dir / ADAPTERS_NAME), outside)


def _judge(store: Store, shelf: AdapterShelf, outside: Outside) -> Look:
    figures = gather(store, shelf, outside)
    return Look(figures, signs(figures), alarms(figures))


def _outside(
    store: Store,
    settings: Settings,
    now: float,
    *,
    fingerprint: str | None,
    speaking: str | None,
    value: ValueFigures | None,
    schedules: tuple[ScheduleFigures, ...],
) -> Outside:
    return Outside(
        now=now,
        fingerprint=fingerprint,
        temperature=settings.serving.temperature,
        top_p=settings.serving.top_p,
        minimum_ratings=settings.rounds.minimum_ratings,
        free_bytes=shutil.disk_usage(settings.data_dir).free,
        speaking=speaking,
        value=value,
        schedules=schedules,
        blocked=_blocked(store),
    )


def _blocked(store: Store) -> str | None:
    """Say why no round may start; names nobody."""
    if store.meta(PAUSED):
        return "rounds are paused"
    pinned = next((one for one in store.versions() if one.state == "serving" and one.pinned), None)
    return f"{pinned.name} is pinned" if pinned else None


def _due_by_time(record: ScheduleRecord, since: float, now: float) -> tuple[float | None, bool]:
    """Return when a schedule by time should have fired after `since`, and whether it ever will."""
    if record.cron is None:
        return None, True
    try:
        line = CronLine(record.cron, record.time_zone, datetime.fromtimestamp(now, UTC))
    except ScheduleError:
        return None, False
    missed = line.next_times(1, datetime.fromtimestamp(since, UTC))
    due = missed[0].timestamp() if missed else now
    return (due if due < now else None), True
