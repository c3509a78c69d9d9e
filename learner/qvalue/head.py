"""The Q-head: what each draft is worth, learned from every thumb the moment it is given.

Bayesian linear regression on φ(s, a) (Bishop 2006, chapter 3) with weights shared between guilds
(`guilds`). Its targets are those of Q-learning (Watkins 1989): r + γ · max over the next
turn's drafts a' of Q(s', a') under the posterior mean, r where the conversation ended. They are
found by fitted Q iteration (Ernst, Geurts and Wehenkel 2005) from Q = 0, a fixed number of times,
so that the posterior is a function of the set of observations: learning one by one in any order and
fitting them at once are the same. Departures: the noise is Gaussian although thumbs are signs, and
a bootstrapped value is kept within [-1, 1].

Storing and locking are the caller's; where φ comes from is `features` and `sense`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from learner.qvalue.features import TEXT_FEATURES
from learner.qvalue.frame import Frame, fit_frame
from learner.qvalue.guilds import SharedRegression
from learner.qvalue.judging import Judged, Prediction, judge
from learner.qvalue.ledger import Ledger
from learner.qvalue.observation import CONVERSATION_SECONDS, Observation, in_order
from learner.qvalue.options import QOptions
from learner.qvalue.phi import Phi
from learner.qvalue.picks import Pick, Values, draw_pick
from learner.qvalue.relevance import MOST_ROWS
from learner.qvalue.tastes import Taste, tastes

__all__ = [
    "Frame",
    "Judged",
    "Observation",
    "Phi",
    "Pick",
    "QHead",
    "QOptions",
    "Taste",
    "Values",
]

Array = NDArray[np.float64]

_ITERATIONS = 3
"""Of fitted Q iteration: what is left out is of the order of γ to this power."""

_REFIT_GROWTH = 0.125
"""While there are few ratings, the frame is fitted anew when they have grown by this part."""


@dataclass(frozen=True, eq=False)
class _Row:
    """An observation in a frame; its rows are worked out where they are wanted."""

    seen: Observation
    frame: Frame

    @cached_property
    def shown(self) -> Array:
        """The row of the shown draft `(d,)`."""
        return np.asarray(self.frame.rows([self.seen.phi])[0])

    @cached_property
    def drafts(self) -> Array:
        """The rows of all drafts `(n, d)`."""
        return self.frame.rows(self.seen.drafts)


class QHead:
    """The posterior of the value of drafts. Not thread-safe: the caller holds a lock.

    Made by `fit`, also from nothing.
    """

    def __init__(self, options: QOptions, frame: Frame) -> None:
        self._options = options
        self._frame = frame
        self._rows: dict[str, _Row] = {}
        self._nexts: dict[str, list[str]] = {}
        self._ledgers: dict[str | None, Ledger] = {}
        self._predictions: dict[str, Prediction] = {}
        self._rated = 0
        self._refit_at = (1, 1)
        self._regression = SharedRegression(frame.variances, options.guild_scale)

    @classmethod
    def fit(
        cls,
        observations: Sequence[Observation],
        options: QOptions,
        frame: Frame | None = None,
    ) -> QHead:
        """Fit all observations at once: a pure function of them, whatever their order.

        Args:
            observations: The last one of a reply counts.
            options: The priors, and how drafts are picked.
            frame: Use this one; None fits it to the observations.

        Raises:
            ValueError: φ with another number of text features than `features` gives.
        """
        ordered = in_order(observations)
        head = cls._fitted(ordered, options, frame or fit_frame(ordered, options))
        head._foresee([one for one in ordered if one.reward is not None])
        return head

    @classmethod
    def _fitted(cls, ordered: Sequence[Observation], options: QOptions, frame: Frame) -> QHead:
        head = cls(options, frame)
        head._enter(ordered)
        head._learn({one.guild for one in ordered})
        head._refit_at = (
            head._rated + 1 + int(head._rated * _REFIT_GROWTH),
            2 * max(len(head._rows), 1),
        )
        return head

    @property
    def frame(self) -> Frame:
        """The frame in use."""
        return self._frame

    def __len__(self) -> int:
        """How many replies were observed, with a reward or without."""
        return len(self._rows)

    def observe(self, observation: Observation) -> None:
        """Learn one reply, or learn it anew when its thumbs changed.

        Closed form, and the same as `fit` of all observations in this frame. While there are few
        ratings the frame itself is fitted anew whenever they have grown by a part.

        Raises:
            ValueError: φ with another number of text features.
        """
        self._frame.check((observation.phi, *observation.drafts))
        known = self._rows.get(observation.reply)
        if observation.reward is None:
            self._predictions.pop(observation.reply, None)
        elif known is None or known.seen.reward is None:
            mean = float(self.values([observation.phi], observation.guild).mean[0])
            self._predictions[observation.reply] = Prediction(mean, observation.reward)
        else:
            self._predictions[observation.reply] = Prediction(
                self._predictions[observation.reply].foretold, observation.reward
            )
        touched = {observation.guild} | self._leave(observation.reply)
        self._enter([observation])
        rated, all_rows = self._refit_at
        if self._rated < MOST_ROWS and (self._rated >= rated or len(self._rows) >= all_rows):
            ordered = in_order([row.seen for row in self._rows.values()])
            other = QHead._fitted(ordered, self._options, fit_frame(ordered, self._options))
            other._predictions = self._predictions
            self.__dict__.update(other.__dict__)
        else:
            self._learn(touched)

    def forget(self, reply: str) -> None:
        """Take a reply back, as if it had never been observed; the frame stays.

        Unknown replies are no error.
        """
        self._predictions.pop(reply, None)
        if guilds := self._leave(reply):
            self._learn(guilds)

    def values(self, phis: Sequence[Phi], guild: str | None) -> Values:
        """The posterior of the values of drafts, as a guild sees them.

        Raises:
            ValueError: φ with another number of text features.
        """
        rows = self._frame.rows(phis)
        covariance = rows @ self._regression.covariance(guild) @ rows.T
        return Values(rows @ self._regression.mean(guild), (covariance + covariance.T) / 2)

    def pick(
        self,
        phis: Sequence[Phi],
        guild: str | None,
        random: np.random.Generator,
        among: Sequence[int] | None = None,
    ) -> Pick:
        """Pick a draft: by Thompson sampling, or with probability ε uniformly.

        How often each draft is the best of its posterior is counted over a number of draws, and the
        pick is drawn from those very frequencies: the probabilities handed back are exact.

        Args:
            phis: φ of each draft.
            guild: Who will read it.
            random: Where chance comes from.
            among: Places of the drafts that may be picked; None: any.

        Raises:
            ValueError: No draft may be picked, or φ does not fit.
        """
        allowed = list(range(len(phis))) if among is None else list(dict.fromkeys(among))
        if not allowed:
            raise ValueError("no draft to pick from; give at least one place in `among`")
        return draw_pick(
            self.values([phis[place] for place in allowed], guild),
            allowed,
            len(phis),
            random,
            exploration=self._options.exploration,
            epsilon=self._options.epsilon,
        )

    def scores(self, phis: Sequence[Phi], guild: str | None) -> Array:
        """Pessimistic values `(n,)` in [-1, 1]: mean minus κ standard deviations."""
        values = self.values(phis, guild)
        spread = np.sqrt(np.maximum(np.diag(values.covariance), 0.0))
        return np.clip(values.mean - self._options.pessimism * spread, -1.0, 1.0)

    @property
    def outdated(self) -> frozenset[str]:
        """Replies whose thumbs are not learned from: their guild's taste has changed since."""
        return self._frame.outdated

    def tastes(self, guild: str | None, most: int = 6) -> tuple[Taste, ...]:
        """What a guild likes, in words, strongest first."""
        texts = slice(1, 1 + len(TEXT_FEATURES))
        return tastes(
            self._regression.mean(guild)[texts],
            np.sqrt(np.diag(self._regression.covariance(guild))[texts]),
            most,
        )

    def judged(self, newest: int | None = None) -> Judged:
        """How well each of the newest thumbs (None: all) was predicted before it was learned."""
        known = list(self._predictions.values())
        return judge(known if newest is None else known[-newest:])

    def _foresee(self, rated: Sequence[Observation]) -> None:
        """Predict each thumb from those before it alone, in time order, in growing blocks."""
        done = 0
        while done < len(rated):
            block = rated[done : done + 1 + done // 3]
            before = rated[:done]
            head = QHead._fitted(before, self._options, fit_frame(before, self._options))
            for one in block:
                assert one.reward is not None
                mean = float(head.values([one.phi], one.guild).mean[0])
                self._predictions[one.reply] = Prediction(mean, one.reward)
            done += len(block)

    def _enter(self, observations: Sequence[Observation]) -> None:
        """Take rows in, and know each as what came after its parent."""
        rated: dict[str | None, list[_Row]] = {}
        for one in observations:
            row = self._rows[one.reply] = _Row(one, self._frame)
            if one.parent is not None and one.drafts:
                self._nexts.setdefault(one.parent, []).append(one.reply)
            self._rated += one.reward is not None
            if self._reward(one) is not None:
                rated.setdefault(one.guild, []).append(row)
        for guild, rows in rated.items():
            self._ledger(guild).add(
                np.array([row.shown for row in rows]),
                np.array([row.seen.reward for row in rows], dtype=np.float64),
                np.array([row.seen.votes for row in rows], dtype=np.float64),
            )
        for one in observations:
            self._go_on(one.reply)
            if one.parent is not None:
                self._go_on(one.parent)

    def _leave(self, reply: str) -> set[str | None]:
        """Take a row out; return the guilds whose sums changed, none where it was unknown."""
        row = self._rows.pop(reply, None)
        if row is None:
            return set()
        touched = {row.seen.guild}
        self._rated -= row.seen.reward is not None
        if (reward := self._reward(row.seen)) is not None:
            ledger = self._ledger(row.seen.guild)
            ledger.take(row.shown, reward, row.seen.votes)
            ledger.go_on(reply, row.shown, row.seen.votes, ())
        if row.seen.parent is not None and row.seen.drafts:
            self._nexts[row.seen.parent].remove(reply)
            self._go_on(row.seen.parent)
            if row.seen.parent in self._rows:
                touched.add(self._rows[row.seen.parent].seen.guild)
        return touched

    def _go_on(self, parent: str) -> None:
        """Tell a rated reply's ledger what could be said after it, within the hour."""
        row = self._rows.get(parent)
        if row is None or self._reward(row.seen) is None:
            return
        nexts = [self._rows[reply] for reply in self._nexts.get(parent, ())]
        self._ledger(row.seen.guild).go_on(
            parent,
            row.shown,
            row.seen.votes,
            [
                after.drafts
                for after in sorted(nexts, key=lambda after: after.seen.reply)
                if after.seen.created_at - row.seen.created_at <= CONVERSATION_SECONDS
            ],
        )

    def _reward(self, seen: Observation) -> float | None:
        """The reward that is learned from; None where there is none or it is outdated."""
        return None if seen.reply in self._frame.outdated else seen.reward

    def _ledger(self, guild: str | None) -> Ledger:
        if guild not in self._ledgers:
            self._ledgers[guild] = Ledger(len(self._frame.kept), self._options.noise)
        return self._ledgers[guild]

    def _learn(self, guilds: set[str | None]) -> None:
        """Bring the posterior up to date with these guilds' sums, then iterate the targets."""
        regression = self._regression
        changed = {guild: self._ledger(guild) for guild in guilds}
        regression.set_precisions({guild: one.precision for guild, one in changed.items()})
        moving = {guild: one for guild, one in self._ledgers.items() if one.bootstraps}
        regression.set_targets(
            {guild: one.information for guild, one in (changed | moving).items()}
        )
        for _ in range(_ITERATIONS if moving else 0):
            regression.set_targets(
                {
                    guild: one.information
                    + self._options.discount * one.bootstrapped(regression.mean(guild))
                    for guild, one in moving.items()
                }
            )
