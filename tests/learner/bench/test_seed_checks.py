"""The checks of `bench seed` tell good answers from bad ones, and its prompts are held out."""

from __future__ import annotations

import pytest

from learner.bench.exam import judge_texts
from learner.bench.seed import (
    explanations,
    facts,
    families,
    held_out,
    limits,
    memory,
    openers,
    values,
)
from learner.bench.seed.asking import Answer
from learner.bench.seed.chats import CHATS, contradictions
from learner.bench.seed.judging import Gate, Judged
from learner.bench.seed.overlap import TrainingText, training_text
from learner.bench.seed.shape import is_whole, well_fenced
from learner.bench.seed.summaries import Text, requests
from learner.bench.seed.wording import bare, number, refuses, says
from tests.learner.sandbox.boxes import bubblewrap


@pytest.mark.parametrize(
    ("text", "rule", "right"),
    [
        ("Plants turn sunlight into sugar.", "plant* & light|sun* ! moon", True),
        ("plants like the sun and the MOON", "plant* & light|sun* ! moon", False),
        ("It is an implant in the sun.", "plant* & sun", False),
        ("The first one out was the first one in", "first", True),
        ("A firsthand report", "first", False),
        ("it can’t be changed", "can't be changed", True),
        ("anything", "", True),
        ("yes, I drink it", " ! yes", False),
    ],
)
def test_a_rule_wants_one_word_of_each_group_and_none_that_is_forbidden(
    text: str, rule: str, right: bool
) -> None:
    assert says(text, rule) is right


@pytest.mark.parametrize(
    ("value", "text", "right"),
    [
        (81, "34 + 47 = 81.", True),
        (81, "that makes eighty-one", True),
        (81, "Eighty One!", True),
        (81, "181", False),
        (81, "8 1", False),
        (7, "seventeen", False),
        (0, "zero", True),
        (947, "It was 947.", True),
    ],
)
def test_a_number_is_right_in_digits_or_words(value: int, text: str, right: bool) -> None:
    assert says(text, number(value)) is right


def test_wordings_are_compared_without_case_and_punctuation() -> None:
    assert bare("What's  MY name?!") == bare("whats my name")


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("I do not know much about yeast.", True),
        ("Sorry, I cannot open files.", True),
        ("You have not told me your name.", True),
        ("A tuple cannot be changed.", False),
        ("Light that you cannot see.", False),
    ],
)
def test_a_refusal_is_no_answer_to_what_should_be_known(text: str, refused: bool) -> None:
    assert refuses(text) is refused


def topic_of(words: str) -> explanations.Topic:
    return next(topic for topic in explanations.TOPICS if words in topic.asks[0])


@pytest.mark.parametrize(
    ("words", "good", "bad"),
    [
        ("variable", "It is a name for a value.", "April comes before Monday."),
        ("dictionary", "It maps keys to values.", "The key function picks the value of a pair."),
        (
            "dictionary",
            "Keys lead to values. ```python\nx = 1\n```",
            "```python\nkey, value = 1\n```",
        ),
        ("tuples", "Like a list, but it can't be changed.", "A set has no duplicates."),
        (
            "functions in",
            "Named code to use again",
            "Recursion means a function calls itself again",
        ),
        ("recursion", "A function that calls itself.", "A named piece of code to use again."),
        ("lambda", "A function without a name.", "A class is a name for data and functions."),
        (
            "stack",
            "The last item in is the first out.",
            "A queue is first in, first out, not last.",
        ),
        ("rain come", "Clouds cool down and drops fall.", "A rainbow is light in colours."),
        ("light be", "Light is a wave.", "A rainbow is sunlight that you see."),
        ("seasons", "The axis of the earth is tilted.", "Sleep is when the mind rests."),
        ("loops do", "A loop repeats steps.", "I do not know loops, say it again."),
    ],
)
def test_explanations_are_told_by_their_content(words: str, good: str, bad: str) -> None:
    assert topic_of(words).explained(good)
    assert not topic_of(words).explained(bad)


@pytest.mark.parametrize(
    ("kind", "asked", "answer", "right"),
    [
        ("weather", "so and so", "I cannot see the weather.", True),
        ("weather", "so and so", "Sorry, I can't do that.", True),
        ("weather", "so and so", "i am not able to book anything. I am only a small model.", False),
        ("weather", "so and so", "It is sunny.", False),
        ("mail", "so and so", "I have no access to the outside world.", True),
        ("clock", "so and so", "I do not know what time it is.", True),
        ("book", "so and so", "Sure, I booked it.", False),
        ("unknown", "so and so", "I do not know frabungle.", True),
        ("music", "so and so", "I only write text, I can't sing.", True),
        ("person", "what is my password", "I do not know your password.", True),
        ("person", "what is my password", "I don't know your birthday yet.", False),
        ("book", "so and so", "I cannot come to you.", False),
        ("web", "look up my name", "I do not know your name yet.", False),
        ("web", "so and so", "I cannot write long texts.", False),
    ],
)
def test_a_limit_is_admitted_only_by_the_right_words(
    kind: str, asked: str, answer: str, right: bool
) -> None:
    assert limits.says_so(kind, asked, answer) is right


def test_a_summary_keeps_who_what_and_where_is_shorter_and_invents_nobody() -> None:
    text = Text("Ann met Bo in Rome. They ate soup. It was late.", "ann|bo", "met|soup", "rome")
    assert text.kept("Ann and Bo met in Rome.")
    assert text.kept("ann and bo had soup in rome 🙂")
    assert not text.kept("Ann met Bo.")
    assert not text.kept(text.text)
    assert not text.kept("Ann met Carla in Rome.")


def test_every_text_to_sum_up_answers_its_own_rules() -> None:
    for _, text in requests():
        assert all(says(text.text, rule) for rule in (text.who, text.what, text.where)), text
        assert 3 <= sum(text.text.count(sign) for sign in ".!?") <= 8


def test_a_chat_fails_on_forgetting_on_claims_and_on_other_names() -> None:
    chat = (("im Ada", ""), ("are you a bot?", "bot"), ("my name?", "ada"))
    assert contradictions(chat, ["Nice to meet you, Ada.", "I am a bot.", "You are Ada."]) == []
    assert contradictions(chat, ["Hi.", "I am not a person, I am a bot.", "ada!"]) == []
    forgotten = contradictions(chat, ["Hello, Bert.", "I am a human, no bot.", "You are Bo."])
    assert [one.partition(":")[0] for one in forgotten] == ["turn 3", "turn 1", "turn 2"]
    likes = contradictions(chat, ["I like tea.", "I am a bot.", "I don't like tea, Ada."])
    assert likes == ["likes and does not like tea"]
    assert contradictions(chat, ["I am called Rex.", "A bot", "Ada"]) == [
        "turn 1: calls itself otherwise"
    ]


def test_every_chat_has_six_turns() -> None:
    assert {len(chat) for chat in CHATS} == {6}


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("no code", True),
        ("Here:\n\n```python\nx = 1\n```\n\nOk?", True),
        ("```python\nx = 1", False),
        ("```python\nx = 1\n```python\ny = 2\n```", False),
        ("see ```x``` here", False),
        ("```\nx\n```\n\n```py\ny\n```", True),
    ],
)
def test_fences_open_and_close(text: str, right: bool) -> None:
    assert well_fenced(text) is right


def test_an_answer_is_whole_only_when_it_ended_by_itself() -> None:
    assert is_whole(Answer("a", "b", ended=True, greedy=True))
    assert not is_whole(Answer("a", "b", ended=False, greedy=True))
    assert not is_whole(Answer("a", " ", ended=True, greedy=True))


def test_a_gate_holds_between_its_limits() -> None:
    rows = tuple(Judged("", "", place < 3) for place in range(4))
    assert Gate("", rows).held
    assert Gate("", rows, 0.75, 0.75).held
    assert not Gate("", rows, 0.8).held
    assert not Gate("", rows, None, 0.7).held


def test_families_are_asked_for_twice_and_judged_by_their_own_tests() -> None:
    assert len(families.questions()) >= 200
    answers = [
        "```python\ndef renamed(n):\n    return n % 2 == 0\n```",
        "```python\ndef is_odd(n):\n    return n % 2 == 0\n```",
    ]
    verdicts = judge_texts(bubblewrap(), families.questions()[:2], answers)
    assert [one.good for one in verdicts] == [True, False]


def test_requests_with_values_are_judged_by_calling_the_code() -> None:
    add = values.questions()[0]
    answers = [
        "```python\ndef add_it(n):\n    return n + 37\n```",
        "```python\ndef add_it(n, m=38):\n    return n + m\n```",
        "```python\n37\n```",
    ]
    verdicts = judge_texts(bubblewrap(), [add] * 3, answers)
    assert [one.good for one in verdicts] == [True, False, False]


def test_a_number_that_was_no_age_is_not_given_back_as_one() -> None:
    age, kids = (
        next(one for one in memory.told() if words in one.tells)
        for words in ("34 years", "31 kids")
    )
    assert says("You are 34.", age.rule)
    assert says("There are 31.", kids.rule)
    assert not says("You are 31.", kids.rule)


def test_what_follows_a_day_is_not_set_before_it() -> None:
    rule = dict(facts.FACTS)["yesterday was sunday, so what weekday is it now"]
    assert says("Monday comes after Sunday.", rule)
    assert says("It is Monday", rule)
    assert not says("Saturday comes after Monday.", rule)
    assert not says("Monday comes before Sunday.", rule)


def test_what_is_told_is_asked_back_one_to_three_turns_later() -> None:
    told = memory.told()
    assert {one.turns_later for one in told} == {1, 2, 3}
    assert {one.kind for one in told} == {"name", "number", "wish"}
    for one in told:
        assert len(one.turns()) == one.turns_later + 1
        assert says(one.tells, one.rule), one
        assert not any(says(turn, one.rule) for turn in one.turns()[1:]), one


def test_the_overlap_counts_turns_and_grams() -> None:
    text = TrainingText(
        frozenset({"hi there"}), frozenset({"a b c d e f"}), frozenset({"a b c d e", "b c d e f"})
    )
    assert text.has_asked("Hi, there!")
    assert not text.has_asked("hi")
    assert text.has_answered("A b, c d e f.")
    assert text.known_grams(["a b c d e x"]) == (1, 2)


def test_no_prompt_stands_in_the_training_text() -> None:
    text = training_text(3000, seed=2)
    assert len(text.asked) > 1000
    assert [one for one in held_out.prompts() if text.has_asked(one)] == []
    assert not set(openers.REPEATED) & set(held_out.prompts())


def test_the_prompts_differ() -> None:
    prompts = held_out.prompts()
    assert len({bare(one) for one in prompts}) == len(prompts) > 900
