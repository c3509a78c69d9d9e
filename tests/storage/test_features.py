"""φ of drafts: what is kept, what the Q-head may learn from, and how it goes again."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable
from dataclasses import replace

import pytest

from storage.errors import NotFound
from storage.records import Features, ReplyRecord, Turn
from storage.store import Store
from tests.storage.samples import add, draft, make_reply, start
from tests.storage.test_people import CHOICES, CROWDS, GUILDS, PERMISSION, SOURCES, oracle

MADE = Features("f0", 1, (b"other", b"shown"))


def learned(store: Store, ids: list[str] | None = None) -> list[str]:
    """Name the replies that the Q-head learns from, oldest first."""
    return [one.reply for one in store.observations("f0", 1, ids)]


def with_features(store: Store, **fields: object) -> ReplyRecord:
    """Store a reply in a conversation of its own, with φ of its two drafts, and a thumb."""
    reply = replace(make_reply(start(store)), **fields)  # type: ignore[arg-type]
    store.add_reply(reply, MADE)
    store.rate(reply.id, "ann", 1)
    return reply


def test_a_rated_reply_comes_with_its_thumbs_and_all_its_drafts(store: Store) -> None:
    conversation = start(store)
    reply = replace(make_reply(conversation), guild="g", doubt=0.25)
    store.add_reply(reply, MADE)
    assert learned(store) == []
    store.rate(reply.id, "ann", 1)
    store.rate(reply.id, "bob", -1)
    (one,) = store.observations("f0", 1)
    assert (one.reply, one.conversation, one.parent, one.guild) == (
        reply.id,
        conversation.id,
        None,
        "g",
    )
    assert (one.phis, one.picked, one.ratings) == ((b"other", b"shown"), 1, (1, -1))
    assert (one.created_at, one.held_out) == (reply.created_at, conversation.held_out)
    assert store.reply(reply.id).doubt == 0.25


def test_a_reply_and_its_features_are_stored_together_or_not_at_all(store: Store) -> None:
    orphan = replace(make_reply(start(store)), conversation="gone")
    with pytest.raises(NotFound):
        store.add_reply(orphan, MADE)
    with pytest.raises(NotFound, match="may have been deleted"):
        store.add_features(orphan.id, MADE)


def test_unrated_replies_come_where_they_continue_a_rated_one(store: Store) -> None:
    conversation = start(store)
    first = make_reply(conversation)
    second = replace(make_reply(conversation, parent=first.id), created_at=first.created_at + 1)
    third = replace(make_reply(conversation, parent=second.id), created_at=first.created_at + 2)
    for reply in (first, second, third):
        store.add_reply(reply, MADE)
    store.rate(first.id, "ann", 1)
    assert learned(store) == [first.id, second.id]
    assert [one.ratings for one in store.observations("f0", 1)] == [(1,), ()]
    store.rate(second.id, "ann", 1)
    assert learned(store) == [first.id, second.id, third.id]
    assert learned(store, [second.id]) == [second.id, third.id], "itself, and what follows it"
    assert learned(store, [first.id, second.id]) == [first.id, second.id, third.id]
    assert learned(store, ["unknown"]) == []


def test_features_of_another_model_or_version_do_not_count(store: Store) -> None:
    reply = with_features(store)
    assert store.observations("f1", 1) == store.observations("f0", 2) == []
    store.add_features(reply.id, Features("f1", 1, (b"a", b"b")))
    assert learned(store) == [reply.id], "the other model's stay"
    store.add_features(reply.id, Features("f0", 2, (b"c", b"d")))
    assert learned(store) == [], "a newer version takes the place of the older"
    assert [one.phis for one in store.observations("f0", 2)] == [(b"c", b"d")]


def test_what_lacks_features_is_named_newest_first_as_long_as_it_may_be_learned_from(
    store: Store,
) -> None:
    older = add(store)
    newer = add(store)
    unrated = add(store)
    follower = replace(make_reply(start(store), parent=newer.id), turns=(Turn("user", "more"),))
    store.add_reply(follower)
    for reply in (older, newer):
        store.rate(reply.id, "ann", 1)
    missing = [one.id for one in store.without_features("f0", 1)]
    assert missing == [follower.id, newer.id, older.id]
    assert unrated.id not in missing
    store.add_features(newer.id, MADE)
    assert [one.id for one in store.without_features("f0", 1)] == [follower.id, older.id]
    assert next(store.without_features("f1", 1)).drafts == follower.drafts
    some = [one.id for one in store.without_features("f1", 1, [newer.id])]
    assert some == [follower.id, newer.id], "itself, and what follows it"
    assert list(store.without_features("f1", 1, [unrated.id])) == []


def test_many_replies_are_read_page_by_page(store: Store) -> None:
    wanted = [with_features(store).id for _ in range(45)]
    pages = store.without_features("f1", 1)
    first = next(pages)
    store.delete_conversation(store.reply(wanted[0]).conversation)
    assert [first.id, *(one.id for one in pages)] == wanted[:0:-1]
    assert learned(store) == wanted[1:]


def test_an_imported_reply_has_one_draft(store: Store) -> None:
    reply = replace(make_reply(start(store)), drafts=(), imported=True)
    store.add_reply(reply)
    store.rate(reply.id, "ann", 1)
    store.add_features(reply.id, Features("f0", 1, (b"only",)))
    (one,) = store.observations("f0", 1)
    assert (one.phis, one.picked) == ((b"only",), 0)


@pytest.mark.parametrize("permitted", [True, False])
def test_numbers_for_learning_ask_the_one_predicate_too(store: Store, permitted: bool) -> None:
    for person, choice in CHOICES.items():
        store.choose(person, choice)
    store.set_place("on", "", "learning", "on", "boss")
    store.set_place("off", "", "learning", "off", "boss")
    if permitted:
        store.set_meta(PERMISSION, "granted")
    wanted, bare = set(), set()
    for source, guild, crowd in itertools.product(SOURCES, GUILDS, CROWDS):
        conversation = start(store, source)
        for made, names in ((MADE, wanted), (None, bare)):
            reply = replace(make_reply(conversation), guild=guild, people=crowd)
            store.add_reply(reply, made)
            store.rate(reply.id, "rater", 1)
            if oracle(source, permitted, guild, crowd):
                names.add(reply.id)
    assert set(learned(store)) == wanted
    assert {one.id for one in store.without_features("f0", 1)} == bare


def test_numbers_outlive_their_text_and_obey_choices_made_later(store: Store) -> None:
    conversation = start(store, "compatible")
    old = time.time() - 40 * 86400
    reply = replace(make_reply(conversation), people=("ann",), created_at=old)
    store.choose("ann", True)
    store.add_reply(reply, MADE)
    store.rate(reply.id, "ann", 1)
    assert store.remove_old_text(time.time() - 30 * 86400) == 1
    assert store.learnable() == []
    assert learned(store) == [reply.id]
    assert list(store.without_features("f1", 1)) == [], "there is no text to compute them from"
    with pytest.raises(NotFound, match="with its text"):
        store.add_features(reply.id, MADE)
    store.choose("ann", False)
    assert learned(store) == []


def test_forgetting_takes_the_numbers_of_every_prompt_with_the_persons_words(store: Store) -> None:
    conversation = start(store, "compatible", "ann")
    for person in ("ann", "bob"):
        store.choose(person, True)
    hers = replace(make_reply(conversation), people=("ann",))
    his = replace(make_reply(conversation, parent=hers.id), person="bob", people=("ann", "bob"))
    alone = replace(make_reply(conversation), person="bob", people=("bob",))
    for reply in (hers, his, alone):
        store.add_reply(reply, MADE)
        store.rate(reply.id, "bob", 1)
    kept = [row for row in store.everything_about("ann") if row["kind"] == "reply"]
    assert [row["features"] for row in kept] == [[b"other".hex().upper(), b"shown".hex().upper()]]
    store.forget("ann")
    assert learned(store) == [alone.id]
    assert len(store.ratings(his.id)) == 1, "the thumb on it is bob's"


def test_whoever_listens_hears_of_each_change_to_what_may_be_learned(store: Store) -> None:
    rated = with_features(store)
    withdrawn = with_features(store, person="bob")
    acts: list[tuple[bool, Callable[[], object]]] = [
        (True, lambda: store.choose("ann", True)),
        (True, lambda: store.set_place("g", "", "learning", "on", "boss")),
        (False, lambda: store.set_place("g", "", "persona", "a pirate", "boss")),
        (True, lambda: store.delete_conversation(rated.conversation)),
        (False, lambda: store.delete_conversation(start(store).id)),
        (True, lambda: store.withdraw_all("ann")),
        (False, lambda: store.delete_conversation(withdrawn.conversation)),
        (True, lambda: store.import_rows([])),
        (True, lambda: store.forget("ann")),
    ]
    heard: list[int] = []
    for number, (_, act) in enumerate(acts):
        store.on_change(lambda number=number: heard.append(number))  # type: ignore[misc]
        act()
    assert heard == [number for number, (changes, _) in enumerate(acts) if changes]


def test_the_picked_draft_is_the_one_that_was_shown(store: Store) -> None:
    drafts = tuple(draft(text, picked=text == "c", probability=0.25) for text in "abcd")
    reply = with_features(store, drafts=drafts)
    store.add_features(reply.id, Features("f0", 1, (b"a", b"b", b"c", b"d")))
    (one,) = store.observations("f0", 1)
    assert one.phis[one.picked] == b"c"
