"""Who may open the page where others can reach it: whoever has given the API key once.

Beyond loopback, or where `web.login` asks for it, the page and each of its calls want a login. A
login names nobody, as all know the same key: who speaks and rates is told by the person's own
cookie, as everywhere. The form stands at the page's own address and nothing leads from it but
that page, so there is no address to return to that a foreign link could choose.
"""

from __future__ import annotations

import logging
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from pydantic import Field

from bot.settings import WebSettings
from bot.web.bodies import Body, read_body
from bot.web.errors import WebError
from bot.web.logins import LOGIN_SECONDS, Logins
from bot.web.security import (
    Attempts,
    Guard,
    address_of,
    bearer,
    check_same_origin,
    refuse_hasty,
    set_cookie,
    unauthorized,
)
from storage.store import Store

LOGIN_COOKIE = "thumbwise_login"

_LOG = logging.getLogger(__name__)
_WRONG_KEYS_PER_MINUTE = 5
_MAXIMUM_COOKIE = 200


class KeyForm(Body):
    """The API key, or the admin token."""

    key: Annotated[str, Field(min_length=1, max_length=1000)]


class Entry:
    """Lets in who is logged in, logs in who knows the key."""

    def __init__(self, settings: WebSettings, guard: Guard, store: Store) -> None:
        self.asked = settings.asks_login
        self._guard = guard
        self._logins = Logins(store, guard.keys)
        self._attempts = Attempts(_WRONG_KEYS_PER_MINUTE)

    async def admits(self, request: Request) -> bool:
        """Say whether the request may see the page: no login is asked, or it shows one or a key."""
        if not self.asked or self._guard.knows(bearer(request)):
            return True
        return await self._logins.known(_cookie(request))

    async def check(self, request: Request) -> None:
        """Refuse a call of the page from who is not logged in."""
        if not await self.admits(request):
            raise WebError(
                401,
                "this wants a login, and there is none or it has ended: open the page anew and "
                "give the API key; a program sends Authorization: Bearer KEY",
                "login_wanted",
                {"WWW-Authenticate": "Bearer"},
            )

    async def log_in(self, request: Request, response: Response, key: str) -> None:
        """Open a login for who knows the API key or the admin token, which opens both sessions."""
        address = address_of(request)
        refuse_hasty(self._attempts.seconds_to_wait(address), "keys")
        if not self._guard.knows(key):
            self._attempts.failed(address)
            _LOG.warning("a wrong key was given at the page's login, from %s", address)
            raise unauthorized(
                "that is neither the API key nor the admin token; the API key is what "
                "THUMBWISE_WEB__API_KEY is set to where the bot runs"
            )
        cookie = await self._logins.open(key)
        # Lax: with Strict, who follows a link from elsewhere would stand before the form again.
        set_cookie(request, response, LOGIN_COOKIE, cookie, LOGIN_SECONDS, "lax")
        self._guard.admit_admin(request, response, key)

    async def log_out(self, request: Request, response: Response) -> None:
        """End the request's login, and the admin's session with it."""
        await self._logins.close(_cookie(request))
        response.delete_cookie(LOGIN_COOKIE, httponly=True, samesite="lax")
        self._guard.log_out(request, response)


def routes(entry: Entry) -> APIRouter:
    """Return the calls of the login form and of the way out."""
    router = APIRouter(dependencies=[Depends(check_same_origin)])

    @router.post("/enter")
    async def enter(request: Request, response: Response) -> dict[str, Any]:
        asked = await read_body(request, KeyForm)
        await entry.log_in(request, response, asked.key)
        return {"entered": True}

    @router.post("/leave")
    async def leave(request: Request, response: Response) -> dict[str, Any]:
        await entry.log_out(request, response)
        return {"entered": False}

    return router


def _cookie(request: Request) -> str:
    """Return the login's cookie; whatever is too long to be one is none."""
    came = request.cookies.get(LOGIN_COOKIE, "")
    return came if len(came) <= _MAXIMUM_COOKIE else ""
