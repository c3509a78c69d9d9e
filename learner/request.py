"""What the bot and the training child say to each other: one request, progress lines, one result.

JSON on both sides. Apart from `learner.round`, so that the bot does not load what trains.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import Any

from learner.options import GateOptions, LearningOptions
from learner.policy import ModelSpec
from learner.qvalue.options import QOptions
from storage.records import Check, RoundUse


@dataclass(frozen=True)
class RoundRequest:
    """One round to run: where everything is, and how.

    `parent_folder` is the parent's adapter, None when the parent is the base. `threads` 0 means
    half of the cores, or two processes for a small model. `budget_seconds` covers the whole child,
    loading and gate included.
    """

    round: str
    snapshot: str
    model: ModelSpec
    fingerprint: str
    parent: str
    parent_folder: str | None
    candidate_folder: str
    result_file: str
    seed: int
    minimum_ratings: int
    budget_seconds: float
    options: LearningOptions
    gate: GateOptions
    replay_share: float
    maximum_replies: int
    threads: int
    qvalue: QOptions = field(default_factory=QOptions)

    def to_json(self) -> str:
        """The request as one JSON object."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> RoundRequest:
        """Read what `to_json` wrote.

        Raises:
            ValueError: Not a round request.
        """
        try:
            fields: dict[str, Any] = json.loads(text)
            return cls(
                **{
                    **fields,
                    "model": ModelSpec(**fields["model"]),
                    "options": LearningOptions(**fields["options"]),
                    "gate": GateOptions(**fields["gate"]),
                    "qvalue": QOptions(**fields["qvalue"]),
                }
            )
        except (KeyError, TypeError) as error:
            raise ValueError(f"not a round request: {error}") from error


@dataclass(frozen=True)
class RoundProgress:
    """Where a round stands: `step` of `steps` in its phase, `fraction` of the whole from 0 to 1."""

    phase: str
    step: int
    steps: int
    fraction: float
    loss: float | None = None
    kl: float | None = None
    clip_fraction: float | None = None
    seconds_left: float | None = None

    def to_json(self) -> str:
        """The progress as one line of JSON."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> RoundProgress:
        """Read what `to_json` wrote.

        Raises:
            ValueError: Not a progress line.
        """
        try:
            return cls(**json.loads(text))
        except TypeError as error:
            raise ValueError(f"not a progress line: {error}") from error


@dataclass(frozen=True)
class RoundResult:
    """How a round ended: "proven", "unproven", "refused" or "failed", with its numbers."""

    verdict: str
    checks: tuple[Check, ...]
    metrics: dict[str, float]
    uses: tuple[RoundUse, ...]
    error: str | None

    def to_json(self) -> str:
        """The result as one JSON object."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> RoundResult:
        """Read what `to_json` wrote.

        Raises:
            ValueError: Not a round's result.
        """
        try:
            fields: dict[str, Any] = json.loads(text)
            checks = tuple(Check(**one) for one in fields["checks"])
            uses = tuple(RoundUse(**one) for one in fields["uses"])
            return cls(fields["verdict"], checks, dict(fields["metrics"]), uses, fields["error"])
        except (KeyError, TypeError) as error:
            raise ValueError(f"not a round's result: {error}") from error
