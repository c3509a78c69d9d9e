"""How fast the PPO update trains, beside a straightforward one on the same replies.

Both do the same maths on the same minibatches; how far their losses lie apart stands in the notes.
They run in turn, so that a busy machine slows both. A token counts once for each pass over its row,
padding never.
"""

from __future__ import annotations

import statistics
import time
from dataclasses import replace
from itertools import islice
from typing import cast

import torch
from peft import PeftModel

from learner.anchors import measure_anchors
from learner.bench import BenchArguments, BenchResult, Wish
from learner.bench.plain_update import plain_update
from learner.engine.voice import as_rows, sample, speaking
from learner.forward import output_layer
from learner.options import LearningOptions
from learner.pair import Desk
from learner.policy import Base, LoraShape, ModelSpec, attach_adapter, load_base
from learner.ppo import default_learning_rate
from learner.prompt import Prompter
from learner.seed.corpus import conversations
from learner.seed.turns import Conversation
from learner.trajectory import Trajectory
from learner.update import update
from learner.value import ValueHead
from storage.records import Role, Turn

WISH = 2.0
REPLY_TOKENS = 96


def run(arguments: BenchArguments) -> BenchResult:
    """Measure once for each seed."""
    base = load_base(arguments.model or ModelSpec())
    options = LearningOptions(epochs=1) if arguments.fast else LearningOptions()
    policy = attach_adapter(base, LoraShape(options.rank, options.alpha), None)
    start = {name: one.detach().clone() for name, one in policy.named_parameters()}
    width = output_layer(policy).weight.shape[1]
    table: list[tuple[str | float, ...]] = []
    ratios, apart = [], 0.0
    for seed in range(arguments.seeds):
        rows = _rows(policy, base, 48 if arguments.fast else 128, seed)
        tokens = options.epochs * sum(row.tokens for row in rows)
        seconds: dict[str, float] = {}
        losses: dict[str, list[float]] = {}
        for name in ("ours", "straightforward"):
            for key, one in policy.named_parameters():
                one.data.copy_(start[key])
            head = ValueHead(width).to(base.device)
            rate = default_learning_rate(base.parameters)
            began = time.perf_counter()
            if name == "ours":
                done = update(
                    Desk(base, policy, head), rows, options, learning_rate=rate, seed=seed
                )
                losses[name] = [step.loss for step in done.steps]
            else:
                losses[name] = plain_update(
                    policy, head, rows, options, learning_rate=rate, pad_id=base.pad_id, seed=seed
                )
            seconds[name] = time.perf_counter() - began
        ratio = seconds["straightforward"] / seconds["ours"]
        ratios.append(ratio)
        apart = max(
            apart,
            *(abs(a - b) for a, b in zip(losses["ours"], losses["straightforward"], strict=True)),
        )
        table.append(
            (
                seed,
                len(rows),
                tokens,
                round(tokens / seconds["ours"]),
                round(tokens / seconds["straightforward"]),
                round(ratio, 2),
            )
        )
    middle = statistics.median(ratios)
    return BenchResult(
        f"PPO update of {base.name} ({base.parameters:,} parameters), "
        f"{torch.get_num_threads()} thread(s)",
        ("seed", "replies", "trained tokens", "ours /s", "straightforward /s", "times"),
        tuple(table),
        (
            Wish(
                "times the straightforward update's tokens per second", middle, WISH, middle >= WISH
            ),
        ),
        (f"The two ways' losses differ by at most {apart:.2g} in any step.",),
    )


def _rows(policy: PeftModel, base: Base, count: int, seed: int) -> list[Trajectory]:
    """Replies of the base in conversations of one to five exchanges, every other one liked."""
    prompter = Prompter(base)
    asked = islice((_until_a_reply(one) for one in conversations(seed)), count)
    prompts = [prompter.encode(turns, REPLY_TOKENS).ids for turns in asked]
    with speaking(policy, None):
        replies = sample(policy, base, prompts, seed, REPLY_TOKENS)
    rows = [
        replace(row, reply=str(place), reward=0.5 if place % 2 else -0.5)
        for place, row in enumerate(as_rows(prompts, replies))
    ]
    head = ValueHead(output_layer(policy).weight.shape[1]).to(base.device)
    drawn = measure_anchors(policy, head, rows, LearningOptions(), base.pad_id)
    return [
        replace(row, behaviour=tuple(one.reference.tolist()))
        for row, one in zip(rows, drawn, strict=True)
    ]


def _until_a_reply(conversation: Conversation) -> list[Turn]:
    """The turns of a conversation up to its last user turn."""
    return [Turn(cast(Role, turn["role"]), turn["content"]) for turn in conversation.turns()[:-1]]
