"""A data directory with rated replies of a real model, and a request for a round on it."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import torch

from learner.engine.voice import as_rows, mean_logprobs, sample
from learner.options import GateOptions, LearningOptions
from learner.policy import Base, LoraShape, ModelSpec, attach_adapter, load_base
from learner.prompt import Prompter
from learner.request import RoundRequest
from storage.records import DraftRecord, ReplyRecord, Turn
from storage.store import Store

ASKED = (
    "hello there",
    "how are you today?",
    "write a function that adds",
    "reverse a list, please",
    "the quick brown fox?",
    "thank you",
)


def rate_replies(store: Store, spec: ModelSpec, count: int, seed: int = 1) -> Base:
    """Let the base answer `count` times and rate every other answer up, the rest down.

    The seed decides the ids too, and with them which conversations are held out.
    """
    base = load_base(replace(spec, threads=1))
    prompter = Prompter(base)
    policy = attach_adapter(base, LoraShape(2, 4), None)
    draw = random.Random(seed)
    turns = [(Turn("user", f"{draw.choice(ASKED)} {number}"),) for number in range(count)]
    prompts = [prompter.encode(one, 12).ids for one in turns]
    replies = sample(policy, base, prompts, seed, 12)
    means = mean_logprobs(policy, base, None, as_rows(prompts, replies))
    for number in range(count):
        conversation = store.new_conversation(
            owner="anna", source="web", id=f"c_{seed}_{number}"
        ).id
        ids = replies[number]
        logprobs = (means[number],) * len(ids)
        text = prompter.decode(ids) or "hm"
        record = ReplyRecord(
            id=f"chatcmpl-{seed}-{number}",
            conversation=conversation,
            parent=None,
            person="anna",
            source="web",
            guild=None,
            turns=turns[number],
            text=text,
            prompt_ids=prompts[number],
            turns_dropped=0,
            version="v0",
            fingerprint=base.fingerprint,
            temperature=1.0,
            top_p=1.0,
            max_tokens=12,
            seed=None,
            pick_reason="only",
            finish_reason="stop" if ids[-1] in base.eos_ids else "length",
            latency_seconds=0.1,
            imported=False,
            created_at=float(number),
            drafts=(DraftRecord(text, ids, logprobs, logprobs, "stop", 1.0, True),),
        )
        store.add_reply(record)
        store.rate(record.id, "anna", 1 if number % 2 else -1)
    return base


def request(folder: Path, spec: ModelSpec, fingerprint: str, seed: int = 5) -> RoundRequest:
    """A round on the snapshot in that folder, with small numbers."""
    return RoundRequest(
        round="r1",
        snapshot=str(folder / "snapshot.sqlite"),
        model=spec,
        fingerprint=fingerprint,
        parent="v0",
        parent_folder=None,
        candidate_folder=str(folder / "candidate"),
        result_file=str(folder / "result.json"),
        seed=seed,
        minimum_ratings=8,
        budget_seconds=300,
        options=LearningOptions(
            rank=4,
            alpha=8,
            epochs=2,
            minibatch=8,
            learning_rate=1e-3,
            rollouts=24,
            rollouts_each=3,
            rollout_tokens=12,
            iterations=2,
            rollout_epochs=1,
        ),
        gate=GateOptions(),
        replay_share=0.5,
        maximum_replies=64,
        threads=1,
    )


def one_thread() -> None:
    """Undo what loading a model may have set."""
    torch.set_num_threads(1)
