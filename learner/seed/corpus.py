"""The mix: single topics, conversations that change topic, turns that ask for a style, drills."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from learner.seed import dressing, drill, steering
from learner.seed import style as styles
from learner.seed.coding import snippets
from learner.seed.draw import Draw
from learner.seed.knowing import explanations, facts, limits, sums
from learner.seed.phrasing import typed
from learner.seed.summing import summaries
from learner.seed.talk import smalltalk
from learner.seed.telling import memory
from learner.seed.turns import Conversation, Exchange

_Asker = Callable[[Draw], list[Exchange]]


def _remembering(rng: Draw) -> list[Exchange]:
    return memory.ask(rng, _between(rng))


def _missing(rng: Draw) -> list[Exchange]:
    return memory.unknown(rng, _between(rng))


TOPICS: tuple[tuple[_Asker, float], ...] = (
    (smalltalk.ask, 12),
    (smalltalk.chat, 13),
    (facts.ask, 46),
    (sums.ask, 5),
    (sums.drill, 6),
    (explanations.ask, 17),
    (summaries.ask, 17),
    (snippets.ask, 52),
    (_remembering, 24),
    (_missing, 8),
    (memory.repeat, 8),
    (limits.able, 1.5),
    (limits.unable, 13),
    (limits.unknown, 7),
)
"""Each topic with its weight among conversations, not among tokens."""
DRILLED = 0.4
"""Share of drills in what the model learns from; they are short."""
_WISHED = 0.3
"""Share of the topics, where nothing is asked of the style yet, that begin with such a wish."""
_TOGETHER: tuple[str, ...] = (
    "{0} {1}", "{0} {1}", "{0}\n{1}", "{1} {0}", "{1}\n{0}", "{0} ({1})", "{0} - {1}",
)  # fmt: skip
"""How a request and a wish for the style go together."""
_BY_DIAL: dict[str, _Asker] = {"code": snippets.ask, "explanation": explanations.ask}


def conversation(rng: Draw) -> Conversation:
    """Draw one conversation of one to twelve exchanges."""
    rng.forget()
    roll = rng.random()
    if roll < 0.33:
        dial, asked = steering.system(rng)
        return Conversation(tuple(_steered(rng, dial)), asked)
    if roll < 0.4:
        before = _between(rng) if rng.random() < 0.5 else []
        dial, asked = steering.wish(rng)
        return Conversation((*before, _agreed(rng, asked), *_steered(rng, dial)))
    system = steering.role(rng) if roll < 0.5 else None
    exchanges = _topic(rng)
    if len(exchanges) < 4 and rng.random() < 0.2:
        exchanges = [*exchanges, *_topic(rng)]
    if rng.name != "Thumbwise" and rng.random() < 0.5:
        exchanges = [smalltalk.about(rng, "who"), *exchanges]
    return Conversation(tuple(exchanges), system)


def conversations(seed: int, *, held_out: bool = False) -> Iterator[Conversation]:
    """Yield conversations without end; the same seed gives the same ones in the same order.

    Args:
        seed: decides them.
        held_out: draw the wordings and values that training never draws, where there is a choice.
    """
    rng = Draw(seed, held_out=held_out)
    while True:
        yield conversation(rng)


def reading(seed: int) -> Iterator[Conversation]:
    """Yield what the model learns from, without end: drills among the conversations.

    The same seed gives the same ones in the same order.
    """
    rng = Draw(seed)
    while True:
        yield drill.draw(rng) if rng.random() < DRILLED else conversation(rng)


def _topic(rng: Draw) -> list[Exchange]:
    askers, weights = zip(*TOPICS, strict=True)
    chosen: _Asker = rng.choices(askers, weights)[0]
    if rng.wanted or rng.persona or rng.random() >= _WISHED:
        return chosen(rng)
    return _wished(rng, chosen)


def _wished(rng: Draw, asker: _Asker) -> list[Exchange]:
    """Draw exchanges whose first request says itself in which style it wants its answer.

    With the wish so near to the reply the model learns what wishes mean; from system turns alone it
    did not.
    """
    dial, asked = steering.wish(rng)
    first, *rest = _BY_DIAL.get(steering.topic_of(dial), asker)(rng)
    said = rng.choice(_TOGETHER).format(first.user, typed(rng, asked))
    return [replace(first, user=said), *rest]


def _between(rng: Draw) -> list[Exchange]:
    """Draw nothing or one or two short exchanges on something else."""
    found: list[Exchange] = []
    while len(found) < 2 and rng.random() < 0.35:
        found += rng.choice((smalltalk.aside, facts.ask, limits.unable, sums.ask))(rng)
    return found


def _steered(rng: Draw, dial: str) -> list[Exchange]:
    """Draw exchanges after a wish for the style, mostly such as show it."""
    asker = _BY_DIAL.get(steering.topic_of(dial))
    exchanges = asker(rng) if asker and rng.random() < 0.85 else _topic(rng)
    more = len(exchanges) < 4 and rng.random() < 0.4
    return [*exchanges, *_topic(rng)] if more else exchanges


def _agreed(rng: Draw, asked: str) -> Exchange:
    style = styles.draw(rng)
    text = dressing.dress(rng, style, steering.agreed(rng), tone="told")
    return Exchange(typed(rng, asked), text, style, "wish")
