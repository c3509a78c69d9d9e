"""Requests for measuring the engine: questions, clients that wait for answers, a steady load."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import partial

from learner.engine.engine import Draft, Engine, EngineFull
from learner.engine.sampling import Sampling
from learner.policy import Base
from learner.prompt import Prompter
from storage.records import Turn

QUESTIONS = (
    "Hello, how are you today?",
    "Write a Python function that reverses a list.",
    "What can you do?",
    "Explain what a variable is.",
    "Write a function that counts the vowels in a text.",
    "I had a long day and I am tired.",
    "What is the capital of France?",
    "How do I add two numbers in Python?",
    "Tell me something about the sea, please, and say it so that a child understands it.",
    "Write a function that checks whether a number is prime, with a docstring.",
    "What is your name?",
    "Explain recursion.",
    "Summarize: The meeting was moved from Monday to Thursday because the room was taken.",
    "Give me a function that returns the largest item of a list.",
    "Do you like music?",
    "Thank you, that was helpful!",
)


def prompts(base: Base) -> list[tuple[int, ...]]:
    """The questions as this model reads them."""
    prompter = Prompter(base)
    return [prompter.encode([Turn("user", text)], 64).ids for text in QUESTIONS]


@dataclass(frozen=True)
class Speed:
    """How fast tokens came: by the clock, and by the processor time of this process.

    On a machine that others use too, the second says what a quiet one would give.
    """

    tokens: int
    seconds: float
    processor_seconds: float

    @property
    def by_clock(self) -> float:
        """Tokens per second."""
        return self.tokens / self.seconds

    @property
    def by_processor(self) -> float:
        """Tokens per second of processor time, all threads together."""
        return self.tokens / self.processor_seconds


class Stopwatch:
    """Measures from its making on."""

    def __init__(self) -> None:
        self._began = time.perf_counter(), time.process_time()

    def speed(self, tokens: int) -> Speed:
        """The speed of what was drawn since."""
        clock, processor = self._began
        return Speed(tokens, time.perf_counter() - clock, time.process_time() - processor)


def one_by_one(engine: Engine, asked: Sequence[tuple[int, ...]], sampling: Sampling) -> Speed:
    """Ask one after the other."""
    watch = Stopwatch()
    return watch.speed(
        sum(len(engine.submit(ids, sampling).result.result()[0].ids) for ids in asked)
    )


def all_at_once(
    engine: Engine,
    asked: Sequence[tuple[int, ...]],
    sampling: Sampling,
    versions: Sequence[str | None] = (None,),
    each: int = 1,
) -> Speed:
    """Let one client for each question ask it `each` times, all clients at once.

    Client i asks version i modulo the number of versions.
    """
    counts = [0] * len(asked)

    def client(place: int) -> None:
        version = versions[place % len(versions)]
        for _ in range(each):
            if version is not None:
                engine.load(version)
            ticket = engine.submit(asked[place], sampling, version=version)
            counts[place] += len(ticket.result.result()[0].ids)

    clients = [threading.Thread(target=client, args=(place,)) for place in range(len(asked))]
    watch = Stopwatch()
    for one in clients:
        one.start()
    for one in clients:
        one.join()
    return watch.speed(sum(counts))


@dataclass
class SteadyLoad:
    """Requests that arrive at a fixed pace, whether or not earlier ones are answered.

    `latencies_seconds` are (when it was sent, how long its answer took), times by
    `time.perf_counter`.
    """

    engine: Engine
    asked: Sequence[tuple[int, ...]]
    sampling: Sampling
    every_seconds: float
    latencies_seconds: list[tuple[float, float]] = field(default_factory=list)
    refused: int = 0
    errors: list[str] = field(default_factory=list)
    _end: threading.Event = field(default_factory=threading.Event)
    _answered: threading.Condition = field(default_factory=threading.Condition)
    _thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin sending."""
        self._thread = threading.Thread(target=self._send, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop sending and wait for the answers that are under way."""
        self._end.set()
        if self._thread is not None:
            self._thread.join()

    def wait_for(self, answers: int) -> None:
        """Wait until so many requests have ended, well or not."""
        with self._answered:
            self._answered.wait_for(
                lambda: len(self.latencies_seconds) + len(self.errors) >= answers
            )

    def between(self, begin: float, end: float) -> list[float]:
        """How long the answers to requests sent in that time took, in seconds."""
        return [took for sent, took in self.latencies_seconds if begin <= sent < end]

    def _send(self) -> None:
        waiting = []
        count = 0
        began = time.perf_counter()
        while not self._end.wait(max(0.0, began + count * self.every_seconds - _now())):
            sent = _now()
            try:
                ticket = self.engine.submit(self.asked[count % len(self.asked)], self.sampling)
            except EngineFull:
                self.refused += 1
            else:
                ticket.result.add_done_callback(partial(self._note, sent))
                waiting.append(ticket.result)
            count += 1
        for result in waiting:
            result.exception()

    def _note(self, sent: float, result: Future[tuple[Draft, ...]]) -> None:
        error = result.exception()
        with self._answered:
            if error is None:
                self.latencies_seconds.append((sent, _now() - sent))
            else:
                self.errors.append(f"{type(error).__name__}: {error}")
            self._answered.notify_all()


def _now() -> float:
    return time.perf_counter()


def quantile(values: Sequence[float], share: float) -> float:
    """The value below which `share` of the values lie (nearest rank); NaN of nothing."""
    if not values:
        return float("nan")
    ranked = sorted(values)
    return ranked[min(len(ranked) - 1, int(share * len(ranked)))]
