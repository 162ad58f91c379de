"""A file that takes the place of another one: whole, or not at all, and not refused because somebody looks at it for a moment."""

from itertools import count
from pathlib import Path

import pytest

from models import whole_file
from models.whole_file import put_whole, take_name


def held_for(attempts: int, code: int, monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Lets so many attempts to rename fail as Windows does, with a code of its own; gives the pauses that were made."""
    numbers, pauses, rename = count(), list[float](), Path.replace

    def replace(source: Path, target: Path) -> Path:
        if next(numbers) < attempts:
            error = PermissionError(13, "held")
            error.winerror = code  # type: ignore[attr-defined,unused-ignore]
            raise error
        return rename(source, target)

    monkeypatch.setattr(Path, "replace", replace)
    monkeypatch.setattr(whole_file.time, "sleep", pauses.append)
    return pauses


@pytest.mark.parametrize("code", [5, 32])
@pytest.mark.parametrize("attempts", [0, 1, 2, 3])
def test_what_looks_for_viruses_may_hold_a_file_for_a_moment(
    attempts: int, code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "bao-cao.json"
    path.write_bytes(b"old")
    pauses = held_for(attempts, code, monkeypatch)
    put_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert pauses == [0.05, 0.1, 0.2][:attempts]


def test_who_holds_it_on_is_told_and_the_old_file_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "bao-cao.json"
    path.write_bytes(b"old")
    held_for(4, 32, monkeypatch)
    with pytest.raises(PermissionError):
        put_whole(path, b"new")
    assert [one.name for one in tmp_path.iterdir()] == ["bao-cao.json"]
    assert path.read_bytes() == b"old"


def test_a_right_that_is_lacking_is_told_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, target = tmp_path / "moi", tmp_path / "cu"
    source.write_bytes(b"new")
    pauses = held_for(1, 0, monkeypatch)
    with pytest.raises(PermissionError):
        take_name(source, target)
    assert pauses == []
