"""Pictures of a foreign file that was read: what the clerk is asked about it before it is taken in."""

import tempfile
from pathlib import Path

from msgspec.structs import replace

from exporters.export import export
from importers.reading import Imported, import_report
from importers.trace import Traced
from models.definition import definition_for, definition_of
from models.kinds import offered_kinds
from models.language import N_, _
from models.report import Report
from models.samples import sample_report
from ui.dialogs.import_dialog import ImportDialog
from ui.scenes.parts import report_with_parts
from ui.screens import Stage

Doubts = dict[str, tuple[float, str]]
"""How sure the reader is of a line that begins so, and why, in the reader's own words."""
_EITHER, _NOWHERE, _NAMELESS = N_("có thể là đề mục, có thể là một ý"), N_("chưa rõ chỗ của dòng này"), N_("chưa rõ dòng tiêu đề của bảng")
_DOUBTS: Doubts = {
    "- Việc ứng dụng CNTT": (0.45, _EITHER),
    "2. Phối hợp với Văn phòng": (0.5, _NOWHERE),
    "1. Công tác chỉ đạo": (0.6, _EITHER),
    "GIÁM ĐỐC": (0.7, _NOWHERE),
}


def read_from_word(report: Report, doubts: Doubts, kind: str = "cntt") -> Imported:
    """A report as it is read from a Word file of anybody, in doubt about some of its lines."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bao-cao.docx"
        export(report, definition_for(report), path)
        read = import_report(path, definition_of(kind))
    return replace(read, traced=tuple(_doubted(one, doubts) for one in read.traced))


def _doubted(one: Traced, doubts: Doubts) -> Traced:
    found = next((doubts[words] for words in doubts if one.line.words.startswith(words)), None)
    return replace(one, confidence=found[0], why=_(found[1])) if found else one


def confirming(on: Stage, suffix: str) -> None:
    """The doubtful first; half way through; everything clear; a table, a cited document, a general report, the menu."""
    sample = read_from_word(sample_report(), _DOUBTS)
    on.take_dialog(f"nhan-word-can-xem{suffix}", _dialog(on, sample))
    half = _dialog(on, sample)
    on.take_dialog(f"nhan-word-da-xem-mot{suffix}", half, half.accept_guess)
    on.take_dialog(f"nhan-word-khong-ngo{suffix}", _dialog(on, read_from_word(sample_report(), {})))
    parts = _dialog(on, read_from_word(report_with_parts(), _DOUBTS | {"năm máy": (0.5, _NAMELESS)}))
    on.take_dialog(f"nhan-word-bang{suffix}", parts, lambda: _choose(parts, "table.b1"))
    cited = _dialog(on, sample)
    on.take_dialog(f"nhan-word-vien-dan{suffix}", cited, lambda: _choose(cited, "item.i3"))
    general = read_from_word(sample_report(), {"2.1. Phát triển": (0.6, _EITHER)}, "chung")
    unsure = replace(general, kind_confidence=0.5, notice=_("Tệp có macro; chương trình không chạy và không giữ macro."))
    on.take_dialog(f"nhan-word-bao-cao-chung{suffix}", _dialog(on, unsure))
    menu = _dialog(on, sample)
    menu.show()
    on.wait(60)
    menu.card.menu.popup(menu.card.change.mapToGlobal(menu.card.change.rect().bottomLeft()))
    on.take(f"nhan-word-doi-thanh{suffix}", menu.card.menu)
    menu.card.menu.close()
    menu.close()


def _dialog(on: Stage, read: Imported) -> ImportDialog:
    return ImportDialog(read, definition_for(read.report), offered_kinds(), "Báo cáo CNTT 9 tháng 2021.docx", on.window)


def _choose(dialog: ImportDialog, place: str) -> None:
    wanted = next((guess for guess in dialog.guesses if guess.place == place), dialog.guesses[0])
    dialog.go_to_line(wanted.lines[0])
