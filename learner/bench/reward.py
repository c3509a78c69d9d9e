"""Does a reward model tell liked from disliked drafts better than the Q-head, and at what cost?

Simulated people rate, one after another, the drafts that the Q-head picks, as when it serves. After
n thumbs its posterior mean and a LoRA reward model, trained on the very same thumbs, order drafts
of prompts that nobody rated; both are judged against what the people like, their slips left out.
Weights that choose words are not touched here: that is `bench personalise`.
"""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from statistics import fmean

import numpy as np

from learner.bench import BenchArguments, BenchResult
from learner.bench.crew import crew, loaded
from learner.bench.drafts import Drafted, Half, draw_pools
from learner.bench.picking import LEAST_GAP, NOISE, People, bounds, observation, order, scores_of
from learner.bench.preferences import Preference, preference
from learner.bench.reward_model import RewardModel, RewardOptions, Thumb
from learner.bench.reward_report import Q_HEAD, REWARD_MODEL, Told, report
from learner.policy import ModelSpec
from learner.qvalue.head import QHead, QOptions
from learner.qvalue.judging import Prediction, judge

log = logging.getLogger(__name__)

WORKERS = 2


@dataclass(frozen=True)
class Size:
    """How much is measured.

    Args:
        chat: Prompts of chat that may be rated, and others that judge.
        code: The same of code; where there are more thumbs than prompts, they come again.
        thumbs: After how many thumbs the two are judged, ascending.
        preferences: What people like, by name.
        minutes: What it may take on two cores.
        options: How the reward model is trained.
    """

    chat: tuple[int, int] = (160, 40)
    code: tuple[int, int] = (120, 40)
    thumbs: tuple[int, ...] = (40, 160)
    preferences: tuple[str, ...] = (
        *("short", "closing question", "plain words", "warm words", "docstring"),
        *("first person", "polite opener", "contractions", "example given"),
    )
    minutes: float = 40.0
    options: RewardOptions = field(default_factory=RewardOptions)


FULL = Size()
FAST = Size(
    chat=(40, 24),
    code=(40, 24),
    thumbs=(40,),
    preferences=("closing question", "plain words", "docstring", "contractions"),
    minutes=6.0,
)


def run(arguments: BenchArguments) -> BenchResult:
    """Let both learn every preference on every seed."""
    size = FAST if arguments.fast else FULL
    return measure(arguments.model or ModelSpec(), arguments.seeds, size, WORKERS)


def measure(spec: ModelSpec, seeds: int, size: Size, workers: int) -> BenchResult:
    """Measure with a size of one's own; with one worker all is in this process."""
    began = time.monotonic()
    spec = replace(spec, threads=1)
    with crew(min(workers, os.cpu_count() or 1)) as executor:
        waited = []
        for pool in draw_pools(executor, spec, seeds, size.chat, size.code):
            for name in size.preferences:
                half = pool.about(preference(name).subject)
                waited.append(executor.submit(compare, spec, half, name, pool.seed, size))
        found: list[Told] = []
        for number, comparison in enumerate(waited, 1):
            found += comparison.result()
            log.info("%d of %d comparisons done", number, len(waited))
    return report(
        spec.model,
        found,
        seeds=range(seeds),
        preferences=size.preferences,
        checkpoints=size.thumbs,
        seconds=time.monotonic() - began,
        minutes=size.minutes,
    )


def compare(spec: ModelSpec, half: Half, name: str, seed: int, size: Size) -> list[Told]:
    """Let people who like one thing rate, and judge both values after each number of thumbs.

    Returns:
        Nothing where the judging drafts leave nothing to tell apart.
    """
    liked = preference(name)
    limits = bounds(liked, half.judging)
    signs = {liked.thumb(text, one.asked) for one in half.judging for text in one.texts}
    if limits.gap < LEAST_GAP or len(signs) < 2:
        return []
    people = People(liked, NOISE, seed)
    chance = np.random.default_rng(seed)
    head = QHead.fit([], QOptions())
    thumbs: list[Thumb] = []
    seconds = 0.0
    found: list[Told] = []

    def told(value: str, values: Sequence[Sequence[float]], spent: float) -> None:
        auc, best = judged(liked, half.judging, values)
        found.append(Told(value, seed, name, len(thumbs), limits, auc, best, spent))

    for number, turn in enumerate(order(size.thumbs[-1], len(half.rated), seed)):
        one = half.rated[turn]
        place = head.pick(one.phis, None, chance).place
        sign = people.thumb(one.drafts[place].text, one.asked)
        began = time.process_time()
        head.observe(observation(str(number), number, one, place, sign))
        seconds += time.process_time() - began
        thumbs.append(Thumb(one.prompt.ids + one.drafts[place].ids, sign))
        if len(thumbs) in size.thumbs:
            means = [head.values(one.phis, None).mean.tolist() for one in half.judging]
            told(Q_HEAD, means, seconds)
            told(REWARD_MODEL, *reward_model(spec, thumbs, half.judging, seed, size.options))
    return found


def reward_model(
    spec: ModelSpec,
    thumbs: Sequence[Thumb],
    judging: Sequence[Drafted],
    seed: int,
    options: RewardOptions,
) -> tuple[list[list[float]], float]:
    """Train a reward model on thumbs; its values of each prompt's drafts, and seconds of training.

    The seconds are of the processor, and scoring is not in them.
    """
    with RewardModel(loaded(spec), options, seed) as model:
        began = time.process_time()
        model.learn(thumbs)
        seconds = time.process_time() - began
        rows = [one.prompt.ids + draft.ids for one in judging for draft in one.drafts]
        values = iter(model.values(rows))
    return [[next(values) for _ in one.drafts] for one in judging], seconds


def judged(
    liked: Preference, judging: Sequence[Drafted], values: Sequence[Sequence[float]]
) -> tuple[float, float]:
    """AUC over all drafts, and mean score of each prompt's draft of the highest value.

    Raises:
        ValueError: All drafts are liked, or none.
    """
    predictions = [
        Prediction(value, float(liked.thumb(text, one.asked)))
        for one, row in zip(judging, values, strict=True)
        for text, value in zip(one.texts, row, strict=True)
    ]
    auc = judge(predictions).auc
    if auc is None:
        raise ValueError(f"an AUC wants drafts with and without {liked.name!r}, got one kind")
    scores = scores_of(liked, judging)
    best = fmean(score[int(np.argmax(row))] for score, row in zip(scores, values, strict=True))
    return auc, best
