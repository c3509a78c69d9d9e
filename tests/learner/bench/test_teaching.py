"""Communities that teach the weights of a tiny model: every part real but for the child process."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from learner.bench import community, personalise
from learner.bench.baselines import _fitting, examples
from learner.bench.crew import crew, loaded
from learner.bench.drafts import drafts_of
from learner.bench.forget import PHASES, Course, Mind, Size, disliked, learn_in_turn, report
from learner.bench.picking import People
from learner.bench.preferences import preference
from learner.bench.teaching import Arm, Classroom, Rated, teach
from learner.options import LearningOptions
from learner.policy import ModelSpec
from learner.request import RoundRequest, RoundResult
from learner.round import run_round
from tests.tiny import make_tiny_qwen

QUICK = LearningOptions(
    rank=2,
    alpha=4,
    learning_rate=1e-3,
    epochs=1,
    rollouts=4,
    rollouts_each=2,
    rollout_tokens=6,
    iterations=1,
)


@pytest.fixture(scope="module")
def spec(tmp_path_factory: pytest.TempPathFactory) -> ModelSpec:
    folder = make_tiny_qwen(tmp_path_factory.mktemp("model"), context_tokens=512)
    return ModelSpec(str(folder), threads=1)


@pytest.fixture(autouse=True)
def _in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(request: RoundRequest, _folder: Path) -> RoundResult:
        return run_round(request, lambda _progress: None)

    monkeypatch.setattr(community, "run_child", run)


@pytest.fixture
def room(spec: ModelSpec, tmp_path: Path) -> Iterator[Classroom]:
    arm = Arm("best of 2", 2, (6,), QUICK)
    with Classroom(loaded(spec), spec, tmp_path, arm, seed=1) as room:
        yield room


def test_every_draft_is_stored_with_the_probability_that_it_was_picked_with(
    spec: ModelSpec, room: Classroom
) -> None:
    drafted = drafts_of(spec, "chat", 3, seed=1, each=2)
    room.rate(drafted, People(preference("exclamation"), 0.0, 1))
    stored = room._community.store.learnable()
    assert [one.reply.turns[-1].content for one in stored] == [one.asked for one in drafted]
    for one in stored:
        assert len(one.reply.drafts) == 2
        assert sum(draft.pick_probability for draft in one.reply.drafts) == pytest.approx(1)
        thumb = preference("exclamation").thumb(one.reply.text, "")
        assert [rating.value for rating in one.ratings] == [thumb]


def test_withdrawn_thumbs_are_learned_from_no_more(spec: ModelSpec, room: Classroom) -> None:
    drafted = drafts_of(spec, "chat", 3, seed=1, each=2)
    people = People(preference("short"), 0.0, 1)
    room.rate(drafted[:2], people)
    room.withdraw()
    room.rate(drafted[2:], people)
    assert len(room._community.store.learnable()) == 1


def test_an_arm_is_judged_at_its_checkpoints_and_serves_what_the_gate_let_through(
    spec: ModelSpec, tmp_path: Path
) -> None:
    drafted = drafts_of(spec, "chat", 10, seed=2)
    taught = teach(
        Arm("the whole", 8, (6,), QUICK),
        preference("exclamation"),
        drafted[:6],
        drafted[6:],
        (0, 4, 8),
        base=loaded(spec),
        spec=spec,
        folder=tmp_path,
        seed=3,
    )
    assert [mark.ratings for mark in taught.marks] == [0, 4, 8]
    assert all(0 <= mark.score <= 1 for mark in taught.marks)
    assert len(taught.said) == 8
    (result,) = taught.results
    assert (taught.adapter is None) == (result.verdict == "refused")
    assert result.metrics["rollouts"] >= 4


def test_shuffled_thumbs_are_the_same_thumbs_in_another_order(
    spec: ModelSpec, tmp_path: Path
) -> None:
    drafted = drafts_of(spec, "chat", 12, seed=4, each=1)
    people = People(preference("exclamation"), 0.0, 1)
    arm = Arm("shuffled", options=QUICK, shuffled=True)
    with Classroom(loaded(spec), spec, tmp_path, arm, seed=1) as room:
        room.rate(drafted, people)
        thumbs = [one.thumb for one in room.said]
    true = [preference("exclamation").thumb(one.texts[0], one.asked) for one in drafted]
    assert sorted(thumbs) == sorted(true)


def test_a_round_that_breaks_counts_as_failed_and_changes_nothing(
    spec: ModelSpec, room: Classroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(_request: RoundRequest, _folder: Path) -> RoundResult:
        raise community.RoundFailed("out of memory")

    monkeypatch.setattr(community, "run_child", breaks)
    room.rate(drafts_of(spec, "chat", 1, seed=1, each=2), People(preference("short"), 0.0, 1))
    room.train()
    assert [(one.verdict, one.error) for one in room.results] == [("failed", "out of memory")]
    assert room.adapter is None


def test_personalise_measures_from_end_to_end(
    spec: ModelSpec, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(personalise, "LESSONS", (personalise.teach_the_weights,))
    size = personalise.Size(
        chat=(8, 4),
        code=(4, 4),
        checkpoints=(0, 8),
        rounds=(8,),
        kto=(8,),
        prompted=(8,),
        extras=False,
        options=QUICK,
    )
    result = personalise.measure(spec, 1, size, workers=1)
    names = [row[0] for row in result.rows]
    assert names[0] == "Q-head only, best of 8"
    assert {"weights only", "KTO (TRL), same ratings", "examples in the prompt"} <= set(names)
    assert result.figure.startswith("<svg")


def test_forgetting_is_measured_after_every_phase(spec: ModelSpec) -> None:
    size = Size(ratings=4, judging=3, each=1, options=QUICK)
    course = learn_in_turn(spec, Arm("naive", options=QUICK, replay_share=0.0), 0, size)
    assert len(course.after) == len(course.verdicts) == len(PHASES)
    assert all(len(row) == 3 for row in (course.before, *course.after))
    assert course.transfer.backward == -course.transfer.forgetting


def test_the_report_of_forgetting_holds_replay_against_its_limit() -> None:
    before = (0.2, 0.2, 0.2)
    naive = ((0.8, 0.2, 0.2), (0.5, 0.8, 0.2), (0.4, 0.6, 0.8), (0.8, 0.6, 0.7), (0.5, 0.6, 0.7))
    kept = ((0.8, 0.2, 0.3), (0.8, 0.8, 0.4), (0.8, 0.72, 0.8), (0.9, 0.7, 0.8), (0.6, 0.7, 0.8))
    courses = [
        Course(arm, seed, before, after, ("proven",) * 5, 60.0)
        for arm, after in (("naive", naive), ("replay", kept))
        for seed in (0, 1)
    ]
    minds = [Mind("trusting", seed, (-1.0, share)) for seed, share in ((0, 0.4), (1, 0.6))]
    result = report("tiny", courses, minds, Size(minutes=10), 120.0)
    # Naive: ((0.4 - 0.8) + (0.6 - 0.8)) / 2; replay: ((0.8 - 0.8) + (0.72 - 0.8)) / 2.
    assert [row[3] for row in result.rows] == ["-0.30 ±0.00", "-0.04 ±0.00"]
    assert [row[5:8] for row in result.rows] == [
        ("0.60 ±0.00", "0.40 ±0.00", "0.30 ±0.00"),
        ("0.60 ±0.00", "0.10 ±0.00", "0.30 ±0.00"),
    ]
    assert [(round(wish.value, 3), wish.passed) for wish in result.wishes] == [
        (-0.04, True),
        (2.0, True),
    ]
    assert result.figure.startswith("<svg")
    (_, of_minds, _) = result.tables
    assert [row[:2] for row in of_minds.rows] == [("trusting", "-1.00 ±0.00")]
    assert of_minds.rows[0][2].startswith("0.50 ±")


def test_a_disliked_preference_is_its_opposite_and_nobody_likes_silence() -> None:
    no_question = disliked(preference("closing question"))
    assert (no_question.likes("Hello.", "Hi"), no_question.likes("Well?", "Hi")) == (1.0, 0.0)
    assert no_question.likes("", "Hi") == 0.0


def test_the_newest_short_examples_are_told_with_their_scores() -> None:
    said = [Rated("Hi", f"Reply {number}", 1 if number % 2 else -1) for number in range(20)]
    told = examples([*said, Rated("Hi", "long " * 100, 1)])
    assert '"Reply 13" (score +1) "Reply 15" (score +1)' in told
    assert '"Reply 16" (score -1) "Reply 18" (score -1)' in told
    assert "Reply 11" not in told
    assert "long" not in told


def test_examples_that_leave_no_room_for_a_prompt_are_left_out(spec: ModelSpec) -> None:
    base = loaded(spec)
    said = [Rated("Hi", f"{number} " + "y~" * 55, 1) for number in range(9)]
    roomy, narrow = (_fitting(base, said, [asked]) for asked in ("Hi", "z^" * 60))
    assert 4 >= roomy.count("score +1)") > narrow.count("score +1)")


def test_a_crew_of_one_works_in_this_process() -> None:
    with crew(1) as executor:
        assert [executor.submit(max, 1, 2).result(), executor.submit(min, 1, 2).result()] == [2, 1]
