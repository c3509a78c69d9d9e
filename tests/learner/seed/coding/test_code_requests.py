"""The wordings of requests for code: many, and about the family that they belong to."""

from learner.seed.coding.code_requests import paraphrased, request, third_person
from learner.seed.coding.families import FAMILIES
from learner.seed.coding.families_wordings import WORDINGS
from learner.seed.draw import Draw


def test_every_family_has_wordings_of_its_own_and_none_is_shared() -> None:
    assert set(WORDINGS) == {family.name for family in FAMILIES}
    tasks = [task for family in FAMILIES for task in (*family.tasks, *WORDINGS[family.name])]
    assert len(tasks) == len(set(tasks))


def test_one_family_is_asked_for_in_hundreds_of_ways() -> None:
    rng = Draw(0)
    assert len({request(rng, FAMILIES[0]) for _ in range(600)}) > 400


def test_another_name_is_told_in_the_request() -> None:
    rng = Draw(1)
    assert all("my_thing" in request(rng, family, "my_thing") for family in FAMILIES)


def test_a_request_may_ask_for_a_style() -> None:
    rng = Draw(2)
    for _ in range(300):
        rng.forget()
        text = request(rng, FAMILIES[3]).lower()
        if " with type hints" in text:
            assert rng.wanted == {"hints": True}


def test_imperatives_become_third_person() -> None:
    assert third_person("check if it is so") == "checks if it is so"
    assert third_person("multiply it") == "multiplies it"
    assert third_person("say it") == "says it"
    assert third_person("do it") == "does it"
    assert third_person("factorise") == "factorises"


def test_synonyms_change_words_and_not_the_matter() -> None:
    rng = Draw(3)
    found = {paraphrased(rng, "find the largest number in a list") for _ in range(200)}
    assert len(found) > 20
    assert all("number" in one for one in found)
