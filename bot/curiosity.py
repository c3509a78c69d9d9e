"""Whether to ask a person for a rating of a reply: seldom, and where it teaches most.

The limits stand in the settings and are kept by the store; how the question looks is a surface's.
"""

from __future__ import annotations

import asyncio
import time

from bot.settings import AskingSettings
from storage.records import ReplyRecord
from storage.store import Store


class Curiosity:
    """Decides, once for each reply and for all surfaces alike."""

    def __init__(self, store: Store, settings: AskingSettings) -> None:
        self._store = store
        self._settings = settings

    async def asks_about(self, reply: ReplyRecord) -> bool:
        """Say whether a reply's person is asked to rate it; asked counts, so show the question."""
        if self._settings.per_day == 0 or reply.doubt is None:
            return False
        return await asyncio.to_thread(
            self._store.ask_about,
            reply.id,
            share=self._settings.share,
            per_day=self._settings.per_day,
            now=time.time(),
        )
