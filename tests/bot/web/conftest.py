"""A whole bot on a tiny real model on a real port, for as long as a module; and a real browser."""

from __future__ import annotations

import asyncio
import dataclasses
import shutil
import socket
import threading
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import httpx
import pytest
import uvicorn
from fastapi import FastAPI
from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Locator,
    Page,
    expect,
    sync_playwright,
)

from bot.app import App
from bot.settings import RoundSettings, ServingSettings, Settings, WebSettings
from bot.web import create_app
from learner.options import GateOptions
from tests.tiny import make_tiny_qwen

TOKEN = "a-token-for-the-tests"

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE_MS = 60_000

needs_chromium = pytest.mark.skipif(
    CHROMIUM is None, reason="no chromium is installed (Debian: apt-get install chromium)"
)

Result = TypeVar("Result")


@dataclass(frozen=True)
class RunningBot:
    """A bot with its parts and its address; `run` does something on its event loop."""

    app: App
    web: FastAPI
    url: str
    loop: asyncio.AbstractEventLoop
    clients: list[httpx.Client] = field(default_factory=list)

    def run(self, work: Coroutine[Any, Any, Result]) -> Result:
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(60)

    def client(self, **headers: str) -> httpx.Client:
        client = httpx.Client(base_url=self.url, headers=headers, timeout=30, trust_env=False)
        self.clients.append(client)
        return client

    def admin(self) -> httpx.Client:
        return self.client(Authorization=f"Bearer {TOKEN}")

    def visitor(self) -> httpx.Client:
        """Someone who has opened the page, and so has a name."""
        client = self.client()
        assert client.get("/").status_code == 200
        return client

    def other_web(self, web: WebSettings) -> FastAPI:
        """Return an application over the same parts with other web settings."""
        settings = self.app.settings.model_copy(update={"web": web})
        return create_app(dataclasses.replace(self.app, settings=settings))

    def call(
        self, web: FastAPI, method: str, path: str, address: str = "127.0.0.1", **options: Any
    ) -> httpx.Response:
        """Ask an application over this bot's parts from an address, with no socket between."""

        async def ask() -> httpx.Response:
            transport = httpx.ASGITransport(app=web, client=(address, 1))
            async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as http:
                return await http.request(method, path, **options)

        return self.run(ask())


async def _serve(settings: Settings, ready: Future[tuple[RunningBot, Callable[[], None]]]) -> None:
    app = await App.start(settings)
    try:
        web = create_app(app)
        with socket.create_server(("127.0.0.1", 0)) as listening:
            config = uvicorn.Config(web, log_config=None, timeout_graceful_shutdown=1)
            server = uvicorn.Server(config)

            def stop() -> None:
                app.feed.close()
                server.should_exit = True

            url = f"http://127.0.0.1:{listening.getsockname()[1]}"
            ready.set_result((RunningBot(app, web, url, asyncio.get_running_loop()), stop))
            await server.serve(sockets=[listening])
    finally:
        await app.stop()


@contextmanager
def running(settings: Settings) -> Iterator[RunningBot]:
    """Run a bot in a thread of its own."""
    ready: Future[tuple[RunningBot, Callable[[], None]]] = Future()

    def main() -> None:
        try:
            asyncio.run(_serve(settings, ready))
        except BaseException as error:
            if ready.done():
                raise
            ready.set_exception(error)

    thread = threading.Thread(target=main, name="bot")
    thread.start()
    try:
        bot, stop = ready.result(60)
        try:
            yield bot
        finally:
            for client in bot.clients:
                client.close()
            bot.loop.call_soon_threadsafe(stop)
    finally:
        thread.join(60)


@pytest.fixture(scope="session")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(make_tiny_qwen(tmp_path_factory.mktemp("model")))


def settings_for(
    folder: Path, model: str, serving: ServingSettings | None = None, minimum_ratings: int = 4
) -> Settings:
    """One draft a reply where `serving` says nothing else, so that replies stream."""
    return Settings(
        data_dir=folder,
        model=model,
        threads=1,
        admin_token=TOKEN,
        serving=serving or ServingSettings(best_of=1, max_tokens=24),
        rounds=RoundSettings(minimum_ratings=minimum_ratings, threads=1),
        gate=GateOptions(),
    )


@pytest.fixture(scope="module")
def bot(tmp_path_factory: pytest.TempPathFactory, tiny_model: str) -> Iterator[RunningBot]:
    with running(settings_for(tmp_path_factory.mktemp("data"), tiny_model)) as bot:
        yield bot


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        expect.set_options(timeout=PATIENCE_MS)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """A fresh visitor's empty tab; no page in it may complain, not of its content policy either."""
    context = browser.new_context(viewport={"width": 1300, "height": 850})
    tab = context.new_page()
    tab.set_default_timeout(PATIENCE_MS)
    complaints: list[str] = []

    def on_console(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and "status of 4" not in message.text:
            complaints.append(message.text)

    tab.on("console", on_console)
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    yield tab
    context.close()
    assert complaints == []


@pytest.fixture
def page(tab: Page, bot: RunningBot) -> Page:
    """A fresh visitor on the bot's page."""
    tab.goto(bot.url)
    expect(tab.locator("#pill-text")).to_contain_text("·")
    return tab


def say(page: Page, text: str) -> Locator:
    """Send a message by keyboard and wait for the whole reply."""
    replies = page.locator("li.reply")
    count = replies.count()
    page.get_by_label("Message", exact=True).fill(text)
    page.keyboard.press("Enter")
    reply = replies.nth(count)
    expect(reply.locator(".meta")).to_be_visible(timeout=PATIENCE_MS)
    return reply
