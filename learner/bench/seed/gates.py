"""What a model can do in the embedded one's narrow world: every gate with its interval and wish.

All that is asked was written apart from the training text; the last rows count how much of prompts
and answers stands in it all the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from learner.bench import BenchArguments, BenchResult
from learner.bench.seed import programs, style, table, talk
from learner.bench.seed.asking import Answer, Asker, asker
from learner.bench.seed.judging import Gate, Judged
from learner.bench.seed.overlap import training_text
from learner.bench.seed.shape import is_whole
from learner.bench.seed.speed import paces
from learner.bench.seed.style import Steered
from learner.bench.seed.talk import Distinct
from learner.policy import Base, ModelSpec, load_base
from learner.sandbox.choose import here

WHOLE_WISH = 0.99


@dataclass(frozen=True)
class Size:
    """How much is measured.

    Args:
        step: every so many-th of the prompts is asked.
        most_tokens: where an answer is cut off.
        drawn: conversations of training text that the overlap is counted with.
        repetitions: of the measurement of speed.
        tokens: of each reply in it.
    """

    step: int = 1
    most_tokens: int = 320
    drawn: int = 20_000
    repetitions: int = 5
    tokens: int = 48


FULL = Size()
FAST = Size(step=4, drawn=5_000, repetitions=3, tokens=32)


@dataclass(frozen=True)
class Asked:
    """What came of asking: the gates, a gate for each dial, each system turn, each opener."""

    gates: Sequence[Gate]
    dials: Sequence[Gate]
    steered: Sequence[Steered]
    counts: Sequence[Distinct]


def run(arguments: BenchArguments) -> BenchResult:
    """Ask everything once greedily, and `seeds` times where samples are drawn."""
    base = load_base(arguments.model or ModelSpec())
    return measure(base, FAST if arguments.fast else FULL, arguments.seeds)


def measure(base: Base, size: Size, seeds: int) -> BenchResult:
    """Ask a loaded model, measure its speed, and count the overlap with the training text."""
    with asker(base, size.most_tokens) as model:
        asked = ask(model, size.step, seeds)
    parts = (
        table.of_gates([*asked.gates, *_whole(model.heard)], asked.dials),
        table.of_steering(asked.steered),
        table.of_counts(asked.counts),
        table.of_speed(paces(base, size.repetitions, size.tokens)),
        table.of_overlap(model.heard, training_text(size.drawn, seed=1)),
    )
    notes = [f"shares with 95 % Wilson intervals; greedy unless said, T = 1 with {seeds} seeds"]
    if here().box is None:
        notes.append(f"code was left out: {here().words}")
    return BenchResult(
        f"What {base.name} can do ({base.parameters / 1e6:.1f} M parameters)",
        table.COLUMNS,
        tuple(row for part in parts for row in part.rows),
        tuple(wish for part in parts for wish in part.wishes),
        (*notes, *(note for part in parts for note in part.notes)),
    )


def ask(model: Asker, step: int, seeds: int) -> Asked:
    """Ask a model every `step`-th prompt, `seeds` times where samples are drawn."""
    written = programs.write(model, step, seeds)
    box = here().box
    gates = [
        *talk.explained(model, step),
        *talk.stated(model, step),
        *talk.remembered(model, step),
        *talk.summed_up(model, step),
        *(programs.judge(box, written) if box else []),
        *talk.declined(model, step),
        *talk.chatted(model, step),
    ]
    steered = style.steered(model, step, seeds)
    return Asked(
        [*gates, style.right_ways(steered)],
        style.present(model, step, seeds, [answer for _, answer in written.sampled]),
        steered,
        talk.distinct(model, step),
    )


def _whole(heard: Sequence[Answer]) -> list[Gate]:
    def gate(what: str, greedy: bool, least: float | None = None) -> Gate:
        some = [one for one in heard if one.greedy is greedy]
        return Gate(what, tuple(Judged(one.asked, one.text, is_whole(one)) for one in some), least)

    return [
        gate("stops by itself, fences well-formed, greedy", True, WHOLE_WISH),
        gate("stops by itself, fences well-formed, T = 1", False),
    ]
