"""The gates of code: families in strangers' words, and functions with unseen values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from learner.bench.exam import Question, judge_texts
from learner.bench.seed import families, values
from learner.bench.seed.asking import Answer, Asker
from learner.bench.seed.judging import Gate, Judged
from learner.sandbox.box import Box

GREEDY_WISH = 0.95
SAMPLED_WISH = (0.40, 0.75)
VALUES_WISH = 0.85

_Asked = list[tuple[Question, Answer]]


@dataclass(frozen=True)
class Programs:
    """Answers with code that nobody has run yet."""

    greedy: _Asked
    sampled: _Asked
    valued: _Asked


def write(asker: Asker, step: int, seeds: int) -> Programs:
    """Have functions written; at temperature 1 each family `seeds` times in its first wording."""
    questions = families.questions()[::step]
    return Programs(
        _write(asker, questions),
        _write(asker, questions[: len(questions) // 2], seeds),
        _write(asker, values.questions()[::step]),
    )


def judge(box: Box, programs: Programs) -> list[Gate]:
    """Run everything against its tests."""
    return [
        Gate("Python families, greedy", _run(box, programs.greedy), GREEDY_WISH),
        Gate("Python families, T = 1", _run(box, programs.sampled), *SAMPLED_WISH),
        Gate("Python with unseen values", _run(box, programs.valued), VALUES_WISH),
    ]


def _write(asker: Asker, questions: Sequence[Question], samples: int = 0) -> _Asked:
    answers = asker.ask([one.request for one in questions], samples=samples)
    return [
        (question, answer)
        for question, some in zip(questions, answers, strict=True)
        for answer in some
    ]


def _run(box: Box, asked: _Asked) -> tuple[Judged, ...]:
    verdicts = judge_texts(
        box, [question for question, _ in asked], [answer.text for _, answer in asked]
    )
    return tuple(
        Judged(answer.asked, answer.text, verdict.good)
        for (_, answer), verdict in zip(asked, verdicts, strict=True)
    )
