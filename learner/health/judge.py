"""Asks every check in turn, the worst first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from learner.health import people, serving, training
from learner.health.figures import Alarm, Figures

Check = Callable[[Figures], Alarm | None]

CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        "stale_adapter": serving.stale_adapter,
        "reward_hacking": serving.reward_hacking,
        "worse_than_parent": serving.worse_than_parent,
        "entropy_collapse": serving.entropy_collapse,
        "diversity_collapse": serving.diversity_collapse,
        "exploding_adapter": training.exploding_adapter,
        "frozen_adapter": training.frozen_adapter,
        "zero_advantages": training.zero_advantages,
        "rollouts_alike": training.rollouts_alike,
        "value_at_chance": training.value_at_chance,
        "failing_rounds": training.failing_rounds,
        "dead_schedule": training.dead_schedule,
        "rounds_wait": training.rounds_wait,
        "rounds_cut_short": training.rounds_cut_short,
        "disk_nearly_full": training.disk_nearly_full,
        "ratings_not_learnable": people.ratings_not_learnable,
        "one_sided_ratings": people.one_sided_ratings,
        "no_ratings": people.no_ratings,
        "single_rater": people.single_rater,
    }
)
"""Every alarm there is, by its name."""


def alarms(figures: Figures) -> tuple[Alarm, ...]:
    """Judge the figures: what is wrong, alarms before warnings; empty when all is well."""
    found = [alarm for check in CHECKS.values() if (alarm := check(figures)) is not None]
    return tuple(sorted(found, key=lambda alarm: alarm.severity != "alarm"))
