"""What health is judged by, and what the judgement is: frozen values only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from storage.records import RoundRecord, VersionRecord
from storage.vitals import Vitals

Severity: TypeAlias = Literal["alarm", "warning"]


@dataclass(frozen=True)
class Alarm:
    """Something that keeps the bot from learning.

    `name` is one of `CHECKS`; `words` say what is seen, with its numbers; `remedy` what to do. An
    "alarm" harms or stops learning, a "warning" weakens it.
    """

    name: str
    words: str
    remedy: str
    severity: Severity = "alarm"


@dataclass(frozen=True)
class ValueFigures:
    """How well the learned value foretells thumbs: AUC over so many up and down.

    Each thumb was foretold before it was learned.
    """

    auc: float
    up: int
    down: int


@dataclass(frozen=True)
class ScheduleFigures:
    """One schedule: since when it is due and did not fire (None: it is not), and whether it will.

    `has_next` is False for a schedule by time that has no next time; `planned` is False where the
    running scheduler does not know it.
    """

    id: str
    due_since: float | None
    has_next: bool
    planned: bool


@dataclass(frozen=True)
class Outside:
    """What the store does not know: the moment, the settings, and what only a running bot knows.

    `started_at`, `speaking` (the version that the engine serves), `value` and `schedules` are None
    or empty where no bot runs. `blocked` says why no round may start. Times are seconds since the
    epoch.
    """

    now: float
    fingerprint: str | None
    temperature: float
    top_p: float
    minimum_ratings: int
    free_bytes: int
    speaking: str | None = None
    value: ValueFigures | None = None
    schedules: tuple[ScheduleFigures, ...] = ()
    blocked: str | None = None


@dataclass(frozen=True)
class Sound:
    """How the serving version's newest replies sound, beside the base's where there are enough.

    `repetition` is the mean ROUGE-L between replies to different prompts. `surprise_nats` holds
    each reply's mean -log p per token, which estimates the entropy. `distinct_drafts` is the mean
    number of different texts among the `drafts` drawn for a reply.
    """

    replies: int
    repetition: float
    surprise_nats: tuple[float, ...]
    base_surprise_nats: tuple[float, ...]
    drafts: float
    distinct_drafts: float


@dataclass(frozen=True)
class Figures:
    """Everything that the alarms are judged by.

    `rounds` and `versions` come newest first. `damaged` says what is wrong with the files of the
    serving version, `same_weights` names the version whose very weights it has, None when all is
    well. `needed_bytes` is what a round takes on disk.
    """

    outside: Outside
    vitals: Vitals
    new_ratings: int
    rounds: tuple[RoundRecord, ...]
    versions: tuple[VersionRecord, ...]
    serving: str
    sound: Sound | None
    damaged: str | None
    same_weights: str | None
    has_schedule: bool
    needed_bytes: int

    @property
    def judged_rounds(self) -> tuple[RoundRecord, ...]:
        """The rounds on which the gate spoke, newest first."""
        return tuple(one for one in self.rounds if one.verdict is not None)

    @property
    def serving_record(self) -> VersionRecord | None:
        """The serving version's row; None when the base serves."""
        return next((one for one in self.versions if one.name == self.serving), None)

    @property
    def serving_round(self) -> RoundRecord | None:
        """The round that made the serving version."""
        record = self.serving_record
        made = record.round if record else None
        return next((one for one in self.rounds if one.id == made), None)
