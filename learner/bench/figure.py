"""Draws curves with error bands as SVG text, so that no plotting library is needed."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

COLOURS = (
    *("#0b6e4f", "#c1432e", "#2b59c3", "#8a4fbf", "#c98a1b", "#5f6b76", "#0f8b9e", "#a3336d"),
    *("#6b8e23", "#444444"),
)
_WIDTH, _HEIGHT = 760, 440
_LEFT, _RIGHT, _TOP, _BOTTOM = 56, 200, 48, 56


@dataclass(frozen=True)
class Line:
    """A curve: its name, and `(x, y, low, high)` for each point; low and high may equal y."""

    name: str
    points: tuple[tuple[float, float, float, float], ...]


def line_chart(
    title: str,
    lines: Sequence[Line],
    *,
    x_label: str,
    y_label: str,
    x_names: Sequence[str] | None = None,
) -> str:
    """Draw lines over places that stand at equal distances, whatever their numbers.

    The vertical axis spans the points; an error bar that is longer ends at its edge.

    Args:
        title: Above the chart.
        lines: At least one with at least one point.
        x_label: Under the horizontal axis.
        y_label: Beside the vertical axis.
        x_names: What the places 0, 1, … of the points' x are called; None writes the x themselves.

    Raises:
        ValueError: There is nothing to draw.
    """
    xs = sorted({point[0] for line in lines for point in line.points})
    if not xs:
        raise ValueError("no points to draw, wanted at least one line with one")
    finite = [y for line in lines for _, y, _, _ in line.points if math.isfinite(y)]
    low, high = math.floor(10 * min(finite)) / 10, math.ceil(10 * max(finite)) / 10
    high = max(high, low + 0.1)
    places = {
        x: _LEFT + (_WIDTH - _LEFT - _RIGHT) * (at + 0.5) / len(xs) for at, x in enumerate(xs)
    }

    def height(value: float) -> float:
        share = (min(max(value, low), high) - low) / (high - low)
        return _HEIGHT - _BOTTOM - share * (_HEIGHT - _TOP - _BOTTOM)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" '
        'font-family="sans-serif" font-size="12">',
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="white"/>',
        _text(_LEFT, 24, title, size=15),
        _text((_LEFT + _WIDTH - _RIGHT) / 2, _HEIGHT - 14, x_label, anchor="middle"),
        f'<g transform="translate(16 {_HEIGHT / 2}) rotate(-90)">'
        f"{_text(0, 0, y_label, anchor='middle')}</g>",
    ]
    for step in range(round(10 * (high - low)) + 1):
        value = low + step / 10
        y = height(value)
        parts.append(
            f'<line x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{y:.1f}" y2="{y:.1f}" stroke="#ddd"/>'
        )
        parts.append(_text(_LEFT - 8, y + 4, f"{value:.1f}", anchor="end"))
    for x in xs:
        name = x_names[round(x)] if x_names is not None else f"{x:g}"
        parts.append(_text(places[x], _HEIGHT - _BOTTOM + 18, name, anchor="middle"))
    for number, line in enumerate(lines):
        colour = COLOURS[number % len(COLOURS)]
        parts += _drawn(line, places, height, colour)
        y = _TOP + 8 + 20 * number
        x = _WIDTH - _RIGHT + 16
        parts.append(
            f'<line x1="{x}" x2="{x + 20}" y1="{y}" y2="{y}" stroke="{colour}" stroke-width="3"/>'
        )
        parts.append(_text(x + 26, y + 4, line.name))
    return "\n".join([*parts, "</svg>", ""])


def _drawn(
    line: Line, places: dict[float, float], height: Callable[[float], float], colour: str
) -> list[str]:
    dots = [(places[x], height(y)) for x, y, _, _ in line.points]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in dots)
    found = [f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>']
    for x, y in dots:
        found.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>')
    for x, _, low, high in line.points:
        if math.isfinite(low) and math.isfinite(high) and high > low:
            found.append(
                f'<line x1="{places[x]:.1f}" x2="{places[x]:.1f}" y1="{height(low):.1f}" '
                f'y2="{height(high):.1f}" stroke="{colour}" stroke-opacity="0.5"/>'
            )
    return found


def _text(x: float, y: float, text: str, anchor: str = "start", size: int = 12) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}" fill="#222">'
        f"{escape(text)}</text>"
    )
