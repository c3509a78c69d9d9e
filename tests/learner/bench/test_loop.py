"""The measured loop, run once with everything real on a tiny model."""

from dataclasses import replace
from pathlib import Path

import pytest

from learner.bench import community, loop
from learner.bench.community import STYLES, requests
from learner.policy import ModelSpec, load_base

from ...tiny import make_tiny_qwen


def test_requests_are_all_different_and_the_same_for_a_seed() -> None:
    asked = requests(128, 1)
    assert len(set(asked)) == 128
    assert requests(128, 1) == asked
    assert set(requests(128, 2)) != set(asked)


@pytest.mark.parametrize(
    ("text", "liked"),
    [
        ("Sure. Does that help?", {"asks back", "is short"}),
        ("Hello! 😊", {"exclaims", "has an emoji", "is short"}),
        ("so " * 50, set()),
    ],
)
def test_a_style_is_seen_in_a_text(text: str, liked: set[str]) -> None:
    assert {name for name, likes in STYLES.items() if likes(text)} == liked


def test_a_lesson_leaves_the_base_alone_and_is_rolled_back_bit_for_bit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loop, "RATINGS", 16)
    monkeypatch.setattr(loop, "UNSEEN", 8)
    monkeypatch.setattr(loop, "REPEATED", 2)
    monkeypatch.setattr(community, "SAMPLING", replace(community.SAMPLING, max_tokens=12))
    spec = ModelSpec(str(make_tiny_qwen(tmp_path / "model", context_tokens=512)), threads=1)
    one = loop.lesson(load_base(spec), spec, tmp_path, 1, each=1, shuffled=True)
    assert one.base_unmoved
    assert one.rolled_back
    assert one.result.error is None
    assert 0 <= one.before <= 1
    assert one.gain == one.after - one.before
