"""Learning from rollouts on a tiny model, with a score that is a rule."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
import torch

from learner.explore import Explorer, compared, learn, measured, telling
from learner.options import LearningOptions
from learner.pair import Pair, open_desk
from learner.policy import Base, LoraShape, ModelSpec, load_base
from learner.prompt import Prompter
from learner.rollouts import Rollout, draw_rollouts
from learner.scoring import Question, Scorer
from learner.trajectory import Trajectory
from learner.update import Training
from storage.records import Turn

from ..tiny import make_tiny_qwen

OPTIONS = LearningOptions(
    rank=4,
    alpha=8,
    minibatch=16,
    rollout_minibatch=16,
    epochs=2,
    kl_coefficient=0.0,
    kl_limit_nats=100,
    rollouts=192,
    rollouts_each=8,
    rollout_tokens=6,
    iterations=3,
    rollout_epochs=2,
)


class Rule:
    """Stands for a scorer: the share of a reply's ids that are liked, or what it is told."""

    def __init__(self, liked: Sequence[int] = (), told: Sequence[float] = ()) -> None:
        self._liked, self._told = frozenset(liked), list(told)
        self.seen: list[float] = []

    def answers(self, question: Question) -> bool:
        return not question.practised

    def scores(
        self, questions: Sequence[Question], replies: Sequence[tuple[int, ...]]
    ) -> list[float]:
        level = self._told.pop(0) if self._told else None
        found = [
            sum(one in self._liked for one in ids) / len(ids) if level is None else level
            for ids in replies
        ]
        self.seen.append(sum(found) / len(found))
        return found


class World:
    """A tiny base, a fresh adapter on it, and what was asked."""

    def __init__(self, folder: Path) -> None:
        self.base: Base = load_base(ModelSpec(str(make_tiny_qwen(folder)), threads=1))
        torch.manual_seed(1)
        self.desk = open_desk(self.base, LoraShape(4, 8), None)
        self.pair = Pair(self.desk)
        prompter = Prompter(self.base)
        asked = ("hello", "how are you?", "thank you", "the quick brown fox")
        self.questions = [
            Question(prompter.encode([Turn("user", text)], 8).ids, text, None, False)
            for text in asked
        ]
        self.rows = [
            Trajectory(f"r{place}", one.ids, (5, 6, 7), (-3.0,) * 3, 0.5 if place % 2 else -0.5)
            for place, one in enumerate(self.questions)
        ]

    def training(self, options: LearningOptions, deadline: float | None = None) -> Training:
        return Training(self.pair, options, learning_rate=5e-3, seed=1, deadline=deadline)

    def explorer(self, rule: Rule, options: LearningOptions = OPTIONS) -> Explorer:
        return Explorer(self.pair, cast(Scorer, rule), self.questions, options, 3)

    def weights(self) -> list[torch.Tensor]:
        return [one.detach().clone() for one in self.desk.trained()]


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


def same(one: Sequence[torch.Tensor], two: Sequence[torch.Tensor]) -> bool:
    return all(torch.equal(a, b) for a, b in zip(one, two, strict=True))


def test_rollouts_move_the_policy_to_what_scores_high(world: World) -> None:
    prompts = [one.ids for one in world.questions]
    drawn = draw_rollouts(world.base, prompts, 50, 6, 9)
    said = Counter(token for one in drawn for token in one.ids)
    rule = Rule([token for token, _ in said.most_common(3)])
    options = replace(OPTIONS, rollouts=960, negative_scale=1.0)
    done = learn(world.training(options), world.explorer(rule, options), world.rows, options)
    values = [one.value for one in done.drawings]
    assert len(values) == options.iterations + 1
    assert values[-1] > values[0] + 0.1
    assert values == pytest.approx(rule.seen)
    metrics = done.metrics()
    assert (metrics["value_before"], metrics["value_after"]) == (values[0], values[-1])
    assert metrics["rollouts"] == len(values) * options.rollouts / options.iterations


def test_the_same_seed_explores_the_same(tmp_path: Path) -> None:
    found = []
    for name in ("one", "two"):
        world = World(tmp_path / name)
        told = Rule(told=(0.1, 0.2, 0.3, 0.4))
        learn(world.training(OPTIONS), world.explorer(told), world.rows, OPTIONS)
        found.append(world.weights())
    assert same(*found)


def test_what_lowers_the_score_is_taken_back_and_ends_the_round(world: World) -> None:
    start = world.weights()
    rule = Rule(told=(0.5, 0.2))
    done = learn(world.training(OPTIONS), world.explorer(rule), world.rows, OPTIONS)
    assert done.taken_back
    assert [one.value for one in done.drawings] == [0.5, 0.2]
    assert done.metrics()["value_after"] == 0.5
    assert same(world.weights(), start)


def test_without_rollouts_the_rated_replies_are_learned_alone(world: World) -> None:
    options = replace(OPTIONS, rollouts=0)
    training = world.training(options)
    done = learn(training, world.explorer(Rule(), options), world.rows, options)
    assert done.metrics() == {"rollouts": 0.0}
    assert len(training.result().steps) == options.epochs


def test_questions_that_cannot_be_scored_get_no_rollouts(world: World) -> None:
    world.questions = [replace(one, practised=True) for one in world.questions]
    assert not world.explorer(Rule())


def test_without_time_left_nothing_is_drawn_and_the_update_says_so(world: World) -> None:
    past = time.monotonic() - 1
    training = world.training(OPTIONS, past)
    done = learn(training, world.explorer(Rule()), world.rows, OPTIONS, past)
    assert done.drawings == ()
    assert training.result().ending == "budget"


def test_only_rated_replies_count_as_used(world: World) -> None:
    training = world.training(OPTIONS)
    learn(training, world.explorer(Rule()), world.rows, OPTIONS)
    assert set(training.result().weights) == {row.reply for row in world.rows}


def test_rated_replies_get_their_passes_and_no_more(world: World) -> None:
    training = world.training(OPTIONS)
    told = Rule(told=(0.1, 0.2, 0.3, 0.4))
    learn(training, world.explorer(told), world.rows, OPTIONS)
    kept = round(OPTIONS.rollouts / OPTIONS.iterations * OPTIONS.rollout_share)
    first = -(-(kept + len(world.rows)) // OPTIONS.rollout_minibatch) * OPTIONS.rollout_epochs
    later = -(-kept // OPTIONS.rollout_minibatch) * OPTIONS.rollout_epochs
    assert len(training.result().steps) == first + 2 * later


def test_a_drawings_error_is_taken_over_prompts() -> None:
    rows = [
        Trajectory("", prompt, (3,), (-1.0,), score, baseline=0.0)
        for prompt, score in (((1,), 0.0), ((1,), 0.4), ((2,), 0.6), ((2,), 1.0))
    ]
    drawing = measured(rows)
    assert drawing.rollouts == 4
    assert drawing.value == pytest.approx(0.5)
    assert drawing.error == pytest.approx(0.3 / 2**0.5)


def test_a_rollout_is_compared_with_the_others_on_its_prompt() -> None:
    questions = [Question((1,), "a", None, False), Question((2,), "b", None, False)]
    drawn = [Rollout(0, (3,), (-1.0,)), Rollout(0, (4,), (-1.0,)), Rollout(1, (5,), (-1.0,))]
    rows = compared(questions, drawn, [0.8, 0.2, 0.5])
    assert [row.baseline for row in rows] == pytest.approx([0.2, 0.8, 0.5])
    assert [row.prompt_ids for row in rows] == [(1,), (1,), (2,)]
    assert telling(rows, 0.5) == rows[:2]
