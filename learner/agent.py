"""The agent: a state (the conversation) in, an action (the reply) out.

Encodes the turns, has the engine draw the drafts and the Q-head pick the one to show. Storing what
was done is `bot.conversation`'s.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from learner.engine.engine import Engine
from learner.engine.lane import Draft
from learner.engine.sampling import Sampling
from learner.engine.ticket import Ticket
from learner.prompt import Prompt, Prompter
from learner.qvalue.observing import asked_in, phis_of
from learner.qvalue.phi import Phi
from learner.qvalue.valuer import Valuer
from storage.records import PickReason, Turn


@dataclass(frozen=True)
class State:
    """What the agent answers: the turns so far, and the guild they were said in."""

    turns: tuple[Turn, ...]
    guild: str | None = None


@dataclass(frozen=True)
class Action:
    """What the agent does: the drafts, which of them it shows, how likely each was and why.

    `phis` are the drafts' features, empty where they were not sensed. `doubt` is the posterior
    standard deviation of the shown draft's value, None where no head picked it.
    """

    drafts: tuple[Draft, ...]
    picked: int
    pick_probabilities: tuple[float, ...]
    pick_reason: PickReason
    prompt: Prompt
    version: str
    phis: tuple[Phi, ...] = ()
    doubt: float | None = None

    @property
    def shown(self) -> Draft:
        """The draft that is shown."""
        return self.drafts[self.picked]


@dataclass(frozen=True)
class Pending:
    """An action on its way.

    Await or cancel `ticket`, have its drafts sensed where there are several, then `finish`.
    """

    ticket: Ticket
    prompt: Prompt
    _state: State
    _engine: Engine
    _valuer: Valuer | None

    def sense(self, drafts: Sequence[Draft]) -> Future[NDArray[np.float32]] | None:
        """Have several drafts sensed for `finish`; None where nobody would look at it.

        Raises:
            EngineClosed: The engine has stopped.
        """
        if self._valuer is None or len(drafts) == 1:
            return None
        return self._engine.sense(self.prompt.ids, [draft.ids for draft in drafts])

    def finish(
        self,
        drafts: Sequence[Draft],
        hidden: NDArray[np.float32] | None = None,
        among: Sequence[int] | None = None,
    ) -> Action:
        """Pick among the drafts: the only one, the Q-head's choice, or one by chance.

        Where drafts were not sensed, or there is no head yet, all are equally likely. A draft
        without text is picked only where no other has any.

        Args:
            drafts: What was drawn.
            hidden: What sensing them gave `(n, SKETCH)`, None where they were not sensed.
            among: The places of those that may be picked, at least one; None: any.
        """
        count = len(drafts)
        allowed = list(range(count)) if among is None else list(among)
        choice = [place for place in allowed if drafts[place].text] or allowed
        phis: tuple[Phi, ...] = ()
        if hidden is not None:
            texts = [draft.text for draft in drafts]
            phis = phis_of(texts, asked_in(self._state.turns), hidden)
        reason: PickReason = "only" if count == 1 else "uniform"
        chosen, doubt = secrets.choice(choice), None
        chances = [1 / len(choice) if place in choice else 0.0 for place in range(count)]
        if phis and self._valuer is not None:
            pick = self._valuer.pick(phis, self._state.guild, choice)
            if pick is not None:
                chosen, reason, doubt = pick.place, pick.reason, pick.doubt
                chances = [float(chance) for chance in pick.probabilities]
        return Action(
            drafts=tuple(drafts),
            picked=chosen,
            pick_probabilities=tuple(chances),
            pick_reason=reason,
            prompt=self.prompt,
            version=self.ticket.version,
            phis=phis,
            doubt=doubt,
        )


class Agent:
    """Prompter, engine and Q-head as one; without `valuer` drafts are picked by chance."""

    def __init__(self, prompter: Prompter, engine: Engine, valuer: Valuer | None = None) -> None:
        self._prompter = prompter
        self._engine = engine
        self._valuer = valuer

    def begin(
        self,
        state: State,
        sampling: Sampling,
        best_of: int = 1,
        version: str | None = None,
        on_text: Callable[[str], None] | None = None,
    ) -> Pending:
        """Start an action; returns once the prompt is encoded and queued.

        Args:
            state: the conversation, the last turn waiting for an answer.
            sampling: how the drafts are drawn.
            best_of: how many drafts.
            version: a loaded version, or None for the one that serves.
            on_text: gets new text on the engine's thread as it comes; only with `best_of` 1.

        Raises:
            PromptError: the turns cannot become a prompt.
            EngineFull, EngineClosed, VersionNotLoaded, ValueError: as `Engine.submit`.
        """
        prompt = self._prompter.encode(state.turns, sampling.max_tokens)
        ticket = self._engine.submit(prompt.ids, sampling, best_of, version, on_text)
        return Pending(ticket, prompt, state, self._engine, self._valuer)

    def act(
        self, state: State, sampling: Sampling, best_of: int = 1, version: str | None = None
    ) -> Action:
        """Do an action and wait for it. Raises as `begin` does."""
        pending = self.begin(state, sampling, best_of, version)
        drafts = pending.ticket.result.result()
        sensed = pending.sense(drafts)
        return pending.finish(drafts, None if sensed is None else sensed.result())
