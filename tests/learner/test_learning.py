"""Does a round on the embedded model teach it what people like? The small form of `bench loop`.

Everything here is seeded. The full form, with store, engine and the round's own process, is
`thumbwise bench loop`.
"""

from collections.abc import Sequence
from pathlib import Path

import pytest

from learner.bench.community import STYLES, requests
from learner.bench.planted import Data, Workshop
from learner.interval import mean_interval
from learner.options import LearningOptions
from learner.policy import ModelSpec, load_base

RATINGS, UNSEEN = 64, 48
LIKES = STYLES["asks back"]


@pytest.fixture(scope="module")
def workshop() -> Workshop:
    return Workshop(load_base(ModelSpec(threads=1)), LearningOptions(), 48)


def answers(workshop: Workshop, asked: Sequence[str]) -> list[float]:
    """For each request the liked share of its two answers."""
    said = [workshop.say(asked, seed) for seed in (1, 2)]
    return [sum(map(LIKES, pair)) / len(pair) for pair in zip(*said, strict=True)]


def test_sixty_four_thumbs_make_the_liked_style_likelier_where_nobody_rated(
    workshop: Workshop, tmp_path: Path
) -> None:
    asked = requests(RATINGS + UNSEEN, 1)
    workshop.reset(1)
    before = answers(workshop, asked[RATINGS:])
    data: Data = workshop.talk(asked[:RATINGS], LIKES, 1)
    workshop.train((*data.trained, *data.held_out), tmp_path, 1)
    after = answers(workshop, asked[RATINGS:])
    gains = [now - then for now, then in zip(after, before, strict=True)]
    mean, low, _ = mean_interval(gains)
    assert mean > 0.05
    assert low > 0
    workshop.reset(1)
    assert answers(workshop, asked[RATINGS:]) == before


def test_the_base_speaks_as_before_under_a_trained_adapter(
    workshop: Workshop, tmp_path: Path
) -> None:
    asked = requests(8, 2)
    before = workshop.talk(asked, LIKES, 3)
    workshop.train(before.trained, tmp_path, 1)
    assert workshop.talk(asked, LIKES, 3) == before
