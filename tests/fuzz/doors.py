"""The doors: where files and words of anybody come in, each with good inputs to begin with and with what the program does with one."""
# ruff: noqa: E501 - inputs that are broken over lines hide what they are

import io
import traceback
import zipfile
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from random import Random

from msgspec import Struct

from exporters.signing_images import checked_image
from importers.returned import Returned, read_file
from importers.word.names import W
from models import interchange
from models.checks.run import check, context_for
from models.citation import read_citation
from models.dates import read_date
from models.definition import definition_for, load_definition
from models.document import compose
from models.errors import BookError
from models.expression import evaluate
from models.numerals import read_number
from models.paste import pasted_figures, pasted_lines
from models.period import read_period
from models.quantities import quantities
from models.report import Report
from models.start import blank_report
from models.table_paste import pasted_cells
from models.text import parse, write
from tests.builders import SAMPLE, cntt, sample
from tests.fuzz.archive_door import archive_changed, archives, open_archive
from tests.fuzz.backup_door import backup_changed, backups, locked_files, open_backup, open_locked
from tests.fuzz.mutating import Mutation, bytes_changed, json_changed, lines_changed, pieces_changed, png_changed, xml_changed
from tests.importers.word_files.whole_file import MUTABLE, WHOLE

RESOURCES = SAMPLE.parent.parent
CORPUS = Path(__file__).parent.parent
SHOWN = 40
"""Of so many inputs that come in as reports, one is put on paper as well: that takes longer than all else together."""


class Door(Struct, frozen=True):
    """`opened` gives what came in, as text that a person could read; BookError is a refusal, anything else a fault of the program."""

    name: str
    seeds: Callable[[], Sequence[bytes]]
    mutated: Mutation
    opened: Callable[[bytes, Path], str]


def used(report: Report, on_paper: bool) -> str:
    """What the program does with every report that comes in: it checks, composes, keeps, and sometimes prints it."""
    definition = definition_for(report)
    check(report, context_for(definition))
    document = compose(report, definition)
    kept = interchange.encode(report)
    if interchange.decode(kept) != report:
        raise AssertionError("the report does not come back from what is kept of it")
    if on_paper:
        from exporters.docx import render_docx  # noqa: PLC0415  # one in forty needs the writers
        from exporters.pdf import render_pdf  # noqa: PLC0415

        render_docx(document, carried=report)
        render_pdf(document)
    return kept.decode()


def _on_paper(content: bytes) -> bool:
    return sum(content) % SHOWN == 0


# ---------------------------------------------------------------- report JSON


@cache
def report_files() -> tuple[bytes, ...]:
    """The page samples, which hold every part of the form, and the real report's beginning."""
    real = sample()
    short = interchange.encode(Report(definition="cntt", period=real.period, letterhead=real.letterhead, sections=real.sections[:2]))
    return (short, interchange.encode(real), *(path.read_bytes() for path in sorted((RESOURCES / "samples" / "pages").glob("*.json"))))


def open_report(content: bytes, folder: Path) -> str:
    """`import FILE.json`, `check FILE.json`."""
    path = folder / "x.json"
    path.write_bytes(content)
    return used(interchange.read_file(path), _on_paper(content))


# ---------------------------------------------------------------- definitions and their arithmetic


@cache
def definition_files() -> tuple[bytes, ...]:
    """Those of the program, and the parts that bear arithmetic."""
    whole = [path.read_bytes() for path in sorted((RESOURCES / "definitions").glob("*.toml"))]
    smallest = (
        'id = "nho"\nversion = 1\nname = "Nhỏ"\nvalid_from = 2021-01-01\nperiods = ["half", "year"]\nsubject = "Công tác {ky}"\n'
        '[[sections]]\nid = "mot"\nnumber = "I"\ntitle = "Kết quả"\n[[sections.items]]\ntext = "Đã gửi {a}"\n'
        '[[figures]]\nid = "a"\nlabel = "A"\nsection = "mot"\n[[figures]]\nid = "b"\nlabel = "B"\nsection = "mot"\nformula = "a * 2 + prior(a)"\n'
        '[[rules]]\nid = "r"\nleft = "a"\nop = "<="\nright = "same_period_last_year(b) * 2"\nmessage = "Quá nhiều"\nseverity = "warning"\n'
    )
    return (smallest.encode(), smallest.encode(), *whole)


def open_definition(content: bytes, folder: Path) -> str:
    """A file in resources/definitions: read, checked, and a first report of that kind begun."""
    path = folder / "x.toml"
    path.write_bytes(content)
    definition = load_definition(path)
    report = blank_report(definition, read_period("2021-H1") or sample().when)
    check(report, context_for(definition))
    compose(report, definition)
    return definition.name


EXPRESSIONS = (
    "a + b",
    "a * 2 - prior(a) / 3",
    "max(a, b) - min(a, 1)",
    "abs(a) * (b + 1.5)",
    "same_period_last_year(a) + 10",
    "a.b",
    "a[0]",
    "__import__('os')",
    "(1).real",
)


def open_expression(content: bytes, _folder: Path) -> str:
    """One side of a rule."""
    text = content.decode("utf-8", "replace")
    result = evaluate(text, {"a": read_number("3"), "b": read_number("0,5")}, "never_skip")
    if result is not None and type(result).__name__ != "Decimal":
        raise AssertionError(f"an expression gave {type(result)}")
    return str(result)


# ---------------------------------------------------------------- Word files, web pages, text


@cache
def word_files() -> tuple[bytes, ...]:
    """One in which every part of the form occurs, and one of ours with the report that it carries."""
    from exporters.docx import render_docx  # noqa: PLC0415  # the other doors need no writer

    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in WHOLE.items():
            package.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    own = interchange.decode(report_files()[0])
    return packed.getvalue(), render_docx(compose(own, cntt()), carried=own)


def word_changed(random: Random, content: bytes, others: Sequence[bytes]) -> bytes:
    """Mostly the elements of one part; else the bytes of a part before it is packed, or of the package."""
    if random.random() < 0.15:
        return bytes_changed(random, content, others)
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(changed, "w") as after:
        names = before.namelist()
        wanted = [name for name in names if name in MUTABLE] or names
        chosen = random.choice(wanted if random.random() < 0.8 else names)
        for name in names:
            part = before.read(name)
            if name == chosen:
                as_xml = name.endswith((".xml", ".rels")) and random.random() < 0.8
                part = xml_changed(random, part, f"{W}val") if as_xml else bytes_changed(random, part, (part,))
            after.writestr(zipfile.ZipInfo(name), part)
    return changed.getvalue()


def open_word(content: bytes, folder: Path) -> str:
    """`import FILE.docx`: the report that it carries, or what its pages say."""
    return _opened_file(content, folder / "x.docx")


@cache
def texts() -> tuple[bytes, ...]:
    """Reports of several offices as text, without the most of their middle."""
    paths = (*sorted((CORPUS / "clean_reports").glob("*.txt"))[:6], *sorted((CORPUS / "clean_pages").glob("*.txt"))[:2])
    return tuple(b"\n".join((*(lines := path.read_bytes().split(b"\n"))[:28], *lines[-12:])) for path in paths)


def open_text(content: bytes, folder: Path) -> str:
    """`import FILE.txt`."""
    return _opened_file(content, folder / "x.txt")


@cache
def web_pages() -> tuple[bytes, ...]:
    """Text as a page, as a saved page with its parts, and as Word's flat XML."""
    lines = texts()[0].decode().split("\n")
    body = "\n".join(f"<p style='text-align:center'><b>{line}</b></p>" if line.isupper() else f"<p>{line}</p>" for line in lines)
    table = "<table><tr><th colspan=2>Đơn vị</th><th>Số</th></tr><tr><td rowspan=2>A</td><td>B</td><td>1.234</td></tr><tr><td>C</td></tr></table>"
    entity = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///so-bao-cao-fuzz-canary">]>'
    page = f"{entity}<html><head><meta charset='utf-8'><style>p{{}}</style></head><body>{body}{table}<ul><li>Một &x; &amp; hai</ul></body></html>"
    archive = f'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="=b"\n\n--=b\nContent-Type: text/html; charset="utf-8"\n\n{page}\n--=b--\n'
    flat = (
        '<?xml version="1.0"?><?mso-application progid="Word.Document"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">'
        + "".join(
            f'<pkg:part pkg:name="/{name}" pkg:contentType="x"><pkg:xmlData>{_without_head(part)}</pkg:xmlData></pkg:part>'
            for name, part in WHOLE.items()
            if name in ("_rels/.rels", "word/document.xml", "word/_rels/document.xml.rels", "word/styles.xml")
        )
        + "</pkg:package>"
    )
    return page.encode(), archive.encode(), flat.encode()


def _without_head(part: str | bytes) -> str:
    text = part if isinstance(part, str) else part.decode()
    return text.partition("?>")[2] if text.startswith("<?xml") else text


def open_web_page(content: bytes, folder: Path) -> str:
    """`import` of what a browser or Word saved under any name."""
    return _opened_file(content, folder / "x.doc")


def _opened_file(content: bytes, path: Path) -> str:
    path.write_bytes(content)
    try:
        read = read_file(path, lambda: None, read_period("2021-9T"))
    except BookError as error:
        _refuse_net(error)
        raise
    return used(read.report, _on_paper(content)) if not isinstance(read, Returned) or read.changes else read.summary


def _refuse_net(error: BookError) -> None:
    """What our own code did not foresee, and a net below it turned into "damaged", is a whole file lost: a fault."""
    cause = error.__cause__
    if not isinstance(cause, LookupError | AttributeError | TypeError | AssertionError | RecursionError | NameError):
        return
    frames = [Path(frame.f_code.co_filename) for frame, _line in traceback.walk_tb(cause.__traceback__)]
    if not any("site-packages" in frame.parts for frame in frames):  # what python-docx does not foresee is not ours to mend
        raise cause


# ---------------------------------------------------------------- what is typed and pasted, images


def open_words(content: bytes, _folder: Path) -> str:
    """What a field, a cell or the clipboard holds: markup, numbers, days, periods, cited documents, pasted lines and tables."""
    text = content.decode("utf-8", "replace")
    first = text.split("\n")[0]
    for read in (read_number, read_date, read_period, quantities):
        read(first)
    read_citation(first, "c1")
    if parse(write(parse(text))) != parse(text):
        raise AssertionError("markup does not come back as it was")
    pasted_lines(text, "dash")
    pasted_figures(text, cntt().figures, first)
    pasted_cells(text)
    return text


TYPED = (
    "Kế hoạch số 424/KH-SNgV ngày 31/8/2020 của Sở Ngoại vụ về việc *triển khai* {ky}",
    "1.234,5\t12\n\t\"a\nb\"\t-3", "9 tháng đầu năm 2021; **Quý I** {van_ban_den} văn bản, tăng 12,5% so với {cung_ky}", "650,88 + 736,80 = 1.387,68 triệu đồng", "02/9/2021", "- Một\n+ Hai\n1. Ba\na) Bốn\n(2) Năm",
)  # fmt: skip


@cache
def images() -> tuple[bytes, ...]:
    """A signature and a seal as the settings take them."""
    from tests.exporters.signed import png, seal_image, signature_image  # noqa: PLC0415  # draws them, for this door only

    return png(signature_image(300, 140)), png(seal_image(240), dpi=(300, 300))


def open_image(content: bytes, _folder: Path) -> str:
    """An image of a signature or a seal."""
    kind = "seal" if sum(content) % 2 else "signature"
    return " ".join(checked_image(content, kind, "x.png").told)


DOORS = (
    Door("report", report_files, json_changed, open_report),
    Door("definition", definition_files, pieces_changed, open_definition),
    Door("expression", lambda: [text.encode() for text in EXPRESSIONS], pieces_changed, open_expression),
    Door("word", word_files, word_changed, open_word),
    Door("text", texts, lines_changed, open_text),
    Door("web", web_pages, lines_changed, open_web_page),
    Door("typed", lambda: [text.encode() for text in TYPED], lines_changed, open_words),
    Door("image", images, png_changed, open_image),
    Door("backup", backups, backup_changed, open_backup),
    Door("archive", archives, archive_changed, open_archive),
    Door("locked", locked_files, bytes_changed, open_locked),
)


def door_of(name: str) -> Door:
    """The door of that name."""
    return next(door for door in DOORS if door.name == name)


def input_of(door: Door, number: int) -> bytes:
    """The input of a number: always the same one."""
    random = Random(f"{door.name}/{number}")
    seeds = door.seeds()
    content = random.choice(seeds)
    for _round in range(random.choice((1, 1, 1, 2, 3))):
        try:
            content = door.mutated(random, content, seeds)
        except Exception:  # what is broken already cannot be taken apart; it is broken further byte by byte
            content = bytes_changed(random, content, seeds)
    return content
