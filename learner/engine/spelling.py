"""Token ids to text while they come: complete characters only, and nothing past a stop text."""

from __future__ import annotations

from collections.abc import Callable, Sequence

HALF = "�"
"""What decoding gives for bytes that are not (yet) a character."""


class Speller:
    """Spells one draft as its ids come.

    Args:
        decode: ids to text, special tokens left out.
        stop: texts that end the draft; they are no part of it.
    """

    def __init__(self, decode: Callable[[Sequence[int]], str], stop: Sequence[str]) -> None:
        self._decode = decode
        self._stop = tuple(stop)
        self._shown = 0

    def text(self, ids: Sequence[int]) -> tuple[str, bool]:
        """The text of ids so far, without half a character at its end, and whether it stopped."""
        text = self._decode(ids).rstrip(HALF)
        ends = [place for place in (text.find(stop) for stop in self._stop) if place >= 0]
        return (text[: min(ends)], True) if ends else (text, False)

    def more(self, ids: Sequence[int], *, last: bool) -> tuple[str, bool]:
        """What may be shown beyond what was, and whether the draft stopped.

        The end of the text is held back while it may be the beginning of a stop text, unless these
        ids are the `last`.
        """
        text, stopped = self.text(ids)
        end = len(text) if last or stopped else len(text) - self._held(text)
        delta = text[self._shown : end]
        self._shown = max(self._shown, end)
        return delta, stopped

    def fewest(self, ids: Sequence[int], text: str) -> int:
        """How many of these ids, from the first on, it takes to spell a text that they begin."""
        count = len(ids) if text else 0
        while count and self._decode(ids[: count - 1]).startswith(text):
            count -= 1
        return count

    def _held(self, text: str) -> int:
        longest = max((len(stop) for stop in self._stop), default=0)
        for size in range(min(longest - 1, len(text)), 0, -1):
            if any(stop.startswith(text[-size:]) for stop in self._stop):
                return size
        return 0
