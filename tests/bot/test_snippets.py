"""Laying a reply out: messages within the limit, long code as files, nothing lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.snippets import Snippet, lay_out
from bot.text import length

LINES = st.lists(
    st.one_of(
        st.text(max_size=80),
        st.sampled_from(["```", "```python", "````", "``` ", "  ```js", "x" * 150, ""]),
    ),
    max_size=40,
)


@given(LINES, st.integers(40, 300))
def test_every_message_fits_and_no_word_is_lost(lines: list[str], limit: int) -> None:
    text = "\n".join(lines)
    layout = lay_out(text, limit)
    assert all(0 < length(one) <= limit for one in layout.messages)
    shown = "".join([*layout.messages, *(one.text for one in layout.files)])
    said = {one for line in lines if "`" not in line for one in line if not one.isspace()}
    assert said <= set(shown)


def test_short_code_stays_where_it_is() -> None:
    text = "Look:\n```python\nx = 1\n```\nDone."
    assert lay_out(text).messages == (text,)
    assert lay_out(text).files == ()


@pytest.mark.parametrize(
    ("language", "name"),
    [("python", "snippet-1.py"), ("Rust", "snippet-1.rs"), ("", "snippet-1.txt")],
)
def test_long_code_goes_as_a_file_with_its_extension(language: str, name: str) -> None:
    code = "line of code\n" * 300
    layout = lay_out(f"Before.\n```{language}\n{code}```\nAfter.")
    assert layout.files == (Snippet(name, code),)
    assert layout.messages == (f"Before.\n(the code is in `{name}`)\nAfter.",)


def test_code_that_is_not_closed_yet_is_a_file_once_it_is_long() -> None:
    layout = lay_out("```py\n" + "a = 1\n" * 500)
    assert [one.name for one in layout.files] == ["snippet-1.py"]
    assert layout.messages == ("(the code is in `snippet-1.py`)",)
