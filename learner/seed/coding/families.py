"""All snippet families, and how one body becomes the source of a function."""

import copy
import textwrap

from learner.seed.coding import (
    families_integers,
    families_lists,
    families_numbers,
    families_order,
    families_strings,
    families_tables,
)
from learner.seed.coding.family import Family

FAMILIES: tuple[Family, ...] = (
    *families_integers.FAMILIES,
    *families_numbers.FAMILIES,
    *families_strings.FAMILIES,
    *families_lists.FAMILIES,
    *families_order.FAMILIES,
    *families_tables.FAMILIES,
)


def source(
    family: Family,
    body: str,
    *,
    hints: bool = True,
    docstring: bool = False,
    comments: bool = False,
    name: str | None = None,
) -> str:
    """Write a function with the given body.

    Args:
        family: the family that the body belongs to.
        body: one of its right or wrong bodies.
        hints: whether parameters and result carry type hints.
        docstring: whether the first task stands as docstring.
        comments: whether the body's comments stay; they go above their line, and a body without
            any gets the family's note as its first line.
        name: another name for the function, for calls to itself too.
    """
    params = family.params if hints else family.bare_params()
    arrow = f" -> {family.returns}" if hints else ""
    lines = [f"def {family.name}({params}){arrow}:"]
    if docstring:
        task = family.tasks[0]
        lines.append(f'    """{task[0].upper()}{task[1:]}."""')
    if comments and "  # " not in body:
        lines.append(f"    # {family.note}")
    lines.append(textwrap.indent(with_comments(body, comments), "    "))
    text = "\n".join(lines)
    return text.replace(f"{family.name}(", f"{name}(") if name else text


def with_comments(body: str, keep: bool) -> str:
    """Move each trailing comment above its line, or drop it."""
    lines = []
    for line in body.split("\n"):
        code, _, comment = line.partition("  # ")
        indent = code[: len(code) - len(code.lstrip())]
        if comment and keep:
            lines.append(f"{indent}# {comment}")
        lines.append(code)
    return "\n".join(lines)


def example(family: Family, name: str | None = None) -> str:
    """Write an example call of the family's first case with its result as a comment."""
    arguments, expected = family.cases[0]
    call = ", ".join(repr(argument) for argument in arguments)
    return f"print({name or family.name}({call}))  # {expected}"


def passes(family: Family, code: str, name: str | None = None) -> bool:
    """Run a function's source and tell whether it passes every case of its family.

    The source must be trusted: it is executed in this process. An exception counts as a failure.
    Arguments are copied for each call, since wrong code may change them in place.
    """
    scope: dict[str, object] = {"print": lambda *said: None}
    try:
        exec(code, scope)
        function = scope[name or family.name]
        assert callable(function)
        return all(
            (result := function(*copy.deepcopy(arguments))) == expected
            and type(result) is type(expected)
            for arguments, expected in family.cases
        )
    except Exception:  # noqa: BLE001 - whatever wrong code raises is a failure
        return False
