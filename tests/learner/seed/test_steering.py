"""Wishes for a style: they set what they name, and the replies of the conversation keep to them."""

from itertools import islice

import pytest

from learner.seed import steering
from learner.seed.corpus import conversations
from learner.seed.draw import Draw
from learner.seed.dressing import PERSONAS
from learner.seed.showing import shows
from learner.seed.style import CHANCES
from learner.seed.talk import smalltalk
from learner.seed.turns import Conversation


def test_every_dial_can_be_asked_for() -> None:
    asked = {dial for dial, _ in steering.WISHES}
    assert {*CHANCES} - {"hasty"} <= asked
    assert all({*steering.implied(dial, on)} <= {*CHANCES} for dial, on in steering.WISHES)


@pytest.mark.parametrize("held_out", [False, True])
def test_every_wish_has_words_on_both_sides_of_the_split(held_out: bool) -> None:
    rng = Draw(3, held_out=held_out)
    for dial, on in steering.WISHES:
        assert steering.said(rng, dial, on).strip()


def test_a_wish_is_kept_on_the_draw_and_none_is_asked_twice() -> None:
    for seed in range(200):
        rng = Draw(seed)
        dial, _ = steering.wish(rng)
        first, persona = dict(rng.wanted), rng.persona
        assert bool(persona) == (dial == "part")
        assert first or persona
        steering.wish(rng)
        assert first.items() <= rng.wanted.items()


def _steered(word: str, count: int) -> list[Conversation]:
    drawn = islice(conversations(8), 30_000)
    return list(islice((one for one in drawn if one.system and word in one.system), count))


@pytest.mark.parametrize(
    ("asked", "dial", "on"),
    [("No emoji", "emoji", False), ("Use emoji", "emoji", True), ("In lower case", "lower", True)],
)
def test_replies_after_a_system_turn_follow_it(asked: str, dial: str, on: bool) -> None:
    kept = []
    for one in _steered(asked, 20):
        for exchange in one.exchanges:
            if exchange.kind not in ("fix code", "change code"):
                kept.append(shows(dial, exchange.reply) == on)
    assert all(kept)


def test_a_named_bot_says_its_own_name() -> None:
    drawn = (one for one in islice(conversations(9), 20_000) if one.system)
    named = [
        exchange.reply
        for one in drawn
        if one.system and one.system.startswith("You are called ")
        for exchange in one.exchanges
        if exchange.kind == "chat" and "Thumbwise" in exchange.user
    ]
    assert not any("thumbwise, a" in reply.lower() for reply in named)


def test_wishes_come_in_many_words() -> None:
    rng = Draw(10)
    for dial, on in steering.WISHES:
        assert len({steering.said(rng, dial, on) for _ in range(400)}) >= 30, (dial, on)
    for persona in PERSONAS:
        assert all(persona in steering.played(rng, persona) for _ in range(10))


def test_a_wish_for_brevity_leaves_at_most_two_sentences_of_talk() -> None:
    rng = Draw(11)
    for _ in range(200):
        rng.forget()
        rng.wanted.update(steering.implied("long", False))
        assert not shows("long", smalltalk.about(rng, "made").reply)
