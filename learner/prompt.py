"""Turns to token ids, once, at reply time, through the model's own chat template.

What does not fit the context loses its oldest turns here. Generating is the engine's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from jinja2 import TemplateError

from learner.policy import Base
from storage.records import Turn


class PromptError(Exception):
    """The turns cannot become a prompt; the text says why and what would help."""


class PromptTooLong(PromptError):
    """The last turn does not fit by itself."""


@dataclass(frozen=True)
class Prompt:
    """What the model reads, and how many of the oldest turns were left out to fit."""

    ids: tuple[int, ...]
    turns_dropped: int


class Prompter:
    """Encodes turns for one base model and decodes what it says."""

    def __init__(self, base: Base) -> None:
        self._tokenizer = base.tokenizer
        self._context_tokens = base.context_tokens
        self._eos_ids = base.eos_ids
        self._specials = tuple(
            str(token.content)
            for token in base.tokenizer.added_tokens_decoder.values()
            if token.special
        )
        self._end_id = self._find_end_id()

    @property
    def end_id(self) -> int:
        """The id that ends an assistant's turn in this model's template."""
        return self._end_id

    def encode(self, turns: Sequence[Turn], reply_tokens: int) -> Prompt:
        """Encode a conversation that waits for the assistant's turn.

        Room for `reply_tokens` (at most half of the context) is kept free. When the rest is too
        small the oldest turns go, up to the next turn of a user; system turns and the last turn
        stay.

        Raises:
            PromptTooLong: the last turn, with the system turns, does not fit by itself.
            PromptError: nothing to answer, or a template that refuses the turns.
        """
        if not turns or turns[-1].role == "assistant":
            raise PromptError(
                "There is nothing to answer: the last turn must be the user's, "
                f"but it was {turns[-1].role + 's' if turns else 'missing'}."
            )
        room = self._context_tokens - min(max(reply_tokens, 1), self._context_tokens // 2)
        starts = self._starts(turns)
        low, high = 0, len(starts) - 1
        best: Prompt | None = None
        shortest = 0
        while low <= high:
            # The whole conversation is tried first: it nearly always fits.
            middle = (low + high) // 2 if best is not None or low > 0 else 0
            kept = [
                turn
                for place, turn in enumerate(turns)
                if turn.role == "system" or place >= starts[middle]
            ]
            ids = self._ids(kept)
            shortest = len(ids)
            if len(ids) <= room:
                best = Prompt(ids, len(turns) - len(kept))
                high = middle - 1
            else:
                low = middle + 1
        if best is None:
            raise PromptTooLong(
                f"The last turn alone (with the system turn) takes {shortest} tokens, but the "
                f"model has room for {room}. Send a shorter message."
            )
        return best

    def encode_reply(self, text: str) -> tuple[int, ...]:
        """The ids of a reply's text as an assistant's turn, end of turn included."""
        ids = self._tokenizer.encode(self._tame(text), add_special_tokens=False)
        return (*cast(list[int], ids), self._end_id)

    def decode(self, ids: Sequence[int]) -> str:
        """The text of ids, special tokens left out."""
        return cast(str, self._tokenizer.decode(list(ids), skip_special_tokens=True))

    @staticmethod
    def _starts(turns: Sequence[Turn]) -> list[int]:
        """Where the kept part may begin: at the front, or at any turn of a user."""
        last = max(place for place, turn in enumerate(turns) if turn.role != "assistant")
        inner = [place for place, turn in enumerate(turns) if turn.role == "user" and place > 0]
        return sorted({0, *inner, last})

    def _ids(self, turns: Sequence[Turn]) -> tuple[int, ...]:
        messages = [{"role": turn.role, "content": self._tame(turn.content)} for turn in turns]
        try:
            ids = self._tokenizer.apply_chat_template(
                messages,
                add_generation_prompt=True,
                tokenize=True,
                return_dict=False,
                enable_thinking=False,
            )
        except TemplateError as error:
            raise PromptError(f"The model's chat template refuses these turns: {error}") from error
        return tuple(cast(list[int], ids))

    def _tame(self, text: str) -> str:
        """Break marks such as `<|im_end|>` in people's text, which would end or fake a turn."""
        for word in self._specials:
            if len(word) > 1 and word in text:
                text = text.replace(word, f"{word[0]} {word[1:]}")
        return text

    def _find_end_id(self) -> int:
        """The token that the template puts after an assistant's text, if it ends a reply."""
        mark = "Zq"
        turns = [{"role": "user", "content": "?"}, {"role": "assistant", "content": mark}]
        try:
            text = self._tokenizer.apply_chat_template(turns, tokenize=False)
        except TemplateError as error:
            raise PromptError(f"The model's chat template does not work: {error}") from error
        after = cast(str, text).rpartition(mark)[2].lstrip()
        for word in sorted(self._specials, key=len, reverse=True):
            if after.startswith(word):
                end = self._tokenizer.convert_tokens_to_ids(word)
                if end in self._eos_ids:
                    return end
        own = self._tokenizer.eos_token_id
        return own if isinstance(own, int) else min(self._eos_ids)
