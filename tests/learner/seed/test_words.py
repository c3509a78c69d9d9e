"""Names and things: many, different, and grammatical in the sentences they fill."""

from collections import Counter

import pytest

from learner.seed import words
from learner.seed.draw import Draw, is_held_out


@pytest.mark.parametrize(
    ("table", "least"),
    [
        (words.NAMES, 400), (words.SURNAMES, 150), (words.FOODS, 120), (words.HOBBIES, 120),
        (words.CITIES, 200), (words.JOBS, 120), (words.OBJECTS, 300), (words.ANIMALS, 100),
        (words.WISHES, 150), (words.EVENTS, 60), (words.KIN, 40), (words.PLACES, 120),
        (words.QUALITIES, 150), (words.DEEDS, 150),
    ],
)  # fmt: skip
def test_tables_are_large_and_their_entries_differ(table: tuple[object, ...], least: int) -> None:
    assert len(table) >= least
    assert len(set(table)) == len(table)
    assert all(" ".join(str(entry).split()) == str(entry) != "" for entry in table)


def test_relatives_who_are_she_or_he_are_relatives() -> None:
    assert set(words.KIN) >= words.HER | words.HIM
    assert not words.HER & words.HIM


def test_deeds_have_three_forms() -> None:
    forms = {base: (third, past) for base, third, past in words.DEEDS}
    assert forms["carry"] == ("carries", "carried")
    assert forms["wash"] == ("washes", "washed")
    assert forms["buy"] == ("buys", "bought")


@pytest.mark.parametrize("held_out", [False, True])
def test_made_up_names_lie_on_their_side_of_the_split_and_seldom_repeat(held_out: bool) -> None:
    rng = Draw(1, held_out=held_out)
    names = [words.made_up(rng) for _ in range(2_000)]
    assert all(is_held_out(name) == held_out for name in names)
    assert all(name.isalpha() and name[0].isupper() for name in names)
    assert Counter(names).most_common(1)[0][1] < 20
    assert {len(name) for name in names} >= set(range(3, 13))


def test_full_names_have_a_surname_or_a_title() -> None:
    rng = Draw(2)
    assert all(" " in words.full_name(rng) for _ in range(100))


def test_articles_and_plurals_follow_the_noun() -> None:
    assert [words.a(noun) for noun in ("lamp", "owl", "ukulele", "umbrella", "hourglass")] == [
        "a lamp", "an owl", "a ukulele", "an umbrella", "an hourglass",
    ]  # fmt: skip
    assert [words.plural(noun) for noun in ("box", "toy", "diary", "pocket watch", "mouse")] == [
        "boxes", "toys", "diaries", "pocket watches", "mice",
    ]  # fmt: skip
