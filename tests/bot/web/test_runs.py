"""A reply's Python on the page: run on demand, shown with what happened, and only to its person."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import httpx

from storage.rows import new_reply_id
from tests.bot.test_running import in_bubblewrap, nowhere
from tests.bot.web.conftest import RunningBot
from tests.bot.web.test_page import chat

CODE = "```python\nprint('it', 'ran')\n```"


def _say(bot: RunningBot, visitor: httpx.Client, text: str) -> dict[str, Any]:
    """Chat, and put a reply with that text beside the real one."""
    said = chat(visitor, text="hello")["reply"]
    stored = bot.app.store.reply(said["id"])
    record = replace(stored, id=new_reply_id(), text=text, parent=stored.id)
    bot.app.store.add_reply(record)
    return {"id": record.id, "conversation": record.conversation}


def _run(visitor: httpx.Client, reply: dict[str, Any], **body: Any) -> httpx.Response:
    return visitor.post(f"/api/replies/{reply['id']}/run", json=body)


def test_a_run_says_what_happened_and_is_shown_again_later(bot: RunningBot) -> None:
    bot.app.snippets._choice = in_bubblewrap()
    visitor = bot.visitor()
    reply = _say(bot, visitor, CODE)
    opened = visitor.get(f"/api/conversations/{reply['conversation']}").json()["replies"][-1]
    assert (opened["runs"], opened["execution"]) == (True, None)
    ran = _run(visitor, reply)
    assert ran.status_code == 200, ran.text
    assert (ran.json()["mark"], ran.json()["reason"]) == ("✅", "ok")
    assert ran.json()["stdout"] == "it ran\n"
    opened = visitor.get(f"/api/conversations/{reply['conversation']}").json()["replies"][-1]
    assert opened["execution"] == ran.json()
    assert _run(visitor, reply, again=False).json() == ran.json()


def test_a_failure_shows_the_last_line_of_its_traceback(bot: RunningBot) -> None:
    bot.app.snippets._choice = in_bubblewrap()
    visitor = bot.visitor()
    ran = _run(visitor, _say(bot, visitor, "```python\n1 / 0\n```")).json()
    assert (ran["mark"], ran["line"]) == ("❌", "ZeroDivisionError: division by zero")


def test_nobody_runs_the_replies_of_others_and_plain_words_are_not_run(bot: RunningBot) -> None:
    bot.app.snippets._choice = in_bubblewrap()
    visitor = bot.visitor()
    reply = _say(bot, visitor, CODE)
    assert _run(bot.visitor(), reply).status_code == 404
    refused = _run(visitor, _say(bot, visitor, "no code"))
    assert refused.status_code == 409
    assert refused.json()["error"]["code"] == "not_run"
    assert _run(visitor, reply, other=1).status_code == 422


def test_without_a_sandbox_the_page_and_stats_say_why_and_what_mends_it(bot: RunningBot) -> None:
    bot.app.snippets._choice = nowhere()
    visitor = bot.visitor()
    refused = _run(visitor, _say(bot, visitor, CODE))
    assert refused.status_code == 409
    assert "apt-get install bubblewrap" in refused.json()["error"]["message"]
    told = visitor.get("/stats").json()["sandbox"]
    assert told["engine"] is None
    assert "apt-get install bubblewrap" in told["words"]
    bot.app.snippets._choice = in_bubblewrap()
    assert visitor.get("/stats").json()["sandbox"]["engine"] == "bubblewrap"


def test_the_page_has_a_button_that_runs(bot: RunningBot) -> None:
    html = bot.client().get("/").text
    assert 'aria-label="Run the Python"' in html
    assert 'id="run"' in bot.client().get("/static/icons.svg").text
