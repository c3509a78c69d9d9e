"""The bench of a round's cost on a tiny model: what it counts is what the round trained on."""

from dataclasses import replace
from pathlib import Path

import pytest

from learner.bench import community, round
from learner.bench.community import Community
from learner.policy import ModelSpec, load_base

from ...tiny import make_tiny_qwen


def test_only_ratings_that_no_promoted_round_trained_on_are_fresh(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(community, "SAMPLING", replace(community.SAMPLING, max_tokens=12))
    spec = ModelSpec(str(make_tiny_qwen(tmp_path / "model", context_tokens=512)), threads=1)
    with Community(load_base(spec), spec, tmp_path, threads=1) as people:
        said = people.talk([f"Say {number}." for number in range(20)])
        assert round._fresh(people) == 0
        people.rate(said, [1, -1] * 10)
        fresh = round._fresh(people)
        held_out = sum(one.held_out for one in people.store.learnable())
        assert fresh == 20 - held_out > 0
