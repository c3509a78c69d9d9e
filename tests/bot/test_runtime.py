"""The runtime file: whose bot runs here, and when a file left behind counts as none."""

import json
import os
import subprocess
import sys
import time

import psutil
import pytest

from bot.runtime import FILE, Runtime, remove_runtime, running_bot, write_runtime


def test_a_written_address_is_found_until_it_is_removed(tmp_path):
    runtime = Runtime(os.getpid(), "http://127.0.0.1:8765", time.time())
    write_runtime(tmp_path, runtime)
    assert running_bot(tmp_path) == runtime
    assert [path.name for path in tmp_path.iterdir()] == [FILE]
    remove_runtime(tmp_path)
    remove_runtime(tmp_path)
    assert running_bot(tmp_path) is None


def test_the_file_of_a_dead_process_counts_as_none(tmp_path):
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    write_runtime(tmp_path, Runtime(dead.pid, "http://127.0.0.1:1", time.time()))
    assert running_bot(tmp_path) is None


def test_a_younger_process_with_the_same_number_is_not_the_bot(tmp_path):
    born = psutil.Process().create_time()
    write_runtime(tmp_path, Runtime(os.getpid(), "http://127.0.0.1:1", born - 60))
    assert running_bot(tmp_path) is None


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "{}", '{"pid": "x", "url": "", "started_at": 1}', json.dumps({"pid": 1})],
)
def test_a_torn_or_foreign_file_counts_as_none(tmp_path, text):
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    assert running_bot(tmp_path) is None
