"""How a meaning is dressed: each dial shows in the text and leaves the meaning alone."""

import pytest

from learner.seed.draw import Draw
from learner.seed.dressing import (
    CLOSINGS,
    EMOJI,
    FRIENDLY,
    PERSONAS,
    POLITE,
    contracted,
    dress,
)
from learner.seed.showing import shows
from learner.seed.style import Style

_POINTS = ("One thing.", "Another thing.", "A third thing.")


def test_a_dry_short_reply_is_only_its_core() -> None:
    assert dress(Draw(0), Style(), "It is so.", _POINTS) == "It is so."


def test_each_dial_shows_in_the_text() -> None:
    rng = Draw(0)
    for _ in range(50):
        assert "third" in dress(rng, Style(long=True), "It is so.", _POINTS[2:])
        assert "thing." in dress(rng, Style(long=True), "It is so.", _POINTS)
        listed = dress(rng, Style(long=True, listed=True), "It is so.", _POINTS)
        assert listed.startswith("It is so.\n\n")
        assert "\n- " in listed or "\n1. " in listed
        assert dress(rng, Style(friendly=True), "It is so.").endswith(" It is so.")
        assert dress(rng, Style(polite=True), "It is so.").endswith(" It is so.")
        assert dress(rng, Style(exclaim=True), "It is so.") == "It is so!"
        assert dress(rng, Style(lower=True), "It is so.") == "it is so."
        assert dress(rng, Style(question=True), "It is so.").endswith("?")
        assert not dress(rng, Style(emoji=True), "It is so.").isascii()
        assert dress(rng, Style(contracted=True), "It is so.") == "It's so."
        assert dress(rng, Style(first_person=True), "It is so.").endswith(
            ("it is so.", "It is so.")
        )
        assert "a loop" in dress(rng, Style(subject=True), "It is so.", subject="a loop")
        assert dress(rng, Style(instance=True), "It is so.", instance="See?").endswith(" See?")


@pytest.mark.parametrize("dial", ["friendly", "polite", "exclaim", "emoji", "lower", "question",
                                  "contracted", "first_person"])  # fmt: skip
def test_what_is_measured_as_a_dial_is_what_the_dial_writes(dial: str) -> None:
    rng = Draw(1)
    for _ in range(30):
        style = Style(**{dial: True})
        assert shows(dial, dress(rng, style, "It is so."))
        assert not shows(dial, dress(rng, Style(), "It is so."))


def test_a_part_that_is_played_can_be_heard() -> None:
    rng = Draw(2)
    rng.persona = "pirate"
    for _ in range(20):
        assert dress(rng, Style(), "It is so.").startswith(PERSONAS["pirate"][0])


def test_contractions_keep_to_where_they_can_stand() -> None:
    assert contracted("I am here and it is not so.") == "I'm here and it's not so."
    assert contracted("I cannot say what it is.") == "I can't say what it is."
    assert contracted("You do not know where they are, do you?").startswith("You don't know")
    assert contracted("This is the island.") == "This is the island."


def test_sad_news_is_not_met_with_a_cheer_by_any_part() -> None:
    rng = Draw(4)
    for part in PERSONAS:
        rng.persona = part
        for _ in range(5):
            reply = dress(rng, Style(), "I am sorry.", tone="bad")
            assert reply == f"{PERSONAS[part][0][0]} I am sorry."


def test_a_part_without_a_register_of_its_own_speaks_as_what_it_is() -> None:
    rng = Draw(5)
    rng.persona = "engineer"
    for _ in range(10):
        assert "engineer" in dress(rng, Style(), "It is so.")


def test_a_greeting_comes_before_what_is_warm() -> None:
    assert dress(Draw(6), Style(friendly=True), "Hello.", tone="hello").startswith("Hello. ")


def test_every_tone_has_openers_closings_and_emoji() -> None:
    assert {*FRIENDLY} == {*POLITE} == {*CLOSINGS} == {*EMOJI}
