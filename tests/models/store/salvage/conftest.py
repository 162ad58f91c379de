"""The file of a sound store, for the damage."""

import pytest

from models.interchange import decode
from models.store import KeptFile, Store, keep_issued
from models.store.connection import FILE
from tests.models.store.salvage.rescued import SCAN, TYPED, WORKED, history, reports


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The file of a store with those three, papers, settings."""
    folder = tmp_path_factory.mktemp("made")
    with Store.open(folder) as store:
        store.put_setting("clerk", "Trần Thị Bình")
        keep_issued(store, reports()[0], (KeptFile("pdf", "báo cáo.pdf", b"%PDF-1.7 paper"), KeptFile("scan", "quét.pdf", SCAN)))
        for states in (history()[WORKED], history()[TYPED][:1]):
            for state in states:
                store.keep_revision(decode(state), "worked")
        store.save_draft(decode(history()[TYPED][1]))
    return (folder / FILE).read_bytes()
