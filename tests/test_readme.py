"""The README is true: its commands exist, its tables are the program's, its paths are there."""

from __future__ import annotations

import re
import shlex
import subprocess
from pathlib import Path

import pytest

from bot.__main__ import build_parser
from bot.configuration import settings_table

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^(?:\$ )?(thumbwise(?: .*)?)$", README, flags=re.MULTILINE)


def section(name: str) -> str:
    """Return what stands between two generated-section marks."""
    found = re.search(f"<!-- {name} -->\n(.*?)\n<!-- /{name} -->", README, flags=re.DOTALL)
    assert found, f"the README has no section {name}"
    return found[1]


def test_the_settings_table_is_the_programs() -> None:
    assert section("settings") == settings_table().strip()


def test_the_two_set_up_commands_are_there_and_ci_runs_them() -> None:
    assert "pip install -e . && thumbwise\n" in README
    assert "pip install -e '.[test]' && pytest\n" in README
    script = (ROOT / ".ci/run").read_text(encoding="utf-8")
    assert re.search(r"^pip install -q -e '\.\[test\]'$", script, flags=re.MULTILINE)
    assert script.rstrip().endswith("\npytest")


def test_the_readme_shows_commands() -> None:
    assert len(COMMANDS) > 10


@pytest.mark.parametrize("line", COMMANDS)
def test_each_command_is_one_that_the_program_takes(line: str) -> None:
    command = re.split(r"\s(?:#|>|\||&&)\s?", line)[0]
    build_parser().parse_args(shlex.split(command)[1:])


def test_each_path_of_the_tree_exists() -> None:
    folder = ""
    for line in section("tree").splitlines()[1:-1]:
        name = line.split()[0]
        if not line.startswith(" "):
            folder = name if name.endswith("/") else ""
            path = ROOT / name
        else:
            path = ROOT / folder / name
        assert path.exists(), f"the README's tree names {path.relative_to(ROOT)}"


def test_each_module_of_the_top_packages_stands_in_the_tree() -> None:
    tracked = subprocess.run(
        ["git", "ls-files", "bot", "learner", "storage"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    direct = {
        Path(name).name
        for name in tracked
        if name.count("/") == 1 and name.endswith(".py") and not name.endswith("__init__.py")
    }
    missing = {name for name in direct if f" {name} " not in section("tree")}
    assert missing == set()
