"""The parts of `bench code`: examining answers, practising, and KTO beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from learner.bench.code import practise
from learner.bench.community import Community
from learner.bench.exam import Question, examine, judge_texts, question_of
from learner.bench.kto import Judged, train
from learner.engine.engine import Engine
from learner.policy import ModelSpec, load_base
from learner.practice.tasks import draw, exam
from learner.sandbox.result import Case
from tests.bot.parts import tiny
from tests.learner.sandbox.boxes import bubblewrap

SQUARE = Question("Square a number.", lambda code: (Case("square(3)", 9), Case("square(2)", 4)))


def test_answers_are_judged_by_running_them() -> None:
    texts = [
        "```python\ndef square(n):\n    return n * n\n```",
        "```python\ndef square(n):\n    return 9\n```",
        "no code at all",
    ]
    verdicts = judge_texts(bubblewrap(), [SQUARE] * 3, texts)
    assert [(one.passed, one.cases, one.good) for one in verdicts] == [
        (2, 2, True),
        (1, 2, False),
        (0, 2, False),
    ]


def test_what_stands_before_the_answer_is_there_when_it_runs() -> None:
    question = Question("", lambda code: (Case("f()", 7),), "seven = 7")
    (verdict,) = judge_texts(bubblewrap(), [question], ["```python\ndef f(): return seven\n```"])
    assert verdict.good


def test_the_exam_asks_each_held_out_family_once_and_shows_no_test() -> None:
    families = [task.family for task in exam()]
    assert len(families) == len(set(families)) >= 20
    assert all(task.held_out and "give" not in task.request for task in exam())


def test_a_practice_is_stored_and_trained_on(tmp_path: Path) -> None:
    spec = ModelSpec(str(tiny("gpt2")), device="cpu", threads=1)
    with Community(load_base(spec), spec, tmp_path, threads=1) as bot:
        judged, verdict = practise(bot, bubblewrap(), draw(6, 1), 1)
        assert len(judged) == 6
        assert verdict in ("proven", "unproven", "refused")
        known = bot.store.learnable(practised=True)
        assert [one.reply.source for one in known] == ["task"] * 6
        marks = examine(bot.agent, bubblewrap(), [question_of(exam()[0])], samples=2, best_of=2)
        assert (marks.sampled, marks.greedy, marks.best) == (0, 0, 0)


# TRL 1.16 still uses names that transformers 5.23 calls old.
@pytest.mark.filterwarnings("ignore:.*deprecated.*")
def test_kto_learns_an_adapter_that_the_engine_serves(tmp_path: Path) -> None:
    spec = ModelSpec(str(tiny()), device="cpu", threads=1)
    judged = [Judged(f"task {number}", f"answer {number}", number % 2 == 0) for number in range(8)]
    assert not train(spec, [one for one in judged if one.good], tmp_path / "none", 1)
    assert train(spec, judged, tmp_path / "kto", 1)
    engine = Engine(load_base(spec), tmp_path.joinpath)
    engine.start()
    try:
        engine.load("kto")
        engine.serve("kto")
        assert engine.serving == "kto"
    finally:
        engine.close()
