"""Units written wrong: "5km", "15 oC", "vnđ", "m2" where the report has m² too (metrology rule; Luật Ngân hàng Nhà nước 2010, Điều 16)."""

import re
from collections.abc import Iterator, Sequence

from models.checks.finding import Finding
from models.checks.numbers.passage import Passage
from models.checks.spots import sentence as capital
from models.language import N_, _

_NUMBER = r"(?<![\w.,/:-])(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?"
_GAP = re.compile(rf"(?P<number>{_NUMBER})(?P<wrong>(?P<unit>km²|km|kg|mm|cm|ha|m²|m³|tấn|tạ))(?![\w²³/-])")
_DEGREE = re.compile(rf"(?P<number>{_NUMBER})(?P<wrong>\s?(?:oC|0C|ºC|độ C))(?!\w)")
_MONEY = re.compile(rf"(?P<number>{_NUMBER})(?P<wrong>\s?(?:VNĐ|VNđ|vnđ|Vnđ))(?!\w)")
_POWER = re.compile(rf"(?P<number>{_NUMBER})(?P<wrong>\s?(?P<unit>k?m)(?P<power>[23]))(?!\w)")
_WRONG = N_("{where} viết “{typed}”; hãy viết “{right}”.")


def units(told: Sequence[Passage]) -> Iterator[Finding]:
    """One finding for each passage, its mend for all units in it."""
    raised = {sign for passage in told for sign in "²³" if sign in passage.text}
    for passage in told:
        if not any(map(str.isdigit, passage.text)):
            continue
        found = sorted(_found(passage.text, raised))
        typed = [one for one in found if passage.is_typed(one[0], one[1])]
        if typed:
            start, end, right, number = typed[0]
            values = {"typed": number + passage.text[start:end], "right": number + right}
            message = _(_WRONG).format(where=capital(passage.spot.name), **values)
            yield Finding(
                "unit-form",
                "warning",
                passage.spot.place,
                message,
                "",
                values,
                passage.fix_all([one[:3] for one in typed], values["right"]),
            )


def _found(text: str, raised: set[str]) -> Iterator[tuple[int, int, str, str]]:
    """Where each unit stands, how it is written right, and the number before it."""
    for match in _GAP.finditer(text):
        yield *match.span("wrong"), f" {match['unit']}", match["number"]
    for match in _DEGREE.finditer(text):
        if match["wrong"].strip() != "độ C":
            yield *match.span("wrong"), " °C", match["number"]
    for match in _MONEY.finditer(text):
        yield *match.span("wrong"), " đồng", match["number"]
    for match in _POWER.finditer(text):
        sign = "²" if match["power"] == "2" else "³"
        if sign in raised:
            yield *match.span("wrong"), f" {match['unit']}{sign}", match["number"]
