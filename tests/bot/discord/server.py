"""A small server that speaks Discord's protocol over real sockets, and stumbles when told to.

It knows one guild with one channel and as much of the API as chatting needs; a nonce that is
enforced gives the message that has it already, as Discord's does. Faults come in order, each once.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

APPLICATION, GUILD, CHANNEL, BOT = 1000, 2000, 3000, 4000
NOW = "2026-11-23T00:00:00+00:00"
TOKEN = "NDAwMA.x.y"


def user(id: int, bot: bool = False) -> dict[str, Any]:
    """A user as the API writes one."""
    name = f"user-{id}"
    return {
        "id": str(id),
        "username": name,
        "discriminator": "0",
        "global_name": name,
        "avatar": None,
        "bot": bot,
    }


MEMBER = {"roles": [], "joined_at": NOW, "deaf": False, "mute": False, "flags": 0}


@dataclass
class Fault:
    """What goes wrong at the next call of a method whose path ends so."""

    method: str
    ending: str
    what: str
    """A status such as "503", an error of Discord's such as "10008", "drop" before or "lose" after
    it was done, or "hold" until the server's `held` is set.
    """


@dataclass
class Server:
    """The state of the server."""

    messages: dict[int, dict[str, Any]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    calls: list[tuple[str, str, Any]] = field(default_factory=list)
    identified: int = 0
    resumed: int = 0
    close_with: int | None = None
    missed: list[dict[str, Any]] = field(default_factory=list)
    acknowledged: set[str] = field(default_factory=set)
    originals: dict[str, dict[str, Any]] = field(default_factory=dict)
    pressed: dict[str, dict[str, Any]] = field(default_factory=dict)
    team: dict[str, Any] | None = None
    held: asyncio.Event = field(default_factory=asyncio.Event)
    url: str = ""
    file_bytes: int = 10 << 20
    first_answers: dict[str, float] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    names_gateway: str | None = None
    _id: int = 10_000
    _sequence: int = 0
    _socket: web.WebSocketResponse | None = None
    _changed: asyncio.Condition = field(default_factory=asyncio.Condition)

    def new_id(self) -> int:
        """Return the next snowflake."""
        self._id += 1
        return self._id << 22

    @property
    def gateway_url(self) -> str:
        """Where its gateway is, whatever address the API names."""
        return self.url.replace("http", "ws") + "/gateway"

    @property
    def said(self) -> list[str]:
        """The texts of the bot's messages, oldest first."""
        return [one["content"] for one in self.messages.values() if one["author"]["bot"]]

    @property
    def answers(self) -> list[dict[str, Any]]:
        """The bot's messages that carry a reply's buttons."""
        return [one for one in self.messages.values() if "tw:up:" in json.dumps(one["components"])]

    @property
    def asked(self) -> int:
        """How many messages people wrote."""
        return sum(not one["author"]["bot"] for one in self.messages.values())

    async def until(self, true: Callable[[], Any], seconds: float = 300) -> None:
        """Wait until something holds, which may come after the last call (a row, say)."""
        async with asyncio.timeout(seconds):
            while not true():
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(0.1), self._changed:
                        await self._changed.wait()

    async def changed(self) -> None:
        """Let those who wait look again."""
        async with self._changed:
            self._changed.notify_all()

    # Events

    async def dispatch(self, event: str, data: dict[str, Any]) -> None:
        """Send an event, or keep it for the RESUME while nobody is connected."""
        self._sequence += 1
        packet = {"op": 0, "t": event, "s": self._sequence, "d": data}
        if self._socket is None or self._socket.closed:
            self.missed.append(packet)
        else:
            await self._socket.send_json(packet)

    def written(self, person: int, text: str, mention: bool = True) -> dict[str, Any]:
        """Make a person's message."""
        id = self.new_id()
        self.messages[id] = self._message(id, user(person), f"<@{BOT}> {text}")
        self.messages[id]["mentions"] = [user(BOT, True)] if mention else []
        return self.messages[id]

    async def say(self, person: int, text: str) -> dict[str, Any]:
        """Let a person mention the bot."""
        message = self.written(person, text)
        await self.dispatch("MESSAGE_CREATE", message)
        return message

    def interaction(self, person: int, kind: int, data: dict[str, Any]) -> dict[str, Any]:
        """Make an interaction of a person: 2 is a command, 3 a component."""
        id = self.new_id()
        return {
            "id": str(id),
            "application_id": str(APPLICATION),
            "type": kind,
            "token": f"token-{id}",
            "version": 1,
            "data": data,
            "guild_id": str(GUILD),
            "channel_id": str(CHANNEL),
            "channel": {"id": str(CHANNEL), "type": 0, "guild_id": str(GUILD), "name": "general"},
            "member": {**MEMBER, "user": user(person), "permissions": str(2**50 - 1)},
            "app_permissions": str(2**50 - 1),
            "locale": "en-US",
            "entitlements": [],
            "attachment_size_limit": self.file_bytes,
        }

    async def press(self, person: int, message: dict[str, Any], what: str) -> dict[str, Any]:
        """Let a person press a button of a reply."""
        ids = [
            child["custom_id"]
            for row in message["components"]
            for child in row["components"]
            if child["custom_id"].startswith(f"tw:{what}:") or child.get("label") == what
        ]
        packet = self.interaction(person, 3, {"custom_id": ids[0], "component_type": 2})
        packet["message"] = message
        self.pressed[packet["token"]] = message
        await self.dispatch("INTERACTION_CREATE", packet)
        return packet

    async def delete(self, *messages: dict[str, Any]) -> None:
        """Delete a message, or several at once."""
        ids = [one["id"] for one in messages]
        for id in ids:
            del self.messages[int(id)]
        data: dict[str, Any] = {"channel_id": str(CHANNEL), "guild_id": str(GUILD)}
        if len(ids) == 1:
            await self.dispatch("MESSAGE_DELETE", {**data, "id": ids[0]})
        else:
            await self.dispatch("MESSAGE_DELETE_BULK", {**data, "ids": ids})

    async def command(
        self, person: int, name: str, options: dict[str, str | bool] | None = None
    ) -> dict[str, Any]:
        """Let a person give a command, such as "learning status"."""
        given: list[Any] = [
            {"type": 5 if isinstance(value, bool) else 3, "name": key, "value": value}
            for key, value in (options or {}).items()
        ]
        root, *rest = name.split()
        for one in reversed(rest):
            given = [{"type": 1, "name": one, "options": given}]
        packet = self.interaction(person, 2, {"id": "1", "name": root, "type": 1, "options": given})
        await self.dispatch("INTERACTION_CREATE", packet)
        return packet

    def answers_to(self, packet: dict[str, Any]) -> list[Any]:
        """The texts and modals with which the bot answered an interaction, in order.

        A deferral stands as None.
        """
        told = []
        for method, path, body in self.calls:
            if packet["token"] not in path or method == "GET":
                continue
            data = body.get("data") or {} if path.endswith("/callback") else body
            told.append(data.get("content") or data.get("title"))
        return told

    async def react(
        self, person: int, message: dict[str, Any], emoji: str | None = "👍", gone: bool = False
    ) -> None:
        """Let a person react to a message, or take the reaction away."""
        data = {
            "user_id": str(person),
            "channel_id": message["channel_id"],
            "message_id": message["id"],
            "guild_id": str(GUILD),
            "member": {**MEMBER, "user": user(person)},
            "emoji": {"id": None, "name": emoji},
            "burst": False,
            "type": 0,
        }
        await self.dispatch("MESSAGE_REACTION_REMOVE" if gone else "MESSAGE_REACTION_ADD", data)

    async def drop(self) -> None:
        """Cut the connection without a word."""
        assert self._socket is not None
        socket, self._socket = self._socket, None
        request_transport = socket._req.transport if socket._req else None
        assert request_transport is not None
        request_transport.abort()

    async def send_op(self, op: int, data: Any = None) -> None:
        """Send a control packet, such as 7 (reconnect) or 9 (invalid session)."""
        assert self._socket is not None
        socket = self._socket
        self._socket = None
        await socket.send_json({"op": op, "d": data, "s": None, "t": None})

    # The gateway

    async def gateway(self, request: web.Request) -> web.WebSocketResponse:
        """Serve one connection."""
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"op": 10, "d": {"heartbeat_interval": 45000}})
        async for packet in socket:
            if packet.type is not WSMsgType.TEXT:
                break
            told = json.loads(packet.data)
            if told["op"] == 1:
                await socket.send_json({"op": 11})
            elif told["op"] == 2:
                if self.close_with:
                    await socket.close(code=self.close_with)
                    break
                self._socket = socket
                self.identified += 1
                self.missed.clear()
                await self._ready()
            elif told["op"] == 6:
                self._socket = socket
                missed, self.missed = self.missed, []
                for one in missed:
                    await socket.send_json(one)
                await self.dispatch("RESUMED", {})
                self.resumed += 1
            await self.changed()
        return socket

    async def _ready(self) -> None:
        await self.dispatch(
            "READY",
            {
                "v": 10,
                "user": user(BOT, True),
                "guilds": [],
                "session_id": "s",
                "resume_gateway_url": self.gateway_url,
                "shard": [0, 1],
                "application": {"id": str(APPLICATION), "flags": 0},
            },
        )
        everyone = {
            "id": str(GUILD),
            "name": "@everyone",
            "permissions": str(2**50 - 1),
            "position": 0,
            "color": 0,
            "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
            "hoist": False,
            "managed": False,
            "mentionable": False,
        }
        await self.dispatch(
            "GUILD_CREATE",
            {
                "id": str(GUILD),
                "name": "home",
                "owner_id": "1",
                "roles": [everyone],
                "emojis": [],
                "stickers": [],
                "features": [],
                "verification_level": 0,
                "default_message_notifications": 0,
                "explicit_content_filter": 0,
                "mfa_level": 0,
                "nsfw_level": 0,
                "premium_tier": 0,
                "preferred_locale": "en-US",
                "system_channel_flags": 0,
                "afk_timeout": 60,
                "member_count": 2,
                "members": [{**MEMBER, "user": user(BOT, True)}],
                "channels": [
                    {
                        "id": str(CHANNEL),
                        "type": 0,
                        "name": "general",
                        "position": 0,
                        "permission_overwrites": [],
                        "nsfw": False,
                    }
                ],
                "threads": [],
                "presences": [],
                "voice_states": [],
                "large": False,
                "unavailable": False,
            },
        )

    # The API

    async def api(self, request: web.Request) -> web.StreamResponse:
        """Answer a call, after the fault that waits for it, if any."""
        path = request.path.removeprefix("/api/v10")
        body = await self._body(request)
        self.calls.append((request.method, path, body))
        fault = next(
            (
                one
                for one in self.faults
                if one.method == request.method and path.endswith(one.ending)
            ),
            None,
        )
        if fault is not None:
            self.faults.remove(fault)
            if fault.what == "hold":
                await self.held.wait()
            elif fault.what != "lose":
                await self.changed()
                return self._fail(request, fault.what)
        by_token = path.startswith(("/webhooks/", "/interactions/"))
        if not by_token and request.headers.get("Authorization") != f"Bot {TOKEN}":
            return web.json_response({"message": "401: Unauthorized", "code": 0}, status=401)
        status, answer = self._answer(request.method, path.strip("/").split("/"), body)
        await self.changed()
        if fault is not None and fault.what == "lose":
            return self._fail(request, "drop")
        if answer is None:
            return web.Response(status=204)
        return web.json_response(answer, status=status)

    def _fail(self, request: web.Request, what: str) -> web.Response:
        if what == "drop":
            assert request.transport is not None
            request.transport.abort()
            return web.Response()
        if what == "429":
            body = {"message": "slow", "retry_after": 0.05, "global": False}
            return web.json_response(body, status=429, headers={"Via": "1.1 google"})
        if len(what) == 5:
            status = 404 if what.startswith("1") else 403
            return web.json_response({"message": "no", "code": int(what)}, status=status)
        return web.json_response({"message": what, "code": 0}, status=int(what))

    async def _body(self, request: web.Request) -> Any:
        if request.content_type == "application/json":
            return await request.json()
        if request.content_type.startswith("multipart/"):
            parts = await request.post()
            for part in parts.values():
                if isinstance(part, web.FileField):
                    self.files[part.filename] = part.file.read()
            return json.loads(str(parts["payload_json"]))
        return None

    def _answer(self, method: str, path: list[str], body: Any) -> tuple[int, Any]:
        match method, path:
            case "GET", ["users", "@me"]:
                return 200, user(BOT, True)
            case "GET", ["oauth2", "applications", "@me"]:
                return 200, self._application()
            case "GET", ["gateway", "bot"]:
                limit = {"total": 9, "remaining": 9, "reset_after": 0, "max_concurrency": 1}
                url = self.names_gateway or self.gateway_url
                return 200, {"url": url, "shards": 1, "session_start_limit": limit}
            case "PUT", ["applications", _, "commands"]:
                kept = {"application_id": str(APPLICATION), "version": "1"}
                return 200, [
                    {"description": "", **one, **kept, "id": str(self.new_id())} for one in body
                ]
            case "POST", ["users", "@me", "channels"]:
                person = user(int(body["recipient_id"]))
                return 200, {"id": "5000", "type": 1, "recipients": [person]}
            case "POST", ["channels", _, "typing"]:
                return 204, None
            case "POST", ["channels", _, "messages"]:
                return 200, self._sent(body)
            case "PATCH", ["channels", _, "messages", id]:
                return 200, _edited(self.messages[int(id)], body)
            case "DELETE", ["channels", _, "messages", id]:
                self.messages.pop(int(id), None)
                return 204, None
            case "POST", ["interactions", id, token, "callback"]:
                if id in self.acknowledged:
                    return 400, {"message": "Already acknowledged", "code": 40060}
                self.acknowledged.add(id)
                self.first_answers[id] = time.perf_counter()
                if body["type"] in (6, 7):
                    self.originals[token] = self.pressed[token]
                    self.originals[token].update(body.get("data") or {})
                elif body["type"] == 4:
                    self.originals[token] = self._sent(body["data"])
                return 200, {"interaction": {"id": id, "type": 2}}
            case "PATCH", ["webhooks", _, token, "messages", "@original"]:
                if token not in self.originals:
                    self.originals[token] = self._sent(body)
                return 200, _edited(self.originals[token], body)
            case "POST", ["webhooks", _, _]:
                return 200, self._sent(body)
            case "PATCH", ["webhooks", _, _, "messages", id]:
                return 200, _edited(self.messages[int(id)], body)
        raise AssertionError(f"{method} {path} is not served here")

    def _application(self) -> dict[str, Any]:
        return {
            "id": str(APPLICATION),
            "name": "t",
            "icon": None,
            "description": "",
            "summary": "",
            "bot_public": True,
            "bot_require_code_grant": False,
            "verify_key": "0",
            "owner": user(1),
            "flags": 0,
            "team": self.team,
        }

    def _sent(self, body: Any) -> dict[str, Any]:
        nonce = body.get("nonce")
        for one in self.messages.values():
            if nonce is not None and body.get("enforce_nonce") and one.get("nonce") == nonce:
                return one
        id = self.new_id()
        self.messages[id] = self._message(id, user(BOT, True), body.get("content") or "")
        self.messages[id].update({"components": body.get("components") or [], "nonce": nonce})
        return self.messages[id]

    def _message(self, id: int, author: dict[str, Any], content: str) -> dict[str, Any]:
        return {
            "id": str(id),
            "channel_id": str(CHANNEL),
            "guild_id": str(GUILD),
            "author": author,
            "member": MEMBER,
            "content": content,
            "timestamp": NOW,
            "edited_timestamp": None,
            "tts": False,
            "mention_everyone": False,
            "mentions": [],
            "mention_roles": [],
            "attachments": [],
            "embeds": [],
            "components": [],
            "pinned": False,
            "type": 0,
            "flags": 0,
        }


def _edited(message: dict[str, Any], body: dict[str, Any]) -> dict[str, Any]:
    """Change a message; the files that came with it are kept apart, in `files`."""
    message.update({key: value for key, value in body.items() if key != "attachments"})
    return message


@asynccontextmanager
async def serving() -> AsyncIterator[Server]:
    """Serve on a free port of this machine."""
    server = Server()
    application = web.Application()
    application.router.add_get("/gateway", server.gateway)
    application.router.add_get("/gateway/", server.gateway)
    application.router.add_route("*", "/api/v10/{path:.*}", server.api)
    runner = web.AppRunner(application, shutdown_timeout=1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    server.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield server
    finally:
        await runner.cleanup()
