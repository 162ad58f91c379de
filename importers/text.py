"""A plain text file as lines; asterisks around words and angle brackets around addresses are marks of a conversion from Word."""

import re
from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from importers.legacy.content import Content, content_of
from importers.lines import SourceLine, source_line
from importers.page_numbers import page_numbers
from importers.pandoc_marks import NOTE, without_pandoc_marks
from importers.site_words import said_by_site
from importers.word.bullets import with_known_bullet
from models.errors import ImportProblem, reason
from models.language import _
from models.text import Words

_LIMIT = 20_000_000
_MOST_LINES = 400_000
"""Ten thousand pages."""

_ENDS = re.compile(r"(\r\n|[\r\n\v\f\x1c-\x1e\u0085\u2028\u2029])")
_STYLED = re.compile(r"(?<![*\w\\])(\*{1,3})(?=[^\s*])([^*]*[^\s*])\1(?![*\w])")
_ADDRESS = re.compile(r"<((?:https?://|mailto:)?[^<>\s]+[.@][^<>\s]+)>")


def read_text(path: Path) -> tuple[SourceLine, ...]:
    """The lines of a text file that hold anything. Raises ImportProblem."""
    return read_text_source(path)[0]


def read_text_source(path: Path) -> tuple[tuple[SourceLine, ...], tuple[str, ...]]:
    """The lines of a text file that hold anything, and what is to be said of how it was read. Raises ImportProblem."""
    content = _decoded(path)
    return tuple(_lines(content.text)), _notices(content)


def _lines(text: str) -> Iterator[SourceLine]:
    """The lines with their numbers; a form feed begins a page, and a line with a page number only belongs to its edge."""
    parts = _ENDS.split(text)
    lines, ends = parts[::2], ["", *parts[1::2]]
    pages = frozenset(place for place, end in enumerate(ends) if end == "\f")
    edges = page_numbers(lines, pages)
    new_page, number = False, 0
    for place, line in enumerate(without_pandoc_marks(lines)):
        new_page |= place in pages
        for found in filter(None, map(_line, line.split("\n"))):
            part = found.part if place not in edges else "header" if new_page else "footer"
            number = max(number, place) + 1
            yield replace(found, number=number, part=part, new_page=new_page)
            new_page = False


def _line(text: str) -> SourceLine | None:
    note = NOTE.match(text)
    text = text[note.end() :] if note else text.lstrip()
    found = source_line(with_known_bullet(_spans(_ADDRESS.sub(r"\1", text))))
    if found is None or not (note or said_by_site(text)):
        return found
    return replace(found, part="note" if note else "header")


def _notices(content: Content) -> tuple[str, ...]:
    if not content.old:
        return ()
    names = ", ".join(encoding.value for encoding in content.old)
    return (_("Tệp dùng bảng mã cũ ({names}); đã đổi sang Unicode.").format(names=names),)


def _decoded(path: Path) -> Content:
    try:
        if path.is_file() and path.stat().st_size > _LIMIT:
            raise _too_large(path)
        content = content_of(path.read_bytes())
    except OSError as error:
        raise ImportProblem(_("Không đọc được tệp “{file}”: {why}.").format(file=path, why=reason(error))) from error
    if content is None:
        sentence = _("Tệp “{file}” không phải chữ Unicode; hãy mở tệp, ghi lại với bảng mã UTF-8 rồi nhận lại.")
        raise ImportProblem(sentence.format(file=path.name))
    if "\0" in content.text:
        raise ImportProblem(_("Tệp “{file}” không phải tệp chữ; hãy chọn tệp .docx hoặc .txt của báo cáo.").format(file=path.name))
    if len(_ENDS.findall(content.text)) > _MOST_LINES:
        raise _too_large(path)
    return content


def _too_large(path: Path) -> ImportProblem:
    return ImportProblem(_("Tệp “{file}” quá lớn để là một báo cáo; hãy chọn tệp khác.").format(file=path.name))


def _spans(line: str) -> list[Words]:
    spans, at = [], 0
    for match in _STYLED.finditer(line):
        stars = len(match[1])
        spans += [Words(line[at : match.start()]), Words(match[2], stars > 1, stars != 2)]
        at = match.end()
    return [*spans, Words(line[at:])]
