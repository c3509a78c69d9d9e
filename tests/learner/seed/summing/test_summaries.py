"""Texts to summarize: of three to six sentences, and a summary says only what stands in them."""

import re

import pytest

from learner.seed.draw import Draw
from learner.seed.summing import summaries, summaries_chats, summaries_letters
from learner.seed.summing.happenings import happening

CONNECTORS = frozenset(
    (
        "and", "they", "the", "writer", "will", "to", "asks", "ask", "wants", "want", "tells",
        "that",
        "but", "says", "no", "for", "because", "has", "is", "a", "in", "came", "come", "cannot",
        "nobody", "somebody", "should", "another", "one", "found", "up", "out", "it",
    )
)  # fmt: skip
"""What a summary may add to the words of its text."""


def words(text: str) -> set[str]:
    return set(re.findall(r"[\w'’&-]+", text.lower()))


def test_an_account_has_three_to_six_sentences() -> None:
    for seed in range(400):
        text, _, points = happening(Draw(seed))
        assert 3 <= len(re.findall(r"[.!?]\"?(?= |$)", text)) <= 6, text
        assert all(point in text for point in points)


@pytest.mark.parametrize("held_out", [False, True])
def test_the_words_of_a_summary_stand_in_its_text(held_out: bool) -> None:
    for seed in range(1_500):
        (exchange,) = summaries.ask(Draw(seed, held_out=held_out))
        said = words(exchange.user)
        for core in exchange.accept:
            assert words(core) - said <= CONNECTORS, exchange
            assert core[0] == core[0].upper(), exchange
            assert core.endswith("."), exchange
            assert "  " not in core, exchange
        assert "{" not in exchange.user, exchange


def test_the_reply_says_one_of_the_summaries() -> None:
    for seed in range(300):
        (exchange,) = summaries.ask(Draw(seed))
        assert exchange.accepts(exchange.reply)
        assert exchange.kind == "summary"


def test_a_chat_has_three_to_six_lines() -> None:
    kinds = (
        summaries_chats.gossip, summaries_chats.own_news, summaries_chats.plan,
        summaries_chats.favour, summaries_chats.choice, summaries_chats.excuse,
        summaries_chats.fault,
    )  # fmt: skip
    for seed in range(100):
        for kind in kinds:
            text, _, _ = kind(Draw(seed))
            assert 3 <= text.count("\n") + 1 <= 6, text


def test_the_summary_of_a_letter_names_who_signed_it() -> None:
    for seed in range(100):
        text, cores, _ = summaries_letters.letter(Draw(seed))
        assert cores[0].split()[0] in text.split()[-1]


def test_most_texts_and_summaries_are_different() -> None:
    drawn = [happening(Draw(seed)) for seed in range(500)]
    sentences = [one for text, _, _ in drawn for one in re.split(r"(?<=[.!?]) ", text)]
    assert len({cores[0] for _, cores, _ in drawn}) >= 495
    assert len(set(sentences)) > 0.8 * len(sentences)
