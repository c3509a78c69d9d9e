"""Muon against torch's own, which computes in bfloat16."""

import pytest
import torch

from learner.seed.muon import Muon, orthogonal


def test_a_step_is_the_one_of_torchs_own_but_for_rounding() -> None:
    torch.manual_seed(0)
    shapes = [(24, 24), (24, 60), (60, 24), (24, 24)]
    ours = [torch.nn.Parameter(torch.randn(shape)) for shape in shapes]
    theirs = [torch.nn.Parameter(weight.detach().clone()) for weight in ours]
    mine = Muon(ours, lr=0.02)
    other = torch.optim.Muon(theirs, lr=0.02, weight_decay=0.05, adjust_lr_fn="match_rms_adamw")
    for _ in range(3):
        for one, two in zip(ours, theirs, strict=True):
            one.grad = torch.randn_like(one)
            two.grad = one.grad.clone()
        mine.step()
        other.step()
    for one, two in zip(ours, theirs, strict=True):
        # A step moves a weight by about 0.004; bfloat16 keeps it to a hundredth or two.
        torch.testing.assert_close(one, two, atol=6e-4, rtol=0)


@pytest.mark.parametrize("shape", [(3, 20, 20), (2, 10, 40), (2, 40, 10)])
def test_singular_values_come_near_one(shape: tuple[int, int, int]) -> None:
    torch.manual_seed(1)
    values = torch.linalg.svdvals(orthogonal(torch.randn(shape)))
    assert values.min() > 0.3
    assert values.max() < 1.3


def test_only_matrices_are_taken_and_those_without_a_gradient_stay() -> None:
    with pytest.raises(ValueError, match=r"Muon takes matrices; a weight has the shape \(5,\)"):
        Muon([torch.nn.Parameter(torch.zeros(5))], lr=0.1)
    weight = torch.nn.Parameter(torch.ones(3, 3))
    Muon([weight], lr=0.1).step()
    assert weight.equal(torch.ones(3, 3))
