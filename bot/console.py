"""`thumbwise chat`: the same loop in a terminal. `+` and `-` rate the last reply.

Talks to the bot that runs on the data directory, or builds the parts here when none does. The
event loop lives in another thread, so that waiting for a line of input blocks nothing.
"""

from __future__ import annotations

import getpass
import json
import sys
from collections.abc import AsyncIterator, Callable, Sequence
from concurrent.futures import Future
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

import anyio
import httpx
from anyio.from_thread import BlockingPortal, start_blocking_portal

from bot.client import TIMEOUT, AdminClient, admin_token, own_app
from bot.commands.terminal import harmless
from bot.errors import CannotReach, Refused
from bot.runtime import running_bot
from bot.settings import Settings
from storage.errors import StorageError
from storage.records import Turn

if TYPE_CHECKING:
    from bot.app import App
    from bot.conversation import Speaking

HELP = """\
+ [reason]   rate the last reply up          /new    begin a new conversation
- [reason]   rate the last reply down        /undo   take the last rating back
Ctrl-C       stop a reply                    /quit   leave"""


class NotAnswered(Exception):
    """The bot did not answer, or did not take a rating; the text says why."""


@dataclass(frozen=True)
class Begun:
    """A reply that has begun: its id, its conversation and the version that speaks."""

    reply: str
    conversation: str
    version: str


class Listener(Protocol):
    """Hears a reply as it comes; called from other threads."""

    def begun(self, begun: Begun) -> None:
        """The bot took the question."""

    def text(self, piece: str) -> None:
        """More of the reply."""


class Partner(Protocol):
    """Whoever answers: a running bot, or the parts in this process."""

    async def reply(
        self, turns: Sequence[Turn], conversation: str | None, listener: Listener
    ) -> int:
        """Answer the turns; returns how many old turns no longer fit the model."""

    def stop(self) -> None:
        """End the reply that is coming; what was said so far is kept. Called on the event loop."""

    async def rate(self, reply: str, value: int, reason: str | None) -> int:
        """Store a thumb (1, -1, or 0 to take it back); returns how many the next round lacks."""


class RunningBot:
    """The bot that runs on the data directory, over its own API."""

    def __init__(self, client: AdminClient, person: str, *, as_admin: bool) -> None:
        """`as_admin`: the client shows the admin token, so what is said counts as the console's."""
        self._client = client
        self._person = person
        self._as_admin = as_admin
        self._listening = anyio.CancelScope()

    async def reply(
        self, turns: Sequence[Turn], conversation: str | None, listener: Listener
    ) -> int:
        """Answer over `/v1/chat/completions`, streamed."""
        body = {
            "model": "thumbwise",
            "messages": [{"role": turn.role, "content": turn.content} for turn in turns],
            "user": self._person,
            "stream": True,
        }
        if conversation:
            body["conversation"] = conversation
        if self._as_admin:
            body["source"] = "console"
        dropped, heard = 0, False
        try:
            with anyio.CancelScope() as self._listening:
                async for event in self._events(body):
                    if not heard:
                        version = event["model"].rpartition(":")[2]
                        listener.begun(Begun(event["id"], event["conversation"], version))
                        heard = True
                    dropped = int(event["turns_dropped"])
                    for choice in event["choices"]:
                        listener.text(choice["delta"].get("content") or "")
        except (Refused, CannotReach) as problem:
            raise NotAnswered(str(problem)) from problem
        return dropped

    async def _events(self, body: dict[str, Any]) -> AsyncIterator[dict[str, Any]]:
        """Yield the chunks of a streamed completion; NotAnswered for an error among them."""
        async for data in self._client.events("/v1/chat/completions", body):
            if data == "[DONE]":
                return
            event = json.loads(data)
            if "error" in event:
                raise NotAnswered(event["error"]["message"])
            yield event

    def stop(self) -> None:
        """Hang up: the bot stops a reply that nobody listens to."""
        self._listening.cancel()

    async def rate(self, reply: str, value: int, reason: str | None) -> int:
        """Rate over `/v1/feedback`."""
        body = {"reply_id": reply, "rating": value, "user": self._person}
        try:
            stored = await self._client.post(
                "/v1/feedback", body | ({"reason": reason} if reason else {})
            )
        except (Refused, CannotReach) as problem:
            raise NotAnswered(str(problem)) from problem
        return int(stored["missing"])


class OwnBot:
    """The parts in this process."""

    def __init__(self, app: App, person: str) -> None:
        self._app = app
        self._person = person
        self._speaking: Speaking | None = None
        self._stopped = False

    async def reply(
        self, turns: Sequence[Turn], conversation: str | None, listener: Listener
    ) -> int:
        """Answer through `Conversations`, as every surface does."""
        from bot.conversation import Ask, AskError, NothingSaid
        from learner.engine.engine import EngineFull
        from learner.prompt import PromptError

        ask = Ask(self._person, "console", tuple(turns), conversation)
        self._speaking, self._stopped = None, False
        try:
            speaking = await self._app.conversations.start(ask, listener.text)
            self._speaking = speaking
            if self._stopped:  # at the first word, which may come before `start` returns
                speaking.cancel()
            listener.begun(Begun(speaking.reply_id, speaking.conversation, speaking.version))
            return (await speaking.answer()).reply.turns_dropped
        except (AskError, NothingSaid, EngineFull, PromptError, StorageError) as problem:
            raise NotAnswered(str(problem)) from problem

    def stop(self) -> None:
        """Stop generating."""
        self._stopped = True
        if self._speaking is not None:
            self._speaking.cancel()

    async def rate(self, reply: str, value: int, reason: str | None) -> int:
        """Rate through `Ratings`."""
        from bot.ratings import RatingError

        try:
            rated = await self._app.ratings.rate(reply, value, self._person, reason)
        except (RatingError, StorageError) as problem:
            raise NotAnswered(str(problem)) from problem
        return rated.missing


@asynccontextmanager
async def partner_for(settings: Settings) -> AsyncIterator[Partner]:
    """Find the running bot, or build the parts here."""
    person = f"console-{getpass.getuser()}"
    if bot := running_bot(settings.data_dir):
        try:
            key, as_admin = admin_token(settings), True
        except CannotReach:
            key, as_admin = settings.web.api_key or "", False
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        async with httpx.AsyncClient(
            base_url=bot.url, headers=headers, timeout=TIMEOUT, trust_env=False
        ) as http:
            yield RunningBot(AdminClient(http), person, as_admin=as_admin)
        return
    async with own_app(settings) as app:
        yield OwnBot(app, person)


class Dialogue:
    """One conversation in the terminal: what was said, and the reply that a thumb would mean."""

    def __init__(self, portal: BlockingPortal, partner: Partner) -> None:
        self._portal = portal
        self._partner = partner
        self._turns: list[Turn] = []
        self._conversation: str | None = None
        self._reply: str | None = None
        self._heard = ""

    def take(self, line: str) -> bool:
        """Act on one line of input; False when the person wants to leave."""
        word, _, rest = line.strip().partition(" ")
        if word in ("+", "-"):
            self._rate(1 if word == "+" else -1, rest.strip() or None)
        elif word == "/undo":
            self._rate(0, None)
        elif word == "/new":
            self._turns, self._conversation, self._reply = [], None, None
            _write("A new conversation.\n")
        elif word in ("/quit", "/exit"):
            return False
        elif word.startswith("/"):
            _write(HELP + "\n")
        elif word:
            self._ask(line.strip())
        return True

    def begun(self, begun: Begun) -> None:
        """Note which reply is coming."""
        self._reply, self._conversation = begun.reply, begun.conversation

    def text(self, piece: str) -> None:
        """Show more of the reply."""
        self._heard += piece
        _write(harmless(piece))

    def _ask(self, question: str) -> None:
        self._heard = ""
        asked = [*self._turns, Turn("user", question)]
        answering = self._portal.start_task_soon(
            self._partner.reply, asked, self._conversation, self
        )
        try:
            dropped = self._until_stopped(answering)
        except NotAnswered as problem:
            _write(f"[{problem}]\n")
            return
        _write("\n")
        if dropped:
            _write(f"[the {dropped} oldest turns no longer fit this model and were left out]\n")
        if self._heard:
            self._turns = [*asked, Turn("assistant", self._heard)]

    def _until_stopped(self, answering: Future[int]) -> int:
        """Wait for the reply's end, which Ctrl-C brings about early."""
        try:
            return answering.result()
        except KeyboardInterrupt:
            self._portal.call(self._partner.stop)
            dropped = answering.result()
            _write(" …stopped")
            return dropped

    def _rate(self, value: int, reason: str | None) -> None:
        if self._reply is None:
            _write("[there is no reply to rate yet]\n")
            return
        try:
            missing = self._portal.call(self._partner.rate, self._reply, value, reason)
        except NotAnswered as problem:
            _write(f"[{problem}]\n")
            return
        done = {1: "👍 stored", -1: "👎 stored", 0: "taken back"}[value]
        left = f"{missing} more until a round can start" if missing else "enough for a round"
        _write(f"[{done}; {left}]\n")


def chat(settings: Settings, read_line: Callable[[str], str] = input) -> None:
    """Talk until the input ends or the person leaves.

    Raises:
        CannotReach, StorageError: There is no bot to talk to; the text says why.
    """
    with (
        start_blocking_portal() as portal,
        portal.wrap_async_context_manager(partner_for(settings)) as partner,
    ):
        dialogue = Dialogue(portal, partner)
        _write(HELP + "\n")
        while True:
            try:
                line = read_line("\nyou> " if sys.stdin.isatty() else "")
            except (EOFError, KeyboardInterrupt):
                _write("\n")
                return
            if not dialogue.take(line):
                return


def _write(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()
