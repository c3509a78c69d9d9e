"""SIGKILL at any moment: what was acknowledged is there, and what was half done does not count.

The quick form kills once in each phase; `THUMBWISE_KILLS=50 pytest tests/test_survival.py` runs the
long one. Each kill meets a bot under load, on one data directory that lives through all of them.
"""

from __future__ import annotations

import contextlib
import itertools
import json
import os
import random
import sqlite3
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import psutil

ROOT = Path(__file__).parent.parent
TOKEN = "survival"
PROMPTS = (
    "hello",
    "tell me something",
    "what is a list?",
    "write a function that adds two numbers",
)
# Who is killed, in which phase; "replying" and "rating" are killed from outside.
PHASES = (
    ("bot", "replying"),
    ("bot", "rating"),
    ("bot", "snapshot"),
    ("bot", "training"),
    ("child", "training"),
    ("bot", "sealing"),
    ("bot", "promoting"),
    ("bot", "pruning"),
)
KILLS = int(os.environ.get("THUMBWISE_KILLS", len(PHASES)))


@dataclass
class Load:
    """Steady chats and ratings from three people; remembers every acknowledged rating."""

    url: str
    acknowledged: dict[tuple[str, str], int]
    replied: threading.Event = field(default_factory=threading.Event)
    rated: threading.Event = field(default_factory=threading.Event)
    over: threading.Event = field(default_factory=threading.Event)

    def person(self, name: str, seed: int) -> None:
        """Chat and rate until the bot is gone."""
        draw = random.Random(seed)
        with (
            httpx.Client(base_url=self.url, timeout=60) as client,
            contextlib.suppress(httpx.HTTPError),
        ):
            while not self.over.is_set():
                body = {
                    "messages": [{"role": "user", "content": draw.choice(PROMPTS)}],
                    "max_tokens": 24,
                    "user": name,
                }
                answer = client.post("/v1/chat/completions", json=body)
                if answer.status_code != 200:
                    continue
                self.replied.set()
                said = answer.json()["choices"][0]["message"]["content"]
                value = 1 if len(said) % 2 else -1
                reply = answer.json()["id"]
                rating = {"reply_id": reply, "rating": value, "user": name}
                if client.post("/v1/feedback", json=rating).status_code == 200:
                    self.acknowledged[reply, name] = value
                    self.rated.set()

    @contextlib.contextmanager
    def running(self, seed: int) -> Iterator[None]:
        """Keep the load up inside the block."""
        people = [
            threading.Thread(target=self.person, args=(f"person {number}", seed * 10 + number))
            for number in range(3)
        ]
        for thread in people:
            thread.start()
        try:
            yield
        finally:
            self.over.set()
            for thread in people:
                thread.join()


def start(data: Path, log: Path, *death: str) -> tuple[subprocess.Popen[bytes], str]:
    """Start a bot, its log appended to `log`, and return it with its address."""
    (data / "runtime.json").unlink(missing_ok=True)
    command = [*(("tests/dying_bot.py", *death, "--") if death else ("-m", "bot")), "run"]
    with log.open("ab") as lines:
        bot = subprocess.Popen(
            [sys.executable, *command, "--data-dir", str(data), "--port", "0"],
            cwd=ROOT,
            env={
                **os.environ,
                "PYTHONPATH": str(ROOT),
                "THUMBWISE_ADMIN_TOKEN": TOKEN,
                # Several drafts, so that their features are stored too, and few, for more load.
                "THUMBWISE_SERVING__BEST_OF": "2",
                "THUMBWISE_ROUNDS__MINIMUM_RATINGS": "12",
                "THUMBWISE_ROUNDS__MAXIMUM_REPLIES": "16",
                "THUMBWISE_ROUNDS__KEEP_VERSIONS": "1",
                # A dozen thumbs prove nothing, and every phase up to pruning must be reached.
                "THUMBWISE_GATE__MARGIN": "100",
                "THUMBWISE_GATE__MAX_PROBE_LOSS": "1",
                "THUMBWISE_LEARNING__ROLLOUTS": "0",
            },
            stdout=lines,
            stderr=subprocess.STDOUT,
        )
    end = time.monotonic() + 120
    while not (data / "runtime.json").exists():
        assert bot.poll() is None, f"ended with {bot.returncode} before it served: {tail(log)}"
        assert time.monotonic() < end, f"no address after two minutes: {tail(log)}"
        time.sleep(0.05)
    return bot, str(json.loads((data / "runtime.json").read_text())["url"]).rstrip("/")


def tail(log: Path) -> str:
    """Return the last of a log, for an assertion's message."""
    return log.read_text(errors="replace")[-2000:]


def admin(url: str, path: str, body: dict[str, Any] | None = None) -> httpx.Response:
    """Call the admin API."""
    headers = {"Authorization": f"Bearer {TOKEN}"}
    if body is None:
        return httpx.get(url + path, headers=headers, timeout=60)
    return httpx.post(url + path, headers=headers, json=body, timeout=60)


def start_round(url: str) -> str:
    """Start a round as soon as the load has brought enough ratings; return its id."""
    end = time.monotonic() + 240
    while time.monotonic() < end:
        answer = admin(url, "/admin/rounds", {})
        if answer.status_code == 202:
            return str(answer.json()["id"])
        assert answer.status_code == 409, answer.text
        time.sleep(0.2)
    raise AssertionError("no round could start within four minutes")


def rows(data: Path, query: str) -> list[tuple[Any, ...]]:
    """Read the database as it stands."""
    with contextlib.closing(sqlite3.connect(data / "thumbwise.sqlite")) as database:
        return database.execute(query).fetchall()


def check_truth(data: Path, acknowledged: dict[tuple[str, str], int]) -> None:
    """Assert what must hold between a kill and the next start."""
    assert rows(data, "PRAGMA integrity_check") == [("ok",)]
    stored = {
        (reply, who): value
        for reply, who, value in rows(data, "SELECT reply, person, value FROM ratings")
    }
    lost = {key: value for key, value in acknowledged.items() if stored.get(key) != value}
    assert lost == {}
    assert rows(data, "SELECT count(*) FROM versions WHERE state = 'serving'")[0][0] <= 1


def check_restart(data: Path, url: str) -> None:
    """Assert what must hold once a new bot has started on the directory."""
    assert rows(data, "SELECT count(*) FROM rounds WHERE state IN ('queued', 'running')") == [(0,)]
    for (error,) in rows(data, "SELECT error FROM rounds WHERE state = 'failed'"):
        assert error, "a failed round must say why"
    known = {
        name
        for (name,) in rows(data, "SELECT name FROM versions WHERE state IN ('serving', 'retired')")
    }
    on_disk = (
        {path.name for path in (data / "adapters").iterdir()}
        if (data / "adapters").exists()
        else set()
    )
    assert on_disk <= known, "a folder that no kept version owns"
    serving = rows(data, "SELECT name FROM versions WHERE state = 'serving'")
    expected = serving[0][0] if serving else "v0"
    assert httpx.get(url + "/healthz", timeout=60).json()["adapter"] == expected
    answer = httpx.post(
        url + "/v1/chat/completions",
        json={"messages": [{"role": "user", "content": "hello"}], "max_tokens": 8},
        timeout=60,
    )
    assert answer.status_code == 200, answer.text
    assert answer.json()["model"] == f"thumbwise:{expected}"


def wait_until_gone(processes: list[psutil.Process]) -> None:
    """Assert that orphaned trainers end by themselves within 20 seconds."""
    _, alive = psutil.wait_procs(processes, timeout=20)
    assert alive == [], "a trainer outlived its bot"


def live_one(
    data: Path,
    log: Path,
    number: int,
    who: str,
    phase: str,
    acknowledged: dict[tuple[str, str], int],
) -> None:
    """Start a bot that dies in `phase`, load it, and check what is left."""
    outside = phase in ("replying", "rating")
    delay = random.Random(number).uniform(0, 0.5) if phase == "training" else 0
    bot, url = start(data, log, *(() if outside else (who, phase, str(delay))))
    check_restart(data, url)
    load = Load(url, acknowledged)
    trainers: list[psutil.Process] = []
    with load.running(number):
        if outside:
            event = load.replied if phase == "replying" else load.rated
            assert event.wait(60), f"no load: {tail(log)}"
            time.sleep(random.Random(number).uniform(0, 0.3))
            bot.kill()
        else:
            round_id = start_round(url)
            end = time.monotonic() + 600
            while bot.poll() is None and time.monotonic() < end:
                with contextlib.suppress(psutil.Error):
                    trainers = psutil.Process(bot.pid).children(recursive=True) or trainers
                if who == "child" and f"killing child in phase {phase}" in tail(log):
                    break
                if f"round {round_id}: rejected" in tail(log):
                    round_id = start_round(url)
                time.sleep(0.02)
            if who == "child":
                # The bot lives on: it calls the round failed, says why, and keeps serving.
                while admin(url, f"/admin/rounds/{round_id}").json()["state"] == "running":
                    assert time.monotonic() < end, tail(log)
                    time.sleep(0.05)
                failed = admin(url, f"/admin/rounds/{round_id}").json()
                assert failed["state"] == "failed", failed
                assert "killed" in failed["error"], failed
                bot.kill()
        assert bot.wait(60) == -9, f"the bot did not die of SIGKILL in {phase}: {tail(log)}"
    wait_until_gone(trainers)
    check_truth(data, acknowledged)


def test_what_was_acknowledged_survives_a_kill_in_every_phase(tmp_path: Path) -> None:
    data, log = tmp_path / "data", tmp_path / "log"
    acknowledged: dict[tuple[str, str], int] = {}
    died: Counter[tuple[str, str]] = Counter()
    for number, (who, phase) in enumerate(itertools.islice(itertools.cycle(PHASES), KILLS)):
        live_one(data, log, number, who, phase, acknowledged)
        died[who, phase] += 1
    bot, url = start(data, log)
    try:
        check_restart(data, url)
        check_truth(data, acknowledged)
    finally:
        bot.kill()
        bot.wait()
    assert len(acknowledged) > KILLS, "too little load to prove anything"
    (tmp_path / "kills.json").write_text(
        json.dumps({" in ".join(key): n for key, n in died.items()})
    )
