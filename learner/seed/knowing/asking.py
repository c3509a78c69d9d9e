"""How a question of fact is put together: an opening, one of many cores, and a closing.

A core is a whole question, a noun phrase or a clause in one of many frames, a few key words, or a
story that ends in the question. Synonyms are exchanged at the end.
"""

import re
from dataclasses import dataclass

from learner.seed.draw import Draw


@dataclass(frozen=True, slots=True)
class Forms:
    """The ways to ask for one kind of fact; fields in braces stand for its values.

    Attributes:
        whole: complete questions, such as "What is the capital of {0}?".
        named: noun phrases for what is asked, such as "the capital of {0}".
        clauses: indirect questions, such as "what the capital of {0} is".
        keys: key words and sentences with a blank, such as "capital {0}".
        stories: questions in a context of the person who asks.
    """

    whole: tuple[str, ...]
    named: tuple[str, ...]
    clauses: tuple[str, ...]
    keys: tuple[str, ...]
    stories: tuple[str, ...]


_NAMED: tuple[str, ...] = (
    "What is {0}?", "What's {0}?", "whats {0}", "{0}?", "{0} is", "{0} is?", "{0} is what?",
    "{0} please", "Name {0}.", "Tell me {0}.", "Give me {0}.", "Do you know {0}?", "I forgot {0}.",
    "I need {0}.", "What was {0} again?", "What is {0} again?", "Remind me of {0}.",
    "I'm looking for {0}.", "Any idea what {0} is?", "Can you tell me {0}?", "do u know {0}",
    "Could you give me {0}?", "I can't remember {0}.", "i want to know {0}", "{0} is ...",
    "{0} = ?", "{0}: ?", "Help me with {0}.", "State {0}.", "What would {0} be?", "So what is {0}?",
    "I always forget {0}.", "Let me know {0}.", "{0} would be?", "Just say {0}.",
    "{0}, do you know it?", "And {0}?", "What might {0} be?", "I have to name {0}.", "{0} is ___",
    "what is {0} pls", "wats {0}", "I was asked for {0}.", "{0}, what is it?", "{0}, quick!",
    "Would you know {0}?", "You know {0}, right?", "Who knows {0}?", "write down {0}",
    "Please name {0}.", "What do we call {0}?", "{0} has slipped my mind.", "{0} - no clue",
    "Fill me in on {0}.", "It's {0} that I need.", "{0} - go!", "{0} now",
    "{0}, please and thank you", "Does anyone know {0}?", "My question is about {0}.",
    "I would like to hear {0}.", "{0} escapes me.", "What I want to know is {0}.", "Which is {0}?",
    "Just {0}, nothing more.", "search: {0}", "q: {0}", "lookup {0}", "{0}? go",
    "For ten points: {0}.", "I'm after {0}.", "All I need is {0}.", "Tell my kid {0}.",
    "{0} is called?", "{0}... what was it", "The answer is {0}. What is it?",
    "Dear bot, please be so kind as to tell me {0}.", "I never learned {0}.",
    "Who can tell me {0}?", "{0} I do not know, you?", "On my sheet there is a gap for {0}.",
)  # fmt: skip
_CLAUSES: tuple[str, ...] = (
    "Tell me {0}.", "Do you know {0}?", "Can you tell me {0}?", "I forgot {0}.", "I wonder {0}.",
    "I want to know {0}.", "My daughter asks {0}.", "My son wants to know {0}.", "Remind me {0}.",
    "Do you remember {0}?", "I was asked {0}.", "could you tell me {0}", "Any idea {0}?",
    "I don't know {0}.", "I need to know {0}.", "I have no clue {0}.", "Please tell me {0}.",
    "Someone asked me {0}.", "My homework asks {0}.", "The quiz asks {0}.", "can u tell me {0}",
    "do u know {0}", "I'd like to know {0}.", "Would you tell me {0}?", "not sure {0}",
    "I should know {0}, but I forgot.", "I never know {0}.", "let me know {0}",
    "just tell me {0}", "We want to know {0}.", "My grandpa asked {0}.", "My teacher asked {0}.",
    "you surely know {0}", "Can you say {0}?", "I have to find out {0}.", "i keep forgetting {0}",
    "Our question is {0}.", "The kids are asking {0}.", "My wife and I can't agree {0}.",
    "does anybody know {0}", "Help, I need to say {0}.", "I am trying to remember {0}.",
    "Would you happen to know {0}?", "It would help me to know {0}.", "i can't recall {0}",
    "What I want to know is {0}.", "It escapes me {0}.", "My question: {0}?",
    "Nobody here can say {0}.", "Is it known {0}?", "I'm curious {0}.", "Look up {0}.",
    "I can't figure out {0}.", "My flatmate wonders {0}.", "I have been asked {0}, and I went red.",
    "Would you be so kind as to tell me {0}?", "say {0}", "For ten points, tell me {0}.",
    "Have you learned {0}?", "You'd help me a lot by telling me {0}.", "{0}, that is my question.",
    "{0}, can you tell?", "{0}, I wonder.", "Everyone else knows {0}, I don't.", "Let's hear {0}.",
    "Explain to my little one {0}.", "The examiner wants to hear {0}.",
    "is there someone who knows {0}", "I did know once {0}.",
)  # fmt: skip
_OPENINGS: tuple[str, ...] = (
    "For a quiz: ", "Quiz question: ", "My daughter asks: ", "I forgot: ", "Crossword: ",
    "Homework: ", "Ok next one: ", "Help me out: ", "Trivia: ", "My kid wants to know: ",
    "Quick one: ", "Test: ", "Don't laugh: ", "I should know this, but ", "No googling: ",
    "Silly question: ", "I'm doing a crossword. ", "We have a bet: ", "so ", "btw ",
    "Random question: ", "For school: ", "Let's see: ", "ok bot, ", "Another one: ",
    "Can you help? ", "Sorry to bother you, ", "My memory is bad: ", "Pub quiz! ", "hm, ",
    "I always mix this up: ", "Last question: ", "uh ", "Easy one: ", "My teacher asks: ",
    "I am learning for a test. ", "stupid question but ", "Question for you: ", "well then, ",
    "My neighbour asked me: ", "In a game we were asked: ", "Dear bot, ", "lol ", "Be quick: ",
    "My grandson asks: ", "we are playing trivia, ", "gotta know: ", "First question: ",
    "Fast: ", "Geography, history, whatever: ", "Help an old man: ", "One for you: ",
    "Exam in an hour: ", "My pupils ask: ", "I am stuck: ", "Checking you: ", "I'll test you now. ",
    "My head is empty: ", "General knowledge: ", "Between us: ", "From my little sister: ", "q: ",
    "Q: ", "Exam question: ", "a) ", "excuse me, ", "For my notes: ", "ey, ", "Game show time: ",
    "Since you know things: ", "bro, ", "Please, sir, ", "I wonder: ", "Out of the blue: ",
    "On the spot: ", "Settle this: ",
)  # fmt: skip
_CLOSINGS: tuple[str, ...] = (
    " for a quiz", " again", ", do you know?", ", i forgot", ", it's for my homework",
    " for my homework", ", any idea?", ", my son asks", ", anyone?", " please help",
    ", just curious", ", need it for a crossword", ", tell me", ", if you know", ", thanks",
    ", no idea", ", my teacher wants to know", " (quiz)", ", quick", ", help", ", you know that?",
    ", I can't remember", ", come on", ", I have a test tomorrow", " my friend asks", " lol",
    ", I never learned that", ", what do you say?", " in your view", ", be quick", ", hm?",
    ", I am not sure", ", we have a bet", " for school", ", can you tell me?", " idk",
    ", asking for a friend", ", go", " (need it fast)", ", you have five seconds", ", bro",
    ", dear", ", it is on the tip of my tongue", ", for a bet", " - no cheating", " - thx", " asap",
    ", my pupils ask", ", one word is enough", ", just the name or number", ", my memory fails me",
    ", I want to be sure", ", could you say?", ", out of interest", ", remind me",
    ", pub quiz tonight", ", we never had that in school", " (general knowledge)",
)  # fmt: skip
_GUESSES: tuple[str, ...] = (
    "Isn't it {0}?", "I thought it was {0}.", "I guess {0}.", "My guess is {0}.", "Is it {0}?",
    "Maybe {0}?", "I would say {0}.", "My friend says {0}.", "{0}, right?", "I think {0}.",
    "My son says {0}.", "It must be {0}.", "I bet on {0}.", "{0} or not?", "{0}?",
    "I wrote {0} in the test.", "they told me {0}", "not {0}?", "{0}, or am I wrong?",
)  # fmt: skip
_SYNONYMS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = tuple(
    (re.compile(rf"\b{word}\b"), others)
    for word, others in (
        ("colour", ("color", "color", "colour", "shade")),
        ("country", ("country", "country", "nation", "land", "state")),
        ("largest", ("biggest", "biggest", "largest", "greatest")),
        ("highest", ("tallest", "highest", "biggest")),
        ("fastest", ("quickest", "fastest", "speediest")),
        ("smallest", ("smallest", "tiniest", "littlest")),
        ("opposite", ("opposite", "opposite", "contrary", "antonym", "reverse")),
        ("sound", ("sound", "noise")),
        ("footballs?", ("football", "soccer")),
        ("autumn", ("autumn", "fall")),
    )
)


def asked(rng: Draw, forms: Forms, *values: str, **fields: str) -> str:
    """Put one question together from the forms; `values` and `fields` fill their braces."""
    kind = rng.choices(("whole", "named", "clauses", "keys", "stories"), (34, 22, 16, 20, 12))[0]
    form = rng.wording(getattr(forms, kind))
    text = form.format(*values, **fields)
    if kind == "named":
        text = rng.wording(_NAMED).format(text)
    elif kind == "clauses":
        text = rng.wording(_CLAUSES).format(text)
    return framed(rng, text, plain=kind == "stories")


def framed(rng: Draw, text: str, *, plain: bool = False) -> str:
    """Put an opening and a closing around a question in some cases, and exchange synonyms."""
    text = varied(rng, text)
    if not plain and rng.random() < 0.1:
        opening = rng.wording(_OPENINGS)
        text = opening + (text[0].lower() + text[1:] if rng.random() < 0.7 else text)
    if not plain and rng.random() < 0.09:
        bare = text.rstrip(".?!_ ")
        text = bare + rng.wording(_CLOSINGS)
        text += "?" if rng.random() < 0.3 and not text.endswith(("?", ")")) else ""
    return text[0].upper() + text[1:] if rng.random() < 0.75 else text


def guessed(rng: Draw, question: str, guess: str) -> str:
    """Put a guess before or after a question."""
    said = rng.wording(_GUESSES).format(guess)
    return f"{said} {question}" if rng.random() < 0.5 else f"{question.rstrip(' .')} {said}"


def varied(rng: Draw, text: str) -> str:
    """Exchange words for synonyms, in half of the cases."""
    for pattern, others in _SYNONYMS:
        if pattern.search(text) and rng.random() < 0.5:
            text = pattern.sub(rng.choice(others), text)
    return text
