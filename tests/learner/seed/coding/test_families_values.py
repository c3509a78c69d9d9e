"""Families with a value: right for every value, and some values are kept for measuring."""

import pytest

from learner.seed.coding import families_values
from learner.seed.coding.families import passes, source
from learner.seed.coding.families_values import MAKERS
from learner.seed.coding.families_worded import WORD_MAKERS
from learner.seed.coding.family import Family
from learner.seed.draw import Draw, is_held_out


@pytest.mark.parametrize(("make", "low", "high"), MAKERS)
def test_right_bodies_pass_and_wrong_ones_fail_for_small_and_large_values(
    make: object, low: int, high: int
) -> None:
    assert callable(make)
    for value in {low, low + 1, 2 if low < 0 else low, (low + high) // 2, high}:
        check(make(value))


@pytest.mark.parametrize("make", WORD_MAKERS)
def test_right_bodies_pass_and_wrong_ones_fail_for_words(make: object) -> None:
    assert callable(make)
    for word in ("lamp", "oo", "brovani"):
        check(make(word))


def check(family: Family) -> None:
    assert all(passes(family, source(family, body)) for body in family.right), family.name
    assert not any(passes(family, source(family, body)) for body in family.wrong), family.name


def value_of(family: Family) -> str:
    digits = "".join(character for character in family.name if character.isdigit())
    return digits or family.name.rpartition("_")[2]


def test_the_value_stands_in_every_wording_and_body() -> None:
    rng = Draw(4)
    for _ in range(300):
        family = families_values.family(rng)
        value = value_of(family)
        assert all(value in task for task in family.tasks)
        assert all(value in body for body in family.right)
        assert not is_held_out(f"value {value}")


def test_held_out_values_are_drawn_to_measure() -> None:
    rng = Draw(4, held_out=True)
    for _ in range(50):
        assert is_held_out(f"value {value_of(families_values.family(rng))}")
