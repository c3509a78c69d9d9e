"""Use an installed `thumbwise` from outside the repository: chat, rate, a round, a rollback.

Run as `python tests/outside.py PATH_TO_THUMBWISE`; exits non-zero at the first thing amiss.
Only the standard library, because it runs in the installed environment.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import Any

TOKEN = "outside"
THUMBS = 48
ROUNDS = 3
"""The gate, at its default limits, may refuse a round on so few thumbs: then more are given."""

PROMPTS = ("hello", "what is the capital of France?", "write a function that adds two numbers")


def call(url: str, body: Any = None) -> Any:
    """Return the JSON answer of one request; raises on any status of 400 or more."""
    request = urllib.request.Request(
        url,
        data=None if body is None else json.dumps(body).encode(),
        headers={"Content-Type": "application/json", "Authorization": f"Bearer {TOKEN}"},
    )
    with urllib.request.urlopen(request, timeout=120) as answer:
        return json.load(answer)


def wait_for_address(data: Path, bot: subprocess.Popen[bytes]) -> str:
    """Return the bot's address from its runtime file, within two minutes."""
    end = time.monotonic() + 120
    while time.monotonic() < end:
        if bot.poll() is not None:
            raise SystemExit(f"thumbwise ended with {bot.returncode} before it served")
        if (data / "runtime.json").exists():
            return str(json.loads((data / "runtime.json").read_text())["url"]).rstrip("/")
        time.sleep(0.2)
    raise SystemExit("thumbwise did not serve within two minutes")


def chat_and_rate(url: str) -> None:
    """Chat, each time in a conversation of its own, and like the longer half of the replies.

    That taste can be learned; thumbs at random would only ask the gate to refuse the round.
    """
    said = {}
    for number in range(THUMBS):
        reply = call(
            url + "/v1/chat/completions",
            {
                "model": "thumbwise",
                "messages": [{"role": "user", "content": PROMPTS[number % len(PROMPTS)]}],
                "max_tokens": 48,
                "user": f"person {number}",
            },
        )
        said[reply["id"]] = reply["choices"][0]["message"]["content"]
        assert said[reply["id"]], "an empty reply"
    for place, name in enumerate(sorted(said, key=lambda name: len(said[name]))):
        rating = {"reply_id": name, "rating": -1 if place < THUMBS // 2 else 1, "user": "p"}
        call(url + "/v1/feedback", rating)
    print(f"chatted and rated {THUMBS} replies")


def train(url: str) -> Any:
    """Run a round to its end; return how it ended."""
    started = call(url + "/admin/rounds", {})
    while True:
        state = call(f"{url}/admin/rounds/{started['id']}")
        if state["state"] not in ("queued", "running"):
            break
        time.sleep(0.5)
    print("round:", state["state"], state["version"], state["error"] or "")
    return state


def main(thumbwise: str) -> None:
    """Drive the whole loop and say each step."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        environment = {
            **os.environ,
            "THUMBWISE_ADMIN_TOKEN": TOKEN,
            # Rollouts that score lower by chance would take the round's work back.
            "THUMBWISE_LEARNING__ROLLOUTS": "0",
            "THUMBWISE_SERVING__BEST_OF": "1",
        }
        bot = subprocess.Popen(
            [thumbwise, "run", "--data-dir", str(data), "--port", "0"], env=environment, cwd=folder
        )
        try:
            url = wait_for_address(data, bot)
            with urllib.request.urlopen(url + "/", timeout=30) as page:
                assert b"Thumbwise" in page.read(), "the page does not name the project"
            for _ in range(ROUNDS):
                chat_and_rate(url)
                state = train(url)
                if state["state"] != "rejected":
                    break
            assert state["state"] == "promoted", state
            assert call(url + "/healthz")["adapter"] == state["version"]
            call(url + "/admin/rollback", {"version": "v0"})
            assert call(url + "/healthz")["adapter"] == "v0"
            print("rolled back to v0")
            bot.send_signal(signal.SIGTERM)
            assert bot.wait(60) == 0, f"ended with {bot.returncode} on SIGTERM"
        finally:
            if bot.poll() is None:
                bot.kill()
                bot.wait()


if __name__ == "__main__":
    main(sys.argv[1])
