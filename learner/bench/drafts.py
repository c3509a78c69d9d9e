"""The drafts of a seed: prompts, n drafts of each as the engine serves them, and their φ.

Drawn once and shared by every preference and every arm that leaves the weights alone; arms that
move the weights draw their own through `draw`.
"""

from __future__ import annotations

import itertools
import logging
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from learner.bench.crew import loaded
from learner.bench.preferences import Subject
from learner.engine.engine import Engine
from learner.engine.lane import Draft
from learner.engine.sampling import Sampling
from learner.policy import Base, ModelSpec
from learner.prompt import Prompt, Prompter
from learner.qvalue.features import text_features
from learner.qvalue.phi import Phi
from learner.qvalue.sense import pooled
from learner.seed.corpus import conversations
from storage.records import Turn

log = logging.getLogger(__name__)

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
class Half:
    """Prompts of one subject with drafts: some that may be rated, others that judge."""

    rated: tuple[Drafted, ...]
    judging: tuple[Drafted, ...]


@dataclass(frozen=True)
class Pool:
    """A seed's drafts, and what drawing them took."""

    seed: int
    chat: Half
    code: Half
    seconds: float
    tokens: int

    def about(self, subject: Subject) -> Half:
        """What is asked by people who talk about a subject."""
        if subject == "chat":
            return self.chat
        if subject == "code":
            return self.code
        return Half(
            tuple(mixed(self.chat.rated, self.code.rated)),
            tuple(mixed(self.chat.judging, self.code.judging)),
        )


def requests(subject: Subject, count: int, seed: int, *, held_out: bool = False) -> list[str]:
    """That many different things that people ask a small bot about a subject.

    Args:
        subject: What they ask about.
        count: How many.
        seed: Decides which.
        held_out: In wordings that the embedded model's text does not hold: for those that judge.
    """
    if subject == "any":
        return mixed(
            requests("chat", count, seed, held_out=held_out),
            requests("code", count // CODE_SHARE, seed, held_out=held_out),
        )
    found: dict[str, None] = {}
    for one in conversations(seed, held_out=held_out):
        first = one.exchanges[0]
        if len(first.user) <= LONGEST_REQUEST and (first.kind == "code") == (subject == "code"):
            found[first.user] = None
        if len(found) == count:
            break
    return list(found)


def mixed(chat: Sequence[T], code: Sequence[T]) -> list[T]:
    """As many as there is chat, every fourth of them code, as far as that goes."""
    codes = code[: len(chat) // CODE_SHARE]
    chats = iter(chat[: len(chat) - len(codes)])
    found: list[T] = []
    for one in codes:
        found += [*itertools.islice(chats, CODE_SHARE - 1), one]
    return [*found, *chats]


def drafts_of(
    spec: ModelSpec,
    subject: Subject,
    count: int,
    seed: int,
    each: int = DRAFTS,
    *,
    held_out: bool = False,
) -> list[Drafted]:
    """Load a model and let it draft what people ask about a subject, as `requests` has it."""
    base = loaded(spec)
    engine = Engine(base, Path, queue_limit=10_000)
    engine.start()
    try:
        return draw(engine, base, requests(subject, count, seed, held_out=held_out), each)
    finally:
        engine.close()


def draw_pool(spec: ModelSpec, seed: int, chat: tuple[int, int], code: tuple[int, int]) -> Pool:
    """Draw a seed's drafts of the base.

    Args:
        spec: The base model.
        seed: Decides the prompts.
        chat: How many prompts of chat may be rated, and how many others judge.
        code: The same of code.
    """
    began = time.monotonic()
    chats, codes = _half(spec, "chat", chat, seed), _half(spec, "code", code, seed)
    drawn = (*chats.rated, *chats.judging, *codes.rated, *codes.judging)
    tokens = sum(len(draft.ids) for one in drawn for draft in one.drafts)
    return Pool(seed, chats, codes, time.monotonic() - began, tokens)


def draw_pools(
    executor: Executor, spec: ModelSpec, seeds: int, chat: tuple[int, int], code: tuple[int, int]
) -> Iterator[Pool]:
    """Draw each seed's drafts side by side; yields the pools in the order of the seeds."""
    drawn = [executor.submit(draw_pool, spec, seed, chat, code) for seed in range(seeds)]
    for one in drawn:
        pool = one.result()
        log.info("seed %d: %d tokens drafted in %.0f s", pool.seed, pool.tokens, pool.seconds)
        yield pool


def _half(spec: ModelSpec, subject: Subject, counts: tuple[int, int], seed: int) -> Half:
    rated, judging = counts
    return Half(
        tuple(drafts_of(spec, subject, rated, seed)),
        tuple(drafts_of(spec, subject, judging, seed, held_out=True)),
    )


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
