"""Ratings in and out of a bot, as JSON lines in the unpaired-preference form that KTO reads.

A line is one person's thumb on one reply: `prompt` (turns), `completion` (one assistant turn) and
`label`, which TRL's KTOTrainer takes, beside what names the reply, its conversation and its rater.
Only what may be learned from is exported. Token ids and log-probs stay behind: they mean nothing to
another model. What is written here can be read here again, and reading it twice doubles nothing.

The mapping `taskmaster` reads google-research-datasets/Taskmaster's rated dialogues instead: agent
text becomes assistant turns and user text user turns; API calls, their responses and empty texts
are left out; `generation` is the reply, and reward 1 a thumb up, every other a thumb down. Where
the corpus lost the whole context (6 of its 2,490 thumbs on text) the prompt is the one user turn
`NO_CONTEXT`, which nobody says by themselves. The corpus names no raters: the person is
`taskmaster/` with the row's source, because its sign follows the source and whoever samples from it
must be able to balance by that.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, TypeAlias, get_args

from storage.errors import DirectoryUnusable, ImportRefused
from storage.records import ImportCount, ImportedRating, LineProblem, Role, Source, Turn
from storage.store import Store

NO_CONTEXT = "(the question is missing)"

Mapper: TypeAlias = Callable[[dict[str, Any]], dict[str, Any]]


_SOURCES: tuple[Source, ...] = get_args(Source)


class BadRow(ValueError):
    """A row that is not what an import reads; says what came and what was wanted."""


def export_lines(store: Store) -> Iterator[str]:
    """Yield one JSON line (without line end) for each learnable rating, oldest reply first."""
    for rated in store.rated():
        reply = rated.reply
        for rating in rated.ratings:
            row = {
                "prompt": [_message(turn.role, turn.content) for turn in reply.turns],
                "completion": [_message("assistant", reply.text)],
                "label": rating.value > 0,
                "reply_id": reply.id,
                "user": rating.person,
                "source": reply.source,
                "version": reply.version,
                "conversation": reply.conversation,
                "guild": reply.guild,
                "reason": rating.reason,
                "correction": rating.correction,
                "created_at": rating.created_at,
            }
            yield json.dumps(row, ensure_ascii=False)


def parse_lines(
    lines: Iterable[str], mapping: str | None = None
) -> tuple[list[ImportedRating], list[LineProblem]]:
    """Check every line; return the good rows, and what is wrong with the others by line number.

    Empty lines are skipped. `mapping` names another form than our own (see `MAPPINGS`); ValueError
    for an unknown one.
    """
    if mapping is not None and mapping not in MAPPINGS:
        raise ValueError(f"there is no mapping {mapping!r}; known are {', '.join(MAPPINGS)}")
    mapper = MAPPINGS[mapping] if mapping else None
    rows: list[ImportedRating] = []
    problems: list[LineProblem] = []
    first: dict[tuple[str, str], ImportedRating] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = _row(number, line, mapper)
            earlier = first.setdefault((row.reply, row.person), row)
            if replace(row, line=earlier.line) != earlier:
                raise BadRow(f"it contradicts line {earlier.line}: same reply_id, same user")
        except BadRow as error:
            problems.append(LineProblem(number, str(error)))
        else:
            rows.append(row)
    return rows, problems


def import_lines(store: Store, lines: Iterable[str], mapping: str | None = None) -> ImportCount:
    """Import all lines or none.

    Raises:
        ImportRefused: some lines are bad; each is named by its number.
        ValueError: unknown mapping.
    """
    rows, problems = parse_lines(lines, mapping)
    if problems:
        raise ImportRefused(problems)
    return store.import_rows(rows)


def import_file(store: Store, path: Path, mapping: str | None = None) -> ImportCount:
    """Import a file of JSON lines (UTF-8, `.gz` unpacked); raises as `import_lines`.

    Raises:
        DirectoryUnusable: the file cannot be read.
    """
    return import_lines(store, read_lines(path), mapping)


def read_lines(path: Path) -> list[str]:
    """Read a file's lines, unpacked when its name ends in `.gz`; DirectoryUnusable."""
    try:
        data = path.read_bytes()
        text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    except UnicodeDecodeError as error:
        raise DirectoryUnusable(f"{path} is not UTF-8 text ({error}); write it anew") from error
    except (OSError, EOFError) as error:
        raise DirectoryUnusable(f"{path} cannot be read ({error}); name another file") from error
    return text.split("\n")


def _message(role: str, content: str) -> dict[str, str]:
    return {"role": role, "content": content}


def _row(number: int, line: str, mapper: Mapper | None) -> ImportedRating:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadRow(f"it is no JSON ({error})") from error
    if not isinstance(row, dict):
        raise BadRow(f"it is {_kind(row)}, not an object")
    if mapper is not None:
        row = mapper(row)
    turns = _turns(row, "prompt")
    completion = _turns(row, "completion")
    if not turns or turns[-1].role != "user":
        raise BadRow("prompt must end with a user's turn")
    if len(completion) != 1 or completion[0].role != "assistant":
        raise BadRow("completion must be one assistant turn")
    if not isinstance(row.get("label"), bool):
        raise BadRow(f"label must be true or false, not {_kind(row.get('label'))}")
    text = completion[0].content
    return ImportedRating(
        line=number,
        reply=_text(row, "reply_id") or "imported-" + _digest([*turns, completion[0]]),
        conversation=_text(row, "conversation") or "c_" + _digest(_opening(turns)),
        person=_text(row, "user") or "imported",
        source=_source(row),
        guild=_text(row, "guild"),
        turns=turns,
        text=text,
        version=_text(row, "version") or "imported",
        value=1 if row["label"] else -1,
        reason=_text(row, "reason"),
        correction=_text(row, "correction"),
        created_at=_time(row),
    )


def _source(row: dict[str, Any]) -> Source:
    source = _text(row, "source") or "api"
    for known in _SOURCES:
        if source == known:
            return known
    raise BadRow(f"source {source!r} is none of {', '.join(_SOURCES)}")


def _turns(row: dict[str, Any], key: str) -> tuple[Turn, ...]:
    messages = row.get(key)
    if not isinstance(messages, list):
        raise BadRow(f"{key} must be a list of turns, not {_kind(messages)}")
    turns = []
    for message in messages:
        if not isinstance(message, dict) or message.get("role") not in get_args(Role):
            raise BadRow(f"a turn of {key} must have a role of {', '.join(get_args(Role))}")
        content = _text(message, "content")
        if content is None:
            raise BadRow(f"a turn of {key} must have content, a text")
        turns.append(Turn(message["role"], content))
    return tuple(turns)


def _text(row: Mapping[str, Any], key: str) -> str | None:
    value = row.get(key)
    if value is not None and not isinstance(value, str):
        raise BadRow(f"{key} must be a text, not {_kind(value)}")
    if value is not None and not _is_unicode(value):
        raise BadRow(f"{key} holds half a character (a lone surrogate)")
    return value


def _is_unicode(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _time(row: Mapping[str, Any]) -> float | None:
    value = row.get("created_at")
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < 1e11:
        raise BadRow("created_at must be seconds since 1970")
    return float(value)


def _kind(value: object) -> str:
    names = {dict: "an object", list: "a list", str: "a text", bool: "true or false"}
    return "missing or null" if value is None else names.get(type(value), "a number")


def _opening(turns: tuple[Turn, ...]) -> list[Turn]:
    """Return the turns up to the first of the user: rows that share them are one conversation.

    So no later turn of a held-out dialogue is trained on under another name.
    """
    first = next(index for index, turn in enumerate(turns) if turn.role == "user")
    return [turn for turn in turns[: first + 1] if turn.role != "system"]


def _digest(turns: Iterable[Turn]) -> str:
    said = json.dumps([[turn.role, turn.content] for turn in turns])
    return hashlib.sha256(said.encode()).hexdigest()[:24]


_TASKMASTER_ROLES: dict[object, Literal["assistant", "user"]] = {
    "agent": "assistant",
    "user": "user",
}


def _from_taskmaster(row: dict[str, Any]) -> dict[str, Any]:
    """Map a Taskmaster row to one of ours; BadRow."""
    context, generation = row.get("context"), row.get("generation")
    if not isinstance(context, list) or not isinstance(generation, dict):
        raise BadRow("a Taskmaster row has a list `context` and an object `generation`")
    if "text" not in generation:
        raise BadRow("its generation is an API call without text; keep the rows with is_text true")
    spoken = [turn for turn in context if isinstance(turn, dict) and turn.get("text")]
    unknown = {str(turn.get("role")) for turn in spoken} - set(_TASKMASTER_ROLES)
    if unknown:
        raise BadRow(f"the role {sorted(unknown)[0]!r} is none of Taskmaster's (agent, user, api)")
    source, id = _text(row, "source"), _text(row, "id")
    if not source or not id:
        raise BadRow("a Taskmaster row has the texts `source` and `id`")
    return {
        "prompt": [_message(_TASKMASTER_ROLES[turn["role"]], turn["text"]) for turn in spoken]
        or [_message("user", NO_CONTEXT)],
        "completion": [_message("assistant", generation["text"])],
        "label": row.get("reward") == 1,
        "user": f"taskmaster/{source}",
        "reply_id": f"taskmaster_{source}_{id}",
        "conversation": f"c_taskmaster_{source}_{id}",
    }


MAPPINGS: Mapping[str, Mapper] = MappingProxyType({"taskmaster": _from_taskmaster})
"""Other forms that an import reads, by the name that `--mapping` takes."""
