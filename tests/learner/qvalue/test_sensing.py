"""The engine senses drafts between its steps, by the base alone, and nobody waits long for it."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future

import numpy as np
import pytest
from numpy.typing import NDArray

from learner.engine.engine import EngineClosed, Sampling
from learner.qvalue import sensing
from learner.qvalue.phi import SKETCH
from learner.qvalue.sense import Prefix, pooled
from tests.learner.engine.test_engine import LONG, Follower, drafts
from tests.learner.serving import PROMPTS, base, engine

REPLIES = [(7, 8, 9), (), tuple(range(20, 50)), (5,)]


def expected(prompt: Sequence[int], replies: Sequence[Sequence[int]]) -> NDArray[np.float32]:
    loaded = base()
    found = pooled(loaded.model, [prompt] * len(replies), replies, loaded.pad_id, loaded.device)
    return np.asarray(found.numpy())


def result(sensed: Future[NDArray[np.float32]]) -> NDArray[np.float32]:
    return sensed.result(timeout=60)


@pytest.mark.parametrize("pass_tokens", [1, 8, 256])
def test_drafts_are_sensed_by_the_base_whatever_version_serves(
    pass_tokens: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sensing, "PASS_TOKENS", pass_tokens)
    with engine() as shared:
        shared.load("v1")
        shared.serve("v1")
        running = shared.submit(PROMPTS[0], LONG)
        for prompt in PROMPTS:
            found = result(shared.sense(prompt, REPLIES))
            assert np.allclose(found, expected(prompt, REPLIES), atol=1e-4)
        assert result(shared.sense(PROMPTS[0], [])).shape == (0, SKETCH)
        assert len(drafts(running)[0].ids) == 200


def test_rows_that_decode_go_on_while_drafts_are_sensed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sensing, "PASS_TOKENS", 1)
    ended: list[str] = []
    with engine() as shared:
        gate = Follower(hold=True)
        running = shared.submit(PROMPTS[0], Sampling(temperature=0, max_tokens=5), on_text=gate)
        assert gate.spoke.wait(timeout=60)
        sensed = shared.sense(PROMPTS[2], REPLIES)
        running.result.add_done_callback(lambda _: ended.append("reply"))
        sensed.add_done_callback(lambda _: ended.append("sensed"))
        gate.go_on.set()
        result(sensed)
    assert ended == ["reply", "sensed"], "12 + 4 passes take longer than 5 steps"


def test_a_failing_sense_fails_only_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise MemoryError("x")

    with engine() as shared:
        gate = Follower(hold=True)
        running = shared.submit(PROMPTS[0], LONG, on_text=gate)
        assert gate.spoke.wait(timeout=60)
        with monkeypatch.context() as patch:
            patch.setattr(Prefix, "sense", broken)
            failing = shared.sense(PROMPTS[1], REPLIES)
            gate.go_on.set()
            with pytest.raises(MemoryError):
                result(failing)
        assert np.allclose(
            result(shared.sense(PROMPTS[1], REPLIES)), expected(PROMPTS[1], REPLIES), atol=1e-4
        )
        assert len(drafts(running)[0].ids) == 200
        assert shared.healthy
        assert shared.stats().failed == 0


def test_who_has_gone_is_not_sensed_for() -> None:
    with engine() as shared:
        gate = Follower(hold=True)
        running = shared.submit(PROMPTS[0], LONG, on_text=gate)
        assert gate.spoke.wait(timeout=60)
        gone, kept = shared.sense(PROMPTS[1], REPLIES), shared.sense(PROMPTS[1], REPLIES[:1])
        assert gone.cancel()
        gate.go_on.set()
        assert result(kept).shape == (1, SKETCH)
        drafts(running)


def test_closing_fails_what_waits_to_be_sensed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sensing, "PASS_TOKENS", 1)
    with engine() as shared:
        gate = Follower(hold=True)
        shared.submit(PROMPTS[0], LONG, on_text=gate)
        assert gate.spoke.wait(timeout=60)
        with shared._wake:
            shared._closing = True
            waiting = shared._sensing.add(PROMPTS[2], REPLIES)
        gate.go_on.set()
        with pytest.raises(EngineClosed):
            result(waiting)
        with pytest.raises(EngineClosed):
            shared.sense(PROMPTS[1], REPLIES)


@pytest.mark.parametrize(
    ("prompt", "reply", "words"),
    [((), (5,), "at least 1"), ((5,), (10**6,), "ids"), ((5,) * 250, (5,) * 7, "most 256")],
)
def test_what_can_never_be_sensed_is_refused(
    prompt: tuple[int, ...], reply: tuple[int, ...], words: str
) -> None:
    with engine() as shared:
        with pytest.raises(ValueError, match=words):
            shared.sense(prompt, [reply])
        assert result(shared.sense((5,) * 250, [(5,) * 6])).shape == (1, SKETCH)
