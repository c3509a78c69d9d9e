"""Alarms about rounds: what the last one learned, whether they succeed, and whether they come."""

from __future__ import annotations

from datetime import UTC, datetime

from learner.health.figures import Alarm, Figures, ValueFigures
from learner.interval import auc_interval
from storage.records import Check, RoundRecord

NO_SPREAD = 1e-3
"""Rewards lie in [-1, 1]: a smaller standard deviation than this tells no reply from another."""

NO_MOVE_NATS = 1e-6
"""A round that learns moves its policy by 1e-4 to 1e-1 nats per token (approximate KL)."""

FAILED_IN_A_ROW = 3
CUT_IN_A_ROW = 2
CUT_SHARE = 0.5
EXPLODED_SHARE = 0.25

ENOUGH_THUMBS = 80
MANY_THUMBS = 200
ENOUGH_OF_EACH = 12
CHANCE = 0.5
USEFUL_AUC = 0.62
"""Below it a value hardly picks better than chance: 62 of 100 pairs the right way round."""

GRACE_SECONDS = 600.0
WAITING_ROUNDS = 2
FREE_ROUNDS = 2
"""So many rounds must fit on the disk."""


def zero_advantages(figures: Figures) -> Alarm | None:
    """The last round had nothing to compare."""
    record = _last_judged(figures)
    if record is None or not record.metrics.get("steps"):
        return None
    spreads = {
        name: record.metrics[key]
        for name, key in (("rewards", "reward_std"), ("advantages", "advantage_std"))
        if key in record.metrics
    }
    flat = [name for name, spread in spreads.items() if spread < NO_SPREAD]
    if not flat:
        return None
    return Alarm(
        "zero_advantages",
        f"in round {record.id} the {' and the '.join(flat)} of all "
        f"{record.fresh + record.replayed} replies were alike (spread below {NO_SPREAD}): it had "
        "nothing to tell better from worse by",
        "Gather thumbs of both signs before the next round.",
    )


def frozen_adapter(figures: Figures) -> Alarm | None:
    """The last round's training did not move the weights."""
    record = _last_judged(figures)
    if record is None or record.metrics.get("cut_by_budget") or not _all_finite(record):
        return None
    moved, step = record.metrics.get("approx_kl"), record.metrics.get("step_norm")
    still = [
        name for name in ("loud", "changed") if (one := _check(record, name)) and not one.passed
    ]
    steps = record.metrics.get("steps", 0)
    if not still and (moved is None or steps < 2 or abs(moved) >= NO_MOVE_NATS):
        return None
    numbers = [f"{steps:.0f} steps"] if steps else []
    numbers += [f"{step:.1e} in norm"] if step is not None else []
    numbers += [f"{moved:.1e} nats per token"] if moved is not None else []
    return Alarm(
        "frozen_adapter",
        f"round {record.id} trained and the weights did not move ({', '.join(numbers)}); healthy "
        "is 1e-4 nats and more",
        "Look at `learning.learning_rate` (unset is best), `learning.clip` and "
        "`learning.gradient_norm`; if they are at their defaults, raise the learning rate tenfold.",
    )


def exploding_adapter(figures: Figures) -> Alarm | None:
    """The last round's training ran away from the base."""
    record = _last_judged(figures)
    if record is None:
        return None
    kl = _check(record, "kl_nats")
    signs = [] if _all_finite(record) else ["the weights hold numbers that are not finite"]
    if kl is not None and (not kl.passed or kl.value > 1):
        signs.append(f"the candidate lies {kl.value:.2f} nats per token from the base")
    steps, planned = record.metrics.get("steps", 0), record.metrics.get("planned_steps", 0)
    if record.metrics.get("stopped_by_kl") and steps <= EXPLODED_SHARE * planned:
        signs.append(f"training ended after {steps:.0f} of {planned:.0f} steps by its KL limit")
    if not signs:
        return None
    return Alarm(
        "exploding_adapter",
        f"round {record.id} moved the model too far: {', and '.join(signs)}",
        "Lower `learning.learning_rate` (unset is best) or raise `learning.kl_coefficient`. "
        "What serves was left as it was if the gate refused; else roll back.",
    )


def rollouts_alike(figures: Figures) -> Alarm | None:
    """The learned value scored all of a round's rollouts the same."""
    record = _last_judged(figures)
    if record is None or record.metrics.get("rollouts", 0) < 8:
        return None
    spread = record.metrics.get("rollout_score_std")
    if spread is None or spread >= NO_SPREAD:
        return None
    return Alarm(
        "rollouts_alike",
        f"round {record.id} scored its {record.metrics['rollouts']:.0f} rollouts all alike "
        f"(spread {spread:.1e}): it learned nothing from them",
        "The learned value knows no difference yet: gather thumbs of both signs, and look at "
        "`qvalue` if its settings were changed.",
        "warning",
    )


def value_at_chance(figures: Figures) -> Alarm | None:
    """The learned value foretells thumbs no better than a coin."""
    found = [("live, each thumb foretold before it was learned", figures.outside.value)]
    record = _last_judged(figures)
    if record is not None and "value_auc" in record.metrics:
        numbers = record.metrics
        held_out = ValueFigures(
            numbers["value_auc"],
            round(numbers.get("value_up", 0)),
            round(numbers.get("value_down", 0)),
        )
        found.append((f"on held-out conversations, round {record.id}", held_out))
    for where, value in found:
        if value is not None and _is_at_chance(value):
            low, high = auc_interval(value.auc, value.up, value.down)
            return Alarm(
                "value_at_chance",
                f"the learned value tells liked replies from disliked ones in {value.auc:.0%} of "
                f"pairs (95 % interval {low:.0%} to {high:.0%}, {value.up} up and {value.down} "
                f"down; {where}), and chance is 50 %",
                "Thumbs may be given at random or contradict one another, or what people like "
                "cannot be seen in a reply: read the newest ratings (`thumbwise export`) and ask "
                "people what they rate by.",
            )
    return None


def _is_at_chance(value: ValueFigures) -> bool:
    total = value.up + value.down
    if total < ENOUGH_THUMBS or min(value.up, value.down) < ENOUGH_OF_EACH:
        return False
    low, high = auc_interval(value.auc, value.up, value.down)
    return high < USEFUL_AUC or (total >= MANY_THUMBS and low <= CHANCE)


def failing_rounds(figures: Figures) -> Alarm | None:
    """Round after round ends without a new version."""
    ended = [one for one in figures.rounds if one.state in ("promoted", "rejected", "failed")]
    bad = 0
    while bad < len(ended) and ended[bad].state != "promoted":
        bad += 1
    if bad < FAILED_IN_A_ROW:
        return None
    reasons = list(dict.fromkeys(one.error or one.state for one in ended[:FAILED_IN_A_ROW]))
    return Alarm(
        "failing_rounds",
        f"the last {bad} rounds made no version: {'; '.join(reasons)}",
        "What failed must be mended first: the log has the details. What the gate refused shows "
        "its checks in `thumbwise history`; if it refuses by held-out thumbs, gather more ratings.",
    )


def rounds_cut_short(figures: Figures) -> Alarm | None:
    """The time budget ends round after round before half of its steps."""
    last = figures.judged_rounds[:CUT_IN_A_ROW]
    numbers = [(one.metrics.get("steps", 0), one.metrics.get("planned_steps", 0)) for one in last]
    cut = [one.metrics.get("cut_by_budget", 0) > 0 for one in last]
    if len(last) < CUT_IN_A_ROW or not all(cut):
        return None
    if any(steps > CUT_SHARE * planned for steps, planned in numbers):
        return None
    steps, planned = numbers[0]
    return Alarm(
        "rounds_cut_short",
        f"the time budget ended the last {CUT_IN_A_ROW} rounds early, the newest after "
        f"{steps:.0f} of {planned:.0f} steps",
        "Raise `rounds.budget_seconds`, or lower `rounds.maximum_replies`.",
        "warning",
    )


def dead_schedule(figures: Figures) -> Alarm | None:
    """A schedule that was due did not fire, or never will."""
    now = figures.outside.now
    for schedule in figures.outside.schedules:
        if not schedule.has_next:
            why = "has no next time: it never fires"
        elif schedule.due_since is not None and now - schedule.due_since > GRACE_SECONDS:
            moment = datetime.fromtimestamp(schedule.due_since, UTC)
            why = f"was due at {moment:%Y-%m-%d %H:%M} UTC and did not fire"
        elif not schedule.planned:
            why = "is stored, but the running scheduler does not know it"
        else:
            continue
        return Alarm(
            "dead_schedule",
            f"schedule {schedule.id} {why}",
            f"Remove it and add it anew (`thumbwise schedule remove {schedule.id}`), or restart "
            "the bot, which catches up on what was missed.",
        )
    return None


def rounds_wait(figures: Figures) -> Alarm | None:
    """Ratings enough for several rounds, and none may or will start."""
    wanted = WAITING_ROUNDS * figures.outside.minimum_ratings
    if figures.new_ratings < wanted:
        return None
    if any(one.state in ("queued", "running") for one in figures.rounds[:1]):
        return None
    if figures.outside.blocked is not None:
        why, remedy = figures.outside.blocked, "Resume the rounds, or unpin the version."
    elif not figures.has_schedule:
        why = "no schedule starts any"
        remedy = (
            "Start one (`thumbwise train`), or set a schedule "
            "(`thumbwise schedule add --every-ratings 32`)."
        )
    else:
        return None
    return Alarm(
        "rounds_wait",
        f"{figures.new_ratings} new ratings wait, enough for "
        f"{figures.new_ratings // figures.outside.minimum_ratings} rounds, and none comes: {why}",
        remedy,
        "warning",
    )


def disk_nearly_full(figures: Figures) -> Alarm | None:
    """The next rounds do not fit on the disk."""
    free, needed = figures.outside.free_bytes, figures.needed_bytes
    if free >= FREE_ROUNDS * needed:
        return None
    return Alarm(
        "disk_nearly_full",
        f"{free / 1e6:,.0f} MB are free on the disk and one round takes up to "
        f"{needed / 1e6:,.0f} MB",
        "Free some room, or lower `rounds.keep_versions`. On a full disk ratings are refused "
        "and rounds fail; what was acknowledged stays.",
    )


def _last_judged(figures: Figures) -> RoundRecord | None:
    return next(iter(figures.judged_rounds), None)


def _check(record: RoundRecord, name: str) -> Check | None:
    return next((one for one in record.checks if one.name == name), None)


def _all_finite(record: RoundRecord) -> bool:
    found = _check(record, "finite")
    return found is None or found.passed
