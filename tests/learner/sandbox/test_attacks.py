"""No attack gets out: as this user, and as one without any privilege."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyseccomp
import pytest

from learner.sandbox.bubblewrap import NOBODY

ROOT = Path(__file__).parents[3]
MOST_MEGABYTES = 400
"""The attacks' own limit is 256 MB; an interpreter and a guest's runtime come on top."""


def _report(command: list[str], folder: Path) -> dict[str, Any]:
    done = subprocess.run(
        [*command, "-m", "tests.learner.sandbox.attacks"],
        cwd=folder,
        capture_output=True,
        text=True,
        env={"PATH": "/usr/bin:/bin", "HOME": os.environ.get("HOME", "/"), "PYTHONPATH": "."},
        timeout=500,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _check(report: dict[str, Any]) -> None:
    assert report["attacks"] >= 29
    assert report["engines"], "no engine ran the attacks; is bubblewrap installed?"
    assert report["engines"] == {name: [] for name in report["engines"]}
    assert report["left over"] == []
    assert report["megabytes"] < MOST_MEGABYTES


def test_every_attack_is_contained_by_each_usable_engine() -> None:
    _check(_report([sys.executable], ROOT))


@pytest.mark.skipif(os.geteuid() != 0, reason="the test above ran without privilege already")
def test_every_attack_is_contained_as_an_unprivileged_user(tmp_path_factory: Any) -> None:
    folder = _readable_copy(Path(tmp_path_factory.mktemp("attacks")))
    user = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", "--"]
    report = _report([*user, "/usr/bin/python3", "-B"], folder)
    assert report["uid"] == NOBODY
    _check(report)


def _readable_copy(folder: Path) -> Path:
    """Put what the attacks need where everyone can read it, for the system's own Python."""
    for package in ("learner/sandbox", "tests/learner/sandbox"):
        shutil.copytree(ROOT / package, folder / package)
    shutil.copy(ROOT / "learner/__init__.py", folder / "learner")
    shutil.copy(pyseccomp.__file__, folder)
    for path in (folder, *folder.parents):
        if path == Path("/tmp") or path == path.parent:
            break
        path.chmod(path.stat().st_mode | 0o055)
    return folder
