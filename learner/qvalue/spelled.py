"""A stored reply as this model reads it, so that its drafts can be sensed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from learner.policy import Base
from learner.prompt import Prompter, PromptError
from learner.qvalue.observing import asked_in, phis_of
from learner.qvalue.phi import Phi
from storage.records import ReplyRecord


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
