"""Cut long text into messages: the pure part of showing a reply where messages have a limit.

It knows Discord's ways (length limit, code fences, mentions, custom emoji) and nothing of its
library. What the model said is never changed here beyond white space at a cut and the fences that
are closed before it and opened again after it.
"""

from __future__ import annotations

import re
import unicodedata

MESSAGE_LIMIT = 2000
"""Discord's limit for one message."""

_SMALLEST_LIMIT = 16
_FENCE = re.compile(r"\s{0,3}(?P<marks>`{3,})(?P<info>[^`]*)$")
_ATOM = re.compile(r"<(?:a?:\w+:\d+|[@#][!&]?\d+|/[^<>\n]{1,64}:\d+|t:-?\d+(?::\w)?)>")
_LONGEST_PIECE = 128
"""No mention or emoji is longer, so a cut need not look further ahead than this."""

_ZERO_WIDTH_JOINER = "\u200d"


def length(text: str) -> int:
    """Return the length in UTF-16 units, never less than the number of characters.

    Clients of Discord count this way, so a message that fits by this count fits by every other.
    """
    return len(text) + sum(character > "\uffff" for character in text)


def split_message(text: str, limit: int = MESSAGE_LIMIT) -> list[str]:
    """Cut `text` into messages of at most `limit` units, each of which can stand alone.

    Cuts fall between lines, else between words, else between whole emoji and accented letters. A
    code fence that is open at a cut is closed and opened again with its language. Messages of
    nothing but white space are left out, so an empty text gives an empty list.

    Raises:
        ValueError: `limit` is below 16, where fences no longer fit.
    """
    if limit < _SMALLEST_LIMIT:
        raise ValueError(f"limit is {limit}, but at least {_SMALLEST_LIMIT} is needed for fences")
    splitter = _Splitter(limit)
    for line in text.split("\n"):
        splitter.add(line.rstrip("\r"))
    return splitter.finish()


def title_of(text: str, limit: int = 48) -> str:
    """Return the first words of `text` as one line of at most `limit` characters."""
    words = " ".join(text.split())
    if len(words) <= limit:
        return words
    kept = words[: limit - 1]
    cut = kept.rfind(" ")
    return (kept[:cut] if cut > limit // 2 else kept).rstrip() + "…"


class _Splitter:
    """Collects lines into messages; `opener` is the line that opened the present fence, if any.

    `reopened` says that the present message begins with a fence that a cut had closed.
    """

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.messages: list[str] = []
        self.lines: list[str] = []
        self.used = 0
        self.opener: str | None = None
        self.marks = ""
        self.reopened = False

    def add(self, line: str) -> None:
        """Take one line of the text, without its line feed."""
        fence = _FENCE.match(line)
        if self.opener is None:
            if fence is not None and length(line) * 4 <= self.limit:
                self._open(line.strip(), fence["marks"])
            else:
                self._place(line)
        elif fence is not None and not fence["info"].strip() and fence["marks"] >= self.marks:
            self._close()
        else:
            self._place(line)

    def finish(self) -> list[str]:
        """Return the messages, the last one with its fence closed."""
        self._cut()
        return self.messages

    def _room(self) -> int:
        """How many units the next line may have: the line feed and a closing fence are counted."""
        closing = length(self.marks) + 1 if self.opener is not None else 0
        feed = 1 if self.lines else 0
        return self.limit - self.used - feed - closing

    def _append(self, line: str) -> None:
        self.used += length(line) + (1 if self.lines else 0)
        self.lines.append(line)

    def _open(self, opener: str, marks: str) -> None:
        # A fence wants its opener, a line feed, its closer and room for something between them.
        if self.used + 1 + length(opener) + 1 + length(marks) + 2 > self.limit:
            self._cut()
        self._append(opener)
        self.opener, self.marks, self.reopened = opener, marks, False

    def _close(self) -> None:
        if self._only_reopened():
            self.lines, self.used = [], 0
        else:
            self._append(self.marks)
        self.opener, self.marks, self.reopened = None, "", False

    def _place(self, line: str) -> None:
        """Put a line into the present message, or cut and go on in the next ones."""
        if _fits(line, self._room()):
            self._append(line)
            return
        if not self._only_opener():
            self._cut()
        while not _fits(line, self._room()):
            head, line = _split_line(line, self._room(), keep_space=self.opener is not None)
            self._append(head)
            self._cut()
        if line:
            self._append(line)

    def _only_opener(self) -> bool:
        return not self.lines or (self.opener is not None and self.lines == [self.opener])

    def _only_reopened(self) -> bool:
        """Say that the message holds nothing but a fence that a cut opened again."""
        return self.reopened and not any(line.strip() for line in self.lines[1:])

    def _cut(self) -> None:
        """End the present message; an open fence is closed and opened again in the next one."""
        lines = [] if self._only_reopened() else list(self.lines)
        if lines and self.opener is not None:
            if lines[-1] == self.opener:
                lines.pop()
            else:
                lines.append(self.marks)
        message = "\n".join(lines).strip("\n").rstrip()
        if message.strip():
            self.messages.append(message)
        self.lines, self.used = [], 0
        if self.opener is not None:
            self._append(self.opener)
            self.reopened = True


def _fits(line: str, room: int) -> bool:
    # The plain count first: it is free, and a line may have a million characters.
    return len(line) <= room and length(line) <= room


def _split_line(line: str, room: int, *, keep_space: bool) -> tuple[str, str]:
    """Split one line that is longer than `room` units, at the best place there is."""
    seen = line[: room + _LONGEST_PIECE]
    pieces = _pieces(seen)
    used = taken = at_space = 0
    for index, piece in enumerate(pieces):
        used += length(piece)
        if used > room:
            break
        taken = index + 1
        if piece.isspace() or (index + 1 < len(pieces) and pieces[index + 1].isspace()):
            at_space = taken
    if taken == 0:
        return _hard_cut(line, room)
    cut = at_space if "".join(pieces[:at_space]).strip() else taken
    head = "".join(pieces[:cut])
    tail = line[len(head) :]
    return (head, tail) if keep_space else (head.rstrip(), tail.lstrip())


def _hard_cut(line: str, room: int) -> tuple[str, str]:
    """Cut inside a single piece that is itself longer than a message."""
    end = used = 0
    for character in line:
        used += length(character)
        if used > room:
            break
        end += 1
    return line[:end], line[end:]


def _pieces(line: str) -> list[str]:
    """Return the parts of a line that no cut may divide: mentions, emoji, accented letters."""
    pieces: list[str] = []
    position = 0
    for match in _ATOM.finditer(line):
        pieces += _clusters(line[position : match.start()])
        pieces.append(match.group())
        position = match.end()
    return pieces + _clusters(line[position:])


def _clusters(text: str) -> list[str]:
    """Return `text` as what a reader sees as single characters.

    A plain form of Unicode's extended grapheme clusters (UAX 29): combining marks, variation
    selectors, skin tones, tags, joined emoji and flags; not the rules for Hangul and Indic scripts.
    """
    clusters: list[str] = []
    for character in text:
        if clusters and _belongs(clusters[-1], character):
            clusters[-1] += character
        else:
            clusters.append(character)
    return clusters


def _belongs(cluster: str, character: str) -> bool:
    if character.isascii():
        return False
    if character == _ZERO_WIDTH_JOINER or cluster[-1] == _ZERO_WIDTH_JOINER:
        return True
    if unicodedata.category(character) in ("Mn", "Me", "Mc"):
        return True
    if "\U0001f3fb" <= character <= "\U0001f3ff" or "\U000e0020" <= character <= "\U000e007f":
        return True
    return _is_flag_half(character) and len(cluster) == 1 and _is_flag_half(cluster)


def _is_flag_half(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"
