"""Alarms about ratings: too few, too alike, from too few people, or of no use to learning."""

from __future__ import annotations

from learner.health.figures import Alarm, Figures
from learner.interval import wilson

ENOUGH_RATINGS = 32
ONE_SIDED = 0.9
"""The share of one sign whose whole interval must lie above."""

RATED_BY_ONE = 0.9
FEW_PEOPLE = 3
UNLEARNABLE = 0.1
SILENT_REPLIES = 50
SILENT_DAYS = 7
DAY_SECONDS = 86400.0


def one_sided_ratings(figures: Figures) -> Alarm | None:
    """Nearly all thumbs point one way, so that nothing can be told apart."""
    up, down = figures.vitals.learnable_up, figures.vitals.learnable_down
    total = up + down
    most, sign = max((up, "up"), (down, "down"))
    if total < ENOUGH_RATINGS or wilson(most, total)[0] <= ONE_SIDED:
        return None
    other = "👎" if sign == "up" else "👍"
    return Alarm(
        "one_sided_ratings",
        f"{most} of the newest {total} ratings that may be learned from are thumbs {sign}: there "
        "is next to nothing to compare, so a round moves little",
        f"Ask people for {other} too, where it is deserved; a reply that is only fine is worth one."
        + (" Or let it practise code tasks (`thumbwise practice`)." if sign == "down" else ""),
        "warning",
    )


def single_rater(figures: Figures) -> Alarm | None:
    """Several people chat and one of them gives nearly all the thumbs."""
    vitals = figures.vitals
    total = sum(vitals.raters)
    if vitals.people < FEW_PEOPLE or total < ENOUGH_RATINGS:
        return None
    share = vitals.raters[0] / total
    if share < RATED_BY_ONE:
        return None
    return Alarm(
        "single_rater",
        f"one person gave {vitals.raters[0]} of the newest {total} ratings, while {vitals.people} "
        "people chat: the bot learns that person's taste",
        "Ask the others to rate too; if that person does harm, withdraw their ratings.",
        "warning",
    )


def no_ratings(figures: Figures) -> Alarm | None:
    """It talks, and for long nobody has rated."""
    vitals = figures.vitals
    since = vitals.last_rating_at or vitals.first_reply_at
    if since is None or vitals.replies_since_rating < SILENT_REPLIES:
        return None
    days = (figures.outside.now - since) / DAY_SECONDS
    if days < SILENT_DAYS:
        return None
    what = "was ever rated" if vitals.last_rating_at is None else f"was rated for {days:.0f} days"
    return Alarm(
        "no_ratings",
        f"none of the last {vitals.replies_since_rating} replies {what}: there is nothing to learn "
        "from",
        "Show people the thumbs under each reply, or let the bot ask more often (`asking`).",
        "warning",
    )


def ratings_not_learnable(figures: Figures) -> Alarm | None:
    """People rate, and next to none of it may be learned from."""
    vitals = figures.vitals
    usable = vitals.learnable_up + vitals.learnable_down
    if vitals.ratings < ENOUGH_RATINGS or usable > UNLEARNABLE * vitals.ratings:
        return None
    return Alarm(
        "ratings_not_learnable",
        f"only {usable} of the newest {vitals.ratings} ratings may be learned from; the others are "
        "counted and shown, no more",
        "Chats of several people need the recorded permission, learning switched on in the "
        "server, and the opt-in of everyone whose words are in the prompt; `/status` there says "
        "which is missing. Text that was removed by its age cannot be learned from any more.",
    )
