"""Which adapter versions stay in memory."""

import pytest

from learner.engine.lora import Adapter
from learner.engine.versions import VersionNotLoaded, Versions


def loaded(*names: str) -> Versions:
    versions = Versions()
    for name in names:
        versions.add(Adapter(name, {}, {}))
    return versions


def test_the_base_serves_at_first_and_is_always_there() -> None:
    versions = Versions()
    assert versions.take(None) == ("v0", None)
    assert versions.take("v0") == ("v0", None)
    versions.release("v0")
    versions.release("v0")
    assert versions.names() == ("v0",)


def test_a_version_that_was_loaded_stays_until_its_first_use_has_ended() -> None:
    versions = loaded("v1")
    assert versions.names() == ("v0", "v1")
    name, adapter = versions.take("v1")
    assert (name, adapter is not None) == ("v1", True)
    assert versions.names() == ("v0", "v1")
    versions.release("v1")
    assert versions.names() == ("v0",)


def test_two_loads_are_good_for_two_uses() -> None:
    versions = loaded("v1")
    assert versions.hold("v1")
    versions.take("v1")
    versions.release("v1")
    assert versions.names() == ("v0", "v1")
    versions.take("v1")
    versions.release("v1")
    assert versions.names() == ("v0",)
    assert not versions.hold("v1")


def test_the_serving_version_stays_without_uses_and_its_predecessor_goes() -> None:
    versions = loaded("v1", "v2")
    versions.serve("v1")
    versions.take(None)
    versions.release("v1")
    assert versions.names() == ("v0", "v1", "v2")
    versions.serve("v2")
    assert versions.names() == ("v0", "v2")
    versions.serve("v0")
    assert versions.names() == ("v0",)


def test_a_predecessor_with_a_request_under_way_stays_until_that_ends() -> None:
    versions = loaded("v1", "v2")
    versions.serve("v1")
    versions.take(None)
    versions.take(None)
    versions.serve("v2")
    versions.release("v1")
    assert "v1" in versions.names()
    versions.release("v1")
    assert "v1" not in versions.names()


def test_a_version_given_up_goes_at_once() -> None:
    versions = loaded("v1")
    versions.drop("v1")
    assert versions.names() == ("v0",)


def test_what_is_not_in_memory_can_neither_be_used_nor_serve() -> None:
    versions = loaded("v1")
    with pytest.raises(VersionNotLoaded, match="v2"):
        versions.take("v2")
    with pytest.raises(VersionNotLoaded, match="v2"):
        versions.serve("v2")
    assert versions.serving == "v0"
