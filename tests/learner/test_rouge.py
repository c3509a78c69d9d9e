"""ROUGE-L between texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learner.rouge import common_subsequence, rouge_l, self_rouge

words = st.lists(st.sampled_from("abcd"), max_size=12)


def plain(one: list[str], two: list[str]) -> int:
    """The table of the longest common subsequence written out."""
    table = [[0] * (len(two) + 1) for _ in range(len(one) + 1)]
    for i, a in enumerate(one):
        for j, b in enumerate(two):
            table[i + 1][j + 1] = (
                table[i][j] + 1 if a == b else max(table[i][j + 1], table[i + 1][j])
            )
    return table[-1][-1]


@given(words, words)
def test_the_bit_parallel_length_agrees_with_the_table(one: list[str], two: list[str]) -> None:
    assert common_subsequence(one, two) == plain(one, two)


def test_rouge_l_gives_the_numbers_derived_by_hand() -> None:
    # "the cat" of 4 and 2 words is common: precision 1, recall 1/2, F1 2/3
    assert rouge_l(["the", "big", "black", "cat"], ["the", "cat"]) == pytest.approx(2 / 3)
    assert rouge_l([], []) == 1.0
    assert rouge_l(["a"], []) == 0.0


def test_the_same_reply_to_everything_scores_one_and_unlike_replies_zero() -> None:
    assert self_rouge(["Yes, sure."] * 5) == pytest.approx(1.0)
    assert self_rouge(["one two", "three four", "five"]) == 0.0
    assert self_rouge(["alone"]) == 0.0
