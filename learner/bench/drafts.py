"""The drafts of a seed: prompts, n drafts of each as the engine serves them, and their φ.

Drawn once and shared by every preference and every arm that leaves the weights alone; arms that
move the weights draw their own through `draw`.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TypeVar

from learner.bench.preferences import Subject
from learner.engine import Engine
from learner.features import text_features
from learner.lane import Draft
from learner.phi import Phi
from learner.policy import Base
from learner.prompt import Prompt, Prompter
from learner.sampling import Sampling
from learner.seed.corpus import conversations
from learner.sense import pooled
from storage.records import Turn

T = TypeVar("T")

SAMPLING = Sampling(temperature=0.9, top_p=0.95, max_tokens=128)
"""As `[serving]` draws by default, but for shorter replies."""

DRAFTS = 8
LONGEST_REQUEST = 200
"""Characters; longer first turns (texts to summarise) are left out, so that a run stays cheap."""

CODE_SHARE = 4
"""Where people talk about anything, every fourth request wants code."""

_AT_ONCE = 128
"""Prompts whose drafts are sensed together; bounds the memory."""


@dataclass(frozen=True)
class Drafted:
    """A prompt, its drafts and their φ; `phis` may be empty where nobody needs them."""

    asked: str
    prompt: Prompt
    drafts: tuple[Draft, ...]
    phis: tuple[Phi, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """The drafts' texts."""
        return tuple(one.text for one in self.drafts)


@dataclass(frozen=True)
class Pool:
    """A seed's drafts: those that may be rated, and those that judge, for each subject."""

    seed: int
    rated: dict[Subject, tuple[Drafted, ...]]
    judging: dict[Subject, tuple[Drafted, ...]]
    seconds: float
    tokens: int


def requests(subject: Subject, count: int, seed: int) -> list[str]:
    """That many different things that people ask a small bot about a subject."""
    if subject == "any":
        code = requests("code", count // CODE_SHARE, seed)
        chat = requests("chat", count - len(code), seed)
        return mixed(chat, code)
    found: dict[str, None] = {}
    for one in conversations(seed):
        first = one.exchanges[0]
        if len(first.user) <= LONGEST_REQUEST and (first.kind == "code") == (subject == "code"):
            found[first.user] = None
        if len(found) == count:
            break
    return list(found)


def mixed(chat: Sequence[T], code: Sequence[T]) -> list[T]:
    """Chat with a request for code in every fourth place, for as long as there are any."""
    chats, codes = iter(chat), iter(code)
    found: list[T] = []
    for place in range(len(chat) + len(code)):
        turn = codes if place % CODE_SHARE == CODE_SHARE - 1 else chats
        found += itertools.islice(turn, 1)
    return [*found, *chats, *codes]


def draw(
    engine: Engine,
    base: Base,
    asked: Sequence[str],
    count: int,
    *,
    version: str | None = None,
    sense: bool = True,
    system: str | None = None,
    sampling: Sampling = SAMPLING,
) -> list[Drafted]:
    """Draw drafts of every prompt, as many at once as the engine has rows for.

    Args:
        engine: Draws them; nothing else may use its model meanwhile when `sense` is asked for.
        base: The model under it.
        asked: One user turn each.
        count: Drafts of each.
        version: A loaded version; None for the one that serves.
        sense: Whether φ is computed.
        system: A system turn before each.
        sampling: How they are drawn.
    """
    prompter = Prompter(base)
    before = () if system is None else (Turn("system", system),)

    def one(text: str) -> Drafted:
        prompt = prompter.encode((*before, Turn("user", text)), sampling.max_tokens)
        ticket = engine.submit(prompt.ids, sampling, count, version)
        return Drafted(text, prompt, ticket.result.result(), ())

    with ThreadPoolExecutor(32) as workers:
        drawn = list(workers.map(one, asked))
    return sensed(base, drawn) if sense else drawn


def sensed(base: Base, drawn: Sequence[Drafted]) -> list[Drafted]:
    """The same with the φ of every draft; no adapter may be at work in the model."""
    found: list[Drafted] = []
    for start in range(0, len(drawn), _AT_ONCE):
        some = drawn[start : start + _AT_ONCE]
        flat = [(one, draft) for one in some for draft in one.drafts]
        hidden = pooled(
            base.model,
            [one.prompt.ids for one, _ in flat],
            [draft.ids for _, draft in flat],
            base.pad_id,
            base.device,
        ).numpy()
        phis = iter(
            Phi.of(text_features(draft.text, one.asked), row)
            for (one, draft), row in zip(flat, hidden, strict=True)
        )
        found += [replace(one, phis=tuple(itertools.islice(phis, len(one.drafts)))) for one in some]
    return found
