"""compare_reports(old, new): what changed between two states of a report, place by place, in the words that the paper shows."""

from collections.abc import Callable, Iterator

from models import place as places
from models.align import aligned
from models.change import Change, changed
from models.compare_body import BodyChanges
from models.dates import long_date
from models.definition import ReportDefinition
from models.document import compose
from models.language import N_, _
from models.numerals import write_number
from models.page import DataTable, Document, Paragraph, table_lines
from models.paper import RANGES
from models.place import Place
from models.report import Report, Signature


def compare_reports(old: Report, new: Report, definition: ReportDefinition) -> tuple[Change, ...]:
    """Everything that changed, in the order of the paper. A text in which only a figure or a cited document changed is not named beside it.

    Takes about linear time, also for reports of thousands of items.
    """
    if old == new:
        return ()
    before, after = compose(old, definition), compose(new, definition)
    lists = BodyChanges(old, new, _texts(before), _texts(after), definition)
    return (
        *_letterhead(old, new),
        *_marks(old, new),
        *_line(places.SUBJECT, _("Trích yếu"), before.subject.text, after.subject.text, old.subject == new.subject),
        *_list(_("Kính gửi, dòng {number}"), places.addressee, old.addressees, new.addressees),
        *lists.body(),
        *_line(places.CLOSING, _("Kết thúc"), _closing(before), _closing(after), old.closing == new.closing),
        *_list(_("Nơi nhận, dòng {number}"), places.recipient, old.recipients, new.recipients),
        *_signatures(old, new),
        *lists.annexes(),
        *_figures(old, new, definition),
        *_citations(old, new),
        *_others(old, new, definition),
    )


def _line(place: Place, name: str, old: str, new: str, same: bool) -> Iterator[Change]:
    """A line of marked-up text; where the markup is the same, only a figure or the period in it changed."""
    return iter(()) if same else changed(place, name, old, new)


_HEAD = {
    "superior": N_("Cơ quan chủ quản"),
    "issuer": N_("Cơ quan ban hành"),
    "number": N_("Số"),
    "symbol": N_("Ký hiệu"),
    "place": N_("Địa danh"),
    "issuer_in_text": N_("Tên cơ quan khi viết trong câu"),
}
_SIGNER = {
    "authority": N_("Quyền hạn người ký"),
    "title": N_("Chức vụ người ký"),
    "post": N_("Chức vụ khác của người ký"),
    "name": N_("Họ tên người ký"),
}
_MARKS = {"urgency": N_("Độ khẩn"), "circulation": N_("Phạm vi lưu hành"), "drafter": N_("Ký hiệu người soạn thảo")}


def _letterhead(old: Report, new: Report) -> Iterator[Change]:
    for part, name in _HEAD.items():
        yield from changed(places.letterhead(part), _(name), getattr(old.letterhead, part), getattr(new.letterhead, part))
    yield from changed(places.letterhead("date"), _("Ngày ban hành"), _day(old), _day(new))


def _day(report: Report) -> str:
    head = report.letterhead
    return long_date(head.date) if head.date else head.typed_date


def _marks(old: Report, new: Report) -> Iterator[Change]:
    for part, name in _MARKS.items():
        yield from changed(places.mark(part), _(name), getattr(old.marks, part), getattr(new.marks, part))
    yield from _list(_("Địa chỉ, dòng {number}"), lambda _at: places.mark("address"), old.marks.address, new.marks.address)


def _signatures(old: Report, new: Report) -> Iterator[Change]:
    for part, name in _SIGNER.items():
        yield from changed(places.signature(part), _(name), getattr(old.signature, part), getattr(new.signature, part))
    before, after = (report.cosignature or Signature() for report in (old, new))
    for part, name in _SIGNER.items():
        second = _("{name} (người ký thứ hai)").format(name=_(name))
        yield from changed(places.cosignature(part), second, getattr(before, part), getattr(after, part))


def _list(name: str, place: Callable[[int], Place], old: tuple[str, ...], new: tuple[str, ...]) -> Iterator[Change]:
    """Lines of Kính gửi or Nơi nhận; numbered as in the new report, those that went as in the old one."""
    gone = came = 0
    for before, after in aligned(old, new, str, lambda _line: None):
        at = gone if after is None else came
        gone, came = gone + (before is not None), came + (after is not None)
        yield from changed(place(at), name.format(number=at + 1), before or "", after or "")


def _texts(document: Document) -> dict[Place, str]:
    """What the paper shows at each place of căn cứ, body and annexes, with its mark."""
    shown: dict[Place, str] = {}
    for line in document.bases:
        shown[line.place] = line.text
    for block in (*document.blocks, *(block for annex in document.annexes for block in annex.blocks)):
        if isinstance(block, DataTable):
            shown.update((line.place, line.text) for line in table_lines(block))
        else:
            mark = f"{block.mark} " if isinstance(block, Paragraph) and block.mark else ""
            shown[block.line.place] = mark + block.line.text
    return shown


def _closing(document: Document) -> str:
    return next((block.line.text for block in document.blocks if isinstance(block, Paragraph) and block.line.place == places.CLOSING), "")


# -------------------------------------------------------------------- figures, cited documents, what is not printed


def _figures(old: Report, new: Report, definition: ReportDefinition) -> Iterator[Change]:
    for id, name in _figure_names(old, new, definition).items():
        yield from changed(places.figure(id), name, _shown(old, definition, id), _shown(new, definition, id), "figure")


def _figure_names(old: Report, new: Report, definition: ReportDefinition) -> dict[str, str]:
    """The figures of both reports in the order of the definition; those that it does not know under their ids."""
    known = {figure.id: figure.label for figure in definition.figures}
    return known | {id: id for id in (*old.figures, *new.figures) if id not in known}


def _shown(report: Report, definition: ReportDefinition, id: str) -> str:
    value, figure = report.figure(id), definition.figure(id)
    if value.value is None:
        return value.typed
    return figure.show(value.value) if figure else write_number(value.value)


def _citations(old: Report, new: Report) -> Iterator[Change]:
    """A cited document that came or went with its item is named there."""
    were, are = {one.id: one for one in old.citations}, {one.id: one for one in new.citations}
    cited = {item.citation for report in (old, new) for _section, item in report.items() if item.citation}
    for id in {**were, **are}:
        before, after = were.get(id), are.get(id)
        if (before and after) or id not in cited:
            name = _("Văn bản {name}").format(name=(after or before).name)  # type: ignore[union-attr]  # one of both has the id
            yield from changed(places.citation(id), name, before.text if before else "", after.text if after else "", "citation")


def _others(old: Report, new: Report, definition: ReportDefinition) -> Iterator[Change]:
    """The period, the page, the clerk's notes and reasons."""
    if old.period != new.period:
        yield Change(places.TITLE, _("Kỳ báo cáo"), "changed", old.when.phrase, new.when.phrase, "other")
    for id, name in _figure_names(old, new, definition).items():
        before, after = old.figure(id), new.figure(id)
        yield from changed(places.figure(id), _("Lý do: {name}").format(name=name), before.reason or "", after.reason or "", "other")
        yield from changed(places.note(places.figure(id)), _("Ghi chú: {name}").format(name=name), before.note, after.note, "other")
    yield from _notes(old, new)
    were, are = ({(one.code, one.where): one.reason for one in report.accepted} for report in (old, new))
    for key in {**were, **are}:
        yield from changed(Place(key[1]), _("Lý do chấp nhận cảnh báo"), were.get(key, ""), are.get(key, ""), "other")
    for field, limits in RANGES.items():
        was, now = (f"{getattr(report.paper, field):g} {_(limits.unit)}".replace(".", ",") for report in (old, new))
        yield from changed(places.TITLE, _("Trang giấy: {name}").format(name=_(limits.label)), was, now, "other")


def _notes(old: Report, new: Report) -> Iterator[Change]:
    were, are = ({item.id: item.note for _section, item in report.items() if item.note} for report in (old, new))
    for id in {**were, **are}:
        yield from changed(places.note(places.item(id)), _("Ghi chú của ý"), were.get(id, ""), are.get(id, ""), "other")
