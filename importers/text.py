"""A plain text file as lines; asterisks around words and angle brackets around addresses are marks of a conversion from Word."""

import re
from pathlib import Path

from msgspec.structs import replace

from importers.lines import SourceLine, source_line
from models.errors import ImportProblem, reason
from models.language import _
from models.text import Words

_LIMIT = 20_000_000
_ENDS = re.compile(r"\r\n|[\r\n\v\f\x1c-\x1e\u0085\u2028\u2029]")
_STYLED = re.compile(r"(?<![*\w\\])(\*{1,3})(?=[^\s*])([^*]*[^\s*])\1(?![*\w])")
_ADDRESS = re.compile(r"<((?:https?://|mailto:)?[^<>\s]+[.@][^<>\s]+)>")


def read_text(path: Path) -> tuple[SourceLine, ...]:
    """The lines of a text file that hold anything. Raises ImportProblem."""
    lines = []
    for number, line in enumerate(_ENDS.split(_decoded(path)), 1):
        found = source_line(_spans(_ADDRESS.sub(r"\1", line)))
        if found is not None:
            lines.append(replace(found, number=number))
    return tuple(lines)


def _decoded(path: Path) -> str:
    try:
        if path.is_file() and path.stat().st_size > _LIMIT:
            raise ImportProblem(_("Tệp “{file}” quá lớn để là một báo cáo; hãy chọn tệp khác.").format(file=path.name))
        content = path.read_bytes()
    except OSError as error:
        raise ImportProblem(_("Không đọc được tệp “{file}”: {why}.").format(file=path, why=reason(error))) from error
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        text = content.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        sentence = _("Tệp “{file}” không phải chữ Unicode; hãy mở tệp, ghi lại với bảng mã UTF-8 rồi nhận lại.")
        raise ImportProblem(sentence.format(file=path.name)) from error
    if "\0" in text:
        raise ImportProblem(_("Tệp “{file}” không phải tệp chữ; hãy chọn tệp .docx hoặc .txt của báo cáo.").format(file=path.name))
    return text


def _spans(line: str) -> list[Words]:
    spans, at = [], 0
    for match in _STYLED.finditer(line):
        stars = len(match[1])
        spans += [Words(line[at : match.start()]), Words(match[2], stars > 1, stars != 2)]
        at = match.end()
    return [*spans, Words(line[at:])]
