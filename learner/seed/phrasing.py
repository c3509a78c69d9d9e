"""How people type: lead-ins, politeness, filler, left-out words, case, punctuation and slips.

The same request comes in so many coats that only its key words tell what is wanted, which is how
a small model learns to understand wordings that it never saw.
"""

import re

from learner.seed import words
from learner.seed.draw import Draw

_LEADS: tuple[str, ...] = (
    "hey, ", "hi, ", "ok, ", "please ", "quick question: ", "so, ", "hello, ", "um, ", "pls ",
    "hey bot, ", "well, ", "right, ", "now ", "one question: ", "hi there, ", "sorry, ", "and ",
    "yo, ", "next: ", "kindly ", "i was wondering: ", "a question: ", "hey thumbwise, ",
    "tell me, ", "just curious, ", "listen, ", "good day, ", "question: ", "alright, ",
    "dear bot, ", "ah, ", "oh, ", "hm, ", "hmm ", "anyway, ", "one more: ", "another one: ",
    "ok so ", "btw, ", "by the way, ", "be honest, ", "no joke: ", "guess: ", "help! ", "ok bot, ",
    "let me ask: ", "go on, ", "be quick: ", "if you know: ", "say, ", "mate, ", "buddy, ", "bro, ",
)  # fmt: skip
_REASONS: tuple[str, ...] = (
    "for a {object} {event}: ", "for my {subject} {event}: ", "my {kin} asks: ", "my {kin} asks, ",
    "my {kin} wants to know, ", "my {kin} and i argue: ", "{event} tomorrow! ", "{event} time: ",
    "i need this for {subject}. ", "i sit in a {place} and wonder, ", "i am bored. ",
    "before the {event}, ", "it is for my {kin}. ", "this is for a {object}: ",
    "{subject} homework. ", "me and my {kin} wonder, ", "no idea myself, ",
    "i always forget this. ", "i forgot it again. ",
    "nobody in the {place} knew. ", "a {quality} question: ", "one {quality} thing: ",
    "{quality} bot, ", "i saw a {animal} and thought, ", "while i eat {food}: ", "i like {food}. ",
    "writing about {subject}, ", "a {job} asked me, ", "as a {job} i should know, ",
)  # fmt: skip
_TAILS: tuple[str, ...] = (
    " please", " pls", ", please", " thanks", ", thanks", " thank you", " :)", " plz", ", ok?",
    " if you can", ", bot", " for me", " now", " quickly", ", would you", " asap", " thx",
    ", quick", ", any idea", ", do you know", " again", ", i forgot", ", be honest", ", go",
    " exactly", " by the way", " btw", ", just wondering", " lol", ", my friend", " then",
    ", for my {kin}", ", for the {event}", ", it is for {subject}", ", my {kin} asks", " or what",
    ", need it for a {object}", ", thats all", ", curious", ", tell me", ", right", " though",
    " huh", ", thumbwise", ", hurry", ", i never know that", " today", " really", " mate",
)  # fmt: skip
_FILLERS: tuple[str, ...] = (
    "like", "um", "uh", "actually", "just", "maybe", "again", "kind of", "you know", "well", "so",
    "exactly", "really", "please", "ok", "er", "now", "then", "sort of", "i think", "basically",
    "btw", "even", "my dear", "hmm", "also",
)  # fmt: skip
_SMALL_WORDS: frozenset[str] = frozenset((
    "the", "a", "an", "is", "are", "do", "does", "did", "of", "to", "me", "you", "please", "can",
    "could", "it", "have", "has", "would", "will", "for", "some", "i", "am", "was", "be", "that",
    "this", "there", "tell", "what's", "what", "which", "how", "give",
))  # fmt: skip
"""Words that a hasty person leaves out and that seldom change what is wanted."""
_SHORT_FORMS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = tuple(
    (re.compile(rf"\b{pattern}\b", re.IGNORECASE), others)
    for pattern, others in (
        ("what is", ("whats", "what's", "what would be", "which is", "wats", "what", "what was")),
        ("what's", ("whats", "what is", "what would be")),
        ("what are", ("whats", "which are", "what re")),
        ("how many", ("what number of", "how much", "the count of", "number of")),
        ("tell me", ("let me know", "say", "let me hear", "i need", "share", "name")),
        ("do you know", ("any idea", "u know", "you happen to know", "do u know", "d'you know")),
        ("can you", ("could you", "can u", "would you", "are you able to", "will you")),
        ("could you", ("can you", "cud u", "might you", "will you please")),
        ("explain", ("describe", "clarify", "break down", "make clear", "explane")),
        ("give me", ("gimme", "get me", "i want", "hand me", "i'd like")),
        ("i am", ("im", "i'm")), ("i'm", ("im", "i am")), ("you", ("u", "ya", "you")),
        ("are", ("r", "are")), ("please", ("pls", "plz", "kindly")),
        ("the name of", ("the name for", "what people call")), ("does", ("do", "dose")),
        ("which", ("what", "wich")), ("remember", ("recall", "still know", "remeber")),
        ("called", ("named", "caled")), ("want to", ("wanna", "wish to")), ("favourite", ("fav",)),
    )
)  # fmt: skip
_ORDERS: tuple[str, ...] = (
    "{0}", "{0}", "{0}", "Please {1}", "Could you {1}?", "Can you {1}?", "Would you {1}?",
    "Pls {1}",
    "I need you to {1}", "I want you to {1}", "I would like you to {1}", "Can you please {1}?",
    "Could you please {1}?", "Would you mind to {1}?", "Go ahead and {1}", "I'd like you to {1}",
    "Do me a favour and {1}", "Help me: {1}", "You should {1}", "Try to {1}", "Let's {1}",
    "Will you {1}?", "Are you able to {1}?", "It would be great if you could {1}", "Now {1}",
    "May I ask you to {1}?", "My request: {1}", "You can {1}, right?", "Just {1}", "Quickly {1}",
)  # fmt: skip
_CODED = re.compile(r"[`\n]|==")


def order(rng: Draw, text: str) -> str:
    """Put a request in the imperative, such as "Play a song.", as an order or a polite question."""
    bare = text.rstrip(".!")
    frame = rng.wording(_ORDERS)
    end = "" if frame.endswith("?") else rng.choice((".", ".", "", "!"))
    return frame.format(bare, bare[0].lower() + bare[1:]) + end


def typed(rng: Draw, text: str, *, lead: bool = True, exact: bool = False) -> str:
    """Write a user's sentence the way people type.

    Args:
        rng: source of the choices.
        text: the sentence in full spelling.
        lead: whether a lead-in such as "hey, " or a tail such as " please" may be added.
        exact: whether the words must stay as they are, since the reply copies some of them.
    """
    coded = _CODED.search(text) is not None
    if not (exact or coded) and rng.random() < 0.4:
        text = reworded(rng, text)
    if lead and rng.random() < 0.3:
        before = rng.wording(_LEADS) if rng.random() < 0.6 else _filled(rng, rng.wording(_REASONS))
        text = before + (text if exact else text[0].lower() + text[1:])
        text = text[0].upper() + text[1:]
    if lead and not coded and rng.random() < 0.2:
        bare = text.rstrip(".?!")
        text = bare + _filled(rng, rng.wording(_TAILS)) + text[len(bare) :]
    if rng.random() < 0.4 and text[-1] in ".?!" and not coded:
        text = text[:-1]
    elif rng.random() < 0.05 and text[-1] in "?!":
        text += text[-1]
    if exact or coded:
        return text
    if rng.random() < 0.4:
        text = text.lower()
        if rng.random() < 0.4:
            text = text.replace("'", "").replace(",", "")
    return slipped(rng, text) if rng.random() < 0.1 else text


def reworded(rng: Draw, text: str) -> str:
    """Say a request less neatly: short forms, words left out, filler, or its end put first."""
    if rng.random() < 0.4:
        for pattern, others in _SHORT_FORMS:
            if rng.random() < 0.6:
                text = pattern.sub(rng.choice(others), text, count=1)
    if rng.random() < 0.35:
        text = _hasty(rng, text)
    said = text.split(" ")
    if rng.random() < 0.25 and len(said) > 1:
        for _ in range(rng.choice((1, 1, 2))):
            filler = rng.wording(_FILLERS) if rng.random() < 0.93 else words.made_up(rng).lower()
            said.insert(rng.randrange(1, len(said)), filler)
    if rng.random() < 0.12 and len(said) > 3 and text[-1] in ".?!":
        at = rng.randrange(2, len(said))
        end = [*said[at:-1], said[-1].rstrip(".?!")]
        first = said[0] if said[0] == "I" else said[0][0].lower() + said[0][1:]
        said = [*end[:-1], end[-1] + rng.choice((",", ":", "...", " -")), first, *said[1:at]]
    return " ".join(said)


def _hasty(rng: Draw, text: str) -> str:
    """Leave out some or all of the small words, but keep at least two words, if there are two."""
    share = rng.choice((0.3, 0.6, 1.0))
    said = text.split(" ")
    kept = [
        word
        for word in said
        if word.lower().rstrip("?.!,") not in _SMALL_WORDS or rng.random() > share
    ]
    return " ".join(kept if len(kept) > 1 else said)


def _filled(rng: Draw, frame: str) -> str:
    """Put things that have nothing to do with the request into a lead-in or a tail."""
    return frame.format(
        object=words.thing(rng),
        place=words.place(rng),
        event=rng.choice(words.EVENTS),
        kin=rng.choice(words.KIN),
        animal=rng.choice(words.ANIMALS),
        food=rng.choice(words.FOODS),
        job=rng.choice(words.JOBS),
        subject=rng.choice(words.SUBJECTS),
        quality=rng.choice(words.QUALITIES),
    )


def slipped(rng: Draw, text: str) -> str:
    """Make one slip of the keyboard: a letter left out, doubled, or swapped with the next one."""
    inner = [at for at in range(1, len(text) - 1) if text[at - 1 : at + 2].isalpha()]
    if not inner:
        return text
    at = rng.choice(inner)
    letter, following = text[at], text[at + 1]
    slip = rng.choice(("", letter * 2, None))
    if slip is None:
        return text[:at] + following + letter + text[at + 2 :]
    return text[:at] + slip + text[at + 1 :]
