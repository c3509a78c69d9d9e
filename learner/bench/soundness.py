"""What learning must not break: the diversity of replies and the skills of the base.

The gate asks the same of every candidate; here it is asked of what an arm ended with, on more
prompts, so that a preference that was reached by collapse is seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from learner.engine.voice import SAMPLE_TOKENS, measure_voice
from learner.policy import LoraShape, ModelSpec, attach_adapter, load_base
from learner.prompt import Prompter
from learner.skills import probes_passed
from storage.records import Turn


@dataclass(frozen=True)
class Soundness:
    """An adapter beside its base.

    Args:
        entropy_ratio: Its entropy per token over the base's, each on its own replies.
        repetition: Likeness of its replies to different prompts (self-ROUGE-L); `base_repetition`
            is the base's.
        kl_nats: KL to the base per token.
        probes_lost: The share of the fixed probes of skill that it passes fewer than the base.
    """

    entropy_ratio: float
    repetition: float
    base_repetition: float
    kl_nats: float
    probes_lost: float


def soundness(spec: ModelSpec, adapter: Path, asked: Sequence[str], seed: int) -> Soundness:
    """Measure an adapter on prompts that nobody rated.

    Args:
        spec: The base model; it is loaded anew.
        adapter: The adapter's folder.
        asked: One user turn each, at least two.
        seed: Decides the sampled replies.
    """
    base = load_base(spec)
    prompter = Prompter(base)
    policy = attach_adapter(base, LoraShape(), adapter)
    prompts = [prompter.encode((Turn("user", one),), SAMPLE_TOKENS).ids for one in asked]
    own = measure_voice(policy, base, prompter, "default", prompts, seed)
    usual = measure_voice(policy, base, prompter, None, prompts, seed)
    usually = probes_passed(policy, base, prompter, None)
    still = probes_passed(policy, base, prompter, "default")
    lost = (sum(usually) - sum(still)) / len(still)
    return Soundness(
        own.entropy_nats / max(usual.entropy_nats, 1e-6),
        own.repetition,
        usual.repetition,
        own.kl_nats,
        max(0.0, lost),
    )
