"""Descriptions drawn from grammars: many for each family, none that two families share."""

import re

from learner.seed.coding.families import FAMILIES
from learner.seed.coding.families_grammars import GRAMMARS
from learner.seed.coding.families_synonyms import MACROS, expanded, kind, nouns, orders
from learner.seed.coding.families_values import MAKERS
from learner.seed.coding.families_values_grammars import VALUE_GRAMMARS
from learner.seed.coding.families_worded import WORD_MAKERS
from learner.seed.coding.family import Family
from learner.seed.draw import Draw

VALUED = [make(17) for make, _, _ in MAKERS] + [make("lamp") for make in WORD_MAKERS]


def descriptions(family: Family) -> set[str]:
    rng = Draw(family.name)
    return {
        expanded(rng, grammar, family)
        for grammar in (*orders(family), *nouns(family))
        for _ in range(60)
    }


def test_every_family_has_a_grammar() -> None:
    assert set(GRAMMARS) == {family.name for family in FAMILIES}
    assert set(VALUE_GRAMMARS) == {kind(family) for family in VALUED}
    assert all(orders(family) and nouns(family) for family in (*FAMILIES, *VALUED))


def test_each_family_has_many_descriptions_and_shares_none() -> None:
    owners: dict[str, str] = {}
    for family in (*FAMILIES, *VALUED):
        found = descriptions(family)
        assert len(found) >= 10, family.name
        for text in found:
            bare = re.sub(r"[\w)] [<>]=? |->|\|[nx]\||\w\[-?\w*:[-:\w]*\]", "", text)
            assert not re.search(r"[{}|<>\[\]]", bare), text
            assert owners.setdefault(text, family.name) == family.name, text


def test_the_value_is_told() -> None:
    rng = Draw(2)
    for family in VALUED:
        for grammar in (*orders(family), *nouns(family)):
            assert re.search("17|lamp", expanded(rng, grammar, family)), grammar


def test_macros_are_known() -> None:
    used = re.findall(r"<([A-Z])>", " ".join((*GRAMMARS.values(), *VALUE_GRAMMARS.values())))
    assert set(used) <= set(MACROS)


def test_negative_values_are_read_from_the_name() -> None:
    family = MAKERS[5][0](-7)
    assert kind(family) == "greater_than_K"
    assert {"-7", "minus 7"} & set(re.findall("-7|minus 7", expanded(Draw(0), "[K]", family)))
