"""What a model has been trained on so far: one record per run of the recipe, kept beside it."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

_FILE = "stages.json"


@dataclass(frozen=True, slots=True)
class Stage:
    """One run of the recipe: the seed of its text, its budget and what fitted into it."""

    seed: int
    budget: float
    """Minutes that it was given."""
    minutes: float
    """Minutes that it used."""
    tokens: int
    steps: int
    rates: float = 1.0
    """Share of the highest learning rates that it took."""
    blend: float = 1.0
    """Share of the way from other weights to those after it at which the model stands."""
    blended_with: int | None = None
    """After which run, counted from 1, those other weights stood; None: the run before."""


def read(folder: Path) -> list[Stage]:
    """Read the runs that made the model in a folder, the first one first.

    Raises:
        FileNotFoundError: if the recipe did not write that folder.
    """
    return [Stage(**stage) for stage in json.loads((folder / _FILE).read_text(encoding="utf-8"))]


def write(folder: Path, stages: Sequence[Stage]) -> None:
    """Write the runs that made the model in a folder."""
    records = [asdict(stage) for stage in stages]
    (folder / _FILE).write_text(json.dumps(records, indent=1) + "\n", encoding="utf-8")
