"""What admins set for a guild or channel: persona, limits, learning, announcements.

Whether someone may set it is the commands' affair; here it is read, kept and asked.
"""

from __future__ import annotations

import asyncio
import math
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import discord

from bot.discord.identity import guild_of, person_of
from bot.discord.refusal import Refused
from storage.records import PlaceSetting, Source
from storage.store import Store

PERSONA = "persona"
CHANNEL = "may answer"
ROLE = "role"
COOLDOWN = "cooldown seconds"
DAILY = "replies a day"
ANNOUNCE = "announcements"
TOLD = "told about threads"
DAY_SECONDS = 86400


@dataclass(frozen=True)
class Persona:
    """A system prompt and who wrote it: their words stand in every prompt under it."""

    text: str
    by: str


class Place:
    """A guild's settings as one reading found them."""

    def __init__(self, settings: list[PlaceSetting]) -> None:
        self.settings = settings
        self._values = {(one.channel, one.key): one for one in settings}

    def persona(self, channel: int, parent: int | None) -> Persona | None:
        """Return the persona of a channel, a thread's from its parent, else the guild's."""
        for name in (str(channel), str(parent or ""), ""):
            if found := self._values.get((name, PERSONA)):
                return Persona(found.value, found.set_by)
        return None

    def value(self, key: str, channel: str = "") -> str | None:
        """Return one value."""
        found = self._values.get((channel, key))
        return found.value if found else None

    def number(self, key: str) -> int:
        """Return a number, 0 when it is not set."""
        return int(self.value(key) or 0)

    def channels(self, key: str) -> list[int]:
        """Return the channels that have a value under a key."""
        return [int(one.channel) for one in self.settings if one.key == key and one.channel]

    def roles(self) -> list[int]:
        """Return the roles whose members alone are answered; none: everybody is."""
        return [
            int(one.key.removeprefix(ROLE)) for one in self.settings if one.key.startswith(ROLE)
        ]


class Places:
    """Reads and writes the settings of guilds, and says who may be answered where."""

    def __init__(self, store: Store, source: Source) -> None:
        self._store = store
        self.source = source
        self._asked_at: dict[tuple[int, int], datetime | None] = {}
        self._day = 0
        self._today: dict[tuple[int, int], int] = {}
        """How many asks of a person a guild has let in on this day, where it sets a cap."""

    async def of(self, guild_id: int | None) -> Place:
        """Read a guild's settings; a direct message has none."""
        guild = guild_of(self.source, guild_id)
        return Place([] if guild is None else await asyncio.to_thread(self._store.place, guild))

    async def set(
        self, guild_id: int, key: str, value: str | None, by: str, channel: str = ""
    ) -> None:
        """Set or remove one value, and write it into the audit log."""
        guild = guild_of(self.source, guild_id) or ""
        await asyncio.to_thread(self._store.set_place, guild, channel, key, value, by)
        where = f"{guild} channel {channel}" if channel else guild
        shown = "removed" if value is None else "set" if key == PERSONA else value
        await asyncio.to_thread(self._store.audit, by, f"server {key}", f"{where}: {shown}")

    async def tell_once(self, guild_id: int, channel: int) -> bool:
        """Return True the first time only, for this channel."""
        place = await self.of(guild_id)
        if place.value(TOLD, str(channel)):
            return False
        guild = guild_of(self.source, guild_id) or ""
        await asyncio.to_thread(self._store.set_place, guild, str(channel), TOLD, "yes", "bot")
        return True

    async def announcements(self) -> Mapping[int, int]:
        """Return the announcement channel of each guild that chose one."""
        rows = await asyncio.to_thread(self._store.places_with, ANNOUNCE)
        mine = f"{self.source}:"
        return {
            int(guild.removeprefix(mine)): int(channel)
            for guild, channel in rows
            if guild.startswith(mine)
        }

    async def rule_against(
        self,
        user: discord.User | discord.Member,
        guild_id: int | None,
        channel: int,
        parent: int | None,
    ) -> str | None:
        """Say which of the guild's rules keeps a person out here, None when none does."""
        place = await self.of(guild_id)
        allowed = place.channels(CHANNEL)
        if allowed and channel not in allowed and parent not in allowed:
            where = ", ".join(f"<#{one}>" for one in allowed)
            return f"This server lets me answer in {where} only (rule: channels)."
        roles = place.roles()
        if roles and not (_role_ids(user) & set(roles)):
            names = ", ".join(f"<@&{one}>" for one in roles)
            return f"This server lets me answer members with {names} only (rule: roles)."
        return None

    @asynccontextmanager
    async def admitted(
        self,
        user: discord.User | discord.Member,
        guild_id: int | None,
        channel: int,
        parent: int | None,
    ) -> AsyncIterator[None]:
        """Let a person ask something, if no rule is against it; an ask that fails is not counted.

        Raises:
            Refused: A rule is against it; the text names it.
        """
        if guild_id is None:
            yield
            return
        if against := await self.rule_against(user, guild_id, channel, parent):
            raise Refused(against)
        key = (guild_id, user.id)
        place = await self.of(guild_id)
        await self._count_today(key, place.number(DAILY))
        try:
            before = self._pause(key, place.number(COOLDOWN))
        except Refused:
            self._uncount(key)
            raise
        try:
            yield
        except BaseException:
            self._uncount(key)
            self._asked_at[key] = before
            raise

    def _pause(self, key: tuple[int, int], seconds: int) -> datetime | None:
        """Note that a person asks now, and return when they last did; Refused."""
        before, now = self._asked_at.get(key), discord.utils.utcnow()
        passed = (now - before).total_seconds() if before else math.inf
        if passed < seconds:
            wait = math.ceil(seconds - passed)
            raise Refused(
                f"Please wait {wait} s: this server sets a pause between asks (rule: cooldown)."
            )
        self._asked_at[key] = now
        return before

    async def _count_today(self, key: tuple[int, int], most: int) -> None:
        """Count one more ask of a person in a guild today, where there is a cap; Refused."""
        day = int(time.time() // DAY_SECONDS)
        if self._day != day:
            self._day = day
            self._today.clear()
        if not most:
            self._today.pop(key, None)
            return
        if key not in self._today:
            guild, person = guild_of(self.source, key[0]), person_of(self.source, key[1])
            given = await asyncio.to_thread(
                self._store.asked_since, person, day * DAY_SECONDS, guild
            )
            self._today.setdefault(key, given)
        if self._today[key] >= most:
            raise Refused(
                f"You had {most} replies today (UTC), this server's most (rule: daily cap)."
            )
        self._today[key] += 1

    def _uncount(self, key: tuple[int, int]) -> None:
        if key in self._today:
            self._today[key] -= 1


def parent_of(channel: Any) -> int | None:
    """Return the channel that a thread belongs to, None for what is no thread."""
    return channel.parent_id if isinstance(channel, discord.Thread) else None


def _role_ids(user: discord.User | discord.Member) -> set[int]:
    return {role.id for role in user.roles} if isinstance(user, discord.Member) else set()
