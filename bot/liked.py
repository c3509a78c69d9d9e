"""What a community likes, as the Q-head says it: the same for the status, the page and Discord."""

from __future__ import annotations

from dataclasses import dataclass

from bot.facts import FINGERPRINT
from bot.settings import Settings
from learner.qvalue.features import FEATURES_VERSION
from learner.qvalue.head import Taste
from learner.qvalue.observing import observation
from learner.qvalue.valuer import Fitted, Valuer
from storage.store import Store

SHOWN_TASTES = 8
FAINT = 0.25
"""Tastes of a smaller share of the strongest one's weight are not put into words."""


@dataclass(frozen=True)
class Liked:
    """What the thumbs say so far.

    `thumbs` is how many the head knows, `outdated` how many of them no longer count, since the
    taste has changed after them. Each was foretold before it was learned: `auc` is the
    chance that a liked reply was then ranked above a disliked one (0.5 is guessing),
    `calibration_error` how far the foretold shares of thumbs up are off; None until they are known.
    """

    thumbs: int
    auc: float | None
    calibration_error: float | None
    tastes: tuple[Taste, ...]
    outdated: int = 0


def liked_by(valuer: Valuer, guild: str | None = None) -> Liked:
    """Say what a guild (None: everywhere else) likes."""
    judged = valuer.judged()
    return Liked(
        valuer.thumbs,
        judged.auc if judged else None,
        judged.calibration_error if judged else None,
        valuer.tastes(guild, SHOWN_TASTES) if valuer.thumbs else (),
        valuer.outdated,
    )


def stored_liked(store: Store, settings: Settings) -> Liked:
    """Say it without a running bot: fit a head from the rows of the last start's model."""
    valuer = Valuer()
    fingerprint = store.meta(FINGERPRINT)
    if fingerprint is not None:
        seen = [observation(row) for row in store.observations(fingerprint, FEATURES_VERSION)]
        valuer.take(Fitted(seen, settings.qvalue))
    return liked_by(valuer)


def liked_words(liked: Liked, most: int = SHOWN_TASTES) -> list[str]:
    """Write it out in lines: what is liked with its doubt, and how far it can be trusted.

    Tastes far weaker than the strongest are left out; `Liked.tastes` has them.
    """
    if not liked.thumbs:
        return ["Nothing is known yet: it starts with the first thumb."]
    known = f"From {liked.thumbs} thumb{'' if liked.thumbs == 1 else 's'}"
    if liked.outdated:
        known += f", of which {liked.outdated} no longer count: a taste has changed since"
    if liked.auc is not None:
        known += f"; {liked.auc:.0%} of pairs foretold in the right order (50 % is guessing)"
    strongest = max((abs(taste.weight) for taste in liked.tastes), default=0.0)
    said = [str(one) for one in liked.tastes if abs(one.weight) >= FAINT * strongest]
    return [", ".join(said[:most]), known + "."]
