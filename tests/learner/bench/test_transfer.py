"""Metrics of forgetting, against matrices worked out by hand."""

from __future__ import annotations

import pytest

from learner.bench.transfer import Transfer, transfer


def test_three_tasks_worked_out_by_hand() -> None:
    matrix = [[0.9, 0.3, 0.2], [0.7, 0.8, 0.4], [0.6, 0.7, 0.9]]
    found = transfer(matrix, [0.5, 0.2, 0.1])
    # Average: (0.6 + 0.7 + 0.9) / 3. Backward: ((0.6 - 0.9) + (0.7 - 0.8)) / 2.
    # Forward: ((0.3 - 0.2) + (0.4 - 0.1)) / 2.
    assert found.average_accuracy == pytest.approx(2.2 / 3)
    assert found.backward == pytest.approx(-0.2)
    assert found.forgetting == pytest.approx(0.2)
    assert found.forward == pytest.approx(0.2)


def test_a_learner_that_keeps_everything_and_carries_nothing_over() -> None:
    matrix = [[1.0, 0.5], [1.0, 1.0]]
    assert transfer(matrix, [0.5, 0.5]) == Transfer(1.0, 0.0, 0.0, 0.0)


def test_learning_a_task_can_help_the_one_before() -> None:
    assert transfer([[0.5, 0.0], [0.75, 1.0]], [0.0, 0.0]).backward == 0.25


@pytest.mark.parametrize("matrix", [[[1.0]], [[1.0, 0.5]], [[1.0, 0.5], [1.0]]])
def test_another_shape_is_refused(matrix: list[list[float]]) -> None:
    with pytest.raises(ValueError, match="wanted T rows of T"):
        transfer(matrix, [0.5] * len(matrix))
