"""SIGKILL of a writer at any moment: what it acknowledged is there."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

from storage.store import Store
from tests.storage.samples import add

ROOT = Path(__file__).parents[2]

WRITER = """
import sys
from pathlib import Path
from storage.store import Store
from tests.storage.samples import promoted_version

store = Store.open(Path(sys.argv[1]))
store.recover()
replies = sys.argv[2:]
print("ready", flush=True)
number = store.rating_mark()
while True:
    number += 1
    reply = replies[number % len(replies)]
    stored = store.rate(reply, f"p{number}", 1 if number % 3 else -1)
    print("rated", reply, stored.person, stored.value, flush=True)
    if number % 4 == 0:
        print("serves", promoted_version(store), flush=True)
    if number % 8 == 0:
        store.roll_back("v0")
        print("serves v0", flush=True)
"""


def run_and_kill(directory: Path, replies: list[str], lines: int) -> list[list[str]]:
    """Start a writer, read that many acknowledgements, kill it, and return all it had printed."""
    process = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(directory), *replies],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    said = [process.stdout.readline() for _ in range(lines)]
    process.kill()
    said += process.stdout.readlines()
    process.wait()
    process.stdout.close()
    return [line.split() for line in said if line.endswith("\n")]


def test_no_acknowledged_rating_is_lost_and_one_version_serves_after_ten_kills(
    tmp_path: Path,
) -> None:
    store = Store.open(tmp_path / "data")
    replies = [add(store).id for _ in range(5)]
    store.close()
    dice = random.Random(0)
    serves = "v0"
    acknowledged: dict[tuple[str, str], int] = {}
    for _ in range(10):
        said = run_and_kill(tmp_path / "data", replies, dice.randrange(1, 40))
        assert said[0] == ["ready"]
        for words in said:
            if words[0] == "rated":
                acknowledged[words[1], words[2]] = int(words[3])
            if words[0] == "serves":
                serves = words[1]
        store = Store.open(tmp_path / "data")
        stored = {
            (reply, thumb.person): thumb.value
            for reply in replies
            for thumb in store.ratings(reply)
        }
        assert acknowledged.items() <= stored.items()
        assert len(stored) - len(acknowledged) <= 1  # the one that was committed, not yet heard of
        acknowledged = stored
        newest = [row.name for row in store.versions()][:1]
        assert store.serving() in (serves, "v0", *newest)  # a later one may not have been heard of
        serves = store.serving()
        serving = [row.name for row in store.versions() if row.state == "serving"]
        assert serving in ([], [store.serving()])
        store.recover()
        assert {row.state for row in store.rounds()} <= {"promoted", "failed"}
        assert {row.state for row in store.versions()} <= {"serving", "retired", "rejected"}
        store.close()
    assert len(acknowledged) > 20
