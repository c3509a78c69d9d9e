"""Drills: one exchange, and the same with its one choice turned round."""

from itertools import islice

from learner.seed import drill
from learner.seed.coding.families import FAMILIES, passes
from learner.seed.corpus import conversations, reading
from learner.seed.draw import Draw
from learner.seed.evaluate import code_of
from learner.seed.showing import shows


def test_a_drill_is_one_exchange_with_its_opposite() -> None:
    rng = Draw(31)
    drawn = [drill.draw(rng) for _ in range(2_000)]
    assert all(len(one.exchanges) == 1 for one in drawn)
    apart = [one for one in drawn if one.exchanges[0].reply != one.exchanges[0].instead]
    # Where the request itself asks for the style too, nothing can be turned round.
    assert len(apart) > 0.9 * len(drawn)
    assert all(one.exchanges[0].instead for one in drawn)
    assert 0.4 < sum(one.system is not None for one in drawn) / len(drawn) < 0.65


def test_an_unmistakable_wish_shows_in_the_reply_and_not_in_its_opposite() -> None:
    rng = Draw(32)
    wishes = {
        "Write in lower case.": ("lower", True),
        "Use emojis.": ("emoji", True),
        "Always use emojis.": ("emoji", True),
        "Do not use emojis.": ("emoji", False),
        "No docstrings.": ("docstring", False),
        "Use docstrings.": ("docstring", True),
    }
    met = 0
    for one in (drill.draw(rng) for _ in range(8_000)):
        if one.system in wishes:
            dial, on = wishes[one.system]
            exchange = one.exchanges[0]
            assert shows(dial, exchange.reply) == on, one
            assert shows(dial, exchange.instead) != on, one
            met += 1
    assert met >= 8


def test_after_a_careful_opening_the_code_is_right_and_its_opposite_wrong() -> None:
    rng = Draw(33)
    by_name = {family.name: family for family in FAMILIES}
    met = {True: 0, False: 0}
    for one in (drill.draw(rng) for _ in range(1_500)):
        exchange = one.exchanges[0]
        name = code_of(exchange.reply).partition("def ")[2].partition("(")[0]
        if name not in by_name:
            continue
        right, other = (
            passes(by_name[name], code_of(text)) for text in (exchange.reply, exchange.instead)
        )
        openings = [
            [shows(care, text) for care in ("careful", "hasty")]
            for text in (exchange.reply, exchange.instead)
        ]
        # A wish for code without a word turns the opening round as well.
        if right != other and openings[0] == openings[1]:
            assert openings[0] == [right, other], one
            met[right] += 1
    assert min(met.values()) > 40, met


def test_only_training_reads_drills() -> None:
    assert not any(
        exchange.instead for one in islice(conversations(34), 500) for exchange in one.exchanges
    )
    share = sum(bool(one.exchanges[0].instead) for one in islice(reading(34), 1_000)) / 1_000
    assert 0.35 < share < 0.45
