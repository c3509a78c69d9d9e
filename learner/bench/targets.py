"""What `bench personalise` must reach, each number beside its limit."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean

from learner.bench import Wish
from learner.bench.curves import KTO, LOGGED, WEIGHTS, WHOLE, Curve, Outcome


def wishes(
    everyone: Curve,
    taught: dict[str, Curve],
    outcomes: Sequence[Outcome],
    seconds: float,
    minutes: float,
) -> list[Wish]:
    """Hold what was measured against the targets; what was not measured is left out.

    Args:
        everyone: The Q-head alone on every preference.
        taught: The arms with a few communities each, by name.
        outcomes: The same one by one.
        seconds: What the whole measurement took.
        minutes: What it may take.
    """
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
