"""Small talk: single exchanges, and longer chats about several topics."""

from learner.seed import dressing
from learner.seed import style as styles
from learner.seed.draw import Draw
from learner.seed.phrasing import typed
from learner.seed.smalltalk_topics import TALK
from learner.seed.turns import Exchange

_WEIGHTS: dict[str, int] = {
    "hello": 4, "how": 2, "who": 3, "human": 2, "thanks": 2, "joke": 2, "favourite": 2,
    "something": 2,
}  # fmt: skip
_LATER: frozenset[str] = frozenset({"bye", "night", "thanks"})
_EARLY: frozenset[str] = frozenset({"hello", "morning", "evening", "wake"})


def ask(rng: Draw) -> list[Exchange]:
    """Draw a piece of small talk and its answer."""
    return [about(rng, rng.choices(tuple(TALK), [_WEIGHTS.get(topic, 1) for topic in TALK])[0])]


def chat(rng: Draw, turns: int | None = None) -> list[Exchange]:
    """Draw a chat of three to six turns: a greeting first, a farewell last, if there are any."""
    topics = rng.sample(tuple(TALK), turns or rng.randint(3, 6))
    topics.sort(key=lambda topic: (topic in _LATER) - (topic in _EARLY))
    return [about(rng, topic) for topic in topics]


def about(rng: Draw, topic: str) -> Exchange:
    """Draw something that people say on a topic, and its answer."""
    users, cores, points = TALK[topic]
    said = tuple(core.replace("{bot}", rng.name) for core in cores)
    style = styles.draw(rng)
    text = dressing.dress(rng, style, rng.choice(said), points, tone="chat")
    return Exchange(typed(rng, rng.wording(users), lead=False), text, style, "chat", said)
