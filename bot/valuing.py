"""Keeps the live Q-head in step with the store: thumbs, consent, deletions, new models, restarts.

Everything here runs behind replies and thumbs and can neither delay nor fail them: while there is
no head, replies are picked by chance. What a head is, and how it learns, is `learner.qvalue`'s.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import ThreadPoolExecutor

from bot.chore import Chore
from bot.events import Event, Feed
from bot.liked import Liked, liked_by
from learner.engine.engine import Engine, EngineClosed
from learner.policy import Base
from learner.prompt import Prompter
from learner.qvalue.features import FEATURES_VERSION
from learner.qvalue.head import Judged, Observation, QOptions
from learner.qvalue.observing import features, observation
from learner.qvalue.spelled import spelled
from learner.qvalue.valuer import Fitted, Valuer
from storage.errors import NotFound
from storage.records import ReplyRecord
from storage.store import Store

logger = logging.getLogger(__name__)

PORTION = 100
"""While φ of many older replies is computed, the head is fitted anew after each so many."""


class Valuing:
    """The glue between store and head.

    Three chores share the work: a quick one learns single thumbs, one fits the head anew from all
    rows, and one computes φ of replies that have none, as many as the engine has time for.
    """

    def __init__(
        self,
        store: Store,
        engine: Engine,
        prompter: Prompter,
        base: Base,
        valuer: Valuer,
        feed: Feed,
        options: QOptions,
    ) -> None:
        self._store = store
        self._engine = engine
        self._prompter = prompter
        self._base = base
        self._valuer = valuer
        self._feed = feed
        self._options = options
        self._changed: set[str] = set()
        self._since_fit: set[str] = set()
        self._late: dict[str, ReplyRecord] = {}
        self._lacking = False
        self._quick = ThreadPoolExecutor(1, "q-head")
        """A thread of its own: the shared ones may all be busy with the sandbox or the disk."""
        self._learning = Chore("learning thumbs", self._learn)
        self._fitting = Chore("fitting the Q-head", self._fit)
        self._sensing = Chore("sensing replies", self._sense)
        self._listening: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin: fit the head from what is stored, then keep up."""
        loop = asyncio.get_running_loop()

        def heard() -> None:
            loop.call_soon_threadsafe(self._look_again)

        self._store.on_change(heard)
        for chore in (self._learning, self._fitting, self._sensing):
            chore.start()
        self._look_again()
        self._listening = asyncio.create_task(self._after_rounds(), name="fitting after rounds")

    async def stop(self) -> None:
        """Let go of what is under way; it is done anew at the next start."""
        self._store.on_change(lambda: None)
        if self._listening is not None:
            self._listening.cancel()
            await asyncio.gather(self._listening, return_exceptions=True)
        for chore in (self._sensing, self._fitting, self._learning):
            await chore.stop()
        await asyncio.to_thread(self._quick.shutdown)

    def said(self, reply: ReplyRecord, sensed: bool) -> None:
        """Take notice of a stored reply; `sensed` says whether φ is stored with it.

        Tasks of practice are left out: nobody rates them.
        """
        if reply.source == "task":
            return
        if sensed:
            self.rated(reply.id)
        else:
            self._late[reply.id] = reply
            self._sensing.ask()

    def rated(self, reply: str) -> None:
        """Take notice that the thumbs of a reply may have changed; learned in milliseconds."""
        self._changed.add(reply)
        self._learning.ask()

    async def settled(self) -> None:
        """Wait until the head knows all that is stored."""
        chores = (self._sensing, self._fitting, self._learning)
        while not all(chore.idle for chore in chores):
            for chore in chores:
                await chore.settled()

    def judged(self, newest: int | None = None) -> Judged | None:
        """How well thumbs were foretold, see `QHead.judged`; None while there is no head."""
        return self._valuer.judged(newest)

    def liked(self, guild: str | None = None) -> Liked:
        """What a guild (None: everywhere else) likes, in words and with its doubt."""
        return liked_by(self._valuer, guild)

    def _look_again(self) -> None:
        """Fit the head anew, and see whether there are rows without φ."""
        self._lacking = True
        self._fitting.ask()
        self._sensing.ask()

    async def _after_rounds(self) -> None:
        """Fit the head anew after each round: its frame follows what is said now."""
        async for event in self._feed.listen(Event("serving", self._engine.serving)):
            if event.kind == "round" and event.round and event.round.finished_at is not None:
                self._fitting.ask()

    async def _learn(self) -> None:
        """Bring single replies up to date in the live head; fit it anew after a thumb went."""
        ids, self._changed = self._changed, set()
        self._since_fit |= ids
        loop = asyncio.get_running_loop()
        taken_back, unknown = await loop.run_in_executor(
            self._quick, self._bring, self._valuer.learn, ids
        )
        if taken_back:
            self._fitting.ask()
        if unknown:
            lacking = self._store.without_features(*self._kind, sorted(unknown))
            self._late |= {reply.id: reply for reply in await asyncio.to_thread(list, lacking)}
            if self._late:
                self._sensing.ask()

    async def _fit(self) -> None:
        """Fit a head from all rows, beside the live one that goes on learning, and take it."""
        self._since_fit = set()
        fitted = await asyncio.to_thread(lambda: Fitted(self._observations(), self._options))
        loop = asyncio.get_running_loop()
        while self._since_fit:
            ids, self._since_fit = self._since_fit, set()
            await loop.run_in_executor(self._quick, self._bring, fitted.learn, ids)
        self._valuer.take(fitted)

    async def _sense(self) -> None:
        """Compute φ of what was just said, then of older rows, the newest first."""
        await self._sense_late()
        if not self._lacking:
            return
        self._lacking = False
        older = self._store.without_features(*self._kind)
        done = 0
        while (reply := await asyncio.to_thread(next, older, None)) is not None:
            if await self._sense_one(reply):
                done += 1
                if done % PORTION == 0:
                    self._fitting.ask()
            await self._sense_late()
        if done:
            logger.info("computed the features of %d older replies", done)
            self._fitting.ask()

    async def _sense_late(self) -> None:
        while self._late:
            _, reply = self._late.popitem()
            if await self._sense_one(reply):
                self.rated(reply.id)

    async def _sense_one(self, reply: ReplyRecord) -> bool:
        """Compute and store φ of one reply's drafts; False where that cannot be done."""
        words = await asyncio.to_thread(spelled, reply, self._prompter, self._base)
        if words is None:
            return False
        try:
            sensed = self._engine.sense(words.prompt, words.drafts)
            phis = words.phis(await asyncio.wrap_future(sensed))
            made = features(self._base.fingerprint, phis)
            await asyncio.to_thread(self._store.add_features, reply.id, made)
        except EngineClosed:
            raise
        except NotFound:
            return False
        except Exception:
            logger.exception("reply %s has no features, so its thumbs are not learned", reply.id)
            return False
        return True

    @property
    def _kind(self) -> tuple[str, int]:
        """Which φ counts: of this base model, by these features."""
        return self._base.fingerprint, FEATURES_VERSION

    def _observations(self, ids: Sequence[str] | None = None) -> list[Observation]:
        return [observation(row) for row in self._store.observations(*self._kind, ids)]

    def _bring(
        self,
        learn: Callable[[Sequence[Observation], Collection[str]], bool],
        ids: Collection[str],
    ) -> tuple[bool, set[str]]:
        """Let `learn` hear how these replies stand in the store.

        Returns what `learn` does, and those that are not found there.
        """
        found = self._observations(sorted(ids))
        unknown = set(ids) - {one.reply for one in found}
        return learn(found, unknown), unknown
