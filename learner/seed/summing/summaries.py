"""Short texts and chats to summarize: who did what where, among things that may be left out.

Every summary says only what stands in its text, so names, verbs, things and places must be copied
from it: they are drawn from wide tables, and many are made up.
"""

from collections.abc import Callable

from learner.seed import dressing
from learner.seed import style as styles
from learner.seed.draw import Draw
from learner.seed.summing import summaries_chats as chats
from learner.seed.summing import summaries_letters as letters
from learner.seed.summing.happenings import Text, happening
from learner.seed.summing.summaries_requests import request
from learner.seed.turns import Exchange

_KINDS: tuple[tuple[Callable[[Draw], Text], float, str], ...] = (
    (happening, 52, "text"), (letters.bare, 5, "text"), (letters.hearsay, 4, "text"),
    (letters.news, 7, "news"), (letters.diary, 5, "note"), (letters.letter, 4, "note"),
    (letters.notice, 6, "note"), (chats.gossip, 5, "chat"), (chats.own_news, 4, "chat"),
    (chats.plan, 4, "chat"), (chats.favour, 3, "chat"), (chats.choice, 2, "chat"),
    (chats.excuse, 2, "chat"), (chats.fault, 3, "chat"),
)  # fmt: skip
"""Each kind of text with its weight and what requests call it."""


def ask(rng: Draw) -> list[Exchange]:
    """Draw a text, the request to summarize it, and its summary."""
    kinds, weights, _ = zip(*_KINDS, strict=True)
    at = rng.choices(range(len(kinds)), weights)[0]
    text, cores, points = kinds[at](rng)
    user, one = request(rng, text, _KINDS[at][2])
    before = dict(rng.wanted)
    if one:
        rng.wanted["long"] = False
    style = styles.draw(rng)
    rng.wanted = before
    cores = tuple(dict.fromkeys(cores))
    core = cores[0] if rng.random() < 0.65 else rng.choice(cores)
    # One point makes a summary of two sentences.
    said = points if rng.random() < 0.5 else points[:1]
    return [Exchange(user, dressing.dress(rng, style, core, said), style, "summary", cores)]
