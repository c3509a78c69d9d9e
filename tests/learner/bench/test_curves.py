"""The report of bench personalise, from numbers small enough to work out by hand."""

from __future__ import annotations

import json
import math

import pytest

from learner.bench import BenchResult
from learner.bench.curves import Course, Curve, Outcome, Picked, cell
from learner.bench.drafts import Half, Pool
from learner.bench.picking import NOISE, Bounds, Served
from learner.bench.report import report
from learner.bench.soundness import Soundness
from learner.bench.teaching import Mark

CHECKPOINTS = (0, 40, 160)


def picked(seed: int, name: str, at_forty: float, correlation: float = 1.0) -> Picked:
    marks = (Served(0, 0.2, 0.2), Served(40, at_forty, at_forty), Served(160, 0.9, 1.0))
    return Picked(seed, name, Bounds(0.2, 1.0), "emoji", correlation, NOISE, "", marks, 1.0)


def outcome(arm: str, seed: int, scores: tuple[float, ...], entropy: float = 0.9) -> Outcome:
    marks = tuple(Mark(at, score) for at, score in zip(CHECKPOINTS, scores, strict=True))
    sound = Soundness(entropy, 0.3, 0.25, 0.05, 0.02)
    return Outcome(
        arm, seed, "emoji", Bounds(0.2, 1.0), marks, sound, ("proven", "refused"), (10.0, 20.0), 60
    )


def reported() -> BenchResult:
    return report(
        "tiny",
        [Pool(seed, Half((), ()), Half((), ()), 2.0, 100) for seed in (0, 1)],
        [
            picked(0, "emoji", 0.84),
            picked(0, "example given", 0.4, correlation=0.5),
            picked(1, "emoji", 0.9),
            picked(1, "example given", 0.7, correlation=0.5),
            Picked(1, "contractions", Bounds(0.0, 0.0), "emoji", 0.0, NOISE, "", (), 0.1),
        ],
        [
            outcome("the whole", 0, (0.2, 0.84, 0.9)),
            outcome("the whole", 1, (0.2, 0.6, 0.8), entropy=0.5),
            outcome("weights only", 0, (0.2, 0.3, 0.5)),
            outcome("weights only", 1, (0.2, 0.3, 0.7)),
            outcome("KTO (TRL), same ratings", 0, (0.2, 0.2, 0.3)),
            outcome("KTO (TRL), same ratings", 1, (0.2, 0.2, 0.5)),
        ],
        CHECKPOINTS,
        seconds=90.0,
        minutes=1.0,
    )


def test_a_seed_is_the_mean_of_its_communities_and_the_interval_is_over_seeds() -> None:
    rows = {row[0]: row for row in reported().rows}
    # Seeds score (0.84 + 0.4) / 2 and (0.9 + 0.7) / 2; half-width 12.706 * 0.18 / 2.
    assert rows["Q-head only, best of 8"] == (
        *("Q-head only, best of 8", 4, "0.20 ±0.00", "1.00 ±0.00"),
        *("0.20 ±0.00", "0.71 ±1.14", "0.90 ±0.00", "0.64 ±1.43", "0.87 ±0.00"),
    )
    assert rows["the whole"][1:] == (
        *(2, "0.20 ±0.00", "1.00 ±0.00"),
        *("0.20 ±0.00", "0.72 ±1.52", "0.85 ±0.64", "0.65 ±1.91", "0.81 ±0.79"),
    )


def test_each_wish_is_held_against_its_own_number() -> None:
    wishes = {one.text: (round(one.value, 4), one.passed) for one in reported().wishes}
    assert wishes == {
        "Q-head alone: share of the gap after 40 ratings": (0.6375, False),
        "Q-head alone: share of the gap after 160": (0.875, False),
        "the whole: score before any rating": (0.2, True),
        "the whole: score after 40 ratings and a round": (0.72, False),
        "the whole: score after 160 ratings and two rounds": (0.85, True),
        "weights only: gain after 160 ratings": (0.4, True),
        "weights only above KTO (TRL), same ratings after 160": (0.2, True),
        "least entropy ratio": (0.5, False),
        "most self-ROUGE-L": (0.3, True),
        "most skills lost": (0.02, True),
        "minutes": (1.5, False),
    }


def test_preferences_are_reported_by_split_and_by_what_text_features_see() -> None:
    groups = {row[0]: row[1:] for row in reported().tables[0].rows}
    assert groups["seen by a text feature"] == (
        *(1, "0.20 ±0.00", "1.00 ±0.00", "0.84 ±0.48", "0.87 ±0.00"),
    )
    assert groups["seen by none"][3] == "0.44 ±2.38"
    assert "held-out: never tuned on" not in groups
    each = {row[0]: row for row in reported().tables[1].rows}
    assert each["example given"][3:5] == ("unseen", "emoji 0.50")
    assert each["contractions"][-2:] == ("", "")
    assert "contractions" in " ".join(reported().notes)


def test_what_an_arm_ended_with_shows_its_worst() -> None:
    rows = {row[0]: row[1:] for row in reported().tables[2].rows}
    assert rows["the whole"] == (2, 0.5, 0.3, 0.25, 0.05, 0.02, 0.02, "2 proven 2 refused", 15.0)


def test_the_report_is_json_without_infinities_and_a_figure() -> None:
    result = reported()
    assert "Infinity" not in result.to_json()
    points = json.loads(result.to_json())["tables"][3]
    assert points["shown"] is False
    assert ["the whole", 160] in [row[:2] for row in points["rows"]]
    assert result.figure.startswith("<svg")
    assert "Infinity" not in result.figure


def test_a_curve_says_nothing_where_a_course_was_not_judged() -> None:
    curve = Curve("x", (Course(0, Bounds(0, 1), {0: 0.5}), Course(1, Bounds(0, 1), {})))
    assert curve.scores(0) == curve.shares(0) == []


@pytest.mark.parametrize(
    ("values", "shown"), [([], ""), ([0.5], "0.50"), ([0.4, 0.4], "0.40 ±0.00")]
)
def test_a_cell_has_an_interval_where_there_are_several_seeds(
    values: list[float], shown: str
) -> None:
    assert cell(values) == shown


def test_one_seed_has_no_interval_and_still_reports() -> None:
    one = report(
        *("tiny", [Pool(0, Half((), ()), Half((), ()), 2.0, 100)], [picked(0, "emoji", 0.8)], []),
        CHECKPOINTS,
        seconds=1.0,
        minutes=1.0,
    )
    assert all(math.isfinite(wish.value) for wish in one.wishes)
    assert one.rows[0][5] == "0.80"
