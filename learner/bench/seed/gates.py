"""What a model can do in the embedded one's narrow world: every gate with its interval and wish.

All that is asked was written apart from the training text; the last rows count how much of prompts
and answers stands in it all the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from learner.bench import BenchArguments, BenchResult, Wish
from learner.bench.seed import held_out, programs, style, talk
from learner.bench.seed.asking import Answer, Asker, asker
from learner.bench.seed.judging import Gate, Judged
from learner.bench.seed.overlap import WORDS, TrainingText, training_text
from learner.bench.seed.shape import is_whole
from learner.bench.seed.speed import Pace, paces
from learner.bench.seed.talk import Distinct
from learner.policy import Base, ModelSpec, load_base
from learner.sandbox.choose import here

WHOLE_WISH = 0.99
SPEED_WISH = 0.7


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

_Row = tuple[str | float, ...]
_Part = tuple[list[_Row], list[Wish], list[str]]
"""Rows, wishes and notes of a part of the result."""


def run(arguments: BenchArguments) -> BenchResult:
    """Ask everything once greedily, and `seeds` times where samples are drawn."""
    base = load_base(arguments.model or ModelSpec())
    return measure(base, FAST if arguments.fast else FULL, arguments.seeds)


def measure(base: Base, size: Size, seeds: int) -> BenchResult:
    """Ask a loaded model, measure its speed, and count the overlap with the training text."""
    with asker(base, size.most_tokens) as model:
        gates, dials, counts = ask(model, size.step, seeds)
    parts = (
        _of_gates([*gates, *_whole(model.heard)], dials),
        _of_counts(counts),
        _of_speed(paces(base, size.repetitions, size.tokens)),
        _of_overlap(model.heard, training_text(size.drawn, seed=1)),
    )
    notes = [f"code was left out: {here().words}"] if here().box is None else []
    return BenchResult(
        f"What {base.name} can do ({base.parameters / 1e6:.1f} M parameters)",
        ("what", "samples", "value", "low", "high", "wish"),
        tuple(row for rows, _, _ in parts for row in rows),
        tuple(wish for _, wishes, _ in parts for wish in wishes),
        (*notes, *(note for _, _, said in parts for note in said)),
    )


def ask(model: Asker, step: int, seeds: int) -> tuple[list[Gate], list[Gate], list[Distinct]]:
    """Ask a model every `step`-th prompt, `seeds` times where samples are drawn.

    Returns:
        The gates, one gate for each dial of style, and the openers with their distinct answers.
    """
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
        *style.by_dial(style.steered(model, step, seeds)),
    ]
    dials = style.present(model, step, seeds, [answer for _, answer in written.sampled])
    return gates, dials, talk.distinct(model, step)


def _whole(heard: Sequence[Answer]) -> list[Gate]:
    def gate(what: str, greedy: bool, least: float | None = None) -> Gate:
        some = [one for one in heard if one.greedy is greedy]
        return Gate(what, tuple(Judged(one.asked, one.text, is_whole(one)) for one in some), least)

    return [
        gate("stops by itself, fences well-formed, greedy", True, WHOLE_WISH),
        gate("stops by itself, fences well-formed, T = 1", False),
    ]


def _of_gates(gates: Sequence[Gate], dials: Sequence[Gate]) -> _Part:
    least, most = style.PRESENT_WISH
    present = Gate(
        f"dials of style in {least:.0%} to {most:.0%} of replies, T = 1",
        tuple(Judged(one.what, f"{one.share:.2f}", one.held) for one in dials),
        1.0,
    )
    judged = [*gates, present]
    rows = [_row(one) for one in (*judged, *dials)]
    return rows, [wish for one in judged for wish in _wishes(one)], []


def _row(gate: Gate) -> _Row:
    low, high = gate.interval
    shares = (round(one, 3) for one in (gate.share, low, high))
    limits = [f">= {gate.least:g}"] if gate.least is not None else []
    limits += [f"<= {gate.most:g}"] if gate.most is not None else []
    mark = (" held" if gate.held else " MISSED") if limits else ""
    return (gate.what, len(gate.judged), *shares, ", ".join(limits) + mark)


def _wishes(gate: Gate) -> list[Wish]:
    wishes = []
    if gate.least is not None:
        wishes.append(Wish(gate.what, gate.share, gate.least, gate.share >= gate.least))
    if gate.most is not None:
        what = f"{gate.what}: at most"
        wishes.append(Wish(what, gate.share, gate.most, gate.share <= gate.most))
    return wishes


def _of_counts(counts: Sequence[Distinct]) -> _Part:
    fewest = min(one.answers for one in counts)
    what = f"distinct answers of {talk.TIMES} at T = 1, fewest"
    wish = Wish(what, fewest, talk.DISTINCT_WISH, fewest >= talk.DISTINCT_WISH)
    said = ", ".join(f"{one.opener!r} {one.answers}" for one in counts)
    return [_figure(wish, talk.TIMES * len(counts))], [wish], [f"distinct answers: {said}"]


def _of_speed(measured: Sequence[Pace]) -> _Part:
    wishes, notes = [], []
    for pace in measured:
        what = f"tokens/s at batch {pace.batch}, one thread, beside the first version"
        wishes.append(Wish(what, pace.ratio, SPEED_WISH, pace.ratio >= SPEED_WISH))
        notes.append(
            f"batch {pace.batch}: {pace.own:.0f} tokens/s, the first version's shape "
            f"{pace.first:.0f}"
        )
    return [_figure(one, "") for one in wishes], wishes, notes


def _of_overlap(heard: Sequence[Answer], text: TrainingText) -> _Part:
    prompts = held_out.prompts()
    known = [one for one in prompts if text.has_asked(one)]
    what = "prompts that stand in a sample of the training text"
    wish = Wish(what, len(known), 0, not known)
    rows = [_figure(wish, len(prompts))]
    for way, greedy in (("greedy", True), ("T = 1", False)):
        said = [one.text for one in heard if one.greedy is greedy]
        same = sum(map(text.has_answered, said))
        grams, of = text.known_grams(said)
        rows += [
            _row_of_share(f"answers that stand in it word for word, {way}", same, len(said)),
            _row_of_share(f"{WORDS}-grams of answers that stand in it, {way}", grams, of),
        ]
    return rows, [wish], [f"stands in the training text: {one!r}" for one in known]


def _figure(wish: Wish, samples: int | str) -> _Row:
    sign = "<=" if wish.limit == 0 else ">="
    mark = "held" if wish.passed else "MISSED"
    return (wish.text, samples, round(wish.value, 3), "", "", f"{sign} {wish.limit:g} {mark}")


def _row_of_share(what: str, right: int, total: int) -> _Row:
    return (what, total, round(right / total, 3) if total else 0.0, "", "", "")
