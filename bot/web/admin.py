"""The admin API: rounds, versions, schedules, data. Everything here wants the admin token."""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse, Response, StreamingResponse
from pydantic import Field, model_validator

from bot.exchange import export_lines, import_lines
from bot.web.bodies import MAXIMUM_IMPORT_BYTES, MAXIMUM_TEXT, Body, read_body, read_optional_body
from bot.web.errors import WebError
from bot.web.markdown import to_html
from bot.web.security import Guard
from bot.web.views import planned_view, round_view, version_view
from storage.backup import backup
from storage.errors import ImportRefused, NotFound

if TYPE_CHECKING:
    from bot.app import App

_SHOWN_PROBLEMS = 50
_NDJSON = "application/x-ndjson"

MOST_IMPORTED_LINES = 5_000
"""One import is one transaction, and thumbs and replies wait for it: half a second per thousand
lines on a slow machine."""

Name = Annotated[str, Field(min_length=1, max_length=100)]


class RoundRequest(Body):
    """The body of `POST /admin/rounds`; all of it may be left out."""

    trigger: Literal["request", "page", "command", "practice"] = "request"


class RollbackRequest(Body):
    """Which version is to serve; none: the parent of the one that serves."""

    version: Name | None = None


class PinRequest(Body):
    """Whether a version is kept as it is."""

    version: Name
    pinned: bool


class ScheduleRequest(Body):
    """When rounds start by themselves; a `preview` saves nothing."""

    cron: Annotated[str, Field(max_length=200)] | None = None
    time_zone: Name | None = None
    every_ratings: Annotated[int, Field(ge=1)] | None = None
    preview: bool = False

    @model_validator(mode="after")
    def _fires_at_all(self) -> ScheduleRequest:
        if self.cron is None and self.every_ratings is None:
            raise ValueError("a schedule wants a cron line, a number of new ratings, or both")
        return self


class ImportRequest(Body):
    """Lines of ratings, in the form that export writes or in a named mapping."""

    lines: list[str]
    mapping: Literal["taskmaster"] | None = None


class BackupRequest(Body):
    """Where the backup is to lie on the bot's machine."""

    path: Annotated[str, Field(min_length=1, max_length=4096)]


class CompareRequest(Body):
    """One prompt for two versions."""

    prompt: Annotated[str, Field(min_length=1, max_length=MAXIMUM_TEXT)]
    versions: Annotated[list[Name], Field(min_length=2, max_length=2)]


def routes(app: App, guard: Guard) -> APIRouter:
    """Return the routes under `/admin`."""
    router = APIRouter(prefix="/admin", dependencies=[Depends(guard.check_admin)])
    _add_rounds(router, app, guard)
    _add_versions(router, app, guard)
    _add_schedules(router, app, guard)
    _add_data(router, app, guard)
    return router


def _add_rounds(router: APIRouter, app: App, guard: Guard) -> None:
    @router.post("/rounds", status_code=202)
    async def start_round(request: Request) -> dict[str, Any]:
        asked = await read_optional_body(request, RoundRequest)
        record = await app.rounds.request(asked.trigger, guard.who(request))
        return round_view(record)

    @router.get("/rounds")
    async def rounds() -> list[dict[str, Any]]:
        return [round_view(record) for record in await asyncio.to_thread(app.store.rounds)]

    @router.get("/rounds/{id}")
    async def one_round(id: str) -> dict[str, Any]:
        record, current = await asyncio.to_thread(app.store.round, id), app.rounds.current
        progress = app.rounds.progress if current is not None and current.id == id else None
        live = dataclasses.asdict(progress) if progress is not None else None
        return round_view(record) | {"live": live}

    @router.post("/rounds/{id}/cancel")
    async def cancel_round(request: Request, id: str) -> dict[str, Any]:
        return round_view(await app.rounds.cancel(id, guard.who(request)))


def _add_versions(router: APIRouter, app: App, guard: Guard) -> None:
    @router.get("/versions")
    async def versions() -> list[dict[str, Any]]:
        return [version_view(known) for known in await asyncio.to_thread(app.store.versions)]

    @router.post("/rollback")
    async def roll_back(request: Request) -> dict[str, Any]:
        asked = await read_optional_body(request, RollbackRequest)
        return {"version": await app.versions.roll_back(asked.version, guard.who(request))}

    @router.post("/pin")
    async def pin(request: Request) -> dict[str, Any]:
        asked = await read_body(request, PinRequest)
        await app.versions.pin(asked.version, asked.pinned, guard.who(request))
        return version_view(await asyncio.to_thread(app.store.version, asked.version))

    @router.post("/compare")
    async def compare(request: Request) -> dict[str, Any]:
        asked = await read_body(request, CompareRequest)
        first, second = asked.versions
        compared = await app.versions.compare(asked.prompt, (first, second), guard.who(request))
        view = dataclasses.asdict(compared)
        for answer in view["answers"]:
            answer["html"] = await asyncio.to_thread(to_html, answer["text"])
        return view


def _add_schedules(router: APIRouter, app: App, guard: Guard) -> None:
    @router.get("/schedules")
    async def schedules() -> list[dict[str, Any]]:
        return [planned_view(planned) for planned in await app.schedules.list()]

    @router.get("/schedules/{id}")
    async def one_schedule(id: str) -> dict[str, Any]:
        for planned in await app.schedules.list():
            if planned.schedule.id == id:
                return planned_view(planned)
        raise NotFound(f"there is no schedule {id!r}; GET /admin/schedules lists them")

    @router.post("/schedules")
    async def add_schedule(request: Request) -> Response:
        asked = await read_body(request, ScheduleRequest)
        if asked.preview:
            times = app.schedules.preview(asked.cron, asked.time_zone or "UTC")
            return JSONResponse({"next_times": [time.isoformat() for time in times]})
        added = await app.schedules.add(
            asked.cron, asked.time_zone, asked.every_ratings, guard.who(request)
        )
        return JSONResponse(dataclasses.asdict(added), 201)

    @router.delete("/schedules/{id}")
    async def remove_schedule(request: Request, id: str) -> dict[str, str]:
        await app.schedules.remove(id, guard.who(request))
        return {"removed": id}


def _add_data(router: APIRouter, app: App, guard: Guard) -> None:
    @router.get("/status")
    async def status() -> dict[str, Any]:
        return dataclasses.asdict(await asyncio.to_thread(app.status))

    @router.get("/audit")
    async def audit() -> list[dict[str, Any]]:
        entries = await asyncio.to_thread(app.store.audit_log)
        return [dataclasses.asdict(entry) for entry in entries]

    @router.get("/export")
    async def export() -> Response:
        return StreamingResponse(_in_pieces(export_lines(app.store)), media_type=_NDJSON)

    @router.post("/import")
    async def import_ratings(request: Request) -> dict[str, Any]:
        asked = await read_body(request, ImportRequest, MAXIMUM_IMPORT_BYTES)
        _refuse_long_import(len(asked.lines))
        try:
            count = await asyncio.to_thread(import_lines, app.store, asked.lines, asked.mapping)
        except ImportRefused as refusal:
            raise WebError(422, _bad_lines(refusal), "malformed_rows") from refusal
        await asyncio.to_thread(app.store.audit, guard.who(request), "import", str(count))
        return dataclasses.asdict(count)

    @router.post("/backup")
    async def make_backup(request: Request) -> dict[str, str]:
        asked = await read_body(request, BackupRequest)
        target = Path(asked.path)
        if not target.is_absolute():
            raise WebError(422, f"path is {asked.path!r}, wanted an absolute one", "malformed_body")
        written = await asyncio.to_thread(backup, app.store, app.shelf, target)
        await asyncio.to_thread(app.store.audit, guard.who(request), "backup", str(written))
        return {"path": str(written)}


def _in_pieces(lines: Iterator[str]) -> Iterator[str]:
    """Join lines into pieces worth sending, each read from the store on a thread."""
    while piece := list(islice(lines, 200)):
        yield "".join(f"{line}\n" for line in piece)


def _refuse_long_import(lines: int) -> None:
    if lines > MOST_IMPORTED_LINES:
        raise WebError(
            413,
            f"{lines} lines came, a running bot takes {MOST_IMPORTED_LINES} at once: send them in "
            "parts, or stop the bot and run `thumbwise import FILE`, which takes any number",
            "too_many_lines",
        )


def _bad_lines(refusal: ImportRefused) -> str:
    """Name the bad lines, not more than a person reads."""
    shown = refusal.problems[:_SHOWN_PROBLEMS]
    said = "; ".join(f"line {problem.line}: {problem.reason}" for problem in shown)
    more = len(refusal.problems) - len(shown)
    return f"nothing was imported, {len(refusal.problems)} bad line(s): {said}" + (
        f"; and {more} more" if more else ""
    )
