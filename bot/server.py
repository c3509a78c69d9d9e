"""The bot as a server: one App and one HTTP server in one event loop, from start to clean stop.

The port is taken before the model is loaded, so that a port in use is told at once. SIGINT and
SIGTERM end it gracefully; a second one ends the wait for open connections.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import socket
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import uvicorn

from bot.app import App
from bot.discord.surface import Surface
from bot.errors import CannotServe
from bot.runtime import Runtime, remove_runtime, write_runtime
from bot.settings import Settings
from bot.web import create_app
from learner.policy import ModelError
from learner.sandbox.choose import Choice

THREADS = 32
"""How many calls may wait for disk and database at once, besides those on the event loop."""

GRACE_SECONDS = 3
"""How long open connections may take to end: live event streams never end by themselves."""


def take_port(host: str, port: int) -> socket.socket:
    """Bind and listen, so that the port is ours before anything slow begins.

    Raises:
        CannotServe: The port is in use, or the address cannot be bound.
    """
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        taken = socket.socket(family, kind, protocol)
    except OSError as problem:
        raise CannotServe(f"cannot listen on {host}: {problem.strerror or problem}") from problem
    try:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind(address)
        taken.listen(128)
    except OSError as problem:
        taken.close()
        raise CannotServe(
            f"cannot listen on {host} port {port}: {problem.strerror}; "
            "stop what uses it, or choose another with --port (0: any free one)"
        ) from problem
    return taken


def local_url(listening: socket.socket) -> str:
    """Return the address by which this machine reaches a listening socket."""
    host, port = listening.getsockname()[:2]
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


class _Server(uvicorn.Server):
    """uvicorn's server with our signals and a word when it listens."""

    def __init__(self, config: uvicorn.Config, on_started: Callable[[], None]) -> None:
        super().__init__(config)
        self._on_started = on_started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._on_started()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave signals to `serve`: uvicorn would raise them again and end the process."""
        yield


async def serve(settings: Settings, on_started: Callable[[App, str], None]) -> None:
    """Run the bot until SIGINT or SIGTERM.

    Args:
        on_started: Called with the App and the page's address once requests are answered.

    Raises:
        CannotServe: Port in use or model not loadable.
        StorageError: The data directory is in use or unusable.
    """
    listening = take_port(settings.web.host, settings.web.port)
    with contextlib.closing(listening):
        asked_to_stop = asyncio.Event()
        loop = asyncio.get_running_loop()
        # All SQLite work goes here; `asyncio.run` joins the threads at the end. Python's own pool
        # has 6 threads on 2 cores, so that a few long reads would hold everybody up.
        loop.set_default_executor(ThreadPoolExecutor(THREADS, thread_name_prefix="bot"))
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, asked_to_stop.set)
        try:
            app = await App.start(settings)
        except ModelError as problem:
            raise CannotServe(str(problem)) from problem
        discord = Surface(app)
        try:
            if not asked_to_stop.is_set():
                discord.start()
                await _answer(app, listening, asked_to_stop, on_started)
        finally:
            remove_runtime(settings.data_dir)
            await discord.stop()
            await app.stop()


async def _answer(
    app: App,
    listening: socket.socket,
    asked_to_stop: asyncio.Event,
    on_started: Callable[[App, str], None],
) -> None:
    url = local_url(listening)

    def started() -> None:
        write_runtime(app.settings.data_dir, Runtime(os.getpid(), url, time.time()))
        on_started(app, url)
        trying.append(asyncio.create_task(app.snippets.ready(), name="try the sandbox"))

    trying: list[asyncio.Task[Choice]] = []
    config = uvicorn.Config(
        create_app(app),
        log_config=None,
        access_log=False,
        server_header=False,
        # Any client could claim another's address; the proxies that are named, `bot.web` believes.
        proxy_headers=False,
        timeout_graceful_shutdown=GRACE_SECONDS,
    )
    server = _Server(config, started)

    async def stop_when_asked() -> None:
        await asked_to_stop.wait()
        asked_to_stop.clear()
        app.feed.close()
        server.should_exit = True
        await asked_to_stop.wait()
        server.force_exit = True

    watching = asyncio.create_task(stop_when_asked())
    try:
        await server.serve(sockets=[listening])
    finally:
        for task in trying:
            task.cancel()
        watching.cancel()
