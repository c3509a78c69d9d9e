"""Requests for a summary: thousands of wordings, and the text stands in them unchanged."""

import pytest

from learner.seed.draw import Draw
from learner.seed.summing.summaries_requests import OBJECTS, request


@pytest.mark.parametrize("sort", sorted(OBJECTS))
def test_a_request_holds_the_text_as_it_is(sort: str) -> None:
    text = "Ida: {0} {x} is ready.\nBo: ok"
    for seed in range(500):
        asked, _ = request(Draw(seed), text, sort)
        assert text in asked
        assert len(asked) > len(text) + 3


def test_there_are_many_wordings_on_both_sides_of_the_split() -> None:
    for held_out, least in ((False, 1_500), (True, 150)):
        asked = {request(Draw(seed, held_out=held_out), "#", "text")[0] for seed in range(3_000)}
        assert len(asked) >= least


def test_only_a_request_for_one_sentence_asks_for_it() -> None:
    for seed in range(1_000):
        asked, one = request(Draw(seed), "#", "text")
        assert not one or " one" in asked or "single" in asked or "in a sentence" in asked
