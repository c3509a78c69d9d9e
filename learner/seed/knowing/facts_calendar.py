"""Questions on what follows what: days, months, seasons, letters, numbers, planets."""

from learner.seed.draw import Draw
from learner.seed.knowing import asking, facts_forms
from learner.seed.knowing.facts_tables import DAYS, DAYS_IN, MONTHS, ORDINALS, PLANETS, SEASONS

_Fact = tuple[str, str, tuple[str, ...]]
_BEFORE: tuple[str, ...] = ("before", "before", "just before", "ahead of")
_LETTERS: tuple[str, ...] = tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_TODAY: dict[tuple[str, str], tuple[str, ...]] = {
    ("today", "tomorrow"): (
        "Today is {0} so tomorrow is?", "If today is {0}, what day is tomorrow?",
        "its {0} today, tomorrow is",
        "today {0} tomorrow?", "Today is {0}. What is tomorrow?",
        "It is {0} today. Which day is tomorrow?",
        "We have {0} today, so what do we have tomorrow?", "today = {0}, tomorrow = ?",
        "If it's {0} now, tomorrow will be?", "Which day is tomorrow when today is {0}?",
        "what's tomorrow if today's {0}", "Tomorrow is what day, if today is {0}?",
    ),
    ("today", "yesterday"): (
        "Today is {0} so yesterday was?", "If today is {0}, what day was yesterday?",
        "its {0} today, yesterday was",
        "today {0} yesterday?", "Today is {0}. What was yesterday?",
        "It is {0} today. Which day was yesterday?",
        "We have {0} today, so what did we have yesterday?", "today = {0}, yesterday = ?",
        "If it's {0} now, yesterday was?", "Which day was yesterday when today is {0}?",
        "what was yesterday if today's {0}", "Yesterday was what day, if today is {0}?",
    ),
    ("yesterday", "today"): (
        "Yesterday was {0} so today is?", "If yesterday was {0}, what day is today?",
        "yesterday was {0}, today is",
        "yesterday {0} today?", "Yesterday was {0}. What is today?",
        "It was {0} yesterday. Which day is today?",
        "We had {0} yesterday, so what do we have today?", "yesterday = {0}, today = ?",
        "If it was {0} yesterday, today is?", "Which day is today when yesterday was {0}?",
        "what's today if yesterday was {0}", "Today is what day, if yesterday was {0}?",
    ),
    ("tomorrow", "today"): (
        "Tomorrow is {0} so today is?", "If tomorrow is {0}, what day is today?",
        "tomorrow is {0}, today is",
        "tomorrow {0} today?", "Tomorrow is {0}. What is today?",
        "It will be {0} tomorrow. Which day is today?",
        "We have {0} tomorrow, so what do we have today?", "tomorrow = {0}, today = ?",
        "If it's {0} tomorrow, today is?", "Which day is today when tomorrow is {0}?",
        "what's today if tomorrow is {0}", "Today is what day, if tomorrow is {0}?",
    ),
}  # fmt: skip
"""By the day that is told and the day that is asked."""
_PLACE = {"yesterday": -1, "today": 0, "tomorrow": 1}


def following(rng: Draw) -> _Fact:
    """Draw a question on what comes after or before a member of a row."""
    noun, row = rng.choices(
        (("day", DAYS), ("month", MONTHS), ("season", SEASONS), ("letter", _LETTERS),
         ("number", tuple(map(str, range(100)))), ("planet", PLANETS)),
        (5, 5, 1, 1.5, 1.5, 0.6),
    )[0]  # fmt: skip
    circular = noun in ("day", "month", "season")
    after = rng.random() < 0.6
    at = rng.randrange(len(row)) if circular else rng.randrange(1, len(row) - 1)
    word = "after" if after else "before"
    core = f"{row[(at + (1 if after else -1)) % len(row)]} comes {word} {row[at]}."
    core = core[0].upper() + core[1:]
    said = rng.choice(("after", "after", "following")) if after else rng.choice(_BEFORE)
    of = f"the letter {row[at]}" if noun == "letter" and rng.random() < 0.5 else row[at]
    return asking.asked(rng, facts_forms.NEXT, of, noun=noun, word=said), core, ()


def today(rng: Draw) -> _Fact:
    """Draw a question on the day beside a day that is told."""
    told, asked = rng.choice(tuple(_TODAY))
    at = rng.randrange(len(DAYS))
    answer = DAYS[(at + _PLACE[asked] - _PLACE[told]) % len(DAYS)]
    verb = "was" if asked == "yesterday" else "is"
    question = rng.wording(_TODAY[told, asked]).format(DAYS[at])
    return asking.framed(rng, question, plain=True), f"{asked.capitalize()} {verb} {answer}.", ()


def ordinal(rng: Draw) -> _Fact:
    """Draw a question on a month, a day or a planet by its number."""
    noun, of, row = rng.choice(
        (("month", "of the year", MONTHS), ("planet", "from the sun", PLANETS))
    )
    at = rng.randrange(len(row))
    word, short = ORDINALS[at]
    core = f"{row[at]} is the {word} {noun} {of}."
    said = word if rng.random() < 0.6 else short
    question = asking.asked(rng, facts_forms.ORDINAL, said, noun=noun, of=of, n=str(at + 1))
    return question, core, ()


def days_in(rng: Draw) -> _Fact:
    """Draw a question on the length of a month."""
    month, days = rng.choice(tuple(DAYS_IN.items()))
    return asking.asked(rng, facts_forms.DAYS_IN, month), f"{month} has {days} days.", ()
