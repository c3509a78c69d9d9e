"""The value head and its file."""

from pathlib import Path

import torch

from learner.value import FILE_NAME, ValueHead, load_value_head, save_value_head

CPU = torch.device("cpu")


def test_a_new_head_says_zero_for_everything() -> None:
    assert not ValueHead(4)(torch.randn(3, 4)).any()


def test_a_saved_head_comes_back_bit_for_bit(tmp_path: Path) -> None:
    head = ValueHead(4)
    torch.nn.init.normal_(head.linear.weight)
    save_value_head(head, tmp_path)
    hidden = torch.randn(3, 4)
    assert torch.equal(load_value_head(4, tmp_path, CPU)(hidden), head(hidden))
    assert (tmp_path / FILE_NAME).exists()


def test_without_a_parents_head_a_new_one_starts(tmp_path: Path) -> None:
    assert not load_value_head(4, None, CPU).linear.weight.any()
    assert not load_value_head(4, tmp_path, CPU).linear.weight.any()
