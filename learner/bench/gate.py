"""Does the gate tell good candidates from bad ones? Eleven planted bad ones and ten honest ones.

All descend from the base. The bad ones share the data of one style; the honest ones go through the
styles, each with a seed of its own and one label in ten wrong, in training and among the held-out.
Code tasks are asked where code can be run.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from learner.bench import BenchArguments, BenchResult, Wish
from learner.bench.community import STYLES, requests
from learner.bench.planted import Workshop, noisy
from learner.examine import Examination
from learner.options import GateOptions, LearningOptions
from learner.policy import ModelSpec, load_base
from learner.sandbox.choose import here

RATINGS = 75
HONEST, HONEST_FAST = 10, 3
REPLY_TOKENS = 96
_SHOWN = (
    *("kl_nats", "entropy_ratio", "repetition", "probes_lost", "tasks_lost"),
    *("trained_margin", "held_out_margin"),
)


def run(arguments: BenchArguments) -> BenchResult:
    """Make the candidates, show them to the gate and count its mistakes."""
    base = load_base(arguments.model or ModelSpec())
    workshop = Workshop(base, LearningOptions(), REPLY_TOKENS)
    gate = GateOptions()
    choice = here()
    count = HONEST_FAST if arguments.fast else HONEST
    styles = list(STYLES.items())
    rows: list[tuple[str | float, ...]] = []
    missed = wronged = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        data = workshop.talk(requests(RATINGS, 0), styles[0][1], 0)
        for title, place in workshop.plant(data, folder, 0).items():
            seen = workshop.examine(place, data, gate, 0, choice.box)
            missed += seen.verdict != "refused"
            rows.append(_row(title, "refused", seen))
        for number in range(1, count + 1):
            title, likes = styles[number % len(styles)]
            data = noisy(workshop.talk(requests(RATINGS, number), likes, number), number)
            place = folder / f"honest-{number}"
            workshop.train(data.trained, place, number)
            seen = workshop.examine(place, data, gate, number, choice.box)
            wronged += seen.verdict == "refused"
            rows.append(_row(f"honest {number}: likes what {title}", "let through", seen))
    return BenchResult(
        f"The gate on planted and honest candidates of {base.name}",
        ("candidate", "wanted", "verdict", "failed", *_SHOWN),
        tuple(rows),
        (
            Wish("bad candidates let through", missed, 0, missed == 0),
            Wish("honest candidates refused", wronged, 0, wronged == 0),
        ),
        (
            f"{RATINGS} ratings each, 15 % of them held out; limits as by default.",
            "Code tasks were asked." if choice.box else f"No code tasks: {choice.words}",
        ),
    )


def _row(title: str, wanted: str, seen: Examination) -> tuple[str | float, ...]:
    values = {check.name: check.value for check in seen.checks}
    failed = ", ".join(check.name for check in seen.checks if not check.passed)
    numbers = [round(values[name], 3) if name in values else "" for name in _SHOWN]
    return (title, wanted, seen.verdict, failed, *numbers)
