"""From a run to a verdict: how many tests passed, decided outside of the box."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from learner.sandbox.box import Box
from learner.sandbox.result import Case, Limits, Run
from learner.sandbox.values import equal


@dataclass(frozen=True)
class Verdict:
    """What a snippet is worth: its run, and how many of its tests passed."""

    run: Run
    passed: int
    cases: int

    @property
    def good(self) -> bool:
        """Whether it ran to its end and passed every test that there was."""
        return self.run.ran and self.passed == self.cases


def try_out(
    box: Box, source: str, cases: Sequence[Case] = (), limits: Limits | None = None
) -> Verdict:
    """Run a snippet in a box and judge it; only the expressions go in."""
    return judge(box.run(source, [case.expression for case in cases], limits), cases)


def judge(run: Run, cases: Sequence[Case]) -> Verdict:
    """Compare a run's answers with what was expected; without answers nothing passed."""
    passed = sum(
        answer.error is None and equal(answer.value, case.expected)
        for answer, case in zip(run.answers, cases, strict=False)
    )
    return Verdict(run, passed, len(cases))
