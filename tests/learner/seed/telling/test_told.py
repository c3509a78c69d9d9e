"""Things told: every sentence can be filled, and no two things of a conversation touch."""

import pytest

from learner.seed.draw import Draw
from learner.seed.telling import told
from learner.seed.telling.told_sort import Sort, draw, named, small

_EACH = [pytest.param(sort, id=sort.facets[0].what) for sort in dict.fromkeys(told.SORTS)]


@pytest.mark.parametrize("sort", _EACH)
def test_every_sort_has_many_wordings(sort: Sort) -> None:
    assert len(sort.told) >= 8
    assert len(sort.answers) >= 2
    for facet in sort.facets:
        assert len(facet.direct) >= 8
        assert len(facet.recalls) >= 2


@pytest.mark.parametrize("sort", _EACH)
def test_every_sentence_is_filled(sort: Sort) -> None:
    for seed in range(20):
        thing = draw(Draw(seed), sort)
        sentences = [*sort.told, *(one.lower() for one in sort.told), *sort.answers, *sort.keys]
        for facet in sort.facets:
            sentences += [facet.what, *facet.direct, *facet.recalls, *facet.clauses, *facet.nouns]
        for sentence in sentences:
            said = thing.say(sentence)
            assert said
            assert "{" not in said


@pytest.mark.parametrize("sort", _EACH)
def test_every_way_of_telling_names_what_the_question_asks_for(sort: Sort) -> None:
    for facet in sort.facets:
        asked = named(facet.recalls[0]) - named(facet.direct[0]) - {"at", "he"}
        asked = {"wish" if slot == "yours" else slot for slot in asked}
        assert asked
        for text in sort.told:
            assert asked <= named(text), (text, facet.recalls[0])


def test_what_was_not_told_is_asked_with_all_that_the_answer_names() -> None:
    rng = Draw(4)
    facet = next(one for one in told.SORTS if one.facets[0].what == "what your {kin} likes").facets[
        0
    ]
    assert all("{kin}" in facet.question(rng, whole=True) for _ in range(300))
    assert any("{kin}" not in facet.question(rng) for _ in range(300))


def test_things_of_a_conversation_touch_on_different_matters() -> None:
    for seed in range(300):
        first, second, third = told.different(Draw(seed), 3, [])
        assert not first.keys & second.keys
        assert not first.keys & third.keys
        assert not second.keys & third.keys


def test_a_third_of_the_neighbours_are_of_the_same_sort() -> None:
    pairs = [told.different(Draw(seed), 2, []) for seed in range(600)]
    assert 0.1 < sum(one.sort is other.sort for one, other in pairs) / len(pairs) < 0.45


def test_only_common_first_words_are_written_small() -> None:
    assert small("My name is Ana.") == "my name is Ana."
    assert small("Ana here.") == "Ana here."
    assert small("I am Ana.") == "I am Ana."
