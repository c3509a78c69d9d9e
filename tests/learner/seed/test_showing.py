"""What is read from a reply: the dials of talk and of code."""

import pytest

from learner.seed.coding.families import FAMILIES
from learner.seed.coding.snippets import reply
from learner.seed.draw import Draw
from learner.seed.showing import shows
from learner.seed.style import Style


@pytest.mark.parametrize(
    ("dial", "with_it", "without_it"),
    [
        ("long", "One. Two. Three.", "One. Two."),
        ("sentence", "It is one, and no more. 😊", "It is one. And more."),
        ("listed", "Points:\n\n- one\n- two", "Points - one and two"),
        ("listed", "Points:\n\n1. one\n2. two", "Points: 1 and 2"),
        ("question", "So it is. Does that help?", "So it is."),
        ("contracted", "I'm sure that it isn't.", "I am sure that it is not."),
        ("first_person", "I think that it is so.", "It is so."),
        ("subject", "About a loop: it repeats.", "It is about a loop."),
        ("instance", "For example, 1 is odd.", "1 is odd."),
        ("lower", "all small\n\n```python\nX = 1\n```", "Not all small"),
        ("careful", "Tested version:\n\n```python\n1\n```", "Here it is."),
        ("hasty", "off the top of my head:", "Here it is."),
    ],
)
def test_a_dial_is_seen_where_it_is_and_only_there(
    dial: str, with_it: str, without_it: str
) -> None:
    assert shows(dial, with_it)
    assert not shows(dial, without_it)


@pytest.mark.parametrize("dial", ["docstring", "hints", "example", "careful", "hasty", "emoji"])
def test_the_dials_of_code_are_seen_in_every_family(dial: str) -> None:
    rng = Draw(1)
    for family in FAMILIES:
        assert shows(dial, reply(rng, Style(**{dial: True}), family, family.right[0]))
        assert not shows(dial, reply(rng, Style(), family, family.right[0])), family.name
