"""The Q-head: what each draft is worth, learned from every thumb the moment it is given.

Bayesian linear regression on φ(s, a) (Bishop 2006, chapter 3) with weights shared between guilds
(`learner.guilds`). Its targets are those of Q-learning (Watkins 1989): r + γ · max over the next
turn's drafts a' of Q(s', a') under the posterior mean, r where the conversation ended. They are
found by fitted Q iteration (Ernst, Geurts and Wehenkel 2005) from Q = 0, a fixed number of times,
so that the posterior is a function of the set of observations: learning one by one in any order and
fitting them at once are the same. A draft is picked by Thompson sampling (Russo et al. 2018) under
a narrowed posterior (Chapelle and Li 2011). Departures: the noise is Gaussian although thumbs are
signs, and a bootstrapped value is kept within [-1, 1].

Storing and locking are the caller's; where φ comes from is `learner.features` and `learner.sense`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from learner.features import TEXT_FEATURES
from learner.guilds import SharedRegression
from learner.judging import Judged, Prediction, judge
from learner.phi import Phi
from learner.qoptions import QOptions
from learner.tastes import Taste, tastes
from learner.whitening import Basis, fit_basis

__all__ = ["Judged", "Observation", "Phi", "Pick", "QHead", "QOptions", "Taste", "Values"]

Array = NDArray[np.float64]

CONVERSATION_SECONDS = 3600.0
"""A conversation whose next turn comes later than this had ended."""

_ITERATIONS = 5
"""Of fitted Q iteration: what is left out is of the order of γ to this power."""

_POSTERIOR_DRAWS = 1000
"""How many values are drawn to know how often each draft is the best."""

_MOST_REFITS = 2048
"""Up to so many observations the head fits itself anew whenever their number has doubled."""


@dataclass(frozen=True)
class Observation:
    """One reply as the head sees it.

    Args:
        reply: The reply's id.
        conversation: Its conversation's id.
        parent: The id of the reply before it in the conversation, None for the first.
        guild: Where it was said; None outside of guilds.
        created_at: When, in seconds.
        phi: φ of the draft that was shown.
        drafts: φ of all drafts of the reply, the shown one among them.
        reward: In [-1, 1]; None where nobody rated it: then only its drafts serve, as what could
            be said next.
        votes: How many thumbs the reward is the mean of; more than 0 where there is a reward.
        held_out: Whether its conversation is kept for judging rounds.

    Raises:
        ValueError: A reward or a number of votes out of range.
    """

    reply: str
    conversation: str
    parent: str | None
    guild: str | None
    created_at: float
    phi: Phi
    drafts: tuple[Phi, ...]
    reward: float | None
    votes: float = 1.0
    held_out: bool = False

    def __post_init__(self) -> None:
        if self.reward is not None and not -1 <= self.reward <= 1:
            raise ValueError(f"reward of {self.reply} is {self.reward}, wanted from -1 to 1")
        if self.reward is not None and not 0 < self.votes < float("inf"):
            raise ValueError(f"votes of {self.reply} are {self.votes}, wanted more than 0")


@dataclass(frozen=True, eq=False)
class Values:
    """The posterior of n drafts' values: mean `(n,)` and covariance `(n, n)`."""

    mean: Array
    covariance: Array


@dataclass(frozen=True, eq=False)
class Pick:
    """Which draft to show.

    `probabilities` `(n,)` are those that `place` was drawn with, `doubt` is the posterior standard
    deviation of the picked draft's value.
    """

    place: int
    probabilities: Array
    reason: Literal["thompson", "uniform"]
    doubt: float


@dataclass(eq=False)
class _Row:
    """An observation in the basis: its shown draft `(d,)` and all its drafts `(n, d)`."""

    seen: Observation
    shown: Array
    drafts: Array


class QHead:
    """The posterior of the value of drafts. Not thread-safe: the caller holds a lock.

    Made by `fit`, also from nothing.
    """

    def __init__(self, options: QOptions, basis: Basis) -> None:
        self._options = options
        self._basis = basis
        self._rows: dict[str, _Row] = {}
        self._nexts: dict[str, list[str]] = {}
        self._precisions: dict[str | None, Array] = {}
        self._predictions: dict[str, Prediction] = {}
        self._refit_at = 1
        scales = np.concatenate(
            [
                [options.bias_scale],
                np.full(basis.texts, options.text_scale),
                np.full(basis.hiddens, options.hidden_scale),
            ]
        )
        self._regression = SharedRegression(scales, options.guild_scale)

    @classmethod
    def fit(
        cls,
        observations: Sequence[Observation],
        options: QOptions,
        basis: Basis | None = None,
    ) -> QHead:
        """Fit all observations at once: a pure function of them, whatever their order.

        Args:
            observations: The last one of a reply counts.
            options: The priors, and how drafts are picked.
            basis: Use this one; None fits it on the observations' drafts.

        Raises:
            ValueError: φ with another number of text features than `learner.features` gives.
        """
        latest = {one.reply: one for one in observations}
        ordered = sorted(latest.values(), key=lambda one: (one.created_at, one.reply))
        if basis is None:
            groups = [one.drafts or (one.phi,) for one in ordered]
            basis = fit_basis(groups, len(TEXT_FEATURES), options.directions)
        head = cls(options, basis)
        head._foresee(ordered)
        for one in ordered:
            head._enter(one)
        head._learn({one.guild for one in ordered})
        head._refit_at = 2 * max(len(ordered), 1)
        return head

    @property
    def basis(self) -> Basis:
        """The basis in use."""
        return self._basis

    def __len__(self) -> int:
        """How many replies were observed, with a reward or without."""
        return len(self._rows)

    def observe(self, observation: Observation) -> None:
        """Learn one reply, or learn it anew when its thumbs changed.

        Closed form, and the same as `fit` of all observations in this basis. Whenever the number of
        observations has doubled, up to a bound, the basis is fitted anew as well.

        Raises:
            ValueError: φ with another number of text features.
        """
        known = self._rows.get(observation.reply)
        if observation.reward is not None and (known is None or known.seen.reward is None):
            self._predict(observation)
        self._enter(observation)
        if self._refit_at <= len(self._rows) <= _MOST_REFITS:
            self._become(QHead.fit([row.seen for row in self._rows.values()], self._options))
            return
        guilds = {observation.guild}
        if known is not None:
            guilds.add(known.seen.guild)
        self._learn(guilds)

    def forget(self, reply: str) -> None:
        """Take a reply back, as if it had never been observed; the basis stays.

        Unknown replies are no error.
        """
        row = self._rows.pop(reply, None)
        if row is None:
            return
        self._unlink(row.seen)
        self._predictions.pop(reply, None)
        self._learn({row.seen.guild})

    def values(self, phis: Sequence[Phi], guild: str | None) -> Values:
        """The posterior of the values of drafts, as a guild sees them.

        Raises:
            ValueError: φ with another number of text features.
        """
        rows = self._basis.rows(phis)
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
        values = self.values([phis[place] for place in allowed], guild)
        best = _chances_of_being_best(values, self._options.exploration, random)
        uniform = bool(random.random() < self._options.epsilon)
        own = np.full(len(allowed), 1 / len(allowed)) if uniform else best
        picked = int(random.choice(len(allowed), p=own))
        probabilities = np.zeros(len(phis))
        probabilities[allowed] = (1 - self._options.epsilon) * best + self._options.epsilon / len(
            allowed
        )
        return Pick(
            place=allowed[picked],
            probabilities=probabilities,
            reason="uniform" if uniform else "thompson",
            doubt=float(np.sqrt(max(values.covariance[picked, picked], 0.0))),
        )

    def scores(self, phis: Sequence[Phi], guild: str | None) -> Array:
        """Pessimistic values `(n,)` in [-1, 1]: mean minus κ standard deviations."""
        values = self.values(phis, guild)
        spread = np.sqrt(np.maximum(np.diag(values.covariance), 0.0))
        return np.clip(values.mean - self._options.pessimism * spread, -1.0, 1.0)

    def tastes(self, guild: str | None, most: int = 6) -> tuple[Taste, ...]:
        """What a guild likes, in words, strongest first."""
        texts = slice(1, 1 + self._basis.texts)
        return tastes(
            self._regression.mean(guild)[texts],
            np.sqrt(np.diag(self._regression.covariance(guild))[texts]),
            most,
        )

    def judged(self, newest: int | None = None) -> Judged:
        """How well each of the newest thumbs (None: all) was predicted before it was learned."""
        known = list(self._predictions.values())
        return judge(known if newest is None else known[-newest:])

    def _become(self, other: QHead) -> None:
        self.__dict__.update(other.__dict__)

    def _foresee(self, ordered: Sequence[Observation]) -> None:
        """Predict each thumb from those before it, in time order, in blocks that grow slowly."""
        rated = [one for one in ordered if one.reward is not None]
        done = 0
        while done < len(rated):
            block = rated[done : done + 1 + done // 50]
            for one in block:
                self._predict(one)
            for one in block:
                self._enter(one)
            self._learn({one.guild for one in block})
            done += len(block)

    def _predict(self, observation: Observation) -> None:
        assert observation.reward is not None
        mean = float(
            (self._basis.rows([observation.phi]) @ self._regression.mean(observation.guild))[0]
        )
        self._predictions[observation.reply] = Prediction(mean, observation.reward)

    def _enter(self, observation: Observation) -> None:
        """Keep a row, and know it as what came after its parent."""
        known = self._rows.get(observation.reply)
        if known is not None:
            self._unlink(known.seen)
        phis = (observation.phi, *observation.drafts)
        rows = self._basis.rows(phis)
        self._rows[observation.reply] = _Row(observation, rows[0], rows[1:])
        if observation.parent is not None and observation.drafts:
            self._nexts.setdefault(observation.parent, []).append(observation.reply)

    def _unlink(self, seen: Observation) -> None:
        if seen.parent is not None and seen.drafts:
            self._nexts[seen.parent].remove(seen.reply)

    def _learn(self, guilds: set[str | None]) -> None:
        """Bring the statistics of these guilds up to date, then iterate the targets."""
        precision = self._options.noise**-2.0
        rated: dict[str | None, list[_Row]] = {}
        for row in self._rows.values():
            if row.seen.reward is not None:
                rated.setdefault(row.seen.guild, []).append(row)
        precisions = {}
        for guild in guilds:
            design = np.array([row.shown for row in rated.get(guild, [])]).reshape(
                -1, self._basis.size
            )
            votes = np.array([row.seen.votes for row in rated.get(guild, [])])
            precisions[guild] = precision * (design.T * votes) @ design
        self._regression.set_precisions(precisions)
        bootstrapped: dict[str, float] = {}
        for _ in range(_ITERATIONS):
            informations = {}
            for guild, rows in rated.items():
                design = np.array([row.shown for row in rows])
                target = np.array(
                    [
                        (row.seen.reward or 0.0) + bootstrapped.get(row.seen.reply, 0.0)
                        for row in rows
                    ]
                )
                votes = np.array([row.seen.votes for row in rows])
                informations[guild] = precision * design.T @ (votes * target)
            for guild in guilds - rated.keys():
                informations[guild] = np.zeros(self._basis.size)
            self._regression.set_informations(informations)
            means = self._regression.means()
            bootstrapped = {}
            for reply in self._nexts:
                parent = self._rows.get(reply)
                if parent is None or parent.seen.reward is None:
                    continue
                found = [
                    float(
                        np.clip((self._rows[after].drafts @ means[parent.seen.guild]).max(), -1, 1)
                    )
                    for after in self._nexts[reply]
                    if self._rows[after].seen.created_at - parent.seen.created_at
                    <= CONVERSATION_SECONDS
                ]
                if found:
                    bootstrapped[reply] = self._options.discount * sum(found) / len(found)
            if not bootstrapped:
                break


def _best(row: _Row, weights: Array) -> float:
    """The value of the best of a reply's drafts, within [-1, 1]."""
    return float(np.clip((row.drafts @ weights).max(), -1.0, 1.0))


def _chances_of_being_best(
    values: Values, exploration: float, random: np.random.Generator
) -> Array:
    """How often each draft is the best over draws from the scaled posterior `(n,)`."""
    spectrum, vectors = np.linalg.eigh(values.covariance)
    root = vectors * np.sqrt(np.maximum(spectrum, 0.0))
    noise = random.standard_normal((_POSTERIOR_DRAWS, len(values.mean)))
    draws = values.mean + exploration * noise @ root.T
    ties = draws >= draws.max(axis=1, keepdims=True) - 1e-12
    return np.asarray((ties / ties.sum(axis=1, keepdims=True)).mean(axis=0))
