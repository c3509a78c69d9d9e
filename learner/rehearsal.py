"""Prompts that nobody rated, on which rollouts keep what the base can do besides.

Thumbs fall on what a community asks; what is learned there spills over on everything else, and
nothing there speaks against a reply that is liked and wrong. A share of a round's rollouts is
therefore drawn to made-up requests of many kinds: facts, sums, things told before, summaries, code
(pseudorehearsal; Robins 1995, doi:10.1080/09540099550039318). They get the same score and the same
KL to the base as any rollout, so a taste reaches them too, and what it does not ask for stays. The
requests come from the writer of the embedded model's text, but any chat model can answer them.
"""

from __future__ import annotations

from itertools import islice
from typing import cast

from learner.prompt import Prompter, PromptError
from learner.qvalue.observing import asked_in
from learner.scoring import Question
from learner.seed.corpus import conversations
from storage.records import Role, Turn

STREAM = 1 << 32
"""Where the seeds of made-up requests begin, so that others' draws are not theirs."""

LONGEST = 160
"""Prompts of more tokens are left out: they cost as much as two others."""


def rehearsed(prompter: Prompter, count: int, seed: int, reply_tokens: int) -> list[Question]:
    """Make up requests, each with the turns before it.

    Args:
        prompter: encodes them for the model.
        count: how many; fewer only where a model's context is too small for most.
        seed: decides which.
        reply_tokens: the room that is kept free for a reply.
    """
    found: list[Question] = []
    for conversation in islice(conversations(STREAM + seed), 8 * count):
        if len(found) == count:
            break
        if conversation.system or any(one.kind == "wish" for one in conversation.exchanges):
            continue  # what was asked of the style here outranks the community's taste
        turns = [Turn(cast(Role, one["role"]), one["content"]) for one in conversation.turns()[:-1]]
        try:
            prompt = prompter.encode(turns, reply_tokens)
        except PromptError:
            continue
        if len(prompt.ids) <= LONGEST and not prompt.turns_dropped:
            found.append(Question(prompt.ids, asked_in(turns), None, practised=False))
    return found
