"""The admin API: rounds, versions, schedules, data."""

from __future__ import annotations

import json
import threading
from pathlib import Path
from typing import Any

import pytest

from bot.web.admin import ImportRequest
from tests.bot.web.conftest import RunningBot

ROW = {
    "prompt": [{"role": "user", "content": "hello"}],
    "completion": [{"role": "assistant", "content": "good day"}],
    "label": True,
    "user": "ada",
}


def post(bot: RunningBot, path: str, body: dict[str, Any] | None = None) -> Any:
    return bot.admin().post(path, json=body if body is not None else {})


def test_too_few_ratings_are_counted_instead_of_trained_on(bot: RunningBot) -> None:
    answer = bot.admin().post("/admin/rounds")
    assert answer.status_code == 409
    assert "4 more are missing" in answer.json()["error"]["message"]
    assert bot.admin().get("/admin/rounds").json() == []


def test_an_unknown_round_is_not_found(bot: RunningBot) -> None:
    assert bot.admin().get("/admin/rounds/r9").status_code == 404
    assert post(bot, "/admin/rounds/r9/cancel").status_code == 404


def test_there_is_nothing_to_roll_back_from_the_base(bot: RunningBot) -> None:
    answer = post(bot, "/admin/rollback")
    assert answer.status_code == 409
    assert "v0" in answer.json()["error"]["message"]
    assert post(bot, "/admin/rollback", {"version": "v7"}).status_code == 404
    assert post(bot, "/admin/pin", {"version": "v7", "pinned": True}).status_code == 404
    assert bot.admin().get("/admin/versions").json() == []


def test_two_versions_answer_one_prompt_side_by_side(bot: RunningBot) -> None:
    body = {"prompt": "hello", "versions": ["v0", "v0"]}
    before = bot.app.store.count_replies()
    compared = post(bot, "/admin/compare", body).json()
    first, second = compared["answers"]
    assert first["version"] == second["version"] == "v0"
    assert first["text"] == second["text"]
    assert "html" in first
    assert bot.app.store.count_replies() == before
    missing = {"prompt": "hello", "versions": ["v0", "v8"]}
    assert post(bot, "/admin/compare", missing).status_code == 404


def test_a_schedule_is_previewed_saved_listed_and_removed(bot: RunningBot) -> None:
    plan = {"cron": "0 3 * * *", "time_zone": "Europe/Berlin"}
    preview = post(bot, "/admin/schedules", plan | {"preview": True})
    assert preview.status_code == 200
    assert len(preview.json()["next_times"]) == 3
    assert bot.admin().get("/admin/schedules").json() == []

    saved = post(bot, "/admin/schedules", plan | {"every_ratings": 40})
    assert saved.status_code == 201
    (listed,) = bot.admin().get("/admin/schedules").json()
    assert listed["id"] == saved.json()["id"]
    assert listed["next_times"] == preview.json()["next_times"]
    assert listed["every_ratings"] == 40
    path = f"/admin/schedules/{listed['id']}"
    assert bot.admin().get(path).json() == listed
    assert bot.admin().delete(path).status_code == 200
    assert bot.admin().delete(path).status_code == 404
    assert bot.admin().get(path).status_code == 404
    assert bot.admin().get("/admin/schedules").json() == []


@pytest.mark.parametrize(
    "plan",
    [
        {},
        {"cron": "0 3 31 2 *"},
        {"cron": "every day"},
        {"cron": "0 3 * * *", "time_zone": "Mars/Olympus"},
        {"every_ratings": 0},
        {"every_ratings": "40"},
        {"cron": "0 3 * * *", "preview": "yes"},
    ],
)
@pytest.mark.parametrize("preview", [False, True])
def test_an_impossible_schedule_is_refused(
    bot: RunningBot, plan: dict[str, Any], preview: bool
) -> None:
    answer = post(bot, "/admin/schedules", {"preview": preview} | plan)
    assert answer.status_code == 422
    assert answer.json()["error"]["message"]


def test_status_is_one_page_of_figures(bot: RunningBot) -> None:
    status = bot.admin().get("/admin/status").json()
    assert status["serving"] == "v0"


def test_ratings_come_in_once_and_go_out_again(bot: RunningBot) -> None:
    lines = [json.dumps(ROW), json.dumps(ROW | {"user": "grace", "label": False})]
    count = post(bot, "/admin/import", {"lines": lines}).json()
    assert count["added"] == 2
    count = post(bot, "/admin/import", {"lines": lines}).json()
    assert (count["added"], count["unchanged"]) == (0, 2)
    answer = bot.admin().get("/admin/export")
    assert answer.headers["Content-Type"].startswith("application/x-ndjson")
    rows = [json.loads(line) for line in answer.text.splitlines()]
    assert {(row["user"], row["label"]) for row in rows} >= {("ada", True), ("grace", False)}
    assert all(set(row) >= {"prompt", "completion", "label", "reply_id", "source"} for row in rows)


def test_bad_lines_are_named_and_nothing_comes_in(bot: RunningBot) -> None:
    before = bot.app.store.count_ratings()
    good = json.dumps(ROW | {"user": "a newcomer"})
    answer = post(bot, "/admin/import", {"lines": [good, "{", json.dumps({"label": True})]})
    assert answer.status_code == 422
    message = answer.json()["error"]["message"]
    assert "line 2" in message
    assert "line 3" in message
    assert bot.app.store.count_ratings() == before
    assert post(bot, "/admin/import", {"lines": [], "mapping": "other"}).status_code == 422


def test_a_long_import_names_the_way_that_holds_nobody_up(bot: RunningBot) -> None:
    before = bot.app.store.count_ratings()
    answer = post(bot, "/admin/import", {"lines": [json.dumps(ROW)] * 5001})
    assert answer.status_code == 413
    assert "`thumbwise import FILE`" in answer.json()["error"]["message"]
    assert bot.app.store.count_ratings() == before


def test_a_large_body_is_not_read_on_the_event_loop(
    bot: RunningBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads = []

    def noted(raw: bytes) -> ImportRequest:
        threads.append(threading.current_thread().name)
        return ImportRequest(lines=[])

    monkeypatch.setattr(ImportRequest, "model_validate_json", noted)
    assert post(bot, "/admin/import", {"lines": ["x" * 100_000]}).status_code == 200
    assert threads
    assert "bot" not in threads


def test_an_export_of_many_ratings_comes_in_pieces_and_whole(bot: RunningBot) -> None:
    lines = [json.dumps(ROW | {"user": f"one of many {number}"}) for number in range(450)]
    assert post(bot, "/admin/import", {"lines": lines}).json()["added"] == 450
    with bot.admin().stream("GET", "/admin/export") as answer:
        assert "Content-Length" not in answer.headers
        rows = [json.loads(line) for line in answer.iter_lines()]
    assert sum(row["user"].startswith("one of many") for row in rows) == 450


def test_a_backup_is_written_where_it_was_wanted(bot: RunningBot, tmp_path: Path) -> None:
    target = tmp_path / "backup.tar.gz"
    assert post(bot, "/admin/backup", {"path": str(target)}).json()["path"] == str(target)
    assert target.stat().st_size > 0
    again = post(bot, "/admin/backup", {"path": str(target)})
    assert again.status_code == 409
    assert "exists" in again.json()["error"]["message"]
    among = bot.app.shelf.directory / "mine" / ".." / "b.tar.gz"
    refused = post(bot, "/admin/backup", {"path": str(among)})
    assert refused.status_code == 409
    assert "among the adapters" in refused.json()["error"]["message"]
    assert post(bot, "/admin/backup", {"path": "somewhere.tar.gz"}).status_code == 422


def test_what_an_admin_did_is_on_record(bot: RunningBot, tmp_path: Path) -> None:
    post(bot, "/admin/backup", {"path": str(tmp_path / "b.tar.gz")})
    newest = bot.admin().get("/admin/audit").json()[0]
    assert (newest["who"], newest["what"]) == ("admin (API)", "backup")


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/admin/rounds", {"trigger": 5}),
        ("/admin/rounds", {"unknown": 1}),
        ("/admin/rollback", {"version": 5}),
        ("/admin/rollback", {"version": ""}),
        ("/admin/pin", {}),
        ("/admin/pin", {"version": "v1", "pinned": "yes"}),
        ("/admin/compare", {"prompt": "a", "versions": ["v0"]}),
        ("/admin/compare", {"prompt": "", "versions": ["v0", "v0"]}),
        ("/admin/import", {"lines": "x"}),
        ("/admin/backup", {"path": 5}),
    ],
)
def test_malformed_wishes_are_refused(bot: RunningBot, path: str, body: dict[str, Any]) -> None:
    answer = post(bot, path, body)
    assert answer.status_code == 422
    assert answer.json()["error"]["code"] == "malformed_body"
