"""The page itself, the admin's login on it, and what all its people see: stats, rounds, news.

What belongs to one person is in `conversations`, what changes the bot itself in `admin`.
"""

from __future__ import annotations

import asyncio
import dataclasses
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import StreamingResponse
from fastapi.templating import Jinja2Templates
from pydantic import Field

from bot.status import curve_points
from bot.web.bodies import Body, read_body
from bot.web.entry import Entry
from bot.web.events import live
from bot.web.openai import STREAM_HEADERS
from bot.web.security import Guard, check_same_origin, welcome
from bot.web.views import curve_view, health_view, round_view, sandbox_view, version_view

if TYPE_CHECKING:
    from bot.app import App

_TEMPLATES = Jinja2Templates(Path(__file__).parent / "templates")
_SHOWN_ROUNDS = 8


class LoginForm(Body):
    """The admin token."""

    token: Annotated[str, Field(min_length=1, max_length=1000)]


def open_routes(app: App, entry: Entry) -> APIRouter:
    """Return what answers without a login: the page, or the form in its place, and health."""
    router = APIRouter()

    @router.get("/", response_model=None)
    async def page(request: Request) -> Response:
        if not await entry.admits(request):
            return _TEMPLATES.TemplateResponse(
                request, "login.html", status_code=401, headers={"WWW-Authenticate": "Bearer"}
            )
        facts = {
            "login": entry.asked,
            "embedded": app.settings.model == "embedded",
            "model": app.settings.model,
            "parameters": _in_words(app.base.parameters),
        }
        response = _TEMPLATES.TemplateResponse(request, "index.html", facts)
        welcome(request, response)
        return response

    @router.get("/healthz")
    async def health(response: Response) -> dict[str, Any]:
        if not app.engine.healthy:
            response.status_code = 503
            return {"status": "engine stopped"}
        return {
            "status": "ok",
            "adapter": app.engine.serving,
            "training": app.rounds.progress is not None,
            "model": app.settings.model,
        }

    return router


def routes(app: App, guard: Guard, entry: Entry) -> APIRouter:
    """Return the page's calls for which nobody needs a name."""
    router = APIRouter()

    @router.get("/stats")
    async def stats() -> dict[str, Any]:
        return await asyncio.to_thread(_stats, app)

    own = APIRouter(dependencies=[Depends(check_same_origin)])
    _add_login(own, guard)
    _add_overview(own, app, entry)
    router.include_router(own)
    return router


def _add_login(own: APIRouter, guard: Guard) -> None:
    @own.get("/login")
    async def session(request: Request) -> dict[str, Any]:
        known = guard.session(request)
        return {"admin": known is not None, "csrf": known.csrf if known else None}

    @own.post("/login")
    async def log_in(request: Request, response: Response) -> dict[str, Any]:
        asked = await read_body(request, LoginForm)
        return {"admin": True, "csrf": guard.log_in(request, response, asked.token).csrf}

    @own.post("/logout")
    async def log_out(request: Request, response: Response) -> dict[str, Any]:
        guard.log_out(request, response)
        return {"admin": False, "csrf": None}


def _add_overview(own: APIRouter, app: App, entry: Entry) -> None:
    @own.get("/api/overview")
    async def overview() -> dict[str, Any]:
        return await asyncio.to_thread(_overview, app)

    @own.get("/api/events")
    async def events(request: Request) -> Response:
        return StreamingResponse(
            live(app.rounds, partial(entry.admits, request)),
            media_type="text/event-stream",
            headers=STREAM_HEADERS,
        )


def _stats(app: App) -> dict[str, Any]:
    return {
        "serving": app.engine.serving,
        "replies": app.store.count_replies(),
        "ratings": app.store.count_ratings(),
        "curve": curve_view(curve_points(app.store, app.base.fingerprint)),
        "sandbox": sandbox_view(app.snippets.known),
        "health": health_view(app.health.look()),
        "liked": dataclasses.asdict(app.valuing.liked()),
    }


def _overview(app: App) -> dict[str, Any]:
    new, minimum = app.store.new_ratings(), app.settings.rounds.minimum_ratings
    progress = app.rounds.progress
    return _stats(app) | {
        "notices": list(app.notices),
        "new_ratings": new,
        "minimum_ratings": minimum,
        "missing": max(0, minimum - new),
        "progress": dataclasses.asdict(progress) if progress else None,
        "versions": [version_view(version) for version in app.store.versions()],
        "rounds": [round_view(record) for record in app.store.rounds(_SHOWN_ROUNDS)],
    }


def _in_words(parameters: int) -> str:
    """Say a number of parameters the way people do: 5.5 million, 1.7 billion."""
    for size, word in ((10**9, "billion"), (10**6, "million"), (10**3, "thousand")):
        if parameters >= size:
            return f"{parameters / size:.1f} {word}".replace(".0 ", " ")
    return str(parameters)
