"""The admin client: a bot's refusals in its own words, and what is said when none answers."""

import json
import os
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from bot.client import admin_token, remote_admin
from bot.errors import CannotReach, Refused
from bot.runtime import TOKEN_FILE, Runtime
from bot.settings import Settings
from tests.bot.parts import runs

TOKEN = "open-sesame"


class Answering(BaseHTTPRequestHandler):
    """A server that shows what it was asked, and refuses as the bot does."""

    def do_GET(self):
        self.answer(None)

    def do_DELETE(self):
        self.answer(None)

    def do_POST(self):
        self.answer(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

    def answer(self, body):
        if self.path == "/events":
            return self.send(200, 'data: {"a": 1}\n\n: keep-alive\n\ndata: [DONE]\n\n')
        if self.path == "/page":
            return self.send(502, "<html>no bot here</html>")
        if self.headers["Authorization"] != f"Bearer {TOKEN}":
            return self.send(401, json.dumps({"error": {"message": "wrong admin token"}}))
        if self.path == "/refused":
            return self.send(409, json.dumps({"error": {"message": "9 ratings are missing"}}))
        told = {"method": self.command, "path": self.path, "body": body}
        return self.send(200, json.dumps(told))

    def send(self, status, text):
        self.send_response(status)
        self.send_header("Content-Length", str(len(text.encode())))
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *arguments):
        """Stay silent."""


@pytest.fixture(scope="module")
def bot():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield Runtime(os.getpid(), f"http://127.0.0.1:{server.server_port}", time.time())
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def settings(tmp_path):
    return Settings(data_dir=tmp_path, admin_token=TOKEN)


@runs
async def test_calls_carry_the_token_and_bring_the_answer(settings, bot):
    async with remote_admin(settings, bot) as admin:
        assert await admin.get("/x", limit=3) == {
            "method": "GET",
            "path": "/x?limit=3",
            "body": None,
        }
        assert (await admin.post("/x", {"a": 1}))["body"] == {"a": 1}
        assert (await admin.post("/x"))["body"] == {}
        assert (await admin.delete("/x"))["method"] == "DELETE"


@runs
async def test_a_refusal_is_the_bots_own_words(settings, bot):
    async with remote_admin(settings, bot) as admin:
        with pytest.raises(Refused, match=r"^9 ratings are missing$") as caught:
            await admin.post("/refused")
        assert caught.value.status == 409


@runs
async def test_what_is_no_bot_is_quoted(settings, bot):
    async with remote_admin(settings, bot) as admin:
        with pytest.raises(Refused, match="answered 502: <html>no bot here"):
            await admin.get("/page")


@runs
async def test_a_wrong_token_says_where_the_right_one_comes_from(tmp_path, bot):
    settings = Settings(data_dir=tmp_path, admin_token="another")
    async with remote_admin(settings, bot) as admin:
        with pytest.raises(Refused, match=r"wrong admin token; .* set THUMBWISE_ADMIN_TOKEN"):
            await admin.get("/x")


@runs
async def test_events_come_one_by_one_without_keep_alives(settings, bot):
    async with remote_admin(settings, bot) as admin:
        assert [data async for data in admin.events("/events", {})] == ['{"a": 1}', "[DONE]"]
        with pytest.raises(Refused, match="missing"):
            [data async for data in admin.events("/refused", {})]


@runs
async def test_nobody_there_is_said_with_the_address(settings):
    with socket.create_server(("127.0.0.1", 0)) as closed:
        url = f"http://127.0.0.1:{closed.getsockname()[1]}"
    async with remote_admin(settings, Runtime(1, url, 0.0)) as admin:
        with pytest.raises(CannotReach, match=f"no answer from the bot at {url}"):
            await admin.get("/x")


def test_the_token_is_the_one_set_or_the_one_in_the_directory(tmp_path):
    assert admin_token(Settings(data_dir=tmp_path, admin_token=TOKEN)) == TOKEN
    with pytest.raises(CannotReach, match=r"cannot read the admin token .* THUMBWISE_ADMIN_TOKEN"):
        admin_token(Settings(data_dir=tmp_path))
    (tmp_path / TOKEN_FILE).write_text("from-the-file\n", encoding="utf-8")
    assert admin_token(Settings(data_dir=tmp_path)) == "from-the-file"
