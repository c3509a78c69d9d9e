"""The preferences of simulated people, each judged on texts whose score is plain to the eye."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from learner.bench import preferences
from learner.bench.preferences import PREFERENCES, both, preference

CODE = "```python\ndef double(n):\n    return 2 * n\n```"
DOCUMENTED = '```python\ndef double(n):\n    """Double a number."""\n    return 2 * n\n```'
LONG = (
    "The moon goes around the earth once a month. It shows us one side only. Its light comes from "
    "the sun, and its pull moves the water of the sea up and down."
)

JUDGED: tuple[tuple[str, str, str, str], ...] = (
    ("short", "Hi", "Hello there.", LONG),
    ("exclamation", "Hi", "Hello!", f"Hello.\n\n{CODE.replace('n):', 'n):  # wow!')}"),
    ("emoji", "Hi", "Hello 🙂", "Hello :-)"),
    ("list", "Moon?", "The moon:\n\n- it is far\n- it is round", "The moon is far - and round."),
    ("lower case", "Hi", "hello there.", "Hello there."),
    ("closing question", "Hi", "Hello. How are you? 🙂", "How are you? I am fine."),
    ("docstring", "Double?", DOCUMENTED, CODE),
    ("long", "Moon?", LONG, "It is far."),
    ("prose, no list", "Moon?", LONG, "The moon:\n\n1. It is far.\n2. It is round.\n3. It is old."),
    ("dry", "Moon?", "The moon goes around the earth.", "Sure. The moon goes around the earth."),
    ("type hints", "Double?", CODE.replace("(n)", "(n: int) -> int"), CODE),
    ("comments in code", "Double?", CODE.replace("):", "):\n    # twice"), f"# Twice\n\n{CODE}"),
    ("first person", "Name?", "My name is Thumbwise.", "Sure. A name. Shall I go on?"),
    ("example given", "Double?", CODE.replace("2 * n", "2 * n\n\nprint(double(2))"), CODE),
    ("names the topic", "What is the moon?", "The moon is far.", "It is far."),
    ("polite opener", "Moon?", "Of course. The moon is far.", "The moon is far, of course."),
    ("explains its code", "Double?", f"{CODE}\n\nIt adds the number twice.", f"Twice:\n\n{CODE}"),
    ("warm words", "Hi", "It is lovely to see you.", "Hello."),
    ("contractions", "Hi", "I don't know.", "I do not know."),
    ("mentions a number", "Week?", "A week has seven days.", "Here:\n\n1. Monday\n2. Tuesday"),
    ("says a name", "Capital?", "It is Paris.", "Well, I am sure. It is far."),
    ("ends with an offer", "Hi", "Done. Shall I go on? 🙂", "Shall I go on? I will."),
    ("speaks to you", "Hi", "You teach me.", "I learn. How are you?"),
    ("short sentences", "Hi", "I am fine. And you?", "I am fine and I hope that you are too."),
    ("plain words", "Hi", "It is far.", "It is extraordinarily far."),
    ("starts with code", "Double?", CODE, f"Here it is.\n\n{CODE}"),
    ("an opinion", "Tea?", "Sure. I like tea.", "I know it. Do you like tea?"),
    ("a comparison", "Moon?", "It is smaller than the earth.", "It is small."),
    ("code in one line", "Double?", DOCUMENTED, CODE.replace("return", "m = n\n    return m +")),
    ("thanks", "Hi", "Thank you for your question.", "Good question."),
    ("denies something", "Fly?", "I can't fly.", "I can fly."),
    ("uses a built-in", "Add?", CODE.replace("2 * n", "sum(n)"), CODE),
    ("short and warm", "Hi", "Nice to see you.", LONG),
    (
        "docstring and example",
        "Double?",
        DOCUMENTED.replace("2 * n", "2 * n\n\n\nprint(double(2))"),
        CODE,
    ),
    ("lower case and emoji", "Hi", "hello 🙂", "Hello."),
    ("list and question", "Moon?", "Facts:\n\n- far\n- old\n\nMore?", "It is far."),
)


@pytest.mark.parametrize(("name", "asked", "liked", "other"), JUDGED, ids=lambda one: str(one)[:20])
def test_a_preference_tells_a_liked_reply_from_another(
    name: str, asked: str, liked: str, other: str
) -> None:
    one = preference(name)
    assert (one.likes(liked, asked), one.likes(other, asked)) == (1.0, 0.0)
    assert (one.thumb(liked, asked), one.thumb(other, asked)) == (1, -1)


def test_every_preference_is_judged_above() -> None:
    assert {name for name, *_ in JUDGED} == {one.name for one in PREFERENCES}
    assert len(JUDGED) == len(PREFERENCES)


@settings(deadline=None)
@given(st.text(max_size=80), st.text(max_size=30))
def test_a_score_lies_between_nothing_and_one_whatever_is_said(text: str, asked: str) -> None:
    assert all(0 <= one.likes(text, asked) <= 1 for one in PREFERENCES)


def test_nobody_likes_an_empty_reply() -> None:
    assert {one.likes(" \n", "Hi") for one in PREFERENCES} == {0.0}


def test_two_together_give_half_for_one_of_them_and_a_thumb_only_for_both() -> None:
    two = both("short and emoji", preference("short"), preference("emoji"), "development")
    assert two.subject == "chat"
    assert two.likes("Hello.", "Hi") == 0.5
    assert two.thumb("Hello.", "Hi") == -1
    assert two.thumb("Hello 🙂", "Hi") == 1


def test_length_is_liked_by_degrees() -> None:
    assert preference("short").likes("x" * 70, "Hi") == 0.5
    assert preference("long").likes("word " * 20, "Hi") == 0.5


def test_a_third_or_more_are_out_of_the_sight_of_text_features_in_each_split() -> None:
    for split in ("development", "held-out"):
        some = [one for one in PREFERENCES if one.split == split]
        assert len(some) >= 12
        assert sum(not one.seen for one in some) >= len(some) / 3


def test_the_rules_import_nothing_of_the_learner() -> None:
    tree = ast.parse(Path(preferences.__file__).read_text(encoding="utf-8"))
    names = {
        name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in (
            [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else [alias.name for alias in node.names]
        )
    }
    assert {name.split(".")[0] for name in names} <= sys.stdlib_module_names


def test_an_unknown_preference_is_named_with_those_that_there_are() -> None:
    with pytest.raises(ValueError, match="no preference 'rhyme'; there are: short, "):
        preference("rhyme")
