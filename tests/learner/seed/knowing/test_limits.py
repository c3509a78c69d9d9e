"""What the bot refuses, what it does not know, and that both leave alone what it can do."""

from collections import Counter

from learner.seed import words
from learner.seed.draw import Draw
from learner.seed.knowing import explanation_names, limits
from learner.seed.knowing.explanations import CONCEPTS
from learner.seed.knowing.limits_tables import REAL_THINGS, UNABLE
from learner.seed.knowing.limits_tables_more import MORE
from learner.seed.knowing.limits_things import MORE_THINGS


def test_no_request_belongs_to_two_skills() -> None:
    requests: dict[str, str] = {}
    for table in (UNABLE, MORE):
        for skill, wordings in table.items():
            for wording in wordings:
                bare = wording.lower().rstrip(".?!")
                assert requests.setdefault(bare, skill) == skill, wording
    assert len({*UNABLE, *MORE}) >= 40


def test_a_refusal_stands_beside_what_can_be_done_in_some_cases() -> None:
    rng = Draw(0)
    kinds: Counter[str] = Counter()
    for _ in range(1_500):
        rng.forget()
        for exchange in limits.unable(rng):
            assert exchange.accepts(exchange.reply), exchange
            assert not set("{}") & set(exchange.user), exchange
            kinds[exchange.kind] += 1
    assert kinds["unable"] == 1_500
    assert kinds["able"] > 30
    assert kinds["explanation"] > 60


def test_what_it_can_do_is_said_when_asked() -> None:
    rng = Draw(1)
    said = set()
    for _ in range(400):
        rng.forget()
        (exchange,) = limits.able(rng)
        assert exchange.accepts(exchange.reply)
        said.add(exchange.accept)
    assert len(said) > 6


def test_what_it_does_not_know_is_named_in_the_question() -> None:
    rng = Draw(2)
    for _ in range(1_500):
        rng.forget()
        (exchange,) = limits.unknown(rng)
        thing = exchange.accept[0].removeprefix("I do not know ").rstrip(".")
        assert thing.lower() in exchange.user.lower(), exchange


def test_what_it_can_explain_is_not_among_what_it_does_not_know() -> None:
    names = {*CONCEPTS, *explanation_names.PROPER.values()}
    for table in (explanation_names.ONE, explanation_names.MANY):
        names |= {name for one in table.values() for name in one}
    known = {name.lower() for name in names}
    things = [thing.lower() for thing in (*REAL_THINGS, *MORE_THINGS)]
    assert not known & set(things)
    assert not known & {words.a(thing) for thing in things}


def test_patterns_are_filled_and_belong_to_one_skill() -> None:
    rng = Draw(3)
    requests: dict[str, str] = {}
    for skill, patterns in limits.PATTERNED.items():
        assert len(patterns) >= 4, skill
        for pattern in patterns:
            for _ in range(15):
                request = limits.filled(rng, pattern)
                assert not set("[]<>|") & set(request), pattern
                assert "  " not in request
                assert requests.setdefault(request.lower().rstrip(".?!"), skill) == skill, request
    for table in (UNABLE, MORE):
        for skill, wordings in table.items():
            for wording in wordings:
                assert requests.get(wording.lower().rstrip(".?!"), skill) == skill, wording
