"""Is it learning? Figures in, alarms in plain words out.

`gather` reads a data directory's figures, `alarms` judges them and is pure. An alarm needs enough
data: a young bot raises none. What is judged while it is looked at again and again is judged by
wide intervals, so that a healthy bot raises none either.
"""

from __future__ import annotations

from learner.health.figures import (
    Alarm,
    Figures,
    Outside,
    ScheduleFigures,
    Severity,
    Sound,
    ValueFigures,
)
from learner.health.gather import gather
from learner.health.judge import CHECKS, alarms
from learner.health.signs import Sign, signs

__all__ = [
    "CHECKS",
    "Alarm",
    "Figures",
    "Outside",
    "ScheduleFigures",
    "Severity",
    "Sign",
    "Sound",
    "ValueFigures",
    "alarms",
    "gather",
    "signs",
]
