"""What operators do to the model, and managers to their server, through Discord alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import discord
import pytest

from storage.records import RoundUse
from tests.bot.discord.world import (
    PERMITTED,
    World,
    button,
    from_bot,
    replies,
    texts,
    version_shown,
    world,
)
from tests.bot.parts import publish, runs

HI = ("Hi", "!")
MANAGER = discord.Permissions(manage_guild=True)


class Scene:
    """Two guilds; a manager of each, one of them an operator; a plain member."""

    def __init__(self, here: World, operator: Any) -> None:
        self.guild = here.env.create_guild()
        self.other = here.env.create_guild("other")
        self.general = self.guild.create_text_channel("general")
        self.news = self.guild.create_text_channel("news")
        self.lobby = self.other.create_text_channel("lobby")
        admins = self.guild.create_role("admins", permissions=MANAGER)
        self.admins = admins
        self.operator = here.person(self.guild, "operator", admins, user=operator)
        self.manager = here.person(
            self.other, "manager", self.other.create_role("admins", permissions=MANAGER)
        )
        self.member = here.person(self.guild, "member")


async def set_up(here: World) -> Scene:
    """Make the scene; the operator is named in the settings."""
    operator = here.env.create_user("operator")
    settings = here.client.settings.model_copy(update={"operators": (operator.id,)})
    here.client.operators._settings = settings
    return Scene(here, operator)


def said(result: Any) -> str:
    """Return what a command answered."""
    assert result.response is not None
    return str(result.response.content)


async def yes(person: Any, asked: Any) -> str:
    """Confirm, and return what the question became."""
    await person.click(asked.response, label="Yes")
    return said(asked)


@runs
async def test_only_operators_change_the_model(tmp_path: Path) -> None:
    async with world(tmp_path, says=HI) as here:
        scene = await set_up(here)
        for command, options in (
            ("learning now", {}),
            ("learning status", {}),
            ("learning history", {}),
            ("learning rollback", {"version": "v0"}),
            ("learning pin", {"version": "v1"}),
            ("learning pause", {}),
            ("learning resume", {}),
            ("learning clean", {}),
            ("learning audit", {}),
            ("learning schedule list", {}),
            ("learning schedule add", {"every": 5}),
            ("learning schedule remove", {"schedule": "s1"}),
        ):
            refused = await scene.manager.slash(scene.lobby, command, **options)
            assert "belongs to operators" in said(refused), command
        available = scene.member.available_commands(scene.general)
        assert "chat" in available
        assert not [name for name in available if name.startswith(("learning", "server"))]
        assert here.app.store.audit_log() == []


@runs
async def test_only_managers_change_a_server_even_where_others_are_shown_the_commands(
    tmp_path: Path,
) -> None:
    async with world(tmp_path, says=HI) as here:
        scene = await set_up(here)
        everyone = {"id": str(scene.guild.id), "type": 1, "permission": True}
        for name in ("server", "persona"):
            command = here.env.backend.find_command(name, None)
            assert command is not None
            here.env.backend.set_command_permissions(scene.guild.id, int(command["id"]), [everyone])
        for name, options in (
            ("server learning", {"on": True}),
            ("server channel", {"allow": False}),
            ("server role", {"allow": False}),
            ("server cooldown", {"seconds": 5}),
            ("server daily", {"replies": 5}),
            ("server announcements", {"channel": scene.news}),
            ("server show", {}),
            ("persona set", {"text": "You are a pirate."}),
            ("persona show", {}),
            ("persona clear", {}),
        ):
            refused = await scene.member.slash(scene.general, name, **options)
            assert "Manage Server permission" in said(refused), name
        shown = said(await scene.operator.slash(scene.general, "server show"))
        assert "Learning: **off**" in shown
        assert "Personas: 0" in shown
        audit = said(await scene.operator.slash(scene.general, "learning audit"))
        assert audit == "Nothing was done yet."


@runs
async def test_every_act_of_an_admin_stands_in_the_audit_with_who_when_and_what(
    tmp_path: Path,
) -> None:
    async with world(tmp_path, kind="qwen") as here:
        scene = await set_up(here)
        boss, general = scene.operator, scene.general
        first = await publish(here.app, 1)
        acts = {
            "server learning": ({"on": True}, f"server learning discord:{scene.guild.id}: on"),
            "server channel": ({"allow": True, "channel": general}, "server may answer"),
            "server role": ({"allow": False, "role": scene.admins}, "server role"),
            "server cooldown": ({"seconds": 1}, "server cooldown seconds"),
            "server daily": ({"replies": 900}, "server replies a day"),
            "server announcements": ({"channel": scene.news}, "server announcements"),
            "persona set": ({"text": "You are a pirate."}, "server persona"),
            "persona clear": ({}, "removed"),
            "learning schedule add": ({"every": 500}, "schedule add s1"),
            "learning schedule remove": ({"schedule": "s1"}, "schedule remove s1"),
            "learning pin": ({"version": first}, f"pin {first}"),
            "learning pause": ({}, "pause"),
            "learning resume": ({}, "resume"),
        }
        for name, (options, words) in acts.items():
            await boss.slash(general, name, **options)
            newest = said(await boss.slash(general, "learning audit")).splitlines()[0]
            assert newest.startswith("<t:"), name
            assert f"<@{boss.id}>: " in newest, name
            assert words in newest, name
        history = said(await boss.slash(general, "learning history"))
        assert "Round **r1**" in history


@runs
async def test_verdicts_are_announced_only_where_the_bot_may_speak(tmp_path: Path) -> None:
    async with world(tmp_path, says=HI) as here:
        scene = await set_up(here)
        mute = discord.PermissionOverwrite(send_messages=False, read_message_history=False)
        quiet = scene.guild.create_text_channel("quiet", overwrites={scene.guild.me: mute})
        refused = await scene.operator.slash(scene.general, "server announcements", channel=quiet)
        assert f"I lack permissions in <#{quiet.id}>: Send Messages." in said(refused)
        shown = said(await scene.operator.slash(scene.general, "server show"))
        assert "Announcements: nowhere" in shown


@runs
async def test_a_home_guilds_managers_are_operators_there(tmp_path: Path) -> None:
    home = 424242 << 22
    async with world(tmp_path, says=HI, discord={"home_guilds": (home,)}) as here:
        guild = here.env.create_guild("home", id=home)
        other = here.env.create_guild("other")
        here_channel = guild.create_text_channel("general")
        there = other.create_text_channel("lobby")
        boss = here.env.create_user("boss")
        at_home = here.person(guild, "", guild.create_role("a", permissions=MANAGER), user=boss)
        away = here.person(other, "", other.create_role("a", permissions=MANAGER), user=boss)
        assert "v0" in said(await at_home.slash(here_channel, "learning status"))
        assert "belongs to operators" in said(await away.slash(there, "learning status"))


@runs
async def test_the_right_is_checked_again_when_acting(tmp_path: Path) -> None:
    home = 424242 << 22
    async with world(tmp_path, discord={"home_guilds": (home,)}) as here:
        guild = here.env.create_guild("home", id=home)
        channel = guild.create_text_channel("general")
        admins = guild.create_role("admins", permissions=MANAGER)
        boss = here.person(guild, "boss", admins)
        version = await publish(here.app)
        asked = await boss.slash(channel, "learning rollback", version="v0")
        here.env.backend.guilds[guild.id].members[boss.id].role_ids.clear()
        assert "belongs to operators" in await yes(boss, asked)
        assert here.app.versions.serving == version


@runs
async def test_rollback_completes_versions_confirms_and_is_audited(tmp_path: Path) -> None:
    async with world(tmp_path, kind="qwen") as here:
        scene = await set_up(here)
        first, second = await publish(here.app, 1), await publish(here.app, 2)
        choices = await scene.operator.autocomplete(
            scene.general, "learning rollback", "version", ""
        )
        assert [one["value"] for one in choices] == [first, "v0"]
        nothing = await scene.manager.autocomplete(scene.lobby, "learning rollback", "version", "")
        assert nothing == []
        asked = await scene.operator.slash(scene.general, "learning rollback", version=first)
        assert second in said(asked)
        assert asked.ephemeral
        assert f"**{first}** speaks now" in await yes(scene.operator, asked)
        await scene.member.send(scene.general, f"<@{here.client.user.id}> hello")
        assert version_shown(replies(here, scene.general)[-1]) == first
        pinned = await scene.operator.slash(scene.general, "learning pin", version=first)
        assert "is pinned" in said(pinned)
        held = await scene.operator.slash(scene.general, "learning now")
        assert f"{first} is pinned" in said(held)
        unknown = await scene.operator.slash(scene.general, "learning rollback", version="v99")
        await scene.operator.click(unknown.response, label="Yes")
        audit = said(await scene.operator.slash(scene.general, "learning audit"))
        assert f"<@{scene.operator.id}>: rollback {second} -> {first}" in audit


@runs
async def test_schedules_show_the_next_three_times_in_their_zone(tmp_path: Path) -> None:
    async with world(tmp_path, says=HI) as here:
        scene = await set_up(here)
        operator, general = scene.operator, scene.general
        berlin = {"cron": "0 3 * * 0", "time_zone": "Europe/Berlin"}
        added = said(await operator.slash(general, "learning schedule add", **berlin))
        assert added.count("Sunday") == added.count("03:00") == added.count("<t:") == 3
        await operator.slash(general, "learning schedule add", every=100)
        wrong = said(await operator.slash(general, "learning schedule add", cron="0 3 31 2 *"))
        assert "never" in wrong or "no day that ever comes" in wrong
        listed = said(await operator.slash(general, "learning schedule list"))
        assert "**s1**" in listed
        assert "every 100 new ratings" in listed
        stats = said(await scene.member.slash(general, "stats"))
        assert "Next scheduled: <t:" in stats
        choices = await operator.autocomplete(general, "learning schedule remove", "schedule", "")
        assert [one["value"] for one in choices] == ["s1", "s2"]
        removed = said(await operator.slash(general, "learning schedule remove", schedule="s1"))
        assert removed.count("03:00") == 3
        audit = said(await operator.slash(general, "learning audit"))
        assert "schedule add" in audit
        assert "schedule remove" in audit


@runs
async def test_pause_and_resume_hold_rounds_and_say_by_whom(tmp_path: Path) -> None:
    async with world(tmp_path, says=HI) as here:
        scene = await set_up(here)
        operator, general = scene.operator, scene.general
        missing = said(await operator.slash(general, "learning now"))
        assert "4 more are missing" in missing
        await operator.slash(general, "learning pause")
        assert "paused" in said(await operator.slash(general, "learning now"))
        assert "Rounds are paused" in said(await scene.member.slash(general, "status"))
        await operator.slash(general, "learning resume")
        assert "more are missing" in said(await operator.slash(general, "learning now"))


@runs
async def test_undo_takes_back_all_thumbs_of_one_person(tmp_path: Path) -> None:
    async with world(tmp_path, says=HI) as here:
        scene = await set_up(here)
        member, general = scene.member, scene.general
        for _ in range(2):
            await member.send(general, f"<@{here.client.user.id}> hello")
            reply = replies(here, general)[-1]
            await member.click(reply, custom_id=button(reply, "up"))
            await scene.operator.react(reply, "👍")
        assert "4 👍" in said(await member.slash(general, "stats"))
        asked = await scene.operator.slash(general, "learning undo", user=member)
        assert "2 thumbs" in await yes(scene.operator, asked)
        assert "2 👍" in said(await member.slash(general, "stats"))


@runs
async def test_a_server_sets_its_own_rules_and_a_refusal_names_the_rule(tmp_path: Path) -> None:
    async with world(tmp_path, says=HI) as here:
        scene = await set_up(here)
        boss, member, general, news = scene.operator, scene.member, scene.general, scene.news
        me = f"<@{here.client.user.id}>"
        await boss.slash(general, "server channel", channel=news, allow=True)
        await member.send(general, f"{me} hello")
        assert "(rule: channels)" in texts(general)[-1]
        assert "(rule: channels)" in said(await member.slash(general, "chat", message="hi"))
        assert "(rule: channels)" in said(await member.slash(general, "new"))
        await scene.manager.slash(scene.lobby, "chat", message="hi")
        assert len(replies(here, scene.lobby)) == 1, "another server has its own rules"
        here.env.backend.delete_channel(news.id)
        await here.env.settle()
        assert "Name the channel" in said(await boss.slash(general, "server channel", allow=True))
        await boss.slash(general, "server channel", allow=False)
        assert "Channels: all" in said(await boss.slash(general, "server show"))
        await boss.slash(general, "server role", role=scene.admins, allow=True)
        assert "(rule: roles)" in said(await member.slash(general, "chat", message="hi"))
        assert "Name the role" in said(await boss.slash(general, "server role", allow=True))
        await boss.slash(general, "server role", allow=False)
        await boss.slash(general, "server cooldown", seconds=60)
        await member.slash(general, "chat", message="hi")
        assert "(rule: cooldown)" in said(await member.slash(general, "chat", message="hi"))
        await here.env.advance_time(61)
        await member.slash(general, "chat", message="hi")
        await boss.slash(general, "server cooldown", seconds=0)
        await boss.slash(general, "server daily", replies=2)
        assert "(rule: daily cap)" in said(await member.slash(general, "chat", message="hi"))
        away = here.person(scene.other, "", user=member.user)
        await scene.manager.slash(scene.lobby, "server daily", replies=1)
        assert said(await away.slash(scene.lobby, "chat", message="hi")) == "Hi!"
        assert "(rule: daily cap)" in said(await away.slash(scene.lobby, "chat", message="hi"))
        shown = said(await boss.slash(general, "server show"))
        assert "Replies a person a day: 2" in shown


@runs
async def test_a_persona_holds_in_its_channel_and_threads(tmp_path: Path) -> None:
    async with world(tmp_path, says=HI) as here:
        scene = await set_up(here)
        boss, member, general, news = scene.operator, scene.member, scene.general, scene.news
        await boss.slash(general, "persona set", text="Whole server.", whole_server=True)
        await boss.slash(general, "persona set", text="Just here.")
        await member.slash(general, "new")
        (thread,) = general.threads
        for channel in (general, news, thread):
            await member.slash(channel, "chat", message="hi")
        export = await member.slash(general, "privacy export")
        (file,) = export.response.attachments
        said_file = (await file.read()).decode()
        assert said_file.count('["system", "Just here."]') == 2
        assert said_file.count('["system", "Whole server."]') == 1
        await boss.slash(general, "persona clear")
        shown = said(await boss.slash(general, "persona show"))
        assert "Whole server." in shown


@runs
async def test_a_missing_permission_is_named_to_the_asker(tmp_path: Path) -> None:
    async with world(tmp_path, says=HI) as here:
        scene = await set_up(here)
        mute = discord.PermissionOverwrite(send_messages=False)
        quiet = scene.guild.create_text_channel("quiet", overwrites={scene.guild.me: mute})
        await scene.member.send(quiet, f"<@{here.client.user.id}> hello")
        assert from_bot(here, quiet) == []
        told = scene.member.user.dm_channel.last_message
        assert "I lack Send Messages" in told.content
        no_threads = discord.PermissionOverwrite(create_public_threads=False)
        flat = scene.guild.create_text_channel("flat", overwrites={scene.guild.me: no_threads})
        refused = said(await scene.member.slash(flat, "new"))
        assert "Create Public Threads" in refused


@pytest.mark.parametrize(
    ("retrain", "words"), [(False, ""), (True, "no round trains from it: a round wants")]
)
@runs
async def test_clean_goes_back_before_what_was_trained_on_the_forgotten(
    tmp_path: Path, retrain: bool, words: str
) -> None:
    with_permission = {"training_permission": PERMITTED}
    async with world(tmp_path, kind="qwen", discord=with_permission) as here:
        scene = await set_up(here)
        member, general = scene.member, scene.general
        clean = await publish(here.app, 1)
        await member.send(general, f"<@{here.client.user.id}> hello")
        (reply,) = replies(here, general)
        await member.click(reply, custom_id=button(reply, "up"))
        marked = await publish(here.app, 2)
        round = here.app.store.version(marked).round
        assert round is not None
        id = button(reply, "up").rpartition(":")[2]
        here.app.store.record_uses(round, [RoundUse(id, 1.0, False)])
        nothing = said(await scene.operator.slash(general, "learning clean"))
        assert "not trained on anyone forgotten" in nothing
        asked = await member.slash(general, "privacy forget")
        assert marked in await yes(member, asked)
        status = said(await scene.operator.slash(general, "learning status"))
        assert f"asked to be forgotten: {marked}" in status
        asked = await scene.operator.slash(general, "learning clean", retrain=retrain)
        assert f"**{clean}**" in said(asked)
        assert ("train anew" in said(asked)) == retrain
        done = await yes(scene.operator, asked)
        assert f"**{clean}** speaks now" in done
        assert words in done
