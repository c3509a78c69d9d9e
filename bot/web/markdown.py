"""A reply's Markdown as HTML that is safe to show, whatever the model wrote.

Raw HTML is shown as text, images as links, and what is rendered passes an allow-list again. What
would take long to render is shown as it stands.
"""

from __future__ import annotations

import html
import re

import nh3
from markdown_it import MarkdownIt

_TAGS = {
    *("p", "br", "hr", "em", "strong", "s", "code", "pre", "blockquote", "a"),
    *("ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
_ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}, "code": {"class"}}
_SCHEMES = {"http", "https", "mailto"}

_MARKS = re.compile(r"[*_~\[\]<`\\&|\n]")
_MOST_MARKS = 4000
"""The work grows with the marks, for some with their square: 0.2 s at most for so many."""

_LONGEST_RENDERED = 50_000

_PARSER = (
    MarkdownIt("commonmark", {"html": False, "breaks": True})
    .enable(["table", "strikethrough"])
    .disable("image")
)


def to_html(text: str) -> str:
    """Return `text` as HTML with nothing in it that runs, loads or styles.

    A text of over 50,000 characters, or of over 4,000 marks and lines, stays plain.
    """
    if len(text) > _LONGEST_RENDERED or _is_costly(text):
        return f"<pre>{html.escape(text, quote=False)}</pre>"
    return nh3.clean(
        _PARSER.render(text),
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        link_rel="noopener noreferrer nofollow",
        set_tag_attribute_values={"a": {"target": "_blank"}},
    )


def _is_costly(text: str) -> bool:
    return sum(1 for _ in _MARKS.finditer(text)) > _MOST_MARKS
