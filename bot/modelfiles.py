"""A model's files as they lie on disk: where, how many parameters, whether it can be chatted with.

Reads headers only, so that `thumbwise doctor` can look at any model without loading it.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from learner.seed import embedded_path

EMBEDDED_FOLDER = embedded_path()


@dataclass(frozen=True)
class ModelFiles:
    """What a model's folder holds; `parameters` is None where no safetensors tell them."""

    folder: Path
    parameters: int | None
    bytes: int
    has_template: bool


class ModelMissing(Exception):
    """The model's files are not here; `mend` says how to get them."""

    def __init__(self, state: Literal["note", "broken"], message: str, mend: str) -> None:
        super().__init__(message)
        self.state = state
        self.mend = mend


def look_at(model: str) -> ModelFiles:
    """Describe the files of "embedded", of a local folder, or of a fetched Hugging Face model.

    Raises:
        ModelMissing: They are not on this machine.
    """
    folder = _folder(model)
    weights = sorted(folder.glob("*.safetensors"))
    others = [] if weights else sorted(folder.glob("*.bin"))
    if not (folder / "config.json").is_file() or not (weights or others):
        raise ModelMissing(
            "broken",
            f"{folder} holds no model (config.json and weights)",
            "set model to embedded, a Hugging Face id or a model's folder",
        )
    return ModelFiles(
        folder=folder,
        parameters=sum(count_parameters(file) for file in weights) if weights else None,
        bytes=sum(file.stat().st_size for file in (*weights, *others)),
        has_template=_has_template(folder),
    )


def count_parameters(file: Path) -> int:
    """Count the numbers in a safetensors file from its header: 8 bytes of length, then JSON."""
    with file.open("rb") as opened:
        header = json.loads(opened.read(int.from_bytes(opened.read(8), "little")))
    return sum(math.prod(entry["shape"]) for name, entry in header.items() if name[:2] != "__")


def _folder(model: str) -> Path:
    if model == "embedded":
        if not (EMBEDDED_FOLDER / "config.json").is_file():
            raise ModelMissing(
                "broken",
                f"the embedded model's files are not in {EMBEDDED_FOLDER}",
                f"python -m learner.seed.recipe --out {EMBEDDED_FOLDER}",
            )
        return EMBEDDED_FOLDER
    if Path(model).is_dir():
        return Path(model)
    if model.startswith((".", "/")):
        raise ModelMissing("broken", f"there is no folder {model}", "set model to one that exists")
    return _fetched(model)


def _fetched(model: str) -> Path:
    from huggingface_hub import try_to_load_from_cache
    from huggingface_hub.errors import HFValidationError

    try:
        found = try_to_load_from_cache(model, "config.json")
    except HFValidationError as problem:
        raise ModelMissing(
            "broken", f"{model!r} is no folder and no Hugging Face id", "set model to either"
        ) from problem
    if not isinstance(found, str):
        raise ModelMissing(
            "note",
            f"{model} is not on this machine; the first start fetches it",
            f"hf download {model}",
        )
    return Path(found).parent


def _has_template(folder: Path) -> bool:
    if any(folder.glob("chat_template*")):
        return True
    try:
        described = json.loads((folder / "tokenizer_config.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return bool(described.get("chat_template"))
