"""How people type: the words survive where they must, and slips are small."""

import re

from learner.seed.draw import Draw
from learner.seed.phrasing import order, reworded, slipped, typed


def test_the_same_sentence_is_typed_in_many_ways() -> None:
    rng = Draw(0)
    ways = {typed(rng, "What is the capital of France?") for _ in range(300)}
    assert len(ways) > 60


def test_rewording_keeps_every_word_that_says_what_is_wanted() -> None:
    rng = Draw(5)
    ways = {reworded(rng, "Could you tell me the capital of France?") for _ in range(300)}
    assert len(ways) > 60
    assert all({"capital", "France"} <= set(re.findall(r"\w+", way)) for way in ways)


def test_exact_words_keep_their_case() -> None:
    rng = Draw(1)
    assert all("Brovani" in typed(rng, "I am Brovani.", exact=True) for _ in range(300))


def test_code_is_typed_as_it_is() -> None:
    rng = Draw(2)
    for _ in range(200):
        assert "`isOdd(n)` == True" in typed(rng, "Write `isOdd(n)` == True", lead=False)


def test_an_order_is_put_as_an_order_or_a_question() -> None:
    rng = Draw(3)
    ways = {order(rng, "Play a song.") for _ in range(300)}
    assert len(ways) > 30
    assert all("lay a song" in way for way in ways)


def test_a_slip_changes_one_or_two_letters_and_nothing_without_letters() -> None:
    rng = Draw(4)
    text = "elephant"
    for _ in range(50):
        found = slipped(rng, text)
        assert abs(len(found) - len(text)) <= 1
        assert found[0] == "e"
        assert set(found) <= set(text)
    assert slipped(rng, "12 + 3") == "12 + 3"
