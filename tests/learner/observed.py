"""Observations for the Q-head without a model: φ drawn at random, conversations that go on."""

from __future__ import annotations

import numpy as np

from learner.qvalue.features import SIZE
from learner.qvalue.head import Observation, Phi
from learner.qvalue.phi import SKETCH

GUILDS = (None, "red", "blue")


def random_phi(draw: np.random.Generator, hidden: bool = True) -> Phi:
    """φ of unit normal numbers."""
    return Phi(
        draw.normal(size=SIZE).astype(np.float32),
        (draw.normal(size=SKETCH) * hidden).astype(np.float16),
    )


def observations(count: int, seed: int, drafts: int = 3) -> list[Observation]:
    """Conversations of up to three turns; most replies are rated, by one to three people.

    Those in "blue" dislike what those elsewhere like: much of the first feature.
    """
    draw = np.random.default_rng(seed)
    found = []
    for number in range(count):
        phis = tuple(random_phi(draw) for _ in range(drafts))
        first = number - number % 3
        guild = GUILDS[first // 3 % 3]
        shown = phis[int(draw.integers(drafts))]
        liking = -1 if guild == "blue" else 1
        reward = float(np.sign(liking * shown.text[0] + 0.3 * draw.normal()))
        found.append(
            Observation(
                reply=f"r{number}",
                conversation=f"c{first}",
                parent=f"r{number - 1}" if number % 3 else None,
                guild=guild,
                created_at=100.0 * number + (9000 if number % 9 == 2 else 0),
                phi=shown,
                drafts=phis,
                reward=None if number % 5 == 3 else reward,
                votes=1.0 + number % 3,
            )
        )
    return found
