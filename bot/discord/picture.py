"""Draw the learning curve as a PNG: share of thumbs-up by version with its interval. Pure."""

from __future__ import annotations

import io
from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageFont

from bot.status import CurvePoint

SIZE = (720, 360)
_LEFT, _TOP, _RIGHT, _BOTTOM = 60, 30, 20, 60
_BACK, _GRID, _INK, _LINE, _BAND = "#313338", "#4e5058", "#dbdee1", "#57f287", "#3ba55d"


def draw_curve(points: Sequence[CurvePoint], last: int = 20) -> bytes:
    """Return the picture of the newest `last` versions as PNG."""
    shown = list(points)[-last:]
    image = Image.new("RGB", SIZE, _BACK)
    pen = ImageDraw.Draw(image)
    font = ImageFont.load_default(14)
    width, height = SIZE[0] - _LEFT - _RIGHT, SIZE[1] - _TOP - _BOTTOM

    def y_of(share: float) -> float:
        return _TOP + (1 - share) * height

    for percent in (0, 25, 50, 75, 100):
        y = y_of(percent / 100)
        pen.line([(_LEFT, y), (SIZE[0] - _RIGHT, y)], fill=_GRID)
        pen.text((_LEFT - 8, y), f"{percent} %", fill=_INK, font=font, anchor="rm")
    pen.text((_LEFT, 6), "Thumbs-up by version, 95 % interval", fill=_INK, font=font)
    step = width / max(1, len(shown))
    centres = [_LEFT + step * (place + 0.5) for place in range(len(shown))]
    for x, point in zip(centres, shown, strict=True):
        pen.line([(x, y_of(point.low)), (x, y_of(point.high))], fill=_BAND, width=3)
        name, count = point.version, point.up + point.down
        pen.text((x, SIZE[1] - _BOTTOM + 8), name, fill=_INK, font=font, anchor="ma")
        pen.text((x, SIZE[1] - _BOTTOM + 28), str(count), fill=_GRID, font=font, anchor="ma")
    line = [(x, y_of(point.share)) for x, point in zip(centres, shown, strict=True)]
    if len(line) > 1:
        pen.line(line, fill=_LINE, width=3)
    for x, y in line:
        pen.ellipse([(x - 5, y - 5), (x + 5, y + 5)], fill=_LINE)
    written = io.BytesIO()
    image.save(written, "PNG")
    return written.getvalue()
