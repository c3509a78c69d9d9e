"""The store's part for the Q-head: φ of drafts, observations, and word when they change.

A part of Store and nothing by itself; the SQL stands in features.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from storage import features
from storage.database import Database
from storage.records import Features, ReplyRecord, StoredObservation

PAGE_REPLIES = 20
"""Replies that lack φ are read so many at a time."""


class ObservingStore:
    """What Store knows of features; each method is one transaction."""

    _database: Database
    _learnable_changed: Callable[[], None]

    def add_features(self, reply: str, made: Features) -> None:
        """Store φ of a reply's drafts, over any of the same base model; NotFound (or no text)."""
        self._database.write(features.add, reply, made)

    def observations(
        self, fingerprint: str, version: int, ids: Sequence[str] | None = None
    ) -> list[StoredObservation]:
        """Return what the Q-head may learn from and has φ of this model and version, oldest first.

        With `ids`, only of those replies and of the ones that follow them.
        """
        return self._database.read(features.observations, fingerprint, version, ids)

    def without_features(
        self, fingerprint: str, version: int, ids: Sequence[str] | None = None
    ) -> Iterator[ReplyRecord]:
        """Yield the learnable replies that the Q-head wants and that lack φ, newest first.

        With `ids`, only those replies and the ones that follow them.
        """
        lacking = self._database.read(features.ids_without, fingerprint, version, ids)
        for start in range(0, len(lacking), PAGE_REPLIES):
            yield from self._database.read(features.texts, lacking[start : start + PAGE_REPLIES])

    def on_change(self, heard: Callable[[], None]) -> None:
        """Call `heard`, on any thread, after each commit that may give to or take from learning.

        These are choices, switches of places, forgetting, deletions and imports; single ratings
        are not among them.
        """
        self._learnable_changed = heard
