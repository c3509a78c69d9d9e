"""From what each seed measured to the tables, the wishes and the figure of `bench personalise`.

Seeds are what is independent: a seed's value is the mean over its communities, and intervals are
Student's t over seeds (communities of one seed share prompts and drafts). The share of the gap is
(served - nothing) / (best - nothing) of those means, `best` being what the best of each prompt's 8
drafts of the base would score.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import fmean, median

from learner.bench import BenchResult, Table, Wish
from learner.bench.drafts import Pool
from learner.bench.figure import Line, line_chart
from learner.bench.picking import NOISE, Bounds, Served
from learner.bench.preferences import PREFERENCES, Preference, preference
from learner.bench.soundness import Soundness
from learner.bench.teaching import Mark
from learner.interval import mean_interval

SEES = 0.9
"""A text feature that correlates more than this with a preference sees it."""

WHOLE, WEIGHTS, LOGGED = "the whole", "weights only", "PPO on logged thumbs"
KTO = "KTO (TRL), same ratings"


@dataclass(frozen=True)
class Picked:
    """The Q-head alone with one community: `seeing` names the half of φ it saw, "" both.

    `marks` are empty where the drafts leave nothing to learn; `seconds` is what it took.
    """

    seed: int
    preference: str
    bounds: Bounds
    feature: str
    correlation: float
    noise: float
    seeing: str
    marks: tuple[Served, ...]
    seconds: float


@dataclass(frozen=True)
class Outcome:
    """One arm with one community whose weights are taught."""

    arm: str
    seed: int
    preference: str
    bounds: Bounds
    marks: tuple[Mark, ...]
    soundness: Soundness | None
    verdicts: tuple[str, ...]
    round_seconds: tuple[float, ...]
    seconds: float


@dataclass(frozen=True)
class Course:
    """One community's curve, whoever learned: scores by ratings, and its bounds."""

    seed: int
    bounds: Bounds
    scores: dict[int, float]


@dataclass(frozen=True)
class Curve:
    """A named set of courses."""

    name: str
    courses: tuple[Course, ...]

    def by_seed(self, of: Callable[[Course], float]) -> list[float]:
        """A number of each course, averaged within each seed."""
        seeds = sorted({one.seed for one in self.courses})
        return [fmean(of(one) for one in self.courses if one.seed == seed) for seed in seeds]

    def scores(self, ratings: int) -> list[float]:
        """Each seed's score; none where some course was not judged then."""
        if not self.courses or any(ratings not in one.scores for one in self.courses):
            return []
        return self.by_seed(lambda one: one.scores[ratings])

    def shares(self, ratings: int) -> list[float]:
        """Each seed's share of the gap."""
        nothing = self.by_seed(lambda one: one.bounds.nothing)
        best = self.by_seed(lambda one: one.bounds.best)
        return [
            (score - low) / (high - low)
            for score, low, high in zip(self.scores(ratings), nothing, best, strict=False)
        ]

    def gains(self, ratings: int) -> list[float]:
        """Each seed's gain over its own start."""
        return [now - was for now, was in zip(self.scores(ratings), self.scores(0), strict=False)]


def report(
    model: str,
    pools: Sequence[Pool],
    picked: Sequence[Picked],
    outcomes: Sequence[Outcome],
    checkpoints: Sequence[int],
    *,
    seconds: float,
    minutes: float,
) -> BenchResult:
    """Put everything together.

    Args:
        model: Its name.
        pools: Each seed's drafts.
        picked: The Q-head alone.
        outcomes: The arms that move the weights, and the baselines.
        checkpoints: After how many ratings the Q-head was judged.
        seconds: What the whole measurement took.
        minutes: What it may take.
    """
    plain = [one for one in picked if one.noise == NOISE and not one.seeing and one.marks]
    everyone = Curve("Q-head only, best of 8", tuple(map(_picked, plain)))
    same = {(one.seed, one.preference) for one in outcomes}
    here = [one for one in plain if (one.seed, one.preference) in same]
    arms = list(dict.fromkeys(one.arm for one in outcomes))
    taught = {
        arm: Curve(arm, tuple(_taught(one) for one in outcomes if one.arm == arm)) for arm in arms
    }
    curves = [
        everyone,
        Curve("… its best guess, no exploring", tuple(map(_greedy, plain))),
        *taught.values(),
        Curve("Q-head only, these communities", tuple(map(_picked, here))),
    ]
    shown = (*checkpoints,)
    result = BenchResult(
        f"personalise: score of the first reply after n ratings, {model}, {len(pools)} seeds",
        (
            *("arm", "communities", "no learning", "best of 8"),
            *(f"{one}" for one in shown),
            *("gap at 40", f"gap at {shown[-1]}"),
        ),
        tuple(_row(one, shown) for one in curves if one.courses),
        tuple(_wishes(everyone, taught, outcomes, seconds, minutes)),
        _notes(pools, picked, outcomes, seconds),
        (
            _groups(picked, plain, shown),
            _preferences(plain, picked, shown),
            _sound(outcomes),
            _numbers(curves, shown),
        ),
        _figure([everyone, *taught.values()], shown, model),
    )
    return result


def _picked(one: Picked) -> Course:
    return Course(one.seed, one.bounds, {mark.ratings: mark.picked for mark in one.marks})


def _greedy(one: Picked) -> Course:
    return Course(one.seed, one.bounds, {mark.ratings: mark.greedy for mark in one.marks})


def _taught(one: Outcome) -> Course:
    return Course(one.seed, one.bounds, {mark.ratings: mark.score for mark in one.marks})


def cell(values: Sequence[float]) -> str:
    """A mean with the half-width of its 95 % interval, "" of nothing."""
    if not values:
        return ""
    mean, low, high = mean_interval(values)
    return f"{mean:.2f}" if math.isinf(low) else f"{mean:.2f} ±{(high - low) / 2:.2f}"


def _row(curve: Curve, shown: Sequence[int]) -> tuple[str | float, ...]:
    return (
        curve.name,
        len(curve.courses),
        cell(curve.by_seed(lambda one: one.bounds.nothing)),
        cell(curve.by_seed(lambda one: one.bounds.best)),
        *(cell(curve.scores(one)) for one in shown),
        cell(curve.shares(40)),
        cell(curve.shares(shown[-1])),
    )


def _groups(picked: Sequence[Picked], plain: Sequence[Picked], shown: Sequence[int]) -> Table:
    """The Q-head alone on groups of preferences, under other noises and with half of φ."""
    hidden = _out_of_sight(plain)

    def among(test: Callable[[Preference], bool]) -> list[Picked]:
        return [one for one in plain if test(preference(one.preference))]

    groups: list[tuple[str, list[Picked]]] = [
        ("all", list(plain)),
        ("seen by a text feature", among(lambda one: one.name not in hidden)),
        ("seen by none", among(lambda one: one.name in hidden)),
        ("development", among(lambda one: one.split == "development")),
        ("held-out: never tuned on", among(lambda one: one.split == "held-out")),
        (
            "held-out, seen by none",
            among(lambda one: one.split == "held-out" and one.name in hidden),
        ),
    ]
    variants = sorted({(one.seeing, one.noise) for one in picked} - {("", NOISE)})
    for seeing, noise in variants:
        name = f"all, {seeing} alone" if seeing else f"all, {noise:.0%} noise"
        some = [one for one in picked if (one.seeing, one.noise) == (seeing, noise)]
        groups.append((name, some))
    curves = [Curve(name, tuple(map(_picked, some))) for name, some in groups if some]
    return Table(
        "The Q-head alone, by group: share of the gap",
        ("preferences", "how many", "no learning", "best of 8", *map(str, shown[1:])),
        tuple(
            (
                curve.name,
                round(len(curve.courses) / max(1, len({one.seed for one in curve.courses}))),
                cell(curve.by_seed(lambda one: one.bounds.nothing)),
                cell(curve.by_seed(lambda one: one.bounds.best)),
                *(cell(curve.shares(one)) for one in shown[1:]),
            )
            for curve in curves
        ),
    )


def _out_of_sight(plain: Sequence[Picked]) -> set[str]:
    """Preferences that are declared unseen and that no text feature follows on these drafts."""
    found = set()
    for name in {one.preference for one in plain}:
        most = fmean(one.correlation for one in plain if one.preference == name)
        if not preference(name).seen and most <= SEES:
            found.add(name)
    return found


def _preferences(plain: Sequence[Picked], picked: Sequence[Picked], shown: Sequence[int]) -> Table:
    rows: list[tuple[str | float, ...]] = []
    for one in PREFERENCES:
        every = [some for some in picked if some.preference == one.name]
        some = [each for each in plain if each.preference == one.name]
        if not every:
            continue
        curve = Curve(one.name, tuple(map(_picked, some)))
        rows.append(
            (
                one.name,
                one.subject,
                one.split,
                "seen" if one.seen else "unseen",
                f"{every[0].feature} {fmean(each.correlation for each in every):.2f}",
                round(fmean(each.bounds.nothing for each in every), 2),
                round(fmean(each.bounds.best for each in every), 2),
                *((cell(curve.shares(at)) for at in (40, shown[-1])) if some else ("", "")),
            )
        )
    return Table(
        "Each preference, with the Q-head alone",
        (
            *("preference", "about", "split", "declared", "clearest feature, |r|"),
            *("no learning", "best of 8", "gap at 40", f"gap at {shown[-1]}"),
        ),
        tuple(rows),
    )


def _sound(outcomes: Sequence[Outcome]) -> Table:
    rows: list[tuple[str | float, ...]] = []
    for arm in dict.fromkeys(one.arm for one in outcomes):
        some = [one for one in outcomes if one.arm == arm]
        sound = [one.soundness for one in some if one.soundness is not None]
        verdicts = [verdict for one in some for verdict in one.verdicts]
        times = [second for one in some for second in one.round_seconds]
        rows.append(
            (
                arm,
                len(sound),
                *(
                    (
                        round(min(one.entropy_ratio for one in sound), 2),
                        round(max(one.repetition for one in sound), 2),
                        round(max(one.base_repetition for one in sound), 2),
                        round(fmean(one.kl_nats for one in sound), 3),
                        round(fmean(one.probes_lost for one in sound), 3),
                        round(max(one.probes_lost for one in sound), 3),
                    )
                    if sound
                    else ("",) * 6
                ),
                " ".join(
                    f"{verdicts.count(one)} {one}"
                    for one in ("proven", "unproven", "refused", "failed")
                    if one in verdicts
                )
                if verdicts
                else "",
                round(median(times), 1) if times else "",
            )
        )
    return Table(
        "What each arm ended with",
        (
            *("arm", "adapters", "entropy ratio, least", "self-ROUGE-L, most", "the base's"),
            *("KL", "skills lost, mean", "most", "rounds", "seconds a round"),
        ),
        tuple(rows),
    )


def _numbers(curves: Sequence[Curve], shown: Sequence[int]) -> Table:
    rows: list[tuple[str | float, ...]] = []
    for curve in curves:
        for at in shown:
            values, shares = curve.scores(at), curve.shares(at)
            if values:
                rows.append((curve.name, at, *_finite(values), *_finite(shares)))
    return Table(
        "Every point",
        (
            *("arm", "ratings", "score", "low", "high"),
            *("share of the gap", "share low", "share high"),
        ),
        tuple(rows),
        shown=False,
    )


def _finite(values: Sequence[float]) -> tuple[float, float, float]:
    """Mean and interval, the interval of one value being that value: JSON has no infinity."""
    mean, low, high = mean_interval(values)
    return (mean, mean, mean) if math.isinf(low) else (mean, low, high)


def _wishes(
    everyone: Curve,
    taught: dict[str, Curve],
    outcomes: Sequence[Outcome],
    seconds: float,
    minutes: float,
) -> list[Wish]:
    found: list[Wish] = []

    def least(text: str, values: Sequence[float], limit: float) -> None:
        if values:
            mean = fmean(values)
            found.append(Wish(text, mean, limit, mean >= limit))

    def most(text: str, values: Sequence[float], limit: float) -> None:
        if values:
            worst = max(values)
            found.append(Wish(text, worst, limit, worst <= limit))

    least("Q-head alone: share of the gap after 40 ratings", everyone.shares(40), 0.8)
    least("Q-head alone: share of the gap after 160", everyone.shares(160), 0.92)
    if (whole := taught.get(WHOLE)) is not None:
        most("the whole: score before any rating", [fmean(whole.scores(0))], 0.4)
        least("the whole: score after 40 ratings and a round", whole.scores(40), 0.75)
        least("the whole: score after 160 ratings and two rounds", whole.scores(160), 0.85)
    if (weights := taught.get(WEIGHTS)) is not None:
        least("weights only: gain after 160 ratings", weights.gains(160), 0.2)
        least("weights only: gain after 320 ratings", weights.gains(320), 0.3)
        last = max(one for course in weights.courses for one in course.scores)
        for other in (KTO, LOGGED):
            if other in taught and taught[other].scores(last):
                pairs = zip(weights.scores(last), taught[other].scores(last), strict=True)
                gaps = [one - two for one, two in pairs]
                least(f"weights only above {other} after {last}", gaps, 0.0)
    sound = [
        one.soundness
        for one in outcomes
        if one.arm in (WHOLE, WEIGHTS) and one.soundness is not None
    ]
    if sound:
        ratio = min(one.entropy_ratio for one in sound)
        found.append(Wish("least entropy ratio", ratio, 0.6, ratio >= 0.6))
    most("most self-ROUGE-L", [one.repetition for one in sound], 0.85)
    most("most skills lost", [one.probes_lost for one in sound], 0.03)
    most("minutes", [seconds / 60], minutes)
    return found


def _notes(
    pools: Sequence[Pool],
    picked: Sequence[Picked],
    outcomes: Sequence[Outcome],
    seconds: float,
) -> tuple[str, ...]:
    drawing = sum(one.seconds for one in pools)
    tokens = sum(one.tokens for one in pools)
    ratings = sum(one.marks[-1].ratings for one in picked if one.marks)
    parts = [
        f"drafts {drawing:.0f} s ({tokens / drawing:.0f} tokens/s)",
        f"Q-head alone {sum(one.seconds for one in picked):.0f} s",
        *(
            f"{arm} {sum(one.seconds for one in outcomes if one.arm == arm):.0f} s"
            for arm in dict.fromkeys(one.arm for one in outcomes)
        ),
    ]
    left_out = sorted({one.preference for one in picked if not one.marks})
    return (
        "95 % intervals: Student's t over seeds, each seed the mean of its communities; "
        f"{NOISE:.0%} of the thumbs are wrong",
        f"one-core seconds: {'; '.join(parts)}; by the clock {seconds:.0f} s; "
        f"{ratings} ratings learned by the Q-head alone",
        *(
            [f"left out for some seed, as no draft can do better: {', '.join(left_out)}"]
            if left_out
            else []
        ),
        "the weights were taught: "
        + ", ".join(f"{one.preference} (seed {one.seed})" for one in outcomes if one.arm == WHOLE),
    )


def _figure(curves: Sequence[Curve], shown: Sequence[int], model: str) -> str:
    lines = []
    for curve in curves:
        points = [
            (float(shown.index(at)), *_finite(values))
            for at in shown
            if (values := curve.scores(at))
        ]
        if points:
            lines.append(Line(curve.name, tuple(points)))
    return line_chart(
        f"Score of the first reply, {model}",
        lines,
        x_label="ratings",
        y_label="mean score on prompts that nobody rated",
        x_names=[str(one) for one in shown],
    )
