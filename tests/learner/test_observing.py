"""From stored rows to observations, and φ of stored replies on this model or from their text."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from learner.features import FEATURES_VERSION, text_features
from learner.observing import asked_in, features, observation, phis_of, spelled
from learner.phi import SKETCH, Phi
from learner.prompt import Prompter
from learner.sense import pooled
from storage.records import DraftRecord, ReplyRecord, StoredObservation, Turn
from tests.learner.numbers import LONG, SHORT, phi
from tests.learner.serving import base

LOADED = base()
PROMPTER = Prompter(LOADED)


def stored(ratings: tuple[int, ...] = (1,)) -> StoredObservation:
    phis = (phi(LONG).to_bytes(), phi(SHORT).to_bytes())
    return StoredObservation("r1", "c1", "r0", "g", 5.0, True, phis, 1, ratings)


def said(*texts: str, picked: int = 0, **fields: object) -> ReplyRecord:
    """A reply that the tiny model said, or might have."""
    turns = (Turn("user", "hello"),)
    drafts = tuple(
        DraftRecord(
            text, PROMPTER.encode_reply(text) if text else (), (), (), "stop", 1.0, place == picked
        )
        for place, text in enumerate(texts)
    )
    made = ReplyRecord(
        id="r1",
        conversation="c1",
        parent=None,
        person="ann",
        source="web",
        guild=None,
        turns=turns,
        text=texts[picked],
        prompt_ids=PROMPTER.encode(turns, 8).ids,
        turns_dropped=0,
        version="v0",
        fingerprint=LOADED.fingerprint,
        temperature=1.0,
        top_p=1.0,
        max_tokens=8,
        seed=None,
        pick_reason="uniform",
        finish_reason="stop",
        latency_seconds=0.1,
        imported=False,
        created_at=1.0,
        drafts=drafts,
    )
    return replace(made, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("thumbs", "reward", "votes"),
    [((1,), 1.0, 1.0), ((1, 1, -1), 1 / 3, 3.0), ((1, -1), 0.0, 2.0), ((), None, 1.0)],
)
def test_the_mean_of_the_thumbs_is_the_reward_and_their_number_its_weight(
    thumbs: tuple[int, ...], reward: float | None, votes: float
) -> None:
    seen = observation(stored(thumbs))
    assert (seen.reward, seen.votes) == (reward, votes)
    assert (seen.reply, seen.conversation, seen.parent, seen.guild) == ("r1", "c1", "r0", "g")
    assert (seen.created_at, seen.held_out, len(seen.drafts)) == (5.0, True, 2)
    assert np.array_equal(seen.phi.text, phi(SHORT).text), "the picked draft was shown"


def test_what_this_model_said_keeps_its_ids() -> None:
    reply = said("hi", "", "well")
    words = spelled(reply, PROMPTER, LOADED)
    assert words is not None
    assert words.prompt == reply.prompt_ids
    assert words.drafts == tuple(draft.ids for draft in reply.drafts)
    assert (words.texts, words.asked) == (("hi", "", "well"), "hello")


def test_what_another_model_said_or_was_imported_is_spelled_from_its_text() -> None:
    elsewhere = said("hi", "", "well", fingerprint="another", prompt_ids=(1, 2))
    imported = said("hi", drafts=(), prompt_ids=(), imported=True, fingerprint="")
    assert spelled(elsewhere, PROMPTER, LOADED) == spelled(said("hi", "", "well"), PROMPTER, LOADED)
    assert spelled(imported, PROMPTER, LOADED) == spelled(said("hi"), PROMPTER, LOADED)


def test_what_is_too_long_for_the_context_is_cut_or_left_out() -> None:
    long = spelled(said("word " * 500, fingerprint="another"), PROMPTER, LOADED)
    assert long is not None
    assert len(long.prompt) + len(long.drafts[0]) <= LOADED.context_tokens
    turns = (Turn("user", "word " * 500),)
    assert spelled(said("hi", fingerprint="another", turns=turns), PROMPTER, LOADED) is None


def test_phi_is_what_the_text_shows_and_what_the_base_senses() -> None:
    words = spelled(said("hi!", "well"), PROMPTER, LOADED)
    assert words is not None
    hidden = pooled(
        LOADED.model, [words.prompt] * 2, words.drafts, LOADED.pad_id, LOADED.device
    ).numpy()
    first, second = words.phis(hidden)
    assert np.array_equal(first.text, np.asarray(text_features("hi!", "hello"), np.float32))
    assert np.array_equal(second.hidden, hidden[1].astype(np.float16))
    row = features("f", (first, second))
    assert (row.fingerprint, row.version) == ("f", FEATURES_VERSION)
    assert np.array_equal(Phi.from_bytes(row.phis[0]).hidden, first.hidden)


def test_what_was_asked_is_the_last_turn_of_a_user() -> None:
    turns = [Turn("system", "s"), Turn("user", "a"), Turn("assistant", "b"), Turn("user", "c")]
    assert (asked_in(turns), asked_in(turns[:3]), asked_in(turns[:1])) == ("c", "a", "")
    assert phis_of([], "c", np.zeros((0, SKETCH), np.float32)) == ()
