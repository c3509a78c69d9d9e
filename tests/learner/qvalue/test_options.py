"""Settings of the Q-head are refused where they make no sense."""

from __future__ import annotations

from dataclasses import fields

import pytest

from learner.qvalue.options import QOptions


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("discount", 1.0),
        ("discount", -0.1),
        ("epsilon", 1.1),
        ("exploration", -1.0),
        ("pessimism", float("nan")),
        ("noise", 0.0),
        ("text_scale", float("inf")),
        ("guild_scale", 0.0),
        ("tail", -1.0),
        ("directions", 257),
    ],
)
def test_a_number_out_of_range_is_refused_by_name(name: str, value: float) -> None:
    with pytest.raises(ValueError, match=name):
        QOptions(**{name: value})  # type: ignore[arg-type]


def test_every_option_says_what_it_does() -> None:
    assert all(one.metadata["help"] for one in fields(QOptions))
