"""Commands that only report: status, history, doctor. They load no model."""

from __future__ import annotations

import argparse
import asyncio
import dataclasses
from typing import Any

from bot.client import remote_admin
from bot.commands.reading import read_store
from bot.commands.terminal import say, show_json, show_table, size, when
from bot.runtime import running_bot
from bot.settings import Settings
from storage.records import BASE_VERSION, RoundRecord, VersionRecord


def status(settings: Settings, arguments: argparse.Namespace) -> int:
    """Show one page of figures, from the running bot or from the database alone."""
    figures = asyncio.run(_figures(settings))
    if arguments.json:
        show_json(figures)
    else:
        _show_figures(figures, settings)
    return 0


async def _figures(settings: Settings) -> dict[str, Any]:
    if bot := running_bot(settings.data_dir):
        async with remote_admin(settings, bot) as admin:
            answer: dict[str, Any] = await admin.get("/admin/status")
            return answer
    from bot.status import stored_status

    with read_store(settings.data_dir) as store:
        return stored_status(store, settings).as_dict()


def _show_figures(figures: dict[str, Any], settings: Settings) -> None:
    running, ratings = figures["running"], figures["ratings"]
    bot = running_bot(settings.data_dir)
    if running:
        engine, model = running["engine"], running["model"]
        say(f"bot       runs at {bot.url if bot else '?'} since {when(running['since'])}")
        say(f"model     {model['name']}: {model['parameters']:,} parameters on {model['device']}")
        say(f"load      {engine['queued']} waiting, {engine['running']} being answered")
        say(f"memory    {size(running['memory_bytes'])}")
    else:
        say("bot       not running; start it with `thumbwise`")
    say(f"serving   {figures['serving']}, after {figures['replies']} replies")
    missing = f"{ratings['missing']} more until a round" if ratings["missing"] else "enough"
    say(f"ratings   {ratings['total']}, of which {ratings['new']} new ({missing})")
    say(f"round     {_round_words(figures['round'], figures['last_round'])}")
    for plan in figures["schedules"]:
        say(f"schedule  {plan['schedule']['id']}: {_plan_words(plan)}")
    say(f"disk      {size(figures['data_bytes'])} in {figures['data_dir']}")
    say(f"          {size(figures['free_bytes'])} free")
    for notice in running["notices"] if running else ():
        say(f"note      {notice}")
    _show_liked(figures["liked"])
    _show_health(figures["health"])
    if figures["curve"]:
        show_table(
            "Thumbs by version",
            ("version", "up", "down", "share up", "95 % interval"),
            (
                (
                    point["version"],
                    point["up"],
                    point["down"],
                    f"{point['share']:.0%}",
                    f"{point['low']:.0%} to {point['high']:.0%}",
                )
                for point in figures["curve"]
            ),
        )


def _show_health(alarms: list[dict[str, Any]]) -> None:
    if not alarms:
        say("health    nothing keeps it from learning")
    for alarm in alarms:
        say(f"{alarm['severity']:<9} {alarm['words']} ({alarm['name']})")
        say(f"          → {alarm['remedy']}")


def _show_liked(figures: dict[str, Any]) -> None:
    from bot.liked import Liked, liked_words
    from learner.qvalue.head import Taste

    tastes = tuple(Taste(**taste) for taste in figures["tastes"])
    for line in liked_words(Liked(**{**figures, "tastes": tastes})):
        say(f"liked     {line}")


def _round_words(running: dict[str, Any] | None, last: dict[str, Any] | None) -> str:
    if running:
        return f"{running['id']} runs: {running['phase']}, {running['progress']:.0%}"
    if last is None:
        return "none yet"
    made = f" {last['version']}" if last["state"] == "promoted" else ""
    why = f": {last['error']}" if last["error"] else ""
    return f"{last['id']} {last['state']}{made} {when(last['finished_at'])}{why}"


def _plan_words(plan: dict[str, Any]) -> str:
    words = [f"next at {plan['next_times'][0]}"] if plan["next_times"] else []
    every = plan["schedule"]["every_ratings"]
    words += [f"whenever {every} new ratings came"] if every else []
    return " and ".join(words)


def history(settings: Settings, arguments: argparse.Namespace) -> int:
    """Show every adapter version with what it learned from, and the rounds that made none."""
    with read_store(settings.data_dir) as store:
        versions, rounds = store.versions(), store.rounds(limit=arguments.limit)
        serving = store.serving()
    if arguments.json:
        show_json(
            {
                "serving": serving,
                "versions": [dataclasses.asdict(version) for version in versions],
                "rounds": [
                    dataclasses.asdict(record) | {"replayed_share": _replayed_share(record)}
                    for record in rounds
                ],
            }
        )
        return 0
    if serving == BASE_VERSION:
        say("v0, the base model, serves.")
    by_id = {record.id: record for record in rounds}
    if versions:
        show_table(
            "Adapter versions, newest first",
            ("version", "state", "parent", "round", "learned from", "replayed", "verdict", "made"),
            (_version_row(version, by_id.get(version.round or "")) for version in versions),
        )
    if rounds:
        show_table(
            "Rounds, newest first",
            ("round", "state", "asked by", "fresh", "replayed", "gate", "ended"),
            (_round_row(record) for record in rounds),
        )
    for record in rounds:
        if record.error:
            say(f"{record.id}: {record.error}")
    if not rounds:
        say("No round has run yet; start one with `thumbwise train`.")
    return 0


def _replayed_share(record: RoundRecord) -> float:
    used = record.fresh + record.replayed
    return record.replayed / used if used else 0.0


def _version_row(version: VersionRecord, record: RoundRecord | None) -> tuple[object, ...]:
    marks: list[str] = [version.state]
    marks += ["pinned"] if version.pinned else []
    marks += ["rolled back"] if version.rolled_back else []
    learned = f"{record.fresh + record.replayed} replies" if record else None
    share = f"{_replayed_share(record):.0%}" if record else None
    return (
        version.name,
        ", ".join(marks),
        version.parent,
        version.round,
        learned,
        share,
        record.verdict if record else None,
        when(version.created_at),
    )


def _round_row(record: RoundRecord) -> tuple[object, ...]:
    gate = "; ".join(
        f"{check.name} {check.value:.3g}{'' if check.passed else f' (limit {check.limit:.3g})'}"
        for check in record.checks
    )
    return (
        record.id,
        record.state,
        _asked_by(record),
        record.fresh,
        record.replayed,
        gate or None,
        when(record.finished_at),
    )


def _asked_by(record: RoundRecord) -> str:
    """Who asked for a round, and how: once, by the closer word of the two that are stored."""
    who = record.requested_by.removesuffix(" (API)").removesuffix(" (page)")
    if record.trigger == "request" and who != record.requested_by:
        return record.requested_by
    return f"{who} ({record.trigger})"


def doctor(settings: Settings, arguments: argparse.Namespace) -> int:
    """Report what is well, what is not and what mends it; 1 when something is broken."""
    from bot.doctor import examine

    findings = examine(settings)
    broken = [finding for finding in findings if finding.state == "broken"]
    if arguments.json:
        show_json(
            {"ok": not broken, "findings": [dataclasses.asdict(finding) for finding in findings]}
        )
        return 1 if broken else 0
    marks = {"ok": "✓", "note": "·", "broken": "✗"}
    for finding in findings:
        say(f"{marks[finding.state]} {finding.name}: {finding.detail}")
        if finding.mend:
            say(f"    → {finding.mend}")
    say("")
    say(f"{len(broken)} broken." if broken else "All is well.")
    return 1 if broken else 0
