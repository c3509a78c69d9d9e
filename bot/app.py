"""The whole bot without its surfaces: builds the parts, passes them in, starts and stops them.

Web server, Discord and the command line hold an App and call its parts; nothing here listens.
"""

from __future__ import annotations

import asyncio
import logging
import os
import secrets
import time
from contextlib import AsyncExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bot.ask import Defaults
from bot.conversation import Conversations
from bot.curiosity import Curiosity
from bot.events import Event, Feed
from bot.facts import FINGERPRINT
from bot.health import Health
from bot.practice import Practice
from bot.ratings import Ratings
from bot.rounds import RoundRefused, Rounds
from bot.running import Snippets
from bot.runtime import TOKEN_FILE, remove_runtime
from bot.schedules import Schedules
from bot.settings import Settings
from bot.standing import STANDING, record_permission, standing
from bot.status import ModelFigures, Running, Status, resident_bytes, stored_status
from bot.training import Training
from bot.valuing import Valuing
from bot.versions import Versions, locate
from learner.agent import Agent
from learner.engine.engine import Engine
from learner.engine.sampling import Sampling
from learner.policy import Base, ModelSpec, load_base
from learner.prompt import Prompter
from learner.qvalue.valuer import Valuer
from storage.adapters import AdapterShelf
from storage.store import Store

logger = logging.getLogger(__name__)


@dataclass
class App:
    """The parts of a running bot. `notices` are sentences that people should see."""

    settings: Settings
    store: Store
    shelf: AdapterShelf
    base: Base
    engine: Engine
    agent: Agent
    feed: Feed
    versions: Versions
    conversations: Conversations
    snippets: Snippets
    valuing: Valuing
    ratings: Ratings
    rounds: Rounds
    schedules: Schedules
    health: Health
    curiosity: Curiosity
    admin_token: str
    notices: list[str]
    started_at: float
    _exit: AsyncExitStack

    @classmethod
    async def start(cls, settings: Settings, *, schedules_awake: bool = True) -> App:
        """Open the data directory, load the model, put right what a crash left, begin to serve.

        Args:
            settings: Everything that may be set.
            schedules_awake: False for a command that opens the directory for one act: no schedule
                fires and none is caught up.

        Raises:
            StorageError: The directory is in use, unusable, or from a newer version.
            ModelError: The model cannot be loaded or served.
        """
        async with AsyncExitStack() as stack:
            store = await asyncio.to_thread(Store.open, settings.data_dir)
            stack.push_async_callback(asyncio.to_thread, store.close)
            token = await asyncio.to_thread(admin_token, settings)
            notices = await asyncio.to_thread(store.recover)
            notices += await asyncio.to_thread(_note_discord, store, settings)
            shelf = AdapterShelf(settings.data_dir / "adapters")
            await asyncio.to_thread(_sweep, store, shelf)
            spec = model_spec(settings)
            base = await asyncio.to_thread(load_base, spec)
            notices += await asyncio.to_thread(_note_model, store, base)

            feed = Feed()
            engine = await asyncio.to_thread(
                Engine,
                base,
                partial(locate, store, shelf),
                max_rows=settings.serving.max_rows,
                queue_limit=settings.serving.queue_limit,
            )
            engine.start()
            stack.push_async_callback(asyncio.to_thread, engine.close)
            prompter, valuer = Prompter(base), Valuer()
            agent = Agent(prompter, engine, valuer)
            defaults = serving_defaults(settings)
            versions = Versions(
                store,
                shelf,
                engine,
                agent,
                feed,
                fingerprint=base.fingerprint,
                keep=settings.rounds.keep_versions,
                defaults=defaults,
            )
            notices += await versions.resume()

            snippets = Snippets(store, automatic=settings.sandbox.automatic)
            stack.push_async_callback(snippets.settled)
            valuing = Valuing(store, engine, prompter, base, valuer, feed, settings.qvalue)
            valuing.start()
            stack.push_async_callback(valuing.stop)
            conversations = Conversations(
                store, agent, versions, defaults, snippets, valuing, fingerprint=base.fingerprint
            )
            practice = Practice(store, conversations, snippets)
            stack.push_async_callback(conversations.settled, cancel=True)
            prepare = partial(
                Training,
                store=store,
                shelf=shelf,
                versions=versions,
                feed=feed,
                settings=settings,
                spec=spec,
                fingerprint=base.fingerprint,
                snippets=snippets,
                practice=practice,
            )
            rounds = Rounds(store, versions, feed, settings, prepare, practice)
            await rounds.sweep()
            stack.push_async_callback(rounds.stop)
            minimum = settings.rounds.minimum_ratings
            schedules = Schedules(
                store, rounds.request, refused=RoundRefused, minimum_ratings=minimum
            )

            async def arrived(new: int) -> None:
                feed.publish(Event("rating", engine.serving, new_ratings=new))
                await schedules.rating_arrived(new)

            stack.callback(feed.close)
            stack.callback(schedules.stop)
            if schedules_awake:
                await schedules.start()
            health = Health(
                store,
                shelf,
                settings,
                schedules,
                fingerprint=base.fingerprint,
                speaking=lambda: engine.serving,
                judged=valuing.judged,
            )
            ratings = Ratings(store, minimum, valuing.rated, arrived)
            stack.push_async_callback(ratings.settled)
            for notice in notices:
                logger.warning("%s", notice)
            return cls(
                settings=settings,
                store=store,
                shelf=shelf,
                base=base,
                engine=engine,
                agent=agent,
                feed=feed,
                versions=versions,
                conversations=conversations,
                snippets=snippets,
                valuing=valuing,
                ratings=ratings,
                rounds=rounds,
                schedules=schedules,
                health=health,
                curiosity=Curiosity(store, settings.asking),
                admin_token=token,
                notices=notices,
                started_at=time.time(),
                _exit=stack.pop_all(),
            )

    async def stop(self) -> None:
        """End in order: no new rounds, the trainer, replies, the engine, the store."""
        remove_runtime(self.settings.data_dir)
        await self._exit.aclose()

    async def restate(self) -> None:
        """Say anew among the notices whether anything from Discord is learned."""
        if self.settings.discord.token:
            said = await asyncio.to_thread(standing, self.settings.discord, self.store)
            kept = [one for one in self.notices if not one.startswith(STANDING)]
            self.notices[:] = [*kept, said]

    def status(self) -> Status:
        """Return the page of figures; blocks on SQLite, so call it off the event loop."""
        pid = self.rounds.trainer_pid
        running = Running(
            since=self.started_at,
            model=ModelFigures(
                self.base.name,
                self.base.parameters,
                self.base.context_tokens,
                self.base.fingerprint,
                str(self.base.device),
                str(self.base.dtype).removeprefix("torch."),
            ),
            engine=self.engine.stats(),
            progress=self.rounds.progress,
            round_follows=self.rounds.follows,
            memory_bytes=resident_bytes() or 0,
            trainer_memory_bytes=resident_bytes(pid) if pid is not None else None,
            notices=tuple(self.notices),
        )
        alarms = self.health.look().alarms
        return stored_status(self.store, self.settings, running, alarms, self.valuing.liked())


def model_spec(settings: Settings) -> ModelSpec:
    """Return which model to load, and how; paths are made absolute for the training child."""
    return ModelSpec(
        _absolute(settings.model),
        _absolute(settings.template) if settings.template is not None else None,
        settings.dtype,
        settings.device,
        settings.threads,
    )


def serving_defaults(settings: Settings) -> Defaults:
    """Return how replies are drawn where a request does not say."""
    serving = settings.serving
    sampling = Sampling(serving.temperature, serving.top_p, serving.max_tokens)
    return Defaults(sampling, serving.best_of, settings.system_prompt)


def admin_token(settings: Settings) -> str:
    """Return the admin token: the one set, else the one kept in a file, made at the first start."""
    if settings.admin_token:
        return settings.admin_token
    file = settings.data_dir / TOKEN_FILE
    if file.exists() and (kept := file.read_text(encoding="utf-8").strip()):
        return kept
    token = secrets.token_urlsafe(32)
    _write_secret(file, token)
    return token


def _write_secret(file: Path, text: str) -> None:
    """Write a file that only its owner may read: aside, then by a rename."""
    aside = file.with_name(f"{file.name}.new")
    aside.unlink(missing_ok=True)
    with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as opened:
        opened.write(text + "\n")
        opened.flush()
        os.fsync(opened.fileno())
    os.replace(aside, file)


def _absolute(name: str) -> str:
    """Return a path that exists as an absolute one, and any other name as it is."""
    path = Path(name)
    return str(path.absolute()) if path.exists() else name


def _sweep(store: Store, shelf: AdapterShelf) -> None:
    """Remove adapter folders that no kept version owns."""
    kept = [row.name for row in store.versions() if row.state in ("serving", "retired")]
    for name in shelf.sweep(kept):
        logger.warning("removed %s, which no kept adapter version owns", name)


def _note_discord(store: Store, settings: Settings) -> list[str]:
    """Tell the store's rule of Discord's permission, and say whether anything is learned."""
    record_permission(store, settings.discord.training_permission)
    return [standing(settings.discord, store)] if settings.discord.token else []


def _note_model(store: Store, base: Base) -> list[str]:
    """Remember the model, and say so when it is not that of the last start."""
    before = store.meta(FINGERPRINT)
    store.set_meta(FINGERPRINT, base.fingerprint)
    if before in (None, base.fingerprint):
        return []
    return [
        f"The model is now {base.name} (fingerprint {base.fingerprint[:12]}, before "
        f"{before[:12] if before else ''}); earlier ratings are learned from by their text."
    ]
