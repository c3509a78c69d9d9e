"""How a token is drawn: temperature, nucleus (top-p), and one uniform number per row and step.

Pure tensor maths over a batch in which every row has its own settings and its own random stream.
"""

from __future__ import annotations

import hashlib
import math
import secrets
from dataclasses import dataclass

import torch
from torch import Tensor

_HEAD = 256
"""Nucleus sampling looks at so many likeliest tokens first; sorting a vocabulary costs far more."""


@dataclass(frozen=True)
class Sampling:
    """How a request wants its drafts drawn.

    `temperature` 0 is greedy. With a `seed` the same machine repeats the same drafts bit for bit.
    Text ends before the first of `stop`.
    """

    temperature: float = 1.0
    top_p: float = 1.0
    max_tokens: int = 256
    seed: int | None = None
    stop: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not (math.isfinite(self.temperature) and 0 <= self.temperature <= 10):
            raise ValueError(f"temperature must be from 0 to 10, but it was {self.temperature}")
        if not 0 < self.top_p <= 1:
            raise ValueError(f"top_p must be above 0 and at most 1, but it was {self.top_p}")
        if self.max_tokens < 1:
            raise ValueError(f"max_tokens must be at least 1, but it was {self.max_tokens}")
        if "" in self.stop:
            raise ValueError("stop must not hold an empty text")


@dataclass(frozen=True)
class Drawn:
    """Sampled ids (B,) and their log-probs (B,) in nats, as sampled and at temperature 1.

    A row whose logits are no distribution (NaN, or infinite) has NaN log-probs and no id that
    means anything: `refuse_broken` says so.
    """

    ids: Tensor
    logprobs_sampled: Tensor
    logprobs_plain: Tensor


class BrokenLogits(ArithmeticError):
    """The model gave a request numbers that no token can be drawn from."""


def refuse_broken(logprob_sampled: float, logprob_plain: float) -> None:
    """Check the log-probs of one drawn token.

    Raises:
        BrokenLogits: one of them is not finite.
    """
    if not (math.isfinite(logprob_sampled) and math.isfinite(logprob_plain)):
        raise BrokenLogits(
            "The model's output is not finite, so no token can be drawn "
            f"(log-probs {logprob_sampled} and {logprob_plain}). The model or the adapter version "
            "may be damaged: roll back, or load the model with dtype float32."
        )


def uniforms(seed: int | None, draft: int, count: int) -> list[float]:
    """The random stream of one draft: `count` numbers in [0, 1), from the seed or from chance."""
    if seed is None:
        number = secrets.randbits(63)
    else:
        digest = hashlib.sha256(f"{seed}:{draft}".encode()).digest()
        number = int.from_bytes(digest[:8], "big") >> 1
    generator = torch.Generator().manual_seed(number)
    stream: list[float] = torch.rand(count, dtype=torch.float64, generator=generator).tolist()
    return stream


def draw(logits: Tensor, temperature: Tensor, top_p: Tensor, uniform: Tensor) -> Drawn:
    """Draw one token a row by inverse CDF.

    The nucleus is the smallest set of likeliest tokens whose probability reaches top_p (Holtzman et
    al. 2020, arXiv 1904.09751), renormalised.

    Args:
        logits: (B, V) float32.
        temperature: (B,); 0 takes the likeliest token, with log-prob 0 as sampled.
        top_p: (B,) in (0, 1].
        uniform: (B,) float64 in [0, 1).
    """
    plain = torch.log_softmax(logits, dim=-1)
    greedy = temperature <= 0
    warm = torch.where(greedy, 1.0, temperature)[:, None]
    if bool((warm == 1).all()):
        scaled = plain
    else:
        # The likeliest stands at 0, so that no temperature, however small, makes it infinite.
        scaled = torch.log_softmax((logits - logits.amax(-1, keepdim=True)) / warm, dim=-1)
    if bool(greedy.all()):
        ids, sampled = logits.argmax(dim=-1), torch.zeros_like(temperature)
    else:
        ids, sampled = _draw_warm(scaled, torch.where(greedy, 1.0, top_p), uniform)
        ids = torch.where(greedy, logits.argmax(dim=-1), ids)
        sampled = torch.where(greedy, 0.0, sampled)
    return Drawn(ids, sampled, plain.gather(1, ids[:, None]).squeeze(1))


def _draw_warm(logprobs: Tensor, top_p: Tensor, uniform: Tensor) -> tuple[Tensor, Tensor]:
    """Draw from log-probs (B, V) cut to each row's nucleus; ids and renormalised log-probs (B,)."""
    ids = torch.zeros_like(top_p, dtype=torch.long)
    sampled = torch.zeros_like(logprobs[:, 0])
    uncut = top_p >= 1
    rest = ~uncut
    if bool(uncut.any()):
        ids[uncut], sampled[uncut] = _invert(logprobs[uncut], uniform[uncut])
    if bool(rest.any()) and logprobs.shape[-1] > _HEAD:
        head, order = logprobs[rest].topk(_HEAD, dim=-1)
        enough = head.double().exp().sum(dim=-1) >= top_p[rest].double()
        rows = rest.nonzero().squeeze(1)[enough]
        if rows.numel():
            place, sampled[rows] = _invert(_nucleus(head[enough], top_p[rows]), uniform[rows])
            ids[rows] = order[enough].gather(1, place[:, None]).squeeze(1)
            rest = rest.clone()
            rest[rows] = False
    if bool(rest.any()):
        ranked, order = logprobs[rest].sort(dim=-1, descending=True, stable=True)
        place, sampled[rest] = _invert(_nucleus(ranked, top_p[rest]), uniform[rest])
        ids[rest] = order.gather(1, place[:, None]).squeeze(1)
    return ids, sampled


def _nucleus(ranked: Tensor, top_p: Tensor) -> Tensor:
    """Log-probs, likeliest first, with all beyond the nucleus at -inf and the rest renormalised."""
    probabilities = ranked.double().exp()
    before = probabilities.cumsum(dim=-1) - probabilities
    cut = torch.where(before < top_p.double()[:, None], ranked, -torch.inf)
    return cut - cut.logsumexp(dim=-1, keepdim=True)


def _invert(logprobs: Tensor, uniform: Tensor) -> tuple[Tensor, Tensor]:
    """Inverse CDF: the place whose share of the unit interval holds `uniform`, its log-prob."""
    probabilities = logprobs.double().exp()
    sums = probabilities.cumsum(dim=-1)
    place = torch.searchsorted(sums, uniform.double()[:, None] * sums[:, -1:], right=True)
    # The product can round up to the sum itself: then the last place that may be drawn.
    last = (probabilities > 0).long().cumsum(dim=-1).argmax(dim=-1, keepdim=True)
    place = torch.minimum(place, last)
    return place.squeeze(1), logprobs.gather(1, place).squeeze(1)
