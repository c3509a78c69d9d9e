"""How soon does it serve what people like? Learning curves of the whole, its parts and others.

Each seed draws its drafts once. On them the Q-head alone learns every preference; one of them,
another for each seed, is also taught to the weights: by the whole project, by rounds without the
Q-head's pick, and by the baselines. All are judged by the score of the first reply on prompts that
nobody rated.
"""

from __future__ import annotations

import logging
import os
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from pathlib import Path

from learner.bench import BenchArguments, BenchResult
from learner.bench.baselines import in_the_prompt, kto
from learner.bench.crew import crew, loaded
from learner.bench.curves import LOGGED, SHUFFLED, WEIGHTS, WHOLE, Outcome, Picked
from learner.bench.drafts import DRAFTS, Drafted, Pool, draw_pools
from learner.bench.picking import (
    LEAST_GAP,
    NOISE,
    Bounds,
    bounds,
    clearest_feature,
    learn_to_pick,
    only_hidden,
    only_text,
)
from learner.bench.preferences import PREFERENCES, Preference, preference
from learner.bench.report import report
from learner.bench.soundness import soundness
from learner.bench.teaching import Arm, Taught, teach
from learner.options import LearningOptions
from learner.policy import Base, ModelSpec
from learner.qvalue.phi import Phi

log = logging.getLogger(__name__)

WORKERS = 2
TEACHABLE = Bounds(0.5, 0.75)
"""The weights are taught what the base meets at most so often, and its best draft at least."""

STRIDE = 7
"""How far the preferences that are taught lie apart from seed to seed."""

SOUND_PROMPTS = 48
EXTRA_CHECKPOINTS = (0, 40, 160)
"""When the Q-head is judged under other noises and with half of φ."""


@dataclass(frozen=True)
class Size:
    """How much is measured.

    Args:
        chat: Prompts of chat that may be rated, and others that judge.
        code: The same of code; where more ratings are given than there are prompts, they come
            again.
        checkpoints: After how many ratings the Q-head is judged.
        whole: After how many ratings rounds of the whole run.
        rounds: The same of the weights alone, and of PPO on logged thumbs.
        shuffled: The same where the thumbs are shuffled.
        kto: After how many ratings KTO is trained.
        prompted: After how many ratings examples are written into the prompt.
        communities: How many preferences of each seed are taught to the weights.
        extras: Whether other noises and the two halves of φ are measured too.
        minutes: What it may take on two cores.
        options: How rounds learn.
    """

    chat: tuple[int, int] = (320, 80)
    code: tuple[int, int] = (120, 40)
    checkpoints: tuple[int, ...] = (0, 10, 20, 40, 80, 160, 320)
    whole: tuple[int, ...] = (40, 160)
    rounds: tuple[int, ...] = (40, 160, 320)
    shuffled: tuple[int, ...] = (40, 160)
    kto: tuple[int, ...] = (160, 320)
    prompted: tuple[int, ...] = (40, 320)
    communities: int = 1
    extras: bool = True
    minutes: float = 60.0
    options: LearningOptions = field(default_factory=LearningOptions)


FULL = Size()
FAST = Size(
    chat=(160, 80),
    code=(40, 20),
    checkpoints=(0, 10, 20, 40, 80, 160),
    rounds=(40, 160),
    shuffled=(40,),
    kto=(160,),
    prompted=(40,),
    extras=False,
    minutes=10.0,
)


def run(arguments: BenchArguments) -> BenchResult:
    """Measure every arm on every seed."""
    size = FAST if arguments.fast else FULL
    return measure(arguments.model or ModelSpec(), arguments.seeds, size, WORKERS)


def measure(spec: ModelSpec, seeds: int, size: Size, workers: int) -> BenchResult:
    """Measure with a size of one's own; with one worker all but the rounds is in this process."""
    began = time.monotonic()
    spec = replace(spec, threads=1)
    with crew(min(workers, os.cpu_count() or 1)) as executor:
        picked: list[Future[list[Picked]]] = []
        taught: list[Future[list[Outcome]]] = []
        pools: list[Pool] = []
        for pool in draw_pools(executor, spec, seeds, size.chat, size.code):
            pools.append(pool)
            for name in to_teach(pool, size.communities):
                taught += [executor.submit(lesson, spec, pool, name, size) for lesson in LESSONS]
            picked.append(executor.submit(pick_all, pool, size))
        outcomes: list[Outcome] = []
        for number, lesson_done in enumerate(taught, 1):
            outcomes += lesson_done.result()
            log.info("%d of %d lessons done", number, len(taught))
        return report(
            spec.model,
            pools,
            [one for some in picked for one in some.result()],
            outcomes,
            size.checkpoints,
            seconds=time.monotonic() - began,
            minutes=size.minutes,
        )


def to_teach(pool: Pool, count: int) -> list[str]:
    """Which preferences a seed teaches to the weights: others from seed to seed."""
    known = [
        one.name
        for one in PREFERENCES
        if (limits := bounds(one, pool.about(one.subject).judging)).nothing <= TEACHABLE.nothing
        and limits.best >= TEACHABLE.best
    ] or [PREFERENCES[0].name]
    places = range(pool.seed * count, (pool.seed + 1) * count)
    return [known[STRIDE * place % len(known)] for place in places]


def pick_all(pool: Pool, size: Size) -> list[Picked]:
    """Let the Q-head alone learn every preference on a seed's drafts."""
    found: list[Picked] = []
    for one in PREFERENCES:
        half = pool.about(one.subject)
        limits = bounds(one, half.judging)
        feature, correlation = clearest_feature(one, half.rated)
        variants: list[tuple[str, float, Callable[[Phi], Phi] | None]] = [("", NOISE, None)]
        if size.extras and limits.gap >= LEAST_GAP:
            variants += [("", 0.0, None), ("", 0.2, None)]
            variants += [("text features", NOISE, only_text), ("hidden states", NOISE, only_hidden)]
        for seeing, noise, change in variants:
            began = time.monotonic()
            plain = change is None and noise == NOISE
            marks = (
                ()
                if limits.gap < LEAST_GAP
                else tuple(
                    learn_to_pick(
                        one,
                        half.rated,
                        half.judging,
                        size.checkpoints if plain else EXTRA_CHECKPOINTS,
                        noise=noise,
                        seed=pool.seed,
                        seeing=change,
                    )
                )
            )
            seconds = time.monotonic() - began
            found.append(
                Picked(
                    pool.seed, one.name, limits, feature, correlation, noise, seeing, marks, seconds
                )
            )
    return found


def teach_the_whole(spec: ModelSpec, pool: Pool, name: str, size: Size) -> list[Outcome]:
    """The Q-head picks among 8 drafts, and rounds move the weights."""
    with _Lesson(spec, pool, name, size) as lesson:
        arm = Arm(WHOLE, DRAFTS, size.whole, size.options)
        judged = tuple(one for one in size.checkpoints if one <= size.whole[-1])
        return [lesson.outcome(lesson.teach(arm, judged))]


def teach_the_weights(spec: ModelSpec, pool: Pool, name: str, size: Size) -> list[Outcome]:
    """Rounds alone, and what others make of the same ratings."""
    with _Lesson(spec, pool, name, size) as lesson:
        own = lesson.teach(Arm(WEIGHTS, 1, size.rounds, size.options), (0, *size.rounds))
        return [lesson.outcome(one) for one in (own, lesson.kto(own), lesson.in_the_prompt(own))]


def teach_the_controls(spec: ModelSpec, pool: Pool, name: str, size: Size) -> list[Outcome]:
    """Rounds that see logged thumbs only, and rounds on shuffled thumbs."""
    with _Lesson(spec, pool, name, size) as lesson:
        logged = replace(size.options, rollouts=0)
        arms = (
            Arm(LOGGED, 1, size.rounds, logged),
            Arm(SHUFFLED, 1, size.shuffled, size.options, shuffled=True),
        )
        return [lesson.outcome(lesson.teach(arm, (0, *arm.rounds))) for arm in arms]


LESSONS = (teach_the_whole, teach_the_weights, teach_the_controls)
"""What is done side by side for each community whose weights are taught."""


class _Lesson:
    """One community's arms in a folder of their own, which goes at the end."""

    def __init__(self, spec: ModelSpec, pool: Pool, name: str, size: Size) -> None:
        self._spec, self._pool, self._size = spec, pool, size
        self._base: Base = loaded(spec)
        self._preference: Preference = preference(name)
        half = pool.about(self._preference.subject)
        self._rated: tuple[Drafted, ...] = half.rated
        self._judging: tuple[Drafted, ...] = half.judging
        self._place = tempfile.TemporaryDirectory()
        self._folder = Path(self._place.name)

    def __enter__(self) -> _Lesson:
        return self

    def __exit__(self, *_: object) -> None:
        self._place.cleanup()

    def teach(self, arm: Arm, checkpoints: tuple[int, ...]) -> Taught:
        return teach(
            arm,
            self._preference,
            self._rated,
            self._judging,
            checkpoints,
            base=self._base,
            spec=self._spec,
            folder=self._folder / arm.name,
            seed=self._pool.seed,
        )

    def kto(self, own: Taught) -> Taught:
        return kto(
            own,
            self._preference,
            self._judging,
            self._size.kto,
            base=self._base,
            spec=self._spec,
            folder=self._folder,
        )

    def in_the_prompt(self, own: Taught) -> Taught:
        return in_the_prompt(
            own, self._preference, self._judging, self._size.prompted, base=self._base
        )

    def outcome(self, taught: Taught) -> Outcome:
        """What an arm came to, its soundness measured while its adapter is there."""
        asked = [one.asked for one in self._judging[:SOUND_PROMPTS]]
        sound = None
        if taught.adapter is not None:
            sound = soundness(self._spec, taught.adapter, asked, self._pool.seed)
        return Outcome(
            taught.arm,
            taught.seed,
            taught.preference,
            bounds(self._preference, self._judging),
            taught.marks,
            sound,
            tuple(one.verdict for one in taught.results),
            tuple(one.metrics["seconds"] for one in taught.results if "seconds" in one.metrics),
            taught.seconds,
        )
