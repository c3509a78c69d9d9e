"""Texts to summarize: of three to six sentences, and a summary says only what stands in them."""

import re

from learner.seed import summaries
from learner.seed.draw import Draw
from learner.seed.happenings import happening


def test_an_account_has_three_to_six_sentences() -> None:
    for seed in range(300):
        text, _, points = happening(Draw(seed))
        assert 3 <= len(re.findall(r"[.!?](?= |$)", text)) <= 6, text
        assert all(point in text for point in points)


def test_the_names_of_a_summary_stand_in_its_text() -> None:
    common = {"It", "They"}
    for seed in range(300):
        (exchange,) = summaries.ask(Draw(seed))
        for core in exchange.accept:
            names = set(re.findall(r"\b[A-Z]\w+", core)) - common
            assert all(name in exchange.user for name in names), exchange
