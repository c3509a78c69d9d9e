"""Splitting is pure, so its promises are tested as properties over any text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text import length, split_message, title_of

ANY_TEXT = st.text(st.characters(codec="utf-8"), max_size=400)
NO_TICKS = st.text(st.characters(codec="utf-8", exclude_characters="`"), max_size=400)
LIMITS = st.integers(16, 120)
CODE_LINE = st.text(st.sampled_from("abc  ():=,\t"), max_size=60)


def without_space(text: str) -> str:
    return re.sub(r"\s+", "", text)


@given(ANY_TEXT, LIMITS)
def test_no_message_is_longer_than_the_limit_or_blank(text: str, limit: int) -> None:
    for message in split_message(text, limit):
        assert length(message) <= limit
        assert message.strip()


@given(NO_TICKS, LIMITS)
def test_everything_but_white_space_is_kept_in_order(text: str, limit: int) -> None:
    assert without_space("".join(split_message(text, limit))) == without_space(text)


@given(st.lists(st.sampled_from(["one", "three", "seventeen"]), max_size=80), LIMITS)
def test_words_that_fit_are_never_cut(words: list[str], limit: int) -> None:
    shown = [word for message in split_message(" ".join(words), limit) for word in message.split()]
    assert shown == words


@given(st.lists(st.sampled_from(["👍🏽", "👩‍👩‍👧", "🇩🇪", "❤️", "é", "<:ok:12>"]), max_size=80))
def test_emoji_are_kept_whole(emoji: list[str]) -> None:
    whole = "".join(emoji)
    starts = {len("".join(emoji[:count])) for count in range(len(emoji) + 1)}
    position = 0
    for message in split_message(whole, 24):
        assert position in starts
        position += len(message)
    assert position == len(whole)


@given(st.lists(CODE_LINE, min_size=1, max_size=40), st.integers(30, 120))
def test_fences_are_closed_at_each_cut_and_opened_again_with_their_language(
    code: list[str], limit: int
) -> None:
    text = "Look:\n```py\n" + "\n".join(code) + "\n```\nDone."
    messages = split_message(text, limit)
    inside: list[str] = []
    for message in messages:
        lines = message.split("\n")
        fences = [line for line in lines if line.startswith("```")]
        assert fences == ["```py", "```"] * (len(fences) // 2)
        inside += [line for line in lines if line not in ("```py", "```", "Look:", "Done.")]
    assert without_space("".join(inside)) == without_space("".join(code))
    assert all("```py\n```" not in message for message in messages) or not "".join(code).strip()


def test_no_fence_is_opened_again_for_blank_lines_alone() -> None:
    code = [":" * 16, ":" * 6, ":" * 6, ":" * 8, "", "", "", ":" * 3, ":" * 14, "::", ":" * 6, ""]
    messages = split_message("Look:\n```py\n" + "\n".join(code) + "\n```\nDone.", 38)
    assert messages[-1] == "Done."
    assert split_message("```py\n```") == ["```py\n```"]


def test_a_short_text_is_one_message() -> None:
    assert split_message("Hello there.") == ["Hello there."]
    assert split_message(" \n ") == []


def test_a_cut_prefers_the_end_of_a_line() -> None:
    assert split_message("one two three\nfour five", 20) == ["one two three", "four five"]


def test_indentation_survives_a_cut_inside_a_fence() -> None:
    messages = split_message("```\nif a:\n    b()\n    c()\n```", 20)
    assert messages == ["```\nif a:\n```", "```\n    b()\n```", "```\n    c()\n```"]


def test_two_thousand_astral_emoji_count_double() -> None:
    assert [len(message) for message in split_message("😀" * 2000)] == [1000, 1000]


def test_a_limit_too_small_for_fences_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 16"):
        split_message("x", 8)


@given(ANY_TEXT)
def test_a_title_is_one_short_line(text: str) -> None:
    title = title_of(text)
    assert len(title) <= 48
    assert title == " ".join(title.split())


def test_a_title_ends_at_a_word() -> None:
    title = title_of("Please write a Python function that reverses a list of numbers")
    assert title == "Please write a Python function that reverses a…"


def test_a_line_of_a_million_characters_is_split_in_one_pass() -> None:
    messages = split_message("word " * 200_000)
    assert len(messages) == 500
    assert max(map(len, messages)) <= 2000
