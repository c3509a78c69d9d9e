"""The live Q-head behind a lock: many replies ask it at once while thumbs arrive.

Where its observations come from is `bot.valuing`'s affair.
"""

from __future__ import annotations

import threading
from collections.abc import Collection, Sequence

import numpy as np

from learner.qvalue.head import Judged, Observation, Pick, QHead, QOptions, Taste
from learner.qvalue.phi import Phi


class Fitted:
    """A head fitted from observations, and which rewards from how many thumbs it knows.

    Not thread-safe: while nobody else knows it, it needs no lock.
    """

    def __init__(self, observations: Sequence[Observation], options: QOptions) -> None:
        self.head = QHead.fit(observations, options)
        self.known = {
            one.reply: (one.reward, one.votes) for one in observations if one.reward is not None
        }

    def learn(self, changed: Sequence[Observation], gone: Collection[str] = ()) -> bool:
        """Learn replies whose thumbs changed; take others back as if they had never been seen.

        Returns whether thumbs that it knew were changed or taken back: they still shape the head's
        frame, until it is fitted anew.
        """
        before = dict(self.known)
        for reply in gone:
            self.head.forget(reply)
            self.known.pop(reply, None)
        for one in changed:
            self.head.observe(one)
            self.known.pop(one.reply, None)
            if one.reward is not None:
                self.known[one.reply] = (one.reward, one.votes)
        touched = before.keys() & {*gone, *(one.reply for one in changed)}
        return any(self.known.get(reply) != before[reply] for reply in touched)


class Valuer:
    """Picks by the live head where there is one, and learns single thumbs.

    All methods may be called from any thread; none takes longer than the head's closed forms.
    """

    def __init__(self, seed: int | None = None) -> None:
        self._random = np.random.default_rng(seed)
        self._lock = threading.Lock()
        self._live: Fitted | None = None

    @property
    def thumbs(self) -> int:
        """How many thumbs the head knows."""
        with self._lock:
            live = self._live
            return 0 if live is None else round(sum(votes for _, votes in live.known.values()))

    @property
    def outdated(self) -> int:
        """How many of these it no longer learns from, since a taste has changed."""
        with self._lock:
            live = self._live
            if live is None:
                return 0
            return round(sum(live.known[one][1] for one in live.head.outdated & live.known.keys()))

    def take(self, fitted: Fitted) -> None:
        """Let a fitted head live, in place of the one before."""
        with self._lock:
            self._live = fitted

    def learn(self, changed: Sequence[Observation], gone: Collection[str] = ()) -> bool:
        """Learn as `Fitted.learn` does; nothing while there is no head."""
        with self._lock:
            return self._live is not None and self._live.learn(changed, gone)

    def pick(self, phis: Sequence[Phi], guild: str | None, among: Sequence[int]) -> Pick | None:
        """Pick a draft as `QHead.pick` does; None while there is no head that knows a thumb.

        Before the first thumb a head would prefer whatever differs most from the other drafts.
        """
        with self._lock:
            if self._live is None or not self._live.known:
                return None
            return self._live.head.pick(phis, guild, self._random, among)

    def judged(self, newest: int | None = None) -> Judged | None:
        """How well thumbs were foretold, see `QHead.judged`; None while there is no head."""
        with self._lock:
            return None if self._live is None else self._live.head.judged(newest)

    def tastes(self, guild: str | None, most: int = 6) -> tuple[Taste, ...]:
        """What a guild likes, in words, strongest first; nothing while there is no head."""
        with self._lock:
            return () if self._live is None else self._live.head.tastes(guild, most)
