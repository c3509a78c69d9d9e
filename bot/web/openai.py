"""The OpenAI-compatible API: chat completions, models, and feedback on a reply."""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import JSONResponse, StreamingResponse

from bot.ask import Ask
from bot.web.bodies import read_body
from bot.web.errors import WebError, domain_error, error_body
from bot.web.forms import NOBODY, ChatRequest, FeedbackRequest
from bot.web.security import Guard
from bot.web.talk import KEEP_ALIVE_SECONDS, Talk, Talks, answer_or_gone
from storage.errors import NotFound
from storage.records import BASE_VERSION, ReplyRecord, VersionRecord

if TYPE_CHECKING:
    from bot.app import App

_LOG = logging.getLogger(__name__)

NEWEST = "thumbwise"
_KEPT = ("serving", "retired")
STREAM_HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}


def routes(app: App, guard: Guard, talks: Talks) -> APIRouter:
    """Return the routes under `/v1`."""
    router = APIRouter(prefix="/v1", dependencies=[Depends(guard.check_api_key)])
    started = int(time.time())

    @router.get("/models")
    async def models() -> dict[str, Any]:
        kept = [v for v in await asyncio.to_thread(app.store.versions) if v.state in _KEPT]
        listed = [_model(NEWEST, started), _model(model_name(BASE_VERSION), started)]
        listed += [_model(model_name(v.name), int(v.created_at)) for v in kept]
        return {"object": "list", "data": listed}

    @router.get("/models/{name}")
    async def model(name: str) -> dict[str, Any]:
        version = await asked_version(app, name)
        known = await _version(app, version) if version else None
        return _model(name, int(known.created_at) if known else started)

    @router.post("/chat/completions", response_model=None)
    async def chat(request: Request) -> Response:
        asked = await read_body(request, ChatRequest)
        _check_drafts(app, asked.best_of)
        if asked.source is not None:
            guard.check_admin_token(request)
        ask = Ask(
            person=asked.user,
            source=asked.source or "api",
            turns=asked.turns(),
            conversation=asked.conversation,
            sampling=asked.sampling(app.conversations.defaults.sampling),
            best_of=asked.best_of,
            version=await asked_version(app, asked.model),
            find_by_turns=asked.user != NOBODY,
        )
        talk = await talks.begin(ask)
        if asked.stream:
            usage = bool(asked.stream_options and asked.stream_options.include_usage)
            return StreamingResponse(
                _chunks(talk, usage), media_type="text/event-stream", headers=STREAM_HEADERS
            )
        answer = await answer_or_gone(request, talk)
        if answer is None:
            return Response(status_code=499)
        return JSONResponse(_completion(answer.reply))

    @router.post("/feedback")
    async def feedback(request: Request) -> dict[str, Any]:
        said = await read_body(request, FeedbackRequest)
        rated = await app.ratings.rate(
            said.reply_id, said.rating, said.user, said.reason, said.correction
        )
        rating = rated.rating
        return {
            "reply_id": said.reply_id,
            "user": said.user,
            "rating": rating.value if rating else 0,
            "reason": rating.reason if rating else None,
            "correction": rating.correction if rating else None,
            "new_ratings": rated.new_ratings,
            "missing": rated.missing,
        }

    return router


def model_name(version: str) -> str:
    """Return the model name that stands for an adapter version."""
    return f"{NEWEST}:{version}"


async def asked_version(app: App, model: str) -> str | None:
    """Return the version that a model name asks for; None: whichever serves.

    Raises:
        WebError: 404, no kept version has that name.
    """
    if model == NEWEST:
        return None
    family, _, version = model.partition(":")
    if family == NEWEST and version == BASE_VERSION:
        return version
    if family == NEWEST and version:
        known = await _version(app, version)
        if known is not None and known.state in _KEPT:
            return version
    raise WebError(
        404,
        f"no model is named {model[:80]!r}; `{NEWEST}` is the newest, GET /v1/models lists all",
        "model_not_found",
    )


async def _version(app: App, name: str) -> VersionRecord | None:
    try:
        return await asyncio.to_thread(app.store.version, name)
    except NotFound:
        return None


def _check_drafts(app: App, best_of: int | None) -> None:
    most = app.settings.serving.max_rows
    if best_of is not None and best_of > most:
        raise WebError(
            422, f"best_of is {best_of}, wanted at most serving.max_rows, {most}", "malformed_body"
        )


def _model(name: str, created: int) -> dict[str, Any]:
    return {"id": name, "object": "model", "created": created, "owned_by": NEWEST}


def _usage(reply: ReplyRecord) -> dict[str, int]:
    prompt, said = len(reply.prompt_ids), len(reply.shown.ids) if reply.shown else 0
    return {"prompt_tokens": prompt, "completion_tokens": said, "total_tokens": prompt + said}


def _finish_reason(reply: ReplyRecord) -> str:
    return "length" if reply.finish_reason == "length" else "stop"


def _completion(reply: ReplyRecord) -> dict[str, Any]:
    choice = {
        "index": 0,
        "message": {"role": "assistant", "content": reply.text, "refusal": None},
        "finish_reason": _finish_reason(reply),
        "logprobs": None,
    }
    return {
        "id": reply.id,
        "object": "chat.completion",
        "created": int(reply.created_at),
        "model": model_name(reply.version),
        "choices": [choice],
        "usage": _usage(reply),
        "conversation": reply.conversation,
        "turns_dropped": reply.turns_dropped,
    }


async def _chunks(talk: Talk, usage: bool) -> AsyncIterator[str]:
    """Yield the reply as server-sent events; ends the work when nobody reads them."""
    speaking, created = talk.speaking, int(time.time())

    def event(choices: list[dict[str, Any]], **more: Any) -> str:
        chunk = {
            "id": speaking.reply_id,
            "object": "chat.completion.chunk",
            "created": created,
            "model": model_name(speaking.version),
            "choices": choices,
            "conversation": speaking.conversation,
            "turns_dropped": speaking.turns_dropped,
        }
        return f"data: {json.dumps(chunk | more, ensure_ascii=False)}\n\n"

    def delta(said: dict[str, str], finish_reason: str | None = None) -> str:
        choice = {"index": 0, "delta": said, "finish_reason": finish_reason, "logprobs": None}
        return event([choice])

    try:
        yield delta({"role": "assistant", "content": ""})
        async for piece in talk.pieces(KEEP_ALIVE_SECONDS):
            yield ": keep-alive\n\n" if piece is None else delta({"content": piece})
        answer = await talk.answer()
        yield delta({}, _finish_reason(answer.reply))
        if usage:
            yield event([], usage=_usage(answer.reply))
        yield "data: [DONE]\n\n"
    except Exception as error:  # noqa: BLE001 - a stream's door: the status is already sent
        yield f"data: {json.dumps(stream_error(error))}\n\n"
    finally:
        talk.stop()


def stream_error(error: Exception) -> dict[str, Any]:
    """Return the body of a failure inside a stream that is already open."""
    known = domain_error(error)
    if known is not None:
        return error_body(known.status, known.message, known.code)
    _LOG.error("a stream failed", exc_info=error)
    return error_body(500, "something failed here; the bot's log has the details", "internal_error")
