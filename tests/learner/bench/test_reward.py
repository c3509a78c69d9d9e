"""Two learned values beside each other: the judging by hand, and the whole on a tiny model."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from learner.bench import find
from learner.bench.drafts import Drafted
from learner.bench.picking import Bounds
from learner.bench.preferences import PREFERENCES, preference
from learner.bench.reward import FAST, FULL, Size, judged, measure, run
from learner.bench.reward_model import RewardOptions
from learner.bench.reward_report import Q_HEAD, REWARD_MODEL, Told, report
from learner.engine.lane import Draft
from learner.options import LearningOptions
from learner.policy import ModelSpec
from learner.prompt import Prompt
from tests.tiny import make_tiny_qwen


def drafted(*texts: str) -> Drafted:
    """Drafts without ids or φ."""
    drafts = tuple(Draft(text, (1,), (0.0,), (0.0,), "stop") for text in texts)
    return Drafted("Hi", Prompt((1,), 0), drafts, ())


JUDGING = [drafted("Oh!", "Oh."), drafted("Well.", "Well!")]


def told(value: str, seed: int, auc: float, best: float, seconds: float) -> Told:
    """What a value came to after 40 thumbs of people who like exclamation marks."""
    return Told(value, seed, "exclamation", 40, Bounds(0.4, 0.9), auc, best, seconds)


def test_judging_counts_ranked_pairs_over_all_prompts_and_the_best_of_each() -> None:
    liked = preference("exclamation")
    # Liked drafts at 3 and 1, others at 2 and 0: of four pairs only (1, 2) is the wrong way round.
    assert judged(liked, JUDGING, [[3.0, 2.0], [0.0, 1.0]]) == (0.75, 1.0)
    # The second prompt's drafts change places: the liked one is the last of all.
    assert judged(liked, JUDGING, [[3.0, 2.0], [1.0, 0.0]]) == (0.5, 0.5)


def test_drafts_of_one_kind_cannot_be_judged() -> None:
    with pytest.raises(ValueError, match="one kind"):
        judged(preference("exclamation"), [drafted("Oh!", "Ah!")], [[1.0, 2.0]])


def test_the_report_says_who_is_ahead_and_what_it_cost() -> None:
    found = [
        told(Q_HEAD, 0, 0.7, 0.8, 0.1),
        told(REWARD_MODEL, 0, 0.8, 0.65, 4.0),
        told(Q_HEAD, 1, 0.9, 0.8, 0.1),
        told(REWARD_MODEL, 1, 0.9, 0.65, 6.0),
    ]
    result = report(
        "tiny",
        found,
        seeds=(0, 1),
        preferences=("exclamation", "short"),
        checkpoints=(40,),
        seconds=30.0,
        minutes=1.0,
    )
    # Shares of the gap: (0.8 - 0.4) / 0.5 and (0.65 - 0.4) / 0.5.
    assert [(row[0], row[1], row[3], row[4]) for row in result.rows] == [
        (40, "Q-head", "0.80 ±0.00", 0.1),
        (40, "LoRA reward model", "0.50 ±0.00", 5.0),
        (40, "chance", "0.00", 0.0),
    ]
    # 0.8 ± 12.7 · 0.1, as Student's t has it for two seeds.
    assert result.rows[0][2] == "0.80 ±1.27"
    assert [(round(wish.value, 3), wish.passed) for wish in result.wishes] == [
        (-0.05, False),
        (0.5, True),
    ]
    assert "the reward model learned for 50 times as long" in result.notes[0]
    assert "short (seed 0), short (seed 1)" in result.notes[1]
    assert result.tables[0].rows == (
        ("exclamation", "yes", "development", 40, "0.80 ±1.27", "0.85 ±0.64"),
    )


def test_the_bench_is_found_by_its_name_and_its_preferences_exist() -> None:
    assert find("reward") is run
    known = {one.name for one in PREFERENCES}
    assert {*FULL.preferences, *FAST.preferences} <= known
    assert any(not preference(name).seen for name in FAST.preferences)


def test_both_values_learn_the_same_thumbs_from_end_to_end(tmp_path: Path) -> None:
    spec = ModelSpec(str(make_tiny_qwen(tmp_path / "model", context_tokens=512)), threads=1)
    size = Size(
        chat=(4, 8),
        code=(1, 1),
        thumbs=(2, 6),
        preferences=("first person", "speaks to you"),
        options=RewardOptions(epochs=1, learning=LearningOptions(rank=2, alpha=4)),
    )
    result = measure(spec, 1, size, workers=1)
    assert [row[:2] for row in result.rows] == [
        (thumbs, value) for thumbs in (2, 6) for value in (Q_HEAD, REWARD_MODEL, "chance")
    ]
    everything = json.loads(result.to_json())["tables"][1]["rows"]
    assert all(0 <= row[4] <= 1 and row[8] > 0 for row in everything)
    assert len(result.wishes) == 3
