"""Pictures of a general report: its outline as the clerk makes it, its dialog, its place on the start page."""

from msgspec.structs import replace

from models import edit
from models import place as places
from models.definition import definition_of
from models.items import add_item
from models.kinds import offered_kinds
from models.outline_edits import add_heading
from models.period import Period
from models.report import Report
from models.samples import sample_report
from models.start import blank_report
from ui.dialogs.boxes import RemoveHeadingBox, TwiceBox
from ui.dialogs.new_report_dialog import NewReportDialog
from ui.screens import Stage

_PERIOD = Period.parse("2021-9T")
_HEADINGS = (
    ("muc-1", "inside", "Công tác tham mưu, tổng hợp"),
    ("muc-3", "below", "Cải cách hành chính"),
    ("muc-4", "inside", "Kiểm soát thủ tục hành chính"),
    ("muc-5", "below", "Ứng dụng công nghệ thông tin"),
    ("muc-1", "below", "Tồn tại, hạn chế và nguyên nhân"),
)
_WORDS = (
    ("muc-3", "Trong {ky}, Văn phòng đã tham mưu ban hành 42 văn bản chỉ đạo, điều hành; tổ chức 12 cuộc họp giao ban."),
    ("muc-3", "Công tác tổng hợp, báo cáo được thực hiện đúng hạn theo quy định."),
    ("muc-5", "Đã rà soát, đề nghị công bố 15 thủ tục hành chính, trong đó bãi bỏ 03 thủ tục."),
    ("muc-7", "Một số báo cáo của các phòng còn chậm so với thời hạn."),
)  # fmt: skip


def general_report() -> Report:
    """A general report of nine months in work: headings of three levels, one without words yet."""
    head = replace(sample_report().letterhead, number="", date=None)
    report = replace(blank_report(definition_of("chung"), _PERIOD, sample_report()), letterhead=head)
    report = edit.put(report, places.SUBJECT, "Kết quả công tác văn phòng {ky} và nhiệm vụ trọng tâm {ky_sau}")
    for beside, where, title in _HEADINGS:
        before = {section.id for section in report.sections}
        report = add_heading(report, beside, where)  # type: ignore[arg-type]
        new = next(section.id for section in report.sections if section.id not in before)
        report = edit.put(report, places.section_part(new, "title"), title)
    for section, words in _WORDS:
        place = places.item(report.fresh_item_id())
        report = edit.put(add_item(report, section, len(report.section_items(section)), "paragraph"), place, words)
    return report


def general(on: Stage, suffix: str) -> None:
    """The dialog with the kinds, the form of a general report, the menu of a heading, the questions, the start page."""
    report, store = general_report(), on.window.store
    half = replace(report, period="2021-H1")
    other = replace(report, edition=2, subject="Công tác phòng, chống tham nhũng, tiêu cực {ky}")
    for one in (half, other, report):
        store.save_draft(one)
    subjects = {entry.name: entry.subject for entry in store.reports()}
    kinds = offered_kinds("chung")
    on.take_dialog(f"bao-cao-moi-chung{suffix}", NewReportDialog(kinds, store.states(), _PERIOD.end, on.window, None, subjects))
    on.open(report, "muc-3")
    desk = on.window.desk
    if desk is None:
        return
    on.take(f"chung-muc{suffix}")
    desk.show_page("muc-6")
    desk.enter_form()
    on.settle()
    on.take(f"chung-muc-trong{suffix}")
    menu = desk.outlining.menu("muc-4")
    menu.popup(desk.outline.mapToGlobal(desk.outline.rect().center()))
    on.take(f"chung-thuc-don-de-muc{suffix}", menu)
    menu.close()
    on.take_dialog(f"hoi-xoa-de-muc{suffix}", RemoveHeadingBox("2. Cải cách hành chính", 3, 2, on.window))
    words = "Kết quả công tác văn phòng 9 tháng đầu năm 2021"
    on.take_dialog(f"hoi-thay-chung{suffix}", TwiceBox(_PERIOD.phrase, "draft", on.window, words))
    on.window.show_start()
    on.take(f"bat-dau-chung{suffix}")
