"""Commands and buttons over real sockets: answered in time, once, and by whom they may be given."""

from __future__ import annotations

import asyncio
import gzip
import json
import secrets
from pathlib import Path
from typing import Any

import pytest

from bot.discord import confirm, interactions, operators
from bot.discord.announce import LEAVING
from tests.bot.discord.connected import connected, identified, leave_discord_as_it_was
from tests.bot.discord.server import BOT, Fault, user
from tests.bot.parts import runs
from tests.bot.rows import add_ratings

OWNER, INVITED, STRANGER = 1, 5, 7


@pytest.fixture(autouse=True)
def _discord_itself_afterwards(monkeypatch: pytest.MonkeyPatch) -> None:
    leave_discord_as_it_was(monkeypatch)


def member(person: int, accepted: bool) -> dict[str, Any]:
    """A member of a team, as the API writes one."""
    state = 2 if accepted else 1
    role = {"permissions": ["*"], "role": "developer", "team_id": "1"}
    return {"user": user(person), "membership_state": state, **role}


@runs
async def test_the_applications_owner_is_an_operator(tmp_path: Path) -> None:
    async with identified(tmp_path) as (_, server, _):
        for person, words in ((OWNER, "**v0** speaks."), (STRANGER, "belongs to operators")):
            asked = await server.command(person, "learning status")
            await server.until(lambda asked=asked: server.answers_to(asked))
            assert words in server.answers_to(asked)[0]


@runs
async def test_of_a_team_those_who_accepted_are_operators_and_no_others(tmp_path: Path) -> None:
    async with connected(tmp_path) as (_, server, here):
        people = [member(OWNER, True), member(STRANGER, True), member(INVITED, False)]
        server.team = {"id": "1", "name": "us", "icon": None, "owner_user_id": str(OWNER)}
        server.team["members"] = people
        here.start()
        await server.until(lambda: server.identified)
        for person, may in ((OWNER, True), (STRANGER, True), (INVITED, False), (BOT, False)):
            asked = await server.command(person, "learning status")
            await server.until(lambda asked=asked: server.answers_to(asked))
            assert ("**v0** speaks." in server.answers_to(asked)[0]) == may, person


@runs
async def test_nobody_is_taken_for_the_owner_while_discord_does_not_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(operators, "PATIENCE_SECONDS", 0.1)
    async with identified(tmp_path) as (_, server, _):
        server.faults += [Fault("GET", "/applications/@me", "hold")]
        asked = await server.command(OWNER, "learning pause")
        await server.until(lambda: server.answers_to(asked))
        assert "who owns this application" in server.answers_to(asked)[0]
        server.held.set()
        monkeypatch.setattr(operators, "PATIENCE_SECONDS", 60.0)
        again = await server.command(OWNER, "learning pause")
        await server.until(lambda: server.answers_to(again))
        assert "Rounds are paused" in server.answers_to(again)[0]


@runs
async def test_a_round_that_ends_with_the_bot_says_so_under_its_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with connected(tmp_path) as (app, server, here):
        going_on = asyncio.Event()

        async def wait() -> int:
            await going_on.wait()
            return 0

        monkeypatch.setattr(app.snippets, "catch_up", wait)  # the round's first step
        add_ratings(app.store, 4)
        here.start()
        await server.until(lambda: server.identified)
        started = await server.command(OWNER, "learning now")
        await server.until(lambda: started["token"] in server.originals)
        helped = await server.command(OWNER, "help")
        await server.until(lambda: server.answers_to(helped))
        await here.stop()
        going_on.set()
        assert server.originals[started["token"]]["content"].endswith(LEAVING)


@runs
async def test_what_takes_long_is_put_off_and_then_answered_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(interactions, "IN_TIME_SECONDS", 0.05)
    async with identified(tmp_path) as (_, server, _):
        server.faults.append(Fault("GET", "/applications/@me", "hold"))
        asked = await server.command(OWNER, "learning status")
        await server.until(lambda: server.answers_to(asked) == [None])
        server.held.set()
        await server.until(lambda: len(server.answers_to(asked)) == 2)
        assert "**v0** speaks." in server.answers_to(asked)[1]


@runs
async def test_an_answer_that_ends_while_it_is_put_off_is_not_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(interactions, "IN_TIME_SECONDS", 0.05)
    async with identified(tmp_path) as (_, server, _):
        server.faults.append(Fault("GET", "/applications/@me", "hold"))
        server.faults.append(Fault("POST", "/callback", "hold"))
        asked = await server.command(STRANGER, "learning status")
        await server.until(lambda: not server.faults)
        server.held.set()
        await server.until(lambda: len(server.answers_to(asked)) == 2)
        assert "belongs to operators" in server.answers_to(asked)[1]


@pytest.mark.parametrize("what", ["drop", "lose", "503", "429"])
@runs
async def test_first_answers_that_stumble_come_once(tmp_path: Path, what: str) -> None:
    async with identified(tmp_path) as (app, server, _):
        await server.say(1, "hello")
        await server.until(lambda: server.answers)
        for person, button, words in ((2, "up", "👍 counted"), (3, "down", "What was wrong?")):
            server.faults.append(Fault("POST", "/callback", what))
            pressed = await server.press(person, server.answers[0], button)
            await server.until(lambda pressed=pressed: len(server.answers_to(pressed)) == 2)
            assert all(words in text for text in server.answers_to(pressed))
        assert app.store.count_ratings() == 2
        server.faults.append(Fault("POST", "/callback", what))
        helped = await server.command(2, "help")
        await server.until(lambda: len(server.answers_to(helped)) == 2)
        assert "/privacy" in server.answers_to(helped)[1]
        await server.say(1, "and now?")
        await server.until(lambda: len(server.answers) == 2)


@pytest.mark.parametrize(("what", "calls"), [("lose", 3), ("503", 2)])
@runs
async def test_a_question_whose_answer_was_lost_can_still_be_confirmed(
    tmp_path: Path, what: str, calls: int
) -> None:
    async with connected(tmp_path) as (app, server, here):
        app.store.choose("compatible:2", True)
        here.start()
        await server.until(lambda: server.identified)
        server.faults.append(Fault("POST", "/callback", what))
        asked = await server.command(2, "privacy forget")
        await server.until(lambda: len(server.answers_to(asked)) == calls)
        helped = await server.command(2, "help")
        await server.until(lambda: server.answers_to(helped))  # so it has heard all before, too
        question = server.originals[asked["token"]]
        server.faults.append(Fault("POST", "/callback", what))
        await server.press(2, question, "Yes")
        await server.until(lambda: "Forgotten" in question["content"])
        assert app.store.person("compatible:2").learn is None


@runs
async def test_a_question_that_nobody_confirms_changes_nothing_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(confirm, "CONFIRM_SECONDS", 0.1)
    async with connected(tmp_path) as (app, server, here):
        app.store.choose("compatible:2", True)
        here.start()
        await server.until(lambda: server.identified)
        asked = await server.command(2, "privacy forget")
        await server.until(lambda: len(server.answers_to(asked)) == 2)
        assert "not confirmed in time" in server.answers_to(asked)[1]
        assert app.store.person("compatible:2").learn


@runs
async def test_a_modal_and_a_choice_that_come_again_change_nothing(tmp_path: Path) -> None:
    async with identified(tmp_path) as (app, server, _):
        await server.say(2, "hello")
        await server.until(lambda: any("May I learn" in text for text in server.said))
        (reply,) = server.answers
        up = next(one for one in _ids(reply) if one.startswith("tw:up:"))
        field = {"custom_id": "words", "value": "too short", "type": 4}
        form = {
            "custom_id": f"tw:why:{up.rpartition(':')[2]}",
            "components": [{"component": field}],
        }
        sent = server.interaction(2, 5, form)
        await server.dispatch("INTERACTION_CREATE", sent)
        await server.until(lambda: server.answers_to(sent))
        await server.press(2, reply, "down")
        await server.until(lambda: app.store.count_ratings() == 0)
        notice = next(one for one in server.messages.values() if "May I learn" in one["content"])
        agreed = await server.press(2, notice, "You may learn from my chats")
        await server.until(lambda: server.answers_to(agreed))
        refused = await server.command(2, "privacy learn", {"allowed": False})
        await server.until(lambda: server.answers_to(refused))
        for packet in (sent, agreed):
            await server.dispatch("INTERACTION_CREATE", packet)
        await server.say(3, "are you there?")
        await server.until(lambda: len(server.answers) == 2)
        assert app.store.count_ratings() == 0
        assert app.store.person("compatible:2").learn is False


def _ids(message: dict[str, Any]) -> list[str]:
    """The ids of a message's buttons."""
    return [child["custom_id"] for row in message["components"] for child in row["components"]]


@runs
async def test_an_export_too_large_for_one_file_comes_in_parts(tmp_path: Path) -> None:
    async with connected(tmp_path) as (_, server, here):
        server.file_bytes = 8000
        here.start()
        await server.until(lambda: server.identified)
        for number in range(1, 5):
            await server.say(2, secrets.token_hex(2000))
            await server.until(lambda number=number: len(server.answers) == number)
        asked = await server.command(2, "privacy export")
        await server.until(lambda: len(server.answers_to(asked)) > 2)
        last = server.answers_to(asked)[1].rpartition(" ")[2].rstrip(".")
        await server.until(lambda: len(server.files) == int(last))
        assert len(server.files) > 1
        assert all(len(data) <= server.file_bytes for data in server.files.values())
        lines = [
            json.loads(line)
            for name in sorted(server.files)
            for line in gzip.decompress(server.files[name]).splitlines()
        ]
        assert [one["kind"] for one in lines] == ["person", *["reply"] * 4]


@runs
async def test_a_modal_that_comes_too_late_leaves_the_thumb(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(interactions, "IN_TIME_SECONDS", 0.0)
    async with identified(tmp_path) as (app, server, here):
        await server.say(1, "hello")
        await server.until(lambda: server.answers)
        async with here.client.thumbs._acts("compatible:2"):
            pressed = await server.press(2, server.answers[0], "down")
            await server.until(lambda: server.answers_to(pressed) == [None])
        await server.until(lambda: len(server.answers_to(pressed)) == 2)
        assert "👎 counted" in server.answers_to(pressed)[1]
        assert app.store.count_ratings() == 1
