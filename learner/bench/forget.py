"""Does it keep what it learned when a community's taste changes, and can it change its mind?

The weights alone (best of 1) are taught three tastes one after another, A, B and C, then A again,
and then people dislike what A liked. After each phase all three are judged by the score of the
first reply on prompts that nobody rated: the accuracy matrix. The naive arm forgets every earlier
thumb before a phase; the others keep them and replay, one of them also what people have since
spoken against.

Beside them the Q-head alone changes its mind about each of the three on drafts that stay as they
are, and so does one that never believes in a change of taste.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from statistics import fmean

from learner.bench import BenchArguments, BenchResult, Table, Wish
from learner.bench.crew import crew, loaded
from learner.bench.curves import cell
from learner.bench.drafts import DRAFTS, drafts_of, requests
from learner.bench.figure import Line, line_chart
from learner.bench.picking import LEAST_GAP, NOISE, People, bounds, learn_to_pick, scores_of
from learner.bench.preferences import Preference, preference
from learner.bench.teaching import Arm, Classroom
from learner.bench.transfer import Transfer, transfer
from learner.interval import mean_interval
from learner.options import LearningOptions
from learner.policy import ModelSpec
from learner.qvalue.head import QOptions

WORKERS = 2
TASKS = ("closing question", "exclamation", "lower case")
"""A, B and C: none speaks for or against another."""

PHASES = ("A", "B", "C", "A again", "A disliked")
BACKWARD_WISH = -0.05
L2 = 0.01

TURNED = 80
"""After so many ratings the Q-head's people dislike what they liked."""

SINCE = (0, 10, 20, 40)
"""After how many ratings since then it is judged."""

STUBBORN = QOptions(change=1000)
"""Never believes that a taste has changed."""

HEADS = {"believes in changes (the default)": QOptions(), "never does": STUBBORN}


@dataclass(frozen=True)
class Size:
    """How much is measured: ratings of each phase, and judging prompts with drafts of each."""

    ratings: int = 64
    judging: int = 60
    each: int = 3
    minutes: float = 60.0
    options: LearningOptions = field(default_factory=LearningOptions)


FAST = Size(ratings=40, judging=40, each=2, minutes=10.0, options=LearningOptions(rollouts=256))


@dataclass(frozen=True)
class Course:
    """One arm and seed.

    Args:
        arm: The arm's name.
        seed: The seed.
        before: The scores of A, B and C before anything was learned.
        after: The same after each of `PHASES`.
        verdicts: What the gate said of each phase's round.
        seconds: What it took.
    """

    arm: str
    seed: int
    before: tuple[float, ...]
    after: tuple[tuple[float, ...], ...]
    verdicts: tuple[str, ...]
    seconds: float

    @property
    def transfer(self) -> Transfer:
        """The metrics over A, B and C."""
        return transfer(self.after[: len(TASKS)], self.before)


@dataclass(frozen=True)
class Mind:
    """One Q-head and seed: the mean share of the gap of the new tastes at each of `SINCE`."""

    head: str
    seed: int
    shares: tuple[float, ...]


def run(arguments: BenchArguments) -> BenchResult:
    """Measure every arm on every seed."""
    size = FAST if arguments.fast else Size()
    return measure(arguments.model or ModelSpec(), arguments.seeds, size, WORKERS)


def measure(spec: ModelSpec, seeds: int, size: Size, workers: int) -> BenchResult:
    """Measure with a size of one's own; with one worker all but the rounds is in this process."""
    began = time.monotonic()
    spec = replace(spec, threads=1)
    with crew(min(workers, os.cpu_count() or 1)) as executor:
        waiting = [
            executor.submit(learn_in_turn, spec, arm, seed, size)
            for seed in range(seeds)
            for arm in arms(size.options)
        ]
        turns = [executor.submit(change_of_mind, spec, seed, size) for seed in range(seeds)]
        courses = [one.result() for one in waiting]
        minds = [mind for one in turns for mind in one.result()]
    return report(spec.model, courses, minds, size, time.monotonic() - began)


def arms(options: LearningOptions) -> tuple[Arm, ...]:
    """Naive, with replay, with all of it for ever, and with a pull toward the last adapter."""
    return (
        Arm("naive", options=options, replay_share=0.0),
        Arm("replay", options=options),
        Arm("replay, no belief in changes", options=options, qvalue=STUBBORN),
        Arm("replay + L2", options=replace(options, l2_coefficient=L2)),
    )


def learn_in_turn(spec: ModelSpec, arm: Arm, seed: int, size: Size) -> Course:
    """Teach the phases to one arm."""
    began = time.monotonic()
    tasks = [preference(name) for name in TASKS]
    judging = requests("chat", size.judging, seed, held_out=True)
    asked = requests("chat", size.ratings * len(PHASES), seed)
    after = []
    with (
        tempfile.TemporaryDirectory() as folder,
        Classroom(loaded(spec), spec, Path(folder), arm, seed) as room,
    ):
        before = judge(room, tasks, judging, size.each)
        for number, likes in enumerate((*tasks, tasks[0], disliked(tasks[0]))):
            if arm.replay_share == 0:
                room.withdraw()
            shown = asked[number * size.ratings : (number + 1) * size.ratings]
            people = People(likes, NOISE, 100 * seed + number)
            room.rate(room.answers(shown, 1, sense=True), people)
            room.train()
            after.append(judge(room, tasks, judging, size.each))
        verdicts = tuple(one.verdict for one in room.results)
    return Course(arm.name, seed, before, tuple(after), verdicts, time.monotonic() - began)


def change_of_mind(spec: ModelSpec, seed: int, size: Size) -> list[Mind]:
    """Let the Q-head alone learn each task, then its opposite; nothing where all is alike."""
    rated = drafts_of(spec, "chat", TURNED + SINCE[-1], seed)
    judging = drafts_of(spec, "chat", size.judging, seed, held_out=True)
    known = [(task, bounds(disliked(task), judging)) for task in map(preference, TASKS)]
    found = []
    for name, options in HEADS.items():
        shares = []
        for task, limits in known:
            if limits.gap < LEAST_GAP:
                continue
            marks = learn_to_pick(
                task,
                rated,
                judging,
                [TURNED + since for since in SINCE],
                seed=seed,
                options=options,
                turning=(TURNED, disliked(task)),
            )
            shares.append([(mark.picked - limits.nothing) / limits.gap for mark in marks])
        if shares:
            found.append(Mind(name, seed, tuple(map(fmean, zip(*shares, strict=True)))))
    return found


def judge(
    room: Classroom, tasks: Sequence[Preference], judging: Sequence[str], each: int
) -> tuple[float, ...]:
    """The mean score of what serves now, for each task, on the same replies."""
    drawn = room.answers(judging, each, sense=False)
    return tuple(fmean(map(fmean, scores_of(one, drawn))) for one in tasks)


def disliked(one: Preference) -> Preference:
    """The opposite taste."""
    return replace(one, name=f"no {one.name}", rule=lambda text, asked: 1 - one.rule(text, asked))


def report(
    model: str, courses: Sequence[Course], minds: Sequence[Mind], size: Size, seconds: float
) -> BenchResult:
    """Tables, wishes and figure."""
    names = list(dict.fromkeys(one.arm for one in courses))
    by_arm = {name: [one for one in courses if one.arm == name] for name in names}
    metrics = []
    for name, some in by_arm.items():
        moved = [one.transfer for one in some]
        metrics.append(
            (
                name,
                cell([one.average_accuracy for one in moved]),
                cell([one.forgetting for one in moved]),
                cell([one.backward for one in moved]),
                cell([one.forward for one in moved]),
                cell([one.after[0][0] - one.before[0] for one in some]),
                cell([one.after[3][0] - one.after[2][0] for one in some]),
                cell([one.after[3][0] - one.after[4][0] for one in some]),
                round(fmean(one.seconds for one in some), 1),
            )
        )
    backward = fmean(one.transfer.backward for one in by_arm["replay"])
    return BenchResult(
        f"forget: the weights alone, taught {' then '.join(TASKS)}, {model}",
        (
            *("arm", "average", "forgetting", "backward transfer", "forward transfer"),
            *("A learned", "A regained", "A unlearned when disliked", "seconds"),
        ),
        tuple(metrics),
        (
            Wish(
                "backward transfer with replay", backward, BACKWARD_WISH, backward >= BACKWARD_WISH
            ),
            Wish("minutes", seconds / 60, size.minutes, seconds / 60 <= size.minutes),
        ),
        (
            "95 % intervals: Student's t over seeds. Average, backward and forward transfer as in "
            "Lopez-Paz and Ranzato 2017, over A, B and C; forgetting as Avalanche computes it",
            f"{size.ratings} ratings and one round a phase, {NOISE:.0%} of the thumbs wrong; "
            f"by the clock {seconds:.0f} s",
            "gate: "
            + "; ".join(
                f"{name} {sum(verdict == 'refused' for one in some for verdict in one.verdicts)} "
                f"of {sum(len(one.verdicts) for one in some)} refused"
                for name, some in by_arm.items()
            ),
        ),
        (_matrix(by_arm), _minds(minds), _runs(courses)),
        _figure(by_arm, model),
    )


def _matrix(by_arm: dict[str, list[Course]]) -> Table:
    rows: list[tuple[str | float, ...]] = []
    for name, some in by_arm.items():
        places = range(len(TASKS))
        rows.append(
            (name, "before", *(cell([one.before[task] for one in some]) for task in places))
        )
        for at, phase in enumerate(PHASES):
            scores = (cell([one.after[at][task] for one in some]) for task in places)
            rows.append((name, phase, *scores))
    return Table(
        "Scores on A, B and C after each phase",
        ("arm", "after", *(f"{letter}: {task}" for letter, task in zip("ABC", TASKS, strict=True))),
        tuple(rows),
    )


def _minds(minds: Sequence[Mind]) -> Table:
    return Table(
        f"The Q-head alone, best of {DRAFTS}: share of the gap after {TURNED} ratings of each task "
        "and so many of its opposite",
        ("head", *(f"{since}" for since in SINCE)),
        tuple(
            (
                head,
                *(
                    cell(list(values))
                    for values in zip(
                        *(one.shares for one in minds if one.head == head), strict=True
                    )
                ),
            )
            for head in dict.fromkeys(one.head for one in minds)
        ),
    )


def _runs(courses: Sequence[Course]) -> Table:
    rows: list[tuple[str | float, ...]] = [
        (one.arm, one.seed, phase, *scores, verdict)
        for one in courses
        for phase, scores, verdict in zip(
            ("before", *PHASES), (one.before, *one.after), ("", *one.verdicts), strict=True
        )
    ]
    return Table("Every run", ("arm", "seed", "after", *TASKS, "verdict"), tuple(rows), shown=False)


def _figure(by_arm: dict[str, list[Course]], model: str) -> str:
    lines = []
    for name, some in by_arm.items():
        points = []
        for at in range(len(PHASES) + 1):
            values = [(one.before, *one.after)[at][0] for one in some]
            points.append((float(at), *mean_interval(values)))
        lines.append(Line(f"{name}: A", tuple(points)))
    return line_chart(
        f"What is left of A ({TASKS[0]}), {model}",
        lines,
        x_label="after the phase",
        y_label="mean score of A",
        x_names=("before", *PHASES),
    )
