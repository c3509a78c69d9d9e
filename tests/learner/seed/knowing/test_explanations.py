"""Requests for explanations: many wordings and names, each about its topic."""

from learner.seed.draw import Draw
from learner.seed.knowing import explanation_names, explanation_wordings, explanations


def test_there_are_over_a_hundred_wordings_and_each_names_its_topic() -> None:
    assert len(set(explanation_wordings.ONE)) >= 120
    assert len(set(explanation_wordings.MANY)) >= 50
    rng = Draw(0)
    for many in (False, True):
        asked = {
            explanation_wordings.request(rng, "the zorb", "zorb", many=many) for _ in range(900)
        }
        assert len(asked) > 80
        assert all("zorb" in one.lower() for one in asked)


def test_every_topic_has_other_names_and_no_name_has_two_topics() -> None:
    assert set(explanations.CONCEPTS) == {*explanation_names.ONE, "the tides", "the seasons"}
    assert set(explanation_names.MANY) <= set(explanations.CONCEPTS)
    seen: dict[str, str] = {}
    for table in (explanation_names.ONE, explanation_names.MANY):
        for topic, names in table.items():
            for name in names:
                assert seen.setdefault(name.lower(), topic) == topic, name


def test_every_topic_is_answered_with_its_sentence() -> None:
    rng = Draw(1)
    for concept, (core, _, _) in explanations.CONCEPTS.items():
        for _ in range(15):
            rng.forget()
            first, *_ = explanations.about(rng, concept)
            assert first.accept == (core,)
            assert first.accepts(first.reply)
