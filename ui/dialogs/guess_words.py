"""What the confirm screen says: what lines were taken for, where that is in the report, and what they can be made."""

from collections.abc import Sequence

from importers.confirming import Change, Confirming
from importers.guesses import Guess
from importers.trace import Role
from models import edit
from models import place as places
from models.annexes import annex_names
from models.checks.spots import quoted
from models.document import shown
from models.errors import NoSuchPlace
from models.heading_numbers import rank
from models.language import _
from models.place import Place
from models.report import BASES, OPENING, Report, Section


def role_words(role: Role) -> str:
    """What lines were taken for."""
    return _role_names()[role]


def _role_names() -> dict[Role, str]:
    return {
        "superior": _("Cơ quan chủ quản"),
        "issuer": _("Cơ quan ban hành"),
        "nation": _("Quốc hiệu, Tiêu ngữ"),
        "number": _("Số, ký hiệu"),
        "date": _("Địa danh, ngày tháng"),
        "title": _("Tên loại văn bản"),
        "subject": _("Trích yếu"),
        "addressee": _("Kính gửi"),
        "basis": _("Căn cứ"),
        "opening": _("Mở đầu"),
        "heading": _("Đề mục"),
        "paragraph": _("Đoạn văn"),
        "dash": _("Gạch đầu dòng “-”"),
        "plus": _("Ý con “+”"),
        "numbered": _("Ý đánh số 1. 2. 3."),
        "lettered": _("Ý đánh chữ a) b) c)"),
        "citation": _("Văn bản viện dẫn"),
        "table": _("Bảng"),
        "annex": _("Phụ lục"),
        "closing": _("Lời kết"),
        "recipient": _("Nơi nhận"),
        "signature": _("Chữ ký"),
        "mark": _("Dấu chỉ, địa chỉ"),
        "note": _("Ghi chú trong tệp"),
        "page": _("Thuộc trang giấy"),
        "unplaced": _("Chưa rõ chỗ"),
    }


def change_names() -> dict[Change, str]:
    """What lines can be made, with the letter that chooses it in the menu."""
    return {
        "heading": _("Đề &mục"),
        "paragraph": _("Đ&oạn văn"),
        "dash": _("&Gạch đầu dòng “-”"),
        "plus": _("Ý &con “+”"),
        "number": _("Ý đánh &số 1. 2. 3."),
        "letter": _("Ý đánh chữ &a) b) c)"),
        "citation": _("&Văn bản viện dẫn"),
        "section": _("Đề mục của &loại báo cáo này"),
        "move": _("Chu&yển sang mục"),
        "deeper": _("Sâ&u thêm một cấp"),
        "shallower": _("Lên &bớt một cấp"),
        "join": _("&Nối vào dòng trên"),
        "split": _("&Tách từng dòng"),
        "basis": _("Că&n cứ"),
        "opening": _("Mở &đầu"),
        "closing": _("Lời &kết"),
        "addressee": _("Kính gử&i"),
        "recipient": _("Nơ&i nhận"),
        "signature": _("Ch&ữ ký"),
        "left_out": _("K&hông thuộc báo cáo"),
    }


def guess_sign(guess: Guess) -> str:
    """A sign for the state of a guess, beside its words: to be looked at, left out, looked at, clear."""
    if guess.left_out:
        return "✕"
    if guess.open:
        return "?"
    return "✓" if guess.accepted else ""


def state_words(guess: Guess) -> str:
    """The same in words."""
    if guess.left_out:
        return _("bỏ khỏi báo cáo")
    if guess.open:
        return _("cần xem")
    return _("đã xem") if guess.accepted else _("đã rõ")


def first_words(state: Confirming, guess: Guess) -> str:
    """The lines of a guess as one text, for a list: no more of them than a list can show."""
    return " ".join(state.traced[at].line.words for at in guess.lines[:4])


def where_words(state: Confirming, guess: Guess) -> str:
    """The part of the report in which a guess stands, in words; empty where the words say it already."""
    report = state.report
    kind, id, _part = places.parts(guess.place)
    try:
        if kind == "item":
            return list_words(state, report.section_of(id))
        if kind == "table":
            holder = next((section for section, item in report.items() if item.table == id), "")
            return list_words(state, holder) if holder else ""
        if kind == "section":
            return _section_place(state, report.section(id))
    except NoSuchPlace:
        return ""
    return ""


def _section_place(state: Confirming, section: Section) -> str:
    known = next((one for one in state.definition.sections if one.id == section.id), None)
    above = _heading_above(state.report.sections, section)
    under = _("Nằm trong “{heading}”").format(heading=quoted(heading_words(state, above))) if above else _("Đề mục cấp cao nhất")
    if known is None:
        return under
    title = quoted(shown(state.report, state.definition, known.title))
    return _("{level}, là mục “{title}” của loại báo cáo này").format(level=under, title=title)


def _heading_above(sections: Sequence[Section], section: Section) -> Section | None:
    """The heading that a heading stands under; nothing for one of the highest."""
    before = sections[: next(at for at, one in enumerate(sections) if one.id == section.id)]
    return next((one for one in reversed(before) if rank(one) < rank(section)), None)


def list_words(state: Confirming, section: str) -> str:
    """A list of the report in words: its heading, or what it is."""
    if section == BASES:
        return _("Phần căn cứ")
    if section == OPENING:
        return _("Phần mở đầu")
    report = state.report
    for annex, name in zip(report.annexes, annex_names(len(report.annexes)), strict=True):
        if annex.id == section:
            return name
    return quoted(heading_words(state, report.section(section)))


def heading_words(state: Confirming, section: Section) -> str:
    """A heading with its number: "I. Kết quả"."""
    number = section.number.strip()
    title = shown(state.report, state.definition, section.title)
    return f"{number}{'' if number.endswith(('.', ')')) or not number else '.'} {title}".strip()


def text_in(report: Report, place: Place) -> str:
    """The marked-up text at a place, empty where there is none any more."""
    try:
        return edit.read(report, place)
    except NoSuchPlace:
        return ""
