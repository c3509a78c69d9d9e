"""Families with a value: right for every value, and some values are kept for measuring."""

import pytest

from learner.seed import families_values
from learner.seed.draw import Draw, is_held_out
from learner.seed.families import passes, source
from learner.seed.families_values import MAKERS


@pytest.mark.parametrize(("make", "low", "high"), MAKERS)
def test_right_bodies_pass_and_wrong_ones_fail_for_small_and_large_values(
    make: object, low: int, high: int
) -> None:
    assert callable(make)
    for value in {low, low + 1, (low + high) // 2, high}:
        family = make(value)
        assert all(passes(family, source(family, body)) for body in family.right), family.name
        assert not any(passes(family, source(family, body)) for body in family.wrong), family.name


def test_the_value_stands_in_every_wording_and_body() -> None:
    rng = Draw(4)
    for _ in range(200):
        family = families_values.family(rng)
        value = "".join(character for character in family.name if character.isdigit())
        assert all(value in task for task in family.tasks)
        assert all(value in body for body in family.right)
        assert not is_held_out(f"value {value}")


def test_held_out_values_are_drawn_to_measure() -> None:
    rng = Draw(4, held_out=True)
    for _ in range(50):
        name = families_values.family(rng).name
        value = "".join(character for character in name if character.isdigit())
        assert is_held_out(f"value {value}")
