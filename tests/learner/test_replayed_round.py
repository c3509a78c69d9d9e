"""What replay does to a round: the same ratings with and without it move the weights elsewhere."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import torch
from safetensors.torch import load_file

from learner.policy import ModelSpec, load_base
from learner.request import RoundRequest, RoundResult
from learner.round import run_round
from storage.records import RoundUse
from storage.store import Store

from ..tiny import make_tiny_qwen
from .rows import reply
from .world import rate_replies, request


def trained_before(folder: Path) -> RoundRequest:
    """A snapshot of 40 rated replies, the 20 oldest of which a promoted round trained on."""
    spec = ModelSpec(str(make_tiny_qwen(folder / "model")))
    store = Store.open(folder / "data")
    base = rate_replies(store, spec, 40)
    return after_a_round(folder, spec, base.fingerprint, store, 20)


def after_a_round(
    folder: Path, spec: ModelSpec, fingerprint: str, store: Store, trained: int
) -> RoundRequest:
    """A request on a snapshot of that store, once a round has trained on the oldest replies."""
    old = [one.reply.id for one in store.learnable()[:trained] if not one.held_out]
    first = store.add_round(trigger="test", requested_by="test", parent="v0", seed=1)
    store.update_round(first.id, state="running", rating_mark=trained)
    store.record_uses(first.id, [RoundUse(one, 1.0, False) for one in old])
    version = store.stage_version(round=first.id, parent="v0", fingerprint=fingerprint)
    store.seal_version(version.name, "0" * 64)
    store.promote(version.name, first.id)
    store.snapshot(folder / "snapshot.sqlite")
    store.close()
    return request(folder, spec, fingerprint)


def run(
    asked: RoundRequest, share: float, folder: Path
) -> tuple[RoundResult, dict[str, torch.Tensor]]:
    """The result and the candidate's weights of a round on thumbs alone, with that replayed share.

    Without rollouts: where they score lower, both rounds would be taken back to their parent.
    """
    thumbs_alone = replace(asked.options, rollouts=0)
    asked = replace(asked, replay_share=share, candidate_folder=str(folder), options=thumbs_alone)
    result = run_round(asked, lambda progress: None)
    return result, load_file(folder / "adapter_model.safetensors")


def test_taking_replay_out_of_a_round_changes_the_update(tmp_path: Path) -> None:
    asked = trained_before(tmp_path)
    mixed, with_replay = run(asked, 0.5, tmp_path / "with")
    again, repeated = run(asked, 0.5, tmp_path / "again")
    fresh, without = run(asked, 0.0, tmp_path / "without")
    assert 0 < mixed.metrics["replayed_share"] <= 0.5
    assert fresh.metrics["replayed_share"] == 0
    assert {use.reply for use in fresh.uses} == {
        use.reply for use in mixed.uses if not use.replayed
    }
    assert again.uses == mixed.uses
    assert all(torch.equal(with_replay[name], repeated[name]) for name in with_replay)
    assert any(not torch.equal(with_replay[name], without[name]) for name in with_replay)


def test_thumbs_that_a_community_has_since_spoken_against_are_neither_replayed_nor_judge(
    tmp_path: Path,
) -> None:
    spec = ModelSpec(str(make_tiny_qwen(tmp_path / "model")))
    store = Store.open(tmp_path / "data")
    for number in range(100):
        text = "hello" if number % 2 else "the quick brown fox, " * 6
        one = reply(number, text=text, asked=f"how are you today? {number}", imported=True)
        store.new_conversation(owner="anna", source="web", id=one.conversation)
        store.add_reply(one)
        liked = (number % 2 == 1) == (number < 60)
        store.rate(one.id, "anna", 1 if liked else -1)
    aside = sum(one.held_out for one in store.learnable()[60:])
    asked = after_a_round(tmp_path, spec, load_base(spec).fingerprint, store, 60)
    turned, _ = run(asked, 0.5, tmp_path / "turned")
    assert turned.metrics["value_contradicted"] >= 55
    assert turned.metrics["replayed_share"] < 0.15
    assert turned.metrics["held_out_replies"] <= aside + 3
    stubborn = replace(asked, qvalue=replace(asked.qvalue, change=1000.0))
    never, _ = run(stubborn, 0.5, tmp_path / "never")
    assert never.metrics["value_contradicted"] == 0
    assert never.metrics["replayed_share"] == 0.5
    assert never.metrics["held_out_replies"] > turned.metrics["held_out_replies"]
