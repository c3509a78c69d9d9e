"""What drawing eight drafts and picking one costs a person who waits, beside drawing one.

The whole way from a question to the picked reply: prompt, drafts until the longest ends, sensing
them, and the Q-head's pick. Replies end by themselves, as they do in a chat.
"""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass

from learner.agent import Action, Agent, State
from learner.bench import Table, Wish
from learner.bench.load import QUESTIONS
from learner.engine.engine import Engine
from learner.engine.sampling import Sampling
from learner.policy import Base
from learner.prompt import Prompter
from learner.qvalue.head import Observation, QOptions
from learner.qvalue.valuer import Fitted, Valuer
from storage.records import Turn

DRAFTS = 8
RATIO_WISH = 2.5


@dataclass(frozen=True)
class Waits:
    """How long one draft and how long the pick of several took, by the clock, in seconds."""

    one_seconds: tuple[float, ...]
    several_seconds: tuple[float, ...]

    @property
    def ratio(self) -> float:
        """Median over median."""
        return statistics.median(self.several_seconds) / statistics.median(self.one_seconds)


def measure(base: Base, engine: Engine, sampling: Sampling, questions: int) -> Waits:
    """Ask so many questions both ways, in turn, so that a busy machine slows both."""
    valuer = Valuer()
    agent = Agent(Prompter(base), engine, valuer)
    states = [State((Turn("user", text),)) for text in QUESTIONS]
    warm = agent.act(states[0], sampling, DRAFTS)
    valuer.take(Fitted([_liked(warm)], QOptions()))
    waits: dict[int, list[float]] = {1: [], DRAFTS: []}
    for number in range(questions):
        for drafts, seconds in waits.items():
            began = time.perf_counter()
            agent.act(states[number % len(states)], sampling, drafts)
            seconds.append(time.perf_counter() - began)
    return Waits(tuple(waits[1]), tuple(waits[DRAFTS]))


def table(waits: Waits) -> Table:
    """The two ways beside each other."""
    rows = (("one draft", waits.one_seconds), (f"best of {DRAFTS}", waits.several_seconds))
    return Table(
        "Seconds until a reply is there",
        ("way", "median", "longest", "x one draft"),
        tuple(
            (
                name,
                round(statistics.median(seconds), 3),
                round(max(seconds), 3),
                round(statistics.median(seconds) / statistics.median(waits.one_seconds), 2),
            )
            for name, seconds in rows
        ),
    )


def wish(waits: Waits) -> Wish:
    """What is promised of it."""
    ratio = waits.ratio
    return Wish(f"latency of best of {DRAFTS} / of one", ratio, RATIO_WISH, ratio <= RATIO_WISH)


def _liked(action: Action) -> Observation:
    """A thumb up on what was shown: a head without one does not pick."""
    shown = action.phis[action.picked]
    return Observation("r", "c", None, None, 0.0, shown, action.phis, 1.0)
