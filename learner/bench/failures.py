"""Silent failures, each injected into a real community: its name, what must be raised, and how.

Nothing here tells the alarms what was done; they see the store, the shelf and the engine.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from learner.bench.community import PERSON
from learner.bench.patient import HOUR_SECONDS, MINIMUM, QUICK, Patient, Spoken
from learner.health.gather import WEIGHTS
from learner.options import GateOptions
from learner.ppo import default_learning_rate
from storage.records import Check, ImportedRating, Turn

ROUND_RATINGS = 40
MOST_RATINGS = 400
OPEN_GATE = GateOptions(
    max_kl_nats=1e9, min_entropy_ratio=0, max_repetition=1, max_probe_loss=1, margin=1e9
)
CANNED = "I am happy to help."
GOOD = Check("trained_margin", 0.1, 0.0, True, "nats per token on replies it trained on")


@dataclass(frozen=True)
class Failure:
    """What goes wrong, which alarm must be raised, and how it is done to a patient.

    `inject` gets the patient and the folder of a sound adapter; it may stop when it was noticed.
    `quick` are those that the fast form of the bench takes.
    """

    name: str
    alarm: str
    inject: Callable[[Patient, Path], None]
    quick: bool = True


def _tiny_rate(patient: Patient, sample: Path) -> None:
    patient.rate(ROUND_RATINGS)
    patient.train(replace(QUICK, learning_rate=1e-9))
    patient.look()


def _huge_rate(patient: Patient, sample: Path) -> None:
    patient.rate(ROUND_RATINGS)
    usual = default_learning_rate(patient.community.base.parameters)
    patient.train(replace(QUICK, learning_rate=1000 * usual))
    patient.look()


def _all_up(patient: Patient, sample: Path) -> None:
    patient.rate_until("one_sided_ratings", MOST_RATINGS, lambda one: patient.hear(one, 1))


def _nothing_to_compare(patient: Patient, sample: Path) -> None:
    patient.rate(ROUND_RATINGS, lambda one: -1)
    patient.train()
    patient.look()


def _at_random(patient: Patient, sample: Path) -> None:
    patient.rate_until(
        "value_at_chance",
        MOST_RATINGS,
        lambda one: patient.hear(one, patient.draw.choice((1, -1))),
    )


def _one_rater(patient: Patient, sample: Path) -> None:
    def rate(one: Spoken) -> None:
        patient.hear(one, patient.likes(one), rater=PERSON)

    patient.rate_until("single_rater", MOST_RATINGS, rate)


def _no_consent(patient: Patient, sample: Path) -> None:
    def rate(one: Spoken) -> None:
        patient.hear(one, patient.likes(one), source="discord")

    patient.rate_until("ratings_not_learnable", MOST_RATINGS, rate)


def _two_versions(patient: Patient, sample: Path) -> tuple[str, str]:
    """Let two versions serve, one after the other."""
    first = patient.publish(sample, 1.0)
    second = patient.publish(sample, 1.1)
    patient.serve(second)
    return first, second


def _swapped(patient: Patient, sample: Path) -> None:
    first, second = _two_versions(patient, sample)
    shelf = patient.community.shelf.directory
    shutil.copyfile(shelf / first / WEIGHTS, shelf / second / WEIGHTS)
    patient.look()


def _parents_weights(patient: Patient, sample: Path) -> None:
    patient.publish(sample, 1.0)
    patient.serve(patient.publish(sample, 1.0))
    patient.look()


def _engine_behind(patient: Patient, sample: Path) -> None:
    patient.serve(patient.publish(sample, 1.0))
    patient.publish(sample, 1.1)
    patient.look()


def _killed_schedule(patient: Patient, sample: Path) -> None:
    patient.schedule()
    patient.rate(MINIMUM)
    patient.look()
    patient.look(HOUR_SECONDS)


def _collapsed(patient: Patient, sample: Path) -> None:
    """An import praises one canned reply to everything, with the gate open and no KL."""
    rows = [
        ImportedRating(
            line=number,
            reply=f"canned-{number}",
            conversation=f"c_canned-{number}",
            person=PERSON,
            source="api",
            guild=None,
            turns=(Turn("user", one.asked),),
            text=CANNED,
            version="v0",
            value=1,
            reason=None,
            correction=None,
            created_at=None,
        )
        for number, one in enumerate(patient.pool[:ROUND_RATINGS])
    ]
    patient.community.store.import_rows(rows)
    patient.ratings += len(rows)
    usual = default_learning_rate(patient.community.base.parameters)
    loose = replace(
        QUICK,
        epochs=10,
        kl_coefficient=0.0,
        kl_limit_nats=1e9,
        clip=10.0,
        learning_rate=5 * usual,
    )
    patient.train(loose, OPEN_GATE)
    patient.look()


def _hacked(patient: Patient, sample: Path) -> None:
    """A clique likes all that the new version says to it; everybody else likes it less."""
    held_out = iter([True, False] * MOST_RATINGS)

    def rate(share_trained: float, share_held_out: float) -> Callable[[Spoken], None]:
        def one_thumb(one: Spoken) -> None:
            aside = next(held_out)
            liked = patient.draw.random() < (share_held_out if aside else share_trained)
            version = patient.community.store.serving()
            patient.hear(one, 1 if liked else -1, version=version, held_out=aside)

        return one_thumb

    patient.rate_until("reward_hacking", 100, rate(0.55, 0.7))
    patient.serve(patient.publish(sample, 1.0, (GOOD,)))
    patient.rate_until("reward_hacking", 300, rate(0.95, 0.2))


def _worse(patient: Patient, sample: Path) -> None:
    def rate(share: float) -> Callable[[Spoken], None]:
        def one_thumb(one: Spoken) -> None:
            liked = patient.draw.random() < share
            version = patient.community.store.serving()
            patient.hear(one, 1 if liked else -1, version=version, held_out=False)

        return one_thumb

    patient.rate_until("worse_than_parent", 100, rate(0.7))
    patient.serve(patient.publish(sample, 1.0))
    patient.rate_until("worse_than_parent", 300, rate(0.3))


def _failing(patient: Patient, sample: Path) -> None:
    """The model's files change under the running bot: every round refuses to start."""
    patient.rate(ROUND_RATINGS)
    patient.community.base = replace(patient.community.base, fingerprint="changed")
    for _ in range(3):
        patient.train()
    patient.look()


def _no_time(patient: Patient, sample: Path) -> None:
    patient.rate(ROUND_RATINGS)
    for _ in range(2):
        patient.train(budget_seconds=0.5)
    patient.look()


def _alike(patient: Patient, sample: Path) -> None:
    """Everything is disliked, so that the pessimistic value is the same for all rollouts."""
    patient.rate(ROUND_RATINGS, lambda one: -1)
    patient.train(replace(QUICK, rollouts=16, rollout_tokens=16, iterations=1))
    patient.look()


def _unscheduled(patient: Patient, sample: Path) -> None:
    patient.rate_until("rounds_wait", MOST_RATINGS)


FAILURES = (
    Failure("learning rate next to zero", "frozen_adapter", _tiny_rate),
    Failure("learning rate times 1000", "exploding_adapter", _huge_rate),
    Failure("every thumb is up", "one_sided_ratings", _all_up),
    Failure("a round on nothing but thumbs down", "zero_advantages", _nothing_to_compare),
    Failure("thumbs at random", "value_at_chance", _at_random),
    Failure("one of six people gives all thumbs", "single_rater", _one_rater),
    Failure("nobody has consented", "ratings_not_learnable", _no_consent),
    Failure("adapter file exchanged for its parent's", "stale_adapter", _swapped),
    Failure("promoted with its parent's weights", "stale_adapter", _parents_weights),
    Failure("the engine did not follow the promotion", "stale_adapter", _engine_behind),
    Failure("the schedule's job is dead", "dead_schedule", _killed_schedule),
    Failure("collapse to one reply, gate open", "entropy_collapse", _collapsed),
    Failure("likes rise while held-out thumbs fall", "reward_hacking", _hacked),
    Failure("people like the new version less", "worse_than_parent", _worse),
    Failure("every round fails", "failing_rounds", _failing, quick=False),
    Failure("no time to train", "rounds_cut_short", _no_time, quick=False),
    Failure("rollouts all scored alike", "rollouts_alike", _alike, quick=False),
    Failure("nobody starts a round", "rounds_wait", _unscheduled),
)
"""Every failure; six people chat and rate by one taste where it does not say otherwise."""
