"""Logins to the page, kept over restarts: ended by time, by a log-out, or by another key.

A login is a random cookie. What is stored of it is an HMAC of the cookie under the key that opened
it: neither an export nor a backup hands anybody a cookie or a hint of the key, and once the key is
another, no cookie leads to its row any more.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import secrets
import time
from collections.abc import Callable, Sequence

from bot.facts import PAGE_LOGINS
from storage.store import Store

LOGIN_SECONDS = 30 * 24 * 3600
_MAXIMUM_LOGINS = 1000


class Logins:
    """The open logins of everyone who gave one of the `keys`."""

    def __init__(
        self, store: Store, keys: Sequence[str], clock: Callable[[], float] = time.time
    ) -> None:
        self._store = store
        self._keys = keys
        self._clock = clock
        self._changing = asyncio.Lock()
        self._read: dict[str, float] | None = None

    async def open(self, key: str) -> str:
        """Return the cookie of a new login; the oldest of too many ends."""
        cookie = secrets.token_urlsafe(32)
        async with self._changing:
            now = self._clock()
            open_still = [one for one in (await self._ends()).items() if one[1] > now]
            kept = dict(open_still[-_MAXIMUM_LOGINS + 1 :])
            await self._keep(kept | {_digest(key, cookie): now + LOGIN_SECONDS})
        return cookie

    async def known(self, cookie: str) -> bool:
        """Say whether `cookie` is that of an open login."""
        if self._read is None:
            async with self._changing:
                await self._ends()
        ends, now = self._read or {}, self._clock()
        return any(ends.get(_digest(key, cookie), 0.0) > now for key in self._keys)

    async def close(self, cookie: str) -> None:
        """End the login of `cookie`, if it is one."""
        gone = {_digest(key, cookie) for key in self._keys}
        async with self._changing:
            ends = await self._ends()
            if gone & ends.keys():
                await self._keep({one: end for one, end in ends.items() if one not in gone})

    async def _ends(self) -> dict[str, float]:
        """Return when each login ends, by the digest of its cookie, oldest first."""
        if self._read is None:
            stored = await asyncio.to_thread(self._store.meta, PAGE_LOGINS)
            self._read = json.loads(stored) if stored else {}
        return self._read

    async def _keep(self, ends: dict[str, float]) -> None:
        await asyncio.to_thread(self._store.set_meta, PAGE_LOGINS, json.dumps(ends))
        self._read = ends


def _digest(key: str, cookie: str) -> str:
    return hmac.new(key.encode(), cookie.encode(), hashlib.sha256).hexdigest()
