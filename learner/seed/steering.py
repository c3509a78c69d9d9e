"""What people ask of the style, in a system turn or in their own: "Use emojis.", "No comments."

A wish names one dial, on or off, in one of many wordings; the dial is then set for the rest of the
conversation while the others stay free. A few wishes imply more than one dial.
"""

from collections.abc import Mapping

from learner.seed import words
from learner.seed.draw import Draw
from learner.seed.dressing import PERSONAS
from learner.seed.steering_sayings import OF_TALK
from learner.seed.steering_sayings_code import OF_CODE
from learner.seed.steering_tables import (
    AGREED,
    AVOID,
    BE,
    DO,
    KINDS,
    MANNERS,
    NAMED,
    ORDERS,
    PLAY,
    ROLES,
    RULES,
    SAID,
    THINGS,
    USE,
)
from learner.seed.style import CHANCES

_IMPLIED: Mapping[tuple[str, bool], Mapping[str, bool]] = {
    ("sentence", True): {"long": False, "friendly": False, "polite": False, "question": False,
                         "instance": False},
    ("long", False): {"long": False, "friendly": False, "polite": False, "instance": False},
    ("polite", True): {"polite": True, "contracted": False, "lower": False},
    ("polite", False): {"polite": False, "contracted": True},
    ("listed", True): {"listed": True, "long": True},
    ("wordless", True): {"long": False, "friendly": False, "polite": False, "first_person": False,
                         "emoji": False, "question": False, "careful": False, "hasty": False},
    ("wordless", False): {"long": True},
}  # fmt: skip
_SAYINGS: Mapping[tuple[str, bool], tuple[str, ...]] = {**OF_TALK, **OF_CODE}
_OF_CODE = frozenset({"docstring", "hints", "comments", "example", "careful", "wordless"})
_OF_EXPLANATIONS = frozenset(
    {"listed", "instance", "subject", "first_person", "sentence", "long", "contracted"}
)
WISHES: tuple[tuple[str, bool], ...] = tuple(
    sorted({*SAID, *DO, *_SAYINGS} | {(dial, on) for dial in THINGS for on in (True, False)})
)
"""What can be asked of the style: a dial, "sentence" or "wordless", and whether it is to be on."""
_WEIGHTS: Mapping[str, int] = {"thing": 3, "be": 3, "do": 3, "said": 1, "saying": 5}
"""How often each kind of wording is drawn."""
_PLAINEST = 6
"""How many wordings and frames of each kind count as the plainest."""
_DRAWN: tuple[tuple[str, bool], ...] = (*WISHES, *(("part", True),) * 9)


def topic_of(dial: str) -> str:
    """Tell which kind of request shows a dial best: code, explanations or any."""
    return "code" if dial in _OF_CODE else "explanation" if dial in _OF_EXPLANATIONS else "any"


def wish(rng: Draw) -> tuple[str, str]:
    """Ask for one dial to be on or off, or for a part to be played; give the dial and the words.

    What is asked is set on `rng` for the rest of the conversation.
    """
    free = [
        one
        for one in _DRAWN
        if not (rng.persona if one[0] == "part" else {*implied(*one)} & {*rng.wanted})
    ]
    dial, on = rng.choice(free)
    if dial == "part":
        known = rng.random() < 0.75
        rng.persona = rng.choice(tuple(PERSONAS)) if known else rng.wording(words.JOBS)
        frame, part = rng.wording(PLAY), _part(rng, rng.persona)
        if "{1}" in frame:
            rng.name = words.person(rng)
        return dial, frame.format(part, rng.name, rng.persona)
    rng.wanted.update(implied(dial, on))
    return dial, said(rng, dial, on)


def implied(dial: str, on: bool) -> Mapping[str, bool]:
    """Give the dials that a wish sets."""
    return _IMPLIED.get((dial, on), {dial: on})


def turned(dial: str, on: bool) -> Mapping[str, bool]:
    """Give the dials of a reply that does, or does not, what a wish for the dial asks."""
    if dial in CHANCES or (dial, on) in _IMPLIED:
        return implied(dial, on)
    return {"long": True}


def plainly(rng: Draw, dial: str, on: bool) -> str:
    """Ask for a dial, half of the time in one of the plainest wordings."""
    plain = [
        *SAID.get((dial, on), ())[:_PLAINEST],
        *(
            frame.format(thing)
            for frame in (USE if on else AVOID)[:_PLAINEST]
            for thing in THINGS.get(dial, ())[:2]
        ),
    ]
    return rng.wording(plain) if plain and rng.random() < 0.5 else said(rng, dial, on)


def said(rng: Draw, dial: str, on: bool) -> str:
    """Ask for a dial to be on or off; a key of `SAID` or a dial that is a thing in the reply."""
    kinds: dict[str, tuple[str, ...]] = {
        "thing": THINGS.get(dial, ()),
        "be": KINDS.get((dial, on), ()),
        "do": DO.get((dial, on), ()),
        "said": SAID.get((dial, on), ()),
        "saying": _SAYINGS.get((dial, on), ()),
    }
    if not on:
        several = tuple(one for one in kinds["thing"] if not one.startswith(("a ", "an ")))
        kinds["thing"] = several or kinds["thing"]
    free = [one for one, options in kinds.items() if options]
    kind = rng.choices(free, [_WEIGHTS[one] for one in free])[0]
    chosen = rng.wording(kinds[kind])
    if kind == "saying":
        return chosen
    if kind == "thing":
        text = rng.wording(USE if on else AVOID).format(chosen)
    elif kind == "be":
        text = rng.wording(BE).format(chosen, words.a(chosen))
    elif kind == "do":
        text = rng.wording(ORDERS).format(chosen, chosen[0].upper() + chosen[1:])
    else:
        text = chosen
    return text[0].upper() + text[1:]


def played(rng: Draw, persona: str) -> str:
    """Ask the bot to play a part."""
    return rng.wording(PLAY).format(_part(rng, persona), words.person(rng), persona)


def _part(rng: Draw, persona: str) -> str:
    """Name a part with its article, at times with what it is like."""
    return words.a(f"{rng.wording(MANNERS)} {persona}" if rng.random() < 0.25 else persona)


def system(rng: Draw) -> tuple[str, str]:
    """Write a system turn with a role, one wish, at times two; give the first dial and the text."""
    dial, asked = wish(rng)
    if rng.random() < 0.3:
        asked = f"{asked} {rng.choice(('', '', '', 'Also: ', 'And: ', 'Besides: '))}{wish(rng)[1]}"
    text = rng.wording(RULES).format(asked)
    if rng.random() < 0.4:
        role = rng.wording(ROLES)
        text = f"{role} {text}" if rng.random() < 0.8 else f"{text} {role}"
    if rng.random() < 0.15:
        text = text.lower()
    return dial, text


def role(rng: Draw) -> str:
    """Write a system turn that asks nothing of the style; at times it names the bot."""
    if rng.random() < 0.7:
        return rng.wording(ROLES)
    rng.name = words.person(rng)
    return rng.wording(NAMED).format(rng.name)


def agreed(rng: Draw) -> str:
    """Agree to what a user asked of the style."""
    return rng.choice(AGREED)
