"""The command line from outside: a running bot in its own process, and commands that ask it.

One bot serves most tests; it starts on versions v1 and v2, published by hand on a tiny model.
"""

import asyncio
import contextlib
import gzip
import io
import json
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from bot.__main__ import build_parser, handler_of, main
from bot.commands import learning
from bot.runtime import FILE, running_bot
from storage.store import DATABASE_NAME, Store
from tests.bot.parts import publish, rate_some, running, tiny
from tests.bot.rows import add_ratings

COMMANDS = [
    *("run", "chat", "train", "rollback", "pin", "unpin", "compare", "status", "history"),
    *("doctor", "bench", "schedule", "export", "import", "backup", "restore"),
]
SETTINGS = """
model = "{model}"
device = "cpu"
threads = 1
serving.max_tokens = 12
rounds.minimum_ratings = 4
rounds.threads = 1
gate.max_probe_loss = 1.0
"""


@dataclass(frozen=True)
class Home:
    """A data directory and the settings beside it."""

    data: Path
    config: Path

    def run(self, *words: str) -> int:
        """Run a command in this process."""
        return main([*words, "--config", str(self.config), "--data-dir", str(self.data)])

    def start(self, *words: str) -> subprocess.Popen[str]:
        """Run a command in a process of its own."""
        command = [sys.executable, "-m", "bot", *words]
        return subprocess.Popen(
            [*command, "--config", str(self.config), "--data-dir", str(self.data)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
            text=True,
        )


def home_in(folder: Path) -> Home:
    config = folder / "settings.toml"
    config.write_text(SETTINGS.format(model=tiny()), encoding="utf-8")
    return Home(folder / "data", config)


async def fill(home: Home) -> None:
    """Put two published versions and three rated replies into a data directory."""
    async with running(home.data) as app:
        await publish(app, seed=1)
        await publish(app, seed=2)
        await rate_some(app, 3)


@dataclass(frozen=True)
class Bot(Home):
    """A bot that runs on its home."""

    process: subprocess.Popen[str]
    greeting: str


def started(home: Home, *words: str) -> Bot:
    process = home.start(*words, "--port", "0")
    greeting = ""
    assert process.stdout is not None
    for line in process.stdout:
        greeting += line
        if line.startswith("Stop it"):
            return Bot(home.data, home.config, process, greeting)
    raise AssertionError(f"the bot did not start: {process.communicate()}")


def ended_by(bot: Bot, number: signal.Signals) -> tuple[int, str]:
    """Send a signal and wait for the end: exit code and complaints."""
    bot.process.send_signal(number)
    _, complaints = bot.process.communicate(timeout=60)
    return bot.process.returncode, complaints


@pytest.fixture(autouse=True)
def _no_environment(monkeypatch):
    for name in list(os.environ):
        if name.startswith("THUMBWISE_"):
            monkeypatch.delenv(name)


@pytest.fixture(scope="module")
def bot(tmp_path_factory) -> Iterator[Bot]:
    home = home_in(tmp_path_factory.mktemp("bot"))
    asyncio.run(fill(home))
    bot = started(home, "run")
    try:
        yield bot
        code, complaints = ended_by(bot, signal.SIGTERM)
        assert code == 0
        assert "Traceback" not in complaints
    finally:
        bot.process.kill()
        bot.process.communicate()


@pytest.fixture
def home(tmp_path) -> Home:
    return home_in(tmp_path)


@pytest.fixture
def filled(home) -> Home:
    asyncio.run(fill(home))
    return home


def output(capsys) -> str:
    return capsys.readouterr().out


def complaint(capsys) -> str:
    """The one line on standard error."""
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("thumbwise: ")
    return lines[0].removeprefix("thumbwise: ")


# What needs no bot


def test_every_command_has_help_and_a_body(capsys):
    for command in COMMANDS:
        with pytest.raises(SystemExit) as ended:
            build_parser().parse_args([command, "--help"])
        assert ended.value.code == 0
        shown = output(capsys)
        assert "--data-dir" in shown
        assert "--config" in shown
    for words in ([], ["schedule", "add"], ["schedule", "list"], ["schedule", "remove", "s1"]):
        assert callable(handler_of(build_parser().parse_args(words).handler))
    for command in ("chat", "train", "rollback", "status", "history", "export", "doctor", "backup"):
        assert callable(handler_of(build_parser().parse_args([command]).handler))


def test_no_command_means_run_and_options_may_stand_on_either_side():
    parse = build_parser().parse_args
    assert parse([]).handler == parse(["run"]).handler
    assert parse(["--port", "0"]).port == parse(["run", "--port", "0"]).port == 0
    assert parse(["--data-dir", "x", "status"]).data_dir == Path("x")
    assert parse(["status", "--data-dir", "x"]).data_dir == Path("x")


def test_reports_do_not_import_pytorch(filled):
    words = [["--help"], *([word] for word in ("status", "history", "export", "schedule"))]
    code = (
        "import contextlib, sys\n"
        "from bot.__main__ import main\n"
        f"for words in {words!r}:\n"
        "    with contextlib.suppress(SystemExit):\n"
        f"        main([*words, '--config', {str(filled.config)!r},\n"
        f"              '--data-dir', {str(filled.data)!r}])\n"
        "heavy = sorted({'torch', 'transformers', 'peft', 'fastapi'} & set(sys.modules))\n"
        "sys.exit(f'imported: {heavy}' if heavy else 0)\n"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (ended.returncode, ended.stderr) == (0, "")


def test_reports_on_an_empty_directory_say_how_to_begin(home, capsys):
    for words in (["status"], ["history"], ["export"], ["schedule", "list"], ["backup"]):
        assert home.run(*words) == 1
        assert "database" in complaint(capsys) or words == ["backup"]
    assert not home.data.exists()


def test_a_wrong_setting_is_one_line(home, capsys):
    home.config.write_text("serving.bestof = 2\n", encoding="utf-8")
    assert home.run("status") == 1
    assert complaint(capsys).endswith("serving.best_of")


def test_status_and_history_read_the_database_alone(filled, capsys):
    assert filled.run("status", "--json") == 0
    figures = json.loads(output(capsys))
    assert (figures["serving"], figures["running"]) == ("v2", None)
    assert figures["ratings"] == {"total": 3, "new": 3, "minimum": 4, "missing": 1}
    assert filled.run("status") == 0
    shown = output(capsys)
    assert "not running" in shown
    assert "1 more until a round" in shown
    assert figures["health"] == []
    assert "nothing keeps it from learning" in shown
    assert filled.run("history", "--json") == 0
    history = json.loads(output(capsys))
    assert [version["name"] for version in history["versions"]] == ["v2", "v1"]
    assert [one["replayed_share"] for one in history["rounds"]] == [0, 0]
    assert filled.run("history") == 0
    assert re.search(r"v2 +serving +v1 +r2", output(capsys))


def test_status_names_what_keeps_it_from_learning_and_what_to_do(filled, capsys):
    store = Store.open(filled.data)
    add_ratings(store, 100)
    store.close()
    assert filled.run("status") == 0
    shown = output(capsys)
    assert "warning   101 of the newest 103 ratings" in shown
    assert "(one_sided_ratings)" in shown
    assert "→ Ask people for 👎 too" in shown


def test_commands_that_change_something_work_without_a_bot(filled, capsys):
    assert filled.run("rollback", "--json") == 0
    assert json.loads(output(capsys)) == {"version": "v1"}
    assert filled.run("pin", "v1") == 0
    assert filled.run("train") == 1
    assert "thumbwise: v1 is pinned" in capsys.readouterr().err
    assert filled.run("unpin", "v1") == 0
    capsys.readouterr()
    assert filled.run("schedule", "add", "--cron", "0 3 * * 0", "--yes", "--json") == 0
    assert json.loads(output(capsys))["cron"] == "0 3 * * 0"
    store = Store.open_snapshot(filled.data / DATABASE_NAME)
    assert (store.serving(), len(store.schedules())) == ("v1", 1)
    store.close()


def test_too_few_ratings_say_how_many_are_missing(filled, capsys):
    assert filled.run("train") == 1
    assert "wants 4 new ratings and there are 3: 1 more" in complaint(capsys)


def test_export_and_import_carry_ratings_to_another_directory_once(filled, tmp_path, capsys):
    file = tmp_path / "ratings.jsonl"
    assert filled.run("export", "--output", str(file)) == 0
    assert file.stat().st_mode & 0o777 == 0o600
    assert filled.run("export") == 0
    assert output(capsys) == file.read_text(encoding="utf-8")
    other = Home(tmp_path / "other", filled.config)
    packed = tmp_path / "ratings.jsonl.gz"
    packed.write_bytes(gzip.compress(file.read_bytes()))
    for path, added in ((file, 3), (packed, 0)):
        assert other.run("import", str(path), "--json") == 0
        count = json.loads(output(capsys))
        assert (count["added"], count["added"] + count["unchanged"]) == (added, 3)


def test_a_bad_line_is_named_and_nothing_is_imported(filled, tmp_path, capsys):
    file = tmp_path / "ratings.jsonl"
    assert filled.run("export", "--output", str(file)) == 0
    capsys.readouterr()
    file.write_text(file.read_text(encoding="utf-8") + '{"prompt": 3}\n', encoding="utf-8")
    other = Home(tmp_path / "other", filled.config)
    assert other.run("import", str(file)) == 1
    assert "line 4: prompt must be a list" in capsys.readouterr().err
    assert other.run("export") == 0
    assert output(capsys) == ""
    assert other.run("import", str(tmp_path / "none.jsonl")) == 1
    assert "cannot be read" in complaint(capsys)


def test_backup_and_restore_bring_everything_back(filled, tmp_path, capsys):
    archive = tmp_path / "backup.tar.gz"
    assert filled.run("backup", str(archive)) == 0
    assert filled.run("backup", str(archive)) == 1
    assert "exists already" in complaint(capsys)
    other = Home(tmp_path / "other", filled.config)
    assert other.run("restore", str(archive)) == 0
    assert other.run("restore", str(archive)) == 1
    assert "--force" in complaint(capsys)
    assert other.run("restore", str(archive), "--force") == 0
    assert "replaced-" in output(capsys)
    assert other.run("status", "--json") == 0
    assert json.loads(output(capsys))["serving"] == "v2"
    assert (other.data / "adapters" / "v2" / "manifest.json").is_file()


# What a running bot is asked


def chat_over_http(bot: Bot, text: str, person: str = "bob") -> dict:
    running_at = running_bot(bot.data)
    assert running_at is not None
    body = {"model": "thumbwise", "user": person, "messages": [{"role": "user", "content": text}]}
    answer = httpx.post(f"{running_at.url}/v1/chat/completions", json=body, timeout=60)
    assert answer.status_code == 200
    return answer.json()


def rate_over_http(bot: Bot, reply: str, rating: int, person: str = "bob") -> None:
    running_at = running_bot(bot.data)
    assert running_at is not None
    body = {"reply_id": reply, "rating": rating, "user": person}
    answer = httpx.post(f"{running_at.url}/v1/feedback", json=body, timeout=60)
    assert answer.status_code == 200


def test_the_start_names_the_page_and_the_tokens_place(bot):
    address = json.loads((bot.data / FILE).read_text(encoding="utf-8"))
    assert set(address) == {"pid", "url", "started_at"}
    assert address["pid"] == bot.process.pid
    assert f"{address['url']}/" in bot.greeting
    assert str(bot.data / "admin_token") in bot.greeting
    assert "serves v2" in bot.greeting
    assert (bot.data / "admin_token").stat().st_mode & 0o777 == 0o600
    assert httpx.get(f"{address['url']}/healthz").json()["status"] == "ok"


def test_status_comes_from_the_running_bot(bot, capsys):
    assert bot.run("status", "--json") == 0
    figures = json.loads(output(capsys))
    assert figures["running"]["model"]["parameters"] > 0
    assert bot.run("status") == 0
    assert "runs at http://127.0.0.1:" in output(capsys)


def test_a_conversation_in_the_terminal_goes_through_the_running_bot(bot, monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.StringIO("hello\n+ kind\n/quit\n"))
    assert bot.run("chat") == 0
    assert "👍 stored" in output(capsys)
    assert bot.run("export") == 0
    assert '"reason": "kind"' in output(capsys)


def test_a_round_is_trained_and_reported_by_the_gates_table(bot, capsys):
    for number in range(6):
        reply = chat_over_http(bot, f"hello {number}")["id"]
        rate_over_http(bot, reply, 1 if number % 2 else -1)
    code = bot.run("train", "--json")
    record = json.loads(output(capsys))
    assert (code == 0) == (record["state"] == "promoted")
    assert record["state"] in ("promoted", "rejected"), record["error"]
    assert record["checks"]
    assert record["requested_by"]
    assert bot.run("history", "--json") == 0
    assert json.loads(output(capsys))["rounds"][0]["id"] == record["id"]
    assert bot.run("history") == 0
    assert output(capsys).count("(command)") == 1
    assert bot.run("train") == 1
    assert "new ratings" in complaint(capsys)


def test_ctrl_c_cancels_the_round_that_train_waits_for(bot, monkeypatch, capsys):
    for number in range(6):
        rate_over_http(bot, chat_over_http(bot, f"hello {number}", "dora")["id"], 1, "dora")

    def press(record: dict) -> str:
        os.kill(os.getpid(), signal.SIGINT)
        return ""

    monkeypatch.setattr(learning, "_figures", press)
    assert bot.run("train") == 130
    assert "is cancelled; the served version stays" in capsys.readouterr().err
    assert bot.run("history", "--json") == 0
    assert json.loads(output(capsys))["rounds"][0]["state"] == "cancelled"


def test_rollback_pin_and_compare_ask_the_running_bot(bot, capsys):
    assert bot.run("rollback", "v1") == 0
    assert output(capsys) == "v1 serves now.\n"
    assert chat_over_http(bot, "hello")["model"] == "thumbwise:v1"
    assert bot.run("rollback", "v99") == 1
    assert "no version 'v99'" in complaint(capsys)
    assert bot.run("pin", "v1") == 0
    assert bot.run("history") == 0
    assert re.search(r"v1 +serving, pinned", output(capsys))
    assert bot.run("unpin", "v1") == 0
    capsys.readouterr()
    assert bot.run("compare", "hello", "--json") == 0
    assert [one["version"] for one in json.loads(output(capsys))["answers"]] == ["v0", "v1"]
    assert bot.run("compare", "hello", "--versions", "v1", "v0") == 0
    assert output(capsys).startswith("--- v1 (")
    assert bot.run("rollback") == 0
    assert output(capsys) == "v0 serves now.\n"
    assert bot.run("compare", "hello") == 1
    assert "only v0 serves" in complaint(capsys)
    assert bot.run("rollback", "v2") == 0


def test_a_schedule_shows_its_next_times_and_is_saved_only_when_agreed(bot, monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    plan = ("schedule", "add", "--cron", "0 3 * * 0", "--time-zone", "Europe/Berlin")
    assert bot.run(*plan) == 1
    captured = capsys.readouterr()
    assert captured.out.count("next: ") == 3
    assert "T03:00:00" in captured.out
    assert "pass --yes" in captured.err
    assert bot.run("schedule") == 0
    assert output(capsys).startswith("No schedules")
    assert bot.run(*plan, "--every-ratings", "50", "--yes") == 0
    assert "whenever 50 new ratings" in output(capsys)
    assert bot.run("schedule", "list", "--json") == 0
    [saved] = json.loads(output(capsys))
    assert (saved["cron"], saved["every_ratings"], len(saved["next_times"])) == ("0 3 * * 0", 50, 3)
    assert bot.run("schedule", "list") == 0
    assert "Europe/Berlin" in output(capsys)
    assert bot.run("schedule", "remove", saved["id"]) == 0
    capsys.readouterr()
    assert bot.run("schedule", "remove", saved["id"]) == 1
    assert "no schedule" in complaint(capsys)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "say when"),
        (("--cron", "0 3 31 2 *"), "no day that ever comes"),
        (("--cron", "sometimes"), "five fields"),
        (("--cron", "0 3 * * 0", "--time-zone", "Europe/Berlyn"), "Europe/Berlin"),
    ],
)
def test_an_impossible_schedule_is_refused(bot, capsys, words, said):
    assert bot.run("schedule", "add", "--yes", *words) == 1
    assert said in complaint(capsys)


def test_import_export_and_backup_go_through_the_running_bot(bot, tmp_path, capsys):
    file = tmp_path / "ratings.jsonl"
    row = {
        "prompt": [{"role": "user", "content": "Hi"}],
        "completion": [{"role": "assistant", "content": "Hello."}],
        "label": True,
        "reply_id": "elsewhere-1",
        "user": "carl",
    }
    file.write_text(json.dumps(row) + "\n", encoding="utf-8")
    assert bot.run("import", str(file)) == 0
    assert output(capsys).startswith("1 ratings added")
    assert bot.run("import", str(file), "--json") == 0
    assert json.loads(output(capsys))["unchanged"] == 1
    assert bot.run("export") == 0
    assert '"elsewhere-1"' in output(capsys)
    archive = tmp_path / "backup.tar.gz"
    assert bot.run("backup", str(archive), "--json") == 0
    assert json.loads(output(capsys))["bytes"] == archive.stat().st_size
    assert bot.run("restore", str(archive)) == 1
    assert "in use" in complaint(capsys)


def test_a_second_bot_on_the_directory_is_refused(bot, capsys):
    assert bot.run("run", "--port", "0") == 1
    assert "is in use" in complaint(capsys)
    assert running_bot(bot.data) is not None


def test_a_wrong_token_is_refused_with_its_remedy(bot, monkeypatch, capsys):
    monkeypatch.setenv("THUMBWISE_ADMIN_TOKEN", "not-the-right-one")
    assert bot.run("rollback", "v1") == 1
    assert "THUMBWISE_ADMIN_TOKEN" in complaint(capsys)


# How a bot starts and ends


def test_ctrl_c_ends_the_bot_in_order(home):
    bot = started(home)
    assert running_bot(home.data) is not None
    assert ended_by(bot, signal.SIGINT) == (0, "")
    assert not (home.data / FILE).exists()
    Store.open(home.data).close()


def test_a_killed_bots_address_is_recognised_as_stale(home, capsys):
    bot = started(home)
    bot.process.kill()
    bot.process.communicate()
    assert (home.data / FILE).exists()
    assert home.run("status") == 0
    assert "not running" in output(capsys)
    assert home.run("schedule", "add", "--every-ratings", "9", "--yes") == 0


def test_a_port_in_use_ends_the_start_at_once(home, capsys):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        assert home.run("run", "--port", str(taken.getsockname()[1])) == 1
    assert "choose another with --port" in complaint(capsys)
    assert not home.data.exists()


def test_a_model_that_is_not_there_is_one_line(home, capsys):
    home.config.write_text('model = "/no/such/folder"\n', encoding="utf-8")
    for words in (["run", "--port", "0"], ["chat"], ["train"], ["compare", "x"]):
        assert home.run(*words) == 1
        assert "/no/such/folder" in complaint(capsys)


def test_a_directory_that_cannot_be_written_is_one_line(home, tmp_path, capsys):
    (tmp_path / "file").touch()
    blocked = Home(tmp_path / "file" / "data", home.config)
    for words in (["run", "--port", "0"], ["train"], ["status"], ["doctor"]):
        assert blocked.run(*words) == 1
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        assert str(tmp_path / "file") in captured.err + captured.out


def test_a_database_from_a_newer_version_is_one_line(home, capsys):
    Store.open(home.data).close()
    with contextlib.closing(sqlite3.connect(home.data / DATABASE_NAME)) as connection:
        connection.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
            " VALUES ('thumbwise', 'm999_later', 'tomorrow')"
        )
        connection.commit()
    for words in (["run", "--port", "0"], ["status"], ["history"], ["export"]):
        assert home.run(*words) == 1
        assert "newer" in complaint(capsys)
    assert home.run("doctor") == 1
