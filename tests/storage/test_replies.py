"""Conversations and replies, on a real file."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from storage.errors import IllegalChange, NotFound
from storage.records import Turn
from storage.store import Store, is_held_out
from tests.storage.samples import HELLO, add, draft, make_reply, start


def test_a_reply_comes_back_bit_for_bit_with_all_its_drafts(store: Store) -> None:
    reply = make_reply(start(store), "hé 👍\n", [Turn("system", "be kind"), *HELLO])
    store.add_reply(reply)
    assert store.reply(reply.id) == reply
    assert reply.shown == reply.drafts[1]


def test_a_reply_id_is_taken_once(store: Store) -> None:
    reply = add(store)
    with pytest.raises(IllegalChange, match="stored already"):
        store.add_reply(reply)


def test_a_reply_to_a_deleted_conversation_is_refused_whole(store: Store) -> None:
    conversation = start(store)
    store.delete_conversation(conversation.id)
    with pytest.raises(NotFound, match="is gone"):
        store.add_reply(make_reply(conversation))
    assert store.count_replies() == 0


def test_a_reply_with_two_picked_drafts_is_refused_whole(store: Store) -> None:
    reply = make_reply(start(store))
    two_picked = dataclasses.replace(reply, drafts=(draft("a"), draft("b")))
    with pytest.raises(Exception, match="UNIQUE"):
        store.add_reply(two_picked)
    assert store.count_replies() == 0


def test_unknown_ids_are_not_found(store: Store) -> None:
    for ask in (store.reply, store.conversation, store.thread, store.ratings, store.round):
        with pytest.raises(NotFound, match="nothing-has-this-id"):
            ask("nothing-has-this-id")


def test_a_thread_is_the_chain_to_the_newest_leaf(store: Store) -> None:
    conversation = start(store)
    root = make_reply(conversation, "one")
    turns = [*HELLO, Turn("assistant", "one"), Turn("user", "more")]
    old_leaf = make_reply(conversation, "two", turns, parent=root.id)
    new_leaf = make_reply(conversation, "two again", turns, parent=root.id)
    for reply in (root, old_leaf, new_leaf):
        store.add_reply(reply)
    assert store.thread(conversation.id) == [root, new_leaf]


def test_a_conversation_without_replies_has_an_empty_thread(store: Store) -> None:
    assert store.thread(start(store).id) == []


def test_conversations_are_listed_newest_first_and_only_to_their_owner(store: Store) -> None:
    first, second = start(store), start(store)
    start(store, owner="bob")
    assert [row.id for row in store.conversations("ann")] == [second.id, first.id]
    store.add_reply(make_reply(first))
    assert [row.id for row in store.conversations("ann")] == [first.id, second.id]
    assert [row.id for row in store.conversations("ann", limit=1)] == [first.id]


def test_a_conversation_can_be_renamed(store: Store) -> None:
    conversation = start(store)
    store.rename_conversation(conversation.id, "films")
    assert store.conversation(conversation.id).title == "films"


def test_a_reply_is_found_by_what_was_said_whatever_the_system_turn(store: Store) -> None:
    conversation = start(store)
    reply = make_reply(conversation, "hi", [Turn("system", "be kind"), *HELLO])
    store.add_reply(reply)
    said = [*HELLO, Turn("assistant", "hi")]
    assert store.find_reply(said, "ann") == reply
    assert store.find_reply([Turn("system", "other"), *said], "ann") == reply
    assert store.find_reply(said, "bob") is None
    assert store.find_reply([*HELLO, Turn("assistant", "hi!")], "ann") is None


def test_the_newest_of_equal_replies_is_found(store: Store) -> None:
    add(store)
    newest = add(store)
    assert store.find_reply([*HELLO, Turn("assistant", "hi")], "ann") == newest


def test_turns_cannot_be_confused_by_where_one_ends(store: Store) -> None:
    conversation = start(store)
    store.add_reply(make_reply(conversation, "b", [Turn("user", 'a"], ["user", "c')]))
    two_turns = [Turn("user", "a"), Turn("user", "c"), Turn("assistant", "b")]
    assert store.find_reply(two_turns, "ann") is None


def test_deleting_a_conversation_removes_its_text_from_the_files(
    store: Store, tmp_path: Path
) -> None:
    reply = make_reply(start(store), "the secret is marzipan")
    other = add(store, "an innocent text")
    store.add_reply(reply)
    store.rate(reply.id, "bob", -1, reason="too much marzipan")

    def files() -> bytes:
        return b"".join(path.read_bytes() for path in (tmp_path / "data").glob("*.sqlite*"))

    assert b"marzipan" in files()
    store.delete_conversation(reply.conversation)
    assert b"marzipan" not in files()
    assert b"an innocent text" in files()
    assert store.count_ratings() == 0
    assert store.reply(other.id) == other


def test_about_fifteen_percent_of_conversations_are_held_out_by_their_id(store: Store) -> None:
    share = sum(is_held_out(f"c_{number}") for number in range(10_000)) / 10_000
    assert 0.14 < share < 0.16
    conversation = start(store)
    assert conversation.held_out == is_held_out(conversation.id)
    assert store.conversation(conversation.id) == conversation
