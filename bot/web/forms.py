"""What an OpenAI client may send: the fields that mean something here; others are tolerated."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from bot.ratings import CORRECTION_LIMIT, REASON_LIMIT
from bot.web.bodies import MAXIMUM_TEXT, Body
from learner.engine.sampling import Sampling
from storage.records import Role, Turn

NOBODY = "api"
"""Who speaks in `/v1` without a `user`: anyone, so that two of them may be two people."""

Person = Annotated[str, Field(min_length=1, max_length=200, pattern=r"^\S(.*\S)?$")]
Thumb = Annotated[int, Field(ge=-1, le=1)]
Text = Annotated[str, Field(max_length=MAXIMUM_TEXT)]
Reason = Annotated[str, Field(max_length=REASON_LIMIT)]
Correction = Annotated[str, Field(max_length=CORRECTION_LIMIT)]

_ROLES: dict[str, Role] = {
    "system": "system",
    "developer": "system",
    "user": "user",
    "assistant": "assistant",
}


class Tolerant(BaseModel):
    """Exact types, unknown fields left aside: clients send more than we need."""

    model_config = ConfigDict(strict=True, extra="ignore", allow_inf_nan=False, frozen=True)


class TextPart(Tolerant):
    """One part of a message whose content is a list; only text is read."""

    type: Literal["text"]
    text: Text


class Message(Tolerant):
    """One turn as OpenAI writes it."""

    role: Literal["system", "developer", "user", "assistant"]
    content: Text | Annotated[list[TextPart], Field(min_length=1, max_length=100)]

    def turn(self) -> Turn:
        """Return the message as a turn of ours."""
        content = self.content
        text = content if isinstance(content, str) else "".join(part.text for part in content)
        return Turn(_ROLES[self.role], text)


class StreamOptions(Tolerant):
    """Whether a stream ends with a chunk of token counts."""

    include_usage: bool = False


class ChatRequest(Tolerant):
    """The body of `POST /v1/chat/completions`."""

    model: str = "thumbwise"
    messages: Annotated[list[Message], Field(min_length=1, max_length=1000)]
    stream: bool | None = None
    stream_options: StreamOptions | None = None
    user: Person = NOBODY
    conversation: str | None = None
    source: Literal["console"] | None = None
    seed: Annotated[int, Field(ge=-(2**63), lt=2**63)] | None = None
    temperature: Annotated[float, Field(ge=0, le=5)] | None = None
    top_p: Annotated[float, Field(gt=0, le=1)] | None = None
    max_tokens: Annotated[int, Field(ge=1)] | None = None
    max_completion_tokens: Annotated[int, Field(ge=1)] | None = None
    stop: (
        Annotated[str, Field(min_length=1, max_length=200)]
        | Annotated[list[Annotated[str, Field(min_length=1, max_length=200)]], Field(max_length=16)]
        | None
    ) = None
    n: int | None = None
    best_of: Annotated[int, Field(ge=1, le=64)] | None = None

    @model_validator(mode="after")
    def _answerable(self) -> ChatRequest:
        if self.n not in (None, 1):
            raise ValueError(
                f"n is {self.n}, but one reply is given at a time: leave n out, or set it to 1 "
                "(best_of draws several drafts and shows one)"
            )
        last = self.messages[-1].turn()
        if last.role != "user" or not last.content.strip():
            raise ValueError("the last message must be the user's, and say something")
        return self

    def turns(self) -> tuple[Turn, ...]:
        """Return the conversation as turns."""
        return tuple(message.turn() for message in self.messages)

    def sampling(self, usual: Sampling) -> Sampling:
        """Return how to draw the reply: what was asked for, else what is `usual`."""
        asked_tokens = self.max_completion_tokens or self.max_tokens
        stop = (self.stop,) if isinstance(self.stop, str) else tuple(self.stop or ())
        return Sampling(
            temperature=usual.temperature if self.temperature is None else self.temperature,
            top_p=usual.top_p if self.top_p is None else self.top_p,
            max_tokens=asked_tokens or usual.max_tokens,
            seed=self.seed,
            stop=stop,
        )


class FeedbackRequest(Body):
    """The body of `POST /v1/feedback`: a thumb up (1), down (-1) or taken back (0)."""

    reply_id: Annotated[str, Field(min_length=1, max_length=200)]
    rating: Thumb
    user: Person = NOBODY
    reason: Reason | None = None
    correction: Correction | None = None
