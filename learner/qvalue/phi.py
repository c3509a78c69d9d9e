"""φ(s, a): what the Q-head knows of one draft, and its bytes in the store.

Numbers only: neither the text nor the person can be read back from them.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

SKETCH = 256
"""How many numbers the hidden states of a draft are projected to, whatever the model."""

_HEADER = struct.Struct("<HH")


@dataclass(frozen=True, eq=False)
class Phi:
    """The features of one draft.

    Args:
        text: `(K,)` float32, as `features.text_features` gives.
        hidden: `(SKETCH,)` float16, as `sense.pooled` gives, or zeros. Stored precision is
            the only precision: live use and a refit from the store see the same bits.

    Raises:
        ValueError: Another shape, or a number that is not finite.
    """

    text: NDArray[np.float32]
    hidden: NDArray[np.float16]

    def __post_init__(self) -> None:
        text = np.array(self.text, dtype=np.float32)
        hidden = np.array(self.hidden, dtype=np.float16)
        if text.ndim != 1 or not 0 < text.size < 2**16 or hidden.shape != (SKETCH,):
            raise ValueError(
                f"features of shapes {text.shape} and {hidden.shape}, "
                f"wanted (K,) of the text and ({SKETCH},) of the hidden states"
            )
        if not (np.isfinite(text).all() and np.isfinite(hidden).all()):
            raise ValueError(
                "features with numbers that are not finite in 32 and 16 bits: the model's hidden "
                "states overflow; run it in float32, or without hidden states (zeros)"
            )
        text.flags.writeable = hidden.flags.writeable = False
        object.__setattr__(self, "text", text)
        object.__setattr__(self, "hidden", hidden)

    def to_bytes(self) -> bytes:
        """The two lengths, then the numbers, little-endian."""
        return (
            _HEADER.pack(self.text.size, self.hidden.size)
            + self.text.astype("<f4").tobytes()
            + self.hidden.astype("<f2").tobytes()
        )

    @classmethod
    def from_bytes(cls, stored: bytes) -> Phi:
        """Read what `to_bytes` wrote.

        Raises:
            ValueError: The bytes are no features.
        """
        if len(stored) < _HEADER.size:
            raise ValueError(f"{len(stored)} bytes are no features")
        texts, hiddens = _HEADER.unpack_from(stored)
        split = _HEADER.size + 4 * texts
        if len(stored) != split + 2 * hiddens:
            raise ValueError(f"{len(stored)} bytes are no {texts} and {hiddens} features")
        return cls(
            np.frombuffer(stored, "<f4", count=texts, offset=_HEADER.size),
            np.frombuffer(stored, "<f2", count=hiddens, offset=split),
        )

    @classmethod
    def of(cls, text: Sequence[float], hidden: NDArray[np.floating] | None = None) -> Phi:
        """Put features of any precision together; without hidden states they are zeros."""
        with np.errstate(over="ignore"):
            return cls(
                np.asarray(text, dtype=np.float32),
                np.asarray(np.zeros(SKETCH) if hidden is None else hidden, dtype=np.float16),
            )
