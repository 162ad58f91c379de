"""The window on a disk of its own that fills up, is pulled out, or becomes read-only under it; in a mount namespace of its own.

unshare -m python -m tests.ui.failing_run full|pulled|read-only FOLDER
"""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from models import place as places
from models.interchange import read_file
from models.samples import sample_report
from models.store import Store
from tests.ui.desks import a_window, desk_with, until
from tests.ui.typing_keys import type_text
from ui.app import application
from ui.window import Window

WORDS = "gõ khi ổ đĩa không ghi được"


def mount(*arguments: str) -> None:
    subprocess.run(["mount", *arguments], check=True)


class Full:
    """A disk of three megabytes, filled to the last byte."""

    said = "đã đầy"

    def __init__(self, folder: Path) -> None:
        self.data = folder / "data"
        self.data.mkdir()
        mount("-t", "tmpfs", "-o", "size=3m", "none", str(self.data))

    def break_it(self) -> None:
        with (self.data / "phim.mp4").open("wb", buffering=0) as film:
            try:
                while True:
                    film.write(bytes(4096))
            except OSError:
                pass

    def mend(self) -> None:
        (self.data / "phim.mp4").unlink()


class Pulled:
    """A stick that is pulled out: what is left is an empty folder, into which nothing may be put."""

    said = "Không còn thấy"

    def __init__(self, folder: Path) -> None:
        self.stick, self.data = folder / "stick", folder / "data"
        self.stick.mkdir()
        self.data.mkdir()
        mount("--bind", str(self.stick), str(self.data))

    def break_it(self) -> None:
        subprocess.run(["umount", "-l", str(self.data)], check=True)

    def mend(self) -> None:
        assert list(self.data.iterdir()) == []
        mount("--bind", str(self.stick), str(self.data))


class ReadOnly:
    """Files that nobody may write any more, not even through a handle that was open before."""

    said = "chỉ cho đọc"

    def __init__(self, folder: Path) -> None:
        self.data = folder / "data"
        self.data.mkdir()

    def _change(self, how: str) -> None:
        subprocess.run(["chattr", how, *self.data.glob("sobaocao.db*")], check=True)

    def break_it(self) -> None:
        self._change("+i")

    def mend(self) -> None:
        self._change("-i")


KINDS: dict[str, Callable[[Path], Full | Pulled | ReadOnly]] = {"full": Full, "pulled": Pulled, "read-only": ReadOnly}


def main(kind: str, folder: Path) -> None:
    application()
    disk = KINDS[kind](folder)
    elsewhere = folder / "elsewhere"
    elsewhere.mkdir()
    with a_window(disk.data) as window:
        desk = desk_with(window, sample_report())
        until(lambda: desk.session.saving.is_up_to_date)
        window.store.keep_revision(desk.session.report, "worked")
        opening = places.item(desk.session.report.opening[0].id)
        desk.go_to(opening)
        typing = desk._pages[desk.page()]._fields[opening]
        disk.break_it()
        for word in WORDS.split():
            type_text(typing, f" {word}")
            desk.session.saving.save()
            desk.session.saving._worker.finish()
        until(lambda: disk.said in _banner(window))
        assert window.unsaved.keep_in(elsewhere)
        type_text(typing, " nữa")
        (copy,) = elsewhere.iterdir()
        until(lambda: read_file(copy).opening[0].text.endswith(f"{WORDS} nữa"))
        disk.mend()
        until(lambda: "Đã lưu lại được" in _banner(window), 30)
        assert window.store.load("cntt/2021-9T").opening[0].text.endswith(f"{WORDS} nữa")
        assert [revision.id for revision in window.store.revisions("cntt/2021-9T")] == [1]
    with Store.open(disk.data) as store:
        assert store.verify() == ()
        assert store.left_behind is None
        assert store.load("cntt/2021-9T").opening[0].text.endswith(f"{WORDS} nữa")
    print("well")


def _banner(window: Window) -> str:
    return "" if window.trouble.isHidden() else window.trouble.words.text()


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    main(sys.argv[1], Path(sys.argv[2]))
