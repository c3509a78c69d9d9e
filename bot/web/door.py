"""The outermost door of every HTTP request: its Host, the headers of its answer, its last resort.

Plain ASGI, so that streams pass through untouched and even a failure nobody foresaw leaves with the
security headers and in the one shape of errors.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.web.errors import error_response

_LOG = logging.getLogger(__name__)

LOOPBACK_NAMES = frozenset({"127.0.0.1", "localhost", "::1"})

SECURITY_HEADERS = {
    "Content-Security-Policy": "default-src 'self'; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


def host_name(host: str) -> str:
    """Return the name in a Host header, without port and brackets, in lower case."""
    name = host.strip().lower()
    if name.startswith("["):
        return name[1:].partition("]")[0]
    return name.partition(":")[0].rstrip(".")


class Door:
    """ASGI middleware: refuses foreign hosts, adds security headers, catches what is left."""

    def __init__(self, app: ASGIApp, host_names: Iterable[str]) -> None:
        self._app = app
        self._names = LOOPBACK_NAMES | {host_name(name) for name in host_names}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass an HTTP request on, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = False

        async def guarded_send(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                headers = MutableHeaders(scope=message)
                for name, value in SECURITY_HEADERS.items():
                    headers[name] = value
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        hosts = Headers(scope=scope).getlist("host")
        if len(hosts) != 1 or host_name(hosts[0]) not in self._names:
            came = ", ".join(hosts)[:80] or "none"
            said = f"this host name is not served here: {came}; add it to web.host_names"
            await error_response(421, said, "foreign_host")(scope, receive, guarded_send)
            return
        try:
            await self._app(scope, receive, guarded_send)
        except Exception:
            if started:
                raise
            _LOG.exception("%s %s failed", scope["method"], scope["path"])
            said = "something failed here; the bot's log has the details"
            await error_response(500, said, "internal_error")(scope, receive, guarded_send)
