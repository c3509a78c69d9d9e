"""Intervals, 95 % by default, for shares, their difference, areas under the curve and means.

Pure, and small enough to check by hand.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

Z_95 = 1.959963984540054
"""97.5 % quantile of the normal distribution: two-sided 95 %."""

Z_999 = 3.2905267314919255
"""Two-sided 99.9 %, for what is looked at again and again."""

_T_95 = (
    *(12.706205, 4.302653, 3.182446, 2.776445, 2.570582, 2.446912, 2.364624, 2.306004),
    *(2.262157, 2.228139, 2.200985, 2.178813, 2.160369, 2.144787, 2.131450, 2.119905),
    *(2.109816, 2.100922, 2.093024, 2.085963, 2.079614, 2.073873, 2.068658, 2.063899),
    *(2.059539, 2.055529, 2.051831, 2.048407, 2.045230, 2.042272),
)
"""97.5 % quantiles of Student's t for 1 to 30 degrees of freedom."""


def wilson(successes: int, n: int, z: float = Z_95) -> tuple[float, float]:
    """Score interval of a share, 95 % by default (Wilson 1927, JASA 22). (0, 1) when n is 0.

    Raises:
        ValueError: successes outside 0 to n.
    """
    if not 0 <= successes <= n:
        raise ValueError(f"successes must be from 0 to n, but it was {successes} of {n}")
    if n == 0:
        return 0.0, 1.0
    share = successes / n
    square = z**2
    centre = (share + square / (2 * n)) / (1 + square / n)
    half = z / (1 + square / n) * math.sqrt(share * (1 - share) / n + square / (4 * n**2))
    return max(0.0, centre - half), min(1.0, centre + half)


def share_difference(
    one: tuple[int, int], two: tuple[int, int], z: float = Z_95
) -> tuple[float, float]:
    """Interval of one share less another (Newcombe 1998, Statistics in Medicine 17, method 10).

    Args:
        one: Successes and number of trials.
        two: The same of what is taken off.
        z: Quantile of the normal distribution; 95 % by default.

    Raises:
        ValueError: no trials, or more successes than trials.
    """
    if not (one[1] and two[1]):
        raise ValueError(f"a share needs trials, but there were {one[1]} and {two[1]}")
    (p, q) = (one[0] / one[1], two[0] / two[1])
    (low, high), (lower, upper) = wilson(*one, z), wilson(*two, z)
    return p - q - math.hypot(p - low, upper - q), p - q + math.hypot(high - p, q - lower)


def auc_interval(auc: float, positives: int, negatives: int) -> tuple[float, float]:
    """95 % interval of an area under the ROC curve (Hanley and McNeil 1982, Radiology 143).

    (0, 1) where one kind is missing. The standard error is theirs for the negative exponential
    model; an area at the edge is moved half a pair inwards, where it would have no width.

    Raises:
        ValueError: an area outside 0 to 1.
    """
    if not 0 <= auc <= 1:
        raise ValueError(f"an area under the curve is from 0 to 1, but it was {auc}")
    pairs = positives * negatives
    if pairs == 0:
        return 0.0, 1.0
    area = min(max(auc, 0.5 / pairs), 1 - 0.5 / pairs)
    above = area / (2 - area) - area**2
    below = 2 * area**2 / (1 + area) - area**2
    variance = (area * (1 - area) + (positives - 1) * above + (negatives - 1) * below) / pairs
    half = Z_95 * math.sqrt(variance)
    return max(0.0, auc - half), min(1.0, auc + half)


def mean_interval(values: Sequence[float]) -> tuple[float, float, float]:
    """Mean of independent values and its 95 % interval by Student's t: (mean, low, high).

    With one value the interval is infinite.

    Raises:
        ValueError: no values.
    """
    count = len(values)
    if count == 0:
        raise ValueError("a mean needs at least one value, but there was none")
    mean = math.fsum(values) / count
    if count == 1:
        return mean, -math.inf, math.inf
    variance = math.fsum((value - mean) ** 2 for value in values) / (count - 1)
    half = student_t(count - 1) * math.sqrt(variance / count)
    return mean, mean - half, mean + half


def groups_interval(one: Sequence[float], two: Sequence[float]) -> tuple[float, float, float]:
    """Mean of two groups' means and its 95 % interval: (mean, low, high).

    The two-sample t of Student with one variance for both groups, each about its own mean. With
    one value in each the interval is infinite.

    Raises:
        ValueError: a group without values.
    """
    if not (one and two):
        raise ValueError(f"both groups need values, but they had {len(one)} and {len(two)}")
    centres = [math.fsum(group) / len(group) for group in (one, two)]
    mean = sum(centres) / 2
    degrees = len(one) + len(two) - 2
    if degrees == 0:
        return mean, -math.inf, math.inf
    squares = math.fsum(
        (value - centre) ** 2
        for group, centre in zip((one, two), centres, strict=True)
        for value in group
    )
    error = math.sqrt(squares / degrees * (1 / len(one) + 1 / len(two))) / 2
    half = student_t(degrees) * error
    return mean, mean - half, mean + half


def student_t(degrees: int) -> float:
    """97.5 % quantile of Student's t.

    From the table up to 30 degrees of freedom, beyond it by the expansion around the normal
    quantile (Abramowitz and Stegun 26.7.5), there right to 6 digits.
    """
    if degrees < 1:
        raise ValueError(f"degrees of freedom must be at least 1, but they were {degrees}")
    if degrees <= len(_T_95):
        return _T_95[degrees - 1]
    z = Z_95
    return (
        z
        + (z**3 + z) / (4 * degrees)
        + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * degrees**2)
        + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * degrees**3)
    )
