"""What passes between the bot and the training child."""

from dataclasses import replace
from pathlib import Path

import pytest

from learner.policy import ModelSpec
from learner.request import RoundProgress, RoundRequest, RoundResult
from storage.records import Check, RoundUse

from .world import request


def test_a_request_comes_back_as_it_was_sent(tmp_path: Path) -> None:
    sent = replace(request(tmp_path, ModelSpec("x", template="t"), "f"), parent_folder="p")
    assert RoundRequest.from_json(sent.to_json()) == sent


def test_progress_comes_back_as_it_was_sent() -> None:
    sent = RoundProgress("training", 1, 6, 0.25, 0.5, 0.01, None, 12.0)
    assert RoundProgress.from_json(sent.to_json()) == sent
    assert "\n" not in sent.to_json()


def test_a_result_comes_back_as_it_was_sent() -> None:
    sent = RoundResult(
        "refused",
        (Check("kl_nats", 3.0, 1.0, False, "far"),),
        {"loss": 0.5},
        (RoundUse("r", 0.9, True),),
        None,
    )
    assert RoundResult.from_json(sent.to_json()) == sent


@pytest.mark.parametrize("text", ["{}", '{"round": "r1"}', "[]", "{", '{"model": 3}'])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        RoundRequest.from_json(text)
    with pytest.raises(ValueError, match=r"."):
        RoundResult.from_json(text)
    with pytest.raises(ValueError, match=r"."):
        RoundProgress.from_json(text)
