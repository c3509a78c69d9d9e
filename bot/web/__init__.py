"""The web surface: a local page, an OpenAI-compatible API and the admin API, on one app."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from fastapi import Depends, FastAPI, Response
from fastapi.staticfiles import StaticFiles
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from bot.web import admin, conversations, entry, metrics, openai, page
from bot.web.door import Door
from bot.web.errors import install_errors
from bot.web.security import Guard
from bot.web.talk import Talks

if TYPE_CHECKING:
    from bot.app import App

__all__ = ["create_app"]


class _Assets(StaticFiles):
    """The page's files; a browser asks each time whether they changed, so an upgrade shows."""

    def file_response(self, *args: Any, **kwargs: Any) -> Response:
        response = super().file_response(*args, **kwargs)
        response.headers["Cache-Control"] = "no-cache"
        return response


def create_app(app: App) -> FastAPI:
    """Return the web application over the parts of `app`; it starts and stops none of them.

    Raises:
        UnsafeSetup: The settings would open the bot to others without a key or host names.
    """
    guard = Guard(app.settings.web, app.admin_token)
    way_in = entry.Entry(app.settings.web, guard, app.store)
    logged_in = [Depends(way_in.check)]
    talks = Talks(app.conversations)
    web = FastAPI(title="Thumbwise", docs_url=None, redoc_url=None, openapi_url=None)
    install_errors(web)
    web.include_router(openai.routes(app, guard, talks))
    web.include_router(admin.routes(app, guard))
    web.include_router(page.open_routes(app, way_in))
    web.include_router(page.routes(app, guard, way_in), dependencies=logged_in)
    web.include_router(conversations.routes(app, talks), dependencies=logged_in)
    if way_in.asked:
        web.include_router(entry.routes(way_in))
    web.include_router(metrics.routes(app, guard))
    web.mount("/static", _Assets(directory=Path(__file__).parent / "static"))
    web.add_middleware(Door, host_names=app.settings.web.host_names)
    if proxies := app.settings.web.trusted_proxies:
        web.add_middleware(ProxyHeadersMiddleware, trusted_hosts=list(proxies))
    return web
