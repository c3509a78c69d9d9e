"""The agent: a state (the conversation) in, an action (the reply) out.

Encodes the turns, has the engine draw the drafts and picks the one to show. Storing what was done
is `bot.conversation`'s.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from learner.engine import Engine
from learner.lane import Draft
from learner.prompt import Prompt, Prompter
from learner.sampling import Sampling
from learner.ticket import Ticket
from storage.records import PickReason, Turn


@dataclass(frozen=True)
class State:
    """What the agent answers: the turns so far, and the guild they were said in."""

    turns: tuple[Turn, ...]
    guild: str | None = None


@dataclass(frozen=True)
class Action:
    """What the agent does: the drafts, which of them it shows, how likely each was and why."""

    drafts: tuple[Draft, ...]
    picked: int
    pick_probabilities: tuple[float, ...]
    pick_reason: PickReason
    prompt: Prompt
    version: str

    @property
    def shown(self) -> Draft:
        """The draft that is shown."""
        return self.drafts[self.picked]


@dataclass(frozen=True)
class Pending:
    """An action on its way. Await or cancel `ticket`, then hand its drafts to `finish`."""

    ticket: Ticket
    prompt: Prompt

    def finish(self, drafts: Sequence[Draft], among: Sequence[int] | None = None) -> Action:
        """Pick among the drafts: the only one, or one by chance, all being equally likely.

        A draft without text is picked only where no other has any.

        Args:
            drafts: What was drawn.
            among: The places of those that may be picked, at least one; None: any.
        """
        count = len(drafts)
        allowed = list(range(count)) if among is None else list(among)
        spoken = [place for place in allowed if drafts[place].text]
        choice = spoken or allowed
        return Action(
            drafts=tuple(drafts),
            picked=secrets.choice(choice),
            pick_probabilities=tuple(
                1 / len(choice) if place in choice else 0.0 for place in range(count)
            ),
            pick_reason="only" if count == 1 else "uniform",
            prompt=self.prompt,
            version=self.ticket.version,
        )


class Agent:
    """Prompter and engine as one."""

    def __init__(self, prompter: Prompter, engine: Engine) -> None:
        self._prompter = prompter
        self._engine = engine

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
        return Pending(ticket, prompt)

    def act(
        self, state: State, sampling: Sampling, best_of: int = 1, version: str | None = None
    ) -> Action:
        """Do an action and wait for it. Raises as `begin` does."""
        pending = self.begin(state, sampling, best_of, version)
        return pending.finish(pending.ticket.result.result())
