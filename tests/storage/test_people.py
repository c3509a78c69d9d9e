"""The one predicate of what may be learned from, people's choices, forgetting, and old text."""

from __future__ import annotations

import ast
import itertools
import time
from dataclasses import replace
from pathlib import Path

import pytest

from storage.records import RoundUse, Source, Turn
from storage.store import Store
from tests.storage.samples import make_reply, start

PERMISSION = "discord.training_permission"
SOURCES: tuple[Source, ...] = ("web", "api", "console", "task", "discord", "compatible")
CROWDS = ((), ("yes",), ("no",), ("unasked",), ("yes", "yes too"), ("yes", "no"))
CHOICES = {"yes": True, "yes too": True, "no": False}
GUILDS = {None: True, "on": True, "off": False, "never set": False}


def oracle(source: str, permitted: bool, guild: str | None, crowd: tuple[str, ...]) -> bool:
    """Say by the design's words whether a reply may be learned from."""
    if source not in ("discord", "compatible"):
        return True
    allowed = permitted or source == "compatible"
    return (
        allowed and GUILDS[guild] and bool(crowd) and all(CHOICES.get(one, False) for one in crowd)
    )


@pytest.mark.parametrize("permitted", [True, False])
def test_every_way_to_text_for_learning_asks_the_one_predicate(
    store: Store, tmp_path: Path, permitted: bool
) -> None:
    for person, choice in CHOICES.items():
        store.choose(person, choice)
    store.set_place("on", "", "learning", "on", "boss")
    store.set_place("off", "", "learning", "off", "boss")
    store.set_place("off", "7", "learning", "on", "boss")
    if permitted:
        store.set_meta(PERMISSION, "granted")
    wanted = set()
    for source, guild, crowd in itertools.product(SOURCES, GUILDS, CROWDS):
        conversation = start(store, source)
        reply = replace(make_reply(conversation), guild=guild, people=crowd)
        store.add_reply(reply)
        store.rate(reply.id, "rater", 1)
        if oracle(source, permitted, guild, crowd):
            wanted.add(reply.id)
    snapshot = tmp_path / "snapshot.sqlite"
    store.snapshot(snapshot)
    child = Store.open_snapshot(snapshot)
    for one in (store, child):
        assert {row.reply.id for row in one.learnable()} == wanted
        assert {row.reply.id for row in one.learnable(practised=True)} == wanted
        assert {row.reply.id for row in one.rated()} == wanted
        assert one.new_ratings() == len(wanted)
    child.close()


def test_taking_any_condition_back_takes_the_text_back(store: Store) -> None:
    reply = replace(make_reply(start(store, "discord")), guild="g", people=("ann",))
    store.add_reply(reply)
    store.rate(reply.id, "bob", 1)
    give = [
        lambda: store.set_meta(PERMISSION, "granted"),
        lambda: store.set_place("g", "", "learning", "on", "boss"),
        lambda: store.choose("ann", True),
    ]
    take = [
        lambda: store.set_meta(PERMISSION, ""),
        lambda: store.set_place("g", "", "learning", None, "boss"),
        lambda: store.choose("ann", False),
    ]
    for one in give:
        assert store.learnable() == []
        one()
    for back, forth in zip(take, give, strict=True):
        assert len(store.learnable()) == 1
        back()
        assert store.learnable() == []
        assert store.new_ratings() == 0
        forth()
    assert len(store.learnable()) == 1
    assert store.count_ratings() == 1, "the thumb is counted whatever holds"


def test_a_raters_own_words_want_their_opt_in_too(store: Store) -> None:
    reply = make_reply(start(store, "web"))
    store.add_reply(reply)
    store.rate(reply.id, "discord:1", -1, "too long", "short")
    store.rate(reply.id, "ann", -1, "dull", "bright")
    words = [(one.reason, one.correction) for one in store.learnable()[0].ratings]
    assert words == [(None, None), ("dull", "bright")]
    store.choose("discord:1", True)
    assert store.learnable()[0].ratings[0].correction == "short"


ROOT = Path(__file__).parent.parent.parent
READS_TEXT = {"reply", "thread", "find_reply", "conversations", "conversation", "everything_about"}


def calls_of(path: Path) -> set[str]:
    """Return the names of the methods that a file calls."""
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return {
        node.func.attr
        for node in nodes
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    }


def test_nothing_that_learns_or_exports_can_read_text_past_the_predicate() -> None:
    learning = [
        path
        for path in (ROOT / "learner").rglob("*.py")
        if "storage.store" in path.read_text(encoding="utf-8")
    ]
    exporting = [ROOT / "bot" / "exchange.py", ROOT / "bot" / "training.py"]
    assert learning, "the round reads a snapshot"
    for path in [*learning, *exporting]:
        assert not calls_of(path) & READS_TEXT, path
    outside = [
        path
        for package in ("learner", "bot")
        for path in (ROOT / package).rglob("*.py")
        if any(
            isinstance(node, ast.Import | ast.ImportFrom)
            and any(
                name.startswith(("sqlite3", "sqlite_utils", "storage.replies", "storage.ratings"))
                for name in (
                    [node.module or ""]
                    if isinstance(node, ast.ImportFrom)
                    else [one.name for one in node.names]
                )
            )
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        )
    ]
    names = {path.name for path in outside}
    assert names <= {"doctor.py"}, "only storage speaks SQL"


def test_forgetting_deletes_scrubs_and_marks_versions_and_their_descendants(store: Store) -> None:
    conversation = start(store, "discord", "discord:1")
    hers = replace(make_reply(conversation), people=("discord:1",))
    store.add_reply(hers)
    his = replace(
        make_reply(conversation, turns=(Turn("user", "her words"),), parent=hers.id),
        person="discord:2",
        people=("discord:1", "discord:2"),
    )
    store.add_reply(his)
    rated_only = replace(make_reply(start(store, "web")), person="web:3")
    store.add_reply(rated_only)
    store.rate(his.id, "discord:2", 1, "nice")
    store.rate(hers.id, "discord:1", 1)
    store.rate(rated_only.id, "discord:1", 1)
    names = []
    parent = "v0"
    for used in ([], [rated_only.id], [], []):
        round = store.add_round(trigger="t", requested_by="t", parent=parent, seed=1)
        store.update_round(round.id, state="running")
        store.record_uses(round.id, [RoundUse(id, 1.0, False) for id in used])
        parent = store.stage_version(round=round.id, parent=parent, fingerprint="f").name
        store.seal_version(parent, "m")
        store.promote(parent, round.id)
        names.append(parent)
    done = store.forget("discord:1")
    assert (done.replies, done.ratings, done.quoted) == (1, 2, 1)
    assert done.versions == tuple(names[1:]), "the version that used it, and those made from it"
    marks = {one.name: one.marked_at is not None for one in store.versions()}
    assert [marks[name] for name in names] == [False, True, True, True]
    left = store.reply(his.id)
    assert (left.turns, left.text, left.prompt_ids, left.people) == ((), "", (), ("discord:2",))
    assert all(draft.text == "" and draft.ids == () for draft in left.drafts)
    assert [(one.person, one.reason) for one in store.ratings(his.id)] == [("discord:2", None)]
    assert store.person("discord:1").learn is None


def test_old_text_of_chats_goes_and_other_text_stays(store: Store) -> None:
    old = time.time() - 40 * 86400
    kept = {}
    for source in SOURCES:
        reply = replace(make_reply(start(store, source)), created_at=old, people=("ann",))
        store.add_reply(reply)
        store.rate(reply.id, "ann", 1)
        kept[source] = reply.id
    assert store.remove_old_text(time.time() - 30 * 86400) == 2
    assert store.remove_old_text(time.time() - 30 * 86400) == 0
    for source, id in kept.items():
        removed = source in ("discord", "compatible")
        assert (store.reply(id).text == "") is removed
        assert len(store.ratings(id)) == 1
    assert sum(one.up for one in store.curve()) == len(SOURCES)


def test_messages_lead_to_replies_and_a_fresh_start_hides_them(store: Store) -> None:
    conversation = start(store, "discord")
    first, second = make_reply(conversation), make_reply(conversation)
    for number, reply in enumerate((first, second)):
        store.add_reply(reply)
        store.show(f"{number}", "channel", reply.id)
    assert store.shown_by("0") == first.id
    assert store.last_shown("channel") == second.id
    store.start_afresh("channel")
    assert store.last_shown("channel") is None
    assert store.shown_by("1") == second.id
    store.show("2", "channel", first.id)
    assert store.last_shown("channel") == first.id
    store.react("2", "ann", 1)
    store.react("2", "bob", -1)
    assert store.unreact("2", "ann", 1) == ["ann"]
    assert store.unreact("2", None, None) == ["bob"]


def _round_of(store: Store, parent: str = "v0") -> str:
    round = store.add_round(trigger="t", requested_by="t", parent=parent, seed=1)
    store.update_round(round.id, state="running")
    return round.id


def _publish(store: Store, round: str, parent: str = "v0") -> str:
    version = store.stage_version(round=round, parent=parent, fingerprint="f").name
    store.seal_version(version, "m")
    store.promote(version, round)
    return version


def _is_marked(store: Store, version: str) -> bool:
    return store.version(version).marked_at is not None


@pytest.mark.parametrize("moment", ["before its uses", "after its uses", "unused"])
def test_whoever_is_forgotten_while_a_round_runs_marks_what_it_makes(
    store: Store, moment: str
) -> None:
    hers = replace(make_reply(start(store, "discord", "discord:1")), people=("discord:1",))
    store.add_reply(hers)
    his = replace(make_reply(start(store, "discord", "discord:2")), people=("discord:2",))
    store.add_reply(his)
    round = _round_of(store)
    uses = [RoundUse(his.id, 1.0, False)]
    if moment != "unused":
        uses.append(RoundUse(hers.id, 1.0, False))
    if moment == "after its uses":
        store.record_uses(round, uses)
        assert store.forget("discord:1").versions == ()
    else:
        assert store.forget("discord:1").versions == ()
        store.record_uses(round, uses)
    version = _publish(store, round)
    assert _is_marked(store, version) is (moment != "unused")
    assert store.meta(f"forgotten during {round}") is None
    child = _publish(store, _round_of(store, version), version)
    assert _is_marked(store, child) is (moment != "unused"), "the weights carry on"
