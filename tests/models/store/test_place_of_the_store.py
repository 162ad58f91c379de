"""A folder, a file or a disk that cannot be written is explained, and nothing is lost."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.errors import StoreFull, StoreReadOnly
from models.samples import sample_report
from models.store import Store
from models.store.connection import FILE
from tests.models.store.damaging import NAME, ROOT, filled, posix, refused

AS_NOBODY = """
import os, sys
from pathlib import Path
from models.errors import StoreError
from models.store import Store
if os.geteuid() == 0:
    os.setuid(65534)
try:
    Store.open(Path(sys.argv[1]))
except StoreError as error:
    print(type(error).__name__, error)
"""


@pytest.fixture
def open_place() -> Iterator[Path]:
    """A folder that every user of the computer may enter; the ones that pytest makes are their owner's alone."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@posix
@pytest.mark.parametrize("mode", [(0o444, 0o555), (0o444, 0o777), (0o000, 0o777), (0o644, 0o000)])
def test_a_file_or_folder_that_may_not_be_written_is_explained(open_place: Path, mode: tuple[int, int]) -> None:
    path = filled(open_place / "data")
    before = path.read_bytes()
    path.chmod(mode[0])
    path.parent.chmod(mode[1])
    visitor = subprocess.run([sys.executable, "-c", AS_NOBODY, str(path.parent)], cwd=ROOT, capture_output=True, text=True, check=False)
    path.parent.chmod(0o755)
    assert visitor.stdout.startswith(StoreReadOnly.__name__), visitor.stdout + visitor.stderr
    assert "(không có quyền); hãy chép cả thư mục dữ liệu sang nơi ghi được" in visitor.stdout
    assert not any(word in visitor.stdout for word in ("readonly", "unable", "attempt"))
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [FILE]


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="only root mounts, and so only Linux does")
def test_a_disk_that_may_only_be_read_is_not_called_broken(tmp_path: Path) -> None:
    def mounted(*words: str) -> bool:
        return subprocess.run(words, capture_output=True, check=False).returncode == 0

    disk = tmp_path / "disk"
    disk.mkdir()
    if not mounted("mount", "-t", "tmpfs", "none", str(disk)):
        pytest.skip("no mounting in this place")
    try:
        filled(disk / "data")
        assert mounted("mount", "-o", "remount,ro", str(disk))
        error = refused(disk / "data")
    finally:
        mounted("umount", str(disk))
    assert isinstance(error, StoreReadOnly)
    assert "(ổ đĩa chỉ cho đọc)" in str(error) and "rescue" in str(error)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 700 KB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=700k", "tmpfs", str(folder)], capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip("no right to mount a small file system here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_is_told_and_nothing_is_lost(small_disk: Path) -> None:
    filled(small_disk / "data", 2)
    room = small_disk / "other"
    with room.open("wb", buffering=0) as file, pytest.raises(OSError):
        while True:
            file.write(bytes(4096))
    with pytest.raises(StoreFull), Store.open(small_disk / "data") as store:
        for count in range(50):
            store.save_draft(sample_report().with_figure("van_ban_den", count))
    room.unlink()
    with Store.open(small_disk / "data") as store:
        assert store.verify() == ()
        assert store.load(NAME).subject == "bản 1"
