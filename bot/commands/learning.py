"""Commands that change what serves: train, rollback, pin, unpin, and compare beside them."""

from __future__ import annotations

import argparse
import asyncio
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from bot.client import AdminClient, open_admin
from bot.commands.terminal import complain, harmless, say, show_json, show_table
from bot.errors import CommandError
from bot.settings import Settings

POLL_SECONDS = 0.3
ENDED = frozenset({"promoted", "rejected", "failed", "cancelled"})


def train(settings: Settings, arguments: argparse.Namespace) -> int:
    """Run one round now and report the gate's verdict; 0 only when a version was promoted."""
    return _round(settings, arguments, "command")


def practice(settings: Settings, arguments: argparse.Namespace) -> int:
    """Practise on tasks, run the answers, and train on what happened; 0 only when promoted."""
    return _round(settings, arguments, "practice")


def _round(settings: Settings, arguments: argparse.Namespace, trigger: str) -> int:
    record = asyncio.run(_train(settings, trigger, quiet=arguments.json))
    if arguments.json:
        show_json(record)
    else:
        _show_verdict(record)
    return 0 if record["state"] == "promoted" else 1


async def _train(settings: Settings, trigger: str, quiet: bool) -> dict[str, Any]:
    async with open_admin(settings) as admin:
        round_id = (await admin.post("/admin/rounds", {"trigger": trigger}))["id"]
        try:
            return await _follow(admin, round_id, quiet)
        except asyncio.CancelledError:
            await admin.post(f"/admin/rounds/{round_id}/cancel")
            complain(f"round {round_id} is cancelled; the served version stays")
            raise


async def _follow(admin: AdminClient, round_id: str, quiet: bool) -> dict[str, Any]:
    """Watch a round to its end with a progress bar on standard error."""
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f} %"),
        TimeElapsedColumn(),
        TextColumn("{task.fields[figures]}"),
        console=Console(stderr=True),
        disable=quiet,
    )
    with bar:
        task = bar.add_task(f"round {round_id}", total=1.0, figures="")
        while True:
            record: dict[str, Any] = await admin.get(f"/admin/rounds/{round_id}")
            bar.update(
                task,
                completed=record["progress"],
                description=f"round {round_id}: {record['phase'] or record['state']}",
                figures=_figures(record),
            )
            if record["state"] in ENDED:
                return record
            await asyncio.sleep(POLL_SECONDS)


def _figures(record: dict[str, Any]) -> str:
    live = record.get("live") or {}
    parts = [
        f"{words} {live[name]:.3g}"
        for name, words in (("loss", "loss"), ("kl", "KL"), ("clip_fraction", "clipped"))
        if live.get(name) is not None
    ]
    if live.get("steps"):
        parts.insert(0, f"step {live['step']}/{live['steps']}")
    if live.get("seconds_left") is not None:
        parts.append(f"{live['seconds_left']:.0f} s left")
    return " · ".join(parts)


def _show_verdict(record: dict[str, Any]) -> None:
    name = record["id"]
    if record["checks"]:
        show_table(
            f"Round {name}: what the gate measured",
            ("check", "value", "limit", "passed", "detail"),
            (
                (check["name"], check["value"], check["limit"], check["passed"], check["detail"])
                for check in record["checks"]
            ),
        )
    used = f"{record['fresh']} fresh and {record['replayed']} replayed replies"
    if record["state"] == "promoted":
        say(f"{record['version']} serves now ({record['verdict']}); it learned from {used}.")
        return
    reason = f": {record['error']}" if record["error"] else ""
    complain(f"round {name} ended {record['state']}{reason}; the served version stays")


def rollback(settings: Settings, arguments: argparse.Namespace) -> int:
    """Serve an earlier version again; without a name, the parent of the one that serves."""

    async def act() -> Any:
        async with open_admin(settings) as admin:
            return await admin.post("/admin/rollback", {"version": arguments.version})

    answer = asyncio.run(act())
    if arguments.json:
        show_json(answer)
    else:
        say(f"{answer['version']} serves now.")
    return 0


def pin(settings: Settings, arguments: argparse.Namespace) -> int:
    """Keep a version from being replaced or pruned, or let it go again."""
    return _pin(settings, arguments, pinned=True)


def unpin(settings: Settings, arguments: argparse.Namespace) -> int:
    """Let a pinned version be replaced and pruned again."""
    return _pin(settings, arguments, pinned=False)


def _pin(settings: Settings, arguments: argparse.Namespace, pinned: bool) -> int:
    async def act() -> Any:
        async with open_admin(settings) as admin:
            body = {"version": arguments.version, "pinned": pinned}
            return await admin.post("/admin/pin", body)

    answer = asyncio.run(act())
    if arguments.json:
        show_json(answer)
    else:
        say(f"{arguments.version} is {'pinned' if pinned else 'no longer pinned'}.")
    return 0


def compare(settings: Settings, arguments: argparse.Namespace) -> int:
    """Show one prompt answered by two versions, by default the serving one and its parent."""
    answer = asyncio.run(_compare(settings, arguments.prompt, arguments.versions))
    if arguments.json:
        show_json(answer)
        return 0
    for one in answer["answers"]:
        say(f"--- {one['version']} ({one['seconds']:.1f} s)")
        say(harmless(one["text"]))
    return 0


async def _compare(settings: Settings, prompt: str, versions: list[str] | None) -> Any:
    async with open_admin(settings) as admin:
        if versions is None:
            known = await admin.get("/admin/versions")
            serving = next((one for one in known if one["state"] == "serving"), None)
            if serving is None:
                raise CommandError(
                    "only v0 serves, so there is nothing to compare it with: "
                    "name two with --versions, or train first"
                )
            versions = [serving["parent"], serving["name"]]
        return await admin.post("/admin/compare", {"prompt": prompt, "versions": versions})
