"""The process around a round: how it starts, ends and is ended."""

import hashlib
import json
import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from learner.child import CANCELLED, ORPHANED
from learner.policy import ModelSpec
from learner.request import RoundProgress, RoundRequest, RoundResult
from storage.store import Store

from ..tiny import make_tiny_gpt2
from .world import rate_replies, request

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> RoundRequest:
    """A request for a round on 24 rated replies of a tiny model."""
    folder = tmp_path_factory.mktemp("child")
    spec = ModelSpec(str(make_tiny_gpt2(folder / "model")))
    store = Store.open(folder / "data")
    base = rate_replies(store, spec, 24)
    store.snapshot(folder / "snapshot.sqlite")
    store.close()
    return request(folder, spec, base.fingerprint)


def into(asked: RoundRequest, folder: Path) -> RoundRequest:
    folder.mkdir(exist_ok=True)
    return replace(
        asked,
        candidate_folder=str(folder / "candidate"),
        result_file=str(folder / "result.json"),
    )


def endless(asked: RoundRequest) -> RoundRequest:
    return replace(asked, options=replace(asked.options, epochs=10_000, kl_limit_nats=1e9))


def child(asked: RoundRequest, tmp_path: Path) -> subprocess.Popen[str]:
    """Start the round's process with a pipe that stays open."""
    (tmp_path / "request.json").write_text(asked.to_json())
    return subprocess.Popen(
        [sys.executable, "-m", "learner.round", str(tmp_path / "request.json")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=REPOSITORY,
    )


def sha(folder: Path) -> dict[str, str]:
    return {
        one.name: hashlib.sha256(one.read_bytes()).hexdigest() for one in sorted(folder.iterdir())
    }


def test_two_processes_make_the_same_candidate_bit_for_bit(
    asked: RoundRequest, tmp_path: Path
) -> None:
    """The first works alone, the second in two halves side by side."""
    sums = []
    for place, threads in (("one", 1), ("two", 0)):
        folder = tmp_path / place
        running = child(replace(into(asked, folder), threads=threads), folder)
        assert running.stdin is not None
        assert running.stdout is not None
        lines = running.stdout.read().splitlines()
        with running:
            assert running.wait() == 0
        assert [RoundProgress.from_json(line).phase for line in lines][-1] == "gate"
        result = RoundResult.from_json((folder / "result.json").read_text())
        assert result.error is None
        sums.append(sha(folder / "candidate"))
    assert sums[0] == sums[1]


def test_a_round_that_fails_leaves_its_reason_in_the_result_and_on_the_last_line(
    asked: RoundRequest, tmp_path: Path
) -> None:
    running = child(replace(into(asked, tmp_path), minimum_ratings=50), tmp_path)
    assert running.stdin is not None
    assert running.stderr is not None
    last = running.stderr.read().splitlines()[-1]
    with running:
        assert running.wait() == 1
    result = RoundResult.from_json((tmp_path / "result.json").read_text())
    assert (result.verdict, result.error) == ("failed", last)
    assert last.startswith("26 more new ratings are needed")


def test_sigterm_ends_the_child_without_a_result(asked: RoundRequest, tmp_path: Path) -> None:
    asked = endless(into(asked, tmp_path))
    running = child(asked, tmp_path)
    with running:
        wait_for_training(running)
        running.send_signal(signal.SIGTERM)
        assert running.wait() == CANCELLED
    assert not Path(asked.result_file).exists()


def test_a_child_whose_bot_is_gone_ends_by_itself(asked: RoundRequest, tmp_path: Path) -> None:
    asked = endless(into(asked, tmp_path))
    running = child(asked, tmp_path)
    with running:
        wait_for_training(running)
        assert running.stdin is not None
        running.stdin.close()
        assert running.wait() == ORPHANED
    assert not Path(asked.result_file).exists()


def wait_for_training(running: subprocess.Popen[str]) -> None:
    """Read progress until the first step, and see that the child is nice."""
    assert running.stdout is not None
    for line in running.stdout:
        if json.loads(line)["step"]:
            break
    assert os.getpriority(os.PRIO_PROCESS, running.pid) >= 10
