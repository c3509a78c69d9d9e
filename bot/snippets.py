"""Decide which code of a reply stays in its messages and which goes as a file: pure.

A code block that does not fit into one message becomes an attachment with the extension of its
language; everything else is split by `bot.text`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.text import MESSAGE_LIMIT, length, split_message

_FENCE = re.compile(r"\s{0,3}(?P<marks>`{3,})\s*(?P<language>[^`\s]*)[^`]*$")
_EXTENSIONS = {
    "bash": "sh",
    "c": "c",
    "c++": "cpp",
    "cpp": "cpp",
    "cs": "cs",
    "csharp": "cs",
    "css": "css",
    "go": "go",
    "html": "html",
    "java": "java",
    "javascript": "js",
    "js": "js",
    "json": "json",
    "kotlin": "kt",
    "lua": "lua",
    "markdown": "md",
    "md": "md",
    "php": "php",
    "py": "py",
    "python": "py",
    "rb": "rb",
    "ruby": "rb",
    "rs": "rs",
    "rust": "rs",
    "sh": "sh",
    "shell": "sh",
    "sql": "sql",
    "swift": "swift",
    "toml": "toml",
    "ts": "ts",
    "typescript": "ts",
    "xml": "xml",
    "yaml": "yml",
    "yml": "yml",
}


@dataclass(frozen=True)
class Snippet:
    """A code block as a file."""

    name: str
    text: str


@dataclass(frozen=True)
class Layout:
    """How a text is shown: messages in order, and files that go with the last one."""

    messages: tuple[str, ...]
    files: tuple[Snippet, ...]


def lay_out(text: str, limit: int = MESSAGE_LIMIT) -> Layout:
    """Lay a text out as messages of at most `limit` units and files."""
    kept: list[str] = []
    files: list[Snippet] = []
    block: list[str] = []
    language = marks = ""
    for line in text.split("\n"):
        fence = _FENCE.match(line)
        if not block and fence is not None:
            block, language, marks = [line], fence["language"], fence["marks"]
        elif block:
            block.append(line)
            if fence is not None and not fence["language"] and fence["marks"] >= marks:
                kept += _keep_or_file(block, language, files, limit, closed=True)
                block = []
        else:
            kept.append(line)
    if block:
        kept += _keep_or_file(block, language, files, limit, closed=False)
    return Layout(tuple(split_message("\n".join(kept), limit)), tuple(files))


def _keep_or_file(
    block: list[str], language: str, files: list[Snippet], limit: int, *, closed: bool
) -> list[str]:
    if length("\n".join(block)) + (0 if closed else 4) <= limit:
        return block
    name = f"snippet-{len(files) + 1}.{_EXTENSIONS.get(language.lower(), 'txt')}"
    body = block[1:-1] if closed else block[1:]
    files.append(Snippet(name, "\n".join(body) + "\n"))
    return [f"(the code is in `{name}`)"]
