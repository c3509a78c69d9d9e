"""Learning from rollouts: draw, score, train, and again from the policy that this made.

Each iteration draws several replies to prompts of the round, compares those to the same prompt, and
passes over them and, until those had their passes, the rated replies. The score is learned and can
be talked into anything in the long run (over-optimisation; Gao et al. 2023, arXiv 2210.10760): when
fresh rollouts score lower than those before them by more than chance, what was learned in between
is taken back and the round ends.

Measured on the embedded model with 80 ratings, 10 % of them wrong, in one round, a single seed each
and so no more than a first sign: the liked share of 80 unseen requests went from 0.45 to 0.75
(short replies) and from 0.27 to 0.88 (ends with a question), by thumbs alone to 0.55 and 0.41; with
the scores shuffled, on other requests, from 0.46 to 0.44 (short replies). A taste that the head
sees less well (first person), with fewer rollouts, rose from 0.38 to 0.47. L2 toward the last
adapter is off because nothing here measured it; `bench forget` has an arm for it.
"""

from __future__ import annotations

import math
import random
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

from learner.options import LearningOptions
from learner.pair import Desk, Pair
from learner.rollouts import Rollout, draw_rollouts
from learner.scoring import Question, Scorer
from learner.trajectory import Trajectory
from learner.update import Training

DRAWING_SHARE = 0.5
"""The most of an iteration's time that drawing may take where time is short."""


@dataclass(frozen=True)
class Drawing:
    """One iteration's rollouts: how many, and their scores' mean, its standard error and spread.

    The error is taken over prompts: each iteration draws others, and they differ more than the
    replies to one of them.
    """

    rollouts: int
    value: float
    error: float
    spread: float


@dataclass(frozen=True)
class Explored:
    """What the rollouts of a round came to: each iteration's drawing, then the one at the end.

    What made the last one's value fall was `taken_back`.
    """

    drawings: tuple[Drawing, ...]
    taken_back: bool

    def metrics(self) -> dict[str, float]:
        """The numbers that history keeps; none for what was not measured."""
        found = {"rollouts": float(sum(one.rollouts for one in self.drawings))}
        if self.drawings:
            found["rollout_score_std"] = self.drawings[0].spread
            found["value_before"] = self.drawings[0].value
        if len(self.drawings) > 1:
            found["value_after"] = self.drawings[-2 if self.taken_back else -1].value
            found["taken_back"] = float(self.taken_back)
        return found


class Explorer:
    """Draws and scores replies to a round's questions.

    Args:
        pair: The policy, whose active adapter speaks, and who does the work.
        scorer: Says what a reply is worth.
        questions: What the round's replies answered; those that cannot be scored are left out.
        options: How many rollouts.
        seed: Decides which questions, and the replies.
    """

    def __init__(
        self,
        pair: Pair,
        scorer: Scorer,
        questions: Sequence[Question],
        options: LearningOptions,
        seed: int,
    ) -> None:
        self._pair, self._scorer, self._options, self._seed = pair, scorer, options, seed
        known = {one.ids: one for one in questions if scorer.answers(one)}
        self._questions = sorted(known.values(), key=lambda one: one.ids)
        random.Random(seed).shuffle(self._questions)
        self._next = 0

    def __bool__(self) -> bool:
        return bool(self._questions) and self._options.rollouts > 0

    def draw(self, number: int, deadline: float | None = None) -> list[Trajectory]:
        """Draw one iteration's rollouts, scored, each beside the others on its prompt.

        None where there is no time for any.

        Args:
            number: Which iteration; decides the replies.
            deadline: As `draw_rollouts` takes it.
        """
        options, count = self._options, len(self._questions)
        budget = max(1, options.rollouts // options.iterations)
        width = min(count, max(1, budget // options.rollouts_each))
        each = max(options.rollouts_each, budget // width)
        chosen = [self._questions[(self._next + place) % count] for place in range(width)]
        self._next += width
        parts = self._pair.parts(range(width))
        pieces = [
            (
                [chosen[place].ids for place in part],
                each,
                options.rollout_tokens,
                (self._seed + number) * len(parts) + half,
                deadline,
            )
            for half, part in enumerate(parts)
        ]
        drawn = [
            replace(one, prompt=part[one.prompt])
            for part, some in zip(parts, self._pair.each(_drawn, pieces), strict=True)
            for one in some
        ]
        if not drawn:
            return []
        scores = self._scorer.scores(
            [chosen[one.prompt] for one in drawn], [one.ids for one in drawn]
        )
        return compared(chosen, drawn, scores)


def _drawn(
    desk: Desk,
    prompts: Sequence[tuple[int, ...]],
    each: int,
    tokens: int,
    seed: int,
    deadline: float | None,
) -> list[Rollout]:
    return draw_rollouts(desk.base, prompts, each, tokens, seed, deadline)


def compared(
    questions: Sequence[Question], drawn: Sequence[Rollout], scores: Sequence[float]
) -> list[Trajectory]:
    """Rollouts as trajectories, each beside the mean of the others on its prompt."""
    beside: dict[int, list[float]] = {}
    for one, score in zip(drawn, scores, strict=True):
        beside.setdefault(one.prompt, []).append(score)
    rows = []
    for one, score in zip(drawn, scores, strict=True):
        others = len(beside[one.prompt]) - 1
        mean = (sum(beside[one.prompt]) - score) / others if others else score
        ids = questions[one.prompt].ids
        rows.append(Trajectory("", ids, one.ids, one.logprobs, score, baseline=mean))
    return rows


def measured(rows: Sequence[Trajectory]) -> Drawing:
    """What rollouts, at least one, are worth as a whole."""
    scores = [row.reward for row in rows]
    by_prompt: dict[tuple[int, ...], list[float]] = {}
    for row in rows:
        by_prompt.setdefault(row.prompt_ids, []).append(row.reward)
    means = [statistics.fmean(some) for some in by_prompt.values()]
    error = statistics.pstdev(means) / math.sqrt(len(means))
    return Drawing(len(rows), statistics.fmean(scores), error, statistics.pstdev(scores))


def telling(rows: Sequence[Trajectory], share: float) -> list[Trajectory]:
    """The share of an iteration's rollouts that lie farthest from the others on their prompt.

    Drawing and scoring a rollout takes about half of what a pass of training over it takes, and one
    that is worth as much as the others teaches nothing (Xu et al. 2025, arXiv 2504.13818, choose
    for the largest variance too, but within each prompt).
    """

    def distance(row: Trajectory) -> float:
        return abs(row.reward - (row.baseline or 0.0))

    return sorted(rows, key=distance, reverse=True)[: max(1, round(share * len(rows)))]


def learn(
    training: Training,
    explorer: Explorer,
    rows: Sequence[Trajectory],
    options: LearningOptions,
    deadline: float | None = None,
) -> Explored:
    """Train on rated replies and on rollouts in turns.

    Without rollouts it is `options.epochs` passes over the rated replies.

    Args:
        training: The update under way.
        explorer: Draws rollouts; a false one has nothing to draw.
        rows: Rated replies, at least one.
        options: How many iterations, and passes over each.
        deadline: A time of `time.monotonic` after which nothing begins.
    """
    if not explorer:
        training.learn(rows, options.epochs, options.minibatch)
        return Explored((), False)
    drawings: list[Drawing] = []
    state = training.state()
    taken_back, ending, passes = False, "complete", 0
    for number in range(options.iterations + 1):
        left = options.iterations - number
        drawn = explorer.draw(number, _drawing_deadline(deadline, left))
        if not drawn:
            break
        drawings.append(measured(drawn))
        if number:
            before, now = drawings[-2:]
            taken_back = before.value - now.value > math.hypot(before.error, now.error)
            if taken_back:
                training.restore(state)
                break
        if not left or ending == "kl":
            break
        state = training.state()
        kept = telling(drawn, options.rollout_share)
        if passes < options.epochs:
            kept = [*rows, *kept]
        passes += options.rollout_epochs
        steps = -(-len(kept) // options.rollout_minibatch) * options.rollout_epochs
        ending = training.learn(
            kept, options.rollout_epochs, options.rollout_minibatch, (left - 1) * steps
        )
        if ending == "budget":
            break
    if not drawings:
        training.learn(rows, options.epochs, options.minibatch)
    return Explored(tuple(drawings), taken_back)


def _drawing_deadline(deadline: float | None, left: int) -> float | None:
    """When this iteration's drawing must end, so that it and those left can still be trained on."""
    if deadline is None:
        return None
    now = time.monotonic()
    return now + (deadline - now) * DRAWING_SHARE / max(1, left)
