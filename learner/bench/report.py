"""The tables, the wishes and the figure of `bench personalise`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from statistics import fmean, median

from learner.bench import BenchResult, Table
from learner.bench.curves import WHOLE, Course, Curve, Outcome, Picked, cell, finite
from learner.bench.drafts import Pool
from learner.bench.figure import Line, line_chart
from learner.bench.picking import NOISE
from learner.bench.preferences import PREFERENCES, Preference, preference
from learner.bench.targets import wishes

GAPS = (40, 160)
"""After how many ratings the share of the gap has a target."""

SEES = 0.9
"""A text feature that correlates more than this with a preference sees it."""


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
    shown = tuple(checkpoints)
    gaps = [one for one in GAPS if one in shown]
    return BenchResult(
        f"personalise: score of the first reply after n ratings, {model}, {len(pools)} seeds",
        (
            *("arm", "communities", "no learning", "best of 8"),
            *(f"{one}" for one in shown),
            *(f"gap at {one}" for one in gaps),
        ),
        tuple(_row(one, shown, gaps) for one in curves if one.courses),
        tuple(wishes(everyone, taught, outcomes, seconds, minutes)),
        _notes(pools, picked, outcomes, seconds),
        (
            _groups(picked, plain, shown),
            _preferences(plain, picked, gaps),
            _sound(outcomes),
            _numbers(curves, shown),
        ),
        _figure([everyone, *taught.values()], shown, model),
    )


def _picked(one: Picked) -> Course:
    return Course(one.seed, one.bounds, {mark.ratings: mark.picked for mark in one.marks})


def _greedy(one: Picked) -> Course:
    return Course(one.seed, one.bounds, {mark.ratings: mark.greedy for mark in one.marks})


def _taught(one: Outcome) -> Course:
    return Course(one.seed, one.bounds, {mark.ratings: mark.score for mark in one.marks})


def _row(curve: Curve, shown: Sequence[int], gaps: Sequence[int]) -> tuple[str | float, ...]:
    return (
        curve.name,
        len(curve.courses),
        cell(curve.by_seed(lambda one: one.bounds.nothing)),
        cell(curve.by_seed(lambda one: one.bounds.best)),
        *(cell(curve.scores(one)) for one in shown),
        *(cell(curve.shares(one)) for one in gaps),
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


def _preferences(plain: Sequence[Picked], picked: Sequence[Picked], gaps: Sequence[int]) -> Table:
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
                *(cell(curve.shares(at)) for at in gaps),
            )
        )
    return Table(
        "Each preference, with the Q-head alone",
        (
            *("preference", "about", "split", "declared", "clearest feature, |r|"),
            *("no learning", "best of 8", *(f"gap at {one}" for one in gaps)),
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
                rows.append((curve.name, at, *finite(values), *finite(shares)))
    return Table(
        "Every point",
        (
            *("arm", "ratings", "score", "low", "high"),
            *("share of the gap", "share low", "share high"),
        ),
        tuple(rows),
        shown=False,
    )


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
            (float(shown.index(at)), *finite(values))
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
