"""What happened when replies' code ran, as it is stored."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from storage.errors import NotFound
from storage.records import Execution, Source
from storage.store import Store
from tests.storage.samples import make_reply, start

CODE = "Here:\n```python\nprint(1)\n```"


def _execution(reply: str) -> Execution:
    return Execution(reply, "bubblewrap", "exception", 1, "KeyError: 1", "out", 0.25, 1, 3, 5.0)


def _said(store: Store, text: str = CODE, source: Source = "web") -> str:
    reply = make_reply(start(store, source), text)
    store.add_reply(reply)
    return reply.id


def test_an_execution_is_there_after_a_restart_and_a_later_run_replaces_it(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    reply = _said(store)
    store.record_execution(replace(_execution(reply), reason="time", exit=None))
    store.record_execution(_execution(reply))
    store.close()
    store = Store.open(tmp_path)
    assert store.executions([reply, "unknown"]) == {reply: _execution(reply)}
    store.close()


def test_an_execution_of_no_reply_is_refused(store: Store) -> None:
    with pytest.raises(NotFound, match="no reply"):
        store.record_execution(_execution("chatcmpl-none"))


def test_an_execution_goes_with_its_conversation(store: Store) -> None:
    reply = _said(store)
    store.record_execution(_execution(reply))
    store.delete_conversation(store.reply(reply).conversation)
    assert store.executions([reply]) == {}


def test_rated_replies_with_code_wait_to_be_run_newest_first(store: Store) -> None:
    first, second, ran, plain, unrated = (
        _said(store),
        _said(store),
        _said(store),
        _said(store, "no code"),
        _said(store),
    )
    for reply in (first, second, ran, plain):
        store.rate(reply, "ann", 1)
    store.record_execution(_execution(ran))
    assert unrated not in store.not_run(10)
    assert set(store.not_run(10)) == {first, second}
    assert len(store.not_run(1)) == 1


def test_what_may_not_be_learned_from_is_not_run_for_learning(store: Store) -> None:
    reply = _said(store, source="discord")
    store.rate(reply, "ann", 1)
    assert store.not_run(10) == []


def test_consent_decides_over_the_run_of_a_chats_code_too(store: Store) -> None:
    reply = replace(make_reply(start(store, "compatible"), CODE), people=("ann", "bob"))
    store.add_reply(reply)
    store.rate(reply.id, "ann", 1)
    for person in reply.people:
        assert store.not_run(10) == []
        store.choose(person, True)
    assert store.not_run(10) == [reply.id]
    store.record_execution(_execution(reply.id))
    assert [one.execution for one in store.learnable(practised=True)] == [_execution(reply.id)]
    store.choose("bob", False)
    assert store.learnable(practised=True) == []


def test_what_code_printed_goes_with_the_text_and_does_not_come_back(store: Store) -> None:
    asked = make_reply(start(store, "compatible"), CODE)
    store.add_reply(asked)
    store.record_execution(_execution(asked.id))
    assert "run" in {row["kind"] for row in store.everything_about(asked.person)}
    assert store.remove_old_text(asked.created_at + 1) == 1
    assert store.executions([asked.id]) == {}
    assert "run" not in {row["kind"] for row in store.everything_about(asked.person)}
    with pytest.raises(NotFound, match="with its text"):
        store.record_execution(_execution(asked.id))


def test_tasks_are_learned_from_without_a_rating_where_it_is_asked_for(store: Store) -> None:
    task, chat, waiting = _said(store, source="task"), _said(store), _said(store, source="task")
    store.rate(chat, "ann", -1)
    store.record_execution(_execution(task))
    store.record_execution(_execution(chat))
    assert [one.reply.id for one in store.learnable()] == [chat]
    known = {one.reply.id: one for one in store.learnable(every_draft=False, practised=True)}
    assert set(known) == {chat, task}
    assert known[task].ratings == ()
    assert known[task].execution == _execution(task)
    assert known[chat].execution == _execution(chat)
    assert waiting not in known
    assert store.count_replies() == 1
    assert [one.reply.id for one in store.rated()] == [chat]


def test_only_the_newest_tasks_are_kept(store: Store) -> None:
    tasks = [_said(store, source="task") for _ in range(5)]
    chat = _said(store)
    store.rate(tasks[0], "ann", 1)
    assert store.forget_practice(2) == 2
    for gone in tasks[1:3]:
        with pytest.raises(NotFound):
            store.reply(gone)
    for kept in (tasks[0], tasks[3], tasks[4], chat):
        assert store.reply(kept)
