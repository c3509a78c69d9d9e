"""The one page of figures: the same for the API, the command line and the web page.

`stored_status` reads what the database alone knows; a running bot adds what only it knows.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psutil

from bot.cron import known_times
from bot.facts import FINGERPRINT
from bot.health import stored_look
from bot.liked import Liked, stored_liked
from bot.settings import Settings
from learner.health import Alarm
from learner.interval import wilson
from storage.records import RoundRecord, ScheduleRecord, VersionRecord
from storage.store import Store

if TYPE_CHECKING:  # the first brings torch, which a report without a bot should not wait for
    from learner.engine.ticket import EngineStats
    from learner.request import RoundProgress


@dataclass(frozen=True)
class RatingFigures:
    """Thumbs: all, those no round has seen, how many a round wants and how many are missing."""

    total: int
    new: int
    minimum: int
    missing: int


@dataclass(frozen=True)
class CurvePoint:
    """One version's share of thumbs-up with its 95 % interval (Wilson), and the raw counts."""

    version: str
    up: int
    down: int
    share: float
    low: float
    high: float


@dataclass(frozen=True)
class PlannedRound:
    """A schedule with the next three times it fires (ISO 8601, in its own zone)."""

    schedule: ScheduleRecord
    next_times: tuple[str, ...]


@dataclass(frozen=True)
class ModelFigures:
    """The base model as it is loaded; `fingerprint` names it and its tokenizer."""

    name: str
    parameters: int
    context_tokens: int
    fingerprint: str
    device: str
    dtype: str


@dataclass(frozen=True)
class Running:
    """What only a running bot knows; memory is resident, and None where no trainer runs."""

    since: float
    model: ModelFigures
    engine: EngineStats
    progress: RoundProgress | None
    round_follows: bool
    memory_bytes: int
    trainer_memory_bytes: int | None
    notices: tuple[str, ...]


@dataclass(frozen=True)
class Status:
    """The page of figures.

    `round` is the one that runs, None when none does; `last_verdict` the last round that the gate
    spoke on; `health` what is wrong; `liked` what the thumbs outside of guilds say. `running` is
    None when no bot runs.
    """

    serving: str
    training: bool
    replies: int
    ratings: RatingFigures
    round: RoundRecord | None
    last_round: RoundRecord | None
    last_verdict: RoundRecord | None
    versions: tuple[VersionRecord, ...]
    schedules: tuple[PlannedRound, ...]
    curve: tuple[CurvePoint, ...]
    data_dir: str
    data_bytes: int
    free_bytes: int
    health: tuple[Alarm, ...]
    liked: Liked
    running: Running | None

    def as_dict(self) -> dict[str, Any]:
        """Return plain values, ready for JSON."""
        return asdict(self)


def stored_status(
    store: Store,
    settings: Settings,
    running: Running | None = None,
    alarms: tuple[Alarm, ...] | None = None,
    liked: Liked | None = None,
    now: datetime | None = None,
) -> Status:
    """Read the figures of a data directory; blocks on SQLite and the disk.

    `alarms` are what a running bot found wrong, `liked` what its Q-head says; None judges and fits
    what is stored.
    """
    rounds = store.rounds()
    open_round = next((one for one in rounds if one.state in ("queued", "running")), None)
    return Status(
        serving=store.serving(),
        training=open_round is not None,
        replies=store.count_replies(),
        ratings=rating_figures(store, settings),
        round=open_round,
        last_round=next((one for one in rounds if one is not open_round), None),
        last_verdict=next((one for one in rounds if one.verdict is not None), None),
        versions=tuple(store.versions()),
        schedules=_planned(store.schedules(), now or datetime.now(UTC)),
        curve=curve_points(store, store.meta(FINGERPRINT)),
        data_dir=str(settings.data_dir),
        data_bytes=folder_bytes(settings.data_dir),
        free_bytes=shutil.disk_usage(settings.data_dir).free,
        health=stored_look(store, settings).alarms if alarms is None else alarms,
        liked=stored_liked(store, settings) if liked is None else liked,
        running=running,
    )


def rating_figures(store: Store, settings: Settings) -> RatingFigures:
    """Count the thumbs."""
    new, minimum = store.new_ratings(), settings.rounds.minimum_ratings
    return RatingFigures(store.count_ratings(), new, minimum, max(0, minimum - new))


def curve_points(
    store: Store, fingerprint: str | None, guild: str | None = None
) -> tuple[CurvePoint, ...]:
    """Return a model's learning curve: the share of thumbs-up of each version with any thumbs.

    With `guild`, only the thumbs on what was said there count.
    """
    points = []
    for counts in store.curve(fingerprint=fingerprint, guild=guild):
        total = counts.up + counts.down
        if total:
            low, high = wilson(counts.up, total)
            points.append(
                CurvePoint(counts.version, counts.up, counts.down, counts.up / total, low, high)
            )
    return tuple(points)


def resident_bytes(pid: int | None = None) -> int | None:
    """Return a process's resident memory (ours for None), or None when it is gone."""
    try:
        return int(psutil.Process(pid).memory_info().rss)
    except psutil.Error:
        return None


def folder_bytes(folder: Path) -> int:
    """Add up the sizes of all files under a folder; what vanishes meanwhile counts as nothing."""
    total = 0
    for path in folder.rglob("*"):
        try:
            status = path.lstat()
        except OSError:
            continue
        if not path.is_dir():
            total += status.st_size
    return total


def _planned(schedules: Sequence[ScheduleRecord], now: datetime) -> tuple[PlannedRound, ...]:
    planned = []
    for record in schedules:
        times = known_times(record.cron, record.time_zone, now)
        planned.append(PlannedRound(record, tuple(time.isoformat() for time in times)))
    return tuple(planned)
