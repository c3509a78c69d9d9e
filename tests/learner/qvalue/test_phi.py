"""φ as bytes, and what is refused."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from learner.qvalue.phi import SKETCH, Phi


@given(
    arrays.arrays(np.float32, st.integers(1, 40), elements=st.floats(-1e6, 1e6, width=32)),
    arrays.arrays(np.float16, SKETCH, elements=st.floats(-60_000, 60_000, width=16)),
)
def test_features_come_back_from_their_bytes_bit_for_bit(
    text: np.ndarray, hidden: np.ndarray
) -> None:
    back = Phi.from_bytes(Phi(text, hidden).to_bytes())
    assert back.text.tobytes() == text.tobytes()
    assert back.hidden.tobytes() == hidden.tobytes()


def test_a_draft_without_hidden_states_has_zeros() -> None:
    phi = Phi.of((1.0, 2.0))
    assert phi.hidden.shape == (SKETCH,)
    assert not phi.hidden.any()


def test_features_cannot_be_written_to_and_are_a_copy() -> None:
    text = np.ones(3, np.float32)
    phi = Phi(text, np.zeros(SKETCH, np.float16))
    text[0] = 5
    assert phi.text[0] == 1
    with pytest.raises(ValueError, match="read-only"):
        phi.text[0] = 2


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
def test_numbers_that_are_not_finite_are_refused(value: float) -> None:
    with pytest.raises(ValueError, match="not finite"):
        Phi.of((1.0, value))
    with pytest.raises(ValueError, match="not finite"):
        Phi.of((1.0,), np.full(SKETCH, value))


def test_hidden_states_too_large_for_16_bits_are_refused() -> None:
    with pytest.raises(ValueError, match="overflow"):
        Phi.of((1.0,), np.full(SKETCH, 1e6))


def test_other_shapes_are_refused() -> None:
    with pytest.raises(ValueError, match="wanted"):
        Phi.of((), None)
    with pytest.raises(ValueError, match="wanted"):
        Phi.of((1.0,), np.zeros(SKETCH - 1))


@pytest.mark.parametrize("stored", [b"", b"abc", b"\x01\x00\x00\x01", b"\x00" * 600])
def test_bytes_that_are_no_features_are_refused(stored: bytes) -> None:
    with pytest.raises(ValueError, match="features"):
        Phi.from_bytes(stored)
