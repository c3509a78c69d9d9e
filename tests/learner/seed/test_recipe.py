"""The recipe from the first line of text to a folder that loads, at a tiny size."""

from dataclasses import replace
from pathlib import Path

import pytest
import torch
from transformers import AutoModelForCausalLM, AutoTokenizer, LlamaForCausalLM

from learner.seed import embedded_path, training
from learner.seed.recipe import Shape, run

_SHAPE = Shape(vocabulary=300, width=32, layers=1)


def test_a_tiny_run_writes_a_model_that_loads(tmp_path: Path) -> None:
    plan = training.Plan(minutes=5, tokens=4_000, batch_tokens=1024, pool=32)
    run(tmp_path, plan, _SHAPE, resume=False, held_out=0)
    model = AutoModelForCausalLM.from_pretrained(tmp_path)
    tokenizer = AutoTokenizer.from_pretrained(tmp_path)
    assert model.config.vocab_size == len(tokenizer) == 300
    assert "# Thumbwise seed" in (tmp_path / "README.md").read_text(encoding="utf-8")
    assert not (tmp_path / "checkpoint.pt").exists()


def test_a_resumed_run_goes_on_where_its_checkpoint_stands(tmp_path: Path) -> None:
    tokenizer = AutoTokenizer.from_pretrained(embedded_path())

    def go(tokens: int, resume: bool) -> tuple[LlamaForCausalLM, training.Progress]:
        plan = training.Plan(minutes=5, tokens=tokens, batch_tokens=1024, pool=32)
        model = training.build(len(tokenizer), tokenizer, width=32, layers=1)
        progress = training.train(
            model, tokenizer, plan, tmp_path / "checkpoint.pt", lambda *_: None, resume
        )
        return model, progress

    first, before = go(4_000, False)
    assert 4_000 <= before.tokens < 6_000
    same, still = go(4_000, True)
    assert still.steps == before.steps
    assert all(
        torch.equal(one, other)
        for one, other in zip(first.parameters(), same.parameters(), strict=True)
    )
    _, after = go(8_000, True)
    assert after.steps > before.steps
    assert after.pools > before.pools
    assert after.tokens >= 8_000


def test_the_rate_rises_then_falls_to_its_floor() -> None:
    plan = training.Plan(warmup=0.1, floor=0.02)
    rates = [training.schedule(plan, used / 100) for used in range(101)]
    assert rates[0] < rates[5] < rates[10] == pytest.approx(1.0)
    assert rates[10:] == sorted(rates[10:], reverse=True)
    assert rates[-1] == pytest.approx(0.02)


def test_the_budget_is_whichever_of_time_and_tokens_is_used_up_first() -> None:
    plan = training.Plan(minutes=10, tokens=1_000)
    assert training.share(plan, training.Progress(seconds=300, tokens=100)) == 0.5
    assert training.share(plan, training.Progress(seconds=60, tokens=900)) == 0.9


def test_batches_keep_to_their_size_and_the_same_seed_repeats_them() -> None:
    tokenizer = AutoTokenizer.from_pretrained(embedded_path())
    plan = training.Plan(batch_tokens=2048, pool=64)
    first = list(training.batches(tokenizer, plan, 0))
    for (ids, weights), (again, _) in zip(first, training.batches(tokenizer, plan, 0), strict=True):
        assert torch.equal(ids, again)
        assert ids.shape == weights.shape
        # Rounding the length up to 16 may add a little to the budget.
        assert ids.shape[0] == 1 or ids.shape[0] * (ids.shape[1] - 15) <= 2048
        assert not weights[ids == tokenizer.pad_token_id].any()


def test_the_loss_counts_the_models_own_tokens_by_their_weight() -> None:
    tokenizer = AutoTokenizer.from_pretrained(embedded_path())
    model = training.build(len(tokenizer), tokenizer, width=32, layers=1)
    ids = torch.randint(3, 400, (2, 12))
    weights = torch.zeros(2, 12)
    weights[0, 5], weights[1, 9] = 1, 3
    loss = training.loss_of(model.model, model.lm_head, (ids, weights))
    with torch.autocast("cpu", torch.bfloat16, enabled=training.knows_bfloat16()):
        logits = model(input_ids=ids).logits.float()
    by_hand = (
        -(logits[0, 4].log_softmax(-1)[ids[0, 5]] + 3 * logits[1, 8].log_softmax(-1)[ids[1, 9]]) / 4
    )
    assert loss.item() == pytest.approx(by_hand.item(), abs=1e-3)


def test_a_run_onward_may_go_only_part_of_the_way(tmp_path: Path) -> None:
    plan = training.Plan(minutes=5, tokens=4_000, batch_tokens=1024, pool=32)
    start = tmp_path / "start"
    run(start, plan, _SHAPE, resume=False, held_out=0)
    found = {}
    for blend in (1.0, 0.5):
        out = tmp_path / f"{blend}"
        further = replace(plan, seed=1)
        run(out, further, _SHAPE, onward=start, blend=blend, resume=False, held_out=0)
        found[blend] = torch.cat([one.flatten() for one in training.load(out).parameters()])
    before = torch.cat([one.flatten() for one in training.load(start).parameters()])
    halfway = (before + found[1.0]) / 2
    # The files hold bfloat16, which keeps a weight to about half a hundredth of its size.
    torch.testing.assert_close(found[0.5], halfway, rtol=1e-2, atol=1e-4)
    assert not torch.allclose(before, found[0.5], rtol=1e-2, atol=1e-4)
    out = tmp_path / "again"
    again = replace(plan, seed=2)
    nearest = tmp_path / "1.0"
    run(
        out,
        again,
        _SHAPE,
        onward=nearest,
        blend=0.001,
        blend_with=start,
        resume=False,
        held_out=0,
    )
    back = torch.cat([one.flatten() for one in training.load(out).parameters()])
    torch.testing.assert_close(back, before, rtol=1e-2, atol=1e-3)
    assert "--blend 0.001 --blend-with DIR1" in (out / "README.md").read_text(encoding="utf-8")
    assert "--blend 0.5" in (tmp_path / "0.5" / "README.md").read_text(encoding="utf-8")


def test_a_blend_needs_weights_to_blend_with(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"--blend is 0\.5; give more than 0"):
        run(tmp_path, training.Plan(), Shape(), blend=0.5, resume=False, held_out=0)
    with pytest.raises(SystemExit, match="--blend-with takes nothing"):
        run(tmp_path, training.Plan(), Shape(), blend_with=tmp_path, resume=False, held_out=0)
