"""The path of a thumb: a rating or a correction is stored, and only then answered.

What a rating sets off comes after its commit and can never undo it nor hold up its answer: the
Q-head learns it at once, and a schedule of "every N new ratings" may start a round.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from storage.records import Rating
from storage.store import Store

logger = logging.getLogger(__name__)

REASON_LIMIT = 500
CORRECTION_LIMIT = 8000


class RatingError(Exception):
    """A rating that cannot be stored; its text says what came and what was wanted."""


@dataclass(frozen=True)
class Rated:
    """What is stored after a thumb, None when it was withdrawn, and how far the next round is.

    `new_ratings` counts what a round has not seen yet, `missing` how many more it wants.
    """

    rating: Rating | None
    new_ratings: int
    missing: int


class Ratings:
    """Stores thumbs.

    After each commit `rated` is told the reply, and `arrived` the count of new ratings.
    """

    def __init__(
        self,
        store: Store,
        minimum_ratings: int,
        rated: Callable[[str], None],
        arrived: Callable[[int], Awaitable[None]],
    ) -> None:
        self._store = store
        self._minimum = minimum_ratings
        self._rated = rated
        self._arrived = arrived
        self._telling: set[asyncio.Task[None]] = set()

    async def rate(
        self,
        reply_id: str,
        value: int,
        person: str,
        reason: str | None = None,
        correction: str | None = None,
    ) -> Rated:
        """Store a thumb (1 or -1), change it, or withdraw it (0).

        A reason or correction of None keeps what is stored; an empty one clears it.

        Raises:
            RatingError: The value is none of the three, or a text is too long.
            NotFound: No reply has that id.
        """
        if isinstance(value, bool) or value not in (-1, 0, 1):
            raise RatingError(f"rating is {value!r}, wanted 1, -1 or 0 (withdraw)")
        _check_length("reason", reason, REASON_LIMIT)
        _check_length("correction", correction, CORRECTION_LIMIT)
        rating = await asyncio.to_thread(
            self._store.rate, reply_id, person, value, reason, correction
        )
        self._rated(reply_id)
        new = await asyncio.to_thread(self._store.new_ratings)
        telling = asyncio.create_task(self._tell(new), name="a rating arrived")
        self._telling.add(telling)
        telling.add_done_callback(self._telling.discard)
        return Rated(rating, new, max(0, self._minimum - new))

    async def settled(self) -> None:
        """Wait until everything that the ratings so far set off has been asked for."""
        await asyncio.gather(*self._telling)

    async def _tell(self, new: int) -> None:
        try:
            await self._arrived(new)
        except Exception:
            logger.exception("a rating is stored, but what it sets off failed")


def _check_length(name: str, text: str | None, limit: int) -> None:
    if text is not None and len(text) > limit:
        raise RatingError(f"{name} has {len(text)} characters, wanted at most {limit}")
