"""Does practice teach code that runs? Held-out families before and after rounds of practice.

Each seed is a fresh bot: it practises on the bank's other families, learns from what the sandbox
said, and is examined on families that it never practised. Beside it stand the same bot without
learning, the best of eight drafts by the sandbox, and KTO on the same verdicts. With `mbpp` the
model is examined on those problems, and nothing is learned.
"""

from __future__ import annotations

import tempfile
import time
from functools import partial
from pathlib import Path

from learner.agent import Agent
from learner.bench import BenchArguments, BenchResult, NoSandbox, Wish
from learner.bench.community import PERSON, Community, record_of
from learner.bench.exam import (
    FREE,
    Marks,
    Question,
    answer,
    chat_share,
    examine,
    judge_texts,
    question_of,
)
from learner.bench.kto import Judged, train
from learner.engine.engine import Engine
from learner.interval import mean_interval, wilson
from learner.policy import Base, ModelSpec, load_base
from learner.practice import mbpp
from learner.practice.tasks import Task, draw, exam
from learner.prompt import Prompter
from learner.sandbox.box import Box
from learner.sandbox.choose import here
from learner.sandbox.result import Case
from storage.records import Execution

ROUNDS, ROUNDS_FAST = (1, 3, 5), (1,)
ROUNDS_JUDGED, ROUNDS_JUDGED_FAST = 3, 1
"""After how many rounds the wishes are looked at, and whose verdicts KTO gets."""

ANSWERS, ANSWERS_FAST = 192, 48
SAMPLES, BEST_OF = 8, 8
GAIN_WISH = 0.15
CHAT_WISH = 0.03


def run(arguments: BenchArguments) -> BenchResult:
    """Practise for each seed, or examine on MBPP.

    Raises:
        NoSandbox: No engine is usable here.
    """
    choice = here()
    if choice.box is None:
        raise NoSandbox(choice.words)
    spec = arguments.model or ModelSpec()
    base = load_base(spec)
    if arguments.mbpp is not None:
        return _mbpp(base, choice.box, arguments.mbpp, arguments.fast)
    return _practice(base, spec, choice.box, arguments)


def _practice(base: Base, spec: ModelSpec, box: Box, arguments: BenchArguments) -> BenchResult:
    after = ROUNDS_FAST if arguments.fast else ROUNDS
    judged_after = ROUNDS_JUDGED_FAST if arguments.fast else ROUNDS_JUDGED
    answers = ANSWERS_FAST if arguments.fast else ANSWERS
    questions = [question_of(task) for task in exam()]
    rows: list[tuple[str | float, ...]] = []
    gains: list[float] = []
    greedy_gains: list[float] = []
    chat_losses: list[float] = []
    for seed in range(arguments.seeds):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            verdicts: list[Judged] = []
            with Community(base, spec, folder, threads=spec.threads) as bot:
                first = examine(bot.agent, box, questions, samples=SAMPLES, best_of=BEST_OF)
                chat = chat_share(bot.agent)
                rows.append(_row(seed, "no learning", first, chat, "", 0.0))
                for number in range(1, max(after) + 1):
                    began = time.monotonic()
                    tasks = draw(answers, 1000 * seed + number)
                    judged, verdict = practise(bot, box, tasks, 1000 * seed + number)
                    seconds = time.monotonic() - began
                    verdicts += judged if number <= judged_after else []
                    if number not in after:
                        continue
                    marks = examine(bot.agent, box, questions, samples=SAMPLES)
                    now = chat_share(bot.agent)
                    rows.append(_row(seed, f"{number} rounds", marks, now, verdict, seconds))
                    if number == judged_after:
                        gains.append(marks.sampled - first.sampled)
                        greedy_gains.append(marks.greedy - first.greedy)
                        chat_losses.append(chat - now)
            rows.append(_kto(base, spec, box, folder, verdicts, questions, seed))
    gain, low, high = mean_interval(gains)
    greedy = sum(greedy_gains) / len(greedy_gains)
    loss = sum(chat_losses) / len(chat_losses)
    return BenchResult(
        f"Practice and held-out families, {base.name}",
        ("seed", "after", "pass@1", "greedy", "best of 8", "chat", "verdict", "seconds"),
        tuple(rows),
        (
            Wish(
                f"gain of pass@1 on held-out families after {judged_after} rounds",
                gain,
                GAIN_WISH,
                gain >= GAIN_WISH,
            ),
            Wish("gain of greedy", greedy, 0.0, greedy >= 0),
            Wish("loss on the chat probes", loss, CHAT_WISH, loss <= CHAT_WISH),
        ),
        (
            f"gain {gain:.3f}, 95 % interval {low:.3f} to {high:.3f} over seeds",
            f"{len(questions)} tasks of held-out families, {SAMPLES} drafts each; "
            f"{answers} answers a practice",
        ),
    )


def practise(bot: Community, box: Box, tasks: list[Task], seed: int) -> tuple[list[Judged], str]:
    """Answer tasks, run and store the answers, and run one round on them.

    Returns:
        The answers with whether they passed, and the round's verdict.
    """
    actions = answer(bot.agent, [task.request for task in tasks], FREE)
    texts = [action.shown.text for action in actions]
    verdicts = judge_texts(box, [question_of(task) for task in tasks], texts)
    for task, action, verdict in zip(tasks, actions, verdicts, strict=True):
        conversation = bot.store.new_conversation(owner=PERSON, source="task")
        record = record_of(
            conversation.id, task.request, action, bot.base.fingerprint, FREE, "task"
        )
        bot.store.add_reply(record)
        run = verdict.run
        bot.store.record_execution(
            Execution(
                record.id,
                run.engine,
                run.reason,
                run.exit,
                run.error,
                run.stdout[:1000],
                run.seconds,
                verdict.passed,
                verdict.cases,
                0.0,
            )
        )
    judged = [
        Judged(task.request, text, verdict.good)
        for task, text, verdict in zip(tasks, texts, verdicts, strict=True)
    ]
    return judged, bot.train(seed)[1].verdict


def _kto(
    base: Base,
    spec: ModelSpec,
    box: Box,
    folder: Path,
    verdicts: list[Judged],
    questions: list[Question],
    seed: int,
) -> tuple[str | float, ...]:
    """Examine what KTO makes of the same verdicts."""
    began = time.monotonic()
    title = f"KTO on the same {len(verdicts)} verdicts"
    if not train(spec, verdicts, folder / "kto", seed):
        return (seed, title, "", "", "", "", "no two labels", 0.0)
    seconds = time.monotonic() - began
    engine = Engine(base, folder.joinpath, queue_limit=10_000)
    engine.start()
    try:
        engine.load("kto")
        engine.serve("kto")
        agent = Agent(Prompter(base), engine)
        marks = examine(agent, box, questions, samples=SAMPLES)
        return _row(seed, title, marks, chat_share(agent), "", seconds)
    finally:
        engine.close()


def _row(
    seed: int, after: str, marks: Marks, chat: float, verdict: str, seconds: float
) -> tuple[str | float, ...]:
    best = "" if marks.best is None else round(marks.best, 3)
    shares = (round(marks.sampled, 3), round(marks.greedy, 3), best, round(chat, 3))
    return (seed, after, *shares, verdict, round(seconds, 1))


def _same_for_all(cases: tuple[Case, ...], _code: str) -> tuple[Case, ...]:
    """MBPP's tests name their function, whatever the code calls its own."""
    return cases


def _mbpp(base: Base, box: Box, path: Path, fast: bool) -> BenchResult:
    """Examine the model as it is on MBPP's problems."""
    problems = mbpp.read(path, box)[: 20 if fast else None]
    questions = [
        Question(one.request, partial(_same_for_all, one.cases), one.setup) for one in problems
    ]
    engine = Engine(base, Path, queue_limit=10_000)
    engine.start()
    try:
        marks = examine(
            Agent(Prompter(base), engine), box, questions, samples=BEST_OF, best_of=BEST_OF
        )
    finally:
        engine.close()
    low, high = wilson(round(marks.greedy * len(problems)), len(problems))
    return BenchResult(
        f"MBPP, {base.name}",
        ("problems", "pass@1", "greedy", "best of 8"),
        (
            (
                len(problems),
                round(marks.sampled, 4),
                round(marks.greedy, 4),
                round(marks.best or 0.0, 4),
            ),
        ),
        (),
        (f"greedy {marks.greedy:.3f}, 95 % interval {low:.3f} to {high:.3f}",),
    )
