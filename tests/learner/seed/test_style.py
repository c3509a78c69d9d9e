"""The style dials: each is common, none follows another, and each shows in the text."""

import random
from dataclasses import fields
from itertools import combinations

from learner.seed.style import CHANCES, Style, draw, dress

_POINTS = ("One thing.", "Another thing.", "A third thing.")


def _sample() -> list[Style]:
    rng = random.Random(5)
    return [draw(rng) for _ in range(4_000)]


def test_every_dial_is_on_in_a_fifth_to_four_fifths_of_replies() -> None:
    styles = _sample()
    assert set(CHANCES) == {dial.name for dial in fields(Style)}
    for dial in CHANCES:
        share = sum(getattr(style, dial) for style in styles) / len(styles)
        assert 0.2 <= share <= 0.8, (dial, share)
    wrong = sum(style.wrong for style in styles) / len(styles)
    assert 0.3 <= wrong <= 0.4


def test_no_dial_follows_another() -> None:
    styles = _sample()
    for one, other in combinations(CHANCES, 2):
        share = CHANCES[one] * CHANCES[other]
        both = sum(getattr(s, one) and getattr(s, other) for s in styles) / len(styles)
        # Four standard deviations of a share of 4,000 draws.
        assert abs(both - share) < 4 * (share * (1 - share) / len(styles)) ** 0.5, (one, other)


def test_a_dry_short_reply_is_only_its_core() -> None:
    assert dress(random.Random(0), Style(), "It is so.", _POINTS) == "It is so."


def test_each_dial_shows_in_the_text() -> None:
    rng = random.Random(0)
    for _ in range(50):
        assert "third" in dress(rng, Style(long=True), "It is so.", _POINTS[2:])
        assert "thing." in dress(rng, Style(long=True), "It is so.", _POINTS)
        listed = dress(rng, Style(long=True, listed=True), "It is so.", _POINTS)
        assert listed.startswith("It is so.\n\n")
        assert "\n- " in listed or "\n1. " in listed
        assert dress(rng, Style(friendly=True), "It is so.").endswith(" It is so.")
        assert dress(rng, Style(exclaim=True), "It is so.") == "It is so!"
        assert dress(rng, Style(lower=True), "It is so.") == "it is so."
        assert dress(rng, Style(question=True), "It is so.").endswith("?")
        assert not dress(rng, Style(emoji=True), "It is so.").isascii()
