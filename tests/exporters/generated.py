"""Reports made by chance, from one page to a hundred, as they come in as JSON: equal seeds give equal reports."""

import datetime
import random

import msgspec

from models.citation import KINDS
from models.definition import definition_for
from models.document import compose
from models.interchange import decode
from models.marks import CIRCULATIONS, URGENCIES
from models.page import Document
from models.paper import HEAD_SETS, RANGES
from models.report import Report
from tests.exporters.wording import FLAVOURS, capitals, number, prose, sentence, url

Json = dict[str, object]

LEVELS = ("paragraph", "dash", "plus", "number", "letter")
_PAGES = (1, 1, 1, 1, 2, 2, 3, 3, 4, 5, 6, 8, 10, 15, 25)
_ITEMS_A_PAGE = 9
_FEW = 6
"""Columns that leave room for long words; nobody puts addresses of 300 letters into more."""


def generated(seed: int, pages: int = 0, flavour: str = "") -> Document:
    """The paper of a report."""
    report = generated_report(seed, pages, flavour)
    return compose(report, definition_for(report))


def generated_report(seed: int, pages: int = 0, flavour: str = "") -> Report:
    """A report of about so many pages (0: by chance), its words of a flavour of tests/exporters/wording.py ("": by chance)."""
    return decode(msgspec.json.encode(generated_json(seed, pages, flavour)))


def generated_json(seed: int, pages: int = 0, flavour: str = "") -> Json:
    """The report as its file."""
    return _Maker(random.Random(seed), flavour, pages).report()


class _Maker:
    def __init__(self, chance: random.Random, flavour: str, pages: int) -> None:
        self._chance = chance
        self._flavour = flavour or chance.choice([name for name in FLAVOURS if name != "lacking"])
        self._pages = pages or chance.choice(_PAGES)
        self._citations: list[Json] = []
        self._tables: list[Json] = []
        self._ids = 0

    def report(self) -> Json:
        chance = self._chance
        sections = self._sections()
        return {
            "format": "sobaocao/1",
            "definition": "cntt",
            "definition_version": 1,
            "period": chance.choice(("2021-9T", "2022-Q1", "2022-H1", "2023-Y", "2024-M05")),
            "letterhead": self._letterhead(),
            "subject": self._line((3, 10, 25, 60), "{ky}"),
            "addressees": [self._name() for _ in range(chance.choice((0, 0, 1, 1, 2, 5, 12)))],
            "bases": [self._item("paragraph") for _ in range(chance.choice((0, 0, 1, 3)))],
            "opening": [self._item() for _ in range(chance.choice((0, 1, 1, 2, 4)))],
            "sections": sections,
            "figures": {"van_ban_den": {"value": str(chance.randint(0, 99999))}, "van_ban_di": {"value": None}},
            "citations": self._citations,
            "closing": chance.choice(("", self._text() + "./.", "Trên đây là báo cáo {ky}./.")),
            "recipients": [self._name() for _ in range(chance.choice((0, 1, 2, 3, 5, 8, 30)))],
            "signature": self._signature(),
            "cosignature": self._signature() if chance.random() < 0.15 else None,
            "paper": self._paper(),
            "annexes": self._annexes(),
            "tables": self._tables,
            "marks": self._marks(),
        }

    def _letterhead(self) -> Json:
        chance = self._chance
        return {
            "superior": chance.choice(("", "UBND TỈNH QUẢNG NGÃI", capitals(chance, chance.choice((5, 15, 60)))))[:300],
            "issuer": chance.choice(("SỞ NGOẠI VỤ", prose(chance, 8), capitals(chance, chance.choice((3, 12, 60)))))[:300],
            "number": chance.choice(("", "05", "1234")),
            "symbol": chance.choice(("", "BC-SNgV", "BC-VPĐKĐĐ&PTQĐ-" + "X" * chance.randint(1, 30))),
            "place": chance.choice(("", "Quảng Ngãi", "Thành phố Hồ Chí Minh", prose(chance, 15))),
            "date": chance.choice((None, "2021-08-31", datetime.date(2022, 1, 5).isoformat())),
        }

    def _sections(self) -> list[Json]:
        wanted = max(self._pages * _ITEMS_A_PAGE - 4, self._chance.randint(0, 4))
        sections: list[Json] = []
        while wanted > 0:
            count = min(wanted, self._chance.choice((0, 1, 2, 4, 7, 12, 20)))
            items = [self._item() for _ in range(count)]
            wanted -= max(count, 1)
            self._ids += 1
            level = self._chance.randint(1, 4)
            number = self._chance.choice((f"{self._ids}", "", "I", "1.2.3", "A.", "b)"))
            sections.append({"id": f"s{self._ids}", "number": number, "title": self._heading(), "level": level, "items": items})
        return sections

    def _heading(self) -> str:
        return self._line((1, 4, 8, 20, 45), "{ky}")

    def _item(self, level: str = "") -> Json:
        chance = self._chance
        self._ids += 1
        item: Json = {"id": f"i{self._ids}", "level": level or chance.choice(LEVELS), "text": self._text()}
        if not level and chance.random() < 0.03:
            return item | {"table": self._table(), "text": self._line((0, 4, 12, 30), "{ky}")}
        if chance.random() < 0.1:
            item |= {"citation": self._citation(), "text": chance.choice(("", ".", self._text()))}
        return item

    def _table(self) -> str:
        chance = self._chance
        id = f"b{len(self._tables) + 1}"
        columns = chance.choice((1, 2, 3, 4, 5, 6, 8, 11, 20))
        rows = chance.choice((0, 1, 3, 5, 10, 25)) if chance.random() < 0.96 else 500 // columns
        kinds = [chance.choice(("text", "number")) for _ in range(columns)]
        longest = chance.choice((1, 3, 8, 8, 30)) if rows * columns < 100 else chance.choice((1, 3))
        shares = [chance.choice((1, 2, 3, 5)) if chance.random() < 0.3 else 0 for _ in range(columns)]
        titles = ["TT", *[prose(chance, chance.choice((1, 3, 8))) for _ in range(columns - 1)]]
        flavour = "office" if columns > _FEW else self._flavour
        self._tables.append(
            {
                "id": id,
                "columns": [{"title": t, "kind": k, "share": s} for t, k, s in zip(titles, kinds, shares, strict=True)],
                "rows": [[number(chance) if kind == "number" else self._cell(longest, flavour) for kind in kinds] for _ in range(rows)],
                "unit": chance.choice(("", "Đơn vị tính: hồ sơ")),
                "totals": [rows - 1] if rows and chance.random() < 0.5 else [],
                "landscape": chance.random() < 0.2,
            }
        )
        return id

    def _cell(self, longest: int, flavour: str) -> str:
        words = self._chance.randint(0, longest)
        return sentence(self._chance, words, flavour).rstrip(".;:,/") if words else ""

    def _annexes(self) -> list[Json]:
        chance = self._chance
        return [
            {
                "id": f"pl{at + 1}",
                "title": self._line((0, 6, 25), "{ky}"),
                "landscape": chance.random() < 0.3,
                "items": [self._item() for _ in range(chance.choice((0, 1, 5, 12)))],
            }
            for at in range(chance.choice((0, 0, 0, 1, 2)))
        ]

    def _marks(self) -> Json:
        chance = self._chance
        if chance.random() < 0.6:
            return {}
        return {
            "urgency": chance.choice(("", *URGENCIES)),
            "circulation": chance.choice(("", *CIRCULATIONS)),
            "drafter": chance.choice(("", "PL.(300)")),
            "address": [self._line((6, 15), "") for _ in range(chance.choice((0, 1, 3)))],
        }

    def _citation(self) -> str:
        chance = self._chance
        if self._citations and chance.random() < 0.3:
            return str(chance.choice(self._citations)["id"])
        id = f"c{len(self._citations) + 1}"
        date = datetime.date(2015, 1, 1) + datetime.timedelta(chance.randint(0, 3000))
        self._citations.append(
            {
                "id": id,
                "kind": chance.choice(list(KINDS)),
                "number": str(chance.randint(1, 9999)),
                "symbol": chance.choice(("KH-SNgV", "QĐ-UBND", "")),
                "date": date.isoformat(),
                "subject": "về việc " + prose(chance, chance.randint(2, 40)),
                "issuer": chance.choice(("", "UBND tỉnh", prose(chance, 6))),
            }
        )
        return id

    def _text(self) -> str:
        words = self._chance.choice((1, 4, 10, 15, 20, 30, 40, 50, 60, 80, 120))
        if self._chance.random() < 0.01:
            words = 600
        tokens = self._chance.choice(("", "", "", " {van_ban_den} văn bản", " {van_ban_di}", " {ky_sau}"))
        return sentence(self._chance, words, self._flavour) + tokens

    def _line(self, words: tuple[int, ...], token: str) -> str:
        text = sentence(self._chance, self._chance.choice(words), self._flavour, styled=self._chance.random() < 0.3)
        return text.rstrip(".;:,/") + self._chance.choice(("", f" {token}"))

    def _name(self) -> str:
        chance = self._chance
        words = chance.choice((2, 4, 8, 20, 50))
        return chance.choice((prose(chance, words), sentence(chance, words, self._flavour, styled=False), url(chance), "Lưu: VT, TCCB"))

    def _signature(self) -> Json:
        chance = self._chance
        return {
            "authority": chance.choice(("", "", "KT. GIÁM ĐỐC", "TM. ỦY BAN NHÂN DÂN", "Q.", f"TL. {capitals(chance, 12)}")),
            "title": chance.choice(("", "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", capitals(chance, chance.choice((8, 40))))),
            "name": chance.choice(("", "Nguyễn Viết Vy", prose(chance, 12).title())),
            "post": chance.choice(("", "", "", "GIÁM ĐỐC SỞ NỘI VỤ")),
        }

    def _paper(self) -> Json:
        chance = self._chance
        if chance.random() < 0.4:
            return {}
        measures: Json = {}
        for name, limits in RANGES.items():
            free = round(chance.uniform(limits.low, limits.high), chance.choice((0, 1, 2)))
            measures[name] = chance.choice(limits.choices) if limits.choices else free
        return measures | {"head_sizes": chance.choice(list(HEAD_SETS))}
