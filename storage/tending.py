"""The store's part for tending the bot: what health is judged by, and who was asked to rate.

A part of Store and nothing by itself; the SQL stands in vitals.py and asking.py.
"""

from __future__ import annotations

from collections.abc import Iterable

from storage import asking, vitals
from storage.database import Database
from storage.vitals import Spoken, Vitals


class TendingStore:
    """What Store knows of its own health; each method is one transaction."""

    _database: Database

    def vitals(self, fingerprint: str | None, newest: int = 400) -> Vitals:
        """Count what health is judged by, of the newest ratings and replies."""
        return self._database.read(vitals.vitals, fingerprint, newest)

    def spoken(
        self, version: str, fingerprint: str, temperature: float, top_p: float, limit: int
    ) -> list[Spoken]:
        """Return how a version's newest learnable replies sound, at these sampling settings."""
        return self._database.read(vitals.spoken, version, fingerprint, temperature, top_p, limit)

    def count_rounds(self) -> dict[str, int]:
        """Count the rounds by state, every state of them."""
        return self._database.read(vitals.count_rounds)

    def ask_about(self, reply: str, *, share: float, per_day: int, now: float) -> bool:
        """Decide whether its person is asked to rate a reply, and remember it.

        At most once in a conversation and `per_day` times a day for one person, and only about the
        `share` of replies that the learned value doubts most.
        """
        return self._database.write(asking.ask_about, reply, share, per_day, now)

    def asked_about(self, replies: Iterable[str]) -> set[str]:
        """Return those of the named replies that somebody was asked to rate."""
        return self._database.read(asking.asked_about, list(replies))
