"""What people tell of their day, put together from parts, and how the bot takes it up.

Good news is met with gladness, bad news with sympathy, worry with courage, and anything else with
an acknowledgement that commits to nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass

from learner.seed import words
from learner.seed.draw import Draw
from learner.seed.talk.smalltalk_events import (
    BAD,
    BAD_OF_OTHERS,
    BAD_STATES,
    GOOD,
    GOOD_STATES,
    LATER,
    LOSSES,
    NEUTRAL,
    WORRIES,
)


@dataclass(frozen=True, slots=True)
class News:
    """One statement.

    Attributes:
        said: what the person says, with what leads up to it.
        mood: "good", "bad" or "heard"; a tone of `dressing`.
        answers: how the bot may take it up.
        right: all that would be a fitting answer.
        points: further sentences of a long reply.
    """

    said: str
    mood: str
    answers: tuple[str, ...]
    right: tuple[str, ...]
    points: tuple[str, ...]


GLAD: tuple[str, ...] = (
    "Congratulations.", "That is great.", "That is wonderful.", "I am happy for you.",
    "That is great to hear.", "How wonderful.", "Well done.", "That is good news.",
    "I am glad to hear that.", "What good news.", "That is lovely.", "How nice.", "Great news.",
    "That is fantastic.", "I am so glad.",
)  # fmt: skip
"""Answers to good news."""
SORRY: tuple[str, ...] = (
    "I am sorry to hear that.", "I am sorry.", "I am so sorry.", "That sounds hard.",
    "Oh no, I am sorry.", "I am sorry that this happened.", "That must be hard.",
    "That is sad, I am sorry.", "Oh no, that is a pity.", "That is hard, I am sorry.",
)  # fmt: skip
"""Answers to bad news."""
COURAGE: tuple[str, ...] = (
    "You can do it.", "I believe in you.", "Good luck.", "I wish you luck.",
    "It is normal to be nervous.", "Take a deep breath, you can do it.",
    "I am sure that you will do your best.", "One step at a time.",
)  # fmt: skip
"""Answers to worry."""
HEARD: tuple[str, ...] = (
    "I see.", "Ah, I see.", "Good to know.", "Thanks for telling me.", "That is interesting.",
    "Interesting.", "All right.", "I did not know that.", "Understood.", "Okay, I see.",
    "Thank you for telling me.", "Ah, good to know.", "I like to hear about it.",
)  # fmt: skip
"""Answers that commit to nothing."""
_GLAD_POINTS = ("Enjoy the moment.", "You can be proud.", "Good news should be celebrated.",
                "That made this chat brighter.", "I hope there is more of it.")  # fmt: skip
_SORRY_POINTS = ("I hope that it gets better soon.", "Be kind to yourself.",
                 "It may help to talk to a friend.", "Take the time that you need.",
                 "You can tell me more if you like.")  # fmt: skip
_COURAGE_POINTS = ("Prepare a little and then rest.", "Sleep helps more than worry.",
                   "Others feel the same before it.", "Tell me how it went.",
                   "Start with the easiest part.")  # fmt: skip
_HEARD_POINTS = ("Tell me more if you like.", "I like to hear about your day.", "I am listening.",
                 "We can talk about it.", "Go on, if there is more.")  # fmt: skip
_LEADS: tuple[str, ...] = (
    *("{0}",) * 14, "So, {0}", "You know what? {0}", "By the way, {0}", "Well, {0}", "Actually {0}",
    "I have to tell you: {0}", "Hey, {0}", "Hi, {0}", "Did I tell you that {0}", "Listen, {0}",
    "Just so you know, {0}", "I must say {0}", "Oh, {0}", "Hm, {0}", "ok so {0}",
    "btw {0}", "tbh {0}", "Right, {0}", "Let me tell you something: {0}",
    "You won't believe it, {0}", "Guess what, {0}", "Guess what! {0}", "It's like this: {0}",
)  # fmt: skip
_GLAD_LEADS: tuple[str, ...] = (
    "Yay, {0}", "Good news: {0}", "I'm so happy, {0}", "Great news! {0}", "Finally, {0}",
    "Hurray, {0}", "Woohoo, {0}", "omg {0}", "I am so excited, {0}", "Best day ever, {0}",
    "I can't believe it, {0}", "Yes! {0}", "Luckily {0}", "I'm proud to say that {0}",
)  # fmt: skip
_SORRY_LEADS: tuple[str, ...] = (
    "Sadly, {0}", "Bad news: {0}", "Unfortunately {0}", "I'm so sad, {0}", "Ugh, {0}", "Sigh, {0}",
    "Oh no, {0}", "What a day, {0}", "I could cry, {0}", "I feel awful, {0}", "Worst day ever, {0}",
    "It's terrible, {0}", "Not my day, {0}", "I'm upset because {0}", "damn, {0}", "Alas, {0}",
)  # fmt: skip
_TIMES: tuple[str, ...] = (
    " today", " yesterday", " last week", " this morning", " last night", " on the weekend",
    " this week", " a few days ago", " just now", " an hour ago", " last month", " on {day}",
    " this afternoon", " two days ago", " at noon", " the other day",
)  # fmt: skip
_GLAD_TAILS: tuple[str, ...] = (
    " :)", "!!", " and I am so happy", " and I'm over the moon", "!!!", ", so cool", " :D",
    ", isn't it great", " and it feels great", ", I am proud",
)  # fmt: skip
_SORRY_TAILS: tuple[str, ...] = (
    " :(", " and I feel bad", "...", " and I am sad", ", it hurts", " and I don't know what to do",
    ", what a mess", " and now I feel down", ", I hate it", " and it's my fault",
)  # fmt: skip


def news(rng: Draw) -> News:
    """Draw a statement: good, bad, worried or neither."""
    kind: Callable[[Draw], News] = rng.choices((good, bad, worry, neutral), (3, 3, 1, 4))[0]
    return kind(rng)


def good(rng: Draw) -> News:
    """Draw good news of the person or of somebody near them."""
    if rng.random() < 0.3:
        said = _framed(rng, filled(rng, rng.wording(GOOD_STATES)), ("{0}",), _GLAD_TAILS)
        return News(said, "good", GLAD[1:6] + GLAD[8:9], GLAD, _GLAD_POINTS)
    event, answer = rng.choice(GOOD) if rng.held_out else _mine(rng, GOOD)
    who = _who(rng)
    event += rng.wording(_TIMES) if rng.random() < 0.3 else ""
    values = _values(rng)
    said = _put(_owned(f"{who} {event}", who), values)
    said = _framed(rng, said, (*_LEADS, *_GLAD_LEADS), _GLAD_TAILS)
    special = (_put(answer, values),) if answer and who in ("I", "We") else ()
    return News(said, "good", (*GLAD, *special * 8), (*GLAD, *special), _GLAD_POINTS)


def bad(rng: Draw) -> News:
    """Draw bad news: a mishap, how the person feels, what another did, a death."""
    roll = rng.random()
    leads = (*_LEADS, *_SORRY_LEADS)
    if roll < 0.15:
        who = f"my {rng.wording((*words.KIN, *words.PETS))}"
        said = _framed(rng, filled(rng, f"{who} {rng.wording(LOSSES)}"), leads, _SORRY_TAILS)
        special = ("I am sorry for your loss.", "I am so sorry for your loss.")
        return News(said, "bad", (*special, *special, *SORRY[:3]), (*SORRY, *special),
                    _SORRY_POINTS)  # fmt: skip
    if roll < 0.4:
        said = filled(rng, rng.wording(BAD_STATES))
        leads = ("{0}",)
    elif roll < 0.6:
        said = filled(rng, rng.wording(BAD_OF_OTHERS))
    else:
        who = _who(rng)
        event = rng.wording(BAD) + (rng.wording(_TIMES) if rng.random() < 0.3 else "")
        said = filled(rng, _owned(f"{who} {event}", who))
    return News(_framed(rng, said, leads, _SORRY_TAILS), "bad", SORRY, SORRY, _SORRY_POINTS)


def worry(rng: Draw) -> News:
    """Draw something that is to come and worries the person."""
    event = rng.wording(words.EVENTS)
    said = _framed(rng, rng.wording(WORRIES).replace("{event}", event), ("{0}",), _SORRY_TAILS[:1])
    special = (f"Good luck with the {event}.",) if event in said else ()
    return News(said, "bad", (*COURAGE, *special * 4), (*COURAGE, *special, *SORRY),
                _COURAGE_POINTS)  # fmt: skip


def neutral(rng: Draw) -> News:
    """Draw a statement that is neither good nor bad; at times the answer names its thing again."""
    form, echo = rng.choice(NEUTRAL) if rng.held_out else _mine(rng, NEUTRAL)
    values = _values(rng)
    said, echoed = _put(form, values), _put(echo, values)
    said = _framed(rng, said, _LEADS[:-4], ())
    back = tuple(f"{begin}{echoed}{end}" for begin, end in _ECHOES) if echo else ()
    back = tuple(one[0].upper() + one[1:] for one in back)
    return News(said, "heard", (*HEARD, *back * 3), (*HEARD, *back), _HEARD_POINTS)


def later(rng: Draw) -> News:
    """Draw a further detail of what was told just before."""
    form, echo = rng.choice(LATER) if rng.held_out else _mine(rng, LATER)
    values = _values(rng)
    echoed = _put(echo, values)
    back = tuple(f"{begin}{echoed}{end}" for begin, end in _ECHOES) if echo else ()
    back = tuple(one[0].upper() + one[1:] for one in back)
    said = _put(form, values)
    return News(said[0].upper() + said[1:] + ".", "heard", (*HEARD, *back * 3), (*HEARD, *back),
                _HEARD_POINTS)  # fmt: skip


_ECHOES: tuple[tuple[str, str], ...] = (
    ("", ", I see."), ("Ah, ", "."), ("", ", good to know."), ("I see, ", "."),
    ("", ", all right."),
)  # fmt: skip
_SPANS: tuple[str, ...] = ("minutes", "hours", "days", "weeks", "months", "years")
_SAD_DEEDS = frozenset({
    "break", "lose", "steal", "hate", "drop", "burn", "ruin", "crash", "smash", "destroy", "damage",
    "miss", "forget", "spill", "tear", "crack", "bend", "scratch", "kick", "throw", "bury", "win",
    "love", "like", "adore", "enjoy", "find", "dislike", "waste", "drown", "kill", "fear", "curse",
    "lack", "spoil", "stain", "neglect", "rescue", "save", "celebrate", "cancel", "rob", "regret",
})  # fmt: skip
"""Deeds that are not neutral."""
_DEEDS: tuple[str, ...] = tuple(past for base, _, past in words.DEEDS if base not in _SAD_DEEDS)
_QUALITIES: tuple[str, ...] = tuple(one for one in words.QUALITIES if one not in {
    "broken", "awful", "bad", "lost", "dead", "ruined", "sad", "terrible", "horrible", "stolen",
    "damaged", "amazing", "wonderful", "fantastic", "great", "brilliant", "perfect", "excellent",
    "lovely", "useless", "disgusting", "cruel", "dangerous", "angry", "anxious", "happy", "ill",
    "sick", "lonely", "hurt", "nasty", "worried", "nervous", "scared", "upset", "glad", "proud",
    "delicious", "beautiful", "hungry", "tired", "unhappy", "miserable", "dreadful", "good",
})  # fmt: skip
_COUNTS: tuple[str, ...] = (
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "twenty",
    "a hundred", "2", "3", "4", "5", "6", "7", "8", "9", "10", "12", "15", "30",
)  # fmt: skip


def filled(rng: Draw, text: str) -> str:
    """Fill the slots of a statement with fresh values."""
    return _put(text, _values(rng))


def _owned(text: str, who: str) -> str:
    """Say whose a thing is: "my" of the speaker, "their" of others."""
    return text.replace("{my}", {"I": "my", "We": "our"}.get(who, "their"))


def _values(rng: Draw) -> dict[str, str]:
    return {
        "kin": rng.wording(words.KIN),
        "pet": rng.wording(words.PETS),
        "thing": words.made_up(rng).lower() if rng.random() < 0.1 else rng.wording(words.OBJECTS),
        "event": rng.wording(words.EVENTS),
        "place": rng.wording(words.PLACES),
        "food": rng.wording(words.FOODS),
        "hobby": rng.wording(words.HOBBIES),
        "colour": rng.wording(words.COLOURS),
        "animal": rng.wording(words.ANIMALS),
        "day": rng.choice(words.DAYS),
        "subject": words.made_up(rng).lower()
        if rng.random() < 0.15
        else rng.wording(words.SUBJECTS),
        "quality": rng.wording(_QUALITIES),
        "did": rng.wording(_DEEDS),
        "sport": rng.wording(words.SPORTS),
        "instrument": rng.wording(words.INSTRUMENTS),
        "count": rng.wording(_COUNTS),
        "span": rng.choice(_SPANS),
    }


def _put(text: str, values: dict[str, str]) -> str:
    """Fill the slots; "a {x}" becomes "an {x}" where that is right."""
    for slot, value in values.items():
        text = text.replace(f"a {{{slot}}}", words.a(value)).replace(f"{{{slot}}}", value)
    return text


def _who(rng: Draw) -> str:
    if rng.random() < 0.65:
        return "I"
    return "We" if rng.random() < 0.2 else f"My {rng.wording(words.KIN)}"


def _mine(rng: Draw, rows: tuple[tuple[str, str], ...]) -> tuple[str, str]:
    """Choose a row whose wording lies on this side of the split."""
    said = rng.wording(tuple(row[0] for row in rows))
    return next(row for row in rows if row[0] == said)


def _framed(rng: Draw, text: str, leads: tuple[str, ...], tails: tuple[str, ...]) -> str:
    """Put a lead before a statement and a time or a remark after it."""
    lead = rng.wording(leads)
    if lead != "{0}" and not lead.endswith(("! {0}", "? {0}")) and not text.startswith("I"):
        text = text[0].lower() + text[1:]
    if lead == "Did I tell you that {0}":
        return lead.format(text) + "?"
    ending = rng.wording(tails) if tails and rng.random() < 0.25 else ""
    said = lead.format(text) + ending
    said = said[0].upper() + said[1:]
    return said if ending.endswith(("!", ".", ":)", ":(", ":D")) else f"{said}."
