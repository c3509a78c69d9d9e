"""Work in two halves: the same whoever does the second one, and however that process fares."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
import torch

from learner.pair import Desk, Pair, Twin, flat, halves_for, open_desk, unflat
from learner.policy import ONE_THREAD_PARAMETERS, LoraShape, ModelSpec, load_base

from ..tiny import make_tiny_qwen
from .small import small_base

REPOSITORY = Path(__file__).parents[2]

# In a process of its own, since nothing may have been computed before the fork.
SCRIPT = """
    import os, sys, time
    from pathlib import Path
    from learner.pair import Pair, Twin, open_desk, repeatable
    from learner.options import LearningOptions
    from learner.policy import LoraShape, ModelSpec, load_base
    from learner.trajectory import Trajectory
    from learner.update import Training
    from tests.learner.test_pair import dies, fails, pid, total

    spec, shape = ModelSpec(sys.argv[1], threads=1), LoraShape(4, 8)

    def train(pair, rows):
        options = LearningOptions(epochs=2, minibatch=4, kl_limit_nats=100)
        training = Training(pair, options, learning_rate=5e-3, seed=1)
        for some in (rows[:8], rows[8:]):
            training.learn(some, 2, 4)
            training.restore([one.clone() for one in training.state()])
        return total(pair.desk)

    def desk():
        repeatable(1)
        return open_desk(load_base(spec), shape, None)

    rows = [
        Trajectory(f"r{at}", tuple(range(5, 9 + at % 3)), (7, 8 + at, 9), (-3.0,) * 3, at % 2 - 0.5)
        for at in range(16)
    ]
    with Twin.beside() as twin:
        assert twin is not None
        alone = train(Pair(desk(), None, halves=2), rows)
        both = Pair(desk(), twin, halves=2)
        twin.load(spec, shape, None, 1)
        while not twin.ready():
            time.sleep(0.01)
        assert len(set(both.each(pid, [(), ()]))) == 2
        assert len(set(both.each(total, [(), ()]))) == 1
        assert train(both, rows) == alone
        assert len(set(both.each(total, [(), ()]))) == 1
        assert both.each(fails, [(os.getpid(),)] * 2) == [1, 1]
        assert set(both.each(pid, [(), ()])) == {os.getpid()}
    with Twin.beside() as twin:
        twin.load(spec, shape, None, 1)
        while not twin.ready():
            time.sleep(0.01)
        lost = Pair(desk(), twin, halves=2)
        assert lost.each(dies, [(os.getpid(),)] * 2) == [2, 2]
        assert train(lost, rows) == alone
    with Twin.beside() as twin:
        twin._process.kill()
        twin._process.join()
        twin.load(spec, shape, None, 1)
        assert train(Pair(desk(), twin, halves=2), rows) == alone
    print("done")
"""


def pid(desk: Desk) -> int:
    """Which process does it."""
    return os.getpid()


def total(desk: Desk) -> float:
    """A number that hangs on every trained one."""
    numbers = flat(desk.moving()).double()
    return float((numbers * torch.arange(1, len(numbers) + 1)).sum())


def fails(desk: Desk, here: int) -> int:
    """Go wrong in any process but one."""
    if os.getpid() != here:
        raise ValueError("not there")
    return 1


def dies(desk: Desk, here: int) -> int:
    """Kill any process but one."""
    if os.getpid() != here:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2


@pytest.mark.skipif(sys.platform != "linux", reason="a second process is forked on Linux alone")
def test_a_second_process_changes_nothing_but_the_time_and_may_fail_or_die(tmp_path: Path) -> None:
    model = make_tiny_qwen(tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(SCRIPT), str(model)],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == "done\n"
    assert "the round goes on in one process" in done.stderr


def test_without_a_second_process_both_halves_are_done_here() -> None:
    pair = Pair(open_desk(small_base(), LoraShape(2, 4), None), None, halves=2)
    assert pair.each(pid, [(), ()]) == [os.getpid()] * 2


def test_pieces_with_one_key_stay_together() -> None:
    desk = open_desk(small_base(), LoraShape(2, 4), None)
    assert Pair(desk, None, halves=2).parts("abacb") == [[0, 2, 3], [1, 4]]
    assert Pair(desk, None, halves=2).parts("aa") == [[0, 1]]
    assert Pair(desk).parts("abc") == [[0, 1, 2]]
    assert Pair(desk).parts("") == []


def test_what_was_made_flat_gets_its_shapes_back() -> None:
    tensors = [torch.randn(2, 3), torch.randn(4), torch.randn(1, 1, 2)]
    back = unflat(flat(tensors), tensors)
    assert all(torch.equal(one, two) for one, two in zip(tensors, back, strict=True))


def test_a_small_model_is_worked_on_in_halves_and_a_larger_one_is_not(tmp_path: Path) -> None:
    base = load_base(ModelSpec(str(make_tiny_qwen(tmp_path)), threads=1))
    assert halves_for(base) == 2
    base.parameters = ONE_THREAD_PARAMETERS + 1
    assert halves_for(base) == 1


def test_there_is_no_second_process_where_there_is_one_core(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    with Twin.beside() as twin:
        assert twin is None
