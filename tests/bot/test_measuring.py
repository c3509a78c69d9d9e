"""`thumbwise bench`: the tables, the wishes, and the figure where one is wanted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.__main__ import main
from learner import bench
from learner.bench import BenchArguments, BenchResult, Table, Wish

RESULT = BenchResult(
    "Speed",
    ("way", "tokens/s"),
    (("ours", 12.5),),
    (Wish("fast enough", 12.5, 10.0, True),),
    ("one machine",),
    (Table("More", ("name",), (("shown row",),)), Table("Data", ("name",), (("kept",),), False)),
    "<svg/>",
)


@pytest.fixture(autouse=True)
def _measured(monkeypatch: pytest.MonkeyPatch) -> None:
    def find(_name: str) -> object:
        def run(_arguments: BenchArguments) -> BenchResult:
            return RESULT

        return run

    monkeypatch.setattr(bench, "find", find)


def test_further_tables_are_shown_but_for_those_that_are_data(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["bench", "forget", "--data-dir", str(tmp_path)]) == 0
    said = capsys.readouterr().out
    assert "shown row" in said
    assert "kept" not in said


def test_the_json_holds_every_table_and_no_figure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["bench", "forget", "--json", "--data-dir", str(tmp_path)]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [one["title"] for one in found["tables"]] == ["More", "Data"]
    assert found["figure"] == ""


def test_the_figure_is_drawn_where_it_is_wanted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wanted = tmp_path / "curve.svg"
    asked = ["bench", "forget", "--data-dir", str(tmp_path), "--figure"]
    assert main([*asked, str(wanted)]) == 0
    assert wanted.read_text() == "<svg/>"
    assert main([*asked, str(tmp_path / "nowhere" / "curve.svg")]) != 0
    assert "there is no folder" in capsys.readouterr().err
