"""From file, environment and command line to one `Settings`, and what is refused on the way."""

import json
import os
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.configuration import (
    OTHER_VARIABLES,
    SECRETS,
    leaves,
    load_settings,
    settings_table,
)
from bot.settings import Settings, SettingsError

LEAVES = {leaf.key: leaf for leaf in leaves()}

TEXT = st.text(
    st.characters(min_codepoint=32, exclude_characters="\x7f", exclude_categories=["Cs"])
)
NAME = st.from_regex(r"[a-z]{1,8}(\.[a-z]{1,8})?", fullmatch=True)
COUNT = st.integers(1, 10_000)
SHARE = st.floats(0, 1)
POSITIVE = st.floats(0.001, 5)
VALUES = {
    "data_dir": NAME.map(lambda name: f"/srv/{name}"),
    "model": NAME,
    "template": NAME,
    "dtype": st.sampled_from(["auto", "float32", "bfloat16", "float16"]),
    "device": st.sampled_from(["auto", "cpu", "cuda", "cuda:1"]),
    "threads": st.integers(0, 64),
    "system_prompt": TEXT,
    "web.host": st.sampled_from(["127.0.0.1", "localhost", "::1"]),
    "web.port": st.integers(0, 65535),
    "web.host_names": st.lists(NAME, max_size=3),
    "serving.best_of": st.integers(1, 64),
    "serving.temperature": POSITIVE,
    "serving.top_p": st.floats(0.001, 1),
    "serving.max_tokens": COUNT,
    "serving.queue_limit": COUNT,
    "serving.max_rows": COUNT,
    "rounds.minimum_ratings": COUNT,
    "rounds.budget_seconds": POSITIVE,
    "rounds.replay_share": st.floats(0, 0.999),
    "rounds.maximum_replies": COUNT,
    "rounds.keep_versions": COUNT,
    "rounds.threads": st.integers(0, 64),
    "qvalue.epsilon": SHARE,
    "qvalue.noise": POSITIVE,
    "asking.per_day": st.integers(0, 64),
    "asking.share": st.floats(0.001, 1),
    "learning.rank": COUNT,
    "learning.learning_rate": POSITIVE,
    "learning.gamma": SHARE,
    "learning.epochs": st.integers(1, 8),
    "gate.require_proof": st.booleans(),
    "gate.min_entropy_ratio": SHARE,
}
TREES = st.fixed_dictionaries({}, optional=VALUES).filter(
    lambda values: values.get("serving.best_of", 8) <= values.get("serving.max_rows", 32)
)


def toml(values: dict[str, object]) -> str:
    """Write dotted keys as TOML, which reads JSON's texts, numbers, lists and booleans."""
    return "".join(
        f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items()
    )


def read(tree: Settings, key: str) -> object:
    for part in key.split("."):
        tree = getattr(tree, part)
    return tree


def same(found: object, given_value: object) -> bool:
    if isinstance(found, Path):
        return str(found) == given_value
    return found == (tuple(given_value) if isinstance(given_value, list) else given_value)


@pytest.fixture(autouse=True)
def _no_environment(monkeypatch, tmp_path):
    for name in list(os.environ):
        if name.startswith("THUMBWISE_"):
            monkeypatch.delenv(name)
    monkeypatch.setattr("bot.configuration.default_data_dir", lambda: tmp_path / "default")


def written(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "thumbwise.toml"
    file.write_text(text, encoding="utf-8")
    return file


def refused(**arguments: object) -> str:
    with pytest.raises(SettingsError) as caught:
        load_settings(**arguments)
    return str(caught.value)


per_example = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@per_example
@given(values=TREES)
def test_what_the_file_says_is_what_is_set(tmp_path, values):
    loaded = load_settings(written(tmp_path, toml(values)))
    assert all(same(read(loaded, key), value) for key, value in values.items())


@per_example
@given(values=TREES)
def test_the_environment_says_the_same_as_the_file(tmp_path, values):
    by_file = load_settings(written(tmp_path, toml(values)))
    with pytest.MonkeyPatch.context() as patch:
        for key, value in values.items():
            text = ",".join(value) if isinstance(value, list) else str(value)
            patch.setenv(LEAVES[key].variable, text)
        if not any(value == "" for value in values.values()):
            assert load_settings(written(tmp_path, "")) == by_file


@per_example
@given(key=st.from_regex(r"[a-z_]{1,12}(\.[a-z_]{1,12})?", fullmatch=True))
def test_an_unknown_key_is_refused_and_the_nearest_known_one_named(tmp_path, key):
    tables = {known.partition(".")[0] for known in LEAVES if "." in known}
    if key in LEAVES or key in tables:
        return
    message = refused(config=written(tmp_path, f"{key} = 1\n"))
    assert f"unknown setting {key}" in message
    assert message.rpartition(" ")[2] in LEAVES


@pytest.mark.parametrize(
    ("key", "nearest"),
    [
        ("serving.bestof", "serving.best_of"),
        ("best_of", "serving.best_of"),
        ("rounds.minimum_rating", "rounds.minimum_ratings"),
        ("modle", "model"),
        ("gate.require_prof", "gate.require_proof"),
    ],
)
def test_a_misspelt_key_leads_to_the_right_one(tmp_path, key, nearest):
    assert refused(config=written(tmp_path, f"{key} = 1\n")).endswith(nearest)


def test_an_unknown_variable_is_refused_and_the_nearest_known_one_named(tmp_path, monkeypatch):
    monkeypatch.setenv("THUMBWISE_SERVIN__BEST_OF", "2")
    assert refused(data_dir=tmp_path).endswith("THUMBWISE_SERVING__BEST_OF")


def test_variables_that_are_no_settings_are_let_alone(tmp_path, monkeypatch):
    for name in OTHER_VARIABLES:
        monkeypatch.setenv(name, str(written(tmp_path, "threads = 3\n")))
    assert load_settings().threads == 3


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ('serving.best_of = "2"', "serving.best_of .* is '2', wanted a valid integer"),
        ("serving.best_of = 1.5", "is 1.5, wanted a valid integer"),
        ("serving.best_of = true", "is True, wanted a valid integer"),
        ("serving.best_of = 33", "serving.best_of is 33, but serving.max_rows .* 32 drafts"),
        ("serving.best_of = 0", "is 0, wanted greater than or equal to 1"),
        ("gate.require_proof = 1", "is 1, wanted a valid boolean"),
        ("model = 3", "is 3, wanted a valid string"),
        ("serving = 3", r"is 3, wanted a table: \[serving\]"),
        ("model = 2026-11-23", "is the date or time 2026-11-23"),
        ('dtype = "int8"', "wanted 'auto', 'float32', 'bfloat16' or 'float16'"),
        ("learning.clip = 0.0", r"learning\.clip is 0\.0, wanted more than 0"),
        ("qvalue.epsilon = 2.0", r"qvalue.*epsilon is 2\.0, wanted from 0 to 1"),
        ("learning.rank = 0", r"learning\.rank is 0, wanted at least 1"),
        ("learning.kl_coefficient = nan", "kl_coefficient .* is nan, wanted a finite number"),
        ("rounds.budget_seconds = inf", "a finite number"),
        ('web.host = "0.0.0.0"', "others can reach"),
    ],
)
def test_a_wrong_value_says_what_came_and_what_was_wanted(tmp_path, line, wanted):
    assert re.search(wanted, refused(config=written(tmp_path, line + "\n")))


def test_a_wrong_variable_is_named_as_the_environments(tmp_path, monkeypatch):
    monkeypatch.setenv("THUMBWISE_WEB__PORT", "many")
    assert "web.port (from the environment) is 'many'" in refused(data_dir=tmp_path)


@pytest.mark.parametrize("key", sorted(SECRETS))
def test_a_secret_in_the_file_is_refused_with_where_it_belongs(tmp_path, key):
    message = refused(config=written(tmp_path, f'{key} = "sesame-sesame"\n'))
    assert LEAVES[key].variable in message
    assert "sesame" not in message


@pytest.mark.parametrize("key", sorted(SECRETS))
def test_a_secret_comes_from_the_environment_or_from_a_file_it_names(tmp_path, monkeypatch, key):
    variable = LEAVES[key].variable
    (tmp_path / "secret").write_text("sesame-sesame\n", encoding="utf-8")
    monkeypatch.setenv(f"{variable}_FILE", str(tmp_path / "secret"))
    assert read(load_settings(data_dir=tmp_path), key) == "sesame-sesame"
    monkeypatch.setenv(variable, "another-one")
    assert "are both set" in refused(data_dir=tmp_path)
    monkeypatch.delenv(f"{variable}_FILE")
    assert read(load_settings(data_dir=tmp_path), key) == "another-one"


def test_a_weak_secret_is_refused_without_being_shown(tmp_path, monkeypatch):
    monkeypatch.setenv("THUMBWISE_ADMIN_TOKEN", "abc")
    message = refused(data_dir=tmp_path)
    assert "at least 6 characters" in message
    assert "abc" not in message


def test_a_missing_or_empty_secret_file_is_refused(tmp_path, monkeypatch):
    monkeypatch.setenv("THUMBWISE_ADMIN_TOKEN_FILE", str(tmp_path / "secret"))
    assert "cannot read the file" in refused(data_dir=tmp_path)
    (tmp_path / "secret").write_text("\n", encoding="utf-8")
    assert "is empty" in refused(data_dir=tmp_path)


def test_file_environment_and_command_line_win_in_that_order(tmp_path, monkeypatch):
    written(tmp_path, "[serving]\nbest_of = 2\nmax_tokens = 64\nmax_rows = 8\n")
    monkeypatch.setenv("THUMBWISE_SERVING__MAX_TOKENS", "65")
    monkeypatch.setenv("THUMBWISE_SERVING__MAX_ROWS", "9")
    serving = load_settings(data_dir=tmp_path, serving={"max_rows": 10, "top_p": None}).serving
    assert (serving.best_of, serving.max_tokens, serving.max_rows) == (2, 65, 10)


def test_the_file_is_looked_for_in_the_data_directory(tmp_path, monkeypatch):
    (tmp_path / "default").mkdir()
    written(tmp_path / "default", "threads = 1\n")
    assert load_settings().threads == 1
    (tmp_path / "other").mkdir()
    written(tmp_path / "other", "threads = 2\n")
    monkeypatch.setenv("THUMBWISE_DATA_DIR", str(tmp_path / "other"))
    loaded = load_settings()
    assert (loaded.threads, loaded.data_dir) == (2, tmp_path / "other")
    assert load_settings(data_dir=tmp_path / "empty").threads == 0


def test_a_named_file_must_be_there_and_be_toml(tmp_path):
    assert "cannot read" in refused(config=tmp_path / "none.toml")
    assert "is not TOML" in refused(config=written(tmp_path, "model = \n"))
    (tmp_path / "thumbwise.toml").write_bytes(b"\xff\xfe")
    assert "is not TOML" in refused(config=tmp_path / "thumbwise.toml")


def test_every_setting_has_a_line_in_the_table():
    lines = settings_table().splitlines()
    assert len(lines) == 2 + len(LEAVES)
    for line, leaf in zip(lines[2:], leaves(), strict=True):
        assert leaf.help
        assert (leaf.variable if leaf.key in SECRETS else leaf.key) in line
