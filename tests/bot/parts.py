"""Real small parts for the tests of the bot: an App on a tiny model, rated replies, adapters."""

from __future__ import annotations

import asyncio
import functools
import shutil
import tempfile
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, ParamSpec

import torch

from bot.app import App
from bot.ask import Ask
from bot.settings import RoundSettings, ServingSettings, Settings
from learner.engine.sampling import Sampling
from learner.options import LearningOptions
from learner.policy import LoraShape, ModelSpec, attach_adapter, load_base
from storage.records import ReplyRecord, Turn
from tests.tiny import make_tiny_gpt2, make_tiny_qwen

P = ParamSpec("P")

FEW_ROLLOUTS = LearningOptions(
    rollouts=16, rollouts_each=4, rollout_tokens=16, iterations=2, rollout_epochs=1
)
"""Rounds that take a moment."""


def runs(test: Callable[P, Coroutine[Any, Any, None]]) -> Callable[P, None]:
    """Let pytest run a coroutine as a test."""

    @functools.wraps(test)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        asyncio.run(test(*args, **kwargs))

    return run


@functools.cache
def tiny(kind: str = "qwen") -> Path:
    """Return the folder of a tiny model: "qwen" or "gpt2"."""
    folder = Path(tempfile.mkdtemp(prefix=f"tiny-{kind}-"))
    return {"qwen": make_tiny_qwen, "gpt2": make_tiny_gpt2}[kind](folder)


@functools.cache
def tiny_adapter(kind: str, seed: int) -> Path:
    """Return the folder of an adapter that clearly changes what the tiny model says."""
    folder = Path(tempfile.mkdtemp(prefix=f"adapter-{kind}-{seed}-"))
    base = load_base(ModelSpec(str(tiny(kind)), device="cpu"))
    model = attach_adapter(base, LoraShape(4, 8), None)
    generator = torch.Generator().manual_seed(seed)
    for name, weight in model.named_parameters():
        if "lora_" in name:
            weight.data = 0.3 * torch.randn(weight.shape, generator=generator)
    model.save_pretrained(str(folder))
    return folder


def small_settings(data: Path, kind: str = "qwen", **changes: Any) -> Settings:
    """Settings for a tiny model: short replies of one draft, small rounds."""
    rounds = {"minimum_ratings": 4, "budget_seconds": 60, "threads": 1, "keep_versions": 2}
    serving = {"best_of": 1, "max_tokens": 12, "temperature": 1.0, "top_p": 1.0}
    return Settings(
        data_dir=data,
        model=changes.pop("model", str(tiny(kind))),
        learning=changes.pop("learning", FEW_ROLLOUTS),
        device="cpu",
        rounds=RoundSettings(**{**rounds, **changes.pop("rounds", {})}),
        serving=ServingSettings(**{**serving, **changes.pop("serving", {})}),
        **changes,
    )


@asynccontextmanager
async def running(data: Path, kind: str = "qwen", **changes: Any) -> AsyncIterator[App]:
    """An App on a tiny model, stopped at the end."""
    app = await App.start(small_settings(data, kind, **changes))
    try:
        yield app
    finally:
        await app.stop()


def ask(text: str = "hello", *before: str, person: str = "ann", **fields: Any) -> Ask:
    """Ask `text` after turns of user and assistant that alternate."""
    roles = ("user", "assistant")
    turns = [Turn(roles[place % 2], said) for place, said in enumerate((*before, text))]
    return Ask(person, "web", tuple(turns), **fields)


async def say(app: App, text: str = "hello", **fields: Any) -> ReplyRecord:
    """Return a stored reply to one turn, the same for the same seed."""
    seed = fields.pop("seed", None)
    if seed is not None:
        fields["sampling"] = Sampling(max_tokens=12, seed=seed)
    return (await app.conversations.reply(ask(text, **fields))).reply


async def rate_some(app: App, count: int, person: str = "ann") -> None:
    """Chat and rate `count` replies of as many conversations, up and down by turns."""
    for number in range(count):
        reply = await say(app, f"hello {number}", person=person, seed=number)
        await app.ratings.rate(reply.id, 1 if number % 2 else -1, person)


async def publish(app: App, seed: int = 1, kind: str = "qwen") -> str:
    """Let a hand-made adapter serve as if a round had made it; return its version."""
    parent = app.versions.serving
    record = app.store.add_round(trigger="test", requested_by="test", parent=parent, seed=seed)
    app.store.update_round(record.id, state="running")
    version = app.store.stage_version(
        round=record.id, parent=parent, fingerprint=app.base.fingerprint
    ).name
    candidate = app.settings.data_dir / "candidate"
    shutil.copytree(tiny_adapter(kind, seed), candidate)
    app.store.seal_version(version, app.shelf.seal(candidate, version))
    await app.versions.publish(version, record.id, parent)
    return version
