"""Silent failures in a community of a tiny model: each is noticed, and a healthy one is left be."""

from __future__ import annotations

from pathlib import Path

import pytest

from learner.bench import BenchResult
from learner.bench.community import Community, requests
from learner.bench.failures import FAILURES, Failure
from learner.bench.health import report
from learner.bench.patient import Patient, Spoken, speak
from learner.candidate import save_candidate
from learner.forward import output_layer
from learner.policy import Base, LoraShape, ModelSpec, attach_adapter, load_base
from learner.value import ValueHead
from tests.tiny import make_tiny_qwen

WITHOUT_ROUNDS = [
    one
    for one in FAILURES
    if one.alarm
    in (
        "one_sided_ratings",
        "single_rater",
        "ratings_not_learnable",
        "stale_adapter",
        "dead_schedule",
        "reward_hacking",
        "worse_than_parent",
        "rounds_wait",
    )
]
AT_RANDOM = next(one for one in FAILURES if one.alarm == "value_at_chance")
STILL = next(one for one in FAILURES if one.alarm == "frozen_adapter")


@pytest.fixture(scope="module")
def world(
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[Base, ModelSpec, list[Spoken], Path]:
    """A tiny model, replies that it gave, and the folder of an adapter for it."""
    folder = tmp_path_factory.mktemp("health")
    spec = ModelSpec(str(make_tiny_qwen(folder / "model")), threads=1)
    base = load_base(spec)
    adapter = folder / "adapter"
    policy = attach_adapter(base, LoraShape(2, 4), None)
    for name, tensor in policy.named_parameters():
        if "lora_B" in name:
            tensor.data.fill_(0.01)
    save_candidate(policy, ValueHead(output_layer(policy).weight.shape[1]), adapter, base)
    base = load_base(spec)
    with Community(base, spec, folder / "pool", threads=1) as community:
        pool = speak(community, requests(80, 1), seed=1) * 5
    return base, spec, pool, adapter


def injected(
    failure: Failure, world: tuple[Base, ModelSpec, list[Spoken], Path], place: Path
) -> Patient:
    base, spec, pool, adapter = world
    with Community(base, spec, place, threads=1) as community:
        patient = Patient(community, pool, 1)
        failure.inject(patient, adapter)
        return patient


@pytest.mark.parametrize("failure", WITHOUT_ROUNDS, ids=lambda one: one.name)
def test_a_failure_that_ratings_and_versions_show_is_noticed(
    failure: Failure, world: tuple[Base, ModelSpec, list[Spoken], Path], tmp_path: Path
) -> None:
    patient = injected(failure, world, tmp_path)
    assert failure.alarm in patient.raised, patient.raised


def test_thumbs_at_random_are_noticed_by_what_the_head_foretold(
    world: tuple[Base, ModelSpec, list[Spoken], Path], tmp_path: Path
) -> None:
    patient = injected(AT_RANDOM, world, tmp_path)
    assert 80 <= patient.raised["value_at_chance"] <= 300


def test_a_round_that_does_not_move_is_noticed(
    world: tuple[Base, ModelSpec, list[Spoken], Path], tmp_path: Path
) -> None:
    assert "frozen_adapter" in injected(STILL, world, tmp_path).raised


def test_a_healthy_community_raises_nothing_at_any_look(
    world: tuple[Base, ModelSpec, list[Spoken], Path], tmp_path: Path
) -> None:
    base, spec, pool, _ = world
    with Community(base, spec, tmp_path, threads=1) as community:
        patient = Patient(community, pool, 1)
        patient.schedule()
        for number in range(15):
            patient.rate(8)
            patient.look()
            if number == 3:
                assert patient.fire() is not None
        assert patient.raised == {}


def test_the_table_says_what_was_missed_and_what_was_raised_for_nothing() -> None:
    caught = {FAILURES[0]: [40, 48], FAILURES[1]: [40]}
    result: BenchResult = report("tiny", 2, caught, ["no_ratings"], 9)
    assert result.rows[0][2:] == ("2 of 2", 44, 48)
    assert result.rows[1][2] == "1 of 2"
    assert result.rows[2][1] == "no_ratings"
    assert [wish.passed for wish in result.wishes] == [False, False]
