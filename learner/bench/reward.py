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

from learner.bench import BenchArguments, BenchResult, Table, Wish
from learner.bench.crew import crew, loaded
from learner.bench.curves import Course, Curve, cell
from learner.bench.drafts import Drafted, Half, Pool, draw_pool
from learner.bench.personalise import LEAST_GAP
from learner.bench.picking import NOISE, Bounds, People, bounds, observation, order, scores_of
from learner.bench.preferences import Preference, preference
from learner.bench.reward_model import RewardModel, RewardOptions, Thumb
from learner.policy import ModelSpec
from learner.qvalue.head import QHead, QOptions
from learner.qvalue.judging import Prediction, judge

log = logging.getLogger(__name__)

WORKERS = 2
Q_HEAD, REWARD_MODEL, CHANCE = "Q-head", "LoRA reward model", "chance"
LEARNED = (Q_HEAD, REWARD_MODEL)


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
        *("first person", "names the topic", "contractions", "example given"),
    )
    minutes: float = 40.0
    options: RewardOptions = field(default_factory=RewardOptions)


FULL = Size()
FAST = Size(
    chat=(40, 24),
    code=(40, 24),
    thumbs=(40,),
    preferences=("closing question", "plain words", "docstring", "first person"),
    minutes=6.0,
)


@dataclass(frozen=True)
class Told:
    """What a learned value came to after a number of thumbs.

    Args:
        value: Which one.
        seed: Whose drafts.
        preference: What was liked.
        thumbs: How many it learned from.
        bounds: What the judging drafts allow.
        auc: Chance that it ranks a liked judging draft above a disliked one.
        best: Mean score of the judging drafts that it holds for the best of their prompt's.
        seconds: Processor time that learning from these thumbs took.
    """

    value: str
    seed: int
    preference: str
    thumbs: int
    bounds: Bounds
    auc: float
    best: float
    seconds: float


def run(arguments: BenchArguments) -> BenchResult:
    """Let both learn every preference on every seed."""
    size = FAST if arguments.fast else FULL
    return measure(arguments.model or ModelSpec(), arguments.seeds, size, WORKERS)


def measure(spec: ModelSpec, seeds: int, size: Size, workers: int) -> BenchResult:
    """Measure with a size of one's own; with one worker all is in this process."""
    began = time.monotonic()
    spec = replace(spec, threads=1)
    with crew(min(workers, os.cpu_count() or 1)) as executor:
        drawn = [
            executor.submit(draw_pool, spec, seed, size.chat, size.code) for seed in range(seeds)
        ]
        waited = []
        for one in drawn:
            pool: Pool = one.result()
            log.info("seed %d: %d tokens drafted in %.0f s", pool.seed, pool.tokens, pool.seconds)
            for name in size.preferences:
                half = pool.about(preference(name).subject)
                waited.append(executor.submit(compare, spec, half, name, pool.seed, size))
        found: list[Told] = []
        for number, comparison in enumerate(waited, 1):
            found += comparison.result()
            log.info("%d of %d comparisons done", number, len(waited))
    return report(spec.model, found, seeds, size, time.monotonic() - began)


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


def report(
    model: str, found: Sequence[Told], seeds: int, size: Size, seconds: float
) -> BenchResult:
    """Put everything together.

    Args:
        model: Its name.
        found: Both values with every preference and seed.
        seeds: How many there were.
        size: What was measured.
        seconds: What the whole measurement took.
    """
    rows: list[tuple[str | float, ...]] = []
    wishes: list[Wish] = []
    notes: list[str] = []
    for thumbs in size.thumbs:
        told = {
            value: [one for one in found if one.value == value and one.thumbs == thumbs]
            for value in LEARNED
        }
        if not told[Q_HEAD]:
            continue
        aucs = {value: _aucs(some).scores(thumbs) for value, some in told.items()}
        costs = {value: fmean(one.seconds for one in some) for value, some in told.items()}
        for value, some in told.items():
            shares = _picked(some).shares(thumbs)
            rows.append((thumbs, value, cell(aucs[value]), cell(shares), round(costs[value], 3)))
        rows.append((thumbs, CHANCE, "0.50", "0.00", 0.0))
        gaps = [one - two for one, two in zip(*aucs.values(), strict=True)]
        gap = fmean(gaps)
        wishes.append(
            Wish(
                f"the Q-head's AUC is not below the reward model's, {thumbs} thumbs: difference",
                gap,
                0.0,
                gap >= 0,
            )
        )
        ratio = costs[REWARD_MODEL] / max(costs[Q_HEAD], 1e-9)
        notes.append(
            f"{thumbs} thumbs: the Q-head's AUC less the reward model's {cell(gaps)}; "
            f"the reward model learned for {ratio:.0f} times as long"
        )
    minutes = seconds / 60
    wishes.append(Wish("minutes", minutes, size.minutes, minutes <= size.minutes))
    known = {(one.preference, one.seed) for one in found}
    missing = [
        f"{name} (seed {seed})"
        for name in size.preferences
        for seed in range(seeds)
        if (name, seed) not in known
    ]
    if missing:
        notes.append(f"left out, as the drafts leave nothing to tell apart: {', '.join(missing)}")
    return BenchResult(
        f"What two learned values tell of drafts that nobody rated, {model}",
        ("thumbs", "value", "AUC", "share of the gap", "seconds of learning"),
        tuple(rows),
        tuple(wishes),
        (
            *notes,
            "intervals: Student's t over seeds, each the mean of its preferences; "
            f"{NOISE:.0%} of the thumbs are wrong, none of the judging",
            "people rated what the Q-head picked, and both learned from it; seconds are one core's "
            "for all thumbs, without the φ that serving computes and without scoring",
            f"the reward model: LoRA of rank {size.options.learning.rank}, "
            f"{size.options.epochs} epochs; by the clock {seconds:.0f} s",
        ),
        (_by_preference(found, size), _everything(found)),
    )


def _aucs(some: Sequence[Told]) -> Curve:
    return Curve("AUC", tuple(Course(one.seed, one.bounds, {one.thumbs: one.auc}) for one in some))


def _picked(some: Sequence[Told]) -> Curve:
    return Curve("", tuple(Course(one.seed, one.bounds, {one.thumbs: one.best}) for one in some))


def _by_preference(found: Sequence[Told], size: Size) -> Table:
    """Each preference's AUCs, and whether it was hidden from those who tuned the Q-head."""
    rows: list[tuple[str | float, ...]] = []
    for name in size.preferences:
        one = preference(name)
        for thumbs in size.thumbs:
            aucs = [
                cell(
                    [
                        told.auc
                        for told in found
                        if (told.preference, told.thumbs, told.value) == (name, thumbs, value)
                    ]
                )
                for value in LEARNED
            ]
            if any(aucs):
                rows.append((name, "yes" if one.seen else "no", one.split, thumbs, *aucs))
    return Table(
        "AUC of each preference",
        ("preference", "a text feature sees it", "split", "thumbs", *LEARNED),
        tuple(rows),
    )


def _everything(found: Sequence[Told]) -> Table:
    return Table(
        "Every comparison",
        (
            *("value", "seed", "preference", "thumbs", "AUC", "score picked"),
            *("mean draft", "best draft", "seconds"),
        ),
        tuple(
            (
                *(one.value, one.seed, one.preference, one.thumbs, one.auc, one.best),
                *(one.bounds.nothing, one.bounds.best, one.seconds),
            )
            for one in found
        ),
        shown=False,
    )
