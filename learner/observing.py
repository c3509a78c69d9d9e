"""From what is stored to what the Q-head learns: thumbs to rewards, bytes and texts to φ.

The head learns people's thumbs alone. What running a reply's code came to stands beside it: the
sandbox decides which drafts may be picked, and in a round it is half of the reward of code
(`learner.reward`); φ could not see it anyway.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from learner.features import FEATURES_VERSION, text_features
from learner.phi import Phi
from learner.policy import Base
from learner.prompt import Prompter, PromptError
from learner.qvalue import Observation
from storage.records import Features, ReplyRecord, StoredObservation, Turn


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


@dataclass(frozen=True)
class Spelled:
    """A stored reply as this model reads it: prompt ids, and ids and text of each draft."""

    prompt: tuple[int, ...]
    drafts: tuple[tuple[int, ...], ...]
    texts: tuple[str, ...]
    asked: str

    def phis(self, hidden: NDArray[np.float32]) -> tuple[Phi, ...]:
        """φ of the drafts, once they were sensed."""
        return phis_of(self.texts, self.asked, hidden)


def spelled(reply: ReplyRecord, prompter: Prompter, base: Base) -> Spelled | None:
    """Spell a stored reply for this model, so that its drafts can be sensed.

    What this model said keeps its ids; what another model said, or what was imported, is encoded
    anew from its text.

    Returns:
        None where a turn is too long for this model's context.
    """
    asked = asked_in(reply.turns)
    texts = tuple(draft.text for draft in reply.drafts) or (reply.text,)
    if reply.fingerprint == base.fingerprint and reply.prompt_ids and reply.drafts:
        return Spelled(reply.prompt_ids, tuple(draft.ids for draft in reply.drafts), texts, asked)
    drafts = tuple(
        prompter.encode_reply(text)[: base.context_tokens // 2] if text else () for text in texts
    )
    try:
        prompt = prompter.encode(reply.turns, max(len(draft) for draft in drafts))
    except PromptError:
        return None
    return Spelled(prompt.ids, drafts, texts, asked)
