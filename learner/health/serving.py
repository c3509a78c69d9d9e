"""Alarms about what speaks now: is it the promoted version, and did people gain by it?"""

from __future__ import annotations

from learner.health.figures import Alarm, Figures
from learner.interval import Z_999, mean_interval, share_difference
from storage.records import BASE_VERSION, RoundRecord

SETTLING_SECONDS = 60.0
"""A version that was promoted a moment ago may still be on its way into the engine."""

ENOUGH_THUMBS = 20
LEAST_ENTROPY = 0.6
MOST_REPETITION = 0.85
ENOUGH_REPLIES = 32
ENOUGH_DRAFTS = 4
LEAST_DISTINCT = 1.2


def stale_adapter(figures: Figures) -> Alarm | None:
    """What speaks is not what was promoted, or is no other than what spoke before."""
    record, speaking = figures.serving_record, figures.outside.speaking
    since = record.serving_since if record else None
    settled = since is None or figures.outside.now - since > SETTLING_SECONDS
    if speaking is not None and speaking != figures.serving and settled:
        words = f"the database says that {figures.serving} serves, but {speaking} answers"
        remedy = "Restart the bot; if it stays so, roll back to a version that loads."
    elif figures.damaged is not None:
        words = (
            f"{figures.serving} serves, but its files are not what was sealed: {figures.damaged}"
        )
        remedy = "Roll back to another version, or restore a backup, before the next restart."
    elif figures.same_weights is not None:
        words = f"{figures.serving} was promoted with the very weights of {figures.same_weights}"
        remedy = "Roll back, and run the round again: what was published is not what was trained."
    else:
        return None
    return Alarm("stale_adapter", words, remedy)


def reward_hacking(figures: Figures) -> Alarm | None:
    """The round's own reward rose, while thumbs that nobody trained on fell."""
    made = figures.serving_round
    record = figures.serving_record
    if made is None or record is None:
        return None
    rose = _own_reward(figures, made, record.parent)
    if rose is None:
        return None
    before = _thumbs(figures, record.parent, held_out=True)
    now = _thumbs(figures, record.name, held_out=True)
    margin = next((one for one in made.checks if one.name == "held_out_margin"), None)
    if _fell(before, now):
        fell = f"thumbs up on held-out conversations fell from {_share(*before)} to {_share(*now)}"
    elif margin is not None and not margin.passed:
        fell = f"its margin on held-out thumbs is {margin.value:.3f} nats per token"
    else:
        return None
    return Alarm(
        "reward_hacking",
        f"{record.name} raised what it was trained on ({rose}), but {fell}",
        f"Roll back to {record.parent}. The reward is being gamed: look for a person or a habit "
        "that rates by something else than quality, raise `learning.kl_coefficient`, and set "
        "`gate.require_proof`.",
    )


def _own_reward(figures: Figures, made: RoundRecord, parent: str) -> str | None:
    """Say by how much the round's own measures rose, None where they did not."""
    before, after = (made.metrics.get(f"value_{when}") for when in ("before", "after"))
    if before is not None and after is not None and after > before:
        return f"its value of fresh replies rose from {before:.2f} to {after:.2f}"
    was = _thumbs(figures, parent, held_out=False)
    now = _thumbs(figures, figures.serving, held_out=False)
    if min(sum(was), sum(now)) >= ENOUGH_THUMBS and now[0] / sum(now) > was[0] / sum(was):
        return f"thumbs up rose from {_share(*was)} to {_share(*now)}"
    margin = next((one for one in made.checks if one.name == "trained_margin"), None)
    if margin is not None and margin.value > 0:
        return f"its margin on the replies it trained on is {margin.value:.3f} nats per token"
    return None


def worse_than_parent(figures: Figures) -> Alarm | None:
    """People like the serving version's replies less than its parent's."""
    record = figures.serving_record
    if record is None:
        return None
    before, now = (
        _added(_thumbs(figures, name, held_out=True), _thumbs(figures, name, held_out=False))
        for name in (record.parent, record.name)
    )
    if not _fell(before, now):
        return None
    return Alarm(
        "worse_than_parent",
        f"{record.name} gets {_share(*now)} thumbs up, its parent {record.parent} got "
        f"{_share(*before)}",
        f"Roll back to {record.parent} (`thumbwise rollback {record.parent}`).",
    )


def entropy_collapse(figures: Figures) -> Alarm | None:
    """It chooses among ever fewer words."""
    made = figures.serving_round
    last = next(iter(figures.judged_rounds), None)
    for record in (made, last):
        check = (
            next((c for c in record.checks if c.name == "entropy_ratio"), None) if record else None
        )
        if record is not None and check is not None and check.value < LEAST_ENTROPY:
            whose = record.version if record.state == "promoted" else "its refused candidate"
            return _collapsed(
                f"after round {record.id}, {whose} keeps {check.value:.0%} of the base's entropy"
            )
    sound = figures.sound
    if sound is None or figures.serving == BASE_VERSION:
        return None
    own, base = sound.surprise_nats, sound.base_surprise_nats
    if min(len(own), len(base)) < ENOUGH_REPLIES:
        return None
    (mean, _, high), (usual, low, _) = mean_interval(own), mean_interval(base)
    if high >= LEAST_ENTROPY * low:
        return None
    return _collapsed(
        f"the last {len(own)} replies of {figures.serving} hold {mean:.2f} nats per token, the "
        f"base's {usual:.2f}"
    )


def _collapsed(seen: str) -> Alarm:
    return Alarm(
        "entropy_collapse",
        f"replies lose their variety: {seen}; healthy is at least {LEAST_ENTROPY:.0%}",
        "Roll back if it serves; raise `learning.kl_coefficient`, lower the learning rate, and "
        "keep `gate.min_entropy_ratio` at 0.6.",
    )


def diversity_collapse(figures: Figures) -> Alarm | None:
    """It says the same to everything, or draws drafts that are all alike."""
    sound = figures.sound
    if sound is None or sound.replies < ENOUGH_REPLIES:
        return None
    if sound.repetition > MOST_REPETITION:
        words = (
            f"{sound.replies} replies to different prompts share {sound.repetition:.0%} of their "
            f"words in order (self-ROUGE-L; healthy is below {MOST_REPETITION:.0%})"
        )
    elif sound.drafts >= ENOUGH_DRAFTS and sound.distinct_drafts < LEAST_DISTINCT:
        words = (
            f"of {sound.drafts:.0f} drafts for a reply {sound.distinct_drafts:.1f} differ: there "
            "is nothing to pick from"
        )
    else:
        return None
    return Alarm(
        "diversity_collapse",
        f"{figures.serving} has grown monotonous: {words}",
        "Roll back to an earlier version, or raise `serving.temperature`; then raise "
        "`learning.kl_coefficient`.",
    )


def _thumbs(figures: Figures, version: str, *, held_out: bool) -> tuple[int, int]:
    for one in figures.vitals.thumbs:
        if (one.version, one.held_out) == (version, held_out):
            return one.up, one.down
    return 0, 0


def _added(one: tuple[int, int], two: tuple[int, int]) -> tuple[int, int]:
    return one[0] + two[0], one[1] + two[1]


def _share(up: int, down: int) -> str:
    return f"{up / (up + down):.0%} of {up + down}"


def _fell(before: tuple[int, int], now: tuple[int, int]) -> bool:
    """Whether the share of thumbs up fell: the 99.9 % interval of the difference lies below zero.

    So wide because it is asked at every thumb, and a narrow interval would be crossed by chance.
    """
    if min(sum(before), sum(now)) < ENOUGH_THUMBS:
        return False
    return share_difference((now[0], sum(now)), (before[0], sum(before)), Z_999)[1] < 0
