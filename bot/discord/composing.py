"""What was heard becomes an ask: the persona, what was said before, and the new words.

Which messages are for us stands in hearing.py and commands.py, what becomes of the ask in chat.py.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

import discord

from bot.ask import Ask
from bot.discord.identity import guild_of, person_of
from bot.discord.places import Places
from bot.discord.refusal import Refused
from storage.errors import NotFound
from storage.records import ReplyRecord, Source, Turn
from storage.store import Store


@dataclass(frozen=True)
class Heard:
    """What somebody asked, where, and whose words besides theirs stand in it.

    `after` is the reply that this goes on from. `again` asks for another reply to the same turn as
    an earlier reply's; then `words` is not used. If there are `lines`, oldest first, `words` is a
    form with a place for them, and the oldest may be left out.
    """

    user: discord.User | discord.Member
    words: str
    guild_id: int | None
    channel_id: int
    parent_id: int | None = None
    quoted: frozenset[str] = frozenset()
    after: ReplyRecord | None = None
    again: ReplyRecord | None = None
    lines: tuple[str, ...] = ()


class Composer:
    """Puts asks together."""

    def __init__(self, store: Store, places: Places, source: Source) -> None:
        self._store = store
        self._places = places
        self._source = source

    def people(self, heard: Heard) -> set[str]:
        """Return whose words stand in what was heard, without its persona."""
        before = heard.again or heard.after
        people = {person_of(self._source, heard.user.id), *heard.quoted}
        return people | set(before.people) if before else people

    async def ask(self, heard: Heard) -> Ask:
        """Return the ask of what was heard.

        Raises:
            Refused: It asks again for a reply whose text is gone.
        """
        return await (self._again(heard, heard.again) if heard.again else self._anew(heard))

    async def _anew(self, heard: Heard) -> Ask:
        after = await self._as_kept(heard.after)
        people = {person_of(self._source, heard.user.id), *heard.quoted}
        turns: list[Turn] = []
        place = await self._places.of(heard.guild_id)
        if persona := place.persona(heard.channel_id, heard.parent_id):
            turns.append(Turn("system", persona.text))
            people.add(persona.by)
        if after is not None:
            turns += [turn for turn in after.turns if turn.role != "system"]
            turns.append(Turn("assistant", after.text))
            people |= set(after.people)
        lines = "\n".join(heard.lines)
        turns.append(Turn("user", heard.words.format(lines=lines) if lines else heard.words))
        return Ask(
            person_of(self._source, heard.user.id),
            self._source,
            tuple(turns),
            conversation=after.conversation if after else None,
            guild=guild_of(self._source, heard.guild_id),
            parent=after.id if after else None,
            shared=True,
            people=tuple(sorted(people)),
        )

    async def _again(self, heard: Heard, before: ReplyRecord) -> Ask:
        reply = await self._as_kept(before)
        if reply is None:
            raise Refused("The text of that conversation was removed; please ask anew.")
        return Ask(
            person_of(self._source, heard.user.id),
            self._source,
            reply.turns,
            conversation=reply.conversation,
            guild=reply.guild,
            parent=reply.parent,
            shared=True,
            people=reply.people,
        )

    async def _as_kept(self, reply: ReplyRecord | None) -> ReplyRecord | None:
        """Return a reply as it is kept now, None when it or its text is gone.

        Whoever asks to be forgotten is, also while somebody goes on from their words: `Chat.hush`
        finds every ask that has come this far.
        """
        if reply is None:
            return None
        try:
            kept = await asyncio.to_thread(self._store.reply, reply.id)
        except NotFound:
            return None
        return kept if kept.turns else None
