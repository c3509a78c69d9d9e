"""One round, top to bottom, in a process of its own: `python -m learner.round REQUEST.json`.

Reads a snapshot of the ratings, trains a candidate from its parent, asks the gate, and leaves a
folder and a verdict behind. Sealing and promoting are the bot's. Progress goes to standard output,
one JSON object a line. Standard input is the parent's pipe: when it closes, this process ends.
"""

from __future__ import annotations

import math
import os
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import torch

from learner.candidate import save_candidate, write_card
from learner.child import main
from learner.examine import examine
from learner.explore import Explorer, learn
from learner.pair import Pair, Twin, halves_for, open_desk, repeatable
from learner.policy import LoraShape, load_base
from learner.ppo import default_learning_rate
from learner.prompt import Prompter
from learner.qvalue.refit import refit, stored_observations
from learner.replay import Choice, choose
from learner.request import RoundProgress, RoundRequest, RoundResult
from learner.sandbox.choose import here
from learner.scoring import Question, Scorer
from learner.trajectory import Trajectory, trajectories, trajectory
from learner.update import Step, Training
from storage.records import RatedReply, RoundUse, StoredObservation
from storage.store import Store

__all__ = ["RoundError", "RoundProgress", "RoundRequest", "RoundResult", "run_round"]

GATE_SHARE = 0.25
"""The part of the time budget that is kept for the gate."""

_AT = {"loading": 0.0, "choosing": 0.06, "training": 0.08, "gate": 0.8}
"""Where in the whole round each phase begins."""


class RoundError(Exception):
    """The round cannot be run; the text says what is missing."""


def run_round(
    request: RoundRequest,
    report: Callable[[RoundProgress], None],
    twin: Twin | None = None,
) -> RoundResult:
    """Run one round: ratings in, candidate folder and verdict out.

    The same request on the same machine gives the same candidate bit for bit, unless its time
    budget cuts the training, which the metric `cut_by_budget` then says.

    Args:
        request: What to train from and with.
        report: Called with each piece of progress.
        twin: A second process that may do half of the work on a small model.

    Raises:
        RoundError: Too few new ratings, none to train on, or another model than requested.
        ModelError: The model cannot be loaded.
        StorageError: The snapshot cannot be read.
    """
    began = time.monotonic()
    deadline = began + request.budget_seconds * (1 - GATE_SHARE)
    tell = _teller(report, began, request.budget_seconds)

    tell("loading")
    repeatable(request.seed)
    rated, observations = _ratings(request)
    base = load_base(replace(request.model, threads=0))
    if base.fingerprint != request.fingerprint:
        raise RoundError("the model's files have changed since the bot started; restart the bot")
    parent = Path(request.parent_folder) if request.parent_folder else None
    shape = LoraShape(request.options.rank, request.options.alpha)
    halves = halves_for(base)
    if halves == 1:
        torch.set_num_threads(_threads(request))
    if halves == 1 or request.threads == 1:
        twin = None
    if twin is not None:
        twin.load(replace(request.model, threads=1), shape, parent, request.seed)

    tell("choosing")
    desk = open_desk(base, shape, parent)
    policy = desk.policy
    prompter = Prompter(base)
    value = refit(observations, rated, policy, base, prompter, request.qvalue)
    choice = choose(
        rated,
        share=request.replay_share,
        maximum=request.maximum_replies,
        seed=request.seed,
        contradicted=value.contradicted,
    )
    choice = _with_drafts(choice, request)
    rows = trajectories(choice, prompter, base)
    if not rows:
        raise RoundError("nothing new that may be trained on: all is held out, empty or too long")
    aside = [one for one in rated if one.held_out and one.reply.id not in value.contradicted]
    aside = aside[-request.maximum_replies :]
    held_out = [row for one in aside if (row := trajectory(one, prompter, base)) is not None]

    tell("training")
    pair = Pair(desk, twin, halves)
    box = here().box if any(one.execution for one in rated) else None
    questions = _questions(choice, rows)
    scorer = Scorer(pair, prompter, value.head, box)
    training = Training(
        pair,
        request.options,
        learning_rate=request.options.learning_rate or default_learning_rate(base.parameters),
        seed=request.seed,
        deadline=deadline,
        on_step=lambda step: tell("training", step),
    )
    explored = learn(
        training,
        Explorer(pair, scorer, questions, request.options, request.seed),
        rows,
        request.options,
        deadline,
    )
    done = training.result()
    metrics = {
        **done.metrics(),
        **value.metrics(),
        **explored.metrics(),
        "replies": float(len(done.weights)),
        "replayed_share": choice.replayed_share,
        "held_out_replies": float(len(held_out)),
        "without_behaviour": float(sum(row.behaviour is None for row in rows)),
        "mean_reward": sum(row.reward for row in rows) / len(rows),
        "training_seconds": done.seconds,
    }
    candidate = Path(request.candidate_folder)
    save_candidate(policy, desk.head, candidate, base)
    write_card(policy, candidate, base, request, metrics)

    tell("gate")
    examination = examine(
        policy,
        base,
        candidate,
        parent,
        trained=[row for row in rows if row.reply in done.weights],
        held_out=held_out,
        options=request.gate,
        seed=request.seed,
        hurry=time.monotonic() > deadline + request.budget_seconds * GATE_SHARE / 2,
        box=box,
    )
    metrics["seconds"] = time.monotonic() - began
    replayed = {row.reply: row.replayed for row in rows}
    uses = tuple(RoundUse(name, weight, replayed[name]) for name, weight in done.weights.items())
    numbers = {name: value for name, value in metrics.items() if math.isfinite(value)}
    return RoundResult(examination.verdict, examination.checks, numbers, uses, None)


def _ratings(request: RoundRequest) -> tuple[list[RatedReply], list[StoredObservation]]:
    """Read the snapshot: rated replies and φ; refuse a round without enough new ratings."""
    store = Store.open_snapshot(Path(request.snapshot))
    try:
        new = store.new_ratings()
        rated = store.learnable(every_draft=False, practised=True)
        observations = stored_observations(store, request.fingerprint)
    finally:
        store.close()
    if new < request.minimum_ratings:
        missing = request.minimum_ratings - new
        raise RoundError(
            f"{missing} more new ratings are needed: {new} of {request.minimum_ratings}"
        )
    return rated, observations


def _with_drafts(choice: Choice, request: RoundRequest) -> Choice:
    """Read what was chosen once more, with every draft: how many there were weighs a reply."""
    store = Store.open_snapshot(Path(request.snapshot))
    try:
        known = store.learnable_named([one.reply.id for one in (*choice.fresh, *choice.replayed)])
    finally:
        store.close()
    whole = {one.reply.id: one for one in known}
    return Choice(
        tuple(whole[one.reply.id] for one in choice.fresh),
        tuple(whole[one.reply.id] for one in choice.replayed),
    )


def _questions(choice: Choice, rows: Sequence[Trajectory]) -> list[Question]:
    """What the round's replies answered."""
    known = {one.reply.id: one for one in (*choice.fresh, *choice.replayed)}
    return [Question.of(known[row.reply], row.prompt_ids) for row in rows]


def _threads(request: RoundRequest) -> int:
    """Threads for a model that is not small: half of the cores, so that replies keep the other."""
    return request.threads or max(1, (os.cpu_count() or 1) // 2)


def _teller(
    report: Callable[[RoundProgress], None], began: float, budget_seconds: float
) -> Callable[..., None]:
    """Say where the round stands and how long it may take yet.

    Before the first step the time left is what the budget leaves, then a guess from the pace. How
    many steps will follow is itself a guess while rollouts are drawn, but progress never goes back.
    """
    furthest = 0.0

    def tell(phase: str, step: Step | None = None) -> None:
        nonlocal furthest
        passed = time.monotonic() - began
        fraction, whole = _AT[phase], budget_seconds
        if step is not None:
            fraction += (_AT["gate"] - _AT["training"]) * step.step / step.steps
        fraction = furthest = max(furthest, fraction)
        if step is not None or phase == "gate":
            whole = min(passed / fraction, budget_seconds)
        report(
            RoundProgress(
                phase,
                step.step if step else 0,
                step.steps if step else 0,
                round(fraction, 4),
                _shown(step.loss) if step else None,
                _shown(step.kl) if step else None,
                _shown(step.clip_fraction) if step else None,
                max(0.0, whole - passed),
            )
        )

    return tell


def _shown(number: float) -> float | None:
    """The number, or None where it is none: JSON has no NaN."""
    return number if math.isfinite(number) else None


if __name__ == "__main__":
    sys.exit(main(run_round, sys.argv[1:]))
