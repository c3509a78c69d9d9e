"""Ratings out and in again, Taskmaster's thumbs, and what KTO makes of an export."""

from __future__ import annotations

import collections
import gzip
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.exchange import (
    NO_CONTEXT,
    export_lines,
    import_file,
    import_lines,
    parse_lines,
    read_lines,
)
from storage.errors import DirectoryUnusable, ImportRefused
from storage.records import ImportCount, Turn
from storage.store import Store
from tests.storage.samples import HELLO, add, make_reply, start

EXCERPT = Path(__file__).parents[1] / "data" / "taskmaster_thumbs.jsonl"
SHARED = Path(
    os.environ.get("THUMBWISE_SHARED_DATA") or Path(__file__).parents[2].parent / "shared" / "data"
)
WHOLE = SHARED / "taskmaster_thumbs.jsonl.gz"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Open an empty store."""
    opened = Store.open(tmp_path / "data")
    yield opened
    opened.close()


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Store]:
    """Open the empty store of another bot."""
    opened = Store.open(tmp_path / "other")
    yield opened
    opened.close()


def row(**changes: Any) -> dict[str, Any]:
    """Make a row as another tool would write it, without our own fields."""
    return {
        "prompt": [{"role": "user", "content": "hello"}],
        "completion": [{"role": "assistant", "content": "hi"}],
        "label": True,
        **changes,
    }


def test_an_export_has_one_line_for_each_rating_in_the_unpaired_form(store: Store) -> None:
    reply = make_reply(start(store), "hé 👍", [Turn("system", "be kind"), *HELLO], version="v3")
    store.add_reply(reply)
    store.rate(reply.id, "ann", 1, reason="nice")
    store.rate(reply.id, "bob", -1, correction="hello!")
    first, second = [json.loads(line) for line in export_lines(store)]
    assert first["prompt"] == [
        {"role": "system", "content": "be kind"},
        {"role": "user", "content": "hello"},
    ]
    assert first["completion"] == [{"role": "assistant", "content": "hé 👍"}]
    assert (first["label"], first["user"], first["reason"]) == (True, "ann", "nice")
    assert (second["label"], second["user"], second["correction"]) == (False, "bob", "hello!")
    named = {key: second[key] for key in ("reply_id", "source", "version", "conversation")}
    assert named == {
        "reply_id": reply.id,
        "source": "web",
        "version": "v3",
        "conversation": reply.conversation,
    }


def test_what_may_not_be_learned_from_is_not_exported(store: Store) -> None:
    for source in ("discord", "compatible", "web"):
        store.rate(add(store, text=source, source=source).id, "ann", 1)
    assert [json.loads(line)["source"] for line in export_lines(store)] == ["web"]


def test_another_bot_reads_an_export_to_the_letter(store: Store, other: Store) -> None:
    replies = [add(store, text=f"line\nend {number} \u2028 👍") for number in range(5)]
    for number, reply in enumerate(replies):
        store.rate(reply.id, "ann", 1 if number % 2 else -1, reason="because")
        store.rate(reply.id, "bob", 1)
    lines = list(export_lines(store))
    assert import_lines(other, lines) == ImportCount(replies=5, added=10, updated=0, unchanged=0)
    assert list(export_lines(other)) == lines
    held_out = [rated.held_out for rated in store.learnable()]
    assert [rated.held_out for rated in other.learnable()] == held_out
    assert all(rated.reply.imported and not rated.reply.drafts for rated in other.learnable())
    assert other.curve() == []


def test_an_import_run_twice_doubles_nothing(store: Store) -> None:
    lines = [json.dumps(row()), json.dumps(row(label=False, user="bob")), ""]
    assert import_lines(store, lines) == ImportCount(replies=1, added=2, updated=0, unchanged=0)
    mark = store.rating_mark()
    assert import_lines(store, lines) == ImportCount(replies=0, added=0, updated=0, unchanged=2)
    assert (store.count_ratings(), store.rating_mark()) == (2, mark)


def test_an_export_into_its_own_bot_changes_nothing(store: Store) -> None:
    reply = add(store)
    store.rate(reply.id, "ann", 1)
    count = import_lines(store, list(export_lines(store)))
    assert count == ImportCount(replies=0, added=0, updated=0, unchanged=1)
    assert store.reply(reply.id) == reply


def test_a_changed_label_updates_the_rating(store: Store) -> None:
    import_lines(store, [json.dumps(row())])
    count = import_lines(store, [json.dumps(row(label=False))])
    assert count == ImportCount(replies=0, added=0, updated=1, unchanged=0)
    assert [thumb.value for rated in store.learnable() for thumb in rated.ratings] == [-1]


def test_rows_of_one_dialogue_share_a_conversation_so_that_none_is_half_held_out() -> None:
    later = [
        {"role": "user", "content": "hello"},
        {"role": "assistant", "content": "hi"},
        {"role": "user", "content": "more"},
    ]
    system = [{"role": "system", "content": "be kind"}, *row()["prompt"]]
    elsewhere = [{"role": "user", "content": "goodbye"}]
    prompts = [row()["prompt"], later, system, elsewhere]
    rows, problems = parse_lines([json.dumps(row(prompt=prompt)) for prompt in prompts])
    assert problems == []
    assert len({parsed.conversation for parsed in rows[:3]}) == 1
    assert rows[3].conversation != rows[0].conversation
    assert len({parsed.reply for parsed in rows}) == 4


BAD: dict[str, tuple[str, str]] = {
    "no JSON": ("{", "it is no JSON"),
    "a list": ("[]", "it is a list, not an object"),
    "deep nesting": ("[" * 100_000, "it is no JSON"),
    "no prompt": (json.dumps({"label": True}), "prompt must be a list of turns, not missing"),
    "a text prompt": (
        json.dumps(row(prompt="hello")),
        "prompt must be a list of turns, not a text",
    ),
    "an empty prompt": (json.dumps(row(prompt=[])), "prompt must end with a user's turn"),
    "a number as a turn": (json.dumps(row(prompt=[1])), "a turn of prompt must have a role"),
    "a role that is a list": (
        json.dumps(row(prompt=[{"role": [], "content": "a"}])),
        "a turn of prompt must have a role of system, user, assistant",
    ),
    "no content": (json.dumps(row(prompt=[{"role": "user"}])), "must have content, a text"),
    "content in parts": (
        json.dumps(row(prompt=[{"role": "user", "content": [{"type": "text"}]}])),
        "content must be a text, not a list",
    ),
    "half a character": (
        '{"prompt": [{"role": "user", "content": "\\ud83d"}]}',
        "half a character",
    ),
    "two completions": (json.dumps(row(completion=row()["completion"] * 2)), "one assistant turn"),
    "a user's completion": (json.dumps(row(completion=row()["prompt"])), "one assistant turn"),
    "a label of 1": (json.dumps(row(label=1)), "label must be true or false, not a number"),
    "no label": (json.dumps(row(label=None)), "label must be true or false, not missing or null"),
    "an unknown source": (json.dumps(row(source="tv")), "source 'tv' is none of web, api"),
    "a user who is a number": (json.dumps(row(user=7)), "user must be a text, not a number"),
    "a time in words": (json.dumps(row(created_at="now")), "created_at must be seconds"),
    "a time that is no number": ('{"created_at": NaN, ' + json.dumps(row())[1:], "created_at"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_row_is_named_by_its_line_and_nothing_is_imported(store: Store, case: str) -> None:
    line, reason = BAD[case]
    lines = [json.dumps(row()), "", line, json.dumps(row(user="bob"))]
    with pytest.raises(ImportRefused) as refusal:
        import_lines(store, lines)
    assert [problem.line for problem in refusal.value.problems] == [3]
    assert reason in refusal.value.problems[0].reason
    assert "line 3: " in str(refusal.value)
    assert store.count_ratings() == 0


def test_all_bad_rows_are_named_at_once(store: Store) -> None:
    with pytest.raises(ImportRefused) as refusal:
        import_lines(store, ["1", json.dumps(row()), "{", json.dumps(row(label=False))])
    assert [problem.line for problem in refusal.value.problems] == [1, 3, 4]
    assert "it contradicts line 2" in refusal.value.problems[-1].reason


def test_a_reply_id_that_names_another_text_here_is_refused_whole(store: Store) -> None:
    reply = add(store)
    lines = [
        json.dumps(row(user="bob")),
        json.dumps(row(reply_id=reply.id, prompt=[{"role": "user", "content": "something else"}])),
    ]
    with pytest.raises(ImportRefused, match=r"line 2: reply_id .* another text"):
        import_lines(store, lines)
    assert store.count_ratings() == 0


@given(st.text(max_size=60) | st.from_type(dict).map(repr))
def test_no_line_whatever_it_is_breaks_the_reader(line: str) -> None:
    rows, problems = parse_lines([line])
    assert len(rows) + len(problems) == (1 if line.strip() else 0)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


@given(field=st.sampled_from([*row(), "user", "source", "guild", "created_at"]), value=JSON)
def test_no_value_in_any_field_breaks_the_reader(field: str, value: object) -> None:
    for mapping in (None, "taskmaster"):
        rows, problems = parse_lines([json.dumps(row(**{field: value}))], mapping)
        assert len(rows) + len(problems) == 1


@given(
    field=st.sampled_from(["context", "generation", "reward", "source", "id"]),
    value=JSON,
)
def test_no_value_in_any_field_breaks_the_taskmaster_mapping(field: str, value: object) -> None:
    line = {**json.loads(read_lines(EXCERPT)[1]), field: value}
    rows, problems = parse_lines([json.dumps(line)], "taskmaster")
    assert len(rows) + len(problems) == 1


def test_an_unknown_mapping_is_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="known are taskmaster"):
        import_lines(store, [], "reddit")


def test_a_file_is_read_plain_or_packed_and_its_faults_are_said(
    store: Store, tmp_path: Path
) -> None:
    text = json.dumps(row(prompt=[{"role": "user", "content": "a\u2028b"}]), ensure_ascii=False)
    (tmp_path / "rows.jsonl").write_text(text + "\n", encoding="utf-8")
    (tmp_path / "rows.jsonl.gz").write_bytes(gzip.compress(text.encode()))
    assert import_file(store, tmp_path / "rows.jsonl").added == 1
    assert import_file(store, tmp_path / "rows.jsonl.gz").unchanged == 1
    (tmp_path / "half.gz").write_bytes(gzip.compress(text.encode() * 9)[:40])
    (tmp_path / "latin.jsonl").write_bytes("é".encode("latin-1"))
    for name in ("half.gz", "latin.jsonl", "missing.jsonl"):
        with pytest.raises(DirectoryUnusable, match=name):
            import_file(store, tmp_path / name)


def test_the_excerpt_is_balanced_and_comes_in_whole(store: Store) -> None:
    assert import_file(store, EXCERPT, "taskmaster").added == 32
    assert import_file(store, EXCERPT, "taskmaster").unchanged == 32
    thumbs = collections.Counter(
        (rating.person, rating.value) for rated in store.learnable() for rating in rated.ratings
    )
    people = ("taskmaster/TM-3-2020", "taskmaster/TM-4-2024")
    assert thumbs == {(person, value): 8 for person in people for value in (1, -1)}
    assert store.new_ratings() == 32


def test_taskmaster_rows_become_turns_without_their_api_calls() -> None:
    lines = read_lines(EXCERPT)
    rows, _ = parse_lines(lines, "taskmaster")
    for parsed in rows:
        raw = json.loads(lines[parsed.line - 1])
        said = [turn["text"] for turn in raw["context"] if turn.get("text")]
        assert [turn.content for turn in parsed.turns] == (said or [NO_CONTEXT])
        assert parsed.turns[-1].role == "user"
        assert parsed.text == raw["generation"]["text"]
        assert parsed.value == (1 if raw["reward"] == 1 else -1)
    agents = {turn.role for parsed in rows for turn in parsed.turns}
    assert agents == {"user", "assistant"}
    assert any(parsed.turns == (Turn("user", NO_CONTEXT),) for parsed in rows)
    assert any("api" in turn for line in lines if line for turn in json.loads(line)["context"])


@pytest.mark.skipif(not WHOLE.exists(), reason=f"no shared data: {WHOLE} is not there")
def test_all_2490_thumbs_of_taskmaster_come_in_once(store: Store) -> None:
    assert import_file(store, WHOLE, "taskmaster").added == 2490
    assert import_file(store, WHOLE, "taskmaster").unchanged == 2490
    learnable = store.learnable()
    assert len(learnable) == store.new_ratings() == 2490
    ups = sum(rating.value > 0 for rated in learnable for rating in rated.ratings)
    assert ups == 864
    assert 0.1 < sum(rated.held_out for rated in learnable) / 2490 < 0.2


# TRL 1.16 still uses the name that transformers 5.23 calls old.
@pytest.mark.filterwarnings("ignore:.*gradient_checkpointing.*deprecated:FutureWarning")
def test_trl_takes_a_step_of_kto_on_an_export(store: Store, tmp_path: Path) -> None:
    from datasets import load_dataset
    from transformers import AutoModelForCausalLM, AutoTokenizer
    from trl import KTOConfig, KTOTrainer

    from tests.tiny import make_tiny_qwen

    import_file(store, EXCERPT, "taskmaster")
    file = tmp_path / "export.jsonl"
    file.write_text("\n".join(export_lines(store)) + "\n", encoding="utf-8")
    rows = load_dataset("json", data_files=str(file), cache_dir=str(tmp_path / "cache"))
    folder = make_tiny_qwen(tmp_path / "model", context_tokens=4096)
    model = AutoModelForCausalLM.from_pretrained(folder)
    before = {name: value.clone() for name, value in model.named_parameters()}
    trainer = KTOTrainer(
        model=model,
        args=KTOConfig(
            output_dir=str(tmp_path / "kto"),
            per_device_train_batch_size=4,
            max_steps=1,
            max_length=4096,
            learning_rate=1e-2,
            report_to=[],
            use_cpu=True,
            bf16=False,
            disable_tqdm=True,
            save_strategy="no",
        ),
        train_dataset=rows["train"],
        processing_class=AutoTokenizer.from_pretrained(folder),
    )
    assert len(trainer.train_dataset) == 32
    outcome = trainer.train()
    assert outcome.global_step == 1
    assert outcome.training_loss == pytest.approx(0.5, abs=0.1)
    assert any(not value.equal(before[name]) for name, value in model.named_parameters())
