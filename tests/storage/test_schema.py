"""Migrations, from every older version with rows in it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlite_utils import Database

from storage.errors import DirectoryUnusable
from storage.records import Turn
from storage.schema import MIGRATIONS, known_migrations
from storage.store import DATABASE_NAME, Store

# Rows as that release wrote them: these texts stay as they are when the schema moves on.
ROWS = {
    "m001_conversations_and_replies": """
        INSERT INTO conversations VALUES (1, 'c_1', 'talk', 'ann', 'web', NULL, 0, 1.0, 2.0);
        INSERT INTO replies (number, id, conversation, person, source, turns, text, thread_sha256,
            prompt_ids, turns_dropped, version, fingerprint, temperature, top_p, max_tokens,
            pick_reason, finish_reason, latency_seconds, imported, created_at)
        VALUES (1, 'chatcmpl-1', 'c_1', 'ann', 'web', '[["user", "hello"]]', 'hi', 'abc',
            X'01000000', 0, 'v0', 'f0', 1.0, 1.0, 64, 'only', 'stop', 0.5, 0, 2.0);
        INSERT INTO drafts VALUES ('chatcmpl-1', 0, 'hi', X'05000000', X'000000000000E0BF',
            X'000000000000F0BF', 'stop', 1.0, 1);
    """,
    "m002_ratings": """
        INSERT INTO counters VALUES ('rating', 1);
        INSERT INTO ratings VALUES ('chatcmpl-1', 'ann', 1, 'nice', NULL, 1, 3.0, 3.0);
        UPDATE replies SET rating_change = 1;
    """,
    "m003_rounds_and_versions": """
        INSERT INTO counters VALUES ('round', 1), ('version', 1);
        INSERT INTO rounds VALUES (1, 'r1', 'promoted', 'done', 1.0, 'page', 'ann', 'v0', 'v1', 7,
            1, 1, 0, 'unproven', '[]', '{"loss": 0.5}', NULL, 4.0, 5.0, 6.0);
        INSERT INTO round_uses VALUES ('r1', 'chatcmpl-1', 1.0, 0);
        INSERT INTO versions VALUES (1, 'v1', 'serving', 'v0', 'r1', 'f0', 'abc', 0, 0, 4.0, 6.0);
    """,
    "m004_schedules_audit_meta": """
        INSERT INTO schedules VALUES (1, 's1', '0 3 * * *', 'UTC', 32, 'ann', 7.0, NULL);
        INSERT INTO audit VALUES (1, 8.0, 'ann', 'train', '');
        INSERT INTO meta VALUES ('model', 'embedded');
    """,
    "m005_learnable": "",
    "m006_people_and_places": """
        INSERT INTO people VALUES ('discord:1', 1, 9.0, 9.0);
        INSERT INTO reply_people VALUES ('chatcmpl-1', 'discord:1');
        INSERT INTO places VALUES ('discord:5', '', 'learning', 'on', 'discord:1', 9.0);
        INSERT INTO messages VALUES (1, '77', '6', 'chatcmpl-1');
        INSERT INTO reactions VALUES ('77', 'discord:1', 1);
    """,
    "m007_executions": """
        INSERT INTO executions VALUES
            ('chatcmpl-1', 'bubblewrap', 'ok', 0, NULL, 'hi', 0.1, 2, 2, 9.0);
    """,
    "m008_features": """
        INSERT INTO features VALUES ('chatcmpl-1', 0, 'f0', 1, X'0102');
    """,
    "m009_asked": """
        INSERT INTO asked VALUES ('chatcmpl-1', 9.5);
    """,
}


def write_release(directory: Path, last: str) -> None:
    """Make a data directory as the release whose last migration is `last` left it."""
    names = known_migrations()
    directory.mkdir()
    db = Database(directory / DATABASE_NAME)
    for place, name in enumerate(names[: names.index(last) + 1]):
        following = names[place + 1 : place + 2]
        MIGRATIONS.apply(db, stop_before=following[0] if following else None)
        db.conn.executescript(ROWS[name])
    db.close()


def test_every_migration_has_rows_to_be_tested_with() -> None:
    assert tuple(ROWS) == known_migrations()


@pytest.mark.parametrize("last", known_migrations())
def test_rows_of_every_older_release_are_there_after_the_upgrade(tmp_path: Path, last: str) -> None:
    write_release(tmp_path / "data", last)
    names = known_migrations()
    store = Store.open(tmp_path / "data")
    reply = store.reply("chatcmpl-1")
    assert (reply.turns, reply.text, reply.prompt_ids) == ((Turn("user", "hello"),), "hi", (1,))
    assert reply.shown is not None
    assert (reply.shown.ids, reply.shown.logprobs_sampled) == ((5,), (-0.5,))
    if names.index(last) >= 1:
        assert [(row.person, row.reason) for row in store.ratings("chatcmpl-1")] == [
            ("ann", "nice")
        ]
    if names.index(last) >= 2:
        assert (store.serving(), store.round("r1").metrics) == ("v1", {"loss": 0.5})
        assert store.learnable()[0].trained_rounds == ("r1",)
    if names.index(last) >= 3:
        assert (store.schedules()[0].every_ratings, store.meta("model")) == (32, "embedded")
    if names.index(last) >= 7:
        assert [one.phis for one in store.observations("f0", 1)] == [(b"\x01\x02",)]
    assert store.rate("chatcmpl-1", "bob", -1) is not None
    assert {thumb.person for thumb in store.learnable()[0].ratings} >= {"bob"}
    store.close()


def test_an_upgraded_directory_opens_again_as_it_is(tmp_path: Path) -> None:
    write_release(tmp_path / "data", known_migrations()[0])
    for _ in range(2):
        Store.open(tmp_path / "data").close()
    connection = sqlite3.connect(tmp_path / "data" / DATABASE_NAME)
    applied = connection.execute("SELECT name FROM _sqlite_migrations ORDER BY id").fetchall()
    connection.close()
    assert tuple(name for (name,) in applied) == known_migrations()


def test_a_database_of_a_newer_release_is_refused_and_left_alone(tmp_path: Path) -> None:
    Store.open(tmp_path / "data").close()
    path = tmp_path / "data" / DATABASE_NAME
    connection = sqlite3.connect(path)
    connection.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
        " VALUES ('thumbwise', 'm999_dreams', 'tomorrow')"
    )
    connection.commit()
    connection.close()
    before = path.read_bytes()
    for attempt in (lambda: Store.open(tmp_path / "data"), lambda: Store.open_snapshot(path)):
        with pytest.raises(DirectoryUnusable, match=r"newer version.*m999_dreams"):
            attempt()
    assert path.read_bytes() == before


def test_an_older_database_is_not_read_without_an_upgrade(tmp_path: Path) -> None:
    write_release(tmp_path / "data", known_migrations()[0])
    with pytest.raises(DirectoryUnusable, match="start the bot on its directory once"):
        Store.open_snapshot(tmp_path / "data" / DATABASE_NAME)
