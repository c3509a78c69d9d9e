"""Rated replies as the policy's actions."""

from dataclasses import replace
from pathlib import Path

import pytest

from learner.policy import Base, ModelSpec, load_base
from learner.prompt import Prompter
from learner.replay import Choice
from learner.trajectory import trajectories, trajectory
from storage.records import Turn

from ..tiny import make_tiny_qwen
from .rows import rated, reply


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Base:
    folder: Path = make_tiny_qwen(tmp_path_factory.mktemp("model"))
    return load_base(ModelSpec(str(folder), threads=1))


def test_what_this_model_wrote_keeps_its_ids_and_log_probs(base: Base) -> None:
    record = reply(
        1, prompt_ids=[5, 6], ids=[7, 8], logprobs=[-1, -2], fingerprint=base.fingerprint
    )
    row = trajectory(rated(record, 1), Prompter(base), base)
    assert row is not None
    assert (row.prompt_ids, row.reply_ids, row.behaviour) == ((5, 6), (7, 8), (-1, -2))
    assert (row.reward, row.replayed, row.tokens) == (0.5, False, 4)


def test_shown_replies_weighted_by_their_picks_stand_for_their_drafts(base: Base) -> None:
    """Over the pick, the weighted mean of any number is its mean over all drafts."""
    values, chances = (3.0, -1.0, 5.0, 2.0), (0.7, 0.1, 0.15, 0.05)
    record = reply(1, prompt_ids=[5], ids=[7], logprobs=[-1], fingerprint=base.fingerprint)
    (shown,) = record.drafts
    expected = 0.0
    for place, (value, chance) in enumerate(zip(values, chances, strict=True)):
        drafts = tuple(
            replace(shown, pick_probability=one, picked=at == place)
            for at, one in enumerate(chances)
        )
        row = trajectory(rated(replace(record, drafts=drafts), 1), Prompter(base), base)
        assert row is not None
        expected += chance * row.weight * value
    assert expected == pytest.approx(sum(values) / len(values))


def test_the_only_draft_weighs_one(base: Base) -> None:
    record = reply(1, prompt_ids=[5], ids=[7], logprobs=[-1], fingerprint=base.fingerprint)
    row = trajectory(rated(record, 1), Prompter(base), base)
    assert row is not None
    assert (row.weight, row.baseline) == (1.0, None)


@pytest.mark.parametrize("imported", [True, False])
def test_imported_rows_and_another_models_are_encoded_anew_without_log_probs(
    base: Base, imported: bool
) -> None:
    record = reply(
        1,
        asked="hello",
        text="fine, thank you.",
        prompt_ids=[5],
        ids=[6],
        logprobs=[-1],
        fingerprint="another",
        imported=imported,
    )
    prompter = Prompter(base)
    row = trajectory(rated(record, -1), prompter, base, replayed=True)
    assert row is not None
    assert row.prompt_ids == prompter.encode([Turn("user", "hello")], 8).ids
    assert row.reply_ids == prompter.encode_reply("fine, thank you.")
    assert row.behaviour is None
    assert row.replayed
    assert row.reward == -0.5


def test_a_reply_longer_than_the_context_is_cut_to_fit(base: Base) -> None:
    row = trajectory(rated(reply(1, text="hello there " * 500), 1), Prompter(base), base)
    assert row is not None
    assert len(row.reply_ids) == base.context_tokens // 2
    assert row.tokens <= base.context_tokens


@pytest.mark.parametrize(("asked", "text"), [("hello", "  "), ("hello " * 5000, "yes")])
def test_an_empty_reply_and_a_turn_too_long_are_left_out(base: Base, asked: str, text: str) -> None:
    one = rated(reply(1, asked=asked, text=text), 1)
    assert trajectory(one, Prompter(base), base) is None
    assert trajectories(Choice((one,), ()), Prompter(base), base) == []


def test_fresh_ones_come_first_and_replayed_ones_are_marked(base: Base) -> None:
    choice = Choice((rated(reply(2), 1),), (rated(reply(1), -1, trained_rounds=("r1",)),))
    rows = trajectories(choice, Prompter(base), base)
    assert [(row.reply, row.replayed) for row in rows] == [("r2", False), ("r1", True)]


def test_a_reply_that_was_cut_off_is_encoded_without_an_end(base: Base) -> None:
    prompter = Prompter(base)
    cut = replace(reply(1, text="fine", fingerprint="another"), finish_reason="length")
    row = trajectory(rated(cut, 1), prompter, base)
    assert row is not None
    assert row.reply_ids == prompter.encode_reply("fine")[:-1]
