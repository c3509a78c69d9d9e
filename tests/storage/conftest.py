"""A real store on a real file for every test of storage."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Open a store in an empty directory, and close it after the test."""
    opened = Store.open(tmp_path / "data")
    yield opened
    opened.close()
