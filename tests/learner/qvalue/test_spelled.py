"""Stored replies as this model reads them, and φ of their drafts."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from learner.prompt import Prompter
from learner.qvalue.features import FEATURES_VERSION, text_features
from learner.qvalue.observing import features
from learner.qvalue.phi import Phi
from learner.qvalue.sense import pooled
from learner.qvalue.spelled import spelled
from storage.records import DraftRecord, ReplyRecord, Turn
from tests.learner.serving import base

LOADED = base()
PROMPTER = Prompter(LOADED)


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
