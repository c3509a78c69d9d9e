"""Rows that decode in step: joins requests between steps, draws their tokens, sees who is done.

The engine runs one lane for all requests without a seed, and one for each request with a seed: what
else is in a batch moves the last bits of a row, and a seed promises all of them.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field

import torch

from learner.engine.batch import Block, Forward, gather
from learner.engine.lora import Adapter, LoraHooks, Plan, plan_rows
from learner.engine.sampling import BrokenLogits, Sampling, draw, refuse_broken, uniforms
from learner.engine.spelling import Speller
from storage.records import FinishReason

log = logging.getLogger(__name__)

READ_TOKENS = 256
"""A longer prompt is read in parts of so many tokens, one part between two steps."""


@dataclass(frozen=True)
class Draft:
    """One drawn reply: its text, ids (end of sequence included) and log-probs in nats per id.

    Where a stop text ended it, the ids are the fewest that spell the text: what nobody saw is no
    part of the reply. Only their last one may spell a little more, when the text ends inside it.
    """

    text: str
    ids: tuple[int, ...]
    logprobs_sampled: tuple[float, ...]
    logprobs_plain: tuple[float, ...]
    finish_reason: FinishReason


@dataclass(eq=False)
class Row:
    """One draft while it is drawn."""

    job: Job
    speller: Speller
    stream: list[float]
    ids: list[int] = field(default_factory=list)
    logprobs_sampled: list[float] = field(default_factory=list)
    logprobs_plain: list[float] = field(default_factory=list)
    finish: FinishReason | None = None

    def draft(self, eos_ids: frozenset[int]) -> Draft:
        """The draft as it stands; one that is not finished counts as cancelled."""
        spoken = self.ids[:-1] if self.ids and self.ids[-1] in eos_ids else self.ids
        text, stopped = self.speller.text(spoken)
        count = self.speller.fewest(spoken, text) if stopped else len(self.ids)
        return Draft(
            text,
            tuple(self.ids[:count]),
            tuple(self.logprobs_sampled[:count]),
            tuple(self.logprobs_plain[:count]),
            self.finish or "cancelled",
        )


@dataclass(eq=False)
class Job:
    """One request inside the engine."""

    prompt: tuple[int, ...]
    sampling: Sampling
    max_tokens: int
    drafts: int
    version: str
    adapter: Adapter | None
    on_text: Callable[[str], None] | None
    result: Future[tuple[Draft, ...]]
    submitted_at: float
    cancelled: bool = False
    failure: Exception | None = None
    rows: list[Row] = field(default_factory=list)

    @property
    def seeded(self) -> bool:
        """Whether the request asked to be repeatable."""
        return self.sampling.seed is not None

    def fail(self, error: Exception) -> None:
        """End the request for a fault of its own."""
        self.failure = error
        self.cut()

    def cut(self) -> None:
        """End every draft that has not ended by itself."""
        for row in self.rows:
            row.finish = row.finish or "cancelled"

    @property
    def done(self) -> bool:
        """Whether every draft has ended."""
        return bool(self.rows) and all(row.finish is not None for row in self.rows)


@dataclass(eq=False)
class Reading:
    """A long prompt that is read part by part, so that the running rows go on meanwhile."""

    job: Job
    block: Block | None = None


class Lane:
    """One running batch."""

    def __init__(
        self,
        forward: Forward,
        hooks: LoraHooks,
        decode: Callable[[Sequence[int]], str],
        eos_ids: frozenset[int],
        device: torch.device,
    ) -> None:
        self._forward = forward
        self._hooks = hooks
        self._decode = decode
        self._eos_ids = eos_ids
        self._device = device
        self._rows: list[Row] = []
        self._reading: list[Reading] = []
        self._block: Block | None = None
        self._plan: Plan | None = None
        self._settings = torch.zeros(2, 0)

    def __len__(self) -> int:
        waiting = [row for reading in self._reading for row in reading.job.rows]
        return sum(row.finish is None for row in (*self._rows, *waiting))

    @property
    def jobs(self) -> list[Job]:
        """The requests with rows here, oldest first."""
        readers = [reading.job for reading in self._reading]
        return list(dict.fromkeys([*(row.job for row in self._rows), *readers]))

    def clear(self) -> None:
        """Let go of all rows and their memory."""
        self._rows, self._reading, self._block, self._plan = [], [], None, None

    @torch.inference_mode()
    def join(self, jobs: Sequence[Job]) -> int:
        """Take in new requests: short prompts are read now, long ones by `read`, part by part.

        Returns how many tokens were drawn.
        """
        for job in jobs:
            job.rows = [
                Row(
                    job,
                    Speller(self._decode, job.sampling.stop),
                    uniforms(job.sampling.seed, draft, job.max_tokens),
                )
                for draft in range(job.drafts)
            ]
        short = [job for job in jobs if len(job.prompt) <= READ_TOKENS]
        drawn = 0
        if short:
            with self._hooks.using(plan_rows([job.adapter for job in short])):
                prompts, logits = self._forward.prefill([job.prompt for job in short])
            drawn = self._begin(short, prompts, logits)
        self._reading += [Reading(job) for job in jobs if len(job.prompt) > READ_TOKENS]
        return drawn

    @torch.inference_mode()
    def read(self) -> int:
        """Read one part of the oldest long prompt. Returns how many tokens were drawn."""
        self._reading = [reading for reading in self._reading if not reading.job.done]
        if not self._reading:
            return 0
        reading = self._reading[0]
        try:
            block, logits = self._read_part(reading)
        except Exception as error:
            log.exception("reading a long prompt failed; its request fails with it")
            reading.job.fail(error)
            return 0
        if block.columns < len(reading.job.prompt):
            return 0
        del self._reading[0]
        return self._begin([reading.job], block, logits)

    def _read_part(self, reading: Reading) -> tuple[Block, torch.Tensor]:
        begin = 0 if reading.block is None else reading.block.columns
        part = reading.job.prompt[begin : begin + READ_TOKENS]
        with self._hooks.using(plan_rows([reading.job.adapter])):
            if reading.block is None:
                reading.block, logits = self._forward.prefill([part])
            else:
                logits = self._forward.read_on(reading.block, part)
        return reading.block, logits

    def _begin(self, jobs: Sequence[Job], prompts: Block, logits: torch.Tensor) -> int:
        """Draw the first tokens of requests whose prompts are read; put them in the batch."""
        rows = [row for job in jobs for row in job.rows]
        sources = [place for place, job in enumerate(jobs) for _ in job.rows]
        self._draw(rows, logits[torch.tensor(sources, device=self._device)], _settings(rows))
        stay = [place for place, row in enumerate(rows) if row.finish is None]
        self._regroup(prompts, [sources[place] for place in stay], [rows[place] for place in stay])
        return len(rows)

    @torch.inference_mode()
    def step(self) -> int:
        """Draw one token for every row, rows that have ended left out. Returns how many."""
        self._regroup(None, [], [])
        if self._block is None:
            return 0
        last = torch.tensor([row.ids[-1] for row in self._rows], device=self._device)
        with self._hooks.using(self._plan):
            logits = self._forward.step(self._block, last)
        self._draw(self._rows, logits, self._settings)
        return len(self._rows)

    def _regroup(self, joining: Block | None, sources: list[int], rows: list[Row]) -> None:
        """Leave out the rows that have ended and take in new ones, in one copy."""
        stay = [place for place, row in enumerate(self._rows) if row.finish is None]
        if len(stay) == len(self._rows) and not rows:
            return
        parts: list[tuple[Block, Sequence[int]]] = []
        if self._block is not None:
            parts.append((self._block, stay))
        if joining is not None:
            parts.append((joining, sources))
        self._block = gather(parts)
        self._rows = [self._rows[place] for place in stay] + rows
        self._plan = plan_rows([row.job.adapter for row in self._rows])
        self._settings = _settings(self._rows)

    def _draw(self, rows: Sequence[Row], logits: torch.Tensor, settings: torch.Tensor) -> None:
        uniform = torch.tensor([row.stream[len(row.ids)] for row in rows], dtype=torch.float64)
        temperature, top_p = settings.to(self._device)
        drawn = draw(logits, temperature, top_p, uniform.to(self._device))
        numbers = zip(
            rows,
            drawn.ids.tolist(),
            drawn.logprobs_sampled.tolist(),
            drawn.logprobs_plain.tolist(),
            strict=True,
        )
        for row, token, sampled, plain in numbers:
            try:
                refuse_broken(sampled, plain)
            except BrokenLogits as error:
                row.job.fail(error)
                continue
            row.ids.append(token)
            row.logprobs_sampled.append(sampled)
            row.logprobs_plain.append(plain)
            self._look(row, token)

    def _look(self, row: Row, token: int) -> None:
        """See whether a row has ended and show its new text."""
        sampling = row.job.sampling
        if token in self._eos_ids:
            row.finish = "stop"
        elif len(row.ids) >= row.job.max_tokens:
            row.finish = "length"
        if row.job.on_text is None and not sampling.stop:
            return
        spoken = row.ids[:-1] if token in self._eos_ids else row.ids
        delta, stopped = row.speller.more(spoken, last=row.finish is not None)
        if stopped:
            row.finish = "stop"
        if delta and row.job.on_text is not None:
            try:
                row.job.on_text(delta)
            except Exception as error:  # noqa: BLE001 - a listener's fault must end its request only
                row.job.fail(error)


def _settings(rows: Sequence[Row]) -> torch.Tensor:
    """Temperature and top-p of rows, (2, B)."""
    return torch.tensor(
        [
            [row.job.sampling.temperature for row in rows],
            [row.job.sampling.top_p for row in rows],
        ]
    )
