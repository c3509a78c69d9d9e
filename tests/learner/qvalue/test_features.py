"""Features of the text: what each counts, checked by hand."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learner.qvalue.features import SIZE, TEXT_FEATURES, WORD_BUCKETS, text_features

CODE = 'Sure.\n\n```python\ndef add(a: int) -> int:\n    """Add."""\n    return a  # one\n```\n'


def feature(name: str, text: str, asked: str = "") -> float:
    place = [one.name for one in TEXT_FEATURES].index(name)
    return text_features(text, asked)[place]


@given(st.text(max_size=300), st.text(max_size=60))
def test_any_text_has_finite_features_of_about_unit_size(text: str, asked: str) -> None:
    found = text_features(text, asked)
    assert len(found) == SIZE == len(TEXT_FEATURES) + WORD_BUCKETS
    assert all(math.isfinite(one) and abs(one) < 10 for one in found[: len(TEXT_FEATURES) - 1])
    assert set(found[len(TEXT_FEATURES) :]) <= {0.0, 1.0}


@pytest.mark.parametrize(
    ("name", "text", "wanted"),
    [
        ("length", "one two three", 0.5 * 2 - 2),
        ("sentences", "One. Two! Three?", 2.0),
        ("exclamations", "Yes! Yes! Yes!", 2.0),
        ("exclamations", "```python\nx != 1\n```", 0.0),
        ("questions", "Why?", 1.0),
        ("closing question", "I am well. And you? 😊", 1.0),
        ("closing question", "Who? Me.", 0.0),
        ("emoji", "Hi 👋", 1.0),
        ("list", "Two:\n\n- one\n- two\n3. three", 0.7 * 2),
        ("list", "A well-known - really - thing.", 0.0),
        ("paragraphs", "One.\n\nTwo.", 1.0),
        ("lower case", "all is well.", 1.0),
        ("lower case", "All is well.", 0.0),
        ("lower case", "12 + 3", 0.0),
        ("shouting", "I said NO", 1.0),
        ("markup", "**Bold** and `code`", math.log2(3)),
        ("code", CODE, 1.0),
        ("code", "No code.", 0.0),
        ("docstring", CODE, 1.0),
        ("comments", CODE, 1.0),
        ("type hints", CODE, 1.0),
        ("type hints", "```\ndef add(a):\n    return a\n```", 0.0),
        ("talk beside code", CODE, 0.3),
        ("talk beside code", "Sure.", 0.0),
        ("warmth", "Thanks, I am glad.", math.log2(3)),
        ("hedging", "Perhaps it may.", math.log2(3)),
        ("apology", "Sorry.", 1.0),
        ("address", "Can you see your house?", math.log2(3)),
        ("numbers", "In 1999.", 0.5 * math.log2(5)),
        ("repetition", "on and on and on and", 3 * 3 / 5),
        ("opening", "Good question. It is far away from here.", 0.5 * math.log2(3) - 1),
        ("opening", "", 0.0),
        ("itself", "I'm sure that I told you my name.", 2.0),
        ("itself", "You told me? ```\ni = 1\n```", 1.0),
        ("before code", CODE, 0.3),
        ("before code", "Sure.", 0.0),
        ("after code", CODE, 0.0),
        ("after code", f"{CODE}\nThat is it.", 0.3 * 2),
        ("unfinished", "And then he", 1.0),
        ("unfinished", "And then he left.", 0.0),
        ("unfinished", "", 1.0),
    ],
)
def test_a_feature_is_what_a_reader_would_count(name: str, text: str, wanted: float) -> None:
    assert feature(name, text) == pytest.approx(wanted)


def test_repeating_the_question_is_seen_and_sharing_a_word_with_it_is_not() -> None:
    asked = "What is a black hole?"
    assert feature("parroting", "What is a black hole? It is dark.", asked) == 1.0
    assert feature("parroting", "A black cat.", asked) == 0.0


def test_beginning_with_a_longer_word_of_the_question_is_seen() -> None:
    asked = "What is a black hole?"
    assert feature("topic first", "Well, a black cat.", asked) == 1.0
    assert feature("topic first", "It is a thing from which no light comes: a hole.", asked) == 0.0
    assert feature("topic first", "It is a dark one.", asked) == 0.0


def test_words_fall_into_the_same_bucket_whatever_their_case_and_place() -> None:
    def buckets(text: str) -> set[int]:
        return {place for place, one in enumerate(text_features(text, "")) if one} & set(
            range(len(TEXT_FEATURES), SIZE)
        )

    assert buckets("Rain falls") == buckets("falls RAIN falls")
    assert buckets("don't") == buckets("Don’t") != buckets("do")
    assert buckets("") == set()


def test_every_feature_has_its_own_name_and_words() -> None:
    assert len({one.name for one in TEXT_FEATURES}) == len(TEXT_FEATURES)
    assert all(one.liked and one.disliked for one in TEXT_FEATURES)
