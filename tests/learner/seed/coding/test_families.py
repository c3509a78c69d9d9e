"""The snippet families: what is right passes, what is wrong fails."""

import pytest

from learner.seed.coding.families import FAMILIES, example, passes, source
from learner.seed.coding.family import Family
from learner.seed.coding.snippets import block
from learner.seed.style import Style


def _name(family: Family) -> str:
    return family.name


def test_there_are_many_families_and_no_name_occurs_twice() -> None:
    assert len(FAMILIES) >= 80
    assert len({family.name for family in FAMILIES}) == len(FAMILIES)


@pytest.mark.parametrize("family", FAMILIES, ids=_name)
def test_every_right_body_passes_its_cases_in_every_dress(family: Family) -> None:
    for body in family.right:
        for dressed in (False, True):
            code = source(family, body, hints=dressed, docstring=dressed, comments=dressed)
            assert passes(family, code), code


@pytest.mark.parametrize("family", FAMILIES, ids=_name)
def test_every_wrong_body_compiles_and_fails_a_case(family: Family) -> None:
    assert family.wrong
    for body in family.wrong:
        code = source(family, body)
        compile(code, family.name, "exec")
        assert not passes(family, code), code


@pytest.mark.parametrize("family", FAMILIES, ids=_name)
def test_the_example_call_runs_beside_the_function(family: Family) -> None:
    code = source(family, family.right[0], name="renamed") + "\n" + example(family, "renamed")
    scope: dict[str, object] = {"print": lambda *said: None}
    exec(code, scope)
    assert passes(family, code, "renamed")


def test_the_dials_of_code_show_in_its_text() -> None:
    family = next(family for family in FAMILIES if family.name == "is_prime")
    plain = block(Style(), family, family.right[0])
    full = block(
        Style(docstring=True, hints=True, comments=True, example=True), family, family.right[0]
    )
    assert '"""' not in plain
    assert "->" not in plain
    assert "#" not in plain
    assert '    """Check if a number is prime."""\n' in full
    assert "def is_prime(n: int) -> bool:" in full
    assert "    # 0 and 1 are not prime\n    if n < 2:\n" in full
    assert full.endswith("print(is_prime(7))  # True\n```")


def test_defaults_and_nested_hints_survive_the_loss_of_hints() -> None:
    family = Family(
        "f", "a: dict[str, int], b: int = 2", "int", ("do f",), "", ("return b",), ("",), ()
    )
    assert family.bare_params() == "a, b=2"
    assert family.argument_names() == ("a", "b")
