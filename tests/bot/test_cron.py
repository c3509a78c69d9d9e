"""Cron lines fire when people mean them to, with the moment of asking passed in."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cron import CronLine, ScheduleError

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)  # a Monday


def times(line: str, zone: str = "UTC", after: datetime = NOON, count: int = 3) -> list[str]:
    return [
        f"{time:%a %m-%d %H:%M %z}" for time in CronLine(line, zone, after).next_times(count, after)
    ]


@pytest.mark.parametrize(
    ("field", "days"),
    [
        ("0", {"Sun"}),
        ("7", {"Sun"}),
        ("1", {"Mon"}),
        ("1-5", {"Mon", "Tue", "Wed", "Thu", "Fri"}),
        ("5-7", {"Fri", "Sat", "Sun"}),
        ("0-6", {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"}),
        ("mon-sun", {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"}),
        ("FRI-MON", {"Fri", "Sat", "Sun", "Mon"}),
        ("*/2", {"Sun", "Tue", "Thu", "Sat"}),
        ("1-5/2", {"Mon", "Wed", "Fri"}),
        ("tue,6", {"Tue", "Sat"}),
    ],
)
def test_weekdays_are_cron_s_and_not_the_library_s(field: str, days: set[str]) -> None:
    assert {time[:3] for time in times(f"0 3 * * {field}", count=14)} == days


@given(st.sets(st.integers(0, 7), min_size=1))
def test_any_list_of_weekdays_fires_on_just_those(days: set[int]) -> None:
    line = CronLine("0 3 * * " + ",".join(map(str, days)), "UTC", NOON)
    found = {time.isoweekday() % 7 for time in line.next_times(7, NOON)}
    assert found == {day % 7 for day in days}


def test_a_day_and_a_weekday_together_mean_either() -> None:
    assert times("0 3 1 * 5") == [
        "Fri 11-27 03:00 +0000",
        "Tue 12-01 03:00 +0000",
        "Fri 12-04 03:00 +0000",
    ]


def test_nicknames_are_understood() -> None:
    assert times("@daily")[0] == "Tue 11-24 00:00 +0000"
    assert times("@weekly")[0] == "Sun 11-29 00:00 +0000"


def test_the_hour_that_autumn_repeats_fires_once() -> None:
    before = datetime(2026, 10, 24, 12, tzinfo=UTC)
    assert times("30 2 * * *", "Europe/Berlin", before) == [
        "Sun 10-25 02:30 +0200",
        "Mon 10-26 02:30 +0100",
        "Tue 10-27 02:30 +0100",
    ]


def test_an_hourly_line_goes_on_through_the_repeated_hour() -> None:
    before = datetime(2026, 10, 24, 23, 30, tzinfo=UTC)
    assert times("0 * * * *", "Europe/Berlin", before) == [
        "Sun 10-25 02:00 +0200",
        "Sun 10-25 02:00 +0100",
        "Sun 10-25 03:00 +0100",
    ]


def test_the_hour_that_spring_leaves_out_fires_right_after_it() -> None:
    before = datetime(2027, 3, 27, 12, tzinfo=UTC)
    assert times("30 2 * * *", "Europe/Berlin", before)[:2] == [
        "Sun 03-28 03:30 +0200",
        "Mon 03-29 02:30 +0200",
    ]


def test_a_leap_day_is_found_years_ahead() -> None:
    after = CronLine("0 3 29 2 *", "UTC", NOON).next_times(1, NOON)
    assert after == [datetime(2028, 2, 29, 3, tzinfo=ZoneInfo("UTC"))]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("0 3 31 2 *", "no day that ever comes"),
        ("0 3 * *", "five fields"),
        ("", "five fields"),
        ("61 3 * * *", "61"),
        ("0 3 * * 8", "0 to 7"),
        ("0 3 * * monday", "names such as mon-fri"),
        ("0 3 * * */0", "at least 1"),
        ("*/0 3 * * *", "Increment"),
    ],
)
def test_impossible_lines_are_refused_with_what_is_wrong(line: str, words: str) -> None:
    with pytest.raises(ScheduleError, match=words.replace("*", r"\*")):
        CronLine(line, "UTC", NOON)


def test_an_unknown_time_zone_is_refused_with_the_nearest() -> None:
    with pytest.raises(ScheduleError, match="Europe/Berlin"):
        CronLine("0 3 * * *", "Europe/Berln")
    with pytest.raises(ScheduleError):
        CronLine("0 3 * * *", "../etc/passwd")
