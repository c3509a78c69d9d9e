"""Style dials of a reply: what thumbs can later choose between.

Every reply of the corpus is written once per meaning and then dressed (`dressing.py`): long or
short, warm or dry, listed or in prose, and so on. The dials are drawn independently of the prompt
and of each other, so that sampling from the trained model at temperature 1 shows all of them; only
what a turn of the conversation asked for is set. What a reply says is not decided here.

Code has a writer's care besides: a careful opening goes nearly always with right code and a hasty
one with wrong code, in all families alike, so that feedback on some functions can teach care for
all. A weaker tie was not learned: the model drew right code as often after either opening.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from learner.seed.draw import Draw

CHANCES: Mapping[str, float] = {
    "long": 0.45,
    "friendly": 0.38,
    "polite": 0.28,
    "exclaim": 0.35,
    "emoji": 0.35,
    "lower": 0.25,
    "question": 0.35,
    "listed": 0.56,
    "contracted": 0.45,
    "first_person": 0.28,
    "subject": 0.32,
    "instance": 0.4,
    "docstring": 0.5,
    "hints": 0.5,
    "comments": 0.4,
    "example": 0.4,
    "careful": 0.5,
    "hasty": 0.6,
}
"""Probability with which each dial is on; `hasty` among the replies that are not careful."""

WRONG: Mapping[str, float] = {"careful": 0.02, "hasty": 0.95, "plain": 0.25}
"""Probability of subtly wrong code by the opening that goes before it."""


@dataclass(frozen=True, slots=True)
class Style:
    """One setting of all dials; those that do not fit a reply are ignored by it."""

    long: bool = False
    friendly: bool = False
    polite: bool = False
    exclaim: bool = False
    emoji: bool = False
    lower: bool = False
    question: bool = False
    listed: bool = False
    contracted: bool = False
    first_person: bool = False
    subject: bool = False
    """Whether the answer names its topic at the start."""
    instance: bool = False
    """Whether an explanation gives an example."""
    docstring: bool = False
    hints: bool = False
    comments: bool = False
    example: bool = False
    """Whether code ends with an example call."""
    careful: bool = False
    hasty: bool = False
    wrong: bool = False


def draw(rng: Draw) -> Style:
    """Draw every dial with its chance from `CHANCES`, but those wanted as they are wanted."""
    dials = {
        dial.name: rng.wanted.get(dial.name, rng.random() < CHANCES[dial.name])
        for dial in fields(Style)
        if dial.name in CHANCES
    }
    dials["hasty"] &= not dials["careful"]
    care = "careful" if dials["careful"] else "hasty" if dials["hasty"] else "plain"
    return Style(**dials, wrong=rng.random() < WRONG[care])


def plain(rng: Draw) -> Style:
    """Set only the dials that are wanted, and turn all others off."""
    return Style(**{dial: on for dial, on in rng.wanted.items() if dial in CHANCES})
