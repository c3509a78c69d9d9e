"""Short accounts of what somebody did somewhere, among sentences that a summary leaves out."""

from learner.seed.draw import Draw
from learner.seed.summing import summaries_fillers as fillers
from learner.seed.summing import summaries_parts as parts
from learner.seed.summing.summaries_events import EVENTS
from learner.seed.summing.summaries_lexicon import Lexicon
from learner.seed.summing.summaries_plots import DEEDS, Plot, finished

Text = tuple[str, tuple[str, ...], tuple[str, ...]]
"""A text, right summaries of it with the best one first, and further points that it tells."""


def happening(rng: Draw) -> Text:
    """Draw an account of three to six sentences."""
    lexicon = Lexicon(rng)
    plot = drawn(lexicon)
    return told(lexicon, plot)


def drawn(lexicon: Lexicon) -> Plot:
    """Draw a plot of any kind."""
    plots, weights = zip(*DEEDS, *EVENTS, strict=True)
    return finished(lexicon.rng.choices(plots, weights)[0](lexicon))


def told(lexicon: Lexicon, plot: Plot) -> Text:
    """Tell a plot among sentences that a summary leaves out, three to six in all."""
    rng = lexicon.rng
    total = rng.choice((3, 3, 4, 4, 5, 6))
    spare = total - len(plot.sentences)
    before = min(rng.choice((0, 0, 0, 1, 1, 2)), spare - 1)
    between = 0
    if len(plot.sentences) > 1 and not plot.together and spare - before > 1:
        between = rng.choice((0, 0, 1))
    opening = different(lexicon, before)
    points = following(lexicon, plot.who, spare - before - between)
    rest = list(plot.sentences)
    for _ in range(between):
        rest.insert(1, parts.capital(fillers.setting(lexicon)))
    return " ".join([*opening, *rest, *points]), plot.cores, tuple(points)


def different(lexicon: Lexicon, count: int) -> list[str]:
    """Draw sentences that go before the main one, none of them twice."""
    found: list[str] = []
    while len(found) < count:
        one = fillers.setting(lexicon)
        if not _alike(one, found):
            found.append(one)
    return found


def following(lexicon: Lexicon, who: parts.Subject, count: int) -> list[str]:
    """Draw sentences that go after the main one, the first about who did it more often."""
    found: list[str] = []
    while len(found) < count:
        near = lexicon.rng.random() < (0.35 if found else 0.5)
        one = fillers.about(lexicon, who) if near else fillers.after(lexicon)
        if not _alike(one, found):
            found.append(one)
    return found


def _alike(one: str, others: list[str]) -> bool:
    """Tell whether another sentence begins in the same way, and might contradict."""
    return any(one[:6] == other[:6] for other in others)
