"""One round in its own process and in this one, on two tiny architectures."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from safetensors.torch import load_file

from learner.policy import Base, ModelSpec
from learner.request import RoundProgress, RoundRequest
from learner.round import RoundError, run_round
from learner.value import FILE_NAME
from storage.store import Store

from ..tiny import make_tiny_gpt2, make_tiny_qwen
from .world import rate_replies, request


@pytest.fixture(scope="module", params=[make_tiny_gpt2, make_tiny_qwen], ids=["gpt2", "qwen"])
def world(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, ModelSpec, Base]:
    """A folder with a snapshot of 40 rated replies, its model's spec and the loaded base."""
    make: Callable[[Path], Path] = request.param
    folder = tmp_path_factory.mktemp("round")
    spec = ModelSpec(str(make(folder / "model")))
    store = Store.open(folder / "data")
    base = rate_replies(store, spec, 40)
    store.snapshot(folder / "snapshot.sqlite")
    store.close()
    return folder, spec, base


def wanted(world: tuple[Path, ModelSpec, Base], tmp_path: Path) -> RoundRequest:
    """A request on that world which writes into the test's own folder.

    Without rollouts, whose scores may take all of so short a round back.
    """
    folder, spec, base = world
    asked = request(folder, spec, base.fingerprint)
    return replace(
        asked,
        options=replace(asked.options, rollouts=0),
        candidate_folder=str(tmp_path / "candidate"),
        result_file=str(tmp_path / "result.json"),
    )


def sha(folder: Path) -> dict[str, str]:
    return {
        one.name: hashlib.sha256(one.read_bytes()).hexdigest() for one in sorted(folder.iterdir())
    }


def test_a_round_trains_a_candidate_and_says_what_it_used(
    world: tuple[Path, ModelSpec, Base], tmp_path: Path
) -> None:
    asked = wanted(world, tmp_path)
    heard: list[RoundProgress] = []
    result = run_round(asked, heard.append)
    assert result.verdict in ("proven", "unproven"), result.checks
    assert {check.name for check in result.checks} >= {"finite", "kl_nats", "held_out_margin"}
    assert [one.phase for one in heard][:2] == ["loading", "choosing"]
    assert heard[-1].phase == "gate"
    assert [one.fraction for one in heard] == sorted(one.fraction for one in heard)
    held_out = int(result.metrics["held_out_replies"])
    assert len(result.uses) == 40 - held_out == result.metrics["replies"]
    assert not any(use.replayed for use in result.uses)
    assert sorted(sha(Path(asked.candidate_folder))) == [
        "README.md",
        "adapter_config.json",
        "adapter_model.safetensors",
        FILE_NAME,
    ]
    assert "machine" not in (Path(asked.candidate_folder) / "README.md").read_text()


def test_a_second_round_goes_on_from_its_parents_weights_and_value_head(
    world: tuple[Path, ModelSpec, Base], tmp_path: Path
) -> None:
    first = wanted(world, tmp_path)
    run_round(first, lambda progress: None)
    second = replace(
        first,
        round="r2",
        parent="v1",
        parent_folder=first.candidate_folder,
        candidate_folder=str(tmp_path / "second"),
        options=replace(first.options, learning_rate=1e-9, critic_learning_rate=1e-9),
    )
    result = run_round(second, lambda progress: None)
    assert result.metrics["kl"] > 0
    for name in ("adapter_model.safetensors", FILE_NAME):
        before = load_file(Path(first.candidate_folder) / name)
        after = load_file(Path(second.candidate_folder) / name)
        for key, value in before.items():
            assert (after[key] - value).abs().max() < 1e-6
            assert value.any() or "bias" in key


def test_a_round_without_enough_new_ratings_says_how_many_are_missing(
    world: tuple[Path, ModelSpec, Base], tmp_path: Path
) -> None:
    asked = replace(wanted(world, tmp_path), minimum_ratings=50)
    with pytest.raises(RoundError, match="10 more new ratings"):
        run_round(asked, lambda progress: None)
    assert not Path(asked.candidate_folder).exists()


def test_a_round_for_another_model_is_refused(
    world: tuple[Path, ModelSpec, Base], tmp_path: Path
) -> None:
    asked = replace(wanted(world, tmp_path), fingerprint="another")
    with pytest.raises(RoundError, match="restart"):
        run_round(asked, lambda progress: None)


def test_a_round_out_of_time_trains_nothing_and_is_refused(
    world: tuple[Path, ModelSpec, Base], tmp_path: Path
) -> None:
    result = run_round(replace(wanted(world, tmp_path), budget_seconds=1e-6), lambda progress: None)
    assert result.verdict == "refused"
    assert result.metrics["cut_by_budget"] == 1.0
    assert "changed" in {check.name for check in result.checks if not check.passed}
