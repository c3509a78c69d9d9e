"""One community and the weights: people rate, rounds run, and what then serves is judged.

Everything goes the way that it goes in the bot: replies and their φ lie in a store, a round runs on
a snapshot in its own process, and what the gate lets through is served. Only the people are made
up. The drafts of the base are drawn once for all arms; those of a version when it first serves.
"""

from __future__ import annotations

import logging
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import fmean
from types import TracebackType

import numpy as np

from learner.agent import Action
from learner.bench.community import PERSON, Community, RoundFailed
from learner.bench.drafts import DRAFTS, SAMPLING, Drafted, draw
from learner.bench.picking import NOISE, People, observation, order, scores_of, served
from learner.bench.preferences import Preference
from learner.options import LearningOptions
from learner.policy import Base, ModelSpec
from learner.qvalue.head import Pick, QHead, QOptions
from learner.request import RoundResult
from storage.records import BASE_VERSION

log = logging.getLogger(__name__)

JUDGED_EACH = 4
"""Drafts of each judging prompt where the weights alone speak; their mean score counts."""

ROUND_SECONDS = 600.0
"""A round's budget on one thread: what the default of 300 seconds gives it on two cores."""


@dataclass(frozen=True)
class Arm:
    """A way to learn.

    Args:
        name: What it is called in tables.
        best_of: Drafts of each reply; above 1 the Q-head picks among them.
        rounds: After how many ratings a round runs, ascending.
        options: How the rounds learn.
        shuffled: Whether the thumbs before each round are dealt out anew at random: the control.
        replay_share: The replayed part of a round.
        qvalue: The Q-head's priors.
    """

    name: str
    best_of: int = 1
    rounds: tuple[int, ...] = ()
    options: LearningOptions = field(default_factory=LearningOptions)
    shuffled: bool = False
    replay_share: float = 0.5
    qvalue: QOptions = field(default_factory=QOptions)


@dataclass(frozen=True)
class Rated:
    """A reply and the thumb it got."""

    asked: str
    text: str
    thumb: int


@dataclass(frozen=True)
class Mark:
    """The mean score of the first reply on judging prompts after a number of ratings."""

    ratings: int
    score: float


@dataclass(frozen=True)
class Taught:
    """What an arm came to with one community; `adapter` is what serves, None for the base."""

    arm: str
    preference: str
    seed: int
    marks: tuple[Mark, ...]
    said: tuple[Rated, ...]
    results: tuple[RoundResult, ...]
    adapter: Path | None
    seconds: float


class Classroom:
    """A community under teaching: it keeps what was rated, and serves what was learned.

    Args:
        base: The loaded base model.
        spec: How the rounds' processes load it again.
        folder: Where the community's data may lie; its own.
        arm: How it learns.
        seed: Decides orders, picks and rounds.
    """

    def __init__(self, base: Base, spec: ModelSpec, folder: Path, arm: Arm, seed: int) -> None:
        self._community = Community(base, spec, folder, threads=spec.threads)
        self._arm, self._seed = arm, seed
        self._chance = np.random.default_rng(seed)
        self._shuffle = random.Random(seed)
        self._head = QHead.fit([], arm.qvalue)
        self._replies: list[str] = []
        self.said: list[Rated] = []
        self.results: list[RoundResult] = []

    def __enter__(self) -> Classroom:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._community.__exit__(kind, error, traceback)

    @property
    def adapter(self) -> Path | None:
        """The folder of the version that serves; None for the base."""
        version = self._community.store.serving()
        return None if version == BASE_VERSION else self._community.shelf.verified(version)

    def answers(self, asked: Sequence[str], each: int, *, sense: bool) -> list[Drafted]:
        """Drafts of the version that serves now."""
        return draw(self._community.engine, self._community.base, asked, each, sense=sense)

    def drafts(self, of_base: Sequence[Drafted], each: int, *, sense: bool) -> list[Drafted]:
        """Drafts of the version that serves to the same prompts; the base's are there already."""
        if self._community.store.serving() == BASE_VERSION:
            return list(of_base)
        return self.answers([one.asked for one in of_base], each, sense=sense)

    def rate(self, drafted: Sequence[Drafted], people: People) -> None:
        """Show a reply to each prompt, one after another, and take in its thumb."""
        shown = [self._show(one, people) for one in drafted]
        thumbs = [thumb for _, _, thumb in shown]
        if self._arm.shuffled:
            self._shuffle.shuffle(thumbs)
        for (one, pick, _), thumb in zip(shown, thumbs, strict=True):
            self._keep(one, pick, thumb)

    def judge(self, judging: Sequence[Drafted], scores: Sequence[Sequence[float]]) -> float:
        """The expected score of the first reply."""
        if self._arm.best_of == 1:
            return fmean(map(fmean, scores))
        return served(self._head, judging, scores, 0, self._chance).picked

    def train(self) -> None:
        """Run a round; its version serves if the gate lets it. One that breaks changes nothing."""
        try:
            _, result = self._community.train(
                1000 * self._seed + len(self.results),
                options=self._arm.options,
                qvalue=self._arm.qvalue,
                replay_share=self._arm.replay_share,
                budget_seconds=ROUND_SECONDS,
            )
        except RoundFailed as failure:
            log.warning("a round of %s failed: %s", self._arm.name, failure)
            result = RoundResult("failed", (), {}, (), str(failure))
        self.results.append(result)

    def withdraw(self) -> None:
        """Take every thumb back, as if nobody remembered what was rated before."""
        for reply in self._replies:
            self._community.store.rate(reply, PERSON, 0)
        self._replies.clear()

    def _show(self, one: Drafted, people: People) -> tuple[Drafted, Pick | None, int]:
        """Show the only draft, or let the Q-head pick one and learn its thumb at once."""
        if self._arm.best_of == 1:
            return one, None, people.thumb(one.texts[0], one.asked)
        pick = self._head.pick(one.phis, None, self._chance)
        thumb = people.thumb(one.texts[pick.place], one.asked)
        number = len(self._head)
        self._head.observe(observation(str(number), number, one, pick.place, thumb))
        return one, pick, thumb

    def _keep(self, one: Drafted, pick: Pick | None, thumb: int) -> None:
        """Store a reply with what it was picked among, and its thumb."""
        count = self._arm.best_of
        action = Action(
            drafts=one.drafts[:count],
            picked=0 if pick is None else pick.place,
            pick_probabilities=(1.0,) if pick is None else tuple(map(float, pick.probabilities)),
            pick_reason="only" if pick is None else pick.reason,
            prompt=one.prompt,
            version=self._community.store.serving(),
        )
        said = self._community.keep(one.asked, action, one.phis[:count], SAMPLING)
        self._community.rate([said], [thumb])
        self._replies.append(said.id)
        self.said.append(Rated(one.asked, said.text, thumb))


def teach(
    arm: Arm,
    preference: Preference,
    rated: Sequence[Drafted],
    judging: Sequence[Drafted],
    checkpoints: Sequence[int],
    *,
    base: Base,
    spec: ModelSpec,
    folder: Path,
    seed: int,
    noise: float = NOISE,
) -> Taught:
    """Let one community teach.

    Args:
        arm: How it learns.
        preference: What its people like.
        rated: Prompts that they ask, with drafts of the base.
        judging: Other prompts, with drafts of the base.
        checkpoints: After how many ratings it is judged, ascending; a round at the same number
            comes first.
        base: The loaded base model.
        spec: How the rounds' processes load it again.
        folder: Where the community's data may lie.
        seed: Decides noise, picks and rounds.
        noise: The share of wrong thumbs.
    """
    began = time.monotonic()
    people = People(preference, noise, seed)
    picks = arm.best_of > 1
    turns = [rated[place] for place in order(checkpoints[-1], len(rated), seed)]
    marks: list[Mark] = []
    with Classroom(base, spec, folder, arm, seed) as room:
        judged = list(judging)
        scores = scores_of(preference, judged)
        done = 0
        ready: list[Drafted] = []
        for stop in sorted({*checkpoints, *arm.rounds}):
            if stop > done and not ready:
                ahead = min([one for one in arm.rounds if one > done], default=checkpoints[-1])
                ready = room.drafts(turns[done:ahead], arm.best_of, sense=True)
            room.rate(ready[: stop - done], people)
            ready, done = ready[stop - done :], stop
            if stop in arm.rounds:
                before = room.adapter
                room.train()
                if room.adapter != before:
                    ready = []
                    judged = room.drafts(judging, DRAFTS if picks else JUDGED_EACH, sense=picks)
                    scores = scores_of(preference, judged)
            if stop in checkpoints:
                marks.append(Mark(stop, room.judge(judged, scores)))
        return Taught(
            arm.name,
            preference.name,
            seed,
            tuple(marks),
            tuple(room.said),
            tuple(room.results),
            room.adapter,
            time.monotonic() - began,
        )
