"""Asks a model many things at once, as people would, and remembers every answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from learner.engine.engine import Engine
from learner.engine.sampling import Sampling
from learner.policy import Base
from learner.prompt import Prompter
from storage.records import Turn

_ROWS = 48
"""Answers drawn at once."""


@dataclass(frozen=True)
class Answer:
    """What was said last to the model, its answer, and whether that ended by itself."""

    asked: str
    text: str
    ended: bool
    greedy: bool


@dataclass
class Asker:
    """A model that answers in at most so many tokens; `heard` holds all that it said."""

    prompter: Prompter
    engine: Engine
    most_tokens: int
    heard: list[Answer] = field(default_factory=list)

    def ask(
        self,
        requests: Sequence[str],
        *,
        samples: int = 0,
        systems: Sequence[str] = (),
    ) -> list[list[Answer]]:
        """Ask each request in a conversation of its own.

        Args:
            requests: What the person says.
            samples: So many answers to each at temperature 1; 0: one, greedily.
            systems: The system turn before each request; nothing at all for none.

        Returns:
            For each request its answers.
        """
        asked = [[Turn("user", one)] for one in requests]
        if systems:
            before = [Turn("system", one) for one in systems]
            asked = [[turn, *rest] for turn, rest in zip(before, asked, strict=True)]
        return self._answer(asked, samples)

    def talk(self, chats: Sequence[Sequence[str]]) -> list[list[str]]:
        """Hold conversations, greedily: the user's turns of each, answered one after the other.

        Returns:
            The model's replies, as many as each conversation has turns.
        """
        turns: list[list[Turn]] = [[] for _ in chats]
        replies: list[list[str]] = [[] for _ in chats]
        for step in range(max(map(len, chats), default=0)):
            places = [place for place, chat in enumerate(chats) if step < len(chat)]
            for place in places:
                turns[place].append(Turn("user", chats[place][step]))
            said = self._answer([turns[place] for place in places], 0)
            for place, (answer,) in zip(places, said, strict=True):
                turns[place].append(Turn("assistant", answer.text))
                replies[place].append(answer.text)
        return replies

    def _answer(self, conversations: Sequence[Sequence[Turn]], samples: int) -> list[list[Answer]]:
        sampling = Sampling(temperature=1.0 if samples else 0.0, max_tokens=self.most_tokens)
        tickets = [
            self.engine.submit(
                self.prompter.encode(turns, sampling.max_tokens).ids, sampling, max(1, samples)
            )
            for turns in conversations
        ]
        answers = [
            [
                Answer(
                    turns[-1].content,
                    draft.text,
                    draft.finish_reason == "stop",
                    samples == 0,
                )
                for draft in ticket.result.result()
            ]
            for turns, ticket in zip(conversations, tickets, strict=True)
        ]
        self.heard += [answer for some in answers for answer in some]
        return answers


@contextmanager
def asker(base: Base, most_tokens: int) -> Iterator[Asker]:
    """An asker for a loaded model, without any adapter."""
    engine = Engine(base, Path, max_rows=_ROWS, queue_limit=100_000)
    engine.start()
    try:
        yield Asker(Prompter(base), engine, most_tokens)
    finally:
        engine.close()
