"""Are silent failures noticed? Each is injected into a community of its own, beside healthy ones.

A failure counts as caught when its own alarm is raised; a healthy community, which rates by one
taste with a tenth of the thumbs wrong and trains when its schedule is due, must raise nothing.
"""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Sequence
from pathlib import Path

from learner.bench import BenchArguments, BenchResult, Wish
from learner.bench.community import Community, requests
from learner.bench.failures import FAILURES, MOST_RATINGS, OPEN_GATE, Failure
from learner.bench.patient import LOOK_EVERY, MINIMUM, Patient, Spoken, speak
from learner.policy import Base, ModelSpec, load_base
from storage.records import BASE_VERSION

CONTROL_RATINGS, CONTROL_RATINGS_FAST = 160, 40
POOL, POOL_FAST = MOST_RATINGS, 280


def run(arguments: BenchArguments) -> BenchResult:
    """Inject every failure for each seed, and watch a healthy community beside them."""
    spec = arguments.model or ModelSpec()
    base = load_base(spec)
    pool_size = POOL_FAST if arguments.fast else POOL
    control_ratings = CONTROL_RATINGS_FAST if arguments.fast else CONTROL_RATINGS
    seeds = 1 if arguments.fast else arguments.seeds
    failures = [one for one in FAILURES if one.quick or not arguments.fast]
    caught: dict[Failure, list[int]] = {one: [] for one in failures}
    false_alarms: list[str] = []
    looks = 0
    for seed in range(seeds):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            with Community(base, spec, folder / "pool", threads=spec.threads) as community:
                pool = speak(community, _asked(pool_size, seed))
            sound, raised, taken = _control(base, spec, folder, pool, seed, control_ratings)
            false_alarms += raised
            looks += taken
            for number, failure in enumerate(failures):
                place = folder / f"failure-{number}"
                after = _after(failure, base, spec, place, pool, seed, sound)
                if after is not None:
                    caught[failure].append(after)
    return report(base.name, seeds, caught, false_alarms, looks)


def _asked(count: int, seed: int) -> list[str]:
    """That many requests; where there are fewer different ones, they come again."""
    different = requests(count, seed)
    return [different[place % len(different)] for place in range(count)]


def _control(
    base: Base, spec: ModelSpec, folder: Path, pool: Sequence[Spoken], seed: int, ratings: int
) -> tuple[Path, list[str], int]:
    """Watch a healthy community through its ratings and rounds.

    Returns:
        A sound adapter's folder, the alarms that were raised, and how often it was looked at.
    """
    looks = 0
    with Community(base, spec, folder / "control", threads=spec.threads) as community:
        patient = Patient(community, pool, seed)
        patient.schedule()
        while patient.ratings < ratings:
            if not patient.pool:
                break
            patient.rate(min(LOOK_EVERY, len(patient.pool)))
            patient.look()
            looks += 1
            if patient.ratings in (MINIMUM + LOOK_EVERY, ratings):
                result = patient.fire()
                if result is not None and result.verdict != "refused":
                    fresh = speak(community, [one.asked for one in pool[:MINIMUM]])
                    patient.pool += fresh
                patient.look()
                looks += 1
        raised = sorted(patient.raised)
        if community.store.serving() == BASE_VERSION:  # the failures need some adapter
            patient.train(gate=OPEN_GATE)
        return community.shelf.directory / community.store.serving(), raised, looks


def _after(
    failure: Failure,
    base: Base,
    spec: ModelSpec,
    folder: Path,
    pool: Sequence[Spoken],
    seed: int,
    sound: Path,
) -> int | None:
    """Inject one failure; return after how many ratings it was noticed, None if never."""
    with Community(base, spec, folder, threads=spec.threads) as community:
        patient = Patient(community, pool, seed)
        failure.inject(patient, sound)
        return patient.raised.get(failure.alarm)


def report(
    model: str,
    seeds: int,
    caught: dict[Failure, list[int]],
    false_alarms: list[str],
    looks: int,
) -> BenchResult:
    """Put the table together.

    Args:
        model: What was measured.
        seeds: How many communities each failure was injected into.
        caught: After how many ratings each was noticed, for each seed where it was.
        false_alarms: What was raised in healthy communities.
        looks: How often those were looked at.
    """
    rows: list[tuple[str | float, ...]] = []
    for one, found in caught.items():
        rows.append(
            (
                one.name,
                one.alarm,
                f"{len(found)} of {seeds}",
                statistics.median(found) if found else "",
                max(found) if found else "",
            )
        )
    always = sum(len(found) == seeds for found in caught.values())
    rows.append(("none: a healthy community", ", ".join(false_alarms) or "nothing", "", "", ""))
    return BenchResult(
        f"Silent failures in communities of {model}, {seeds} seed(s)",
        ("failure", "alarm", "caught", "after ratings (median)", "at most"),
        tuple(rows),
        (
            Wish(
                f"failures caught for every seed, of {len(caught)}",
                always,
                len(caught),
                always == len(caught),
            ),
            Wish(
                f"alarms raised at {looks} looks at healthy communities",
                len(false_alarms),
                0,
                not false_alarms,
            ),
        ),
        (
            f"Each was looked at every {LOOK_EVERY} ratings where ratings bring it out, else once "
            "it was done; 0 ratings: it is seen in versions or files alone.",
            "One thumb in ten is wrong; replies have at most 32 tokens; rounds pass twice over 40 "
            "ratings, without rollouts but in one.",
        ),
    )
