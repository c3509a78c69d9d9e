"""What replay does to a round: the same ratings with and without it move the weights elsewhere."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import torch
from safetensors.torch import load_file

from learner.policy import ModelSpec
from learner.request import RoundRequest, RoundResult
from learner.round import run_round
from storage.records import RoundUse
from storage.store import Store

from ..tiny import make_tiny_qwen
from .world import rate_replies, request


def trained_before(folder: Path) -> RoundRequest:
    """A snapshot of 40 rated replies, the 20 oldest of which a promoted round trained on."""
    spec = ModelSpec(str(make_tiny_qwen(folder / "model")))
    store = Store.open(folder / "data")
    base = rate_replies(store, spec, 40)
    old = [one.reply.id for one in store.learnable()[:20] if not one.held_out]
    first = store.add_round(trigger="test", requested_by="test", parent="v0", seed=1)
    store.update_round(first.id, state="running", rating_mark=20)
    store.record_uses(first.id, [RoundUse(reply, 1.0, False) for reply in old])
    version = store.stage_version(round=first.id, parent="v0", fingerprint=base.fingerprint)
    store.seal_version(version.name, "0" * 64)
    store.promote(version.name, first.id)
    store.snapshot(folder / "snapshot.sqlite")
    store.close()
    return request(folder, spec, base.fingerprint)


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
