"""Observations without a model: drafts told apart by how long they are."""

from __future__ import annotations

from dataclasses import replace

from learner.qvalue.features import text_features
from learner.qvalue.head import Observation
from learner.qvalue.phi import Phi

SHORT, LONG = "It is so.", "It is so, and there is very much more to be said of it. " * 4


def phi(text: str) -> Phi:
    """φ of a text, as a model without hidden states gives it."""
    return Phi.of(text_features(text, "why?"))


def liked(number: int, reward: float | None = 1.0, guild: str | None = None) -> Observation:
    """A reply for which the short one of two drafts was shown."""
    drafts = (phi(f"{SHORT} {number}"), phi(f"{LONG} {number}"))
    return Observation(
        f"r{number}", f"c{number}", None, guild, float(number), drafts[0], drafts, reward
    )


def disliked(number: int, guild: str | None = None) -> Observation:
    """A reply for which the long one of two drafts was shown, to nobody's joy."""
    drafts = (phi(f"{SHORT} {number}"), phi(f"{LONG} {number}"))
    return Observation(
        f"r{number}", f"c{number}", None, guild, float(number), drafts[1], drafts, -1.0
    )


def turned(before: int = 60, after: int = 30, guild: str | None = None) -> list[Observation]:
    """A community that wanted it short, and then the opposite."""
    opposite = [
        replace(one, reward=-one.reward)
        for one in short_liked(before + after, guild)[before:]
        if one.reward is not None
    ]
    return [*short_liked(before, guild), *opposite]


def short_liked(count: int = 20, guild: str | None = None) -> list[Observation]:
    """A community that wants it short."""
    made = (disliked if number % 2 else liked for number in range(count))
    return [make(number, guild=guild) for number, make in enumerate(made)]
