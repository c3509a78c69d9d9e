"""Each alarm is raised by what it is for, with its numbers, and by nothing less."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from learner.health import CHECKS, Figures, ScheduleFigures, Sound, ValueFigures, alarms
from storage.records import BASE_VERSION
from storage.vitals import VersionThumbs, Vitals
from tests.learner.health.figures import (
    DAY,
    HEALTHY,
    NOW,
    good_round,
    version,
    with_check,
    with_last_round,
    with_metrics,
    with_outside,
    with_vitals,
)

BAD_ROUND = good_round("r3", "v3", state="failed", verdict=None, error="the disk is full")
SCHEDULE = ScheduleFigures("s1", None, True, True)

ILL: list[tuple[str, Figures, str]] = [
    ("zero_advantages", with_metrics(reward_std=0.0), "rewards of all 64 replies"),
    ("zero_advantages", with_metrics(advantage_std=1e-5), "advantages"),
    ("frozen_adapter", with_metrics(approx_kl=1e-9, step_norm=1e-6), "1.0e-06 in norm"),
    (
        "frozen_adapter",
        with_last_round(with_check(good_round(state="rejected"), "changed", 0.0, False)),
        "did not move",
    ),
    (
        "exploding_adapter",
        with_last_round(with_check(good_round(state="rejected"), "kl_nats", 7.5, False)),
        "7.50 nats",
    ),
    (
        "exploding_adapter",
        with_last_round(with_check(good_round(state="rejected"), "finite", 3, False)),
        "not finite",
    ),
    ("exploding_adapter", with_metrics(stopped_by_kl=1.0, steps=2.0), "after 2 of 32 steps"),
    ("stale_adapter", with_outside(speaking="v1"), "v2 serves, but v1 answers"),
    ("stale_adapter", replace(HEALTHY, damaged="manifest.json is another"), "not what was sealed"),
    ("stale_adapter", replace(HEALTHY, same_weights="v1"), "very weights of v1"),
    (
        "reward_hacking",
        with_vitals(
            thumbs=(
                VersionThumbs("v1", True, 45, 15),
                VersionThumbs("v2", True, 15, 45),
            )
        ),
        "from 75% of 60 to 25% of 60",
    ),
    (
        "reward_hacking",
        with_last_round(with_check(good_round(), "held_out_margin", -0.3, False)),
        "-0.300 nats",
    ),
    (
        "worse_than_parent",
        with_vitals(
            thumbs=(VersionThumbs("v1", False, 60, 20), VersionThumbs("v2", False, 25, 55))
        ),
        "v2 gets 31% of 80 thumbs up",
    ),
    (
        "entropy_collapse",
        with_last_round(with_check(good_round(), "entropy_ratio", 0.41, False)),
        "after round r2, v2 keeps 41%",
    ),
    (
        "entropy_collapse",
        replace(HEALTHY, sound=Sound(40, 0.2, (0.4, 0.5) * 20, (2.0, 2.2) * 20, 1, 1)),
        "0.45 nats per token, the base's 2.10",
    ),
    (
        "diversity_collapse",
        replace(HEALTHY, sound=Sound(40, 0.97, (2.0,) * 40, (2.0,) * 40, 1, 1)),
        "97% of their words",
    ),
    (
        "diversity_collapse",
        replace(HEALTHY, sound=Sound(40, 0.2, (2.0,) * 40, (2.0,) * 40, 8, 1.1)),
        "of 8 drafts for a reply 1.1 differ",
    ),
    (
        "dead_schedule",
        with_outside(schedules=(replace(SCHEDULE, due_since=NOW - 3600),)),
        "was due at 2023-11-14 21:13 UTC and did not fire",
    ),
    ("dead_schedule", with_outside(schedules=(replace(SCHEDULE, has_next=False),)), "no next time"),
    ("dead_schedule", with_outside(schedules=(replace(SCHEDULE, planned=False),)), "not know it"),
    ("value_at_chance", with_outside(value=ValueFigures(0.5, 60, 60)), "50% of pairs"),
    ("value_at_chance", with_metrics(value_auc=0.48), "held-out conversations, round r2"),
    ("rollouts_alike", with_metrics(rollout_score_std=1e-6), "64 rollouts all alike"),
    (
        "failing_rounds",
        replace(HEALTHY, rounds=(BAD_ROUND,) * 3 + HEALTHY.rounds),
        "the last 3 rounds made no version: the disk is full",
    ),
    (
        "rounds_cut_short",
        replace(
            HEALTHY,
            rounds=tuple(
                replace(one, metrics={**one.metrics, "cut_by_budget": 1.0, "steps": 5.0})
                for one in HEALTHY.rounds
            ),
        ),
        "after 5 of 32 steps",
    ),
    (
        "rounds_wait",
        replace(HEALTHY, new_ratings=90, has_schedule=False),
        "90 new ratings wait",
    ),
    (
        "rounds_wait",
        replace(with_outside(blocked="rounds are paused by ann"), new_ratings=90),
        "paused by ann",
    ),
    ("disk_nearly_full", with_outside(free_bytes=150_000_000), "150 MB are free"),
    (
        "one_sided_ratings",
        with_vitals(learnable_up=60, learnable_down=0),
        "60 of the newest 60 ratings that may be learned from are thumbs up",
    ),
    ("one_sided_ratings", with_vitals(learnable_up=1, learnable_down=99), "thumbs down"),
    ("single_rater", with_vitals(raters=(190, 10)), "190 of the newest 200"),
    (
        "no_ratings",
        with_vitals(last_rating_at=NOW - 9 * DAY, replies_since_rating=80),
        "none of the last 80 replies was rated for 9 days",
    ),
    (
        "no_ratings",
        with_vitals(last_rating_at=None, replies_since_rating=80, ratings=0),
        "was ever rated",
    ),
    (
        "ratings_not_learnable",
        with_vitals(learnable_up=3, learnable_down=2),
        "only 5 of the newest 200",
    ),
]


def test_a_healthy_bot_raises_nothing() -> None:
    assert alarms(HEALTHY) == ()


@pytest.mark.parametrize(("name", "figures", "words"), ILL)
def test_what_is_wrong_is_named_with_its_numbers_and_a_remedy(
    name: str, figures: Figures, words: str
) -> None:
    found = {alarm.name: alarm for alarm in alarms(figures)}
    assert name in found, sorted(found)
    assert words in found[name].words
    assert found[name].remedy.endswith(".")
    assert set(found) <= {name, "reward_hacking", "worse_than_parent"}


def test_every_alarm_has_a_case_here_and_goes_by_its_own_name() -> None:
    assert {name for name, _, _ in ILL} == set(CHECKS)


def test_alarms_come_before_warnings() -> None:
    found = alarms(replace(with_vitals(learnable_up=60, learnable_down=0), damaged="gone"))
    assert [one.severity for one in found] == ["alarm", "warning"]


def test_a_bot_that_has_just_begun_raises_nothing() -> None:
    nothing = Vitals(0, 0, None, None, 0, 0, 0, 0, (), (), ())
    young = replace(
        HEALTHY,
        outside=replace(HEALTHY.outside, speaking=BASE_VERSION, value=None),
        vitals=nothing,
        new_ratings=0,
        rounds=(),
        versions=(),
        serving=BASE_VERSION,
        sound=None,
        has_schedule=False,
    )
    assert alarms(young) == ()
    few = replace(
        nothing, replies=20, people=1, ratings=9, learnable_up=9, raters=(9,), last_rating_at=NOW
    )
    assert alarms(replace(young, vitals=few, new_ratings=9)) == ()


@pytest.mark.parametrize(
    "figures",
    [
        with_vitals(learnable_up=31, learnable_down=0),
        with_vitals(learnable_up=170, learnable_down=30),
        with_vitals(people=1, raters=(200,)),
        with_vitals(last_rating_at=NOW - 9 * DAY, replies_since_rating=20),
        with_vitals(last_rating_at=NOW - 3 * DAY, replies_since_rating=500),
        with_outside(value=ValueFigures(0.5, 30, 30)),
        with_outside(value=ValueFigures(0.5, 195, 5)),
        with_outside(value=ValueFigures(0.66, 60, 60)),
        with_outside(speaking=None),
        with_outside(schedules=(replace(SCHEDULE, due_since=NOW - 60),)),
        with_metrics(stopped_by_kl=1.0, steps=20.0),
        with_metrics(rollouts=0.0, rollout_score_std=0.0),
        with_metrics(steps=0.0, reward_std=0.0, cut_by_budget=1.0),
        replace(HEALTHY, rounds=(BAD_ROUND,) * 2 + HEALTHY.rounds),
        replace(HEALTHY, rounds=(replace(BAD_ROUND, state="cancelled"),) * 4 + HEALTHY.rounds),
        replace(HEALTHY, new_ratings=90),
        replace(HEALTHY, new_ratings=40, has_schedule=False),
        replace(HEALTHY, sound=Sound(10, 1.0, (0.1,) * 10, (2.0,) * 40, 8, 1.0)),
    ],
)
def test_what_is_within_bounds_or_not_yet_certain_raises_nothing(figures: Figures) -> None:
    assert alarms(figures) == ()


def test_a_version_promoted_a_moment_ago_may_still_be_on_its_way_into_the_engine() -> None:
    fresh = (version(serving_since=NOW - 1), *HEALTHY.versions[1:])
    assert alarms(replace(with_outside(speaking="v1"), versions=fresh)) == ()


def test_thumbs_of_equal_versions_raise_nothing_however_often_one_looks() -> None:
    """The same taste before and after: 200 bots, looked at after every tenth thumb."""
    draw = random.Random(5)
    raised = 0
    for _ in range(200):
        liked = draw.uniform(0.3, 0.85)
        counts = [0, 0, 0, 0]
        alarmed = False
        for number in range(1, 301):
            place = (0 if number <= 100 else 2) + (draw.random() >= liked)
            counts[place] += 1
            if number % 10 == 0:
                thumbs = (
                    VersionThumbs("v1", False, counts[0], counts[1]),
                    VersionThumbs("v2", False, counts[2], counts[3]),
                )
                alarmed |= bool(alarms(with_vitals(thumbs=thumbs)))
        raised += alarmed
    assert raised <= 2
