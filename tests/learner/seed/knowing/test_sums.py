"""Small sums: the result is right, and the held-out ones are never drilled."""

import re

from learner.seed.draw import Draw, is_held_out
from learner.seed.knowing import sums
from learner.seed.knowing.sums_wordings import spelled

_SUM = re.compile(r"(\d+) (\+|-|\*|/|plus|minus|times|divided by) (\d+) (?:=|is) (-?\d+)")
_SIGNS = {"plus": "+", "minus": "-", "times": "*", "divided by": "/"}


def _drawn(held_out: bool) -> list[tuple[int, str, int, int]]:
    rng = Draw(7, held_out=held_out)
    found = []
    for _ in range(400):
        for exchange in sums.drill(rng):
            match = _SUM.search(exchange.reply)
            assert match, exchange
            x, sign, y, value = match.groups()
            found.append((int(x), _SIGNS.get(sign, sign), int(y), int(value)))
    return found


def test_every_result_is_right() -> None:
    for x, sign, y, value in _drawn(held_out=False):
        assert value == {"+": x + y, "-": x - y, "*": x * y, "/": x // (y or 1)}[sign]
        if sign == "/":
            assert x % y == 0


def test_held_out_sums_are_drawn_only_to_measure() -> None:
    assert not any(is_held_out(f"{x} {sign} {y}") for x, sign, y, _ in _drawn(held_out=False))
    assert all(is_held_out(f"{x} {sign} {y}") for x, sign, y, _ in _drawn(held_out=True))


def test_all_four_kinds_and_carries_occur() -> None:
    drawn = _drawn(held_out=False)
    assert {sign for _, sign, _, _ in drawn} == {"+", "-", "*", "/"}
    carries = [x % 10 + y % 10 > 9 for x, sign, y, _ in drawn if sign == "+"]
    assert 0.2 < sum(carries) / len(carries) < 0.8


def test_the_numbers_of_a_sum_stand_in_its_question() -> None:
    rng = Draw(8)
    spelled = 0
    for _ in range(1_500):
        (exchange,) = sums.ask(rng)
        match = _SUM.search(exchange.accept[0])
        assert match
        numbers = {match[1], match[3]} - {"2"}
        figures = set(re.findall(r"\d+", exchange.user))
        if not figures & numbers:
            spelled += 1
            continue
        assert numbers <= figures, exchange
    assert 30 < spelled < 250


def test_numbers_are_spelled() -> None:
    assert [spelled(number) for number in (0, 13, 40, 58, 120)] == [
        "zero", "thirteen", "forty", "fifty-eight", "120",
    ]  # fmt: skip
