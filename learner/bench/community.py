"""A simulated community for measuring what a round does: it asks, is answered, rates and trains.

Only the people are made up. Replies come from the engine, ratings lie in a store, and a round runs
on a snapshot in its own process; what it hands back is sealed, promoted and served.
"""

from __future__ import annotations

import random
import subprocess
import sys
import time
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType

from learner.agent import Action, Agent, State
from learner.engine.engine import Engine
from learner.engine.sampling import Sampling
from learner.options import GateOptions, LearningOptions
from learner.policy import Base, ModelSpec
from learner.prompt import Prompter
from learner.qvalue.features import FEATURES_VERSION
from learner.qvalue.options import QOptions
from learner.qvalue.phi import Phi
from learner.request import RoundRequest, RoundResult
from learner.seed.corpus import conversations
from storage.adapters import AdapterShelf
from storage.records import BASE_VERSION, DraftRecord, Features, ReplyRecord, Source, Turn
from storage.store import Store, new_reply_id

SAMPLING = Sampling(temperature=0.9, top_p=0.95, max_tokens=96)
PERSON = "bench"
STYLES: Mapping[str, Callable[[str], bool]] = {
    "asks back": lambda text: "?" in text,
    "exclaims": lambda text: "!" in text,
    "has an emoji": lambda text: any(unicodedata.category(one) == "So" for one in text),
    "is short": lambda text: len(text) <= 100,
}
"""What a community may like in a reply, each a rule on its text."""

LONGEST_REQUEST = 200
"""Characters; longer first turns (texts to summarise) are left out, so that a round stays cheap."""


class RoundFailed(Exception):
    """The round's process reached no verdict; the text is what it said last."""


@dataclass(frozen=True)
class Said:
    """A stored reply: its id, its text and what was asked."""

    id: str
    asked: str
    text: str


def requests(count: int, seed: int) -> list[str]:
    """That many different things that people ask of a small chat bot."""
    found: dict[str, None] = {}
    for one in conversations(seed):
        asked = one.exchanges[0].user
        if len(asked) <= LONGEST_REQUEST:
            found[asked] = None
        if len(found) == count:
            break
    return list(found)


class Community:
    """One data directory with people in front of it and a trainer behind it."""

    def __init__(
        self,
        base: Base,
        spec: ModelSpec,
        folder: Path,
        *,
        threads: int = 0,
        queue_limit: int = 10_000,
    ) -> None:
        self.base = base
        self.store = Store.open(folder / "data")
        self.shelf = AdapterShelf(folder / "data" / "adapters")
        self.engine = Engine(base, self.shelf.verified, queue_limit=queue_limit)
        self.agent = Agent(Prompter(base), self.engine)
        self._spec = spec
        self._folder = folder
        self._threads = threads
        self.engine.start()

    def __enter__(self) -> Community:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.engine.close()
        self.store.close()

    def ask(
        self, asked: Sequence[str], version: str | None = None, seed: int | None = None
    ) -> list[Action]:
        """Ask everything at once.

        Args:
            asked: One user turn each.
            version: A loaded version; None for the one that serves.
            seed: Makes the answers repeatable bit for bit, one by one and slowly.
        """
        draw = random.Random(seed)
        seeds = [None if seed is None else draw.randrange(2**31) for _ in asked]

        def answer(text: str, own: int | None) -> Action:
            state = State((Turn("user", text),))
            return self.agent.act(state, replace(SAMPLING, seed=own), version=version)

        with ThreadPoolExecutor(32) as pool:
            return list(pool.map(answer, asked, seeds))

    def talk(self, asked: Sequence[str]) -> list[Said]:
        """Ask, each in a conversation of its own, and store what was answered."""
        pairs = zip(asked, self.ask(asked), strict=True)
        return [self.keep(text, action) for text, action in pairs]

    def keep(
        self,
        asked: str,
        action: Action,
        phis: Sequence[Phi] = (),
        sampling: Sampling = SAMPLING,
    ) -> Said:
        """Store a reply in a conversation of its own, and φ of its drafts where there are any."""
        conversation = self.store.new_conversation(owner=PERSON, source="console")
        record = record_of(conversation.id, asked, action, self.base.fingerprint, sampling)
        made = Features(
            self.base.fingerprint, FEATURES_VERSION, tuple(one.to_bytes() for one in phis)
        )
        self.store.add_reply(record, made if phis else None)
        return Said(record.id, asked, record.text)

    def rate(self, said: Sequence[Said], signs: Sequence[int]) -> None:
        """Give each reply its thumb."""
        for one, sign in zip(said, signs, strict=True):
            self.store.rate(one.id, PERSON, sign)

    def train(
        self,
        seed: int,
        *,
        options: LearningOptions | None = None,
        gate: GateOptions | None = None,
        qvalue: QOptions | None = None,
        replay_share: float = 0.5,
        budget_seconds: float = 1800.0,
    ) -> tuple[str, RoundResult]:
        """Run one round on everything rated, and promote its candidate if the gate allows.

        Returns:
            The version's name and the round's result.

        Raises:
            RoundFailed: It reached no verdict.
        """
        parent = self.store.serving()
        record = self.store.add_round(
            trigger="bench", requested_by=PERSON, parent=parent, seed=seed
        )
        self.store.update_round(record.id, state="running", rating_mark=self.store.rating_mark())
        version = self.store.stage_version(
            round=record.id, parent=parent, fingerprint=self.base.fingerprint
        ).name
        request = RoundRequest(
            round=record.id,
            snapshot=str(self._folder / f"{record.id}.sqlite"),
            model=self._spec,
            fingerprint=self.base.fingerprint,
            parent=parent,
            parent_folder=None if parent == BASE_VERSION else str(self.shelf.verified(parent)),
            candidate_folder=str(self._folder / "data" / f"candidate-{record.id}"),
            result_file=str(self._folder / f"{record.id}.result"),
            seed=seed,
            minimum_ratings=0,
            budget_seconds=budget_seconds,
            options=options or LearningOptions(),
            gate=gate or GateOptions(),
            qvalue=qvalue or QOptions(),
            replay_share=replay_share,
            maximum_replies=256,
            threads=self._threads,
        )
        self.store.snapshot(Path(request.snapshot))
        try:
            result = run_child(request, self._folder)
        except RoundFailed as failure:
            self.store.reject_version(version)
            self.store.update_round(record.id, state="failed", error=str(failure))
            raise
        self.store.record_uses(record.id, result.uses)
        self.store.update_round(
            record.id, verdict=result.verdict, checks=result.checks, metrics=result.metrics
        )
        if result.verdict == "refused":
            self.store.reject_version(version)
            self.store.update_round(record.id, state="rejected")
        else:
            seal = self.shelf.seal(Path(request.candidate_folder), version)
            self.store.seal_version(version, seal)
            self.engine.load(version)
            self.store.promote(version, record.id)
            self.engine.serve(version)
        return version, result


def run_child(request: RoundRequest, folder: Path) -> RoundResult:
    """Run a round in its own process and read its result.

    Raises:
        RoundFailed: It reached no verdict.
    """
    path = folder / f"{request.round}.request"
    path.write_text(request.to_json(), encoding="utf-8")
    command = [sys.executable, "-m", "learner.round", str(path)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as child:
        assert child.stderr is not None
        said = child.stderr.read()
    if child.returncode != 0:
        raise RoundFailed(said.strip().rpartition("\n")[2])
    return RoundResult.from_json(Path(request.result_file).read_text(encoding="utf-8"))


def record_of(
    conversation: str,
    asked: str,
    action: Action,
    fingerprint: str,
    sampling: Sampling = SAMPLING,
    source: Source = "console",
) -> ReplyRecord:
    """Put together the row of a reply to a single turn."""
    draft = action.shown
    return ReplyRecord(
        id=new_reply_id(),
        conversation=conversation,
        parent=None,
        person=PERSON,
        source=source,
        guild=None,
        turns=(Turn("user", asked),),
        text=draft.text,
        prompt_ids=action.prompt.ids,
        turns_dropped=0,
        version=action.version,
        fingerprint=fingerprint,
        temperature=sampling.temperature,
        top_p=sampling.top_p,
        max_tokens=sampling.max_tokens,
        seed=None,
        pick_reason=action.pick_reason,
        finish_reason=draft.finish_reason,
        latency_seconds=0.0,
        imported=False,
        created_at=time.time(),
        drafts=tuple(
            DraftRecord(
                one.text,
                one.ids,
                one.logprobs_sampled,
                one.logprobs_plain,
                one.finish_reason,
                probability,
                place == action.picked,
            )
            for place, (one, probability) in enumerate(
                zip(action.drafts, action.pick_probabilities, strict=True)
            )
        ),
    )
