"""What a truth asks of the report: each of its blocks with the role and the headings over it."""

import re
from collections.abc import Iterator

from importers.lines import words_of
from importers.trace import Role
from models.text import nfc
from tests.corpus.landed import Key, Landed
from tests.corpus.manuscript import MOTTO, NATION
from tests.corpus.truth import Block, Truth

_STAMPS = {"KHẨN", "THƯỢNG KHẨN", "HỎA TỐC", "LƯU HÀNH NỘI BỘ", "XEM XONG TRẢ LẠI"}


def wanted(truth: Truth) -> tuple[Landed, ...]:
    """The blocks of a truth as they should stand in the report."""
    return (*_head(truth), *_body(truth), *_tail(truth))


def words(truth: Truth) -> Iterator[str]:
    """Every word of the truth, marks and all; the number that an annex gets anew is left out."""
    yield from exact_words(f"{NATION} {MOTTO} BÁO CÁO" if truth.form == "state" else "BÁO CÁO")
    texts = [f"Số: {truth.number}/{truth.symbol}"] if truth.form != "none" else []
    texts += [truth.superior, truth.issuer, f"{truth.place}, {truth.date}", truth.subject]
    texts += [*truth.addressees, *truth.bases, *truth.stamps, truth.header]
    for block in truth.blocks:
        texts += [block.text if block.role == "annex" else block.full, block.unit, block.note]
        texts += [cell for row in block.rows for cell in row]
    texts += [*truth.recipients, truth.drafter, truth.authority, truth.title, truth.name]
    texts += [truth.post, truth.second_title, truth.second_name]
    for text in texts:
        yield from exact_words(text)


_WORD = re.compile(r"[^\W_]+")
_GROUPED = re.compile(r"(?<=\d)\.(?=\d{3}(?!\d))")
_LONG_DATE = re.compile(r"(\d+)\s+tháng\s+(\d+)\s+năm\s+(\d{4})")


def exact_words(text: str) -> tuple[str, ...]:
    """The words with their marks, no capitals; a number or a date in one form. A letter that was decoded wrongly makes another word."""
    even = _LONG_DATE.sub(r"\1 \2 \3", _GROUPED.sub("", nfc(text).casefold()))
    return tuple(word.lstrip("0") or "0" for word in _WORD.findall(even))


def _plain(role: Role, text: str) -> Landed:
    return Landed(role, words_of(text), words_of(text))


def _head(truth: Truth) -> Iterator[Landed]:
    if truth.superior:
        yield _plain("superior", truth.superior)
    if truth.form != "none":
        yield _plain("issuer", truth.issuer)
        yield _plain("number", f"Số: {truth.number}/{truth.symbol}")
    if truth.date:
        yield _plain("date", f"{truth.place}, {truth.date}")
    yield _plain("subject", truth.subject)
    yield from (_plain("addressee", name) for name in truth.addressees)
    yield from (_plain("basis", text) for text in truth.bases)
    yield from (_plain("mark", text) for text in truth.stamps if text in _STAMPS)
    if truth.drafter:
        yield _plain("mark", truth.drafter)


def _body(truth: Truth) -> Iterator[Landed]:
    over: list[tuple[int, Key]] = []
    for block in truth.blocks:
        full, path = words_of(block.full), tuple(key for _level, key in over)
        if block.role == "annex":
            over = [(-1, words_of(block.text))]
            yield Landed("annex", words_of(block.text), full)
        elif block.role == "heading":
            over = [(level, key) for level, key in over if level < block.level]
            yield Landed("heading", words_of(block.text), full, tuple(key for _level, key in over))
            over.append((block.level, full))
        elif block.role == "table":
            yield from _table(block, path)
        elif block.role == "closing":
            yield _plain("closing", block.text)
        else:
            yield Landed("note" if block.box else block.role, words_of(block.text), full, path, noted=bool(block.note))
        if block.note:
            yield _plain("note", block.note)


def _table(block: Block, path: tuple[Key, ...]) -> Iterator[Landed]:
    yield Landed("table", (), (), path, tuple(words_of(" | ".join(row)) for row in block.rows))
    if block.unit:
        yield Landed("table", words_of(block.unit), words_of(block.unit), path)


def _tail(truth: Truth) -> Iterator[Landed]:
    yield from (_plain("recipient", name) for name in truth.recipients)
    yield from (
        _plain("signature", line) for line in (*truth.titles, truth.post, truth.name, truth.second_title, truth.second_name) if line
    )
