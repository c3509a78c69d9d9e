"""Discord stumbles, over real sockets: nothing is answered twice, no thumb counts twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.discord import chat, surface
from tests.bot.discord.connected import LONG, connected, identified, leave_discord_as_it_was
from tests.bot.discord.server import APPLICATION, GUILD, TOKEN, Fault
from tests.bot.parts import runs

CHAT = {
    "id": "1",
    "name": "chat",
    "type": 1,
    "options": [{"type": 3, "name": "message", "value": "hello"}],
}


STOP_SECONDS = chat.FINISH_SECONDS + chat.LAST_WORDS_SECONDS, surface.CLOSE_SECONDS, 10


@pytest.fixture(autouse=True)
def _discord_itself_afterwards(monkeypatch: pytest.MonkeyPatch) -> None:
    leave_discord_as_it_was(monkeypatch)


@runs
async def test_it_connects_to_a_compatible_server_and_answers(tmp_path: Path) -> None:
    async with identified(tmp_path) as (_, server, _):
        await server.say(1, "hello")
        await server.until(lambda: server.answers)
        assert server.answers[0]["content"] == "Hi!"
        commands = next(body for method, _, body in server.calls if method == "PUT")
        assert {"chat", "code", "new", "learning", "privacy"} <= {one["name"] for one in commands}
        assert f"applications/{APPLICATION}/commands" in str(server.calls)


@runs
async def test_a_gateway_that_the_settings_name_goes_before_the_apis(tmp_path: Path) -> None:
    async with identified(tmp_path, wrong_gateway="ws://127.0.0.1:9") as (app, server, _):
        await server.say(1, "hello")
        await server.until(lambda: server.answers)
        (row,) = [one for one in app.store.everything_about("compatible:1") if "reply" in one]
        assert row["version"] == "v0"


@runs
async def test_a_drop_an_op_7_and_an_op_9_answer_nothing_twice(tmp_path: Path) -> None:
    async with identified(tmp_path) as (app, server, _):
        first = await server.say(1, "one")
        await server.until(lambda: len(server.answers) == 1)
        press = await server.press(2, server.answers[0], "up")
        await server.until(lambda: app.store.count_ratings() == 1)

        await server.drop()
        for packet in (first, server.written(1, "two")):
            await server.dispatch("MESSAGE_CREATE", packet)
        await server.dispatch("INTERACTION_CREATE", press)
        await server.until(lambda: server.resumed == 1 and len(server.answers) == 2)
        assert app.store.count_ratings() == 1, "the press that came again did not take it back"

        await server.send_op(7)
        await server.dispatch("MESSAGE_CREATE", server.written(1, "three"))
        await server.until(lambda: server.resumed == 2 and len(server.answers) == 3)

        await server.send_op(9, False)
        await server.until(lambda: server.identified == 2)
        await server.dispatch("MESSAGE_CREATE", first)
        await server.say(1, "four")
        await server.until(lambda: len(server.answers) == 4)


@pytest.mark.parametrize("what", ["500", "502", "503", "drop", "lose", "429"])
@runs
async def test_a_send_that_fails_is_repeated_and_shown_once(tmp_path: Path, what: str) -> None:
    async with identified(tmp_path) as (_, server, _):
        times = 3 if what == "429" else 1
        server.faults += [Fault("POST", "/messages", what)] * times
        await server.say(1, "hello")
        await server.until(lambda: len(server.said) == 2)
        assert not server.faults
        assert server.said[0] == "Hi!"
        assert len(server.answers) == 1
        await server.say(1, "again")
        await server.until(lambda: len(server.answers) == 2)
        assert server.said.count("Hi!") == 2


@runs
async def test_a_reply_grows_by_edits_and_stumbling_edits_do_not_hurt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chat, "EDIT_SECONDS", 0.1)
    async with identified(tmp_path, LONG) as (app, server, _):
        server.faults += [Fault("PATCH", "", what) for what in ("503", "drop", "429")]
        await server.say(1, "hello")
        await server.until(lambda: any("word0" in text for text in server.said))
        await server.react(2, next(one for one in server.messages.values() if one["author"]["bot"]))
        await server.until(lambda: server.answers)
        assert not server.faults, "it was edited while it grew"
        said = " ".join(text for text in server.said if "word" in text)
        assert said.split() == "".join(LONG).split()
        assert ("POST", "/channels/3000/typing", None) in server.calls
        await server.press(3, server.answers[0], "up")
        await server.until(lambda: app.store.count_ratings() == 2)


@runs
async def test_a_reply_deleted_while_it_grows_is_not_sent_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chat, "EDIT_SECONDS", 0.1)
    async with identified(tmp_path, LONG) as (app, server, _):
        server.faults += [Fault("PATCH", "", "10008")] * 2
        await server.say(1, "hello")
        await server.until(lambda: app.store.count_replies() == 1)
        assert server.answers == []
        assert sum(text.startswith("word0 ") for text in server.said) == 1
        await server.say(2, "are you there?")
        await server.until(lambda: server.answers)


@pytest.mark.parametrize("what", ["10003", "50001"])
@runs
async def test_a_channel_that_goes_while_a_reply_grows_costs_no_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    monkeypatch.setattr(chat, "EDIT_SECONDS", 0.1)
    async with identified(tmp_path, LONG) as (app, server, _):
        server.faults += [Fault("PATCH", "", what)] * 99
        await server.say(1, "hello")
        await server.until(lambda: app.store.count_replies() == 1)
        shown = next(id for id, one in server.messages.items() if "word0" in one["content"])
        await server.until(lambda: app.store.shown_by(str(shown)))
        assert server.answers == []
        server.faults.clear()
        await server.say(2, "are you there?")
        await server.until(lambda: server.answers)


@runs
async def test_a_reply_ends_early_when_its_question_is_deleted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chat, "EDIT_SECONDS", 0.1)
    async with identified(tmp_path, LONG) as (_, server, _):
        asked = await server.say(1, "hello")
        await server.until(lambda: any("word0" in text for text in server.said))
        await server.delete(asked)
        await server.until(lambda: server.answers)
        assert server.answers[0]["content"].endswith(chat.LEFT)
        assert not any("word199 " in text for text in server.said)


@pytest.mark.parametrize("count", [1, 2])
@runs
async def test_a_question_deleted_at_once_is_hardly_answered(tmp_path: Path, count: int) -> None:
    async with identified(tmp_path, LONG) as (_, server, here):
        asked = [await server.say(person, "hello") for person in range(1, count + 1)]
        await server.delete(*asked)
        await server.say(9, "hello")
        await server.until(lambda: any("word199 " in text for text in server.said))
        await here.stop()
        assert sum("word199 " in text for text in server.said) == 1, "the last one's alone"


@runs
async def test_a_reaction_that_goes_while_the_reply_grows_counts_for_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chat, "EDIT_SECONDS", 0.1)
    async with identified(tmp_path, LONG) as (app, server, here):
        await server.say(1, "hello")
        await server.until(lambda: any("word0" in text for text in server.said))
        first = next(one for one in server.messages.values() if one["author"]["bot"])
        await server.react(2, first)
        await server.react(2, first, gone=True)
        await server.react(3, first, emoji=None)
        await server.react(3, first, "👎")
        await server.react(3, first)
        await server.until(lambda: server.answers)
        up = next(
            child["custom_id"]
            for row in server.answers[0]["components"]
            for child in row["components"]
            if child["custom_id"].startswith("tw:up:")
        )
        reply = up.rpartition(":")[2]
        await here.stop()
        counted = [(one.person, one.value) for one in app.store.ratings(reply)]
        assert counted == [("compatible:3", 1)], "in the order they came, all before the end"


@runs
async def test_a_cap_holds_for_asks_that_come_together(tmp_path: Path) -> None:
    async with connected(tmp_path) as (app, server, here):
        app.store.set_place(f"compatible:{GUILD}", "", "replies a day", "1", "boss")
        here.start()
        await server.until(lambda: server.identified)
        for _ in range(3):
            await server.say(1, "hello")
        await server.until(lambda: sum("daily cap" in text for text in server.said) == 2)
        await server.until(lambda: server.answers)
        assert len(server.answers) == 1


@runs
async def test_an_expired_interaction_and_one_that_comes_twice_do_no_harm(tmp_path: Path) -> None:
    async with identified(tmp_path) as (app, server, _):
        server.faults.append(Fault("POST", "/callback", "10062"))
        await server.dispatch("INTERACTION_CREATE", server.interaction(1, 2, CHAT))
        await server.until(lambda: not server.faults)
        packet = server.interaction(1, 2, CHAT)
        await server.dispatch("INTERACTION_CREATE", packet)
        await server.until(lambda: server.answers)
        press = await server.press(1, server.answers[0], "up")
        await server.until(lambda: app.store.count_ratings() == 1)
        await server.dispatch("INTERACTION_CREATE", press)
        await server.dispatch("INTERACTION_CREATE", packet)
        await server.say(1, "still there?")
        await server.until(lambda: len(server.answers) == 2)
        assert app.store.count_ratings() == 1


@pytest.mark.parametrize("what", ["drop", "lose", "503", "429"])
@runs
async def test_a_commands_answer_that_stumbles_comes_once(tmp_path: Path, what: str) -> None:
    async with identified(tmp_path) as (_, server, _):
        server.faults += [Fault("POST", "/callback", what), Fault("PATCH", "/@original", what)]
        await server.dispatch("INTERACTION_CREATE", server.interaction(1, 2, CHAT))
        await server.until(
            lambda: [call[1][-10:] for call in server.calls].count("/@original") == 2
        )
        await server.until(lambda: len(server.answers) == 1)
        await server.say(1, "and now?")
        await server.until(lambda: len(server.answers) == 2)


@runs
async def test_an_interaction_that_expires_meanwhile_is_answered_in_its_channel(
    tmp_path: Path,
) -> None:
    async with identified(tmp_path) as (_, server, _):
        server.faults.append(Fault("PATCH", "/@original", "10015"))
        await server.dispatch("INTERACTION_CREATE", server.interaction(1, 2, CHAT))
        await server.until(lambda: server.answers)
        assert ("POST", "/channels/3000/messages") in [call[:2] for call in server.calls]


@pytest.mark.parametrize("code", ["50027", "10015"])
@runs
async def test_a_reply_that_outlasts_its_interaction_is_finished_in_its_channel(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    monkeypatch.setattr(chat, "EDIT_SECONDS", 0.1)
    async with identified(tmp_path, LONG) as (_, server, _):
        await server.dispatch("INTERACTION_CREATE", server.interaction(1, 2, CHAT))
        await server.until(lambda: any("word0" in text for text in server.said))
        server.faults += [Fault(method, "", code) for method in ("PATCH", "POST") for _ in "12"]
        await server.until(lambda: server.answers)
        said = " ".join(text for text in server.said if "word" in text)
        assert said.split() == "".join(LONG).split()
        assert any(method == "PATCH" and "/channels/" in path for method, path, _ in server.calls)


@pytest.mark.parametrize(
    ("token", "close_with", "words"),
    [
        ("NDAwMA.no.no", None, "refuses the token"),
        (TOKEN, 4004, "refuses the token"),
        (TOKEN, 4014, "Message Content Intent"),
    ],
)
@runs
async def test_what_a_person_must_mend_is_said_and_the_rest_goes_on(
    tmp_path: Path, token: str, close_with: int | None, words: str
) -> None:
    async with connected(tmp_path, token=token) as (app, server, here):
        server.close_with = close_with
        here.start()
        await here.settled()
        assert words in here.state
        assert any(words in notice for notice in app.notices), "the page says it"


@runs
async def test_a_server_that_cannot_be_reached_is_tried_again(tmp_path: Path) -> None:
    async with connected(tmp_path) as (_, server, here):
        server.faults += [Fault("GET", "/users/@me", "503")]
        here.start()
        await server.until(lambda: server.identified)
        await server.say(1, "hello")
        await server.until(lambda: server.answers)


@runs
async def test_a_stop_lets_replies_end_or_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chat, "EDIT_SECONDS", 0.1)
    monkeypatch.setattr(chat, "FINISH_SECONDS", 0.2)
    async with identified(tmp_path, LONG) as (_, server, here):
        await server.say(1, "hello")
        await server.until(lambda: any("word0" in text for text in server.said))
        await here.stop()
        assert chat.STOPPED in server.answers[0]["content"]


@runs
async def test_a_stop_without_time_for_last_words_ends_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(chat, "FINISH_SECONDS", 0.0)
    monkeypatch.setattr(chat, "LAST_WORDS_SECONDS", 0.5)
    async with identified(tmp_path) as (_, server, here):
        server.faults.append(Fault("POST", "/messages", "hold"))
        await server.say(1, "hello")
        await server.until(lambda: not server.faults)
        await here.stop()
        server.held.set()
        assert "got no last word, for want of time: 1" in caplog.text
        assert "could not be answered" not in caplog.text
        assert here.client is not None
        assert here.client.is_closed()


def test_a_stop_takes_less_than_ten_seconds() -> None:
    assert sorted(STOP_SECONDS) == [*STOP_SECONDS]


@runs
async def test_without_permission_the_asker_is_told_which_is_missing(tmp_path: Path) -> None:
    async with identified(tmp_path) as (_, server, _):
        server.faults.append(Fault("POST", "/messages", "50013"))
        await server.say(1, "hello")
        await server.until(lambda: ("POST", "/users/@me/channels") in [c[:2] for c in server.calls])
