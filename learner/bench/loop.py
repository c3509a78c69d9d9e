"""Does a round teach the weights what people like? The whole loop on the embedded model.

A community that likes one style rates 64 replies to 64 requests, a round runs in its own process,
and its version answers requests that nobody has rated, one draft each. Beside it a control: as many
thumbs of each sign, but given at random. At last the version is rolled back.
"""

from __future__ import annotations

import random
import tempfile
from dataclasses import dataclass
from pathlib import Path

from learner.agent import Action
from learner.bench import BenchArguments, BenchResult, Wish
from learner.bench.community import STYLES, Community, requests
from learner.interval import mean_interval
from learner.policy import Base, ModelSpec, load_base
from learner.request import RoundResult
from storage.records import BASE_VERSION

RATINGS = 64
UNSEEN = 64
EACH = 4
"""Answers to each unseen request, so that chance in sampling weighs little."""

REPEATED = 8
"""Requests answered with a seed before and after, to compare bit for bit."""

STYLE = "asks back"


@dataclass(frozen=True)
class Lesson:
    """One community's round: the liked share before and after it, on requests never rated."""

    before: float
    after: float
    result: RoundResult
    base_unmoved: bool
    rolled_back: bool

    @property
    def gain(self) -> float:
        """How much likelier the liked style became."""
        return self.after - self.before


def run(arguments: BenchArguments) -> BenchResult:
    """Teach one community and its control for each seed."""
    spec = arguments.model or ModelSpec()
    base = load_base(spec)
    each = 1 if arguments.fast else EACH
    taught: list[Lesson] = []
    control: list[Lesson] = []
    rows: list[tuple[str | float, ...]] = []
    for seed in range(arguments.seeds):
        for lessons, shuffled in ((taught, False), (control, True)):
            with tempfile.TemporaryDirectory() as folder:
                one = lesson(base, spec, Path(folder), seed, each=each, shuffled=shuffled)
            lessons.append(one)
            rows.append(_row(seed, shuffled, one))
    gain, low, high = mean_interval([one.gain for one in taught])
    still, still_low, still_high = mean_interval([one.gain for one in control])
    unmoved = sum(one.base_unmoved for one in taught + control)
    back = sum(one.rolled_back for one in taught + control)
    count = len(taught) + len(control)
    return BenchResult(
        f"One round for a community that likes what {STYLE!r}, on {base.name}",
        ("seed", "labels", "verdict", "liked before", "after", "gain", "KL", "margin", "seconds"),
        tuple(rows),
        (
            Wish("low end of the gain's interval over seeds", low, 0.0, low > 0),
            Wish("the control's gain beside the taught one's", still, gain / 2, still < gain / 2),
            Wish("rounds after which the base answers as before", unmoved, count, unmoved == count),
            Wish("rollbacks to the very same answers", back, count, back == count),
        ),
        (
            f"gain {gain:.3f}, 95 % interval {low:.3f} to {high:.3f}; "
            f"control {still:.3f}, {still_low:.3f} to {still_high:.3f}",
            f"{RATINGS} ratings, one for each request; then {UNSEEN} unseen requests, "
            f"{each} answer(s) each",
        ),
    )


def lesson(
    base: Base, spec: ModelSpec, folder: Path, seed: int, *, each: int, shuffled: bool
) -> Lesson:
    """Teach one style in one round, measure it, roll it back.

    Args:
        base: The loaded base model.
        spec: How the round's process loads it again.
        folder: Where the community's data may lie.
        seed: Decides requests, replies, the round and the answers.
        each: Answers to each unseen request.
        shuffled: Whether the thumbs go to replies at random: the control.
    """
    asked = requests(RATINGS + UNSEEN, seed)
    unseen = asked[RATINGS:] * each
    likes = STYLES[STYLE]
    with Community(base, spec, folder, threads=spec.threads) as community:
        said = community.talk(asked[:RATINGS])
        signs = [1 if likes(one.text) else -1 for one in said]
        if shuffled:
            random.Random(seed).shuffle(signs)
        community.rate(said, signs)
        before = _share(community.ask(unseen))
        first = community.ask(asked[:REPEATED], seed=seed)
        version, result = community.train(seed)
        after = _share(community.ask(unseen))
        again = community.ask(asked[:REPEATED], BASE_VERSION, seed)
        if community.store.serving() == version:
            community.store.roll_back(BASE_VERSION)
            community.engine.serve(BASE_VERSION)
        back = community.ask(asked[:REPEATED], seed=seed)
    return Lesson(before, after, result, _same(first, again), _same(first, back))


def _share(actions: list[Action]) -> float:
    return sum(STYLES[STYLE](action.shown.text) for action in actions) / len(actions)


def _same(some: list[Action], others: list[Action]) -> bool:
    """Whether ids and log-probs are the same bit for bit."""
    return [one.drafts for one in some] == [one.drafts for one in others]


def _row(seed: int, shuffled: bool, one: Lesson) -> tuple[str | float, ...]:
    checks = {check.name: check.value for check in one.result.checks}
    return (
        seed,
        "shuffled" if shuffled else "true",
        one.result.verdict,
        round(one.before, 3),
        round(one.after, 3),
        round(one.gain, 3),
        round(checks.get("kl_nats", 0.0), 3),
        round(checks.get("held_out_margin", 0.0), 3),
        round(one.result.metrics["seconds"], 1),
    )
