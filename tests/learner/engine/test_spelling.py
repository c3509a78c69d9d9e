"""Spelling a draft while its ids come."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from learner.engine.spelling import HALF, Speller


def decode(ids: Sequence[int]) -> str:
    """Ids are bytes, as in a byte-level tokenizer."""
    return bytes(ids).decode("utf-8", errors="replace")


def follow(data: bytes, stop: Sequence[str]) -> tuple[list[str], bool]:
    speller = Speller(decode, stop)
    deltas = []
    for end in range(1, len(data) + 1):
        delta, stopped = speller.more(data[:end], last=end == len(data))
        deltas.append(delta)
        if stopped:
            return deltas, True
    return deltas, False


def test_a_character_of_four_bytes_comes_whole_or_not_at_all() -> None:
    assert follow("a😀b".encode(), [])[0] == ["a", "", "", "", "😀", "b"]


def test_half_a_character_at_the_end_is_left_out() -> None:
    assert "".join(follow("é😀".encode()[:-1], [])[0]) == "é"


def test_the_beginning_of_a_stop_text_is_held_back_until_it_is_none() -> None:
    assert follow(b"ab-x", ["-y"])[0] == ["a", "b", "", "-x"]
    assert follow(b"ab-y", ["-y"]) == (["a", "b", "", ""], True)
    assert follow(b"ab-", ["-y"])[0] == ["a", "b", "-"]


def test_the_first_of_several_stop_texts_counts() -> None:
    assert Speller(decode, ["three", "two"]).text(b"one two three") == ("one ", True)


@given(st.text(max_size=30), st.lists(st.text(min_size=1, max_size=4), max_size=3))
def test_what_was_shown_is_the_text_up_to_the_first_stop(text: str, stop: list[str]) -> None:
    if HALF in text:
        return
    deltas, stopped = follow(text.encode(), stop)
    shown = "".join(deltas)
    assert text.startswith(shown)
    assert stopped == any(item in text for item in stop)
    assert not any(item in shown for item in stop)
    assert stopped or shown == text
