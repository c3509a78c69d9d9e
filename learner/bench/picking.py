"""The Q-head alone on drafts that do not change: what it serves after n ratings.

One simulated community for each preference rates the picked drafts of one prompt after another; the
head learns each thumb as the bot's does. What it serves is judged on other prompts by the expected
score under its own pick probabilities, so that the chance in a pick adds no noise.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from statistics import fmean

import numpy as np

from learner.bench.drafts import Drafted
from learner.bench.preferences import Preference
from learner.qvalue.features import TEXT_FEATURES
from learner.qvalue.head import Observation, QHead, QOptions
from learner.qvalue.phi import SKETCH, Phi

NOISE = 0.1
"""The share of thumbs that are given the wrong way round."""

LEAST_GAP = 0.05
"""A preference whose best of 8 is no more than this above the mean draft cannot be learned."""


@dataclass(frozen=True)
class Served:
    """Mean scores of the first reply on judging prompts after a number of ratings.

    `picked` is what Thompson sampling with its ε serves, `greedy` what the best mean would.
    """

    ratings: int
    picked: float
    greedy: float


@dataclass(frozen=True)
class Bounds:
    """What the drafts allow: the mean draft, and the best of each prompt's."""

    nothing: float
    best: float

    @property
    def gap(self) -> float:
        """What there is to be gained."""
        return self.best - self.nothing


class People:
    """A preference's people: they rate, and now and then their thumb slips."""

    def __init__(self, preference: Preference, noise: float, seed: int) -> None:
        self._preference, self._noise = preference, noise
        self._draw = random.Random(f"{seed} {preference.name}")

    def thumb(self, text: str, asked: str) -> int:
        """Rate a reply: 1 or -1."""
        wrong = self._draw.random() < self._noise
        return self._preference.thumb(text, asked) * (-1 if wrong else 1)


def bounds(preference: Preference, judging: Sequence[Drafted]) -> Bounds:
    """Score every draft: the mean of all and the mean of the best."""
    scores = scores_of(preference, judging)
    return Bounds(fmean(map(fmean, scores)), fmean(map(max, scores)))


def scores_of(preference: Preference, drafted: Sequence[Drafted]) -> list[list[float]]:
    """The score of every draft of every prompt."""
    return [[preference.likes(draft.text, one.asked) for draft in one.drafts] for one in drafted]


def order(count: int, prompts: int, seed: int) -> list[int]:
    """Which prompt is asked at each of `count` turns: all in turn, then all again reshuffled."""
    draw = random.Random(seed)
    found = list(range(prompts))
    while len(found) < count:
        again = list(range(prompts))
        draw.shuffle(again)
        found += again
    return found[:count]


def served(
    head: QHead,
    judging: Sequence[Drafted],
    scores: Sequence[Sequence[float]],
    ratings: int,
    chance: np.random.Generator,
) -> Served:
    """Judge a head on drafts whose scores are known."""
    picked, greedy = [], []
    for one, score in zip(judging, scores, strict=True):
        probabilities = head.pick(one.phis, None, chance).probabilities
        picked.append(float(probabilities @ np.asarray(score)))
        greedy.append(score[int(head.values(one.phis, None).mean.argmax())])
    return Served(ratings, fmean(picked), fmean(greedy))


def learn_to_pick(
    preference: Preference,
    rated: Sequence[Drafted],
    judging: Sequence[Drafted],
    checkpoints: Sequence[int],
    *,
    noise: float = NOISE,
    seed: int = 0,
    options: QOptions | None = None,
    seeing: Callable[[Phi], Phi] | None = None,
    turning: tuple[int, Preference] | None = None,
) -> list[Served]:
    """Let people rate what the head picks, one reply after another.

    Args:
        preference: What they like.
        rated: Prompts with drafts that they ask, again from the first after the last.
        judging: Other prompts with drafts, on which the head is judged.
        checkpoints: After how many ratings it is judged, ascending.
        noise: The share of wrong thumbs.
        seed: Decides noise and picks.
        options: The head's.
        seeing: Changes every φ before the head sees it, to measure what a part of it is worth.
        turning: After how many ratings they like something else, and what; the head is judged by
            that.
    """
    if seeing is not None:
        rated, judging = _seen(rated, seeing), _seen(judging, seeing)
    turned, then = turning or (checkpoints[-1], preference)
    people, afterwards = People(preference, noise, seed), People(then, noise, seed + 1)
    chance = np.random.default_rng(seed)
    scores = scores_of(then, judging)
    head = QHead.fit([], options or QOptions())
    turns = order(checkpoints[-1], len(rated), seed)
    found: list[Served] = []
    for number in range(checkpoints[-1] + 1):
        if number in checkpoints:
            found.append(served(head, judging, scores, number, chance))
        if number < len(turns):
            one = rated[turns[number]]
            place = head.pick(one.phis, None, chance).place
            who = people if number < turned else afterwards
            thumb = who.thumb(one.drafts[place].text, one.asked)
            head.observe(observation(str(number), number, one, place, thumb))
    return found


def observation(reply: str, number: int, one: Drafted, place: int, thumb: int) -> Observation:
    """One thumb on one draft, in a conversation of its own."""
    return Observation(
        reply=reply,
        conversation=reply,
        parent=None,
        guild=None,
        created_at=float(number),
        phi=one.phis[place],
        drafts=one.phis,
        reward=float(thumb),
    )


def only_text(phi: Phi) -> Phi:
    """φ whose hidden states say nothing."""
    return Phi(phi.text, np.zeros(SKETCH, np.float16))


def only_hidden(phi: Phi) -> Phi:
    """φ whose text features say nothing."""
    return Phi(np.zeros_like(phi.text), phi.hidden)


def clearest_feature(preference: Preference, drafted: Sequence[Drafted]) -> tuple[str, float]:
    """The text feature that correlates most with a preference's scores, and |r|.

    A feature or a score that never varies correlates with nothing. Features beyond the named ones
    are those of single words.
    """
    features = np.array([phi.text for one in drafted for phi in one.phis], dtype=np.float64)
    scores = np.array([score for row in scores_of(preference, drafted) for score in row])
    centred, liked = features - features.mean(axis=0), scores - scores.mean()
    spread = np.sqrt((centred**2).sum(axis=0) * (liked**2).sum())
    found = np.abs(centred.T @ liked) / np.where(spread > 0, spread, np.inf)
    place = int(found.argmax())
    name = TEXT_FEATURES[place].name if place < len(TEXT_FEATURES) else "a word"
    return name, float(found[place])


def _seen(drafted: Sequence[Drafted], seeing: Callable[[Phi], Phi]) -> list[Drafted]:
    return [replace(one, phis=tuple(map(seeing, one.phis))) for one in drafted]
