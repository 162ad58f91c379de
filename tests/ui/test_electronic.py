"""Images of signatures and seals in the settings, and the electronic copy that is made with them."""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit

from exporters.issuing import issue, mark
from models.office import KeptPicture, Office, OfficeBook, Signer
from models.report import Report, Signature
from models.store import kept_picture, picture_content, put_pictures
from tests.builders import sample
from tests.exporters.signed import RED, SEAL, SIGNATURE, png, signature_image
from tests.ui.desks import Ending, desk_with, until, when_asked
from tests.ui.test_issuance import NAME, put_issued, said, settled_sample
from ui.dialogs.settings_dialog import SettingsDialog
from ui.dialogs.signing_images_box import Images, SigningImageBox
from ui.preferences import Preferences, keep_preferences, read_preferences
from ui.window import Window

BOOK = OfficeBook((Office(issuer="SỞ NGOẠI VỤ"),), (Signer("Nguyễn Viết Vy", "GIÁM ĐỐC"), Signer("Trần Ba", "PHÓ GIÁM ĐỐC")))


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    contents = {"ký": SIGNATURE, "dấu": SEAL, "ký đỏ": png(signature_image(colour=RED)), "chữ": b"text"}
    for name, content in contents.items():
        (tmp_path / f"{name}.png").write_bytes(content)
    return {name: tmp_path / f"{name}.png" for name in contents}


def images_in(window: Window) -> list[str]:
    return sorted(path.name for path in (window.store.folder / "images").glob("*"))


def open_settings(window: Window, answer: object) -> None:
    when_asked(answer)  # type: ignore[arg-type]
    window.settings.ask()


def with_images(window: Window, files: dict[str, Path]) -> OfficeBook:
    """Chooses a signature and a seal in the settings and keeps them."""

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, SettingsDialog)
        dialog._offices.boxes[0].take(files["dấu"])
        dialog._signers.boxes[0].take(files["ký"])
        dialog.accept()

    window.settings.use(replace(window.settings.in_use, book=BOOK))
    open_settings(window, choose)
    return window.settings.in_use.book


# ---------------------------------------------------------------- the box


def test_an_image_is_shown_told_and_taken_away(ending: Ending, files: dict[str, Path]) -> None:
    box = ending(SigningImageBox("signature"))
    box.show()
    assert box.picture() is None and not box.drop.isVisible() and "Chưa có ảnh" in box._words.text()
    box.take(files["ký"])
    assert box.picture() == kept_picture("ký.png", SIGNATURE) and box.chosen() == SIGNATURE and box.said() == ""
    colours = {box._preview.pixmap().toImage().pixelColor(x, y).name() for x in range(112) for y in range(56)}
    assert "#ffffff" in colours and len(colours) > 20, "the signature is seen on white"
    box.take(files["ký đỏ"])
    assert box.picture() == KeptPicture("ký đỏ.png", box.picture().hash) and "không phải màu xanh" in box.said()
    QTest.mouseClick(box.drop, Qt.MouseButton.LeftButton)
    assert box.picture() is None and box.chosen() == b"" and not box._preview.isVisible()


def test_a_file_that_is_no_image_is_told_and_what_was_there_stays(ending: Ending, files: dict[str, Path]) -> None:
    box = ending(SigningImageBox("seal"))
    box.show()
    box.take(files["dấu"])
    for wrong, words in (("chữ", "không phải ảnh PNG"), ("ký", "không phải hình con dấu tròn")):
        box.take(files[wrong])
        assert words in box.said() and box.picture() == kept_picture("dấu.png", SEAL)


def test_an_image_is_dropped_in(ending: Ending, files: dict[str, Path]) -> None:
    box = ending(SigningImageBox("signature"))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(files["ký"]))])
    box.dropEvent(QDropEvent(QPointF(1, 1), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier))
    assert box.picture() == kept_picture("ký.png", SIGNATURE)


# ---------------------------------------------------------------- the settings


def test_images_go_into_the_data_folder_and_the_settings_only_name_them(window: Window, files: dict[str, Path]) -> None:
    book = with_images(window, files)
    assert (book.signers[0].picture, book.offices[0].seal) == (kept_picture("ký.png", SIGNATURE), kept_picture("dấu.png", SEAL))
    assert book.signers[1].picture is None and read_preferences(window.store).book == book
    assert images_in(window) == sorted(f"{picture.hash}.png" for picture in book.pictures)
    assert len(str(window.store.get_setting("office"))) < 2000, "no image stands in the settings"
    files["ký"].unlink()
    assert picture_content(window.store.folder, book.signers[0].picture) == SIGNATURE


def test_settings_that_are_not_changed_keep_their_images_and_removed_ones_are_deleted(window: Window, files: dict[str, Path]) -> None:
    book = with_images(window, files)
    open_settings(window, lambda dialog: dialog.accept())
    assert window.settings.in_use.book == book and len(images_in(window)) == 2

    def remove(dialog: SettingsDialog) -> None:
        assert dialog._signers.boxes[0].picture() == book.signers[0].picture
        dialog._signers.boxes[0].remove()
        dialog.accept()

    open_settings(window, remove)
    assert window.settings.in_use.book.signers[0].picture is None
    assert images_in(window) == [f"{book.offices[0].seal.hash}.png"]


def test_settings_that_are_given_up_leave_everything_as_it_was(window: Window, files: dict[str, Path]) -> None:
    book = with_images(window, files)

    def give_up(dialog: SettingsDialog) -> None:
        dialog._signers.boxes[0].remove()
        dialog._signers.boxes[1].take(files["ký đỏ"])
        dialog.reject()

    open_settings(window, give_up)
    assert window.settings.in_use.book == book and len(images_in(window)) == 2


def test_an_image_that_is_gone_is_told_where_it_was_chosen(window: Window, files: dict[str, Path]) -> None:
    book = with_images(window, files)
    (window.store.folder / "images" / f"{book.signers[0].picture.hash}.png").unlink()
    (window.store.folder / "images" / f"{book.offices[0].seal.hash}.png").write_bytes(SIGNATURE)
    told: list[str] = []

    def look(dialog: SettingsDialog) -> None:
        told.extend((dialog._signers.boxes[0].said(), dialog._offices.boxes[0].said()))
        dialog.reject()

    open_settings(window, look)
    assert "Không đọc được ảnh “ký.png”" in told[0] and "không còn như khi được chọn" in told[1]


def test_an_image_that_cannot_be_kept_keeps_the_dialog_open(ending: Ending, tmp_path: Path, files: dict[str, Path]) -> None:
    (tmp_path / "images").write_text("in the way")
    images = Images(lambda _picture: b"", lambda contents: put_pictures(tmp_path, contents))
    dialog = ending(SettingsDialog(replace(Preferences(), book=BOOK), date(2026, 1, 1), images=images))
    dialog.show()
    dialog._signers.boxes[0].take(files["ký"])
    dialog.accept()
    assert dialog.isVisible() and "Chưa giữ được ảnh" in dialog._problem.text()
    assert dialog.tabs.currentWidget() is dialog._signers
    dialog._signers.boxes[0].remove()
    dialog.accept()
    assert not dialog.isVisible()


# ---------------------------------------------------------------- the copy


def issued_with(window: Window, book: OfficeBook) -> Report:
    report = put_issued(window.store)
    keep_preferences(window.store, replace(window.settings.in_use, book=book))
    desk_with(window, report)
    return report


def choose_file(path: Path) -> object:
    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        if path.suffix == ".docx":
            word = next(kind for kind in dialog.nameFilters() if "docx" in kind)
            dialog.selectNameFilter(word)
            dialog.filterSelected.emit(word)
        name = dialog.findChild(QLineEdit, "fileNameEdit")
        assert name is not None
        name.setText(str(path.with_suffix("")))
        dialog.accept()

    return choose


@pytest.mark.parametrize("suffix", [".pdf", ".docx"])
def test_the_menu_makes_an_electronic_copy_and_history_knows_it(
    window: Window, files: dict[str, Path], tmp_path: Path, suffix: str
) -> None:
    issued_with(window, with_images(window, files))
    target = tmp_path / f"ban-dien-tu{suffix}"
    when_asked(choose_file(target))  # type: ignore[arg-type]
    window.menus.actions["electronic"].trigger()
    until(lambda: "Đã xuất bản điện tử" in said(window))
    assert str(target) in said(window) and target.stat().st_size > 20_000
    assert window.store.revisions(NAME)[-1].cause == "electronic"
    assert target.read_bytes() != window.store.papers.frozen(NAME)[suffix], "the frozen papers stay without images"


def test_without_a_seal_the_copy_says_so(window: Window, files: dict[str, Path], tmp_path: Path) -> None:
    book = with_images(window, files)
    window.settings.use(replace(window.settings.in_use, book=replace(book, offices=(Office(issuer="SỞ NGOẠI VỤ"),))))
    issued_with(window, window.settings.in_use.book)
    when_asked(choose_file(tmp_path / "a.pdf"))  # type: ignore[arg-type]
    window.menus.actions["electronic"].trigger()
    until(lambda: "Đã xuất bản điện tử" in said(window))
    assert "chỉ có chữ ký" in said(window)


def test_a_second_signer_whose_signature_is_not_on_the_copy_is_told(window: Window, files: dict[str, Path], tmp_path: Path) -> None:
    book = with_images(window, files)
    window.store.save_draft(replace(settled_sample(), cosignature=Signature("", "CHÁNH VĂN PHÒNG", "Trần Ba")))
    mark(window.store, NAME, "checked")
    report = issue(window.store, NAME, "177", "15/10/2021").report
    keep_preferences(window.store, replace(window.settings.in_use, book=book))
    desk_with(window, report)
    when_asked(choose_file(tmp_path / "a.pdf"))  # type: ignore[arg-type]
    window.menus.actions["electronic"].trigger()
    until(lambda: "Đã xuất bản điện tử" in said(window))
    assert "chỉ có ảnh chữ ký của Nguyễn Viết Vy, chưa có chữ ký của người ký thứ hai (Trần Ba)" in said(window)


def test_a_draft_a_signer_without_an_image_and_a_lost_image_are_one_sentence(window: Window, files: dict[str, Path]) -> None:
    desk_with(window, sample())
    window.menus.actions["electronic"].trigger()
    assert "chưa ban hành" in said(window)
    book = with_images(window, files)
    issued_with(window, book)
    window.settings.use(replace(window.settings.in_use, book=BOOK))
    window.menus.actions["electronic"].trigger()
    assert "Chưa có ảnh chữ ký của “Nguyễn Viết Vy”" in said(window)
    for path in (window.store.folder / "images").glob("*"):
        path.unlink()
    window.settings.use(replace(window.settings.in_use, book=book))
    window.menus.actions["electronic"].trigger()
    assert "Không đọc được ảnh “ký.png”" in said(window)
    assert "electronic" not in [one.cause for one in window.store.revisions(NAME)]
