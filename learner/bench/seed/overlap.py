"""How much of the prompts and of the answers stands in the training text.

The training text is drawn afresh from its generators: a sample, as the model never saw the same
drawing twice either.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from learner.bench.seed.wording import bare
from learner.seed.corpus import reading

WORDS = 5


@dataclass(frozen=True)
class TrainingText:
    """What a sample of the training text says: normalised turns, and the 5-grams of its replies."""

    asked: frozenset[str]
    replies: frozenset[str]
    grams: frozenset[str]

    def has_asked(self, text: str) -> bool:
        """Whether somebody says exactly this in the training text."""
        return bare(text) in self.asked

    def has_answered(self, text: str) -> bool:
        """Whether this is exactly a reply of the training text."""
        return bare(text) in self.replies

    def known_grams(self, texts: Iterable[str]) -> tuple[int, int]:
        """How many 5-grams of these texts its replies have, and how many there are."""
        grams = [gram for text in texts for gram in _grams(text)]
        return sum(gram in self.grams for gram in grams), len(grams)


def training_text(conversations_drawn: int, seed: int) -> TrainingText:
    """Draw a sample of the training text."""
    asked: set[str] = set()
    replies: set[str] = set()
    grams: set[str] = set()
    for one in islice(reading(seed), conversations_drawn):
        for turn in one.turns():
            if turn["role"] == "assistant":
                replies.add(bare(turn["content"]))
                grams.update(_grams(turn["content"]))
            else:
                asked.add(bare(turn["content"]))
    return TrainingText(frozenset(asked), frozenset(replies), frozenset(grams))


def _grams(text: str) -> Iterator[str]:
    words = bare(text).split()
    for start in range(len(words) - WORDS + 1):
        yield " ".join(words[start : start + WORDS])
