"""What is liked, in words."""

from __future__ import annotations

import numpy as np

from learner.qvalue.features import TextFeature
from learner.qvalue.tastes import Taste, tastes

FEATURES = (
    TextFeature("length", "long answers", "short answers"),
    TextFeature("emoji", "emoji", "emoji"),
    TextFeature("code", "code", "no code"),
)


def test_the_strongest_come_first_with_their_doubt_and_their_side() -> None:
    found = tastes(np.array([-0.8, -0.2, 0.5]), np.array([0.2, 0.1, 0.3]), 2, FEATURES)
    assert found == (Taste("short answers", 0.8, 0.2), Taste("code", 0.5, 0.3))
    assert str(found[0]) == "short answers +0.80 ± 0.20"


def test_what_has_no_opposite_is_disliked() -> None:
    (found,) = tastes(np.array([0.0, -0.2, 0.0]), np.ones(3), 6, FEATURES)
    assert str(found) == "emoji -0.20 ± 1.00"
