"""What is asked and what is answered, as values: the two ends of the path of a reply.

`bot.conversation` walks the path; here stand only the question, its filling in from the settings,
and how the agent's action becomes the row that is stored.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace

from bot.text import title_of
from learner.agent import Action
from learner.engine.sampling import Sampling
from storage.records import DraftRecord, ReplyRecord, Source, Turn
from storage.store import new_reply_id


class AskError(Exception):
    """A question that cannot be answered as it stands; its text says how to mend it."""


class NothingSaid(Exception):
    """The reply was stopped before its first word, so there is nothing to store."""


@dataclass(frozen=True)
class Ask:
    """What someone wants answered.

    `turns` is the whole conversation up to the last user turn; a system turn is optional. Without
    `conversation` the assistant's turns are matched to stored replies of the same person (unless
    `find_by_turns` is false, where `person` may be several people), else a new conversation begins.
    `parent` is the reply that this one follows; to regenerate a reply, ask
    again with the same turns and parent. `version` None is the serving one. `reply_id` may be made
    beforehand (`new_reply_id`) by who must show it before the reply ends. `shared` says that the
    place where it was asked decides who may speak in the conversation, not its owner; `people` are
    then all whose words stand in the turns.
    """

    person: str
    source: Source
    turns: tuple[Turn, ...]
    conversation: str | None = None
    guild: str | None = None
    parent: str | None = None
    sampling: Sampling | None = None
    best_of: int | None = None
    version: str | None = None
    reply_id: str | None = None
    find_by_turns: bool = True
    shared: bool = False
    people: tuple[str, ...] = ()


@dataclass(frozen=True)
class Answer:
    """A reply that is already stored; `reply.turns_dropped` says how many old turns did not fit."""

    reply: ReplyRecord


@dataclass(frozen=True)
class Question:
    """An ask with everything that it left open decided."""

    ask: Ask
    turns: tuple[Turn, ...]
    sampling: Sampling
    best_of: int
    reply_id: str

    @property
    def title(self) -> str:
        """A title for a conversation that this question begins."""
        return title_of(next(turn.content for turn in self.turns if turn.role == "user"))


@dataclass(frozen=True)
class Defaults:
    """What holds where an ask says nothing: the settings' share in a question."""

    sampling: Sampling
    best_of: int = 1
    system_prompt: str = ""

    def complete(self, ask: Ask) -> Question:
        """Fill in what the ask leaves open.

        Raises:
            AskError: The turns do not end with a user turn.
        """
        if not ask.turns or ask.turns[-1].role != "user":
            last = f"a turn of {ask.turns[-1].role}" if ask.turns else "nothing"
            raise AskError(f"the conversation ends with {last}, wanted a user turn to answer")
        turns = ask.turns
        if self.system_prompt and all(turn.role != "system" for turn in turns):
            turns = (Turn("system", self.system_prompt), *turns)
        return Question(
            ask,
            turns,
            ask.sampling or self.sampling,
            ask.best_of or self.best_of,
            ask.reply_id or new_reply_id(),
        )

    def with_seed(self, seed: int) -> Sampling:
        """Return the default sampling from one random stream."""
        return replace(self.sampling, seed=seed)


def record_of(
    question: Question,
    action: Action,
    *,
    conversation: str,
    parent: str | None,
    fingerprint: str,
    latency_seconds: float,
) -> ReplyRecord:
    """Put together a reply's row, every draft with the probability that it would be picked."""
    ask, sampling, shown = question.ask, question.sampling, action.shown
    return ReplyRecord(
        id=question.reply_id,
        conversation=conversation,
        parent=parent,
        person=ask.person,
        source=ask.source,
        guild=ask.guild,
        turns=question.turns,
        text=shown.text,
        prompt_ids=action.prompt.ids,
        turns_dropped=action.prompt.turns_dropped,
        version=action.version,
        fingerprint=fingerprint,
        temperature=sampling.temperature,
        top_p=sampling.top_p,
        max_tokens=sampling.max_tokens,
        seed=sampling.seed,
        pick_reason=action.pick_reason,
        finish_reason=shown.finish_reason,
        latency_seconds=latency_seconds,
        imported=False,
        created_at=time.time(),
        people=ask.people,
        doubt=action.doubt,
        drafts=tuple(
            DraftRecord(
                text=draft.text,
                ids=draft.ids,
                logprobs_sampled=draft.logprobs_sampled,
                logprobs_plain=draft.logprobs_plain,
                finish_reason=draft.finish_reason,
                pick_probability=probability,
                picked=index == action.picked,
            )
            for index, (draft, probability) in enumerate(
                zip(action.drafts, action.pick_probabilities, strict=True)
            )
        ),
    )
