"""From stored rows to observations."""

from __future__ import annotations

import numpy as np
import pytest

from learner.qvalue.observing import asked_in, observation, phis_of
from learner.qvalue.phi import SKETCH
from storage.records import StoredObservation, Turn
from tests.learner.numbers import LONG, SHORT, phi


def stored(ratings: tuple[int, ...] = (1,)) -> StoredObservation:
    phis = (phi(LONG).to_bytes(), phi(SHORT).to_bytes())
    return StoredObservation("r1", "c1", "r0", "g", 5.0, True, phis, 1, ratings)


@pytest.mark.parametrize(
    ("thumbs", "reward", "votes"),
    [((1,), 1.0, 1.0), ((1, 1, -1), 1 / 3, 3.0), ((1, -1), 0.0, 2.0), ((), None, 1.0)],
)
def test_the_mean_of_the_thumbs_is_the_reward_and_their_number_its_weight(
    thumbs: tuple[int, ...], reward: float | None, votes: float
) -> None:
    seen = observation(stored(thumbs))
    assert (seen.reward, seen.votes) == (reward, votes)
    assert (seen.reply, seen.conversation, seen.parent, seen.guild) == ("r1", "c1", "r0", "g")
    assert (seen.created_at, seen.held_out, len(seen.drafts)) == (5.0, True, 2)
    assert np.array_equal(seen.phi.text, phi(SHORT).text), "the picked draft was shown"


def test_what_was_asked_is_the_last_turn_of_a_user() -> None:
    turns = [Turn("system", "s"), Turn("user", "a"), Turn("assistant", "b"), Turn("user", "c")]
    assert (asked_in(turns), asked_in(turns[:3]), asked_in(turns[:1])) == ("c", "a", "")
    assert phis_of([], "c", np.zeros((0, SKETCH), np.float32)) == ()
