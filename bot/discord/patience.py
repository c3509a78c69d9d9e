"""Call Discord again when it stumbles, but never so that anything happens twice.

discord.py repeats 429 and 500/502/504 by itself, a few times; it gives up at once on 503 and on a
dropped connection. A message goes out with a nonce of ours that Discord enforces, so a send
whose answer was lost can be repeated without a second message.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

import aiohttp
import discord

logger = logging.getLogger(__name__)

T = TypeVar("T")

ATTEMPTS = 5
FIRST_WAIT_SECONDS = 0.25
_PASSING = {429, 500, 502, 503, 504}


async def patiently(call: Callable[[], Awaitable[T]], *, repeatable: bool = True) -> T:
    """Await `call()`, again after a pause when Discord stumbled.

    Args:
        call: Makes one attempt; what it sends must be safe to send again.
        repeatable: False when a lost answer may hide a success: then only a 429, which did
            nothing, is repeated.

    Raises:
        discord.HTTPException, aiohttp.ClientError, OSError: The last attempt's, or one that no
            repeating mends.
    """
    wait = FIRST_WAIT_SECONDS
    for attempt in range(1, ATTEMPTS + 1):
        try:
            return await call()
        except (TimeoutError, discord.HTTPException, aiohttp.ClientError, OSError) as error:
            if attempt == ATTEMPTS or not _may_repeat(error, repeatable):
                raise
            logger.info("Discord stumbled (%s), attempt %d follows", _kind(error), attempt + 1)
        await asyncio.sleep(wait)
        wait *= 2
    raise AssertionError("the last attempt returns or raises")


def _may_repeat(error: BaseException, repeatable: bool) -> bool:
    if isinstance(error, discord.HTTPException):
        return error.status == 429 or (repeatable and error.status in _PASSING)
    return repeatable


def _kind(error: BaseException) -> str:
    status = f" {error.status}" if isinstance(error, discord.HTTPException) else ""
    return type(error).__name__ + status


LOST = (discord.HTTPException, aiohttp.ClientError, OSError, asyncio.TimeoutError)
"""What a call may raise in the end when Discord cannot be reached or refuses."""
