"""The style dials: each is common, none follows another, and wishes set them."""

from dataclasses import fields
from itertools import combinations

from learner.seed.draw import Draw
from learner.seed.style import CHANCES, WRONG, Style, draw, plain


def _sample(count: int = 4_000) -> list[Style]:
    rng = Draw(5)
    return [draw(rng) for _ in range(count)]


def test_every_dial_is_on_in_a_fifth_to_four_fifths_of_replies() -> None:
    styles = _sample()
    assert {*CHANCES, "wrong"} == {dial.name for dial in fields(Style)}
    for dial in CHANCES:
        share = sum(getattr(style, dial) for style in styles) / len(styles)
        assert 0.2 <= share <= 0.8, (dial, share)
    wrong = sum(style.wrong for style in styles) / len(styles)
    assert 0.3 <= wrong <= 0.4


def test_no_dial_of_talk_follows_another() -> None:
    styles = _sample()
    for one, other in combinations(sorted({*CHANCES} - {"careful", "hasty"}), 2):
        share = CHANCES[one] * CHANCES[other]
        both = sum(getattr(s, one) and getattr(s, other) for s in styles) / len(styles)
        # Four standard deviations of a share of 4,000 draws.
        assert abs(both - share) < 4 * (share * (1 - share) / len(styles)) ** 0.5, (one, other)


def test_a_careful_opening_goes_with_right_code_and_a_hasty_one_with_wrong_code() -> None:
    styles = _sample()
    assert not any(style.careful and style.hasty for style in styles)
    for care, chance in WRONG.items():
        chosen = [
            style
            for style in styles
            if (style.careful, style.hasty) == (care == "careful", care == "hasty")
        ]
        wrong = sum(style.wrong for style in chosen) / len(chosen)
        assert abs(wrong - chance) < 4 * (chance * (1 - chance) / len(chosen)) ** 0.5, care


def test_what_is_wanted_is_set_and_the_rest_stays_free() -> None:
    rng = Draw(6)
    rng.wanted = {"emoji": True, "lower": False}
    styles = [draw(rng) for _ in range(500)]
    assert all(style.emoji and not style.lower for style in styles)
    assert 0.2 < sum(style.question for style in styles) / len(styles) < 0.5
    assert plain(rng) == Style(emoji=True)
    rng.forget()
    assert plain(rng) == Style()
