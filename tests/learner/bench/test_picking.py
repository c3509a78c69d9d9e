"""The Q-head alone on simulated communities: bounds by hand, and that it learns what is liked."""

from __future__ import annotations

import numpy as np
import pytest

from learner.bench.drafts import Drafted, mixed, requests
from learner.bench.forget import disliked
from learner.bench.picking import (
    Bounds,
    People,
    bounds,
    clearest_feature,
    learn_to_pick,
    only_hidden,
    only_text,
    order,
)
from learner.bench.preferences import PREFERENCES, preference
from learner.engine.lane import Draft
from learner.prompt import Prompt
from learner.qvalue.features import text_features
from learner.qvalue.head import QOptions
from learner.qvalue.phi import SKETCH, Phi

WORDS = ("sun", "moon", "star", "sea", "tree", "bird", "stone", "cloud")
ENDS = (".", "!", " 🙂", "?", ". And you?", "! Well.", ".", "! 🙂")


def drafted(number: int) -> Drafted:
    """Eight drafts about a word, each ending in its own way, in an order of the number's own."""
    asked = f"Tell me about the {WORDS[number % 8]}, please"
    texts = [
        f"The {WORDS[(number + at) % 8]} it is{ENDS[(3 * number + at) % 8]}" for at in range(8)
    ]
    return Drafted(
        asked,
        Prompt((1,), 0),
        tuple(Draft(text, (1,), (0.0,), (0.0,), "stop") for text in texts),
        tuple(Phi.of(text_features(text, asked)) for text in texts),
    )


POOL = [drafted(number) for number in range(48)]


def test_bounds_are_the_mean_draft_and_the_mean_of_the_best() -> None:
    # Three of the eight endings have an exclamation mark, and each prompt has each ending.
    assert bounds(preference("exclamation"), POOL) == Bounds(3 / 8, 1.0)
    assert bounds(preference("exclamation"), POOL).gap == 5 / 8


def test_forty_ratings_with_noise_close_most_of_the_gap() -> None:
    liked = preference("exclamation")
    before, after = learn_to_pick(liked, POOL[:40], POOL[40:], (0, 40), seed=1)
    limits = bounds(liked, POOL[40:])
    assert abs(before.picked - limits.nothing) < 0.2
    assert after.picked > limits.nothing + 0.6 * limits.gap
    assert after.greedy >= after.picked - 0.05


def test_people_who_change_their_mind_are_followed_by_a_head_that_believes_in_it() -> None:
    liked, rated, judging = preference("exclamation"), POOL[:40] * 2, POOL[40:]
    opposite = disliked(liked)
    limits = bounds(opposite, judging)
    learned = {}
    for change in (5.0, 1000.0):
        options = QOptions(change=change)
        just, later = learn_to_pick(
            liked, rated, judging, (60, 90), seed=1, options=options, turning=(60, opposite)
        )
        assert just.picked < limits.nothing - 0.2
        learned[change] = later.picked
    assert learned[5.0] > limits.nothing + 0.6 * limits.gap
    assert learned[5.0] > learned[1000.0] + 0.2


def test_what_is_hidden_from_the_head_is_not_learned() -> None:
    (mark,) = learn_to_pick(
        preference("exclamation"), POOL[:40], POOL[40:], (40,), seed=1, seeing=only_hidden
    )
    assert mark.picked == pytest.approx(3 / 8, abs=0.01)


def test_without_exploration_or_chance_the_pick_is_the_best_guess() -> None:
    options = QOptions(epsilon=0.0, exploration=0.0)
    (mark,) = learn_to_pick(
        preference("emoji"), POOL[:40], POOL[40:], (40,), seed=2, options=options
    )
    assert mark.picked == pytest.approx(mark.greedy)


def test_halves_of_the_features_leave_the_other_half_empty() -> None:
    phi = Phi.of((1.0,) * POOL[0].phis[0].text.size, np.ones(SKETCH, np.float32))
    assert (only_text(phi).hidden == 0).all()
    assert (only_text(phi).text == 1).all()
    assert (only_hidden(phi).text == 0).all()
    assert (only_hidden(phi).hidden == 1).all()


def test_the_clearest_feature_of_a_counted_preference_is_that_count() -> None:
    name, correlation = clearest_feature(preference("emoji"), POOL)
    assert (name, round(correlation, 6)) == ("emoji", 1.0)


def test_a_preference_that_never_varies_correlates_with_nothing() -> None:
    assert clearest_feature(preference("starts with code"), POOL)[1] == 0.0


def test_thumbs_slip_as_often_as_the_noise_says_and_the_same_for_a_seed() -> None:
    liked = preference("emoji")
    thumbs = [
        [People(liked, 0.2, seed).thumb("hello", "Hi") for seed in range(2000)] for _ in range(2)
    ]
    assert thumbs[0] == thumbs[1]
    assert 0.16 < sum(one > 0 for one in thumbs[0]) / 2000 < 0.24


def test_prompts_come_again_only_when_all_were_asked() -> None:
    turns = order(10, 4, seed=3)
    assert turns[:4] == [0, 1, 2, 3]
    assert sorted(turns[4:8]) == [0, 1, 2, 3]
    assert len(turns) == 10


def test_people_ask_different_things_of_their_subject() -> None:
    code, chat = requests("code", 12, seed=5), requests("chat", 12, seed=5)
    assert len({*code, *chat}) == 24
    assert requests("any", 12, seed=5) == mixed(chat, code[:3])


def test_judging_requests_are_worded_as_no_other_is() -> None:
    rated = {one for seed in range(3) for one in requests("chat", 400, seed)}
    judging = requests("chat", 80, 0, held_out=True)
    assert len(set(judging)) == 80
    assert not rated & {*judging}


def test_every_fourth_request_of_mixed_people_wants_code() -> None:
    assert mixed(list("abcdefgh"), list("XYZ")) == list("abcXdefY")


def test_every_preference_can_be_simulated() -> None:
    for one in PREFERENCES:
        assert len(learn_to_pick(one, POOL[:4], POOL[4:6], (0, 2), seed=0)) == 2
