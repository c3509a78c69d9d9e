"""Which box is used: the first engine that is here and that no canary gets out of, or none.

There is no way to run snippets without one. Where none is usable the reasons say why, and which
command mends it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from learner.sandbox.box import Box, Engine
from learner.sandbox.bubblewrap import Bubblewrap, NoEngine
from learner.sandbox.canaries import examine
from learner.sandbox.wasi import Wasi

logger = logging.getLogger(__name__)

ENGINES: tuple[tuple[str, Callable[[], Engine]], ...] = (
    ("bubblewrap", Bubblewrap.find),
    ("wasi", Wasi.find),
)
"""In the order of preference."""

_BUBBLEWRAP_MEND = "allow user namespaces (sysctl kernel.unprivileged_userns_clone=1), or in a \
container pip install 'thumbwise[wasi]'"


@dataclass(frozen=True)
class Refusal:
    """An engine that is not used: why, and the command that mends it."""

    engine: str
    why: str
    mend: str


@dataclass(frozen=True)
class Choice:
    """The box in use, or None; and the engines that were looked at before and not taken."""

    box: Box | None
    refusals: tuple[Refusal, ...]

    @property
    def words(self) -> str:
        """One sentence for people: what runs snippets here, or why nothing does."""
        if self.box is not None:
            return f"snippets run in {self.box.engine}"
        reasons = "; ".join(f"{one.engine}: {one.why} → {one.mend}" for one in self.refusals)
        return f"snippets are not run here: {reasons}"


def choose(engines: Sequence[tuple[str, Callable[[], Engine]]] = ENGINES) -> Choice:
    """Try the engines in order; takes seconds, so call it off the event loop."""
    refusals: list[Refusal] = []
    for name, find in engines:
        try:
            engine = find()
        except NoEngine as problem:
            refusals.append(Refusal(name, str(problem), problem.mend))
            continue
        escaped = examine(engine)
        if not escaped:
            logger.info("snippets run in %s", name)
            return Choice(Box(engine), tuple(refusals))
        engine.close()
        mend = _BUBBLEWRAP_MEND if name == "bubblewrap" else "report it: this engine leaks here"
        refusals.append(Refusal(name, f"its self-test failed ({'; '.join(escaped)})", mend))
        logger.warning("the %s sandbox is not used: %s", name, "; ".join(escaped))
    return Choice(None, tuple(refusals))


@cache
def here() -> Choice:
    """Return this machine's choice; made at the first call, which takes seconds."""
    return choose()
