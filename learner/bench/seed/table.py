"""The table of `bench seed`: what was measured as rows, wishes and notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from learner.bench import Wish
from learner.bench.seed import held_out, style, talk
from learner.bench.seed.asking import Answer
from learner.bench.seed.judging import Gate, Judged
from learner.bench.seed.overlap import WORDS, TrainingText
from learner.bench.seed.speed import Pace
from learner.bench.seed.style import Steered
from learner.bench.seed.talk import Distinct
from learner.interval import wilson

SPEED_WISH = 0.7
COLUMNS = ("what", "samples", "value", "low", "high", "wish")

Row = tuple[str | float, ...]


@dataclass(frozen=True)
class Part:
    """Rows, wishes and notes of one part of the table."""

    rows: list[Row]
    wishes: list[Wish] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def of_gates(gates: Sequence[Gate], dials: Sequence[Gate]) -> Part:
    """A row for each gate and each dial, and what was wished of them."""
    least, most = style.PRESENT_WISH
    present = Gate(
        f"dials of style in {least:.0%} to {most:.0%} of replies, T = 1",
        tuple(Judged(one.what, f"{one.share:.2f}", one.held) for one in dials),
        1.0,
    )
    judged = [*gates, present]
    rows = [_row(one) for one in (*judged, *dials)]
    return Part(rows, [wish for one in judged for wish in _wishes(one)])


def _row(gate: Gate) -> Row:
    limits = [f">= {gate.least:g}"] if gate.least is not None else []
    limits += [f"<= {gate.most:g}"] if gate.most is not None else []
    mark = (" held" if gate.held else " MISSED") if limits else ""
    return (
        gate.what,
        len(gate.judged),
        *_rounded(gate.right, len(gate.judged)),
        ", ".join(limits) + mark,
    )


def _wishes(gate: Gate) -> list[Wish]:
    wishes = []
    if gate.least is not None:
        wishes.append(Wish(gate.what, gate.share, gate.least, gate.share >= gate.least))
    if gate.most is not None:
        what = f"{gate.what}: at most"
        wishes.append(Wish(what, gate.share, gate.most, gate.share <= gate.most))
    return wishes


def of_steering(steered: Sequence[Steered]) -> Part:
    """A row for each dial and direction: its share with system turns, and without."""
    rows: list[Row] = []
    ways = dict.fromkeys((one.instruction.dial, one.instruction.up) for one in steered)
    for dial, up in ways:
        some = [one for one in steered if (one.instruction.dial, one.instruction.up) == (dial, up)]
        replies = sum(one.replies for one in some)
        shown = sum(one.shown for one in some)
        right = sum(one.right_way for one in some)
        rows.append(
            (
                f"  steering: {'more' if up else 'less'} {dial}",
                replies,
                *_rounded(shown, replies),
                f"{some[0].without:.2f} without; {right} of {len(some)} right",
            )
        )
    return Part(rows)


def of_counts(counts: Sequence[Distinct]) -> Part:
    """How many different answers the openers got."""
    fewest = min(one.answers for one in counts)
    what = f"distinct answers of {talk.TIMES} at T = 1, fewest"
    wish = Wish(what, fewest, talk.DISTINCT_WISH, fewest >= talk.DISTINCT_WISH)
    said = ", ".join(f"{one.opener!r} {one.answers} ({one.wordings})" for one in counts)
    note = f"distinct answers (apart from case, punctuation and emoji): {said}"
    return Part([_figure(wish, talk.TIMES * len(counts))], [wish], [note])


def of_speed(measured: Sequence[Pace]) -> Part:
    """Tokens per second beside the first version."""
    wishes, notes = [], []
    for pace in measured:
        what = f"tokens/s at batch {pace.batch}, one thread, beside the first version"
        wishes.append(Wish(what, pace.ratio, SPEED_WISH, pace.ratio >= SPEED_WISH))
        notes.append(
            f"batch {pace.batch}: {pace.own:.0f} tokens/s, the first version's shape "
            f"{pace.first:.0f}"
        )
    return Part([_figure(one, "") for one in wishes], wishes, notes)


def of_overlap(heard: Sequence[Answer], text: TrainingText) -> Part:
    """How much of prompts and answers stands in the training text."""
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
    return Part(rows, [wish], [f"stands in the training text: {one!r}" for one in known])


def _figure(wish: Wish, samples: int | str) -> Row:
    sign = "<=" if wish.limit == 0 else ">="
    mark = "held" if wish.passed else "MISSED"
    return (wish.text, samples, round(wish.value, 3), "", "", f"{sign} {wish.limit:g} {mark}")


def _row_of_share(what: str, right: int, total: int) -> Row:
    return (what, total, round(right / total, 3) if total else 0.0, "", "", "")


def _rounded(right: int, total: int) -> tuple[float, float, float]:
    """A share and its 95 % interval."""
    shares = (right / total if total else 0.0, *wilson(right, total))
    return (round(shares[0], 3), round(shares[1], 3), round(shares[2], 3))
