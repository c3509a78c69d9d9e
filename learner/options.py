"""What may be set about learning and the gate: names, defaults and limits, and nothing that runs.

Apart from the maths so that reading settings never imports torch. `bot/settings.py` nests these
dataclasses as its tables `[learning]` and `[gate]`; every field's `help` is its line in the README.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class LearningOptions:
    """How the PPO update of one round works.

    Raises:
        ValueError: A number lies outside its range; the text names the field.
    """

    rank: int = field(default=16, metadata={"help": "Rank of the LoRA adapter."})
    alpha: int = field(
        default=32, metadata={"help": "LoRA's scale: the update times alpha / rank."}
    )
    learning_rate: float | None = field(
        default=None,
        metadata={
            "help": "Step size of the policy; unset: by model size, 2e-3 at 3 M, 5e-5 at 0.5 B."
        },
    )
    critic_learning_rate: float = field(
        default=3e-3, metadata={"help": "Step size of the value head."}
    )
    gamma: float = field(default=1.0, metadata={"help": "Discount per token."})
    gae_lambda: float = field(default=1.0, metadata={"help": "λ of the advantage estimate (GAE)."})
    clip: float = field(default=0.3, metadata={"help": "PPO's clip range of the ratio."})
    dual_clip: float = field(
        default=3.0, metadata={"help": "Bound of the ratio where the advantage is negative."}
    )
    epochs: int = field(default=4, metadata={"help": "Passes over the rated replies."})
    minibatch: int = field(default=8, metadata={"help": "Replies per optimiser step."})
    negative_scale: float = field(default=0.3, metadata={"help": "Factor on negative advantages."})
    kl_coefficient: float = field(
        default=0.1, metadata={"help": "Weight of the KL loss to the base model."}
    )
    weight_cap: float = field(
        default=2.0, metadata={"help": "Cap of the importance weight of replayed replies."}
    )
    gradient_norm: float = field(default=1.0, metadata={"help": "Clip of the gradient's norm."})
    kl_limit_nats: float = field(
        default=0.5,
        metadata={"help": "A round ends early above this KL to the base, in nats per token."},
    )
    rollouts: int = field(
        default=1024,
        metadata={
            "help": "New replies that a round draws and has scored by the Q-head and the sandbox; "
            "0: it learns from thumbs alone."
        },
    )
    rollouts_each: int = field(
        default=8, metadata={"help": "New replies to each prompt, which are compared."}
    )
    rollout_share: float = field(
        default=0.5,
        metadata={"help": "Share of the new replies that is trained on: the best and the worst."},
    )
    rollout_tokens: int = field(default=128, metadata={"help": "Most tokens of a new reply."})
    iterations: int = field(
        default=4,
        metadata={"help": "How often a round draws anew; each time a share of its rollouts."},
    )
    rollout_epochs: int = field(
        default=2, metadata={"help": "Passes over the replies of one drawing."}
    )
    rollout_minibatch: int = field(
        default=16, metadata={"help": "Replies per optimiser step where new ones are among them."}
    )
    l2_coefficient: float = field(
        default=0.0,
        metadata={"help": "Weight of the squared distance to the last adapter's weights."},
    )

    def __post_init__(self) -> None:
        for name in (
            "rank",
            "alpha",
            "epochs",
            "minibatch",
            "rollout_tokens",
            "iterations",
            "rollout_epochs",
            "rollout_minibatch",
        ):
            _at_least(name, getattr(self, name), 1)
        _at_least("rollouts", self.rollouts, 0)
        _at_least("rollouts_each", self.rollouts_each, 2)
        for name in (
            "critic_learning_rate",
            "clip",
            "weight_cap",
            "gradient_norm",
            "kl_limit_nats",
        ):
            _above(name, getattr(self, name), 0)
        if self.learning_rate is not None:
            _above("learning_rate", self.learning_rate, 0)
        _above("dual_clip", self.dual_clip, 1)
        for name in ("gamma", "gae_lambda", "negative_scale"):
            _between(name, getattr(self, name), 0, 1)
        _above("rollout_share", self.rollout_share, 0)
        _between("rollout_share", self.rollout_share, 0, 1)
        for name in ("kl_coefficient", "l2_coefficient"):
            _at_least(name, getattr(self, name), 0)


@dataclass(frozen=True)
class GateOptions:
    """What a candidate must hold to be served.

    Raises:
        ValueError: A number lies outside its range; the text names the field.
    """

    require_proof: bool = field(
        default=False,
        metadata={"help": "Promote only what is better than its parent beyond doubt."},
    )
    max_kl_nats: float = field(
        default=1.0, metadata={"help": "Largest KL to the base, in nats per token."}
    )
    min_entropy_ratio: float = field(
        default=0.6, metadata={"help": "Smallest entropy beside the base's."}
    )
    max_repetition: float = field(
        default=0.85,
        metadata={"help": "Largest likeness of replies to different prompts (self-ROUGE-L)."},
    )
    max_probe_loss: float = field(
        default=0.15, metadata={"help": "Largest share of the fixed probes that may be lost."}
    )
    max_task_loss: float = field(
        default=0.1,
        metadata={
            "help": "Largest net share of the held-out code tasks that a round on code may lose, "
            "but for what chance explains."
        },
    )
    margin: float = field(
        default=0.05,
        metadata={
            "help": "How much worse than its parent on held-out ratings is still let through."
        },
    )

    def __post_init__(self) -> None:
        _above("max_kl_nats", self.max_kl_nats, 0)
        for name in ("min_entropy_ratio", "max_repetition", "max_probe_loss", "max_task_loss"):
            _between(name, getattr(self, name), 0, 1)
        _at_least("margin", self.margin, 0)


def _at_least(name: str, value: float, least: float) -> None:
    if not value >= least:
        raise ValueError(f"{name} is {value}, wanted at least {least}")


def _above(name: str, value: float, bound: float) -> None:
    if not value > bound:
        raise ValueError(f"{name} is {value}, wanted more than {bound}")


def _between(name: str, value: float, low: float, high: float) -> None:
    if not low <= value <= high:
        raise ValueError(f"{name} is {value}, wanted from {low} to {high}")
