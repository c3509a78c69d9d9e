"""A person's conversations on the page: list, open, rename, delete, speak, stop, rate.

A person is named by a random cookie and reaches only what is theirs; another's conversation is
answered like one that does not exist.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import StreamingResponse
from pydantic import Field

from bot.ask import Ask, NothingSaid
from bot.web.bodies import Body, read_body, read_optional_body
from bot.web.errors import WebError
from bot.web.events import sse
from bot.web.forms import Correction, Reason, Text, Thumb
from bot.web.markdown import to_html
from bot.web.openai import STREAM_HEADERS, stream_error
from bot.web.security import check_same_origin, person_of
from bot.web.talk import KEEP_ALIVE_SECONDS, Talk, Talks
from bot.web.views import conversation_view, execution_view, reply_view
from storage.errors import NotFound
from storage.records import Conversation, ReplyRecord, Turn

if TYPE_CHECKING:
    from bot.app import App

_SHORTEST_REPAINT_SECONDS = 0.04
_LONGEST_REPAINT_SECONDS = 1.0
_REPAINTS_COST = 5
"""Between two paintings of a growing reply, each of the whole text so far, lies this many times
what the last one took: no reply takes more than a sixth of a core for its looks."""

Title = Annotated[str, Field(min_length=1, max_length=200, pattern=r"\S")]


class ChatForm(Body):
    """Words for a conversation, or the reply to answer anew."""

    conversation: str | None = None
    text: Annotated[Text, Field(pattern=r"\S")] | None = None
    again: str | None = None


class TitleForm(Body):
    """A conversation's new title."""

    title: Title


class RunForm(Body):
    """Whether code that ran already is run again; the body may be left out."""

    again: bool = True


class RatingForm(Body):
    """A thumb, and what was wrong or would have been better."""

    value: Thumb
    reason: Reason | None = None
    correction: Correction | None = None


def routes(app: App, talks: Talks) -> APIRouter:
    """Return the page's calls under `/api` that belong to one person."""
    api = APIRouter(prefix="/api", dependencies=[Depends(check_same_origin)])
    _add_conversations(api, app)
    _add_chat(api, app, talks)
    return api


def _add_conversations(api: APIRouter, app: App) -> None:
    @api.get("/conversations")
    async def conversations(request: Request) -> list[dict[str, Any]]:
        known = await asyncio.to_thread(app.store.conversations, person_of(request))
        return [conversation_view(conversation) for conversation in known]

    @api.get("/conversations/{id}")
    async def conversation(request: Request, id: str) -> dict[str, Any]:
        return await asyncio.to_thread(_opened, app, person_of(request), id)

    @api.patch("/conversations/{id}")
    async def rename(request: Request, id: str) -> dict[str, Any]:
        person = person_of(request)
        asked = await read_body(request, TitleForm)
        await asyncio.to_thread(_own, app, person, id)
        await asyncio.to_thread(app.store.rename_conversation, id, asked.title.strip())
        return conversation_view(await asyncio.to_thread(app.store.conversation, id))

    @api.delete("/conversations/{id}")
    async def delete(request: Request, id: str) -> dict[str, str]:
        await asyncio.to_thread(_own, app, person_of(request), id)
        await asyncio.to_thread(app.store.delete_conversation, id)
        return {"deleted": id}


def _add_chat(api: APIRouter, app: App, talks: Talks) -> None:
    @api.post("/chat")
    async def chat(request: Request) -> Response:
        person = person_of(request)
        asked = await read_body(request, ChatForm)
        talk = await talks.begin(await asyncio.to_thread(_ask, app, person, asked))
        return StreamingResponse(
            _spoken(app, person, talk), media_type="text/event-stream", headers=STREAM_HEADERS
        )

    @api.post("/replies/{id}/stop")
    async def stop(request: Request, id: str) -> dict[str, bool]:
        talk = talks.running(id, person_of(request))
        if talk is not None:
            talk.stop()
        return {"stopped": talk is not None}

    @api.post("/replies/{id}/run")
    async def run(request: Request, id: str) -> dict[str, Any]:
        asked = await read_optional_body(request, RunForm)
        reply = await asyncio.to_thread(app.store.reply, id)
        await asyncio.to_thread(_own, app, person_of(request), reply.conversation)
        return execution_view(await app.snippets.run(id, again=asked.again))

    @api.post("/replies/{id}/rating")
    async def rate(request: Request, id: str) -> dict[str, Any]:
        person = person_of(request)
        said = await read_body(request, RatingForm)
        reply = await asyncio.to_thread(app.store.reply, id)
        await asyncio.to_thread(_own, app, person, reply.conversation)
        rated = await app.ratings.rate(id, said.value, person, said.reason, said.correction)
        rating = rated.rating
        return {
            "rating": rating.value if rating else 0,
            "reason": rating.reason if rating else None,
            "correction": rating.correction if rating else None,
            "new_ratings": rated.new_ratings,
            "missing": rated.missing,
        }


def _own(app: App, person: str, id: str) -> Conversation:
    """Return the person's conversation; another's is as good as none."""
    conversation = app.store.conversation(id)
    if conversation.owner != person:
        raise NotFound(f"no conversation {id} of this person")
    return conversation


def _opened(app: App, person: str, id: str) -> dict[str, Any]:
    conversation = _own(app, person, id)
    thread = app.store.thread(id)
    ids = [reply.id for reply in thread]
    ran, asked = app.store.executions(ids), app.store.asked_about(ids)
    replies = [
        reply_view(reply, app.store.ratings(reply.id), person, ran.get(reply.id), reply.id in asked)
        for reply in thread
    ]
    return conversation_view(conversation) | {"replies": replies}


def _ask(app: App, person: str, asked: ChatForm) -> Ask:
    """Turn the form into an ask: new words after the newest reply, or an old question again."""
    if (asked.text is None) == (asked.again is None):
        raise WebError(422, "send either text or again, the id of a reply", "malformed_body")
    if asked.again is not None:
        old = app.store.reply(asked.again)
        _own(app, person, old.conversation)
        return Ask(person, "web", _spoken_turns(old), old.conversation, parent=old.parent)
    assert asked.text is not None
    said = Turn("user", asked.text.strip())
    if asked.conversation is None:
        return Ask(person, "web", (said,))
    _own(app, person, asked.conversation)
    thread = app.store.thread(asked.conversation)
    if not thread:
        return Ask(person, "web", (said,), asked.conversation)
    last = thread[-1]
    turns = (*_spoken_turns(last), Turn("assistant", last.text), said)
    return Ask(person, "web", turns, asked.conversation, parent=last.id)


def _spoken_turns(reply: ReplyRecord) -> tuple[Turn, ...]:
    """Return what people and bot said; the system turn is put in anew for each reply."""
    return tuple(turn for turn in reply.turns if turn.role != "system")


async def _spoken(app: App, person: str, talk: Talk) -> AsyncIterator[str]:
    """Yield the reply as events: `begin`, `text` with the HTML so far, then `done` or `error`."""
    speaking = talk.speaking
    begun = {
        "reply": speaking.reply_id,
        "conversation": speaking.conversation,
        "version": speaking.version,
    }
    said, next_paint = "", 0.0
    try:
        yield sse("begin", begun)
        async for piece in talk.pieces(KEEP_ALIVE_SECONDS):
            said += piece or ""
            if piece is None:
                yield ": keep-alive\n\n"
            elif (began := time.monotonic()) >= next_paint:
                yield sse("text", {"html": await asyncio.to_thread(to_html, said)})
                next_paint = time.monotonic() + repaint_seconds(time.monotonic() - began)
        answer = await talk.answer()
        known = await asyncio.to_thread(app.store.conversation, speaking.conversation)
        ran = await asyncio.to_thread(app.store.executions, [answer.reply.id])
        execution = ran.get(answer.reply.id)
        asks = await app.curiosity.asks_about(answer.reply)
        view = await asyncio.to_thread(reply_view, answer.reply, (), person, execution, asks)
        done = {"reply": view | {"automatic": app.settings.sandbox.automatic}}
        yield sse("done", done | {"conversation": conversation_view(known)})
    except NothingSaid:
        yield sse("nothing", {})
    except Exception as error:  # noqa: BLE001 - a stream's door: the status is already sent
        yield sse("error", stream_error(error))
    finally:
        talk.stop()


def repaint_seconds(took: float) -> float:
    """Return how long to wait after a painting that took so many seconds."""
    return min(max(_SHORTEST_REPAINT_SECONDS, _REPAINTS_COST * took), _LONGEST_REPAINT_SECONDS)
