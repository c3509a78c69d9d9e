"""Which of the fixed skills a voice still has: the probes, and held-out code tasks that are run."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from peft import PeftModel

from learner.engine.voice import sample, speaking
from learner.policy import Base
from learner.practice.tasks import Task, cases_for, exam
from learner.prompt import Prompter
from learner.sandbox.box import Box
from learner.sandbox.snippets import python_of
from learner.sandbox.verdict import try_out
from learner.seed.probes import passes, probes
from storage.records import Role, Turn

PROBE_TOKENS = 64
TASK_TOKENS = 128
TASK_WORDINGS = 3
"""In how many wordings each held-out family's code task is put, where many seem lost."""


def probes_passed(
    policy: PeftModel, base: Base, prompter: Prompter, adapter: str | None
) -> list[bool]:
    """Tell which of the embedded model's probes a voice passes with its likeliest reply.

    Args:
        policy: The model with the adapter loaded.
        base: Names its special tokens and device.
        prompter: Turns turns into ids and back.
        adapter: The adapter's name; None for the base.
    """
    known = probes()
    asked = [[Turn(cast(Role, role), text) for role, text in one.turns] for one in known]
    said = _likeliest(policy, base, prompter, adapter, asked, PROBE_TOKENS)
    return [passes(one, text) for one, text in zip(known, said, strict=True)]


def tasks_lost(
    policy: PeftModel,
    base: Base,
    prompter: Prompter,
    parent: str | None,
    box: Box,
    *,
    families: int,
    most: float,
) -> tuple[tuple[int, ...], int]:
    """Count code tasks that the parent passes less those that the candidate does.

    Each family is asked in further wordings only while a larger net share than `most` is lost:
    whoever is let through by the first wording is not kept waiting.

    Args:
        policy: The model with the adapter `candidate` loaded, and the parent's.
        base: Names its special tokens and device.
        prompter: Turns turns into ids and back.
        parent: The parent's adapter; None for the base.
        box: Runs the answers.
        families: How many of the held-out families are asked.
        most: The net share of tasks that may be lost.

    Returns:
        The losses family by family, and how many tasks were asked.
    """
    losses = [0] * families
    asked = 0
    for wording in range(TASK_WORDINGS):
        known = exam(wording)[:families]
        before = _solved(policy, base, prompter, parent, box, known)
        now = _solved(policy, base, prompter, "candidate", box, known)
        losses = [lost + was - still for lost, was, still in zip(losses, before, now, strict=True)]
        asked += families
        if sum(losses) / asked <= most:
            break
    return tuple(losses), asked


def _solved(
    policy: PeftModel,
    base: Base,
    prompter: Prompter,
    adapter: str | None,
    box: Box,
    known: Sequence[Task],
) -> list[bool]:
    """Which code tasks a voice solves with its likeliest reply."""
    asked = [[Turn("user", one.request)] for one in known]
    said = _likeliest(policy, base, prompter, adapter, asked, TASK_TOKENS)
    codes = [python_of(text) or "" for text in said]
    return [
        bool(code) and try_out(box, code, cases_for(task, code)).good
        for task, code in zip(known, codes, strict=True)
    ]


def _likeliest(
    policy: PeftModel,
    base: Base,
    prompter: Prompter,
    adapter: str | None,
    asked: Sequence[Sequence[Turn]],
    tokens: int,
) -> list[str]:
    """A voice's likeliest reply to each conversation."""
    prompts = [prompter.encode(turns, tokens).ids for turns in asked]
    with speaking(policy, adapter):
        replies = sample(policy, base, prompts, None, tokens)
    return [prompter.decode(ids) for ids in replies]
