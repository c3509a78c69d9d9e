"""Who may ask for what: the API key, the admin's token and session, people's cookies.

A person of the page is whoever holds a random cookie; only its hash is stored, so that an export
or a backup hands nobody the cookie. An admin is whoever shows the token, or holds a session that
was opened with it; what a session changes also needs the session's CSRF token in a header.
"""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import secrets
import time
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from fastapi import Request, Response

from bot.settings import WebSettings, is_loopback
from bot.web.errors import WebError

PERSON_COOKIE = "thumbwise_person"
SESSION_COOKIE = "thumbwise_admin"
CSRF_HEADER = "X-CSRF-Token"
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})

_YEAR_SECONDS = 365 * 24 * 3600
_SESSION_SECONDS = 12 * 3600
_MAXIMUM_SESSIONS = 100
_LOGINS_PER_MINUTE = 5
_WRONG_TOKENS_PER_MINUTE = 60


class UnsafeSetup(ValueError):
    """The settings would open the bot to others without a key or without host names."""


@dataclass(frozen=True)
class Session:
    """An admin's login: the token its changing calls must carry, and when it ends."""

    csrf: str
    ends_at: float


class Attempts:
    """Counts an address's failures of the last minute."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._per_minute = per_minute
        self._clock = clock
        self._failures: dict[str, deque[float]] = defaultdict(deque)

    def seconds_to_wait(self, address: str) -> int:
        """Return how long `address` must wait before it may try again; 0: not at all."""
        now = self._clock()
        for known in [known for known, when in self._failures.items() if when[-1] < now - 60]:
            del self._failures[known]
        recent = self._failures.get(address, deque())
        while recent and recent[0] < now - 60:
            recent.popleft()
        return 0 if len(recent) < self._per_minute else int(recent[0] + 60 - now) + 1

    def failed(self, address: str) -> None:
        """Note a failure of `address`."""
        self._failures[address].append(self._clock())


class Guard:
    """Decides for each request who asks, and refuses who may not."""

    def __init__(self, settings: WebSettings, admin_token: str) -> None:
        if not is_loopback(settings.host) and not (settings.api_key and settings.host_names):
            raise UnsafeSetup(
                f"web.host is {settings.host!r}, which others can reach: set "
                "THUMBWISE_WEB__API_KEY and web.host_names, or listen on 127.0.0.1"
            )
        if settings.login and not settings.api_key:
            raise UnsafeSetup(
                "web.login is true, but without an API key `/v1` would stay open: "
                "set THUMBWISE_WEB__API_KEY"
            )
        self._api_key = settings.api_key
        self._admin_token = admin_token
        self._sessions: dict[str, Session] = {}
        self._logins = Attempts(_LOGINS_PER_MINUTE)
        self._wrong_tokens = Attempts(_WRONG_TOKENS_PER_MINUTE)
        self._wrong_keys = Attempts(_WRONG_TOKENS_PER_MINUTE)

    @property
    def keys(self) -> tuple[str, ...]:
        """What opens `/v1`: the API key, where one is set, and the admin token."""
        return (self._admin_token,) if self._api_key is None else (self._api_key, self._admin_token)

    def knows(self, came: str) -> bool:
        """Say whether that is the API key or the admin token."""
        return any(_equal(came, key) for key in self.keys)

    def check_api_key(self, request: Request) -> None:
        """Refuse a `/v1` request without the API key, where one is set (or the admin token).

        Wrong keys are counted by address, missing ones are not: those guess nothing.
        """
        if self._api_key is None or self.knows(bearer(request)):
            return  # never late: another's wrong guesses may come from the same address
        if "authorization" in request.headers:
            address = address_of(request)
            refuse_hasty(self._wrong_keys.seconds_to_wait(address), "keys")
            self._wrong_keys.failed(address)
        raise unauthorized("the API key is missing or wrong: send Authorization: Bearer KEY")

    def check_admin(self, request: Request) -> None:
        """Refuse whoever shows neither the admin token nor a session, with its CSRF token."""
        if "authorization" in request.headers:
            self.check_admin_token(request)
            return
        session = self.session(request)
        if session is None:
            raise unauthorized(
                "this wants the admin token: send Authorization: Bearer TOKEN, or log in"
            )
        check_same_origin(request)
        if request.method in SAFE_METHODS:
            return
        if not _equal(request.headers.get(CSRF_HEADER, ""), session.csrf):
            raise WebError(403, f"the {CSRF_HEADER} header is missing or wrong", "wrong_csrf_token")

    def check_admin_token(self, request: Request) -> None:
        """Refuse whoever does not show the admin token itself, as a bearer."""
        if _equal(bearer(request), self._admin_token):
            return  # never late: another's wrong guesses may come from the same address
        address = address_of(request)
        refuse_hasty(self._wrong_tokens.seconds_to_wait(address), "tokens")
        self._wrong_tokens.failed(address)
        raise unauthorized("that is not the admin token; `thumbwise doctor` says where it is")

    def log_in(self, request: Request, response: Response, token: str) -> Session:
        """Open a session for whoever knows the admin token."""
        address = address_of(request)
        refuse_hasty(self._logins.seconds_to_wait(address), "tokens")
        if not _equal(token, self._admin_token):
            self._logins.failed(address)
            raise unauthorized("that is not the admin token; `thumbwise doctor` says where it is")
        return self._open_session(request, response)

    def admit_admin(self, request: Request, response: Response, token: str) -> None:
        """Open a session too for who has come into the page with the admin token."""
        if _equal(token, self._admin_token):
            self._open_session(request, response)

    def _open_session(self, request: Request, response: Response) -> Session:
        now = time.time()
        kept = {key: old for key, old in self._sessions.items() if old.ends_at > now}
        self._sessions = dict(list(kept.items())[-_MAXIMUM_SESSIONS + 1 :])
        key, session = (
            secrets.token_urlsafe(32),
            Session(secrets.token_urlsafe(32), now + _SESSION_SECONDS),
        )
        self._sessions[_digest(key)] = session
        set_cookie(request, response, SESSION_COOKIE, key, _SESSION_SECONDS, "strict")
        return session

    def log_out(self, request: Request, response: Response) -> None:
        """Close the request's session."""
        self._sessions.pop(_digest(request.cookies.get(SESSION_COOKIE, "")), None)
        response.delete_cookie(SESSION_COOKIE, httponly=True, samesite="strict")

    def who(self, request: Request) -> str:
        """Return how an admin asks, for the audit log."""
        return "admin (API)" if "authorization" in request.headers else "admin (page)"

    def session(self, request: Request) -> Session | None:
        """Return the request's open session."""
        session = self._sessions.get(_digest(request.cookies.get(SESSION_COOKIE, "")))
        return session if session is not None and session.ends_at > time.time() else None


def person_of(request: Request) -> str:
    """Return the person of the page who asks: `web_` and the hash of their cookie."""
    cookie = request.cookies.get(PERSON_COOKIE, "")
    if len(cookie) < 32:
        raise WebError(401, "open the page first: it gives you a name by a cookie", "no_person")
    return "web_" + _digest(cookie)[:24]


def welcome(request: Request, response: Response) -> None:
    """Give whoever opens the page a random cookie, if they hold none.

    It is Lax: a Strict one would not come along a link from another site, and the new one that
    the visitor got instead would take their conversations from them.
    """
    if len(request.cookies.get(PERSON_COOKIE, "")) < 32:
        name = secrets.token_urlsafe(32)
        set_cookie(request, response, PERSON_COOKIE, name, _YEAR_SECONDS, "lax")


def check_same_origin(request: Request) -> None:
    """Refuse a browser's request that another site's page has sent."""
    site = request.headers.get("sec-fetch-site", "same-origin")
    origin = request.headers.get("origin")
    here = request.headers.get("host", "")
    navigation = site == "none" and request.method in SAFE_METHODS
    if (site != "same-origin" and not navigation) or (
        origin is not None and urlsplit(origin).netloc.lower() != here.lower()
    ):
        raise WebError(403, "another site's page may not ask this", "cross_site")


def set_cookie(
    request: Request,
    response: Response,
    name: str,
    value: str,
    seconds: int,
    same_site: Literal["strict", "lax"],
) -> None:
    """Set a cookie that no script reads; over HTTPS it never comes back in the clear."""
    secure = request.url.scheme == "https"
    response.set_cookie(
        name, value, max_age=seconds, httponly=True, samesite=same_site, secure=secure
    )


def bearer(request: Request) -> str:
    """Return what the request shows as `Authorization: Bearer`, else nothing."""
    scheme, _, value = request.headers.get("authorization", "").partition(" ")
    return value.strip() if scheme.lower() == "bearer" else ""


def address_of(request: Request) -> str:
    """Return who a limit counts: the address, or of IPv6 the /64 that is one customer's."""
    host = request.client.host if request.client else "unknown"
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host
    if isinstance(address, ipaddress.IPv4Address):
        return host
    if address.ipv4_mapped is not None:
        return str(address.ipv4_mapped)
    return str(ipaddress.IPv6Network((int(address), 64), strict=False))


def refuse_hasty(seconds: int, what: str) -> None:
    """Refuse who has given too many wrong tokens or keys, for so many seconds."""
    if seconds:
        raise WebError(
            429,
            f"too many wrong {what}; try again in {seconds} s",
            "too_many_attempts",
            {"Retry-After": str(seconds)},
        )


def unauthorized(message: str) -> WebError:
    """Return the refusal of who showed no key or a wrong one."""
    return WebError(401, message, "unauthorized", {"WWW-Authenticate": "Bearer"})


def _equal(came: str, wanted: str) -> bool:
    return hmac.compare_digest(came.encode(), wanted.encode())


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
