"""Cron lines as people mean them, on APScheduler 3's trigger.

APScheduler counts weekdays from Monday, wants both days to match where cron wants either, takes
lines that never fire and fires twice in the hour that autumn repeats. All of that is mended here,
and nothing here knows of rounds or of the running scheduler.
"""

from __future__ import annotations

import difflib
import functools
import zoneinfo
from datetime import UTC, datetime

from apscheduler.triggers.base import BaseTrigger
from apscheduler.triggers.cron import CronTrigger

_WEEKDAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
_NICKNAMES = {
    "@hourly": "0 * * * *",
    "@daily": "0 0 * * *",
    "@midnight": "0 0 * * *",
    "@weekly": "0 0 * * 0",
    "@monthly": "0 0 1 * *",
    "@yearly": "0 0 1 1 *",
    "@annually": "0 0 1 1 *",
}


class ScheduleError(Exception):
    """A schedule that cannot be; its text says what came and what was wanted."""


def time_zone_named(name: str) -> zoneinfo.ZoneInfo:
    """Return the time zone of that IANA name.

    Raises:
        ScheduleError: There is none; the text names the nearest.
    """
    known = _time_zones()
    if name not in known:
        near = difflib.get_close_matches(name, sorted(known), n=1, cutoff=0.4)
        hint = f"; the nearest known is {near[0]}" if near else ""
        raise ScheduleError(f"time zone is {name!r}, wanted a name such as Europe/Berlin{hint}")
    return zoneinfo.ZoneInfo(name)


@functools.cache
def _time_zones() -> frozenset[str]:
    """Return the names of all time zones; they are read from many files, so only once."""
    return frozenset(zoneinfo.available_timezones())


def next_times(line: str | None, time_zone: str, now: datetime) -> list[datetime]:
    """Return the next three times of a cron line in its zone; none without a line.

    Raises:
        ScheduleError: The line or zone is wrong, or the line never fires.
    """
    return CronLine(line, time_zone, now).next_times(3, now) if line is not None else []


def known_times(line: str | None, time_zone: str, now: datetime) -> list[datetime]:
    """Return what `next_times` does, and none for a stored line that cannot fire any more."""
    try:
        return next_times(line, time_zone, now)
    except ScheduleError:
        return []


class CronLine(BaseTrigger):
    """Five cron fields, or a nickname such as @daily, in a time zone.

    Raises:
        ScheduleError: The line or the zone is wrong, or the line names no day that ever comes.
    """

    def __init__(self, line: str, time_zone: str, now: datetime | None = None) -> None:
        self.line = line
        self.zone = time_zone_named(time_zone)
        fields = _NICKNAMES.get(line.strip().lower(), line).split()
        if len(fields) != 5:
            raise ScheduleError(
                f"cron line is {line!r}, wanted five fields "
                "(minute hour day month weekday, e.g. `0 3 * * 0` for Sundays at three)"
            )
        minute, hour, day, month, weekday = fields
        self.fixed_hour = not hour.startswith("*")
        weekdays = _weekday_names(weekday)
        either = not day.startswith("*") and not weekday.startswith("*")
        days = [(day, "*"), ("*", weekdays)] if either else [(day, weekdays)]
        try:
            self.parts = [
                CronTrigger(
                    minute=minute,
                    hour=hour,
                    day=on_day,
                    month=month,
                    day_of_week=on_weekday,
                    timezone=self.zone,
                )
                for on_day, on_weekday in days
            ]
        except ValueError as problem:
            raise ScheduleError(f"cron line is {line!r}: {problem}") from problem
        if not self.next_times(1, now or datetime.now(UTC)):
            raise ScheduleError(f"cron line is {line!r}, which names no day that ever comes")

    def get_next_fire_time(
        self, previous_fire_time: datetime | None, now: datetime
    ) -> datetime | None:
        """Return the first time at or after `now` and after the previous one; None if none."""
        found = self._earliest(previous_fire_time, now)
        while found is not None and self.fixed_hour and self._is_repeat(found):
            found = self._earliest(found, found)
        return found

    def next_times(self, count: int, after: datetime) -> list[datetime]:
        """Return the next `count` times after `after`, in the line's zone."""
        times: list[datetime] = []
        previous: datetime | None = None
        now = after
        while len(times) < count:
            found = self.get_next_fire_time(previous, now)
            if found is None:
                break
            previous = now = found
            if found > after:
                # Through UTC, so that an hour that spring leaves out shows as the one after it.
                times.append(found.astimezone(UTC).astimezone(self.zone))
        return times

    def _earliest(self, previous: datetime | None, now: datetime) -> datetime | None:
        found = [part.get_next_fire_time(previous, now) for part in self.parts]
        return min((time for time in found if time is not None), default=None)

    def _is_repeat(self, time: datetime) -> bool:
        """Say whether the clock showed this time an hour ago already."""
        first = time.replace(fold=0)
        return time.fold == 1 and first.utcoffset() != time.utcoffset()


def _weekday_names(field: str) -> str:
    """Write a cron weekday field (0 and 7 are Sunday) as APScheduler's names."""
    if field == "*":
        return field
    days: set[int] = set()
    for item in field.lower().split(","):
        span, slash, step_text = item.partition("/")
        step = _number(step_text, field) if slash else 1
        if step < 1:
            raise ScheduleError(f"weekday field is {field!r}, wanted a step of at least 1")
        if span == "*":
            first, last = 0, 6
        else:
            first_text, dash, last_text = span.partition("-")
            first = _weekday(first_text, field)
            last = _weekday(last_text, field) if dash else 6 if slash else first
            if last < first:  # fri-mon, or mon-sun where Sunday is 0
                last += 7
        days.update(day % 7 for day in range(first, last + 1, step))
    return ",".join(_WEEKDAYS[day] for day in sorted(days))


def _weekday(text: str, field: str) -> int:
    if text in _WEEKDAYS:
        return _WEEKDAYS.index(text)
    day = _number(text, field)
    if not 0 <= day <= 7:
        raise ScheduleError(f"weekday field is {field!r}, wanted 0 to 7 (0 and 7 are Sunday)")
    return day


def _number(text: str, field: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise ScheduleError(
            f"weekday field is {field!r}, wanted numbers 0 to 7 or names such as mon-fri"
        )
    return int(text)
