"""Figures of a healthy bot, to be changed one by one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from learner.health import Figures, Outside, Sound, ValueFigures
from storage.records import Check, RoundRecord, VersionRecord
from storage.vitals import VersionThumbs, Vitals

NOW = 1_700_000_000.0
DAY = 86400.0

GOOD_METRICS = {
    "reward_std": 0.48,
    "advantage_std": 0.4,
    "approx_kl": 0.01,
    "step_norm": 3.6,
    "steps": 32.0,
    "planned_steps": 32.0,
    "rollouts": 64.0,
    "rollout_score_std": 0.2,
    "value_auc": 0.8,
    "value_up": 60.0,
    "value_down": 50.0,
    "value_before": 0.1,
    "value_after": 0.2,
}
GOOD_CHECKS = (
    Check("finite", 0, 0, True, ""),
    Check("loud", 42, 1, True, ""),
    Check("changed", 2.8, 0, True, ""),
    Check("kl_nats", 0.05, 1, True, ""),
    Check("entropy_ratio", 0.95, 0.6, True, ""),
    Check("trained_margin", 0.1, 0, True, ""),
    Check("held_out_margin", 0.02, -0.05, True, ""),
)


def good_round(id: str = "r2", version: str = "v2", **changes: Any) -> RoundRecord:
    """A round that made a version."""
    good = RoundRecord(
        id=id,
        state="promoted",
        phase="done",
        progress=1.0,
        trigger="test",
        requested_by="ann",
        parent="v1",
        version=version,
        seed=1,
        rating_mark=64,
        fresh=64,
        replayed=0,
        verdict="proven",
        checks=GOOD_CHECKS,
        metrics=GOOD_METRICS,
        error=None,
        created_at=NOW - DAY,
        started_at=NOW - DAY,
        finished_at=NOW - DAY,
    )
    return replace(good, **changes)


def with_check(record: RoundRecord, name: str, value: float, passed: bool) -> RoundRecord:
    """The round with another number in one check."""
    return replace(
        record,
        checks=tuple(
            replace(one, value=value, passed=passed) if one.name == name else one
            for one in record.checks
        ),
    )


def version(name: str = "v2", parent: str = "v1", **changes: Any) -> VersionRecord:
    """A version that serves since yesterday."""
    good = VersionRecord(
        name=name,
        state="serving",
        parent=parent,
        round="r2",
        fingerprint="f0",
        manifest_sha256="0",
        pinned=False,
        rolled_back=False,
        created_at=NOW - DAY,
        serving_since=NOW - DAY,
    )
    return replace(good, **changes)


HEALTHY = Figures(
    outside=Outside(
        now=NOW,
        fingerprint="f0",
        temperature=0.9,
        top_p=0.95,
        minimum_ratings=32,
        free_bytes=10**10,
        speaking="v2",
        value=ValueFigures(0.78, 120, 80),
    ),
    vitals=Vitals(
        replies=900,
        people=9,
        first_reply_at=NOW - 30 * DAY,
        last_rating_at=NOW - 3600,
        replies_since_rating=4,
        ratings=200,
        learnable_up=120,
        learnable_down=80,
        raters=(60, 50, 40, 30, 20),
        thumbs=(
            VersionThumbs("v1", False, 60, 60),
            VersionThumbs("v1", True, 12, 12),
            VersionThumbs("v2", False, 70, 30),
            VersionThumbs("v2", True, 14, 10),
        ),
        latencies_seconds=(0.4, 0.5, 0.9),
    ),
    new_ratings=20,
    rounds=(good_round(), good_round("r1", "v1", parent="v0")),
    versions=(version(), version("v1", "v0", state="retired", round="r1")),
    serving="v2",
    sound=Sound(40, 0.15, (2.0, 2.1) * 20, (2.1, 2.3) * 20, 8.0, 7.0),
    damaged=None,
    same_weights=None,
    has_schedule=True,
    needed_bytes=10**8,
)


def with_outside(**changes: Any) -> Figures:
    """The healthy bot, changed in what the store does not know."""
    return replace(HEALTHY, outside=replace(HEALTHY.outside, **changes))


def with_vitals(**changes: Any) -> Figures:
    """The healthy bot with other counts."""
    return replace(HEALTHY, vitals=replace(HEALTHY.vitals, **changes))


def with_last_round(record: RoundRecord) -> Figures:
    """The healthy bot after another last round."""
    return replace(HEALTHY, rounds=(record, *HEALTHY.rounds[1:]))


def with_metrics(**changes: float) -> Figures:
    """The healthy bot whose last round measured other numbers."""
    return with_last_round(good_round(metrics={**GOOD_METRICS, **changes}))
