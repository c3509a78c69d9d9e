"""Serving while learning: a steady load on the engine while a real round trains and is swapped in.

Everything is real but the people: replies of the engine itself are rated by a rule, stored, and a
round runs on their snapshot in its own process. What the bot adds around this (HTTP, its own rows)
is not measured here.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import torch

from learner.agent import Agent, State
from learner.bench import BenchArguments, BenchResult, Wish
from learner.bench.load import QUESTIONS, SteadyLoad, prompts, quantile
from learner.engine.engine import Engine, EngineStats
from learner.engine.sampling import Sampling
from learner.options import GateOptions, LearningOptions
from learner.policy import Base, ModelSpec, load_base
from learner.prompt import Prompter
from learner.request import RoundRequest, RoundResult
from storage.adapters import AdapterShelf
from storage.records import BASE_VERSION, DraftRecord, ReplyRecord, Turn
from storage.store import Store, new_reply_id

PERSON = "bench"
EVERY_SECONDS = 0.5
AFTER_SECONDS = 5.0
P95_WISH = 2.0
STALL_WISH_MS = 100.0


class RoundFailed(Exception):
    """The round's process reached no verdict; the text is what it said last."""


@dataclass(frozen=True)
class Seen:
    """What one repetition saw; times in seconds, the longest stall in milliseconds."""

    idle: list[float]
    during: list[float]
    failed: int
    refused: int
    round_seconds: float
    verdict: str
    stats: EngineStats


def run(arguments: BenchArguments) -> BenchResult:
    """Measure, once for each seed."""
    spec = arguments.model or ModelSpec()
    base = load_base(spec)
    seen = []
    for seed in range(arguments.seeds):
        with tempfile.TemporaryDirectory() as folder:
            seen.append(_measure(base, spec, Path(folder), seed, fast=arguments.fast))
    rows = tuple(
        (
            seed,
            len(one.during),
            one.failed,
            one.refused,
            round(1000 * quantile(one.idle, 0.95), 1),
            round(1000 * quantile(one.during, 0.95), 1),
            round(_ratio(one), 2),
            round(one.stats.longest_swap_ms, 1),
            round(one.round_seconds, 1),
            one.verdict,
        )
        for seed, one in enumerate(seen)
    )
    failed, refused = sum(one.failed for one in seen), sum(one.refused for one in seen)
    ratio = max(_ratio(one) for one in seen)
    stall = max(one.stats.longest_swap_ms for one in seen)
    return BenchResult(
        title=f"serve during a round: {base.name} on {base.device}",
        columns=(
            *("seed", "replies", "failed", "refused", "p95 idle ms", "p95 in round ms"),
            *("ratio", "longest stall of the swap ms", "round s", "verdict"),
        ),
        rows=rows,
        wishes=(
            Wish("requests that failed", failed, 0, failed == 0),
            Wish("requests that were refused", refused, 0, refused == 0),
            Wish("p95 in the round / idle, worst seed", ratio, P95_WISH, ratio <= P95_WISH),
            Wish("longest stall of a swap, ms", stall, STALL_WISH_MS, stall <= STALL_WISH_MS),
        ),
        notes=(
            f"One request every {EVERY_SECONDS} s, {torch.get_num_threads()} threads for serving.",
            "The candidate is swapped in whatever the gate says: the swap is what is measured.",
        ),
    )


def _measure(base: Base, spec: ModelSpec, folder: Path, seed: int, *, fast: bool) -> Seen:
    store = Store.open(folder / "data")
    shelf = AdapterShelf(folder / "data" / "adapters")
    engine = Engine(base, shelf.verified, queue_limit=256)
    engine.start()
    sampling = Sampling(temperature=0.9, top_p=0.95, max_tokens=48)
    load = SteadyLoad(engine, prompts(base), sampling, EVERY_SECONDS)
    try:
        _fill(store, Agent(Prompter(base), engine), base, 48 if fast else 128)
        load.start()
        began = time.perf_counter()
        load.wait_for(15 if fast else 60)
        training = time.perf_counter()
        result = _round(store, base, spec, folder, seed)
        ended = time.perf_counter()
        if (folder / "candidate").is_dir():
            shelf.seal(folder / "candidate", "v1")
            engine.load("v1")
            engine.serve("v1")
        load.wait_for(len(load.latencies_seconds) + int(AFTER_SECONDS / EVERY_SECONDS))
        load.stop()
        return Seen(
            idle=load.between(began, training),
            during=load.between(training, float("inf")),
            failed=len(load.errors),
            refused=load.refused,
            round_seconds=ended - training,
            verdict=result.verdict,
            stats=engine.stats(),
        )
    finally:
        load.stop()
        engine.close()
        store.close()


def _fill(store: Store, agent: Agent, base: Base, count: int) -> None:
    """Store replies of the engine with a thumb each: up when shorter than the one before."""
    sampling = Sampling(temperature=1.0, max_tokens=48)
    turns = [Turn("user", QUESTIONS[number % len(QUESTIONS)]) for number in range(count)]
    pending = [agent.begin(State((turn,)), sampling) for turn in turns]
    before = 0
    for turn, one in zip(turns, pending, strict=True):
        action = one.finish(one.ticket.result.result())
        shown = action.shown
        conversation = store.new_conversation(owner=PERSON, source="api")
        reply = ReplyRecord(
            id=new_reply_id(),
            conversation=conversation.id,
            parent=None,
            person=PERSON,
            source="api",
            guild=None,
            turns=(turn,),
            text=shown.text,
            prompt_ids=action.prompt.ids,
            turns_dropped=0,
            version=action.version,
            fingerprint=base.fingerprint,
            temperature=sampling.temperature,
            top_p=sampling.top_p,
            max_tokens=sampling.max_tokens,
            seed=None,
            pick_reason=action.pick_reason,
            finish_reason=shown.finish_reason,
            latency_seconds=0.0,
            imported=False,
            created_at=time.time(),
            drafts=(
                DraftRecord(
                    shown.text,
                    shown.ids,
                    shown.logprobs_sampled,
                    shown.logprobs_plain,
                    shown.finish_reason,
                    1.0,
                    True,
                ),
            ),
        )
        store.add_reply(reply)
        store.rate(reply.id, PERSON, 1 if len(shown.text) <= before else -1)
        before = len(shown.text)


def _round(store: Store, base: Base, spec: ModelSpec, folder: Path, seed: int) -> RoundResult:
    """Run the round's process to its end.

    Raises:
        RoundFailed: it reached no verdict.
    """
    store.snapshot(folder / "snapshot.sqlite")
    request = RoundRequest(
        round="r1",
        snapshot=str(folder / "snapshot.sqlite"),
        model=spec,
        fingerprint=base.fingerprint,
        parent=BASE_VERSION,
        parent_folder=None,
        candidate_folder=str(folder / "candidate"),
        result_file=str(folder / "result.json"),
        seed=seed,
        minimum_ratings=1,
        budget_seconds=300.0,
        options=LearningOptions(),
        gate=GateOptions(),
        replay_share=0.5,
        maximum_replies=256,
        threads=0,
    )
    (folder / "request.json").write_text(request.to_json(), encoding="utf-8")
    with (folder / "said.txt").open("w+", encoding="utf-8") as said:
        # The pipe stays open until the child has ended: its closing would end the child.
        with subprocess.Popen(
            [sys.executable, "-m", "learner.round", str(folder / "request.json")],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=said,
        ) as child:
            while child.poll() is None:
                time.sleep(0.1)
        said.seek(0)
        if child.returncode != 0:
            raise RoundFailed(f"The round ended with {child.returncode}: {said.read()[-500:]}")
    return RoundResult.from_json((folder / "result.json").read_text(encoding="utf-8"))


def _ratio(seen: Seen) -> float:
    return quantile(seen.during, 0.95) / quantile(seen.idle, 0.95)
