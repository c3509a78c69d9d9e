"""From a run to a verdict: how many tests passed, decided outside of the box.

The tests of a reply's code are the examples in its request. What its own comments say that it
prints counts where it is wrong; where it is right it proves nothing, the reply wrote it itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from learner.sandbox.box import Box
from learner.sandbox.comments import wrong_comments
from learner.sandbox.result import Case, Limits, Run
from learner.sandbox.snippets import examples_of
from learner.sandbox.values import equal


@dataclass(frozen=True)
class Verdict:
    """What a snippet is worth: its run, and how many of its tests passed.

    `wrong` says which of its comments are, in words; each is one of the cases, and not passed.
    """

    run: Run
    passed: int
    cases: int
    wrong: tuple[str, ...] = ()

    @property
    def good(self) -> bool:
        """Whether it ran to its end and passed every test that there was."""
        return self.run.ran and self.passed == self.cases


def try_out(
    box: Box, source: str, cases: Sequence[Case] = (), limits: Limits | None = None
) -> Verdict:
    """Run a snippet in a box and judge it; only the expressions go in."""
    return judge(box.run(source, [case.expression for case in cases], limits), cases)


def try_reply(box: Box, source: str, asked: str) -> Verdict:
    """Run the code of a reply and judge it by the examples in its request and its own comments."""
    verdict = try_out(box, source, examples_of(asked, source))
    wrong = wrong_comments(source, verdict.run.stdout) if verdict.run.ran else ()
    return replace(verdict, cases=verdict.cases + len(wrong), wrong=wrong)


def judge(run: Run, cases: Sequence[Case]) -> Verdict:
    """Compare a run's answers with what was expected; without answers nothing passed."""
    passed = sum(
        answer.error is None and equal(answer.value, case.expected)
        for answer, case in zip(run.answers, cases, strict=False)
    )
    return Verdict(run, passed, len(cases))
