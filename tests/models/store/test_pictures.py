"""Images in the data folder: copied in, read back only as they were, deleted when nothing names them."""

import stat
import sys
from pathlib import Path

import pytest

from models.errors import StoreError
from models.office import KeptPicture
from models.store import drop_pictures, kept_picture, picture_content, put_pictures


def test_an_image_is_copied_in_and_read_back(tmp_path: Path) -> None:
    put_pictures(tmp_path, (b"one", b"two", b"one"))
    assert picture_content(tmp_path, kept_picture("a.png", b"one")) == b"one"
    files = list((tmp_path / "images").iterdir())
    assert len(files) == 2, "each content once"
    if sys.platform != "win32":
        assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}, "a signature is for its owner's eyes"


def test_one_that_is_gone_or_changed_is_told_and_never_used(tmp_path: Path) -> None:
    picture = kept_picture("ký.png", b"one")
    with pytest.raises(StoreError, match="ký"):
        picture_content(tmp_path, picture)
    put_pictures(tmp_path, (b"one",))
    (tmp_path / "images" / f"{picture.hash}.png").write_bytes(b"another signature")
    with pytest.raises(StoreError, match="không còn như khi được chọn"):
        picture_content(tmp_path, picture)


@pytest.mark.parametrize("hash", ["../secret", "", "a" * 63, "../" * 20 + "etcx"])
def test_a_setting_cannot_name_a_file_elsewhere(tmp_path: Path, hash: str) -> None:
    (tmp_path / "secret.png").write_bytes(b"x")
    with pytest.raises(StoreError):
        picture_content(tmp_path, KeptPicture("a.png", hash))
    drop_pictures(tmp_path, (KeptPicture("a.png", hash),))
    assert (tmp_path / "secret.png").exists()


def test_what_nothing_names_is_deleted(tmp_path: Path) -> None:
    put_pictures(tmp_path, (b"one", b"two"))
    drop_pictures(tmp_path, (kept_picture("a.png", b"two"),))
    assert [file.read_bytes() for file in (tmp_path / "images").iterdir()] == [b"two"]


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "images").write_text("in the way")
    with pytest.raises(StoreError, match="Chưa giữ được ảnh"):
        put_pictures(tmp_path, (b"one",))
