"""`thumbwise schedule`: when rounds start by themselves."""

from __future__ import annotations

import argparse
import asyncio
import dataclasses
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from bot.client import open_admin
from bot.commands.reading import read_store
from bot.commands.terminal import confirm, say, show_json, show_table, when
from bot.errors import CommandError
from bot.settings import Settings
from storage.records import ScheduleRecord


def add(settings: Settings, arguments: argparse.Namespace) -> int:
    """Show the next three times and save the schedule once that is agreed to."""
    if arguments.cron is None and arguments.every_ratings is None:
        raise CommandError("say when: --cron '0 3 * * 0', --every-ratings 50, or both")
    plan = {
        "cron": arguments.cron,
        "time_zone": arguments.time_zone,
        "every_ratings": arguments.every_ratings,
    }
    saved = asyncio.run(_add(settings, plan, arguments.yes, quiet=arguments.json))
    if arguments.json:
        show_json(saved)
    else:
        say(f"Schedule {saved['id']} is saved.")
    return 0


async def _add(settings: Settings, plan: dict[str, Any], agreed: bool, quiet: bool) -> Any:
    async with open_admin(settings) as admin:
        preview = await admin.post("/admin/schedules", plan | {"preview": True})
        if not quiet:
            for time in preview["next_times"]:
                say(f"next: {time}")
            if plan["every_ratings"]:
                say(f"and whenever {plan['every_ratings']} new ratings have come")
        if not agreed and not await asyncio.to_thread(confirm, "Save this schedule?"):
            raise CommandError("nothing is saved; say yes, or pass --yes")
        return await admin.post("/admin/schedules", plan)


def show(settings: Settings, arguments: argparse.Namespace) -> int:
    """List the schedules with their next times; read from the database alone."""
    from bot.status import stored_status

    with read_store(settings.data_dir) as store:
        plans = stored_status(store, settings).schedules
    if arguments.json:
        show_json(
            [dataclasses.asdict(plan.schedule) | {"next_times": plan.next_times} for plan in plans]
        )
    elif not plans:
        say("No schedules: rounds start only when someone asks (`thumbwise train`).")
    else:
        show_table(
            "Schedules",
            ("id", "cron", "time zone", "every", "next", "last fired"),
            (_row(plan.schedule, plan.next_times) for plan in plans),
        )
    return 0


def _row(schedule: ScheduleRecord, next_times: Sequence[str]) -> tuple[object, ...]:
    every = schedule.every_ratings
    return (
        schedule.id,
        schedule.cron,
        schedule.time_zone,
        f"{every} ratings" if every else None,
        next_times[0] if next_times else None,
        when(schedule.last_fired_at),
    )


def remove(settings: Settings, arguments: argparse.Namespace) -> int:
    """Remove a schedule."""
    asyncio.run(_remove(settings, arguments.id))
    say(f"Schedule {arguments.id} is removed.")
    return 0


async def _remove(settings: Settings, schedule: str) -> None:
    async with open_admin(settings) as admin:
        await admin.delete(f"/admin/schedules/{quote(schedule, safe='')}")
