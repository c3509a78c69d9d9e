"""What may be set about the Q-head: names, defaults and limits, and nothing that runs.

`bot/settings.py` nests this as its table `[qvalue]`; every field's `help` is its line in the
README.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field


@dataclass(frozen=True)
class QOptions:
    """How the Q-head learns and picks.

    Raises:
        ValueError: A number lies outside its range; the text names the field.
    """

    discount: float = field(
        default=0.3, metadata={"help": "γ: how much the next turn's best draft counts."}
    )
    epsilon: float = field(
        default=0.005,
        metadata={"help": "How often a draft is picked uniformly, for unbiased data."},
    )
    exploration: float = field(
        default=0.1,
        metadata={"help": "Scale of the posterior in Thompson sampling; 0 picks the best mean."},
    )
    pessimism: float = field(
        default=1.0,
        metadata={"help": "κ: rollouts are scored by mean minus κ standard deviations."},
    )
    noise: float = field(
        default=1.0,
        metadata={"help": "Standard deviation of one thumb around a draft's value."},
    )
    bias_scale: float = field(
        default=0.5, metadata={"help": "Prior standard deviation of the value of a middling draft."}
    )
    text_scale: float = field(
        default=0.1, metadata={"help": "Prior scale of an interpretable feature's weight."}
    )
    words_scale: float = field(
        default=0.05, metadata={"help": "Prior scale of a bucket of words' weight."}
    )
    hidden_scale: float = field(
        default=0.02, metadata={"help": "Prior scale of a hidden direction's weight."}
    )
    tail: float = field(
        default=0.1,
        metadata={"help": "How few features a taste stands on: the smaller, the fewer."},
    )
    guild_scale: float = field(
        default=0.5,
        metadata={"help": "How far guilds differ from what all share, in prior scales."},
    )
    change: float = field(
        default=5.0,
        metadata={
            "help": "Evidence (log Bayes factor) from which a taste counts as changed: then older "
            "thumbs no longer decide what is picked; 1000: never."
        },
    )
    directions: int = field(
        default=32, metadata={"help": "How many directions of the hidden states are used."}
    )

    def __post_init__(self) -> None:
        for name in ("discount", "epsilon"):
            if not 0 <= getattr(self, name) <= 1:
                raise ValueError(f"{name} is {getattr(self, name)}, wanted from 0 to 1")
        if self.discount == 1:
            raise ValueError("discount is 1, wanted less than 1")
        for name in ("exploration", "pessimism", "change"):
            if not 0 <= getattr(self, name) < math.inf:
                raise ValueError(f"{name} is {getattr(self, name)}, wanted at least 0")
        scales = ("bias_scale", "text_scale", "words_scale", "hidden_scale", "guild_scale")
        for name in ("noise", *scales, "tail"):
            if not 0 < getattr(self, name) < math.inf:
                raise ValueError(f"{name} is {getattr(self, name)}, wanted more than 0")
        if not 0 <= self.directions <= 256:
            raise ValueError(f"directions is {self.directions}, wanted from 0 to 256")
