"""Which adapter version speaks: published, rolled back, pinned, compared, pruned.

The store says which version serves and the engine follows it; both change here only, one change at
a time. How a version comes to be is `bot.rounds`' affair.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bot.ask import Ask, Defaults
from bot.events import Event, Feed
from learner.agent import Agent, Pending, State
from learner.engine.engine import Engine
from storage.adapters import AdapterShelf
from storage.errors import AdapterDamaged, IllegalChange, StorageError
from storage.records import BASE_VERSION, Turn, VersionRecord
from storage.store import Store

logger = logging.getLogger(__name__)


class VersionRefused(Exception):
    """A version that cannot serve, or a change that may not be; its text says why."""


@dataclass(frozen=True)
class ComparedAnswer:
    """What one version says to a prompt, and how long it took."""

    version: str
    text: str
    seconds: float


@dataclass(frozen=True)
class Comparison:
    """One prompt answered by several versions from the same random stream; nothing is stored."""

    prompt: str
    seed: int
    answers: tuple[ComparedAnswer, ...]


def locate(store: Store, shelf: AdapterShelf, version: str) -> Path:
    """Return a version's folder after checking every file against what was sealed.

    Raises:
        AdapterDamaged: A file is missing or changed.
        NotFound: There is no such version.
    """
    return shelf.verified(version, store.version(version).manifest_sha256)


class Versions:
    """Keeps store, shelf and engine of one mind about versions."""

    def __init__(
        self,
        store: Store,
        shelf: AdapterShelf,
        engine: Engine,
        agent: Agent,
        feed: Feed,
        *,
        fingerprint: str,
        keep: int,
        defaults: Defaults,
    ) -> None:
        self._store = store
        self._shelf = shelf
        self._engine = engine
        self._agent = agent
        self._feed = feed
        self._fingerprint = fingerprint
        self._keep = keep
        self._defaults = defaults
        self._changing = asyncio.Lock()

    @property
    def serving(self) -> str:
        """The version that new replies come from."""
        return self._engine.serving

    async def publish(self, version: str, round: str, parent: str) -> None:
        """Serve a round's sealed candidate: load it, then change the store, then the engine.

        Raises:
            VersionRefused: What serves is no longer the candidate's parent, or it is pinned, or
                the candidate cannot be loaded.
        """
        async with self._changing:
            serving = await asyncio.to_thread(self._store.serving)
            if serving != parent:
                raise VersionRefused(
                    f"{serving} serves now, but the candidate was made from {parent}"
                )
            await self._load(version)
            await self._change_store(version, self._store.promote, version, round)
            self._engine.serve(version)
        self._feed.publish(Event("serving", version))
        logger.info("%s serves, from round %s", version, round)

    async def roll_back(self, version: str | None, who: str) -> str:
        """Let an older version, or v0, serve again; None means the parent of the serving one.

        A pin does not stop this: it holds rounds and pruning off, not a person.

        Raises:
            NotFound: There is no such version.
            VersionRefused: It serves already, was never promoted, is pruned or damaged, or was
                trained on another model.
        """
        async with self._changing:
            serving = await asyncio.to_thread(self._store.serving)
            if version is None:
                if serving == BASE_VERSION:
                    raise VersionRefused("v0 serves already, there is nothing before it")
                version = (await asyncio.to_thread(self._store.version, serving)).parent
            if version == serving:
                raise VersionRefused(f"{version} serves already; name another version")
            if version != BASE_VERSION:
                record = await asyncio.to_thread(self._store.version, version)
                if record.state != "retired":
                    raise VersionRefused(
                        f"{version} is {record.state}; only v0 and versions that served and are "
                        "kept can serve again"
                    )
                self._refuse_other_model(record)
                await self._load(version)
            await self._change_store(version, self._store.roll_back, version)
            self._engine.serve(version)
        self._feed.publish(Event("serving", version))
        await asyncio.to_thread(self._store.audit, who, "rollback", f"{serving} -> {version}")
        logger.info("rolled back from %s to %s", serving, version)
        return version

    async def pin(self, version: str, pinned: bool, who: str) -> None:
        """Pin a version (never pruned, and while it serves no round replaces it), or unpin it.

        Raises:
            NotFound: There is no such version.
            VersionRefused: It is v0, or not kept.
        """
        try:
            await asyncio.to_thread(self._store.pin, version, pinned)
        except IllegalChange as problem:
            raise VersionRefused(str(problem)) from problem
        await asyncio.to_thread(self._store.audit, who, "pin" if pinned else "unpin", version)
        self._feed.publish(Event("serving", self._engine.serving))

    async def make_ready(self, version: str) -> None:
        """Load a version, that someone asks for by name, if it may speak.

        Raises:
            NotFound: There is no such version.
            VersionRefused: It is not kept, damaged, or was trained on another model.
        """
        if version == BASE_VERSION:
            return
        record = await asyncio.to_thread(self._store.version, version)
        if record.state not in ("serving", "retired"):
            raise VersionRefused(f"{version} is {record.state}, its files are not there to speak")
        self._refuse_other_model(record)
        await self._load(version)

    def give_back(self, version: str) -> None:
        """Let go of a version that was made ready and will not be used after all."""
        self._engine.drop(version)

    async def compare(self, prompt: str, versions: tuple[str, str], who: str) -> Comparison:
        """Answer one prompt by two versions side by side; nothing is stored but the audit entry.

        Raises:
            PromptError: The prompt is too long.
            EngineFull: Too many requests wait.
            NotFound, VersionRefused: As `make_ready`.
        """
        seed = secrets.randbits(31)
        await asyncio.to_thread(self._store.audit, who, "compare", " with ".join(versions))
        answers = await asyncio.gather(*(self._say(prompt, seed, name) for name in versions))
        return Comparison(prompt, seed, tuple(answers))

    async def prune(self) -> list[str]:
        """Remove the files of versions beyond those kept; return their names."""
        names = await asyncio.to_thread(self._store.prunable, self._keep)
        for name in names:
            # The row first: files without a kept row are swept at the next start.
            await asyncio.to_thread(self._store.mark_pruned, name)
            await asyncio.to_thread(self._shelf.remove, name)
            logger.info("pruned %s", name)
        return names

    async def serving_pin(self) -> str | None:
        """Return the serving version's name when it is pinned, else None."""
        serving = await asyncio.to_thread(self._store.serving)
        if serving == BASE_VERSION:
            return None
        record = await asyncio.to_thread(self._store.version, serving)
        return serving if record.pinned else None

    async def resume(self) -> list[str]:
        """At start, serve what served, else what can; return what people must know of it."""
        serving = await asyncio.to_thread(self._store.serving)
        if serving == BASE_VERSION:
            return []
        record = await asyncio.to_thread(self._store.version, serving)
        if record.fingerprint != self._fingerprint:
            return [await self._leave_other_model(record)]
        try:
            await self._load(serving)
        except VersionRefused as problem:
            return [await self._leave_damaged(record, problem)]
        self._engine.serve(serving)
        return []

    def locate(self, version: str) -> Path:
        """Return a version's folder; see the function `locate`."""
        return locate(self._store, self._shelf, version)

    async def _leave_other_model(self, record: VersionRecord) -> str:
        await asyncio.to_thread(self._store.retire_serving)
        await asyncio.to_thread(self._store.audit, "thumbwise", "model changed", record.name)
        return (
            f"The model changed, so v0, the new base, serves: {record.name} was trained on another "
            f"one. To get it back, set that model again and run `thumbwise rollback {record.name}`."
        )

    async def _leave_damaged(self, record: VersionRecord, problem: VersionRefused) -> str:
        """Serve the nearest ancestor that can be loaded, v0 at last; the damaged one is marked."""
        ancestor = record.parent
        while ancestor != BASE_VERSION:
            before = await asyncio.to_thread(self._store.version, ancestor)
            if before.state == "retired" and before.fingerprint == self._fingerprint:
                try:
                    await self._load(ancestor)
                    break
                except VersionRefused as also:
                    logger.error("%s", also)
            ancestor = before.parent
        await asyncio.to_thread(self._store.roll_back, ancestor)
        self._engine.serve(ancestor)
        await asyncio.to_thread(
            self._store.audit, "thumbwise", "damaged", f"{record.name} -> {ancestor}"
        )
        return f"{ancestor} serves in place of {record.name}: {problem}"

    async def _load(self, version: str) -> None:
        """Load a version into the engine between two of its steps."""
        try:
            await asyncio.to_thread(self._engine.load, version)
        except (AdapterDamaged, StorageError) as problem:
            raise VersionRefused(str(problem)) from problem
        except (OSError, ValueError, RuntimeError, KeyError) as problem:
            raise VersionRefused(f"{version} cannot be loaded: {problem}") from problem

    async def _change_store(self, loaded: str, change: Callable[..., None], *names: str) -> None:
        """Write which version serves; when that fails, the loaded one is let go again."""
        try:
            await asyncio.to_thread(change, *names)
        except StorageError as problem:
            self._engine.drop(loaded)
            if isinstance(problem, IllegalChange):
                raise VersionRefused(str(problem)) from problem
            raise

    def _refuse_other_model(self, record: VersionRecord) -> None:
        if record.fingerprint != self._fingerprint:
            raise VersionRefused(
                f"{record.name} was trained on another model (fingerprint "
                f"{record.fingerprint[:12]}, this one is {self._fingerprint[:12]}); set that model "
                "again and restart to serve it"
            )

    async def _say(self, prompt: str, seed: int, version: str) -> ComparedAnswer:
        began = time.monotonic()
        begun = asyncio.create_task(self._begin_saying(prompt, seed, version))
        try:
            pending = await asyncio.shield(begun)
        except asyncio.CancelledError:
            begun.add_done_callback(_cancel_begun)
            raise
        try:
            drafts = await asyncio.wrap_future(pending.ticket.result)
        except asyncio.CancelledError:
            pending.ticket.cancel()
            raise
        return ComparedAnswer(version, drafts[0].text, time.monotonic() - began)

    async def _begin_saying(self, prompt: str, seed: int, version: str) -> Pending:
        """Load a version and queue the prompt for it: in one task that nobody cancels half-way."""
        await self.make_ready(version)
        ask = Ask("admin", "web", (Turn("user", prompt),))
        state = State(self._defaults.complete(ask).turns)
        sampling = self._defaults.with_seed(seed)
        try:
            return await asyncio.to_thread(self._agent.begin, state, sampling, 1, version)
        except BaseException:
            self._engine.drop(version)
            raise


def _cancel_begun(begun: asyncio.Task[Pending]) -> None:
    """Stop what was queued for someone who has gone."""
    if not begun.cancelled() and begun.exception() is None:
        begun.result().ticket.cancel()
