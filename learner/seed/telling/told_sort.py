"""What it takes to tell something and to ask for it: sentences with slots, and their values.

The sentences are kept apart from the values, so that the split into training and held-out wordings
looks at the sentences alone.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from learner.seed import words
from learner.seed.draw import Draw

_CLAUSES: tuple[str, ...] = (
    "Do you remember {0}?", "Do you know {0}?", "Can you tell me {0}?", "Tell me {0}.",
    "Remind me {0}.", "Could you remind me {0}?", "Do you still know {0}?", "I forgot {0}.",
    "I can't recall {0}.", "Any idea {0}?", "Did I tell you {0}?", "Have I told you {0}?",
    "do u remember {0}", "i wonder if you remember {0}", "Let me test you: {0}?",
    "Do you recall {0}?", "Quick test: {0}?", "Help me out, {0}?", "Please say {0}.",
    "I'd like to know {0}.", "can you recall {0}?", "Let's see if you know {0}.",
    "you remember {0}, right?", "Are you able to say {0}?", "My memory is bad, {0}?",
    "I want to hear {0}.", "Would you tell me {0}?", "do you know {0} or not", "dunno {0}, do you?",
    "Now tell me {0}.", "Can you say {0}?", "Have you kept in mind {0}?", "so, {0}?",
    "remember {0}?",
    "I hope you noted {0}?", "Explain to me {0}.", "Look back and say {0}.", "Guess {0}!",
    "Were you listening? Say {0}.", "You should know {0}.", "tell me again {0}", "and {0}?",
    "I told you earlier {0}.", "I mentioned {0}, remember?", "what did i say about {0}?",
    "I have a question: do you know {0}?", "Just checking if you still know {0}.",
)  # fmt: skip
"""Frames for what is asked as a clause: "what my name is"."""
_NOUNS: tuple[str, ...] = (
    "What is {0}?", "What's {0}?", "What was {0}?", "What was {0} again?", "whats {0} again",
    "so what was {0} again", "and {0} is?", "{0}?", "Remember {0}?", "Tell me {0}.",
    "Do you remember {0}?", "Do you know {0}?", "Give me {0}.", "Say {0}.", "Name {0}.",
    "Repeat {0}.", "can you recall {0}?", "What did I say {0} was?", "I forgot {0}.",
    "{0}, please.", "I need {0}.", "Remind me of {0}.", "Do you have {0}?", "{0} was what again?",
    "You know {0}?", "Could you give me {0} again?", "Can you still tell me {0}?",
    "so {0} is what?",
    "and what's {0}?", "what did i tell you about {0}?", "What have I said about {0}?",
    "Let me hear {0}.", "What would be {0}?", "{0} is...?", "do u still have {0}",
    "Have you got {0}?", "Now {0}!", "Did you note {0}?", "what is {0} then",
    "I asked you to keep {0}.", "Spell out {0}.", "please tell {0}", "State {0}.", "{0} pls",
    "Fill in: {0} is ...", "hm, what's {0}?", "Can you find {0} above?", "Look for {0} above.",
)  # fmt: skip
"""Frames for what is asked as a noun: "my name"."""
_LEADS: tuple[str, ...] = (
    "Just so you know, {0}", "btw {0}", "By the way, {0}", "For your information: {0}", "fyi {0}",
    "Remember this: {0}", "Note: {0}", "Listen: {0}", "I wanted to tell you: {0}", "So, {0}",
    "Guess what? {0}", "{0} Remember that.", "{0} Keep that in mind.", "{0} Don't forget it.",
    "Keep in mind: {0}", "You should know this: {0}", "well {0}", "ok so {0}", "{0} Got it?",
    "A little about me: {0}", "lol {0}", "One thing: {0}", "{0} I will ask you later.",
    "Hi! {0}", "hey {0}", "Good morning. {0}", "Hello there, {0}", "{0} Just saying.",
    "Did you know? {0}", "Oh, and {0}", "Let me tell you something. {0}", "{0} Cool, right?",
)  # fmt: skip
_SMALL = frozenset(("My", "The", "On", "We", "You", "There", "People", "It", "Our", "In", "One",
"This",
                    "Today", "Yesterday", "Last", "As", "Please", "They",
                    "Next", "For", "At", "When", "If", "Do", "Keep", "By", "After", "From", "While",
                    "Before", "Since", "To", "Nothing", "Note", "Guess", "Careful", "Remember",
                    "Where", "No", "Everybody", "Later", "Store", "Call", "Hello",
                    "Hi"))  # fmt: skip
"""First words that are written small after a lead-in."""


@dataclass(frozen=True, slots=True)
class Facet:
    """One thing that can be asked about what was told, as sentences with slots.

    Attributes:
        what: what it is, the way the bot names it when it was never told: "your name".
        direct: whole questions.
        recalls: right answers.
        clauses: the question as a clause, "what my name is"; each goes into many frames.
        nouns: what is asked as a noun, "my name"; each goes into many frames.
    """

    what: str
    direct: tuple[str, ...]
    recalls: tuple[str, ...]
    clauses: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()

    def question(self, rng: Draw, *, whole: bool = False) -> str:
        """Draw a question, its slots still open.

        Args:
            rng: source of the choices.
            whole: whether the question alone must name all that `what` names.
        """
        needed = named(self.what) if whole else set()
        while not needed <= named(found := self._question(rng)):
            pass
        return found

    def _question(self, rng: Draw) -> str:
        forms = ((self.direct, ("{0}",), 5), (self.clauses, _CLAUSES, 3), (self.nouns, _NOUNS, 3))
        weights = [weight if inner else 0 for inner, _, weight in forms]
        inner, frames, _ = rng.choices(forms, weights)[0]
        return _capital(rng.wording(frames).replace("{0}", rng.wording(inner)))


@dataclass(frozen=True, slots=True)
class Sort:
    """A sort of thing that people tell.

    Attributes:
        slots: draws the values.
        told: how a person tells it.
        answers: how the bot takes it up.
        facets: what may be asked about it.
        keys: matters that it settles, on which nothing else in the conversation may touch.
    """

    slots: Callable[[Draw], Mapping[str, str]]
    told: tuple[str, ...]
    answers: tuple[str, ...]
    facets: tuple[Facet, ...]
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """One thing told: a sort with its values."""

    sort: Sort
    values: Mapping[str, str]

    @property
    def keys(self) -> frozenset[str]:
        """Matters that it settles."""
        whats = (facet.what for facet in self.sort.facets)
        return frozenset(self.say(key).lower() for key in (*whats, *self.sort.keys))

    def say(self, sentence: str) -> str:
        """Fill the slots of a sentence."""
        return sentence.format_map(self.values)

    def told(self, rng: Draw) -> str:
        """Draw how the person tells it, at times after a lead-in or in lower case."""
        text = rng.wording(self.sort.told)
        if rng.random() < 0.2:
            text = rng.wording(_LEADS).replace("{0}", small(text))
        return self.say(text.lower() if rng.random() < 0.25 else text)


def draw(rng: Draw, sort: Sort) -> Told:
    """Draw the values of a sort, at times all in lower case as people type them."""
    values: dict[str, str] = {}
    drawn = sort.slots(rng)
    small_all = rng.random() < 0.08
    for slot, value in drawn.items():
        value = value.lower() if small_all else value
        values[slot] = value
        values[slot.capitalize()] = value[:1].upper() + value[1:]
        values[f"a_{slot}"] = words.a(value)
        values[f"A_{slot}"] = f"A{words.a(value)[1:]}"
    return Told(sort, values)


def named(sentence: str) -> set[str]:
    """Find the values that a sentence names, whatever their form; a deed has two forms."""
    found = {slot.lower() for slot in re.findall(r"\{(?:[aA]_)?(\w+)\}", sentence)}
    return {"do" if slot == "did" else slot for slot in found}


def small(text: str) -> str:
    """Write the first word small where it is a common one, and not a name."""
    first = text.split(" ", 1)[0]
    return text[0].lower() + text[1:] if first in _SMALL else text


def _capital(text: str) -> str:
    """Begin with a capital where the sentence does not begin with a slot."""
    return text if text[0] == "{" else text[0].upper() + text[1:]
