"""The code of replies: run on demand or by itself, stored, and shown."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from bot.running import SnippetRefused, Snippets, execution_of, line_of, mark_of, rank
from learner.reward import execution_reward
from learner.sandbox.choose import Choice, Refusal, choose
from learner.sandbox.result import Case, Reason, Run
from learner.sandbox.verdict import Verdict
from storage.errors import NotFound
from storage.records import ReplyRecord, Turn
from storage.store import Store
from tests.bot.parts import ask, running, runs
from tests.learner.sandbox.boxes import bubblewrap
from tests.storage.samples import make_reply, start

SQUARE = "Sure:\n```python\ndef square(n):\n    return n * n\n\nprint(square(2))\n```"


def in_bubblewrap() -> Choice:
    """The choice of a machine that has bubblewrap, without trying it each time."""
    return Choice(bubblewrap(), ())


def nowhere() -> Choice:
    """The choice of a machine that has no engine."""
    return Choice(None, (Refusal("bubblewrap", "it is missing", "apt-get install bubblewrap"),))


def _said(store: Store, text: str, asked: str = "hello") -> ReplyRecord:
    reply = make_reply(start(store), text, (Turn("user", asked),))
    store.add_reply(reply)
    return reply


@runs
async def test_a_reply_is_run_against_the_examples_in_its_request(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    snippets = Snippets(store, in_bubblewrap)
    reply = _said(store, SQUARE, "square(3) should give 9, and square(4) should give 15")
    execution = await snippets.run(reply.id)
    assert (execution.reason, execution.stdout) == ("ok", "4\n")
    assert (execution.passed, execution.cases) == (1, 2)
    assert store.executions([reply.id]) == {reply.id: execution}
    assert await snippets.run(reply.id, again=False) == execution
    store.close()


@runs
async def test_two_who_ask_for_the_same_run_get_one(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    snippets = Snippets(store, in_bubblewrap)
    reply = _said(store, SQUARE)
    one, other = await asyncio.gather(snippets.run(reply.id), snippets.run(reply.id))
    assert one is other
    store.close()


@runs
async def test_a_comment_that_is_wrong_about_what_was_printed_is_told_and_costs_reward(
    tmp_path: Path,
) -> None:
    store = Store.open(tmp_path)
    snippets = Snippets(store, in_bubblewrap)
    wrong = _said(store, "```python\nprint(2 ** 3)  # 9\n```")
    right = _said(store, "```python\nprint(2 ** 3)  # 8\n```")
    told, held = await snippets.run(wrong.id), await snippets.run(right.id)
    assert line_of(told) == "It ran, but the comment says 9, it printed 8."
    assert (mark_of(told), mark_of(held)) == ("❌", "✅")
    assert (execution_reward(told), execution_reward(held)) == (-0.5, 0.5)
    assert store.executions([wrong.id])[wrong.id] == told
    store.close()


@runs
async def test_without_a_box_nothing_is_run_and_the_words_say_what_mends_it(
    tmp_path: Path,
) -> None:
    store = Store.open(tmp_path)
    snippets = Snippets(store, nowhere)
    reply = _said(store, SQUARE)
    store.rate(reply.id, "ann", 1)
    with pytest.raises(SnippetRefused, match="apt-get install bubblewrap"):
        await snippets.run(reply.id)
    assert await snippets.catch_up() == 0
    assert store.executions([reply.id]) == {}
    assert store.learnable()[0].execution is None
    store.close()


@runs
async def test_a_reply_without_python_and_no_reply_at_all_are_refused(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    snippets = Snippets(store, in_bubblewrap)
    with pytest.raises(SnippetRefused, match="no Python"):
        await snippets.run(_said(store, "```bash\nls\n```").id)
    with pytest.raises(NotFound):
        await snippets.run("chatcmpl-none")
    store.close()


@runs
async def test_before_a_round_rated_code_that_never_ran_is_run(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    snippets = Snippets(store, in_bubblewrap)
    rated, other = _said(store, SQUARE), _said(store, "```bash\nls\n```")
    for reply in (rated, other):
        store.rate(reply.id, "ann", 1)
    assert await snippets.catch_up() == 1
    assert list(store.executions([rated.id, other.id])) == [rated.id]
    store.close()


@runs
async def test_by_a_setting_replies_run_by_themselves(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    for automatic in (False, True):
        snippets = Snippets(store, in_bubblewrap, automatic=automatic)
        reply = _said(store, SQUARE)
        snippets.said(reply)
        snippets.said(replace(reply, text="no code"))
        await snippets.settled()
        assert (reply.id in store.executions([reply.id])) == automatic
    store.close()


@runs
async def test_among_drafts_one_that_runs_is_shown_and_its_run_is_stored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.conversation.python_of", lambda text: text)
    async with running(tmp_path, serving={"best_of": 6}) as app:
        seen: list[str] = []

        async def try_text(text: str, turns: tuple[Turn, ...]) -> Verdict:
            seen.append(text)
            return _verdict("ok" if len(seen) == 3 else "exception")

        monkeypatch.setattr(app.snippets, "try_text", try_text)
        reply = (await app.conversations.reply(ask("write code"))).reply
        assert len(seen) == 6
        assert [draft.pick_probability for draft in reply.drafts] == [0, 0, 1, 0, 0, 0]
        assert reply.drafts[2].picked
        assert app.store.executions([reply.id])[reply.id].reason == "ok"


def _verdict(reason: Reason, passed: int = 0, cases: int = 0, *wrong: str) -> Verdict:
    return Verdict(Run("bubblewrap", 0, reason, "", "", 0.1, None), passed, cases, wrong)


WRONG = "the comment says 9, it printed 8"


def test_drafts_that_pass_stand_before_those_that_run_and_those_that_fail_come_last() -> None:
    passed, ran = rank(_verdict("ok", 2, 2)), rank(_verdict("ok"))
    failed, none = rank(_verdict("exception")), rank(None)
    assert passed > ran > none > failed > rank(_verdict("syntax"))


@pytest.mark.parametrize(
    ("verdict", "mark", "line"),
    [
        (_verdict("ok"), "✅", "It ran in 0.1 s and printed nothing."),
        (_verdict("ok", 2, 2), "✅", "It ran, and 2 of 2 examples in the request held."),
        (_verdict("ok", 1, 2), "❌", "It ran, and 1 of 2 examples in the request held."),
        (_verdict("ok", 0, 1, WRONG), "❌", "It ran, but the comment says 9, it printed 8."),
        (
            _verdict("ok", 2, 3, WRONG),
            "❌",
            "It ran and 2 of 3 examples held, but the comment says 9, it printed 8.",
        ),
        (_verdict("exception"), "❌", "exception"),
        (_verdict("time"), "⏱", "time"),
    ],
)
def test_people_see_a_mark_and_a_line(verdict: Verdict, mark: str, line: str) -> None:
    execution = execution_of("r", verdict)
    assert (mark_of(execution), line_of(execution)) == (mark, line)


def test_a_box_on_this_machine_was_really_chosen() -> None:
    choice = choose()
    assert choice.box is not None, choice.words
    assert choice.box.run("print(1)", [Case("1", 1).expression]).ran
