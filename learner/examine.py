"""Measures a candidate for the gate, from the files that would be served.

The candidate and its parent are loaded beside each other and asked the same; nothing of the
training that made the candidate is trusted. Probes are a fixed set of questions. The embedded
model's have known answers (`learner.seed.probes`); any other model is asked whether it still says
what the base says.
"""

from __future__ import annotations

import random
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from peft import PeftModel, get_peft_model_state_dict
from safetensors import SafetensorError
from safetensors.torch import load_file
from torch import Tensor

from learner.engine.voice import (
    SAMPLE_TOKENS,
    as_rows,
    mean_logprobs,
    measure_voice,
    sample,
    speaking,
)
from learner.gate import (
    Evidence,
    GateOptions,
    Margins,
    Verdict,
    check_tensors,
    judge,
    margins,
)
from learner.policy import EMBEDDED, Base
from learner.practice.tasks import exam
from learner.prompt import Prompter
from learner.sandbox.box import Box
from learner.skills import probes_passed, tasks_lost
from learner.trajectory import Trajectory
from storage.records import Check, Turn

ADAPTER_FILE = "adapter_model.safetensors"
MOST_PROMPTS = 32
MOST_TRAINED = 64
MOST_HELD_OUT = 128
HURRIED_SHARE = 0.25
LOST_NATS = 1.0
"""A probe without a known answer is lost when the base's answer lost so much a token, or more."""

QUESTIONS = (
    "Hello!",
    "How are you?",
    "Thank you!",
    "What can you do?",
    "Tell me something interesting.",
    "What is the capital of France?",
    "What is 2 + 2?",
    "Explain what a variable is.",
    "Why is the sky blue?",
    "Write a Python function that adds two numbers.",
    "Write a Python function that reverses a string.",
    "How do I sort a list in Python?",
    "Summarise: The cat sat on the mat and slept all day.",
    "Give me a tip for learning to code.",
    "What is your name?",
    "Tell me a joke.",
)


@dataclass(frozen=True)
class Examination:
    """The gate's word on one candidate."""

    verdict: Verdict
    checks: tuple[Check, ...]


def examine(
    policy: PeftModel,
    base: Base,
    candidate: Path,
    parent: Path | None,
    *,
    trained: Sequence[Trajectory],
    held_out: Sequence[Trajectory],
    options: GateOptions,
    seed: int,
    hurry: bool = False,
    box: Box | None = None,
) -> Examination:
    """Measure a candidate's files against its parent's and judge them.

    Args:
        policy: A model with any adapter; the two are loaded beside it and dropped again.
        base: The base model under it.
        candidate: The candidate's folder.
        parent: The parent's folder, None when the parent is the base.
        trained: The rated replies it was trained on.
        held_out: Rated replies of held-out conversations.
        options: The gate's limits.
        seed: Decides the sampled replies and which trained ones are looked at.
        hurry: Whether time is short: then only a quarter of prompts and rated replies is looked at.
        box: Runs the answers to held-out code tasks; None leaves that check out.
    """
    try:
        tensors = load_file(candidate / ADAPTER_FILE)
    except (OSError, SafetensorError) as error:
        return _unreadable(error)
    shapes = {name: one.shape for name, one in _own_tensors(policy).items()}
    checks = check_tensors(tensors, load_file(parent / ADAPTER_FILE) if parent else None, shapes)
    if not all(check.passed for check in checks):
        return Examination("refused", checks)
    try:
        with _loaded(policy, candidate, parent) as parent_name:
            share = HURRIED_SHARE if hurry else 1.0
            asked = (
                _some(trained, round(MOST_TRAINED * share), seed),
                held_out[-round(MOST_HELD_OUT * share) :],
            )
            most = round(MOST_PROMPTS * share)
            evidence = _evidence(policy, base, parent_name, *asked, most, seed)
            if box is not None:
                families = round(len(exam()) * share)
                losses, tasks = tasks_lost(
                    policy,
                    base,
                    Prompter(base),
                    parent_name,
                    box,
                    families=families,
                    most=options.max_task_loss,
                )
                evidence = replace(evidence, task_losses=losses, tasks=tasks)
    except _LoadError as error:
        return _unreadable(error)
    verdict, merits = judge(evidence, options)
    return Examination(verdict, checks + merits)


def _own_tensors(policy: PeftModel) -> dict[str, Tensor]:
    """The adapter that the policy carries, by the names of the file format."""
    # The default would look the base model up on the network for a changed vocabulary.
    found: dict[str, Tensor] = get_peft_model_state_dict(policy, save_embedding_layers=False)
    return found


class _LoadError(Exception):
    """PEFT could not load the files."""


@contextmanager
def _loaded(policy: PeftModel, candidate: Path, parent: Path | None) -> Iterator[str | None]:
    """Load candidate and parent beside the policy's own adapter; gives the parent's name."""
    names = {"candidate": candidate, **({"parent": parent} if parent else {})}
    try:
        for name, folder in names.items():
            try:
                with warnings.catch_warnings():
                    # PEFT 0.21 asks transformers 5.23 by a name that the latter has deprecated.
                    warnings.filterwarnings("ignore", category=FutureWarning)
                    policy.load_adapter(str(folder), name, torch_device=str(policy.device))
            except (OSError, ValueError, KeyError, RuntimeError) as error:
                raise _LoadError(str(error)) from error
        yield "parent" if parent else None
    finally:
        for name in names:
            if name in policy.peft_config:
                policy.delete_adapter(name)


def _evidence(
    policy: PeftModel,
    base: Base,
    parent: str | None,
    trained: Sequence[Trajectory],
    held_out: Sequence[Trajectory],
    most_prompts: int,
    seed: int,
) -> Evidence:
    prompter = Prompter(base)
    questions = [prompter.encode([Turn("user", text)], SAMPLE_TOKENS).ids for text in QUESTIONS]
    asked = dict.fromkeys(questions)
    asked.update(dict.fromkeys(row.prompt_ids for row in (*held_out, *trained)))
    room = base.context_tokens - SAMPLE_TOKENS
    prompts = [prompt for prompt in asked if len(prompt) <= room][:most_prompts]
    voice = measure_voice(policy, base, prompter, "candidate", prompts, seed)
    usual = measure_voice(policy, base, prompter, None, prompts, seed)
    lost, probes = _probes(policy, base, prompter, parent, questions)
    return Evidence(
        kl_nats=voice.kl_nats,
        entropy_ratio=voice.entropy_nats / max(usual.entropy_nats, 1e-6),
        repetition=voice.repetition,
        base_repetition=usual.repetition,
        probes_lost=lost,
        probes=probes,
        trained_margins=_margins(policy, base, parent, trained),
        held_out_margins=_margins(policy, base, parent, held_out),
    )


def _some(rows: Sequence[Trajectory], most: int, seed: int) -> list[Trajectory]:
    return random.Random(seed).sample(list(rows), min(most, len(rows)))


def _margins(
    policy: PeftModel, base: Base, parent: str | None, rows: Sequence[Trajectory]
) -> Margins:
    """The margins of rated replies between candidate and parent."""
    if not rows:
        return Margins()
    now = mean_logprobs(policy, base, "candidate", rows)
    before = mean_logprobs(policy, base, parent, rows)
    gains = [one - two for one, two in zip(now, before, strict=True)]
    return margins([row.reward for row in rows], gains)


def _probes(
    policy: PeftModel,
    base: Base,
    prompter: Prompter,
    parent: str | None,
    questions: Sequence[tuple[int, ...]],
) -> tuple[float, int]:
    """Share of the probes that parent or base passes and the candidate fails, and their number.

    The larger share of the two counts: beside the base, so that losses do not add up from round to
    round, and beside the parent, so that what was learned stays.
    """
    others = {parent, None}
    if base.name == EMBEDDED:
        voices = {"candidate", *others}
        passed = {name: probes_passed(policy, base, prompter, name) for name in voices}
    else:
        with speaking(policy, None):
            usual = as_rows(questions, sample(policy, base, questions, None))
        said = {name: mean_logprobs(policy, base, name, usual) for name in {"candidate", *others}}
        best = [max(pair) for pair in zip(*(said[name] for name in others), strict=True)]
        near = [one > most - LOST_NATS for one, most in zip(said["candidate"], best, strict=True)]
        passed = {"candidate": near, **dict.fromkeys(others, [True] * len(usual))}
    now = passed["candidate"]
    lost = max(
        sum(was and not still for was, still in zip(passed[name], now, strict=True))
        for name in others
    )
    return lost / len(now), len(now)


def _unreadable(error: Exception) -> Examination:
    return Examination("refused", (Check("readable", 0.0, 1.0, False, str(error)[:200]),))
