"""Small talk: moods are met with fitting answers, the bot agrees with itself, names are kept."""

from collections import Counter

import pytest

from learner.seed.draw import Draw
from learner.seed.talk import smalltalk, smalltalk_news, smalltalk_self
from learner.seed.talk.smalltalk_news import COURAGE, GLAD, HEARD, SORRY
from learner.seed.talk.smalltalk_topics import TALK
from learner.seed.turns import Exchange


@pytest.mark.parametrize("held_out", [False, True])
def test_every_piece_of_small_talk_is_filled_and_accepts_its_own_reply(held_out: bool) -> None:
    rng = Draw(1, held_out=held_out)
    for _ in range(1_500):
        rng.forget()
        for exchange in (*smalltalk.ask(rng), *smalltalk.chat(rng)):
            assert "{" not in exchange.user + exchange.reply, exchange
            assert exchange.accepts(exchange.reply), exchange


def test_statements_are_thousands_and_no_answer_mixes_the_moods() -> None:
    rng = Draw(2)
    drawn = [smalltalk_news.news(rng) for _ in range(6_000)]
    assert len({one.said for one in drawn}) > 4_000
    glad, sad = {*GLAD}, {*SORRY, *COURAGE}
    for one in drawn:
        assert {*one.answers} <= {*one.right}
        assert one.mood != "good" or not {*one.right} & (sad | {*HEARD})
        assert one.mood != "bad" or not {*one.right} & (glad | {*HEARD})
        assert one.mood != "heard" or not {*one.right} & (glad | sad)


def test_a_detail_told_later_may_be_named_again_in_the_answer() -> None:
    rng = Draw(3)
    echoed = 0
    for _ in range(200):
        one = smalltalk_news.later(rng)
        echoed += any(
            answer.startswith("Ah, ") and answer[4:-1] in one.said for answer in one.right
        )
    assert echoed > 50


def test_the_bot_never_says_that_it_is_what_it_is_not() -> None:
    rng = Draw(4)
    for _ in range(2_000):
        _, answers, points = smalltalk_self.question(rng)
        for said in (*answers, *points):
            assert not said.startswith(("Yes, I am a human", "Yes, I am a person", "Yes, I feel"))
            assert "{" not in said
    rng.name = "Bimbo"
    for _ in range(200):
        assert "Thumbwise" not in smalltalk.about(rng, "who").reply


@pytest.mark.parametrize("topic", ["hello", "how", "something", "nice", "joke", "poem", "story"])
def test_openers_have_at_least_twenty_answers(topic: str) -> None:
    assert len(set(TALK[topic][1])) >= 20


def test_nothing_is_said_on_two_topics() -> None:
    said = Counter(
        wording
        for users, _, _ in TALK.values()
        for wording in {u.lower().strip(".!?") for u in users}
    )
    assert [wording for wording, count in said.items() if count > 1] == []


def _named(chat: list[Exchange]) -> str:
    met = chat[0].accept[2] if chat[0].accept[0].endswith("nice to meet you.") else ""
    return met.removeprefix("Nice to meet you, ").rstrip(".")


def test_a_chat_has_the_turns_asked_for_and_recalls_the_name_that_was_told() -> None:
    rng = Draw(5)
    recalled = 0
    for _ in range(400):
        rng.forget()
        chat = smalltalk.chat(rng, 6)
        assert len(chat) == 6
        assert 4 <= len(smalltalk.chat(rng)) <= 8
        for exchange in chat:
            if (
                exchange.kind == "recall"
                and "name" in exchange.accept[0]
                and chat[0].kind == "told"
            ):
                recalled += 1
                if name := _named(chat):
                    assert name.lower() in exchange.reply.lower()
    assert recalled > 30
