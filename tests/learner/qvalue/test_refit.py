"""The round's Q-head: fitted without held-out thumbs, from stored φ or from φ of its own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from learner.policy import Base, LoraShape, ModelSpec, attach_adapter, load_base
from learner.prompt import Prompter
from learner.qvalue.features import FEATURES_VERSION
from learner.qvalue.head import QOptions
from learner.qvalue.observing import features, phis_of
from learner.qvalue.refit import Refit, refit, stored_observations
from learner.qvalue.sense import pooled
from learner.qvalue.spelled import spelled
from storage.records import StoredObservation
from storage.store import Store
from tests.learner.numbers import phi
from tests.learner.world import rate_replies
from tests.tiny import make_tiny_qwen


class World:
    """Thirty rated replies in a store, without φ at first."""

    def __init__(self, folder: Path) -> None:
        spec = ModelSpec(str(make_tiny_qwen(folder / "model")))
        self.store = Store.open(folder / "data")
        rate_replies(self.store, spec, 30)
        self.base: Base = load_base(replace(spec, threads=1))
        self.policy = attach_adapter(self.base, LoraShape(2, 4), None)
        self.prompter = Prompter(self.base)

    def refit(self) -> Refit:
        stored = stored_observations(self.store, self.base.fingerprint)
        rated = self.store.learnable(every_draft=False)
        return refit(stored, rated, self.policy, self.base, self.prompter, QOptions())

    def refit_to(self, stored: list[StoredObservation]) -> Refit:
        return refit(stored, [], self.policy, self.base, self.prompter, QOptions())

    def store_features(self) -> None:
        for one in self.store.learnable():
            read = spelled(one.reply, self.prompter, self.base)
            assert read is not None
            hidden = pooled(
                self.base.model,
                [read.prompt] * len(read.drafts),
                read.drafts,
                self.base.pad_id,
                self.base.device,
            ).numpy()
            phis = phis_of(read.texts, read.asked, hidden)
            self.store.add_features(one.reply.id, features(self.base.fingerprint, phis))


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


def test_stored_features_and_those_sensed_in_the_round_give_the_same_head(world: World) -> None:
    sensed = world.refit()
    assert stored_observations(world.store, world.base.fingerprint) == []
    world.store_features()
    stored = world.refit()
    assert sensed.head is not None
    assert stored.head is not None
    shown = stored_observations(world.store, world.base.fingerprint)
    assert len(shown) == 30
    assert FEATURES_VERSION >= 1
    assert len(sensed.head) == len(stored.head)
    assert sensed.judged.count == stored.judged.count


def test_held_out_thumbs_judge_and_do_not_teach(world: World) -> None:
    rated = world.store.learnable(every_draft=False)
    aside = sum(one.held_out for one in rated)
    found = world.refit()
    assert found.head is not None
    assert len(found.head) == len(rated) - aside
    assert found.judged.count == aside
    none = replace(rated[0], held_out=True)
    alone = refit([], [none], world.policy, world.base, world.prompter, QOptions())
    assert alone.head is None
    assert alone.metrics() == {"value_up": 0.0, "value_down": 0.0}


def test_metrics_name_how_well_held_out_thumbs_were_foretold(world: World) -> None:
    found = world.refit().metrics()
    assert found["value_up"] + found["value_down"] == world.refit().judged.count
    if "value_auc" in found:
        assert 0 <= found["value_auc"] <= 1
    if "value_calibration" in found:
        assert np.isfinite(found["value_calibration"])


def stored(number: int, text: str, thumb: int, *, held_out: bool = False) -> StoredObservation:
    """A rated reply with no other draft."""
    return StoredObservation(
        f"r{number}",
        f"c{number}",
        None,
        "a guild",
        float(number),
        held_out,
        (phi(text).to_bytes(),),
        0,
        (thumb,),
    )


def test_thumbs_of_a_taste_that_turned_round_are_contradicted_held_out_ones_too(
    world: World,
) -> None:
    seen = [
        stored(number, "short" if number % 2 else "and so on, " * 20, thumb, held_out=aside)
        for number in range(120)
        for thumb in [(1 if number % 2 else -1) * (1 if number < 80 else -1)]
        for aside in [number % 7 == 0]
    ]
    found = world.refit_to(seen)
    before = {f"r{number}" for number in range(80)}
    assert found.contradicted == before
    assert found.metrics()["value_contradicted"] == 80
    assert found.judged.count == sum(one.held_out for one in seen[80:])
    assert found.judged.auc == 1


def test_older_thumbs_stand_where_another_taste_agrees_with_them(world: World) -> None:
    seen, against = [], set()
    for number in range(160):
        length, tone = number % 2, number // 2 % 2
        thumb = length if number < 80 else tone
        if thumb != tone:
            against.add(f"r{number}")
        text = ("short" if length else "and so on, " * 20) + ("!" if tone else ".")
        seen.append(stored(number, text, 1 if thumb else -1))
    found = world.refit_to(seen)
    assert found.head is not None
    assert len(found.head.outdated) >= 70
    assert found.contradicted <= against
    assert len(found.contradicted) > 30


def test_nothing_is_contradicted_where_no_taste_changed(world: World) -> None:
    assert world.refit().contradicted == frozenset()
