"""What the bot can do, what it cannot, and how it says that it does not know."""

import re

from learner.seed import dressing, words
from learner.seed import style as styles
from learner.seed.draw import Draw
from learner.seed.knowing import explanations
from learner.seed.knowing.explanation_wordings import request
from learner.seed.knowing.limits_lists import LISTS
from learner.seed.knowing.limits_patterns import PATTERNS
from learner.seed.knowing.limits_patterns_more import MORE_PATTERNS
from learner.seed.knowing.limits_tables import REAL_THINGS, UNABLE
from learner.seed.knowing.limits_tables_more import FRAMES, MORE
from learner.seed.knowing.limits_things import MORE_THINGS
from learner.seed.phrasing import order, typed
from learner.seed.turns import Exchange

_ABLE: tuple[str, ...] = (
    "What can you do?", "How can you help me?", "Help", "What are you good at?", "Help me",
    "What can I ask you?", "What are your skills?", "/help", "Your skills?",
    "Can you help me?", "How do I use you?", "What can I do with you?", "What are you for?",
    "What are your abilities?", "What do you offer?", "Show me what you can do.", "Features?",
    "I need help", "How does this bot work?", "What is your purpose?", "What can this bot do?",
    "What should I ask you?", "In which things can you help?", "Commands?",
    "What are you able to do?", "what can u do", "commands", "skills", "features list",
    "your abilities please", "What kind of questions can I ask?", "i am new here, what now",
    "How can you be useful to me?", "What do you know how to do?", "list your functions",
    "Give me a tour.", "What tasks do you do?", "Why should I use you?", "what r u good for",
    "I don't know what to ask you.", "menu", "options", "How could you assist me?",
    "My grandma wants to know what you can do.", "Which topics do you know?", "give me some ideas",
    "what am i supposed to ask you", "Tell me about your skills.", "help pls",
    "how to use this bot",
    "Describe what you can do.", "What is it that you do?", "instructions please", "manual?",
)  # fmt: skip
_CAN: tuple[str, ...] = (
    "I can chat, explain things and write short Python functions.",
    "I can help with small Python functions, explanations and summaries.",
    "I answer questions, explain things and write Python code.",
)
_SKILLS: tuple[str, ...] = (
    "I can chat with you.", "I can explain simple things.", "I can write short Python functions.",
    "I can summarize a short text.", "I can answer simple questions.", "I learn from your thumbs.",
)  # fmt: skip
_YES: dict[str, tuple[str, ...]] = {
    "Yes, I can write short Python functions.": (
        "Can you write code?",
        "Are you able to write Python?", "do you speak python", "Can you write a Python function?",
        "Could you help me with Python code?", "is coding something you can do", "you do python?",
        "I need Python code. Can you do that?"),
    "Yes, I can explain simple things.": (
        "Can you explain things?", "are you able to explain stuff",
        "Can I ask you what a word means?", "Do you explain things?", "can u help me to understand",
        "Will you explain things to my kids?", "you can explain, right?",
        "do you know how to explain",
        "Would you explain something to me?", "I need an explanation. Can you do that?"),
    "Yes, I can summarize a short text.": (
        "Can you summarize a text?", "can u make summaries", "Could you shorten a text for me?",
        "Are you able to sum up a text?", "do you do summaries", "Can you make a text shorter?",
        "I have a text that is too long. Can you summarize it?", "summaries, can you do those?",
        "Do you know how to summarize?", "Will you summarize my text later?"),
    "Yes, I can do small sums.": (
        "Can you do maths?", "can u calculate", "Are you able to add numbers?",
        "Do you know maths?",
        "Can you count?", "Could you help me with easy sums?", "can you add and subtract",
        "do you do math", "Are you good at simple sums?", "Can you multiply small numbers?"),
    "Yes, I can chat with you.": (
        "Can you chat?", "can we talk a bit", "Can I chat with you?", "do you like to chat",
        "Are you able to have a chat?", "could we just talk", "Will you talk to me?", "wanna chat?",
        "Can you keep me company?", "do you do small talk"),
    "Yes, I can tell a joke.": (
        "Can you tell jokes?", "do you know jokes", "are you able to tell a joke", "can u be funny",
        "Could you ever tell me a joke?", "jokes, can you do those?",
        "Do you have any jokes in you?",
        "Is joking something you can do?"),
    "Yes, I can answer simple questions.": (
        "Can I ask you a question?", "can you answer questions", "May I ask something?",
        "do you answer questions", "could i ask you things", "Are you able to answer a question?",
        "I have a question, can you help?", "Can you help me with a quiz?",
        "Do you know capitals and colours?", "Will you answer me?"),
}  # fmt: skip
"""What it can do, near to what it cannot."""
_NEAR: tuple[str, ...] = (
    "the internet",
    "rain",
    "football",
    "http",
    "encryption",
    "democracy",
    "inflation",
    "the sun",
    "a vaccine",
    "the heart",
    "sleep",
    "sound",
    "light",
    "a poem",
    "climate change",
    "electricity",
    "an api",
    "sql",
    "git",
    "a battery",
    "chess",
    "a database",
    "a compiler",
    "the seasons",
)
"""Topics that it can explain and whose words occur in requests that it must refuse."""
_UNABLE: dict[str, tuple[str, ...]] = {
    skill: (*UNABLE.get(skill, ()), *MORE.get(skill, ()))
    for skill in (*UNABLE, *MORE, *PATTERNS, *MORE_PATTERNS)
}


def _patterns(text: str) -> tuple[str, ...]:
    """Split a text into its patterns; one that is too long goes on in a line set in further."""
    found: list[str] = []
    for line in text.strip("\n").splitlines():
        if found and (found[-1].count("[") > found[-1].count("]") or line.startswith(" " * 9)):
            found[-1] = f"{found[-1]} {line.strip()}"
        elif line.strip():
            found.append(line.strip())
    return tuple(found)


PATTERNED: dict[str, tuple[str, ...]] = {
    skill: _patterns(text) for skill, text in (*PATTERNS.items(), *MORE_PATTERNS.items())
}
_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_SLOT = re.compile(r"<(\w+)>")
_CANNOT: tuple[str, ...] = ("I cannot {0}.", "I am not able to {0}.")
_REASONS: tuple[str, ...] = (
    "I am only a small language model.", "I have no access to the outside world.",
    "I can chat, explain and write short Python code.", "Please use another tool for that.",
)  # fmt: skip
_UNKNOWN: tuple[str, ...] = (
    "Who is {0}?", "Do you know {0}?", "What do you think about {0}?", "Have you heard of {0}?",
    "Who was {0}?", "Give me facts on {0}.", "Why is {0} famous?", "When was {0} born?",
    "Where is {0}?", "What is the history of {0}?", "How old is {0}?", "who invented {0}",
    "history of {0}", "where does {0} come from", "facts about {0}", "When did {0} start?",
    "Where can I see {0}?", "Is {0} good or bad?", "Who came up with {0}?", "How big is {0}?",
    "How was {0} made?", "ever heard of {0}", "you know {0}?", "How many {0} are there?",
    "Since when is there {0}?", "Do you like {0}?", "tell me all about {0}", "opinion on {0}?",
    "What happened to {0}?", "Is {0} dangerous?", "Why is {0} important?", "who is {0} pls",
    "What is special about {0}?", "How do I use {0}?", "What colour is {0}?", "and {0}?",
    "what's the story behind {0}", "how long has {0} been around", "where was {0} found first",
    "How much does {0} weigh?", "can you give me some background on {0}", "{0}, any info?",
    "What should everyone know about {0}?", "i have to give a talk on {0}, what do i say",
    "In which year was {0} discovered?", "name three facts about {0}", "who discovered {0}?",
    "{0} - who, what, where?", "is {0} still a thing", "what comes to your mind about {0}",
    "My teacher asked about {0}.", "quiz question: {0}?", "what do people say about {0}",
    "How did {0} begin and end?", "Who knows most about {0}?", "Does {0} really exist?",
    "how does one get into {0}", "what are the pros and cons of {0}", "Is {0} expensive?",
    "{0} trivia please", "how popular is {0}", "which country does {0} come from?",
    "how long does {0} last", "could you name an expert on {0}", "what does {0} look like",
    "when and where was {0} made", "I keep reading about {0}, what is the fuss?",
    "What's the difference between {0} and the rest?", "what is {0} made of", "who likes {0}",
    "who is behind {0}", "what rank has {0}", "{0}: dates and names please",
)  # fmt: skip
_NO_IDEA: tuple[str, ...] = (
    "I do not know {0}.", "I do not know much about {0}.", "I have not learned about {0}.",
)  # fmt: skip
_THINGS: tuple[str, ...] = (*REAL_THINGS, *MORE_THINGS)
_NO_ORDER: frozenset[str] = frozenset(("I", "I'd", "My", "Any", "Don't", "Let's", "Ich", "No"))
"""Words at the beginning of what is not in the imperative."""
_FIELDS: dict[str, str] = {
    "person": "{0}", "town": "{1}", "thing": "{2}", "food": "{3}", "an_animal": "{4}", "pet": "{6}",
}  # fmt: skip
"""Slots of the patterns that are fields of `limits_tables`."""


def able(rng: Draw) -> list[Exchange]:
    """Draw a question for what the bot can do, or whether it can do what it can."""
    style = styles.draw(rng)
    if rng.random() < 0.4:
        yes = rng.choice(tuple(_YES))
        text = dressing.dress(rng, style, yes, ("Just ask me.", "Try me."))
        return [Exchange(typed(rng, rng.wording(_YES[yes])), text, style, "able", (yes,))]
    text = dressing.dress(rng, style, rng.choice(_CAN), _SKILLS)
    return [Exchange(typed(rng, rng.wording(_ABLE), lead=False), text, style, "able", _CAN)]


def unable(rng: Draw) -> list[Exchange]:
    """Draw a request for something that the bot cannot do, at times beside one that it can."""
    refused = [_refused(rng)]
    if rng.random() > 0.16:
        return refused
    granted = able(rng) if rng.random() < 0.4 else explanations.about(rng, rng.choice(_NEAR))
    return [*refused, granted[0]] if rng.random() < 0.5 else [granted[0], *refused]


def _refused(rng: Draw) -> Exchange:
    skill = rng.choice(tuple(_UNABLE))
    patterned = skill in PATTERNED and (not _UNABLE[skill] or rng.random() < 0.65)
    form = filled(rng, rng.wording(PATTERNED[skill])) if patterned else rng.wording(_UNABLE[skill])
    said = form.format(
        words.person(rng),
        words.town(rng),
        rng.wording(words.OBJECTS),
        rng.wording(words.FOODS),
        words.a(rng.choice((*words.PETS, *words.ANIMALS))),
        rng.choice(("lamp", "light", "radio", "heating", "computer")),
        rng.choice(words.PETS),
    )
    # An order begins with a capital and ends with a full stop; all else is a question or key words.
    if form[0].isupper() and form.endswith(".") and form.split()[0] not in _NO_ORDER:
        said = _ordered(rng, said)
    style = styles.draw(rng)
    cores = tuple(core.format(skill) for core in _CANNOT)
    text = dressing.dress(rng, style, rng.choice(cores), _REASONS, tone="sorry")
    return Exchange(typed(rng, said, lead=rng.random() < 0.5), text, style, "unable", cores)


def filled(rng: Draw, pattern: str) -> str:
    """Draw one request from a pattern; what `limits_tables` has numbers for stays a field."""
    found = pattern
    while _CHOICE.search(found):
        found = _CHOICE.sub(lambda match: rng.choice(match[1].split("|")).strip(), found)
    found = _SLOT.sub(lambda match: _FIELDS.get(match[1]) or rng.choice(LISTS[match[1]]), found)
    found = re.sub(r"\b([Aa]) (?=[aeio])", r"\1n ", " ".join(found.split()))
    return re.sub(r" +([?.,])", r"\1", found).replace("kids's", "kids'").replace("??", "?")


def _ordered(rng: Draw, request: str) -> str:
    """Put a request in the imperative into a frame."""
    if rng.random() < 0.5:
        return order(rng, request)
    bare = request.rstrip(".")
    return rng.wording(FRAMES).format(bare[0].lower() + bare[1:])


def unknown(rng: Draw) -> list[Exchange]:
    """Draw a question about something that the bot does not know, half of them made up."""
    many = False
    if rng.random() < 0.5:
        thing = rng.wording(_THINGS)
    else:
        thing = words.made_up(rng)
        roll = rng.random()
        many = roll < 0.12
        if many:
            thing = explanations.plural(thing.lower())
        elif roll < 0.5:
            thing = words.a(thing.lower())
        elif roll < 0.6:
            thing = f"{thing} {words.made_up(rng)}"
    if many or rng.random() < 0.6:
        question = request(rng, thing, thing, many=many)
    else:
        question = rng.wording(_UNKNOWN).format(thing)
    if rng.random() < 0.35:
        question, thing = question.lower(), thing.lower()
    style = styles.draw(rng)
    cores = tuple(core.format(thing) for core in _NO_IDEA)
    text = dressing.dress(rng, style, rng.choice(cores), _REASONS[:2], tone="sorry")
    return [Exchange(typed(rng, question, exact=True), text, style, "unknown", cores)]
