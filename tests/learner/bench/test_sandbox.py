"""`bench sandbox`, in its smallest form."""

from __future__ import annotations

import pytest

from learner.bench import BenchArguments, sandbox
from learner.policy import ModelSpec
from tests.bot.parts import tiny


def test_the_sandbox_is_measured_and_leaves_nothing_behind(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sandbox, "TIMES_FAST", 3)
    monkeypatch.setattr(sandbox, "RUNS_FAST", 6)
    model = ModelSpec(str(tiny()), device="cpu", threads=1)
    result = sandbox.run(BenchArguments(seeds=1, fast=True, model=model))
    assert result.rows[0][0] == "bubblewrap"
    left = next(wish for wish in result.wishes if "left behind" in wish.text)
    assert left.passed
    assert any("beside none" in wish.text for wish in result.wishes)
