"""The Q-head that scores a round's rollouts: fitted on the snapshot, judged on what is held out.

A thumb of a held-out conversation never enters the fit. Replies without stored φ (imported, or
older than their features) are sensed here. The live head, which learns every thumb, is the bot's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from peft import PeftModel

from learner.policy import Base
from learner.prompt import Prompter
from learner.qvalue.features import FEATURES_VERSION
from learner.qvalue.head import Observation, QHead, QOptions
from learner.qvalue.judging import Judged, Prediction, judge
from learner.qvalue.observing import observation, phis_of
from learner.qvalue.sense import pooled
from learner.qvalue.spelled import spelled
from storage.records import RatedReply, StoredObservation
from storage.store import Store

MOST_SENSED = 1024
"""So many replies without stored φ are sensed, the newest: it takes a forward pass each."""


@dataclass(frozen=True)
class Refit:
    """What a round knows of the thumbs.

    `head` is None where nobody rated anything; `judged` is how it foretells held-out thumbs.
    `contradicted` names replies, held-out ones too, from before their guild's taste changed, whose
    thumbs the head now holds to be wrong.
    """

    head: QHead | None
    judged: Judged
    contradicted: frozenset[str] = frozenset()

    def metrics(self) -> dict[str, float]:
        """The numbers that history keeps; none for what was not measured."""
        found = {
            "value_up": float(self.judged.ups),
            "value_down": float(self.judged.count - self.judged.ups),
        }
        if self.head is not None:
            found["value_outdated"] = float(len(self.head.outdated))
            found["value_contradicted"] = float(len(self.contradicted))
        if self.judged.auc is not None:
            found["value_auc"] = self.judged.auc
        if self.judged.calibration_error is not None:
            found["value_calibration"] = self.judged.calibration_error
        return found


def stored_observations(store: Store, fingerprint: str) -> list[StoredObservation]:
    """Read what the store knows of drafts' φ for this model."""
    return store.observations(fingerprint, FEATURES_VERSION)


def refit(
    stored: Sequence[StoredObservation],
    rated: Sequence[RatedReply],
    policy: PeftModel,
    base: Base,
    prompter: Prompter,
    options: QOptions,
) -> Refit:
    """Fit the head on everything that is not held out.

    Args:
        stored: Observations whose φ is known.
        rated: Rated replies with the shown draft alone; what is not among `stored` is sensed.
        policy: Its adapters are switched off to sense.
        base: The model under it.
        prompter: Encodes what this model did not write itself.
        options: The head's priors.
    """
    known = [observation(one) for one in stored]
    names = {one.reply for one in known}
    missing = [one for one in rated if one.ratings and one.reply.id not in names]
    known += _sensed(missing[-MOST_SENSED:], policy, base, prompter)
    fitted = [one for one in known if not one.held_out]
    if not any(one.reward is not None for one in fitted):
        return Refit(None, judge([]))
    head = QHead.fit(fitted, options)
    aside = [one for one in known if one.held_out and one.reward is not None]
    contradicted = _contradicted(head, [one for one in known if one.reward is not None])
    current = [one for one in aside if one.reply not in contradicted]
    return Refit(head, judge([_prediction(head, one) for one in current]), contradicted)


def _contradicted(head: QHead, rated: Sequence[Observation]) -> frozenset[str]:
    """Replies from before a change whose thumbs are on the other side of what has come after.

    More than one standard deviation of the posterior: where people merely stopped to speak of a
    taste the head has no opinion, and the thumbs stand.
    """
    turned: dict[str | None, float] = {}
    for one in rated:
        if one.reply in head.outdated:
            turned[one.guild] = max(one.created_at, turned.get(one.guild, one.created_at))
    found = set()
    for one in rated:
        if one.guild in turned and one.created_at <= turned[one.guild]:
            assert one.reward is not None
            value = head.values([one.phi], one.guild)
            deviation = float(np.sqrt(max(value.covariance[0, 0], 0.0)))
            if np.sign(one.reward) * float(value.mean[0]) < -deviation:
                found.add(one.reply)
    return frozenset(found)


def _sensed(
    rated: Sequence[RatedReply], policy: PeftModel, base: Base, prompter: Prompter
) -> list[Observation]:
    """Observations of replies whose φ nobody stored."""
    pairs = [(one, row) for one in rated if (row := spelled(one.reply, prompter, base)) is not None]
    if not pairs:
        return []
    with policy.disable_adapter():
        hidden = pooled(
            base.model,
            [row.prompt for _, row in pairs],
            [row.drafts[0] for _, row in pairs],
            base.pad_id,
            base.device,
        ).numpy()
    found = []
    for (one, row), states in zip(pairs, hidden, strict=True):
        reply, thumbs = one.reply, [thumb.value for thumb in one.ratings]
        phis = phis_of(row.texts[:1], row.asked, states[None])
        found.append(
            Observation(
                reply=reply.id,
                conversation=reply.conversation,
                parent=reply.parent,
                guild=reply.guild,
                created_at=reply.created_at,
                phi=phis[0],
                drafts=phis,
                reward=sum(thumbs) / len(thumbs),
                votes=float(len(thumbs)),
                held_out=one.held_out,
            )
        )
    return found


def _prediction(head: QHead, seen: Observation) -> Prediction:
    assert seen.reward is not None
    mean = head.values([seen.phi], seen.guild).mean
    return Prediction(float(mean[0]), seen.reward)
