"""Examples of what a function gives are true of it, and not only the family's own cases."""

import ast
import re

from learner.seed.coding import code_examples, code_requests
from learner.seed.coding.families import FAMILIES, source
from learner.seed.draw import Draw


def test_an_example_is_what_the_family_s_function_gives() -> None:
    rng = Draw(1)
    fresh = 0
    for family in FAMILIES:
        scope: dict[str, object] = {}
        exec(source(family, family.right[0]), scope)
        function = scope[family.name]
        assert callable(function)
        for _ in range(5):
            said = code_examples.besides(rng, family, "\x00").strip()
            shown = code_examples._case(rng, family)
            assert "\x00" in said
            if shown is None:
                continue
            arguments = ast.literal_eval(f"({shown[0]},)")
            assert repr(function(*arguments)) == shown[1], family.name
            fresh += (arguments, ast.literal_eval(shown[1])) not in family.cases
    assert fresh > 2 * len(FAMILIES)


def test_a_request_by_example_alone_is_never_told_by_a_yes_or_no() -> None:
    rng = Draw(2)
    for family in FAMILIES:
        said = code_examples.alone(rng, family)
        assert said is None or not said.endswith(("True", "False")), said
        if family.returns == "bool":
            assert said is None


def test_some_requests_show_an_example() -> None:
    rng = Draw(3)
    asked = [code_requests.request(rng, family) for family in FAMILIES for _ in range(10)]
    shown = re.compile(r"[-=]> |\b(gives?|to|becomes?|like|return|want|from|in,) ['\[{(\d-]")
    share = sum(bool(shown.search(one)) for one in asked) / len(asked)
    assert 0.06 < share < 0.3
