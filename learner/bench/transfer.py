"""What a learner keeps and what it carries over, from a matrix of accuracies.

`matrix[i][j]` is the accuracy on task j after learning task i, T tasks in their order;
`before[j]` that on task j before any was learned. Lopez-Paz and Ranzato 2017 (arXiv 1706.08840),
equations 2 to 4, with forgetting and transfer as Avalanche computes them: forgetting of a task is
its accuracy right after it was learned less the one at the end, and backward transfer its negative.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean


@dataclass(frozen=True)
class Transfer:
    """The metrics of one run; all but the average accuracy are differences of accuracies."""

    average_accuracy: float
    forgetting: float
    backward: float
    forward: float


def transfer(matrix: Sequence[Sequence[float]], before: Sequence[float]) -> Transfer:
    """Compute the metrics.

    Args:
        matrix: T rows of T accuracies, T at least 2.
        before: T accuracies.

    Raises:
        ValueError: Another shape.
    """
    count = len(before)
    if count < 2 or len(matrix) != count or any(len(row) != count for row in matrix):
        raise ValueError(
            f"a matrix of {len(matrix)} rows of {sorted({len(row) for row in matrix})} accuracies "
            f"and {count} before, wanted T rows of T and T, T at least 2"
        )
    backward = fmean(matrix[-1][task] - matrix[task][task] for task in range(count - 1))
    forward = fmean(matrix[task - 1][task] - before[task] for task in range(1, count))
    return Transfer(fmean(matrix[-1]), -backward, backward, forward)
