"""The way commands reach the bot: over its admin API, whether it runs elsewhere or right here.

With a bot on the data directory the calls go to its address with its token. Without one
`open_admin` builds the parts in this process, leaves schedules asleep and calls the same API with
no socket between, so a command is written once and obeys the same rules either way.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import httpx

from bot.errors import CannotReach, Refused
from bot.runtime import TOKEN_FILE, Runtime, running_bot
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.app import App

TIMEOUT = httpx.Timeout(600.0, connect=5.0)
"""Seconds; a rollback or an import answers when it is done, and waits behind nothing else."""


class AdminClient:
    """JSON calls to a bot, with its errors turned into `Refused`."""

    def __init__(self, http: httpx.AsyncClient) -> None:
        self._http = http

    async def get(self, path: str, **query: Any) -> Any:
        """GET `path` and return the JSON answer."""
        return await self._call("GET", path, params=query)

    async def post(self, path: str, body: dict[str, Any] | None = None) -> Any:
        """POST a JSON body to `path` and return the JSON answer."""
        return await self._call("POST", path, json=body or {})

    async def delete(self, path: str) -> Any:
        """DELETE `path` and return the JSON answer."""
        return await self._call("DELETE", path)

    async def events(self, path: str, body: dict[str, Any]) -> AsyncIterator[str]:
        """POST to `path` and yield the `data:` of each server-sent event, as it comes."""
        try:
            async with self._http.stream("POST", path, json=body) as answer:
                if answer.is_error:
                    await answer.aread()
                    raise _refusal(answer)
                async for line in answer.aiter_lines():
                    if line.startswith("data:"):
                        yield line.removeprefix("data:").strip()
        except httpx.HTTPError as problem:
            raise CannotReach(_no_answer(self._http, problem)) from problem

    async def _call(self, method: str, path: str, **options: Any) -> Any:
        try:
            answer = await self._http.request(method, path, **options)
        except httpx.HTTPError as problem:
            raise CannotReach(_no_answer(self._http, problem)) from problem
        if answer.is_error:
            raise _refusal(answer)
        return answer.json() if answer.content else None


def _no_answer(http: httpx.AsyncClient, problem: httpx.HTTPError) -> str:
    return f"no answer from the bot at {http.base_url}: {problem or type(problem).__name__}"


def _refusal(answer: httpx.Response) -> Refused:
    try:
        message = str(answer.json()["error"]["message"])
    except (ValueError, KeyError, TypeError):
        message = f"the bot answered {answer.status_code}: {answer.text[:200]}"
    if answer.status_code == httpx.codes.UNAUTHORIZED:
        message += (
            "; the bot was started with another token: set THUMBWISE_ADMIN_TOKEN to the same here"
        )
    return Refused(answer.status_code, message)


def admin_token(settings: Settings) -> str:
    """Return the token of the bot on this data directory.

    Raises:
        CannotReach: It is neither in the settings nor readable in the directory.
    """
    if settings.admin_token:
        return settings.admin_token
    file = settings.data_dir / TOKEN_FILE
    try:
        return file.read_text(encoding="utf-8").strip()
    except OSError as problem:
        raise CannotReach(
            f"cannot read the admin token in {file} ({problem.strerror}): "
            "set THUMBWISE_ADMIN_TOKEN to the one the bot was started with"
        ) from problem


@asynccontextmanager
async def remote_admin(settings: Settings, bot: Runtime) -> AsyncIterator[AdminClient]:
    """Call the bot that runs on the data directory."""
    headers = {"Authorization": f"Bearer {admin_token(settings)}"}
    async with httpx.AsyncClient(
        base_url=bot.url, headers=headers, timeout=TIMEOUT, trust_env=False
    ) as http:
        yield AdminClient(http)


@asynccontextmanager
async def own_app(settings: Settings) -> AsyncIterator[App]:
    """Build the parts on the data directory for as long as one command takes.

    Raises:
        CannotReach: The model cannot be loaded; the text says why.
        StorageError: The directory is in use or unusable.
    """
    from bot.app import App
    from learner.policy import ModelError

    try:
        app = await App.start(settings, schedules_awake=False)
    except ModelError as problem:
        raise CannotReach(str(problem)) from problem
    try:
        yield app
    finally:
        await app.stop()


@asynccontextmanager
async def open_admin(settings: Settings) -> AsyncIterator[AdminClient]:
    """Call the running bot, or the parts built here when none runs."""
    if bot := running_bot(settings.data_dir):
        async with remote_admin(settings, bot) as client:
            yield client
        return
    from bot.web import create_app

    async with own_app(settings) as app:
        headers = {"Authorization": f"Bearer {app.admin_token}"}
        async with httpx.AsyncClient(
            transport=httpx.ASGITransport(app=create_app(app)),
            base_url="http://127.0.0.1",
            headers=headers,
            timeout=TIMEOUT,
        ) as http:
            yield AdminClient(http)
