"""What chance alone explains of a paired comparison, exactly and for the few pairs there are.

Pure, and small enough to check by hand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable


def sign_flip(differences: Iterable[int]) -> float:
    """One-sided p of paired differences: how often chance alone sums up to as much or more.

    Under chance each pair's difference has either sign as likely, whatever its size, so all 2^n
    ways to sign n of them are counted (Fisher's randomisation test: Fisher 1935, The Design of
    Experiments, section 21; Pitman 1937, JRSS Supplement 4). With differences of -1, 0 and 1 it is
    the exact form of McNemar's test (McNemar 1947, Psychometrika 12). Pairs that do not differ say
    nothing and are left out; without any other p is 1.

    Args:
        differences: One a pair, positive for what is suspected. Pairs must be independent: what
            hangs together is one pair, with the sum as its difference.
    """
    pairs = [one for one in differences if one]
    ways = Counter({0: 1})
    for size in map(abs, pairs):
        signed: Counter[int] = Counter()
        for total, count in ways.items():
            signed[total + size] += count
            signed[total - size] += count
        ways = signed
    reached = sum(count for total, count in ways.items() if total >= sum(pairs))
    return reached / (1 << len(pairs))
