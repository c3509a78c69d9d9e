"""The port and the address: taken early, told clearly; and the whole server as it is run."""

import asyncio
import os
import signal
import socket
import threading
from collections.abc import Awaitable, Callable

import httpx
import pytest

from bot.app import App
from bot.errors import CannotServe
from bot.server import THREADS, local_url, serve, take_port
from bot.settings import Settings, WebSettings
from tests.bot.parts import small_settings


def test_port_0_takes_any_free_port_and_the_address_names_it():
    with take_port("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        assert local_url(taken) == f"http://127.0.0.1:{port}"


def test_a_port_in_use_is_refused_with_the_way_out():
    with take_port("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(CannotServe, match=rf"port {port}: .* choose another with --port"):
            take_port("127.0.0.1", port)


def test_a_port_can_be_taken_again_right_after_a_connection():
    with take_port("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with socket.create_connection(("127.0.0.1", port)):
            taken.accept()[0].close()
    take_port("127.0.0.1", port).close()


def test_an_address_that_is_not_here_is_refused():
    with pytest.raises(CannotServe, match=r"cannot listen on no\.such\.host\.invalid"):
        take_port("no.such.host.invalid", 0)


def test_a_bot_on_every_address_is_reached_over_loopback():
    with take_port("0.0.0.0", 0) as taken:
        assert local_url(taken).startswith("http://127.0.0.1:")


def served(settings: Settings, visit: Callable[[str], Awaitable[None]]) -> None:
    """Run the whole server for one visit, made on its own event loop."""
    visits: list[asyncio.Task[None]] = []

    async def go(url: str) -> None:
        try:
            await visit(url)
        finally:
            os.kill(os.getpid(), signal.SIGTERM)

    def on_started(_: App, url: str) -> None:
        visits.append(asyncio.create_task(go(url)))

    async def main() -> None:
        await serve(settings, on_started)
        await visits[0]

    asyncio.run(main())


def test_nobody_claims_another_address_or_scheme_by_a_header(tmp_path):
    async def visit(url: str) -> None:
        claims = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.7"}
        async with httpx.AsyncClient(trust_env=False) as http:
            answer = await http.get(url, headers=claims)
        assert "secure" not in answer.headers["set-cookie"].lower()

    served(small_settings(tmp_path, web=WebSettings(port=0)), visit)


def test_many_calls_may_wait_for_the_disk_at_once(tmp_path):
    async def visit(_: str) -> None:
        met = threading.Barrier(THREADS, timeout=60)
        await asyncio.gather(*(asyncio.to_thread(met.wait) for _ in range(THREADS)))

    served(small_settings(tmp_path, web=WebSettings(port=0)), visit)
