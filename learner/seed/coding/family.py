"""What a family of snippets is: one small function, told right in one or more ways and wrong.

The bodies are source text that runs as it stands; `tests/learner/seed` runs every right body
against the cases. How a family is turned into a reply is `snippets.py`'s part.
"""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Family:
    """One function that the model learns to write.

    Attributes:
        name: the function's name.
        params: its parameters with type hints, e.g. "n: int, digits: int = 2".
        returns: the hint of what it returns.
        tasks: what it does in the imperative; the first serves as its docstring.
        note: one sentence on how it works.
        right: bodies that pass every case; `  # ` starts a comment that the style may drop.
        wrong: bodies that look plausible and fail at least one case.
        cases: pairs of positional arguments and the expected result; the first is the example.
    """

    name: str
    params: str
    returns: str
    tasks: tuple[str, ...]
    note: str
    right: tuple[str, ...]
    wrong: tuple[str, ...]
    cases: tuple[tuple[tuple[Any, ...], Any], ...]

    def bare_params(self) -> str:
        """Give the parameters without type hints, defaults kept."""
        return ", ".join(_bare(part) for part in split_params(self.params))

    def argument_names(self) -> tuple[str, ...]:
        """Give the names of the parameters in order."""
        return tuple(part.split(":")[0].strip() for part in split_params(self.params))


def split_params(params: str) -> list[str]:
    """Split a parameter list at its outer commas."""
    parts, depth = [""], 0
    for character in params:
        depth += (character in "[(") - (character in "])")
        if character == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += character
    return [part.strip() for part in parts]


def _bare(param: str) -> str:
    name, _, rest = param.partition(":")
    _, equals, default = rest.partition("=")
    return f"{name.strip()}={default.strip()}" if equals else name.strip()
