"""Figures as SVG: well formed, and every point where it belongs."""

from __future__ import annotations

import math
from xml.etree import ElementTree

import pytest

from learner.bench.figure import Line, line_chart

SVG = "{http://www.w3.org/2000/svg}"


def drawn(*lines: Line, names: tuple[str, ...] | None = None) -> ElementTree.Element:
    text = line_chart("a < b", lines, x_label="x", y_label="y", x_names=names)
    return ElementTree.fromstring(text)


def test_higher_scores_stand_higher_and_later_ones_further_right() -> None:
    chart = drawn(Line("up", ((0, 0.2, 0.1, 0.3), (1, 0.6, 0.5, 0.7))))
    first, second = (
        (float(one.get("cx", "")), float(one.get("cy", ""))) for one in chart.iter(f"{SVG}circle")
    )
    assert first[0] < second[0]
    assert first[1] > second[1]


def test_titles_are_escaped_and_every_line_and_place_is_named() -> None:
    chart = drawn(
        Line("one", ((0, 0.2, 0.2, 0.2),)), Line("two", ((1, 0.3, 0.3, 0.3),)), names=("A", "B")
    )
    said = [one.text for one in chart.iter(f"{SVG}text")]
    assert {"a < b", "one", "two", "A", "B", "x", "y"} <= set(said)


def test_an_unknown_interval_is_not_drawn() -> None:
    chart = drawn(Line("one", ((0, 0.2, -math.inf, math.inf),)))
    assert not [one for one in chart.iter(f"{SVG}line") if one.get("stroke-opacity")]


def test_nothing_cannot_be_drawn() -> None:
    with pytest.raises(ValueError, match="no points to draw"):
        line_chart("", [], x_label="", y_label="")
