"""From the bytes of a request to one typed value, or a 413 or 422 that says what is wrong."""

from __future__ import annotations

import asyncio
from typing import TypeVar

from fastapi import Request
from pydantic import BaseModel, ConfigDict, ValidationError

from bot.web.errors import WebError, describe

MAXIMUM_BODY_BYTES = 2 * 1024 * 1024
MAXIMUM_IMPORT_BYTES = 128 * 1024 * 1024
_QUICKLY_READ_BYTES = 64 * 1024
"""A larger body is read off the event loop."""

MAXIMUM_TEXT = 200_000
"""Characters that one message may have; what fits the model is far less and is checked there."""


class Body(BaseModel):
    """A request body of our own: exact types, and no unknown field."""

    model_config = ConfigDict(strict=True, extra="forbid", allow_inf_nan=False, frozen=True)


AnyBody = TypeVar("AnyBody", bound=BaseModel)


async def read_body(
    request: Request, form: type[AnyBody], limit_bytes: int = MAXIMUM_BODY_BYTES
) -> AnyBody:
    """Read the request's JSON body as a `form`.

    Raises:
        WebError: 413 too large; 422 not `application/json`, not JSON or not that form.
    """
    content_type = request.headers.get("content-type", "")
    if content_type.split(";")[0].strip().lower() != "application/json":
        came = repr(content_type) if content_type else "no Content-Type"
        raise WebError(
            422, f"bodies must be application/json; got {came}", "unsupported_media_type"
        )
    raw = await _read_bytes(request, limit_bytes)
    try:
        if len(raw) <= _QUICKLY_READ_BYTES:
            return form.model_validate_json(raw)
        return await asyncio.to_thread(form.model_validate_json, raw)
    except ValidationError as error:
        raise WebError(422, describe(error), "malformed_body") from error


async def read_optional_body(request: Request, form: type[AnyBody]) -> AnyBody:
    """Read the body as a `form`, or take the form's defaults when there is none."""
    empty = request.headers.get("content-length", "0") == "0"
    if empty and "transfer-encoding" not in request.headers:
        return form()
    return await read_body(request, form)


async def _read_bytes(request: Request, limit_bytes: int) -> bytes:
    length = request.headers.get("content-length", "")
    if length.isdigit() and int(length) > limit_bytes:
        raise _too_large(limit_bytes)
    raw = bytearray()
    async for chunk in request.stream():
        raw += chunk
        if len(raw) > limit_bytes:
            raise _too_large(limit_bytes)
    return bytes(raw)


def _too_large(limit_bytes: int) -> WebError:
    return WebError(
        413,
        f"the body is larger than {limit_bytes} bytes; send less",
        "body_too_large",
        {"Connection": "close"},
    )
