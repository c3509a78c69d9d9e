"""From `thumbwise.toml`, the environment and the command line to one `Settings`.

Later layers win: file, environment, command line. Every key is checked against the tree before
anything is built, so that a misspelt one is refused with its nearest known name.
"""

from __future__ import annotations

import dataclasses
import difflib
import json
import os
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, get_type_hints

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from bot.settings import Settings, SettingsError, default_data_dir

PREFIX = "THUMBWISE_"
CONFIG_FILE = "thumbwise.toml"
SECRETS = frozenset({"admin_token", "web.api_key", "discord.token"})
"""Keys that come from the environment, or from the file that `…_FILE` names; never from TOML."""

VARIABLES = {"discord.token": "DISCORD_TOKEN"}
"""Variables with a name of their own, the one that people expect."""

OTHER_VARIABLES = frozenset({"THUMBWISE_CONFIG", "THUMBWISE_SHARED_DATA", "THUMBWISE_KILLS"})
"""Variables of ours that are no settings: the settings file, and two that only tests read."""

Tree = dict[str, Any]


@dataclasses.dataclass(frozen=True)
class Leaf:
    """One setting: its dotted key, its type, its default and its line of help."""

    key: str
    annotation: Any
    default: Any
    help: str

    @property
    def variable(self) -> str:
        """The environment variable that sets it."""
        return VARIABLES.get(self.key) or PREFIX + self.key.replace(".", "__").upper()


def leaves(model: type[BaseModel] = Settings, prefix: str = "") -> Iterator[Leaf]:
    """List every setting in the order of the tree."""
    for name, info in model.model_fields.items():
        kind = info.annotation
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            yield from leaves(kind, f"{prefix}{name}.")
        elif isinstance(kind, type) and dataclasses.is_dataclass(kind):
            hints = get_type_hints(kind)
            for field in dataclasses.fields(kind):
                words = str(field.metadata["help"])
                yield Leaf(f"{prefix}{name}.{field.name}", hints[field.name], field.default, words)
        else:
            yield Leaf(f"{prefix}{name}", kind, info.default, info.description or "")


def load_settings(
    config: Path | None = None, data_dir: Path | None = None, **overrides: Any
) -> Settings:
    """Read the settings file, then the environment, then what the command line said.

    Args:
        config: The settings file; by default THUMBWISE_CONFIG, else `thumbwise.toml` in the data
            directory, which need not exist.
        data_dir: The data directory, before all other ways of naming it.
        **overrides: Values or tables of values that win over file and environment; None is unset.

    Raises:
        SettingsError: A key is unknown, a value wrong, a secret in the file, a file unreadable.
    """
    given = _without_none({"data_dir": data_dir, **overrides})
    environment = _read_environment()
    named = config or (Path(value) if (value := os.environ.get("THUMBWISE_CONFIG")) else None)
    home = Path(data_dir or environment.get("data_dir") or default_data_dir()).expanduser()
    file = named.expanduser() if named else home / CONFIG_FILE
    written = _read_file(file) if named or file.exists() else {}
    try:
        return Settings(**_merged(_merged(written, environment), given))
    except ValidationError as problem:
        layers = {str(file): written, "the environment": environment, "the command line": given}
        raise SettingsError(_explain(problem, layers)) from None


def settings_table() -> str:
    """Write every setting as the Markdown table that stands in the README."""
    rows = ["| setting | default | what it does |", "| --- | --- | --- |"]
    for leaf in leaves():
        name = f"`{leaf.variable}`" if leaf.key in SECRETS else f"`{leaf.key}`"
        rows.append(f"| {name} | {_default_words(leaf)} | {leaf.help} |")
    return "\n".join(rows) + "\n"


def _default_words(leaf: Leaf) -> str:
    if leaf.key == "data_dir":
        return "the user data folder"
    if leaf.default is None:
        return "unset"
    if leaf.default in ("", ()):
        return "none"
    return (
        f"`{json.dumps(leaf.default)}`"
        if not isinstance(leaf.default, str)
        else f"`{leaf.default}`"
    )


def _read_file(file: Path) -> Tree:
    """Parse the settings file and refuse unknown keys, wrong types and secrets in it."""
    try:
        tree = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as problem:
        raise SettingsError(f"cannot read {file}: {problem.strerror or problem}") from problem
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise SettingsError(f"{file} is not TOML: {problem}") from problem
    known = {leaf.key: leaf for leaf in leaves()}
    for key, value in _flat(tree):
        _refuse_unknown(key, value, known, f" in {file}")
        if key in SECRETS:
            name = known[key].variable
            raise SettingsError(
                f"{key} stands in {file}, but secrets never do: "
                f"set {name}, or {name}_FILE to a file that holds it"
            )
        _refuse_wrong_type(known[key], value, file)
    return tree


def _flat(tree: Tree, prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Yield dotted keys and values down to whatever is no table."""
    for name, value in tree.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", value


def _refuse_unknown(key: str, value: Any, known: Mapping[str, Leaf], where: str) -> None:
    if key in known:
        return
    if any(other.startswith(f"{key}.") for other in known):
        raise SettingsError(f"{key}{where} is {value!r}, wanted a table: [{key}]")
    raise SettingsError(
        f"unknown setting {key}{where}; the nearest known is {_nearest(key, known)}"
    )


def _nearest(word: str, known: Iterable[str]) -> str:
    return difflib.get_close_matches(word, list(known), n=1, cutoff=0)[0]


def _refuse_wrong_type(leaf: Leaf, value: Any, file: Path) -> None:
    """Hold a TOML value to its type: a quoted number or a true for a 1 is a mistake there."""
    try:
        TypeAdapter(leaf.annotation).validate_json(json.dumps(value), strict=True)
    except TypeError:
        raise SettingsError(f"{leaf.key} (from {file}) is the date or time {value}") from None
    except ValidationError as problem:
        wanted = _wanted(problem.errors()[0])
        raise SettingsError(f"{leaf.key} (from {file}) is {value!r}, wanted {wanted}") from None


def _read_environment() -> Tree:
    """Read the THUMBWISE_ variables and the files of secrets; refuse unknown ones."""
    known = {leaf.variable: leaf for leaf in leaves()}
    files = {f"{leaf.variable}_FILE": leaf for leaf in known.values() if leaf.key in SECRETS}
    tree: Tree = {}
    for name, value in sorted(os.environ.items()):
        if name in OTHER_VARIABLES or not value:
            continue
        if leaf := known.get(name):
            tree = _merged(tree, _branch(leaf.key, value))
        elif leaf := files.get(name):
            if os.environ.get(leaf.variable):
                raise SettingsError(f"{leaf.variable} and {name} are both set; keep one")
            tree = _merged(tree, _branch(leaf.key, _read_secret(name, Path(value))))
        elif name.startswith(PREFIX):
            nearest = _nearest(name, [*known, *files, *OTHER_VARIABLES])
            raise SettingsError(f"unknown variable {name}; the nearest known is {nearest}")
    return tree


def _branch(key: str, value: Any) -> Tree:
    """Put a value at its dotted key in a tree of its own."""
    for name in reversed(key.split(".")):
        value = {name: value}
    return dict(value)


def _read_secret(name: str, path: Path) -> str:
    try:
        secret = path.expanduser().read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as problem:
        raise SettingsError(f"cannot read the file that {name} names: {problem}") from problem
    if not secret:
        raise SettingsError(f"the file that {name} names, {path}, is empty")
    return secret


def _without_none(tree: Mapping[str, Any]) -> Tree:
    clean = {
        key: _without_none(value) if isinstance(value, Mapping) else value
        for key, value in tree.items()
    }
    return {key: value for key, value in clean.items() if value is not None}


def _merged(below: Tree, above: Tree) -> Tree:
    """Lay one tree over another, table by table."""
    tree = dict(below)
    for key, value in above.items():
        under = tree.get(key)
        if isinstance(under, dict) and isinstance(value, dict):
            value = _merged(under, value)
        tree[key] = value
    return tree


def _explain(problem: ValidationError, layers: Mapping[str, Tree]) -> str:
    """Say of the first error which key it is, where the value came from and what was wanted."""
    error = problem.errors()[0]
    key = ".".join(str(part) for part in error["loc"] if isinstance(part, str))
    if error["type"] == "value_error":
        message = str(error["ctx"]["error"])
        key = ".".join(part for part in (key, message.split()[0]) if part)
        return f"{key} {message.partition(' ')[2]}{_origin(key, layers)}"
    if key in SECRETS:
        return f"{key}{_origin(key, layers)} is unfit: wanted {_wanted(error)}"
    return f"{key}{_origin(key, layers)} is {error['input']!r}, wanted {_wanted(error)}"


def _origin(key: str, layers: Mapping[str, Tree]) -> str:
    named = [where for where, tree in layers.items() if key in dict(_flat(tree))]
    return f" (from {named[-1]})" if named else ""


def _wanted(error: ErrorDetails) -> str:
    return re.sub(r"^(Input|String) should (be|have) ", "", error["msg"])
