"""The store's part for chats of several people: their choices, what is kept of them, their places.

A part of Store and nothing by itself; the SQL stands in people.py and places.py.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from storage import people, places
from storage.database import Database
from storage.records import Forgotten, PersonRecord, PlaceSetting


class CompanyStore:
    """What Store knows of people and places; each method is one transaction."""

    _database: Database
    _learnable_changed: Callable[[], None]

    def person(self, id: str) -> PersonRecord:
        """Return a person's choice about learning; someone never met has made none."""
        return self._database.read(people.person, id)

    def note_met(self, id: str) -> bool:
        """Record that a person was told about learning; False when they had been told before."""
        return self._database.write(people.note_met, id)

    def choose(self, id: str, learn: bool) -> None:
        """Record whether a person's words may be learned from."""
        self._database.write(people.choose, id, learn)
        self._learnable_changed()

    def asked_since(self, id: str, at: float, guild: str | None) -> int:
        """Count the replies that a person got since a time (seconds since the epoch) in a guild."""
        return self._database.read(people.asked_since, id, at, guild)

    def rated_since(self, id: str, at: float) -> int:
        """Count the replies that a person rated for the first time since a time."""
        return self._database.read(people.rated_since, id, at)

    def everything_about(self, id: str) -> list[dict[str, Any]]:
        """Return all that is kept of a person as plain rows, each with its kind."""
        return self._database.read(lambda db: list(people.everything_about(db, id)))

    def withdraw_all(self, id: str) -> int:
        """Take back every rating of a person; return how many there were."""
        count = self._database.write(people.withdraw_all, id)
        self._learnable_changed()
        return count

    def forget(self, id: str) -> Forgotten:
        """Delete what is kept of a person, from the file too, and mark versions trained on it."""
        done = self._database.write(people.forget, id)
        self._database.wipe_log()
        self._learnable_changed()
        return done

    def remove_old_text(self, before: float) -> int:
        """Remove text and token ids of shared sources' replies said before a time; count them."""
        removed = self._database.write(people.remove_old_text, before)
        if removed:
            self._database.wipe_log()
        return removed

    def set_place(self, guild: str, channel: str, key: str, value: str | None, by: str) -> None:
        """Set one value of a guild (channel "") or of a channel; None removes it."""
        self._database.write(places.set_place, guild, channel, key, value, by)
        if key == places.LEARNING:
            self._learnable_changed()

    def place(self, guild: str) -> list[PlaceSetting]:
        """Return everything set for a guild and its channels."""
        return self._database.read(places.place, guild)

    def places_with(self, key: str) -> list[tuple[str, str]]:
        """Return the guilds that have a value under this key, with the value."""
        return self._database.read(places.places_with, key)

    def show(self, message: str, channel: str, reply: str) -> None:
        """Record that a message shows (a part of) a reply."""
        self._database.write(places.show, message, channel, reply)

    def shown_by(self, message: str) -> str | None:
        """Return the id of the reply that a message shows, None when it shows none."""
        return self._database.read(places.shown_by, message)

    def last_shown(self, channel: str) -> str | None:
        """Return the id of the newest reply shown in a channel since its fresh start."""
        return self._database.read(places.last_shown, channel)

    def start_afresh(self, channel: str) -> None:
        """Let the next message of a channel begin a new conversation."""
        self._database.write(places.start_afresh, channel)

    def react(self, message: str, person: str, value: int) -> None:
        """Record that a person's reaction, worth 1 or -1, stands under a message."""
        self._database.write(places.react, message, person, value)

    def unreact(self, message: str, person: str | None, value: int | None) -> list[str]:
        """Remove reactions (None: everybody's, of both values); return whose they were."""
        return self._database.write(places.unreact, message, person, value)
