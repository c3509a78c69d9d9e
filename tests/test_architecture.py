"""Imports point one way, and the heavy libraries stay where they belong."""

from __future__ import annotations

import ast
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
RANK = {"storage": 0, "learner": 1, "bot": 2}
FORBIDDEN = {
    "storage": {"torch", "transformers", "peft", "trl", "fastapi", "starlette", "discord"},
    "learner": {"fastapi", "starlette", "uvicorn", "discord"},
    "bot": set(),
}
ALLOWED_AT_TOP = {"LICENSE", "README.md", "pyproject.toml", "bot", "learner", "storage", "tests"}


def imported(path: Path) -> set[str]:
    """Return the full names of every module that the file imports, at any depth."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import hides which way it points"
            names.add(node.module or "")
    return names


@pytest.mark.parametrize("package", RANK)
def test_imports_point_down_only(package: str) -> None:
    files = sorted((ROOT / package).rglob("*.py"))
    assert files, f"no modules in {package}"
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in files
        for name in imported(path)
        if RANK.get(name.split(".")[0], -1) > RANK[package]
        or name.split(".")[0] in FORBIDDEN[package]
    ]
    assert wrong == []


def test_the_top_level_holds_what_the_design_names() -> None:
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()
    top = {name.split("/")[0] for name in tracked}
    assert {name for name in top if not name.startswith(".")} <= ALLOWED_AT_TOP


def test_every_module_says_its_role() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for package in RANK
        for path in (ROOT / package).rglob("*.py")
        if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert silent == []
