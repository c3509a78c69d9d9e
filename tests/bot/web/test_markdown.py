"""What a model writes becomes HTML that neither runs, loads nor styles anything."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.web.markdown import to_html

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "![a picture](https://elsewhere.example/pixel.png)",
    "[press](javascript:alert(1))",
    "[press](JaVaScRiPt:alert(1))",
    "[press](data:text/html;base64,PHNjcmlwdD4=)",
    "<div style='position:fixed'>cover</div>",
    '```" onclick="alert(1)\ncode\n```',
    "[a](https://example.org/ \"x' onmouseover='alert(1)\")",
    "<svg><animate onbegin=alert(1)>",
    "<https://example.org/<script>>",
]


def tags_of(html: str) -> list[str]:
    return re.findall(r"<[a-zA-Z/!][^>]*>", html)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_markdown_leaves_only_harmless_tags(text: str) -> None:
    for tag in tags_of(to_html(text)):
        bare = re.sub(r'"[^"]*"', '""', tag).lower()
        assert not re.search(r"<(script|img|svg|div|iframe|style)", bare)
        assert not re.search(r"\s(on\w+|style|src)\s*=", bare)
        assert 'href="javascript' not in tag.lower()
        assert 'href="data' not in tag.lower()


@given(st.text(alphabet="<>\"'&[]()!`*_#\n javscriptonde:/=", max_size=200))
def test_no_text_at_all_becomes_a_tag_off_the_list(text: str) -> None:
    allowed = (
        r"</?(p|br|hr|em|strong|s|code|pre|blockquote|a|[uo]l|li|h[1-6]|t(able|head|body|[rhd]))\b"
    )
    for tag in tags_of(to_html(text)):
        assert re.match(allowed, tag), tag


def test_links_go_out_without_a_way_back() -> None:
    html = to_html("[here](https://example.org/)")
    assert 'rel="noopener noreferrer nofollow"' in html
    assert 'target="_blank"' in html


def test_code_keeps_its_language_and_every_character() -> None:
    html = to_html("```python\nif a < b & c:\n    pass\n```")
    assert '<code class="language-python">' in html
    assert "if a &lt; b &amp; c:\n    pass" in html


def test_a_code_block_still_being_written_is_shown_as_code() -> None:
    assert "<pre>" in to_html("Here:\n```python\ndef f(")


def test_lists_tables_and_line_breaks_are_rendered() -> None:
    assert "<li>" in to_html("- one\n- two")
    assert "<td>1</td>" in to_html("| a |\n| - |\n| 1 |")
    assert "<br" in to_html("one\ntwo")


@pytest.mark.parametrize("mark", ["**", "[", "_a*b", "*a ", "`a ", "[a](", "&", "~~a", "* a\n"])
def test_a_text_full_of_marks_is_shown_as_it_stands(mark: str) -> None:
    text = mark * 5_000
    assert to_html(text) == f"<pre>{text.replace('&', '&amp;')}</pre>"


def test_a_long_text_with_few_marks_is_rendered() -> None:
    paragraph = "**loud** and [here](https://example.org/), and words\n\n"
    assert to_html(paragraph * 300).count("<strong>") == 300


def test_what_stays_plain_is_escaped() -> None:
    assert "<script" not in to_html("<script>" + "*" * 5000)
