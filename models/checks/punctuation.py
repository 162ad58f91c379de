"""Marks that stand twice, brackets and quotation marks without a partner, quotation marks and dashes in two forms (usage)."""

import re
from collections.abc import Iterator

from models.checks.finding import Context, Finding, Fix
from models.checks.spots import prose, put_label, quoted, sentence
from models.language import _
from models.report import Report

_TWICE = re.compile(r"(?<=[^\s.,;:!?/]{2})(?:([,;:])[ ]?\1|(?<!v\.v)\.\.|([,;:])([.;,])|([.])([;,])(?<=[a-zđà-ỹ]{3}..))(?![.,;:…/\d])")
_STRAIGHT = re.compile(r'"([^"“”]+)"')
_LIST_MARK = re.compile(r"(?:(?<=[\s;,.:])|^)(?:[a-zđ]{1,2}|\d{1,2}(?:\.\d{1,2})*|[IVXivx]{1,5})\)")
_PAIRS = (("(", ")"), ("“", "”"))
_TIGHT = re.compile(r"(?<![\w/-])([a-zà-ỹđ]{2,}(?: [a-zà-ỹđ]+)?)-([a-zà-ỹđ]{2,})(?![\w-])")
_SPACED = re.compile(r"(?<!\w)([a-zà-ỹđ]{2,}) - ([a-zà-ỹđ]{2,})(?!\w)")


def doubled_marks(report: Report, _context: Context) -> Iterator[Finding]:
    """One finding for a spot; "..." and "./." are fine. The second mark stays."""
    for spot in prose(report):
        match = _TWICE.search(spot.text)
        if match:
            text = _TWICE.sub(lambda found: found[0][-1], spot.text)
            near = quoted(spot.text[max(0, match.start() - 20) : match.start()])
            values = {"where": spot.name, "typed": match[0], "near": near, "right": match[0][-1]}
            message = _("{where} có hai dấu câu liền nhau “{typed}” sau “{near}”; chỉ để một dấu.")
            message = message.format(**{**values, "where": sentence(spot.name)})
            yield Finding("mark-doubled", "warning", spot.place, message, values=values, fix=Fix(put_label(match[0][-1]), spot.place, text))


def mixed_quotes(report: Report, _context: Context) -> Iterator[Finding]:
    """Straight quotation marks where the report has curved ones too; one finding for the report."""
    spots = [spot for spot in prose(report) if '"' in spot.text or "“" in spot.text]
    straight = [spot for spot in spots if _STRAIGHT.search(spot.text)]
    if not straight or not any("“" in spot.text for spot in spots):
        return
    spot = straight[0]
    values = {"where": spot.name, "count": str(len(straight))}
    message = _('{where} dùng dấu ngoặc kép thẳng ("), chỗ khác trong báo cáo dùng “ ” ({count} chỗ cần sửa); hãy viết một kiểu.')
    message = message.format(**{**values, "where": sentence(spot.name)})
    fix = Fix(_("Viết “ ”"), spot.place, _STRAIGHT.sub(r"“\1”", spot.text))
    involved = tuple(other.place for other in straight[1:])
    yield Finding("quotes-mixed", "warning", spot.place, message, values=values, fix=fix, involved=involved)


def lone_brackets(report: Report, _context: Context) -> Iterator[Finding]:
    """A bracket or quotation mark without its partner in the spot, nor in the rest of the report."""
    spots = [spot for spot in prose(report) if any(mark in spot.text for mark in "()“”")]
    for opening, closing in _PAIRS:
        lone = [(spot, left) for spot in spots if (left := _left_over(spot.text, opening, closing))]
        if sum(left for _spot, left in lone) == 0:
            continue  # a quotation over several paragraphs
        for spot, left in lone:
            mark, partner = (opening, closing) if left > 0 else (closing, opening)
            values = {"where": spot.name, "mark": mark, "partner": partner}
            message = (
                _("{where} có dấu “{mark}” mà thiếu “{partner}”; hãy xem lại.")
                if mark in "()"
                else _("{where} có dấu {mark} mà thiếu {partner}; hãy xem lại.")
            )
            message = message.format(**{**values, "where": sentence(spot.name)})
            yield Finding("bracket-lone", "warning", spot.place, message, values=values)


def _left_over(text: str, opening: str, closing: str) -> int:
    """How many opening marks have no partner; below 0, how many closing ones. A list's mark "a)" is none."""
    if opening == "(" and text.count("(") < text.count(")"):
        text = _LIST_MARK.sub("", text)
    return text.count(opening) - text.count(closing)


def tight_dashes(report: Report, _context: Context) -> Iterator[Finding]:
    """ "kinh tế-xã hội" in a report that writes "kinh tế - xã hội" elsewhere."""
    spots = [spot for spot in prose(report) if "-" in spot.text]
    spaced = {(match[1], match[2]) for spot in spots for match in _SPACED.finditer(spot.text)}
    if not spaced:
        return
    for spot in spots:
        for match in _TIGHT.finditer(spot.text):
            if (match[1].split()[-1].lower(), match[2].lower()) in spaced:
                right = f"{match[1]} - {match[2]}"
                values = {"typed": match[0], "where": spot.name, "right": right}
                message = _("“{typed}” ở {where} viết liền gạch nối, chỗ khác trong báo cáo viết cách; hãy viết “{right}”.").format(
                    **values
                )
                text = spot.text[: match.start()] + right + spot.text[match.end() :]
                yield Finding("dash-mixed", "warning", spot.place, message, values=values, fix=Fix(put_label(right), spot.place, text))
