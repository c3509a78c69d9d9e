"""The frames of requests for code."""

from learner.seed.coding.code_frames import framed, gerund
from learner.seed.draw import Draw


def test_frames_are_many_and_filled() -> None:
    rng = Draw(0)
    found = {framed(rng, "sum a list", "list sum") for _ in range(3000)}
    assert len(found) > 1500
    assert not any("{" in text or "  " in text for text in found)
    assert all("sum" in text.lower() for text in found)


def test_imperatives_become_gerunds() -> None:
    assert gerund("find it") == "finding it"
    assert gerund("remove it") == "removing it"
    assert gerund("get it") == "getting it"
    assert gerund("see if it is so") == "seeing if it is so"
