"""Tell Discord how a training round goes: one message that is edited, then the verdict.

It listens to the App's feed; which rounds run is not decided here.
"""

from __future__ import annotations

import asyncio
import logging
import time
from typing import TYPE_CHECKING, NamedTuple

import discord

from bot.discord.patience import LOST, patiently
from bot.discord.speech import NOBODY, Sent, send_into
from bot.events import Event
from bot.rounds import Rounds
from storage.records import Check, RoundRecord

if TYPE_CHECKING:
    from bot.discord.client import Client

logger = logging.getLogger(__name__)

EDIT_SECONDS = 2.0
_BAR = 12
LEAVING = "-# I am being shut down, and the round ends with me; nothing is changed."
ENDED = ("promoted", "rejected", "failed", "cancelled")


class _Shown(NamedTuple):
    """Where a message stands."""

    channel: int
    message: int


class Announcer:
    """Keeps the progress message of each followed round up to date, and announces verdicts."""

    def __init__(self, rounds: Rounds) -> None:
        self._rounds = rounds
        self._followed: dict[str, list[_Shown]] = {}
        self._edited_at = 0.0
        self._last: dict[str, str] = {}
        self._client: Client | None = None
        self._task: asyncio.Task[None] | None = None
        self._announced: set[str] = set()

    def start(self, client: Client) -> None:
        """Begin to listen; news goes out through `client`, the newest one given."""
        self._client = client
        if self._task is None:
            self._task = asyncio.create_task(self._listen(), name="discord announcements")

    async def stop(self) -> None:
        """Listen no more, and say under the round that runs that it ends with the bot."""
        if self._task is None:
            return
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)
        self._task = None
        if (record := self._rounds.current) is not None:
            await self._edit(record, f"{progress_words(record)}\n{LEAVING}")

    def follow(self, round: str, message: Sent) -> None:
        """Keep a message up to date with a round until its end.

        It is reached by its channel: an interaction's token lasts a quarter of an hour only, and
        the client may be a new one by then.
        """
        self._followed.setdefault(round, []).append(_Shown(message.channel.id, message.id))

    async def _listen(self) -> None:
        async for event in self._rounds.subscribe():
            try:
                await self._hear(event)
            except LOST as error:
                logger.info("news of a round could not be shown: %s", error)
            except Exception:
                logger.exception("news of a round broke")

    async def _hear(self, event: Event) -> None:
        record = event.round
        if event.kind != "round" or record is None:
            return
        if record.state in ENDED:
            if record.id not in self._announced:
                self._announced.add(record.id)
                await self._end(record)
        elif time.monotonic() - self._edited_at >= EDIT_SECONDS:
            self._edited_at = time.monotonic()
            await self._edit(record, progress_words(record))

    async def _end(self, record: RoundRecord) -> None:
        await self._edit(record, verdict_words(record))
        followed = {shown.channel for shown in self._followed.pop(record.id, [])}
        self._last.pop(record.id, None)
        if self._client is None:
            return
        for guild, channel_id in (await self._client.places.announcements()).items():
            if channel_id in followed:
                continue
            channel = self._client.get_partial_messageable(channel_id, guild_id=guild)
            try:
                await send_into(channel, verdict_words(record))
            except LOST as error:
                logger.warning("round %s could not be announced in %s: %s", record.id, guild, error)

    async def _edit(self, record: RoundRecord, words: str) -> None:
        if self._client is None or self._last.get(record.id) == words:
            return
        self._last[record.id] = words
        for shown in list(self._followed.get(record.id, [])):
            channel = self._client.get_partial_messageable(shown.channel)
            try:
                await _rewrite(channel.get_partial_message(shown.message), words)
            except discord.NotFound:
                self._followed[record.id].remove(shown)
            except LOST as error:
                logger.info("the progress of %s could not be shown: %s", record.id, error)


async def _rewrite(message: discord.PartialMessage, words: str) -> None:
    await patiently(lambda: message.edit(content=words, allowed_mentions=NOBODY))


def progress_words(record: RoundRecord) -> str:
    """Say where a round stands."""
    done = round(record.progress * _BAR)
    bar = "▰" * done + "▱" * (_BAR - done)
    return f"Round **{record.id}** {bar} {record.progress:.0%} · {record.phase or record.state}"


def verdict_words(record: RoundRecord) -> str:
    """Say how a round ended, and the checks that decided it."""
    heads = {
        "promoted": f"Round **{record.id}**: **{record.version}** speaks now ({record.verdict}).",
        "rejected": f"Round **{record.id}** was refused by the gate; {record.parent} stays.",
        "failed": f"Round **{record.id}** failed; {record.parent} stays.",
        "cancelled": f"Round **{record.id}** was cancelled; {record.parent} stays.",
    }
    lines = [heads.get(record.state, progress_words(record))]
    if record.error:
        lines.append(record.error)
    if record.fresh or record.replayed:
        lines.append(f"Learned from {record.fresh} new and {record.replayed} earlier replies.")
    lines += [check_words(check) for check in record.checks]
    return "\n".join(lines)[:1900]


def check_words(check: Check) -> str:
    """Say one check of the gate with its number and limit."""
    mark = "✅" if check.passed else "❌"
    return f"-# {mark} {check.name}: {check.value:.3g} (limit {check.limit:.3g}) {check.detail}"
