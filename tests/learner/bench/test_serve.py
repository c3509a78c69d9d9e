"""The serving bench in its smallest form, and the parts that its figures rest on."""

import json
import time
from pathlib import Path

import pytest

from learner.bench import BENCHES, BenchArguments, BenchResult, UnknownBench, Wish, find
from learner.bench.community import Community
from learner.bench.during_round import fill
from learner.bench.load import SteadyLoad, Stopwatch, all_at_once, one_by_one, prompts, quantile
from learner.bench.serve import run
from learner.engine.engine import Sampling
from learner.policy import ModelSpec
from tests.learner.serving import PROMPTS, base, engine, folder

SHORT = Sampling(temperature=0, max_tokens=6)


def test_the_bench_measures_every_way_on_a_tiny_model() -> None:
    spec = ModelSpec(str(folder("qwen")), device="cpu")
    result = run(BenchArguments(seeds=1, fast=True, model=spec))
    assert [len(row) for row in result.rows] == [len(result.columns)] * len(result.rows)
    assert {row[0] for row in result.rows} >= {
        "one at a time",
        "16 clients at once",
        "model.generate, one batch of 16",
    }
    assert all(float(row[1]) > 0 for row in result.rows)
    assert len(result.wishes) == 3
    assert [row[0] for row in result.tables[0].rows] == ["one draft", "best of 8"]
    assert all(float(row[1]) > 0 for row in result.tables[0].rows)
    assert json.loads(result.to_json())["columns"] == list(result.columns)


def test_clients_count_every_token_that_they_got() -> None:
    with engine() as running:
        assert one_by_one(running, PROMPTS, SHORT).tokens == 30
        assert all_at_once(running, PROMPTS, SHORT, ("v0", "v1", "v2"), each=2).tokens == 60
        assert running.stats().versions == ("v0",)


def test_a_steady_load_notes_every_answer_and_every_refusal() -> None:
    with engine() as running:
        load = SteadyLoad(running, PROMPTS, SHORT, every_seconds=0.01)
        load.start()
        load.wait_for(10)
        load.stop()
        assert len(load.latencies_seconds) == running.stats().finished >= 10
        assert not load.refused
        assert not load.errors
        assert len(load.between(0.0, time.perf_counter())) == len(load.latencies_seconds)
        assert load.between(0.0, 0.0) == []


def test_the_loads_replies_are_stored_with_a_thumb_each(tmp_path: Path) -> None:

    with Community(base(), ModelSpec(str(folder("qwen")), device="cpu"), tmp_path) as community:
        fill(community, 20)
        assert community.store.count_replies() == community.store.count_ratings() == 20
        assert len(community.store.learnable()) == 20


def test_the_questions_differ_and_fit_the_model() -> None:

    loaded = base()
    asked = prompts(loaded)
    assert len(set(asked)) == 16
    assert max(map(len, asked)) < loaded.context_tokens - 64


def test_quantiles_are_nearest_ranks() -> None:
    values = [float(number) for number in range(1, 101)]
    assert quantile(values, 0.95) == 96.0
    assert quantile([3.0], 0.95) == 3.0
    assert quantile([], 0.5) != quantile([], 0.5)


def test_a_speed_is_tokens_over_time() -> None:
    speed = Stopwatch().speed(100)
    assert speed.by_clock == pytest.approx(100 / speed.seconds)
    assert speed.by_processor == pytest.approx(100 / speed.processor_seconds)


def test_a_result_passes_only_when_every_wish_held() -> None:
    good, bad = Wish("a", 1, 0, True), Wish("b", 0, 1, False)
    assert BenchResult("t", (), (), (good,)).passed
    assert not BenchResult("t", (), (), (good, bad)).passed


def test_a_wrong_name_lists_the_right_ones() -> None:
    with pytest.raises(UnknownBench, match=", ".join(BENCHES)):
        find("speed")
    assert find("serve") is run
