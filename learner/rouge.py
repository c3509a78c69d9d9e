"""ROUGE-L between texts: how much of one's words stand in the other in the same order.

Pure. Used over a voice's replies to different prompts, where a high mean says that it has collapsed
to one answer. Source: Lin 2004, "ROUGE: A Package for Automatic Evaluation of Summaries", with
F1 for F-beta.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations


def self_rouge(texts: Sequence[str]) -> float:
    """Mean ROUGE-L over all pairs of texts, words in lower case; 0 for fewer than two texts."""
    words = [text.lower().split() for text in texts]
    scores = [rouge_l(one, two) for one, two in combinations(words, 2)]
    return sum(scores) / len(scores) if scores else 0.0


def rouge_l(one: Sequence[str], two: Sequence[str]) -> float:
    """F1 of the longest common subsequence; 1 for two empty texts."""
    if not one and not two:
        return 1.0
    return 2 * common_subsequence(one, two) / (len(one) + len(two))


def common_subsequence(one: Sequence[str], two: Sequence[str]) -> int:
    """Length of the longest common subsequence, a row of the table in the bits of one integer.

    Source: Hyyrö 2004, "Bit-parallel LCS-length computation revisited".
    """
    places: dict[str, int] = {}
    for place, word in enumerate(one):
        places[word] = places.get(word, 0) | 1 << place
    full = (1 << len(one)) - 1
    row = full
    for word in two:
        matches = row & places.get(word, 0)
        row = ((row + matches) | (row - matches)) & full
    return len(one) - row.bit_count()
