"""Writes a candidate's folder: the adapter, its value head and a card with the facts of its round.

What stands there hangs only on the round's request and data, never on time or place, so that the
same round writes the same adapter bit for bit.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import cast

from peft import LoraConfig, PeftModel

from learner.policy import Base
from learner.request import RoundRequest
from learner.value import ValueHead, save_value_head

_CARD = """\
---
base_model: {model}
library_name: peft
---
# Candidate of round {round}

A LoRA adapter (rank {rank}, alpha {alpha}) for `{model}`, trained by Thumbwise with PPO on people's
thumbs. Parent: {parent}. Seed: {seed}. Fingerprint of base model and tokenizer: `{fingerprint}`.

`value_head.safetensors` continues the value head in the next round; serving does not read it.

| figure | value |
| --- | --- |
{figures}
"""


def save_candidate(policy: PeftModel, head: ValueHead, folder: Path, base: Base) -> None:
    """Write the adapter "default" and the value head into a folder, made where it is missing.

    Raises:
        OSError: The folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    config = cast(LoraConfig, policy.peft_config["default"])
    config.base_model_name_or_path = base.name
    # PEFT keeps a set, whose order changes from process to process.
    config.target_modules = sorted(config.target_modules or ())
    policy.save_pretrained(str(folder), selected_adapters=["default"], save_embedding_layers=False)
    save_value_head(head, folder)


def write_card(
    policy: PeftModel,
    folder: Path,
    base: Base,
    request: RoundRequest,
    metrics: Mapping[str, float],
) -> None:
    """Fill the model card that PEFT has left in the folder with what the round did."""
    config = cast(LoraConfig, policy.peft_config["default"])
    figures = "\n".join(
        f"| {name} | {value:.6g} |"
        for name, value in sorted(metrics.items())
        if "second" not in name
    )
    card = _CARD.format(
        model=base.name,
        round=request.round,
        rank=config.r,
        alpha=config.lora_alpha,
        parent=request.parent,
        seed=request.seed,
        fingerprint=base.fingerprint,
        figures=figures,
    )
    (folder / "README.md").write_text(card, encoding="utf-8")
