"""What a community likes, in words: from the live head, and from the rows without a bot."""

from __future__ import annotations

from pathlib import Path

from bot.facts import FINGERPRINT
from bot.liked import Liked, liked_by, liked_words, stored_liked
from bot.settings import Settings
from learner.qvalue.features import FEATURES_VERSION
from learner.qvalue.head import QOptions, Taste
from learner.qvalue.valuer import Fitted, Valuer
from storage.records import Features
from storage.store import Store
from tests.bot.rows import add_reply
from tests.learner.numbers import LONG, SHORT, phi, short_liked, turned


def test_it_says_what_is_liked_with_its_doubt_and_how_well_it_foretold() -> None:
    valuer = Valuer()
    assert liked_by(valuer) == Liked(0, None, None, ())
    assert "first thumb" in liked_words(liked_by(valuer))[0]
    valuer.take(Fitted(short_liked(40, guild="g"), QOptions()))
    liked = liked_by(valuer, "g")
    assert liked.thumbs == 40
    assert liked.auc is not None
    assert liked.auc > 0.9
    assert len(liked.tastes) == 8
    words, known = liked_words(liked, 2)
    assert words == f"{liked.tastes[0]}, {liked.tastes[1]}"
    assert known.startswith("From 40 thumbs; ")
    assert known.endswith("(50 % is guessing).")
    assert liked_words(Liked(1, None, None, (Taste("lists", 0.5, 0.25),))) == [
        "lists +0.50 ± 0.25",
        "From 1 thumb.",
    ]


def test_it_says_how_many_thumbs_no_longer_count() -> None:
    valuer = Valuer()
    valuer.take(Fitted(turned(60, 30), QOptions()))
    liked = liked_by(valuer)
    assert (liked.thumbs, liked.outdated) == (90, 60)
    _, known = liked_words(liked)
    assert known.startswith("From 90 thumbs, of which 60 no longer count: a taste has changed")


def test_what_is_far_weaker_than_the_strongest_is_not_said() -> None:
    strong, weak, faint = (Taste(f"t{size}", size, 0.2) for size in (-0.5, 0.2, 0.02))
    assert liked_words(Liked(9, None, None, (strong, weak, faint)))[0] == f"{strong}, {weak}"
    assert liked_words(Liked(9, None, None, (faint,)))[0] == str(faint)


def test_without_a_bot_the_stored_rows_say_it(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path)
    store = Store.open(tmp_path)
    assert stored_liked(store, settings).thumbs == 0
    store.set_meta(FINGERPRINT, "f")
    for number in range(6):
        reply = add_reply(store, f"hello {number}")
        shown = phi((SHORT, LONG)[number % 2]).to_bytes()
        store.add_features(reply, Features("f", FEATURES_VERSION, (shown,)))
        store.rate(reply, "ann", -1 if number % 2 else 1)
    liked = stored_liked(store, settings)
    assert liked.thumbs == 6
    assert liked.tastes[0].weight > 0
    store.set_meta(FINGERPRINT, "another model")
    assert stored_liked(store, settings).thumbs == 0
    store.close()
