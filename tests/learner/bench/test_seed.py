"""`bench seed` from end to end on a tiny model, and how it asks."""

from __future__ import annotations

import json

from learner.bench import find
from learner.bench.seed.asking import asker
from learner.bench.seed.gates import Size, measure, run
from learner.bench.seed.talk import distinct
from tests.learner.serving import base

TINY = Size(step=24, most_tokens=4, drawn=300, repetitions=1, tokens=2)


def test_the_bench_runs_end_to_end_on_a_slice() -> None:
    assert find("seed") is run
    result = measure(base(), TINY, seeds=1)
    assert json.loads(result.to_json())["passed"] is False
    assert {len(row) for row in result.rows} == {len(result.columns)}
    names = [wish.text for wish in result.wishes]
    for gate in (
        *("explanations of known topics", "simple facts and sums", "Python families, greedy"),
        *("Python families, T = 1: at most", "Python with unseen values", "says what it cannot do"),
        "system turns that move their dial the right way",
    ):
        assert gate in names
    marks = {str(row[0]): str(row[-1]) for row in result.rows}
    assert marks["explanations of known topics"] == ">= 0.98 MISSED"
    assert marks["prompts that stand in a sample of the training text"] == "<= 0 held"


def test_an_asker_keeps_the_turns_of_a_conversation_and_all_answers() -> None:
    with asker(base(), 3) as model:
        replies = model.talk([["one", "two", "three"], ["four"]])
        assert [len(some) for some in replies] == [3, 1]
        answers = model.ask(["five", "six"], samples=2, systems=["Be brief.", "Be long."])
        assert [len(some) for some in answers] == [2, 2]
        assert [one.asked for one in model.heard] == [
            *("one", "four", "two", "three"),
            *("five", "five", "six", "six"),
        ]
        assert [one.greedy for one in model.heard] == [True] * 4 + [False] * 4


def test_distinct_answers_are_counted_for_each_opener() -> None:
    with asker(base(), 2) as model:
        (hello,) = distinct(model, 100)
    assert hello.opener == "hello"
    assert 1 < hello.answers <= 20
