"""`thumbwise sandbox`: files run from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.__main__ import main
from learner.sandbox.choose import Choice
from tests.bot.test_running import in_bubblewrap, nowhere


@pytest.fixture(autouse=True)
def _boxed(monkeypatch: pytest.MonkeyPatch) -> None:
    _use(monkeypatch, in_bubblewrap())


def _use(monkeypatch: pytest.MonkeyPatch, choice: Choice) -> None:
    monkeypatch.setattr("bot.commands.sandboxing.choose", lambda: choice)


def _file(folder: Path, text: str | bytes) -> str:
    path = folder / "snippet.py"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return str(path)


def test_a_file_runs_and_reports_as_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = _file(tmp_path, "import sys\nprint('out')\nprint('err', file=sys.stderr)")
    assert main(["sandbox", "run", file, "--json", "--data-dir", str(tmp_path)]) == 0
    report = json.loads(capsys.readouterr().out)
    assert set(report) == {"engine", "exit", "reason", "stdout", "stderr", "seconds"}
    assert report["engine"] == "bubblewrap"
    assert (report["exit"], report["reason"]) == (0, "ok")
    assert (report["stdout"], report["stderr"]) == ("out\n", "err\n")


def test_a_failure_is_a_code_and_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = _file(tmp_path, "print('\\x1b[31mred')\nraise KeyError('x')")
    assert main(["sandbox", "run", file, "--data-dir", str(tmp_path)]) == 1
    out, err = capsys.readouterr()
    assert "\x1b" not in out
    assert "exception: KeyError: 'x'" in err


@pytest.mark.parametrize("content", [b"\xff\xfe", b"print(1)\0"])
def test_bytes_that_are_no_python_are_a_syntax_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes
) -> None:
    file = _file(tmp_path, content)
    assert main(["sandbox", "run", file, "--json", "--data-dir", str(tmp_path)]) == 1
    assert json.loads(capsys.readouterr().out)["reason"] == "syntax"


def test_a_missing_and_a_huge_file_are_refused_with_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["sandbox", "run", str(tmp_path / "none"), "--data-dir", str(tmp_path)]) == 1
    assert "cannot read" in capsys.readouterr().err
    file = _file(tmp_path, "#" * 300_000)
    assert main(["sandbox", "run", file, "--data-dir", str(tmp_path)]) == 1
    assert "at most 200000" in capsys.readouterr().err


def test_without_an_engine_it_refuses_and_says_what_mends_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _use(monkeypatch, nowhere())
    file = _file(tmp_path, "print('not run')")
    assert main(["sandbox", "run", file, "--data-dir", str(tmp_path)]) == 1
    out, err = capsys.readouterr()
    assert "not run" not in out
    assert "apt-get install bubblewrap" in err
    assert main(["sandbox", "--data-dir", str(tmp_path)]) == 1
    assert main(["sandbox", "--json", "--data-dir", str(tmp_path)]) == 1
