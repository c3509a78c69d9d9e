"""A data directory that the first embedded model filled, opened with the one that ships now.

`tests/data/first_seed` was made by that model: eight rated replies, a round, its promoted version.
"""

from __future__ import annotations

import gzip
import shutil
from pathlib import Path

import pytest

from bot.versions import VersionRefused
from learner.options import GateOptions, LearningOptions
from tests.bot.parts import rate_some, running, runs, say

FIRST = Path(__file__).parent.parent / "data" / "first_seed"
# A few new conversations prove nothing; what counts here is that the round runs through.
GATE = GateOptions(margin=100.0, max_probe_loss=1.0)
LEARNING = LearningOptions(epochs=1, learning_rate=3e-4, rollouts=0)


def first_data(folder: Path) -> Path:
    """Lay the first model's data directory out in a folder."""
    shutil.copytree(FIRST / "adapters", folder / "adapters")
    packed = (FIRST / "thumbwise.sqlite.gz").read_bytes()
    (folder / "thumbwise.sqlite").write_bytes(gzip.decompress(packed))
    return folder


@runs
async def test_v0_serves_on_the_new_base_and_the_bot_says_so(tmp_path: Path) -> None:
    async with running(first_data(tmp_path), model="embedded") as app:
        assert app.engine.serving == app.store.serving() == "v0"
        assert [notice for notice in app.notices if "model changed" in notice and "v1" in notice]
        with pytest.raises(VersionRefused, match="another model"):
            await app.versions.roll_back("v1", "ann")
        assert app.store.version("v1").fingerprint != app.base.fingerprint
        assert (await say(app)).version == "v0"


@runs
async def test_what_was_rated_on_the_old_base_is_encoded_anew_and_trained_on(
    tmp_path: Path,
) -> None:
    data = first_data(tmp_path)
    async with running(data, model="embedded", gate=GATE, learning=LEARNING) as app:
        await rate_some(app, 8, person="bob")
        started = await app.rounds.request("admin", "ann", seed=1)
        record = await app.rounds.finished(started.id)
        # Whether so few thumbs get past the gate is a matter of luck.
        assert record.state in ("promoted", "rejected"), record.error
        assert record.parent == "v0"
        trained_on = [app.store.reply(use.reply) for use in app.store.uses(record.id)]
        old = [one for one in trained_on if one.fingerprint != app.base.fingerprint]
        assert old
        # Nobody knows under which policy of this base they would have been sampled.
        assert record.metrics["without_behaviour"] == len(old)
