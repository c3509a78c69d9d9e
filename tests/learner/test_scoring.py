"""What replies that nobody rated are worth: the Q-head's word and the sandbox's."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from learner.pair import Pair, open_desk
from learner.policy import Base, LoraShape, ModelSpec, load_base
from learner.practice.tasks import bank
from learner.prompt import Prompter
from learner.qvalue.head import Observation, QHead, QOptions
from learner.qvalue.observing import phis_of
from learner.qvalue.sense import pooled
from learner.scoring import Question, Scorer
from storage.records import Turn

from ..tiny import make_tiny_qwen
from .sandbox.boxes import bubblewrap


class World:
    """A tiny model and a head that was taught to like short replies."""

    def __init__(self, folder: Path) -> None:
        self.base: Base = load_base(ModelSpec(str(make_tiny_qwen(folder)), threads=1))
        self.desk = open_desk(self.base, LoraShape(4, 8), None)
        self.prompter = Prompter(self.base)
        self.head = QHead.fit(
            [self.seen(f"r{place}", "hello " * (1 + place % 2 * 12)) for place in range(12)],
            QOptions(),
        )

    def question(
        self, asked: str, *, practised: bool = False, guild: str | None = None
    ) -> Question:
        ids = self.prompter.encode([Turn("user", asked)], 16).ids
        return Question(ids, asked, guild, practised)

    def seen(self, name: str, text: str) -> Observation:
        question = self.question("hello there")
        ids = self.prompter.encode_reply(text)
        with self.desk.policy.disable_adapter():
            hidden = pooled(self.base.model, [question.ids], [ids], 0, self.base.device).numpy()
        (phi,) = phis_of([text], question.asked, hidden)
        reward = 1.0 if len(text) < 20 else -1.0
        return Observation(name, name, None, None, 0.0, phi, (phi,), reward)

    def scores(self, scorer: Scorer, question: Question, *texts: str) -> list[float]:
        replies = [self.prompter.encode_reply(text) for text in texts]
        return scorer.scores([question] * len(texts), replies)

    def scorer(self, head: QHead | None, *, box: bool = False) -> Scorer:
        return Scorer(Pair(self.desk), self.prompter, head, bubblewrap() if box else None)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return World(tmp_path_factory.mktemp("model"))


def test_the_heads_taste_is_the_score(world: World) -> None:
    scorer, question = world.scorer(world.head), world.question("hello there")
    short, long = world.scores(scorer, question, "hello ", "hello " * 13)
    assert -1 <= long < short <= 1


def test_a_score_is_the_heads_pessimistic_value(world: World) -> None:
    text = "hello "
    phi = world.seen("one", text).phi
    got = world.scores(world.scorer(world.head), world.question("hello there"), text)
    assert got == pytest.approx(world.head.scores([phi], None).tolist(), abs=1e-3)
    assert got[0] < float(world.head.values([phi], None).mean[0])


def test_tasks_are_answered_only_with_a_box_and_people_only_with_a_head(world: World) -> None:
    task, asked = world.question("x", practised=True), world.question("x")
    assert not world.scorer(world.head).answers(task)
    assert world.scorer(world.head).answers(asked)
    assert world.scorer(None, box=True).answers(task)
    assert not world.scorer(None, box=True).answers(asked)


def test_an_answer_to_a_task_is_worth_what_its_tests_say(world: World) -> None:
    task = next(one for one in bank() if one.family == "is_even")
    question = world.question(task.request, practised=True)
    right = "```python\ndef is_even(n):\n    return n % 2 == 0\n```"
    wrong = right.replace("==", "!=")
    got = world.scores(world.scorer(world.head, box=True), question, right, wrong, "Sorry.")
    assert got[0] == 1.0
    assert -0.5 <= got[1] < 1.0
    assert got[2] == -1.0


def test_code_for_people_is_worth_half_the_heads_word_and_half_the_sandboxs(world: World) -> None:
    question = world.question("write a function that adds. add(2, 3) should give 5")
    code = "```python\ndef add(a, b):\n    return a + b\n```"
    (alone,) = world.scores(world.scorer(world.head), question, code)
    (both,) = world.scores(world.scorer(world.head, box=True), question, code)
    assert both == pytest.approx((alone + 1.0) / 2)


def test_guilds_are_scored_by_their_own_weights(world: World) -> None:
    here = [
        Observation(
            f"g{place}", f"g{place}", None, "here", 1.0, one.phi, one.drafts, -(one.reward or 0.0)
        )
        for place, one in enumerate(
            world.seen("x", "hello " * (1 + place % 2 * 12)) for place in range(12)
        )
    ]
    told = [world.seen(f"r{place}", "hello " * (1 + place % 2 * 12)) for place in range(12)]
    head = QHead.fit([*told, *here], QOptions())
    scorer = world.scorer(head)
    differences = []
    for guild in (None, "here"):
        question = world.question("hello there", guild=guild)
        short, long = world.scores(scorer, question, "hello ", "hello " * 13)
        differences.append(short - long)
    assert differences[0] > differences[1]
    assert np.isfinite(differences).all()
