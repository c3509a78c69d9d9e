"""What is told, asked back, never told or repeated: the answer stands in the conversation."""

from learner.seed.draw import Draw
from learner.seed.telling import memory


def test_what_is_recalled_was_told_before_in_the_same_conversation() -> None:
    for seed in range(300):
        exchanges = memory.ask(Draw(seed), [])
        for number, exchange in enumerate(exchanges):
            if exchange.kind == "recall":
                earlier = " ".join(one.user for one in exchanges[:number]).lower()
                values = [word.strip(".,") for word in exchange.accept[0].lower().split()]
                assert any(word in earlier for word in values), exchange


def test_what_was_never_told_is_not_known() -> None:
    for seed in range(300):
        exchanges = memory.unknown(Draw(seed), [])
        assert exchanges[0].kind == "not told"
        assert exchanges[0].accepts(exchanges[0].reply)
        assert [one.kind for one in exchanges[1:]] in ([], ["told", "recall"])


def test_about_a_third_of_what_is_asked_was_never_told() -> None:
    asked = [
        exchange.kind
        for seed in range(400)
        for exchange in memory.ask(Draw(seed), [])
        if exchange.kind in ("recall", "not told")
    ]
    assert 0.2 < asked.count("not told") / len(asked) < 0.5


def test_two_things_are_at_times_told_in_one_message() -> None:
    firsts = [memory.ask(Draw(seed), [])[0] for seed in range(200)]
    both = [one for one in firsts if len(one.accept) > 3]
    assert 20 < len(both) < 100
    for exchange in both:
        assert exchange.accepts(exchange.reply)


def test_words_to_repeat_stand_in_the_reply() -> None:
    for seed in range(200):
        (exchange,) = memory.repeat(Draw(seed))
        assert exchange.accept[0] in exchange.user
        assert exchange.accepts(exchange.reply)
