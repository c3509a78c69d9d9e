"""A real box for the tests: the engine of this machine, with brief limits."""

from __future__ import annotations

import functools

from learner.sandbox.box import Box
from learner.sandbox.bubblewrap import Bubblewrap
from learner.sandbox.result import Limits

BRIEF = Limits(wall_seconds=4.0, cpu_seconds=2)


@functools.cache
def bubblewrap() -> Box:
    """Return a bubblewrap box; fails where the package is missing, as the tests want it."""
    return Box(Bubblewrap.find(), BRIEF)
