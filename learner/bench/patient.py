"""A simulated community under observation: what happens in it is looked at as the bot does it.

Replies were drawn by the engine beforehand, once for all patients of a seed; ratings, rounds,
versions and schedules are the real ones, and so is the look: `learner.health` on the real store.
"""

from __future__ import annotations

import random
import shutil
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file

from learner.agent import Action, State
from learner.bench.community import PERSON, SAMPLING, Community, RoundFailed, record_of
from learner.health import Alarm, Outside, ScheduleFigures, ValueFigures, alarms, gather
from learner.health.gather import WEIGHTS
from learner.options import GateOptions, LearningOptions
from learner.qvalue.features import FEATURES_VERSION
from learner.qvalue.head import QHead, QOptions
from learner.qvalue.observing import observation, phis_of
from learner.qvalue.phi import Phi
from learner.request import RoundResult
from storage.adapters import MANIFEST_NAME
from storage.records import Check, Features, Source, Turn

MINIMUM = 32
REPLY_TOKENS = 32
LOOK_EVERY = 8
"""Ratings between two looks."""

VALUE_THUMBS = 200
ROOM_BYTES = 10**12
HOUR_SECONDS = 3600.0
PEOPLE = tuple(f"{PERSON} {number}" for number in range(6))
QUICK = LearningOptions(epochs=2, rollouts=0)
"""A small round: what goes wrong in it goes wrong in any."""


@dataclass(frozen=True)
class Spoken:
    """A reply that the base model gave, with its features; nobody has rated it yet."""

    asked: str
    action: Action
    phi: Phi

    @property
    def text(self) -> str:
        """What was said."""
        return self.action.shown.text


def speak(community: Community, asked: Sequence[str], seed: int | None = None) -> list[Spoken]:
    """Let the serving version answer, and sense what it said; nothing is stored.

    A seed makes the answers repeatable, and slower.
    """
    draw = random.Random(seed)
    pending = []
    for one in asked:
        own = None if seed is None else draw.randrange(2**31)
        sampling = replace(SAMPLING, max_tokens=REPLY_TOKENS, seed=own)
        pending.append((one, community.agent.begin(State((Turn("user", one),)), sampling)))
    spoken = []
    for one, under_way in pending:
        action = under_way.finish(under_way.ticket.result.result())
        hidden = community.engine.sense(action.prompt.ids, [action.shown.ids]).result()
        (phi,) = phis_of([action.shown.text], one, hidden)
        spoken.append(Spoken(one, action, phi))
    return spoken


class Patient:
    """One community with a pool of replies to rate, and the looks that were taken at it."""

    def __init__(self, community: Community, pool: Sequence[Spoken], seed: int) -> None:
        self.community = community
        self.draw = random.Random(seed)
        self.pool = list(pool)
        self.seed = seed
        self.usual = statistics.median(len(one.text) for one in pool)
        self.ratings = 0
        self.raised: dict[str, int] = {}
        """Each alarm that was ever raised, and after how many ratings first."""
        self._head = QHead.fit((), QOptions())
        self._unlearned: list[str] = []
        self._due_since: float | None = None

    def likes(self, one: Spoken) -> int:
        """What this community likes: short replies, and one thumb in ten is wrong."""
        sign = 1 if len(one.text) <= self.usual else -1
        return -sign if self.draw.random() < 0.1 else sign

    def hear(
        self,
        one: Spoken,
        sign: int | None,
        *,
        person: str | None = None,
        rater: str | None = None,
        source: Source = "console",
        version: str | None = None,
        held_out: bool | None = None,
    ) -> None:
        """Store one reply and its thumb (None: nobody rates it).

        Args:
            one: What was said.
            sign: The thumb.
            person: Who asked; anybody by default.
            rater: Who rates; who asked by default.
            source: Where it was said.
            version: Who said it, by default who did.
            held_out: Whether its conversation is kept for judging; None leaves that to chance.
        """
        store = self.community.store
        person = person or self.draw.choice(PEOPLE)
        conversation = store.new_conversation(owner=person, source=source)
        while held_out is not None and conversation.held_out != held_out:
            conversation = store.new_conversation(owner=person, source=source)
        sampling = replace(SAMPLING, max_tokens=REPLY_TOKENS)
        fingerprint = self.community.base.fingerprint
        record = replace(
            record_of(conversation.id, one.asked, one.action, fingerprint, sampling, source),
            person=person,
            version=version or one.action.version,
        )
        store.add_reply(record, Features(fingerprint, FEATURES_VERSION, (one.phi.to_bytes(),)))
        if sign is None:
            return
        store.rate(record.id, rater or person, sign)
        self.ratings += 1
        self._unlearned.append(record.id)

    def rate(self, count: int, sign: Callable[[Spoken], int] | None = None) -> None:
        """Let people rate the next replies of the pool, by their taste unless told otherwise."""
        for _ in range(count):
            one = self.pool.pop()
            self.hear(one, (sign or self.likes)(one))

    def rate_until(
        self, wanted: str, most: int, rate: Callable[[Spoken], None] | None = None
    ) -> None:
        """Go on rating, with looks in between, until an alarm is raised or the pool is empty."""
        for number in range(min(most, len(self.pool))):
            if number % LOOK_EVERY == 0 and wanted in self.look():
                return
            if rate is None:
                self.rate(1)
            else:
                rate(self.pool.pop())
        self.look()

    def look(self, later_seconds: float = 120.0) -> dict[str, Alarm]:
        """Judge the community's health as it will be in a while, and remember what is raised."""
        now = time.time() + later_seconds
        outside = Outside(
            now=now,
            fingerprint=self.community.base.fingerprint,
            temperature=SAMPLING.temperature,
            top_p=SAMPLING.top_p,
            minimum_ratings=MINIMUM,
            free_bytes=ROOM_BYTES,
            speaking=self.community.engine.serving,
            value=self._value(),
            schedules=self._schedules(),
        )
        found = alarms(gather(self.community.store, self.community.shelf, outside))
        for alarm in found:
            self.raised.setdefault(alarm.name, self.ratings)
        return {alarm.name: alarm for alarm in found}

    def _value(self) -> ValueFigures | None:
        """How well the head foretold the newest thumbs, each before it learned it."""
        fingerprint = self.community.base.fingerprint
        rows = self.community.store.observations(fingerprint, FEATURES_VERSION, self._unlearned)
        self._unlearned.clear()
        for stored in rows:
            self._head.observe(observation(stored))
        judged = self._head.judged(VALUE_THUMBS)
        if judged.auc is None:
            return None
        return ValueFigures(judged.auc, judged.ups, judged.count - judged.ups)

    def schedule(self) -> None:
        """Let a round be due at every so many new ratings."""
        self.community.store.add_schedule(
            cron=None, time_zone="UTC", every_ratings=MINIMUM, created_by=PERSON
        )

    def _schedules(self) -> tuple[ScheduleFigures, ...]:
        """Since when the schedules are due; nothing fires them but `fire`."""
        due = self.community.store.new_ratings() >= MINIMUM
        self._due_since = (self._due_since or time.time()) if due else None
        return tuple(
            ScheduleFigures(one.id, self._due_since, True, True)
            for one in self.community.store.schedules()
        )

    def fire(self) -> RoundResult | None:
        """Do what a schedule does that is alive: train, if it is due."""
        if self.community.store.new_ratings() < MINIMUM:
            return None
        for one in self.community.store.schedules():
            self.community.store.mark_fired(one.id, time.time())
        return self.train()

    def train(
        self,
        options: LearningOptions = QUICK,
        gate: GateOptions | None = None,
        budget_seconds: float = 1800.0,
    ) -> RoundResult | None:
        """Run a real round; None when it reached no verdict."""
        try:
            _, result = self.community.train(
                self.seed, options=options, gate=gate, budget_seconds=budget_seconds
            )
        except RoundFailed:
            return None
        return result

    def publish(self, sample: Path, scale: float, checks: Sequence[Check] = ()) -> str:
        """Promote a version with a sample's weights, scaled, as if a round had made it.

        The engine is not told.
        """
        store, parent = self.community.store, self.community.store.serving()
        record = store.add_round(trigger="bench", requested_by=PERSON, parent=parent, seed=0)
        store.update_round(
            record.id, state="running", verdict="unproven", checks=checks, metrics={}
        )
        version = store.stage_version(
            round=record.id, parent=parent, fingerprint=self.community.base.fingerprint
        ).name
        candidate = self.community.shelf.directory.parent / f"candidate-{version}"
        shutil.copytree(sample, candidate)
        (candidate / MANIFEST_NAME).unlink(missing_ok=True)
        tensors = load_file(candidate / WEIGHTS)
        save_file({name: _scaled(one, scale) for name, one in tensors.items()}, candidate / WEIGHTS)
        store.seal_version(version, self.community.shelf.seal(candidate, version))
        store.promote(version, record.id)
        return version

    def serve(self, version: str) -> None:
        """Tell the engine too."""
        self.community.engine.load(version)
        self.community.engine.serve(version)


def _scaled(tensor: torch.Tensor, scale: float) -> torch.Tensor:
    return (tensor * scale).contiguous()
