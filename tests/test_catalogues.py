"""Every sentence of the screen has its English, and the compiled catalogue is the written one."""

import re
from functools import cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).parent.parent
ENGLISH = ROOT / "resources" / "locale" / "en" / "LC_MESSAGES" / "sobaocao.po"
SOURCES = ("main.py", "commands", "models", "exporters", "importers", "ui")
FIELD = re.compile(r"\{[a-z_]*\}")


@cache
def written() -> Catalog:
    with ENGLISH.open("rb") as file:
        return read_po(file, locale="en")


@cache
def sentences() -> frozenset[str]:
    """What stands between `_(` and `)` anywhere in the program."""
    keywords = {"_": None, "N_": None}
    found = set()
    for source in SOURCES:
        folder = ROOT / source
        places = extract_from_dir(
            folder if folder.is_dir() else ROOT, [("**.py" if folder.is_dir() else source, "python")], keywords=keywords
        )
        found |= {message for _file, _line, message, _comments, _context in places if isinstance(message, str)}
    return frozenset(found)


def test_every_sentence_of_the_code_has_an_english_one() -> None:
    lacking = sorted(sentence for sentence in sentences() if not getattr(written().get(sentence), "string", ""))
    assert lacking == []


def test_no_sentence_hides_in_an_f_string() -> None:
    """The extractor does not look into them, so such a sentence would stay Vietnamese on an English screen."""
    hidden = re.compile(r"""\bf(["']).*\{[^}]*\b_\(["']""")
    files = [path for source in SOURCES for path in ([ROOT / source] if source.endswith(".py") else (ROOT / source).rglob("*.py"))]
    found = [f"{path.name}: {line.strip()}" for path in files for line in path.read_text("utf-8").splitlines() if hidden.search(line)]
    assert found == []


def test_no_english_sentence_is_left_over() -> None:
    assert sorted(str(message.id) for message in written() if message.id and message.id not in sentences()) == []


def test_both_sentences_have_the_same_fields() -> None:
    messages = [message for message in written() if message.id]
    assert [str(m.id) for m in messages if sorted(FIELD.findall(str(m.id))) != sorted(FIELD.findall(str(m.string)))] == []
    assert [str(m.id) for m in messages if m.fuzzy] == []


def test_the_compiled_catalogue_is_up_to_date() -> None:
    compiled = BytesIO()
    write_mo(compiled, written())
    compiled.seek(0)
    with ENGLISH.with_suffix(".mo").open("rb") as file:
        assert GNUTranslations(file)._catalog == GNUTranslations(compiled)._catalog, "run `make catalogues`"
