"""The store of a rescue takes the damaged one's place; where it cannot, the data folder stays as it was."""

from pathlib import Path

import pytest

from models.errors import BackupFailed, StoreInUse
from models.store import Store
from models.store.connection import FILE
from models.store.salvage import adopt, rescue
from tests.builders import sample
from tests.models.store.damaging import everything
from tests.models.store.noted import OTHER, leave


@pytest.fixture
def rescued(tmp_path: Path) -> Path:
    """The folder of a rescue of the store in `data`, whose file is damaged by now."""
    with Store.open(tmp_path / "data") as store:
        store.keep_revision(sample(), "worked")
    found = rescue(tmp_path / "data", tmp_path / "rescued").folder
    (tmp_path / "data" / FILE).write_bytes(b"damaged")
    return found


def test_what_was_rescued_opens_in_the_place_of_the_damaged_file_which_stays(rescued: Path, tmp_path: Path) -> None:
    aside = adopt(tmp_path / "data", rescued)
    assert aside.read_bytes() == b"damaged"
    with Store.open(tmp_path / "data") as store:
        assert store.names() == (sample().name,)


def test_data_that_are_open_on_another_computer_are_not_exchanged(rescued: Path, tmp_path: Path) -> None:
    leave(tmp_path / "data", OTHER)
    before = everything(tmp_path / "data")
    with pytest.raises(StoreInUse):
        adopt(tmp_path / "data", rescued)
    assert everything(tmp_path / "data") == before


def test_a_rescue_that_is_gone_leaves_everything_as_it_was(rescued: Path, tmp_path: Path) -> None:
    (rescued / FILE).unlink()
    before = everything(tmp_path / "data")
    with pytest.raises(BackupFailed):
        adopt(tmp_path / "data", rescued)
    assert everything(tmp_path / "data") == before
