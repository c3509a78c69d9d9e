"""How people and guilds of Discord are written in the store."""

from __future__ import annotations

from storage.records import Source


def person_of(source: Source, user_id: int) -> str:
    """Return the store's name of a Discord user."""
    return f"{source}:{user_id}"


def guild_of(source: Source, guild_id: int | None) -> str | None:
    """Return the store's name of a guild, None for a direct message."""
    return None if guild_id is None else f"{source}:{guild_id}"


def shown_name(person: str) -> str:
    """Return how a person of the store is written in a message; mentions there ping nobody."""
    source, _, id = person.partition(":")
    return f"<@{id}>" if source in ("discord", "compatible") and id.isdigit() else person
