"""What the rows mean: the frozen values that cross from storage to everything above it.

Each record mirrors one table. Rows keep text, token ids and log-probs side by side, because the
text outlives a change of tokenizer and the ids are what the policy really sampled.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Role: TypeAlias = Literal["system", "user", "assistant"]
Source: TypeAlias = Literal["web", "api", "discord", "compatible", "console", "task"]
PickReason: TypeAlias = Literal["only", "thompson", "uniform"]
FinishReason: TypeAlias = Literal["stop", "length", "cancelled"]
RoundState: TypeAlias = Literal["queued", "running", "promoted", "rejected", "failed", "cancelled"]
VersionState: TypeAlias = Literal["staged", "sealed", "serving", "retired", "rejected", "pruned"]

BASE_VERSION = "v0"
"""The base model with no adapter; it serves when no version does and has no row."""


@dataclass(frozen=True)
class Turn:
    """One message of a conversation: who spoke and what."""

    role: Role
    content: str


@dataclass(frozen=True)
class Conversation:
    """A thread of turns that belongs to one person.

    `held_out` is decided once from the id (15 % of all): its ratings judge and never train.
    Times are seconds since the epoch, UTC.
    """

    id: str
    title: str
    owner: str
    source: Source
    guild: str | None
    held_out: bool
    created_at: float
    updated_at: float


@dataclass(frozen=True)
class DraftRecord:
    """One of the n drafts drawn for a reply, shown or not.

    `ids` holds the sampled token ids, end-of-sequence included when it was sampled. Log-probs are
    in nats, one per id: `logprobs_sampled` under temperature and top-p, `logprobs_plain` at
    temperature 1 over the whole vocabulary.
    """

    text: str
    ids: tuple[int, ...]
    logprobs_sampled: tuple[float, ...]
    logprobs_plain: tuple[float, ...]
    finish_reason: FinishReason
    pick_probability: float
    picked: bool


@dataclass(frozen=True)
class ReplyRecord:
    """A reply as it was shown, with everything that learning from it needs.

    `turns` is the whole prompt as asked, system turn included; `prompt_ids` is what the model saw
    after `turns_dropped` oldest turns were left out to fit its context. `fingerprint` names base
    model and tokenizer. An imported reply has no ids, no drafts and `imported` set.

    `people` are all whose words stand in `turns`, recorded where several people chat; `turns` and
    `text` are empty once the text was removed. `doubt` is the posterior standard deviation of the
    value that the Q-head gave the shown draft, None where it did not pick.
    """

    id: str
    conversation: str
    parent: str | None
    person: str
    source: Source
    guild: str | None
    turns: tuple[Turn, ...]
    text: str
    prompt_ids: tuple[int, ...]
    turns_dropped: int
    version: str
    fingerprint: str
    temperature: float
    top_p: float
    max_tokens: int
    seed: int | None
    pick_reason: PickReason
    finish_reason: FinishReason
    latency_seconds: float
    imported: bool
    created_at: float
    drafts: tuple[DraftRecord, ...] = ()
    people: tuple[str, ...] = ()
    doubt: float | None = None

    @property
    def shown(self) -> DraftRecord | None:
        """The draft that was shown, or None for an imported reply."""
        return next((draft for draft in self.drafts if draft.picked), None)


@dataclass(frozen=True)
class Rating:
    """One person's thumb on one reply: +1 or -1.

    `change` is a number that grows with every insert or update of any rating, so "since then" needs
    no clock.
    """

    reply: str
    person: str
    value: int
    reason: str | None
    correction: str | None
    change: int
    created_at: float
    updated_at: float


@dataclass(frozen=True)
class Execution:
    """What happened when a reply's code ran in the sandbox.

    `reason` is why the run ended ("ok", "exception", "time" ..., see `learner.sandbox.result`),
    `exit` its exit code, None where it was stopped; `error` the last line of its traceback, or
    which of its comments are wrong. `passed` of `cases` tests held, 0 of 0 where there were none.
    """

    reply: str
    engine: str
    reason: str
    exit: int | None
    error: str | None
    stdout: str
    seconds: float
    passed: int
    cases: int
    at: float


@dataclass(frozen=True)
class RatedReply:
    """A reply with its ratings, as a round sees it.

    A reply to a task of practice has no ratings but an `execution`; others may have both.
    `trained_rounds` lists the rounds that trained on this reply with its present ratings, of those
    whose versions led to the one that serves; empty means fresh.
    """

    reply: ReplyRecord
    ratings: tuple[Rating, ...]
    held_out: bool
    trained_rounds: tuple[str, ...]
    execution: Execution | None = None


@dataclass(frozen=True)
class Features:
    """φ of every draft of a reply, in their order, as bytes of `learner.qvalue.phi`.

    Computed on the base model that `fingerprint` names, by the features' `version`.
    """

    fingerprint: str
    version: int
    phis: tuple[bytes, ...]


@dataclass(frozen=True)
class StoredObservation:
    """What the Q-head learns from one reply: its thumbs and φ of its drafts, and no text.

    `parent` is the reply before it in the conversation, `picked` the place of the shown draft.
    `ratings` are empty where nobody rated it and it only continues a rated reply.
    """

    reply: str
    conversation: str
    parent: str | None
    guild: str | None
    created_at: float
    held_out: bool
    phis: tuple[bytes, ...]
    picked: int
    ratings: tuple[int, ...]


@dataclass(frozen=True)
class Check:
    """One check of the gate: its number, its limit and whether it passed."""

    name: str
    value: float
    limit: float
    passed: bool
    detail: str


@dataclass(frozen=True)
class RoundUse:
    """A reply that a round trained on, the weight it had and whether it came from replay."""

    reply: str
    weight: float
    replayed: bool


@dataclass(frozen=True)
class RoundRecord:
    """One training round from its request to its verdict.

    `rating_mark` is the largest `Rating.change` in the round's snapshot (0 before it was taken).
    `progress` runs from 0 to 1. `verdict` is "proven", "unproven" or "refused" once the gate spoke.
    `metrics` are the trainer's numbers (loss, approx_kl, clip_fraction, seconds ...).
    """

    id: str
    state: RoundState
    phase: str
    progress: float
    trigger: str
    requested_by: str
    parent: str
    version: str | None
    seed: int
    rating_mark: int
    fresh: int
    replayed: int
    verdict: str | None
    checks: tuple[Check, ...]
    metrics: dict[str, float]
    error: str | None
    created_at: float
    started_at: float | None
    finished_at: float | None


@dataclass(frozen=True)
class VersionRecord:
    """An adapter version: where it comes from and what became of it.

    `marked_at` says since when it counts as trained on someone who asked to be forgotten.
    """

    name: str
    state: VersionState
    parent: str
    round: str | None
    fingerprint: str
    manifest_sha256: str | None
    pinned: bool
    rolled_back: bool
    created_at: float
    serving_since: float | None
    marked_at: float | None = None


@dataclass(frozen=True)
class PersonRecord:
    """A person's choice about learning: yes, no, or None when they never said."""

    person: str
    learn: bool | None
    noticed_at: float | None
    chosen_at: float | None


@dataclass(frozen=True)
class Forgotten:
    """What forgetting a person did.

    `replies` and `ratings` were theirs and are deleted, `quoted` are other people's replies that
    lost their text, `versions` the adapter versions now marked.
    """

    replies: int
    ratings: int
    quoted: int
    versions: tuple[str, ...]


@dataclass(frozen=True)
class PlaceSetting:
    """One value set for a guild (channel "") or one of its channels, and who set it."""

    channel: str
    key: str
    value: str
    set_by: str


@dataclass(frozen=True)
class ScheduleRecord:
    """When rounds start by themselves: a cron line in a time zone, and/or every N new ratings."""

    id: str
    cron: str | None
    time_zone: str
    every_ratings: int | None
    created_by: str
    created_at: float
    last_fired_at: float | None


@dataclass(frozen=True)
class AuditEntry:
    """An admin's act: when, who, what and on which thing."""

    at: float
    who: str
    what: str
    detail: str


@dataclass(frozen=True)
class VersionRatings:
    """Thumbs that one version's replies got: the raw numbers of the learning curve."""

    version: str
    up: int
    down: int


@dataclass(frozen=True)
class ImportedRating:
    """One row of an import, checked: a reply that was said elsewhere and one person's thumb on it.

    `line` is where it stood in the file, for messages; `created_at` is None when it has no time.
    """

    line: int
    reply: str
    conversation: str
    person: str
    source: Source
    guild: str | None
    turns: tuple[Turn, ...]
    text: str
    version: str
    value: int
    reason: str | None
    correction: str | None
    created_at: float | None


@dataclass(frozen=True)
class ImportCount:
    """What an import did: replies that were new, and its ratings by what became of them."""

    replies: int
    added: int
    updated: int
    unchanged: int


@dataclass(frozen=True)
class LineProblem:
    """What is wrong with one line of an import."""

    line: int
    reason: str
