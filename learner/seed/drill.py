"""Short conversations with one choice to learn: a style asked for, or right code after a careful
opening.

Among long and varied conversations the model never found out what a wish has to do with the reply:
after 64 M tokens its replies were as likely with the wish turned round as with it. Here the wish
stands right before the reply, and the place where the reply and the same one with the choice turned
round part counts more in the loss (`tokens.encode`).
"""

from collections.abc import Callable
from dataclasses import replace

from learner.seed import steering
from learner.seed import style as styles
from learner.seed.coding import families_values, snippets
from learner.seed.coding.code_requests import request
from learner.seed.coding.families import FAMILIES
from learner.seed.draw import Draw
from learner.seed.knowing import explanations
from learner.seed.style import CHANCES
from learner.seed.talk import smalltalk
from learner.seed.turns import Conversation, Exchange

_Asker = Callable[[Draw], list[Exchange]]

_TALK: tuple[str, ...] = (
    "emoji", "lower", "question", "exclaim", "long", "sentence", "listed", "friendly", "polite",
    "contracted", "first_person", "instance",
)  # fmt: skip
_CODE: tuple[str, ...] = ("docstring", "hints", "comments", "example", "wordless")
_CARE = 0.25
"""Share of the drills that are about the care of code."""
_OF_CODE = 0.3
"""Share of the wishes that are about code."""
_OFF = 0.6
"""Chance of each dial that nobody asks for to be off, so that the one asked for stands out."""
_IN_USERS_TURN = 0.3
"""Share of the wishes that stand in the user's turn instead of the system's."""


def draw(rng: Draw) -> Conversation:
    """Draw a conversation of one exchange, with its reply turned round in `Exchange.instead`."""
    rng.forget()
    if rng.random() < _CARE:
        return _care(rng)
    dial = rng.choice(_CODE if rng.random() < _OF_CODE else _TALK)
    on = rng.choice([way for name, way in steering.WISHES if name == dial])
    asked = steering.plainly(rng, dial, on)
    others = {
        name: False for name in CHANCES if name not in ("careful", "hasty") and rng.random() < _OFF
    }
    asker = _asker(rng, dial)
    began = rng.getstate()
    shown = []
    for way in (not on, on):
        rng.setstate(began)
        rng.wanted = {**others, **steering.turned(dial, way)}
        shown.append(asker(rng)[0])
    instead, exchange = shown
    exchange = replace(exchange, instead=instead.reply)
    if rng.random() < _IN_USERS_TURN:
        return Conversation((replace(exchange, user=f"{exchange.user} {asked}"),))
    return Conversation((exchange,), asked)


def _asker(rng: Draw, dial: str) -> _Asker:
    topic = steering.topic_of(dial)
    if topic == "code":
        return snippets.ask
    if topic == "explanation":
        return explanations.ask
    return rng.choice((explanations.ask, explanations.ask, smalltalk.ask, smalltalk.aside))


def _care(rng: Draw) -> Conversation:
    """Draw a request for code and a reply whose opening tells whether the code is right."""
    family = rng.choice(FAMILIES) if rng.random() < 0.7 else families_values.family(rng)
    asked = request(rng, family)
    careful = rng.random() < 0.5
    style = replace(styles.draw(rng), careful=careful, hasty=not careful, wrong=not careful)
    bodies = snippets.right(rng, family), rng.choice(family.wrong)
    began = rng.getstate()
    replies = []
    for body in bodies if careful else reversed(bodies):
        rng.setstate(began)
        replies.append(snippets.reply(rng, style, family, body))
    return Conversation((Exchange(asked, replies[0], style, "code", instead=replies[1]),))
