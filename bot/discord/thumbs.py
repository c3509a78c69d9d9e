"""Thumbs in Discord: buttons and reactions become one rating per person and reply.

The last one wins, and the same one again withdraws it. Ours and other bots' never count.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from weakref import WeakValueDictionary

import discord

from bot.discord.chat import Chat
from bot.discord.identity import person_of
from bot.discord.interactions import ask_by_modal, say
from bot.discord.refusal import Refused
from bot.discord.told import told
from bot.ratings import CORRECTION_LIMIT, REASON_LIMIT, Rated, Ratings
from storage.errors import StorageError
from storage.records import Rating
from storage.store import Store

logger = logging.getLogger(__name__)

VALUES = {"👍": 1, "👎": -1}
FAULTS = ("wrong", "off topic", "too long", "too short", "unkind", "code does not work")
HOUR_SECONDS = 3600
LOOKS = 10
LOOK_SECONDS = 0.2
"""A reaction may come before Discord's answer has told which message shows a reply: look again."""
WHY = "tw:why:"


class Thumbs:
    """Counts what people press and react."""

    def __init__(self, ratings: Ratings, store: Store, chat: Chat, per_hour: int) -> None:
        self._ratings = ratings
        self._store = store
        self._chat = chat
        self._per_hour = per_hour
        self._acting: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._in_order: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
        self._counting: set[asyncio.Task[Any]] = set()

    async def pressed(self, interaction: discord.Interaction[Any], reply: str, value: int) -> None:
        """Count a pressed thumb, and answer so that only the person sees it."""
        async with told(interaction):
            if interaction.user.bot:
                return
            person = person_of(self._chat.source, interaction.user.id)
            async with self._acts(person):
                now = await self._present(reply, person)
                withdrawn = now is not None and now.value == value
                rated = await self._rate(reply, person, 0 if withdrawn else value)
            if withdrawn:
                await say(interaction, "Your thumb is taken back.")
            elif value < 0:
                if not await ask_by_modal(interaction, Why(reply)):
                    await say(interaction, f"👎 counted, thank you. {progress(rated)}")
            else:
                await say(interaction, f"👍 counted, thank you. {progress(rated)}")

    async def explained(self, interaction: discord.Interaction[Any]) -> None:
        """Store why a reply was bad, beside the thumb that is counted already."""
        data = dict(interaction.data or {})
        id = str(data.get("custom_id", ""))
        if not id.startswith(WHY):
            return
        async with told(interaction):
            reply = id.removeprefix(WHY)
            given = _values(data)
            said = (*given.get("faults", ()), *given.get("words", ()))
            better = "".join(given.get("better", ()))
            person = person_of(self._chat.source, interaction.user.id)
            async with self._acts(person):
                rated = await self._ratings.rate(
                    reply, -1, person, "; ".join(one for one in said if one), better
                )
            await say(interaction, f"👎 counted, thank you for saying why. {progress(rated)}")

    async def reacted(self, payload: discord.RawReactionActionEvent, me: int) -> None:
        """Count a reaction that was added."""
        value = value_of(payload.emoji)
        by_bot = payload.member is not None and payload.member.bot
        if value is None or by_bot or payload.user_id == me:
            return
        message = payload.message_id
        async with self._in_turn(message):
            reply = await self._reply_of(message)
            for _ in range(LOOKS if payload.message_author_id in (me, None) else 0):
                if reply is not None:
                    break
                await asyncio.sleep(LOOK_SECONDS)
                reply = await self._reply_of(message)
            if reply is None:
                return
            person = person_of(self._chat.source, payload.user_id)
            async with self._acts(person):
                try:
                    await self._rate(reply, person, value)
                except (Refused, StorageError) as refusal:
                    logger.info("a reaction was not counted: %s", refusal)
                    return
                await asyncio.to_thread(self._store.react, str(message), person, value)

    async def unreacted(self, message: int, user: int | None, value: int | None) -> None:
        """Withdraw the ratings of reactions that were removed (None: everybody's, both thumbs)."""
        person = None if user is None else person_of(self._chat.source, user)
        async with self._in_turn(message):
            reply = await self._reply_of(message)
            for one in (1, -1) if value is None else (value,):
                whose = await asyncio.to_thread(self._store.unreact, str(message), person, one)
                if reply is not None:
                    for each in whose:
                        await self._withdraw(reply, each, one)

    async def settled(self) -> None:
        """Wait until every reaction that came in is counted."""
        while self._counting:
            await asyncio.wait(self._counting)

    @asynccontextmanager
    async def _in_turn(self, message: int) -> AsyncIterator[None]:
        """Let the reactions to a message be counted in the order they came in."""
        task = asyncio.current_task()
        assert task is not None
        self._counting.add(task)
        try:
            async with self._in_order.setdefault(message, asyncio.Lock()):
                yield
        finally:
            self._counting.discard(task)

    async def _withdraw(self, reply: str, person: str, value: int) -> None:
        """Take a person's rating back if it is still this one."""
        async with self._acts(person):
            now = await self._present(reply, person)
            if now is not None and now.value == value:
                await self._ratings.rate(reply, 0, person)

    def _acts(self, person: str) -> asyncio.Lock:
        """Return what lets a person do one thing at a time."""
        return self._acting.setdefault(person, asyncio.Lock())

    async def _reply_of(self, message: int) -> str | None:
        """Return the reply that a message shows, waiting for one that still grows."""
        if stored := self._chat.growing.get(message):
            try:
                return await asyncio.shield(stored)
            except asyncio.CancelledError:
                if not stored.cancelled():
                    raise
                return None
        return await asyncio.to_thread(self._store.shown_by, str(message))

    async def _present(self, reply: str, person: str) -> Rating | None:
        given = await asyncio.to_thread(self._store.ratings, reply)
        return next((one for one in given if one.person == person), None)

    async def _rate(self, reply: str, person: str, value: int) -> Rated:
        if value and await self._present(reply, person) is None:
            since = time.time() - HOUR_SECONDS
            if await asyncio.to_thread(self._store.rated_since, person, since) >= self._per_hour:
                raise Refused(
                    f"You gave {self._per_hour} thumbs within an hour, which is the most."
                )
        return await self._ratings.rate(reply, value, person)


class Why(discord.ui.Modal):
    """Asks what was wrong with a reply; closing it keeps the thumb.

    Its answer comes to `Thumbs.explained` by the id alone, so that a restart between loses nothing.
    """

    def __init__(self, reply: str) -> None:
        super().__init__(
            title="👎 counted. What was wrong?", timeout=900, custom_id=f"{WHY}{reply}"
        )
        self.faults: discord.ui.Select[Any] = discord.ui.Select(
            custom_id="faults",
            min_values=0,
            max_values=len(FAULTS),
            required=False,
            options=[discord.SelectOption(label=fault) for fault in FAULTS],
        )
        self.words: discord.ui.TextInput[Any] = discord.ui.TextInput(
            custom_id="words",
            style=discord.TextStyle.paragraph,
            required=False,
            max_length=REASON_LIMIT - 100,
        )
        self.better: discord.ui.TextInput[Any] = discord.ui.TextInput(
            custom_id="better",
            style=discord.TextStyle.paragraph,
            required=False,
            max_length=min(4000, CORRECTION_LIMIT),
        )
        self.add_item(discord.ui.Label(text="What kind of fault?", component=self.faults))
        self.add_item(discord.ui.Label(text="In your words", component=self.words))
        self.add_item(discord.ui.Label(text="A better answer", component=self.better))


def _values(data: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    """Return what a submitted modal holds: each field's values by its id."""
    found: dict[str, tuple[str, ...]] = {}
    for label in data.get("components", []):
        field = label.get("component", {})
        values = field.get("values")
        found[field.get("custom_id", "")] = tuple(values or [field.get("value") or ""])
    return found


def value_of(emoji: discord.PartialEmoji) -> int | None:
    """Return the worth of a reaction, None when it is no thumb; skin tones do not matter."""
    return None if emoji.id is not None else VALUES.get((emoji.name or "")[:1])


def progress(rated: Rated) -> str:
    """Say how far the next round is."""
    if rated.missing:
        return f"{rated.missing} more that may be learned from, until a round can start."
    return "There are enough for the next round."
