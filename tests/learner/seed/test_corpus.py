"""The corpus: the same seed gives the same text, and the style never follows the prompt."""

from collections import Counter, defaultdict
from itertools import islice

import pytest

from learner.seed.corpus import TOPICS, conversations
from learner.seed.draw import Draw
from learner.seed.style import CHANCES, Style
from learner.seed.turns import Conversation, Exchange


@pytest.fixture(scope="module")
def drawn() -> list[Conversation]:
    return list(islice(conversations(11), 9_000))


def test_the_same_seed_gives_the_same_conversations() -> None:
    first = [conversation.turns() for conversation in islice(conversations(3), 300)]
    assert first == [conversation.turns() for conversation in islice(conversations(3), 300)]
    assert first != [conversation.turns() for conversation in islice(conversations(4), 300)]


def test_turns_alternate_after_an_optional_system_turn(drawn: list[Conversation]) -> None:
    systems = 0
    for conversation in drawn:
        roles = [turn["role"] for turn in conversation.turns()]
        systems += roles[0] == "system"
        roles = roles[roles[0] == "system" :]
        assert roles == ["user", "assistant"] * (len(roles) // 2)
        assert all(turn["content"].strip() for turn in conversation.turns())
    assert 0.25 < systems / len(drawn) < 0.5


def test_every_kind_occurs_and_every_conversation_is_short(drawn: list[Conversation]) -> None:
    kinds = Counter(exchange.kind for one in drawn for exchange in one.exchanges)
    assert len(kinds) >= len(TOPICS)
    assert min(kinds.values()) >= 30
    assert max(len(one.exchanges) for one in drawn) <= 16


def test_the_style_is_independent_of_the_kind_of_prompt() -> None:
    rng = Draw(12)
    by_kind: dict[str, list[Style]] = defaultdict(list)
    for asker, _ in TOPICS:
        for _ in range(600):
            rng.forget()
            for exchange in asker(rng):
                # Sums are drilled plainly.
                if exchange.kind != "sum":
                    by_kind[exchange.kind].append(exchange.style)
    chances = {**CHANCES, "hasty": (1 - CHANCES["careful"]) * CHANCES["hasty"]}
    for kind, styles in by_kind.items():
        for dial, chance in chances.items():
            share = sum(getattr(style, dial) for style in styles) / len(styles)
            # A few requests ask for a style themselves.
            slack = 0.05 + 4.5 * (chance * (1 - chance) / len(styles)) ** 0.5
            assert abs(share - chance) < slack, (kind, dial, share)


def test_the_written_reply_is_accepted_as_right(drawn: list[Conversation]) -> None:
    for conversation in drawn[:2_000]:
        for exchange in conversation.exchanges:
            assert not exchange.accept or exchange.accepts(exchange.reply), exchange


def test_an_answer_that_says_something_else_is_not_accepted() -> None:
    exchange = Exchange("Q?", "It is so.", Style(), "fact", ("It is so.",))
    assert exchange.accepts("well, IT IS SO!")
    assert not exchange.accepts("It is not so.")
