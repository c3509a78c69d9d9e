"""Which ratings a round trains on: the fresh ones, and older ones so that it does not forget.

Pure: rated replies in, a choice out, the same for the same seed. Held-out conversations are never
chosen. A reply is fresh while no promoted round has trained on it with its present ratings. Older
thumbs that a community has since spoken against are not replayed: they would hold the weights to
a taste that has turned.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from learner.reward import reply_reward
from storage.records import RatedReply, ReplyRecord

Kind: TypeAlias = Literal["chat", "code", "summary"]
Stratum: TypeAlias = tuple[int, str, Kind, int]

_AGES = 3
_SUMMARY = re.compile(r"\b(summar(y|ies|i[sz]e\w*)|tl;?dr|in a nutshell)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Choice:
    """What a round trains on, oldest first in each part."""

    fresh: tuple[RatedReply, ...]
    replayed: tuple[RatedReply, ...]

    @property
    def replayed_share(self) -> float:
        """The replayed part of the whole, 0 when nothing was chosen."""
        total = len(self.fresh) + len(self.replayed)
        return len(self.replayed) / total if total else 0.0


def kind_of(reply: ReplyRecord) -> Kind:
    """Tell code, summaries and chat apart by what was asked and what was said."""
    if "```" in reply.text:
        return "code"
    asked = next((turn.content for turn in reversed(reply.turns) if turn.role == "user"), "")
    return "summary" if _SUMMARY.search(asked) else "chat"


def choose(
    rated: Sequence[RatedReply],
    *,
    share: float,
    maximum: int,
    seed: int,
    contradicted: Collection[str] = (),
) -> Choice:
    """Choose a round's fresh and replayed replies.

    Every fresh reply is taken; where they are too many, the newest, since the policy still
    resembles the one that wrote them (the others stay fresh). Replay then adds `share` of the
    whole, taken in turn from each stratum of age, guild, kind and sign, so that a rare one is not
    crowded out.

    Args:
        rated: Every learnable rated reply, held-out ones too.
        share: The replayed part of the round, from 0 up to but not including 1.
        maximum: The most replies a round takes, at least 1.
        seed: Decides which replies of a stratum are replayed.
        contradicted: Names of replies that are not replayed.

    Raises:
        ValueError: `share` or `maximum` is out of range.
    """
    if not 0 <= share < 1:
        raise ValueError(f"the replayed share is {share}, wanted 0 or more and less than 1")
    if maximum < 1:
        raise ValueError(f"a round takes {maximum} replies at most, wanted at least 1")
    trainable = sorted(
        (one for one in rated if not one.held_out and reply_reward(one) is not None),
        key=lambda one: (one.reply.created_at, one.reply.id),
    )
    fresh = [one for one in trainable if not one.trained_rounds]
    older = [one for one in trainable if one.trained_rounds and one.reply.id not in contradicted]
    room = maximum - min(len(older), round(maximum * share))
    fresh = fresh[-room:] if room else []
    wanted = min(round(len(fresh) * share / (1 - share)), maximum - len(fresh))
    return Choice(tuple(fresh), tuple(_spread(older, wanted, seed)))


def _spread(older: Sequence[RatedReply], wanted: int, seed: int) -> list[RatedReply]:
    """Take one reply of each stratum in turn until `wanted` are taken; oldest first."""
    draw = random.Random(seed)
    strata: dict[Stratum, list[RatedReply]] = defaultdict(list)
    for rank, one in enumerate(older):
        strata[_stratum(one, rank * _AGES // len(older))].append(one)
    queues = [strata[key] for key in sorted(strata)]
    draw.shuffle(queues)
    for queue in queues:
        draw.shuffle(queue)
    taken: list[RatedReply] = []
    while len(taken) < wanted and any(queues):
        for queue in queues:
            if queue and len(taken) < wanted:
                taken.append(queue.pop())
    return sorted(taken, key=lambda one: (one.reply.created_at, one.reply.id))


def _stratum(one: RatedReply, age: int) -> Stratum:
    reward = reply_reward(one) or 0.0
    return age, one.reply.guild or "", kind_of(one.reply), (reward > 0) - (reward < 0)
