"""Small talk: single exchanges, what people tell of their day, and chats that weave it all."""

from learner.seed import dressing, words
from learner.seed import style as styles
from learner.seed.draw import Draw
from learner.seed.knowing import facts
from learner.seed.phrasing import typed
from learner.seed.talk import smalltalk_news as news
from learner.seed.talk import smalltalk_self
from learner.seed.talk.smalltalk_topics import TALK
from learner.seed.telling import memory, told
from learner.seed.turns import Exchange

_WEIGHTS: dict[str, int] = {
    "hello": 6, "how": 4, "who": 4, "thanks": 3, "bye": 3, "joke": 3, "something": 3, "nice": 2,
    "ok": 3, "praise": 2, "blame": 2, "like": 2, "favourite": 2, "made": 2, "learn": 2,
}  # fmt: skip
_TONES: dict[str, str] = {
    **dict.fromkeys(("hello", "morning", "evening"), "hello"),
    **dict.fromkeys(("bye", "night"), "bye"),
    **dict.fromkeys(("joke", "something", "poem", "story", "nice"), "tale"),
    **dict.fromkeys(("who", "made", "learn", "like", "favourite", "age", "where", "memory",
                     "smart", "gender", "tongue", "python", "weekend"), "self"),
    **dict.fromkeys(("tired", "blame"), "bad"),
    **dict.fromkeys(("ok", "guess"), "heard"),
}  # fmt: skip
_GREETINGS: tuple[str, ...] = (
    "Hi, I'm {0}", "Hello, my name is {0}", "Hey, {0} here", "Hi! I am {0}", "Hello, I'm {0}!",
    "Good morning, my name is {0}", "Hey there, I'm {0}", "hi im {0}", "Hello bot, I am {0}",
    "Hi, {0} here", "Good evening, I am {0}", "yo, it's {0}", "Hey, call me {0}", "Hello, {0} here",
    "Hi, my name's {0}, nice to meet you", "Hello there, they call me {0}", "my name is {0}, hi",
    "Hi, this is {0}", "hey its {0}", "Greetings, I go by {0}", "Good day, you can call me {0}",
)  # fmt: skip
_MEETINGS: tuple[str, ...] = (
    "Hello {0}, nice to meet you.", "Hi {0}, good to meet you.", "Nice to meet you, {0}.",
    "Hey {0}, nice to meet you.", "Hi {0}, welcome.", "Hello {0}, good to see you.",
    "Welcome, {0}.",
)  # fmt: skip
_MY_NAME: tuple[str, ...] = (
    "What is my name?", "What's my name?", "Who am I?", "Do you remember my name?",
    "Do you know my name?", "What was my name again?", "Say my name.", "what am i called",
    "Do you still know my name?", "Can you tell me my name?", "my name?",
    "Which name did I give you?",
    "So what's my name then?", "Did you forget my name?", "Remind me, what is my name?",
    "Do you know who I am?", "Do you know who you are talking to?", "What did I say my name was?",
)  # fmt: skip
_OF_THE_PERSON = frozenset({"tired", "bored", "hungry", "fine", "guess"})
"""Topics in which the person tells how they are."""
_BY_NAME = frozenset({"hello", "morning", "evening", "night", "bye", "thanks", "how", "fine"})
"""Topics in which the bot may call the person by a name that was told."""


def ask(rng: Draw) -> list[Exchange]:
    """Draw a piece of small talk and its answer."""
    roll = rng.random()
    if roll < 0.35:
        return thread(rng)
    if roll < 0.5:
        return [itself(rng)]
    return [about(rng, _topic(rng))]


def chat(rng: Draw, turns: int | None = None) -> list[Exchange]:
    """Draw a chat of four to eight turns, or as many as asked for.

    It mostly begins with a greeting and ends with a farewell. Between them stand statements,
    questions about the bot, small talk, and at times something told that is asked for later.
    """
    count = turns or rng.randint(4, 8)
    name = words.person(rng) if rng.random() < 0.5 else ""
    said = [_greeted(rng, name)] if name else []
    if not name and rng.random() < 0.7:
        said.append(
            about(rng, rng.choices(("hello", "morning", "evening", "how"), (6, 1, 1, 2))[0])
        )
    last = [about(rng, rng.choices(("bye", "night", "thanks"), (6, 1, 2))[0], name)]
    last = last if rng.random() < 0.7 else []
    back = [_recalled(rng, name)] if name and rng.random() < 0.6 else []
    if not name and rng.random() < 0.5:
        thing = told.thing(rng)
        said.append(memory.tell(rng, thing))
        back = [memory.recall(rng, thing)]
    plain = bool(back) and not name
    used = set(_OF_THE_PERSON) if plain else set()
    while (free := count - len(said) - len(back) - len(last)) > 0:
        said += _piece(rng, name, used, plain)[:free]
    return [*said, *back, *last]


def thread(rng: Draw) -> list[Exchange]:
    """Draw a statement, at times announced before it, and at times a detail or thanks after it."""
    told_now = news.news(rng)
    exchanges = [_heard(rng, told_now)]
    if told_now.mood != "heard" and rng.random() < 0.15:
        exchanges.insert(0, about(rng, "guess"))
    while len(exchanges) < 4 and rng.random() < 0.35:
        exchanges.append(_heard(rng, news.later(rng)))
    if rng.random() < 0.12:
        exchanges.append(about(rng, "thanks"))
    return exchanges


def about(rng: Draw, topic: str, name: str = "") -> Exchange:
    """Draw something that people say on a topic, and its answer.

    Args:
        rng: source of the choices.
        topic: a key of `TALK`.
        name: what the person is called, where they told it; the answer says it at times.
    """
    users, cores, points = TALK[topic]
    said = tuple(core.replace("{bot}", rng.name) for core in cores)
    core = rng.choice(said)
    if name and topic in _BY_NAME and rng.random() < 0.5:
        core = f"{core[:-1]}, {name}."
    points = tuple(point.replace("{bot}", rng.name) for point in points)
    asked = rng.wording(users).replace("{bot}", rng.name)
    return _exchange(rng, asked, core, said, points, _TONES.get(topic, "chat"))


def itself(rng: Draw) -> Exchange:
    """Draw a question about the bot that can be answered with yes or no."""
    asked, answers, points = smalltalk_self.question(rng)
    return _exchange(rng, asked, rng.choice(answers), answers, points, "self")


def _exchange(
    rng: Draw, asked: str, core: str, right: tuple[str, ...], points: tuple[str, ...], tone: str
) -> Exchange:
    style = styles.draw(rng)
    text = dressing.dress(rng, style, core, points, tone)
    return Exchange(typed(rng, asked, lead=False), text, style, "chat", right)


def _heard(rng: Draw, one: news.News) -> Exchange:
    style = styles.draw(rng)
    text = dressing.dress(rng, style, rng.choice(one.answers), one.points, one.mood)
    asked = typed(rng, one.said, lead=False)
    return Exchange(asked, text, style, "news", one.right)


def _greeted(rng: Draw, name: str) -> Exchange:
    style = styles.draw(rng)
    right = tuple(one.format(name) for one in _MEETINGS)
    text = dressing.dress(rng, style, rng.choice(right), TALK["hello"][2], "hello")
    asked = typed(rng, rng.wording(_GREETINGS).format(name), lead=False, exact=True)
    return Exchange(asked, text, style, "told", right)


def _recalled(rng: Draw, name: str) -> Exchange:
    style = styles.draw(rng)
    right = (f"Your name is {name}.", f"You are {name}.", f"You told me that you are {name}.")
    text = dressing.dress(rng, style, rng.choice(right), tone="recall")
    return Exchange(typed(rng, rng.wording(_MY_NAME), lead=False), text, style, "recall", right)


def aside(rng: Draw) -> list[Exchange]:
    """Draw small talk in which the person tells nothing that could be asked for later."""
    return _piece(rng, "", set(_OF_THE_PERSON), plain=True)


def _piece(rng: Draw, name: str, used: set[str], plain: bool) -> list[Exchange]:
    """Draw the next few turns of a chat; no topic comes twice.

    A plain piece tells nothing of the person, so that what was told stays the only thing told.
    """
    roll = rng.random()
    if roll < 0.4 and not plain:
        return thread(rng)
    if roll < 0.6:
        return [itself(rng)]
    if roll < 0.68:
        return facts.ask(rng)[:1]
    topic = _topic(rng)
    while topic in used or _TONES.get(topic) in ("hello", "bye"):
        topic = _topic(rng)
    used.add(topic)
    return [about(rng, topic, name)]


def _topic(rng: Draw) -> str:
    return rng.choices(tuple(TALK), [_WEIGHTS.get(topic, 1) for topic in TALK])[0]
