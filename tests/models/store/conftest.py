"""An open store with the sample in it, and a backup of that."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from models.store import Store
from models.store.backups import back_up_to
from tests.builders import sample


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "data") as opened:
        opened.keep_revision(sample(), "worked")
        yield opened


@pytest.fixture
def backup(store: Store, tmp_path: Path) -> Path:
    back_up_to(store, tmp_path / "copy.db")
    return tmp_path / "copy.db"
