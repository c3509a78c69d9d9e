"""Sensing drafts: against the same sums written out, on every shape, with adapters there or not."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor

from learner.qvalue.phi import SKETCH, Phi
from learner.qvalue.sense import pooled
from tests.learner.serving import base
from tests.learner.small import WIDTH, fill, small_base, small_policy

PROMPTS = [(3, 4, 5), (6,), (7, 8, 9, 10, 11, 12, 13), (3, 4, 5)]
REPLIES = [(5, 6, 7), tuple(range(2, 31)), (9,), ()]


def written_out(model: torch.nn.Module, prompt: tuple[int, ...], reply: tuple[int, ...]) -> Tensor:
    """The six pooled vectors of one draft, each at unit root mean square."""
    ids = torch.tensor([[*prompt, *reply]])
    with torch.no_grad():
        layers = model(input_ids=ids, output_hidden_states=True).hidden_states
    parts = []
    for layer in (layers[len(layers) // 2], layers[-1]):
        states = layer[0, -max(len(reply), 1) :].float()
        for part in (states.mean(dim=0), states[-1], states.max(dim=0).values):
            parts.append(part / part.square().mean().sqrt())
    return torch.stack(parts)


def test_pooled_states_are_projected_and_added() -> None:
    loaded = small_base()
    sketches = pooled(loaded.model, PROMPTS, REPLIES, 0, loaded.device)
    assert sketches.shape == (4, SKETCH)
    assert sketches.dtype == torch.float32
    wide = torch.stack(
        [written_out(loaded.model, *pair) for pair in zip(PROMPTS, REPLIES, strict=True)]
    ).flatten(1)
    # Whatever the projection is, it is one linear map; a map of 96 numbers is found from drafts.
    draw = torch.Generator().manual_seed(1)
    many = [tuple(torch.randint(2, 32, (3,), generator=draw).tolist()) for _ in range(300)]
    prompts = [(3, 4, 5)] * 300
    rows = torch.stack([written_out(loaded.model, (3, 4, 5), one) for one in many]).flatten(1)
    seen = pooled(loaded.model, prompts, many, 0, loaded.device)
    found = torch.linalg.lstsq(rows.double(), seen.double()).solution
    assert torch.allclose(wide.double() @ found, sketches.double(), atol=1e-3)
    # It keeps distances: the variance of its entries is one over the width of a state.
    assert found.square().mean().item() == pytest.approx(1 / WIDTH, rel=0.1)


@pytest.mark.parametrize("kind", ["qwen", "gpt2"])
def test_a_draft_is_sensed_the_same_alone_and_in_a_batch(kind: str) -> None:
    loaded = base(kind)
    args = (loaded.pad_id, loaded.device)
    together = pooled(loaded.model, PROMPTS, REPLIES, *args)
    alone = [
        pooled(loaded.model, [prompt], [reply], *args)[0]
        for prompt, reply in zip(PROMPTS, REPLIES, strict=True)
    ]
    assert torch.allclose(together, torch.stack(alone), atol=1e-4)
    assert torch.isfinite(together).all()


def test_only_the_reply_counts_in_the_mean_and_the_prompt_through_attention() -> None:
    loaded = small_base()
    args = (0, loaded.device)
    one, other = pooled(loaded.model, [(3, 4), (9, 4)], [(5, 6)] * 2, *args)
    again = pooled(loaded.model, [(3, 4)], [(5, 6)], *args)[0]
    assert not torch.allclose(one, other, atol=1e-3)
    assert torch.allclose(one, again, atol=1e-6)


def test_no_drafts_are_no_rows() -> None:
    loaded = small_base()
    assert pooled(loaded.model, [], [], 0, loaded.device).shape == (0, SKETCH)


def test_a_trained_adapter_that_is_switched_off_moves_nothing() -> None:
    loaded = small_base()
    args = (PROMPTS, REPLIES, 0, loaded.device)
    before = pooled(loaded.model, *args)
    policy = small_policy(loaded)
    fill(((name, one) for name, one in policy.named_parameters() if "lora_B" in name), 0.5)
    assert not torch.allclose(pooled(loaded.model, *args), before, atol=0.1)
    with policy.disable_adapter():
        assert torch.allclose(pooled(loaded.model, *args), before, atol=1e-6)
        assert torch.allclose(pooled(policy.get_base_model(), *args), before, atol=1e-6)


def test_what_is_sensed_fits_into_the_stored_precision() -> None:
    loaded = small_base()
    for row in pooled(loaded.model, PROMPTS, REPLIES, 0, loaded.device):
        phi = Phi.of((0.0,), row.numpy())
        assert abs(phi.hidden).max() < 100
