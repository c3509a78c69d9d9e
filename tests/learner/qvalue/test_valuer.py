"""The live head: picks, single thumbs, and another head taking its place."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np

from learner.qvalue.head import QOptions
from learner.qvalue.valuer import Fitted, Valuer
from tests.learner.numbers import LONG, SHORT, liked, phi, short_liked

OPTIONS = QOptions(epsilon=0.0)
PHIS = [phi(LONG), phi(SHORT), phi(LONG + "!")]


def fitted(count: int = 20, guild: str | None = None) -> Fitted:
    return Fitted(short_liked(count, guild), OPTIONS)


def test_before_the_first_thumb_nothing_is_picked_judged_or_said() -> None:
    valuer = Valuer()
    assert valuer.pick(PHIS, None, [0, 1, 2]) is None
    assert (valuer.judged(), valuer.tastes(None), valuer.thumbs) == (None, (), 0)
    valuer.learn([liked(1)])
    valuer.take(Fitted([], OPTIONS))
    assert valuer.pick(PHIS, None, [0, 1, 2]) is None, "a head that knows no thumb has no taste"
    valuer.take(Fitted([liked(1, reward=None)], OPTIONS))
    assert valuer.pick(PHIS, None, [0, 1, 2]) is None
    valuer.learn([liked(2)])
    assert valuer.pick(PHIS, None, [0, 1, 2]) is not None


def test_it_picks_what_was_liked_among_what_may_be_picked() -> None:
    valuer = Valuer(seed=1)
    valuer.take(fitted(60))
    picks = [valuer.pick(PHIS, None, [0, 1, 2]) for _ in range(50)]
    places = [pick.place for pick in picks if pick is not None]
    assert len(places) == 50
    assert places.count(1) > 40
    other = valuer.pick(PHIS, None, [0, 2])
    assert other is not None
    assert other.place in (0, 2)
    assert other.probabilities[1] == 0


def test_a_thumb_is_learned_changed_and_taken_back() -> None:
    valuer = Valuer()
    valuer.take(fitted(20))
    before = fitted(20).head.scores(PHIS, None)
    one = liked(99)
    assert not valuer.learn([one])
    assert not valuer.learn([one], gone=["never seen"])
    assert valuer.learn([replace(one, reward=0.0, votes=2.0)])
    assert valuer.thumbs == 22
    assert valuer.learn([], gone=["r99"]), "its frame may still know of it"
    assert valuer.thumbs == 20
    assert valuer._live is not None
    assert np.allclose(valuer._live.head.scores(PHIS, None), before, atol=1e-9)
    judged = valuer.judged()
    assert judged is not None
    assert judged.count == 20


def test_guilds_have_tastes_of_their_own() -> None:
    valuer = Valuer()
    valuer.take(fitted(40, guild="g"))
    assert valuer.tastes("g", 1)[0].weight > 0
    strongest = valuer.tastes("g", 1)[0]
    assert len(valuer.tastes("g", 3)) == 3
    elsewhere = {taste.words: taste for taste in valuer.tastes("another", 30)}[strongest.words]
    assert elsewhere.sd > strongest.sd, "a new guild starts from the shared taste, with more doubt"


def test_many_may_ask_while_it_learns() -> None:
    valuer = Valuer()
    valuer.take(fitted(20))

    def ask(number: int) -> None:
        for turn in range(20):
            valuer.learn([liked(1000 + 20 * number + turn)])
            assert valuer.pick(PHIS, None, [0, 1, 2]) is not None
            valuer.tastes(None)

    with ThreadPoolExecutor(4) as crowd:
        list(crowd.map(ask, range(4)))
    assert valuer.thumbs == 20 + 20 * 4
