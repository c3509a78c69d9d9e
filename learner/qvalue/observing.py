"""From what is stored to what the Q-head learns: thumbs to rewards, texts to φ, φ to bytes.

The head learns people's thumbs alone. What running a reply's code came to stands beside it: the
sandbox decides which drafts may be picked, and in a round it is half of the reward of code
(`learner.reward`); φ could not see it anyway.
Imports no torch, so that a command that only reports starts at once.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from learner.qvalue.features import FEATURES_VERSION, text_features
from learner.qvalue.head import Observation
from learner.qvalue.phi import Phi
from storage.records import Features, StoredObservation, Turn


def observation(stored: StoredObservation) -> Observation:
    """Read one stored row: the mean of the thumbs' signs is its reward, their number its votes."""
    drafts = tuple(Phi.from_bytes(phi) for phi in stored.phis)
    thumbs = stored.ratings
    return Observation(
        reply=stored.reply,
        conversation=stored.conversation,
        parent=stored.parent,
        guild=stored.guild,
        created_at=stored.created_at,
        phi=drafts[stored.picked],
        drafts=drafts,
        reward=sum(thumbs) / len(thumbs) if thumbs else None,
        votes=float(len(thumbs) or 1),
        held_out=stored.held_out,
    )


def asked_in(turns: Sequence[Turn]) -> str:
    """What was asked: the last turn of a user, empty where there is none."""
    return next((turn.content for turn in reversed(turns) if turn.role == "user"), "")


def phis_of(texts: Sequence[str], asked: str, hidden: NDArray[np.float32]) -> tuple[Phi, ...]:
    """Put together φ of drafts from their texts and what sensing them gave `(n, SKETCH)`."""
    return tuple(
        Phi.of(text_features(text, asked), row) for text, row in zip(texts, hidden, strict=True)
    )


def features(fingerprint: str, phis: Sequence[Phi]) -> Features:
    """Make the row of φ as the base model with this fingerprint gave it."""
    return Features(fingerprint, FEATURES_VERSION, tuple(phi.to_bytes() for phi in phis))
