"""The tables and wishes of `bench reward`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import fmean

from learner.bench import BenchResult, Table, Wish
from learner.bench.curves import Course, Curve, cell
from learner.bench.picking import NOISE, Bounds
from learner.bench.preferences import preference

Q_HEAD, REWARD_MODEL, CHANCE = "Q-head", "LoRA reward model", "chance"
LEARNED = (Q_HEAD, REWARD_MODEL)


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


def report(
    model: str,
    found: Sequence[Told],
    *,
    seeds: Sequence[int],
    preferences: Sequence[str],
    checkpoints: Sequence[int],
    seconds: float,
    minutes: float,
) -> BenchResult:
    """Put everything together.

    Args:
        model: Its name.
        found: Both values with every preference of every seed.
        seeds: All that were asked for.
        preferences: The same.
        checkpoints: After how many thumbs the values were judged.
        seconds: What the whole measurement took.
        minutes: What it may take.
    """
    rows: list[tuple[str | float, ...]] = []
    wishes: list[Wish] = []
    notes: list[str] = []
    for thumbs in checkpoints:
        told = [
            [one for one in found if (one.value, one.thumbs) == (value, thumbs)]
            for value in LEARNED
        ]
        if not told[0]:
            continue
        aucs = [_curve(some, lambda one: one.auc).scores(thumbs) for some in told]
        shares = [_curve(some, lambda one: one.best).shares(thumbs) for some in told]
        costs = [fmean(one.seconds for one in some) for some in told]
        for value, auc, share, cost in zip(LEARNED, aucs, shares, costs, strict=True):
            rows.append((thumbs, value, cell(auc), cell(share), round(cost, 3)))
        rows.append((thumbs, CHANCE, "0.50", "0.00", 0.0))
        gaps = [one - two for one, two in zip(*aucs, strict=True)]
        text = f"the Q-head's AUC is not below the reward model's after {thumbs} thumbs: difference"
        wishes.append(Wish(text, fmean(gaps), 0.0, fmean(gaps) >= 0))
        notes.append(
            f"{thumbs} thumbs: the Q-head's AUC less the reward model's {cell(gaps)}; "
            f"the reward model learned for {costs[1] / costs[0]:.0f} times as long"
        )
    wishes.append(Wish("minutes", seconds / 60, minutes, seconds / 60 <= minutes))
    known = {(one.preference, one.seed) for one in found}
    missing = [
        f"{name} (seed {seed})"
        for name in preferences
        for seed in seeds
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
            f"{NOISE:.0%} of the thumbs are wrong, what judges is not",
            "people rated what the Q-head picked, and both learned from these thumbs; seconds are "
            "one core's for all of them, without φ, which serving computes, and without scoring",
            f"by the clock {seconds:.0f} s",
        ),
        (_by_preference(found, preferences, checkpoints), _everything(found)),
    )


def _curve(some: Sequence[Told], of: Callable[[Told], float]) -> Curve:
    courses = (Course(one.seed, one.bounds, {one.thumbs: of(one)}) for one in some)
    return Curve(some[0].value, tuple(courses))


def _by_preference(
    found: Sequence[Told], preferences: Sequence[str], checkpoints: Sequence[int]
) -> Table:
    """Each preference's AUCs, and whether it was hidden from those who tuned the Q-head."""
    rows: list[tuple[str | float, ...]] = []
    for name in preferences:
        one = preference(name)
        for at in checkpoints:
            here = [told for told in found if (told.preference, told.thumbs) == (name, at)]
            if here:
                aucs = [
                    cell([told.auc for told in here if told.value == value]) for value in LEARNED
                ]
                rows.append((name, "yes" if one.seen else "no", one.split, at, *aucs))
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
