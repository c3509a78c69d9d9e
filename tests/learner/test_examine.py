"""Candidates before the gate: planted bad ones, honest ones, and damaged files."""

from pathlib import Path

import pytest

from learner.bench.community import requests
from learner.bench.planted import Data, Workshop, noisy
from learner.examine import ADAPTER_FILE, Examination
from learner.options import GateOptions, LearningOptions
from learner.policy import ModelSpec, load_base

from ..tiny import make_tiny_qwen
from .sandbox.boxes import bubblewrap
from .world import ASKED


class Bench:
    """A workshop on a tiny model whose community likes replies with an "e"."""

    def __init__(self, folder: Path) -> None:
        base = load_base(ModelSpec(str(make_tiny_qwen(folder / "model")), threads=1))
        self.workshop = Workshop(base, LearningOptions(rank=4, alpha=8), 16)
        self.folder = folder
        self.data = self.talk(1)
        self.planted = self.workshop.plant(self.data, folder, 1)

    def talk(self, seed: int) -> Data:
        asked = [f"{ASKED[number % len(ASKED)]} {number}" for number in range(40)]
        return self.workshop.talk(asked, lambda text: "e" in text, seed)

    def examine(self, folder: Path, data: Data, seed: int = 1) -> Examination:
        return self.workshop.examine(folder, data, GateOptions(), seed)


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    return Bench(tmp_path_factory.mktemp("examine"))


def failed(seen: Examination) -> set[str]:
    return {check.name for check in seen.checks if not check.passed}


@pytest.mark.parametrize(
    ("name", "check"),
    [
        ("signs flipped", "trained_margin"),
        ("trained too far", "probes_lost"),
        ("collapsed to one reply", "probes_lost"),
        ("trained on gibberish", "kl_nats"),
        ("one number is NaN", "finite"),
        ("one number is infinite", "finite"),
        ("all zero", "loud"),
        ("replaced by noise", "kl_nats"),
        ("scaled by 50", "kl_nats"),
        ("tensors shuffled", "trained_margin"),
    ],
)
def test_a_planted_bad_candidate_is_refused_for_what_is_wrong_with_it(
    bench: Bench, name: str, check: str
) -> None:
    seen = bench.examine(bench.planted[name], bench.data)
    assert seen.verdict == "refused"
    assert check in failed(seen)


def test_the_embedded_model_talked_out_of_code_is_refused_for_the_tasks_it_lost(
    tmp_path: Path,
) -> None:
    base = load_base(ModelSpec(threads=1))
    workshop = Workshop(base, LearningOptions(), 64)
    data = workshop.talk(requests(24, 0), lambda text: "?" in text, 0)
    workshop.talk_out_of_code(data.trained, tmp_path / "candidate", 0)
    seen = workshop.examine(tmp_path / "candidate", data, GateOptions(), 0, bubblewrap())
    lost = next(check for check in seen.checks if check.name == "tasks_lost")
    assert seen.verdict == "refused"
    assert not lost.passed
    assert lost.value > 0.2


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_an_honest_candidate_with_one_label_in_ten_wrong_is_let_through(
    bench: Bench, tmp_path: Path, seed: int
) -> None:
    data = noisy(bench.talk(seed), seed)
    bench.workshop.train(data.trained, tmp_path / "candidate", seed)
    seen = bench.examine(tmp_path / "candidate", data, seed)
    assert seen.verdict != "refused", seen.checks


def test_examining_twice_gives_the_same_numbers(bench: Bench) -> None:
    place = bench.planted["signs flipped"]
    assert bench.examine(place, bench.data) == bench.examine(place, bench.data)


def test_a_truncated_file_and_a_missing_one_are_refused(bench: Bench, tmp_path: Path) -> None:
    whole = (bench.planted["signs flipped"] / ADAPTER_FILE).read_bytes()
    (tmp_path / ADAPTER_FILE).write_bytes(whole[:-100])
    assert failed(bench.examine(tmp_path, bench.data)) == {"readable"}
    (tmp_path / ADAPTER_FILE).unlink()
    assert failed(bench.examine(tmp_path, bench.data)) == {"readable"}


def test_files_without_a_config_are_refused(bench: Bench, tmp_path: Path) -> None:
    whole = (bench.planted["signs flipped"] / ADAPTER_FILE).read_bytes()
    (tmp_path / ADAPTER_FILE).write_bytes(whole)
    assert failed(bench.examine(tmp_path, bench.data)) == {"readable"}
