"""Reads a PDF back as lines and rules, the way a person with a ruler would."""

import io
import os
import subprocess
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import pdfplumber

FONTS = Path(__file__).parents[2] / "resources" / "fonts"
MM = 72 / 25.4

FONTCONFIG = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir>
<alias binding="same"><family>Times New Roman</family><accept><family>Liberation Serif</family></accept></alias>
</fontconfig>"""


@dataclass(frozen=True)
class ReadLine:
    """A line as it stands on the paper; points, from the page's top left corner."""

    page: int
    text: str
    x0: float
    x1: float
    baseline: float
    size: float
    font: str
    color: object

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def bold(self) -> bool:
        return "Bold" in self.font

    @property
    def italic(self) -> bool:
        return "Italic" in self.font


@dataclass(frozen=True)
class ReadRule:
    """A rule as it stands on the paper."""

    page: int
    x0: float
    x1: float
    y: float
    thickness: float

    @property
    def length(self) -> float:
        return self.x1 - self.x0

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2


@dataclass(frozen=True)
class ReadStroke:
    """Where anything is drawn: the edges of a line or of a filled box, its thickness included."""

    page: int
    x0: float
    x1: float
    top: float
    bottom: float


@dataclass(frozen=True)
class ReadPaper:
    """A PDF read back. `sizes` has the width and height of each page."""

    pages: int
    width: float
    height: float
    lines: tuple[ReadLine, ...]
    rules: tuple[ReadRule, ...]
    sizes: tuple[tuple[float, float], ...] = ()
    strokes: tuple[ReadStroke, ...] = ()

    def line(self, text: str) -> ReadLine:
        """The one line that starts with a text."""
        found = [line for line in self.lines if line.text.startswith(text)]
        assert len(found) == 1, f"“{text}” stands {len(found)} times on the paper"
        return found[0]

    def rule_below(self, line: ReadLine) -> ReadRule:
        """The rule under a line."""
        found = [r for r in self.rules if r.page == line.page and 0 < r.y - line.baseline < 12 and r.x0 < line.middle < r.x1]
        assert len(found) == 1, f"{len(found)} rules under “{line.text}”"
        return found[0]

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)


def read_pdf(content: bytes) -> ReadPaper:
    """The lines in their order down the page, columns apart where a gap of more than 21 pt lies between them."""
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        lines = [line for number, page in enumerate(pdf.pages) for line in _lines(number, page.chars, float(page.height))]
        rules = {_rule(number, shape) for number, page in enumerate(pdf.pages) for shape in (*page.lines, *page.rects)}
        first = pdf.pages[0]
        ordered = sorted(rules, key=lambda rule: (rule.page, rule.y, rule.x0))
        sizes = tuple((float(page.width), float(page.height)) for page in pdf.pages)
        shapes = [(number, shape) for number, page in enumerate(pdf.pages) for shape in (*page.lines, *page.rects, *page.curves)]
        strokes = tuple(_stroke(number, shape) for number, shape in shapes)
        return ReadPaper(len(pdf.pages), float(first.width), float(first.height), tuple(lines), tuple(ordered), sizes, strokes)


def _stroke(page: int, shape: dict) -> ReadStroke:
    half = float(shape["linewidth"] or 0) / 2 if shape.get("stroke") else 0.0
    upright = shape["x1"] - shape["x0"] < 0.01
    level = shape["bottom"] - shape["top"] < 0.01
    beside, above = (half if upright else 0.0), (half if level else 0.0)
    return ReadStroke(page, shape["x0"] - beside, shape["x1"] + beside, shape["top"] - above, shape["bottom"] + above)


def _rule(page: int, shape: dict) -> ReadRule:
    thickness = float(shape["linewidth"] or 0) or float(shape["bottom"] - shape["top"])
    middle = (shape["top"] + shape["bottom"]) / 2
    return ReadRule(page, round(float(shape["x0"]), 2), round(float(shape["x1"]), 2), round(float(middle), 2), thickness)


def _lines(page: int, chars: list, height: float) -> list[ReadLine]:
    rows = defaultdict(list)
    for char in chars:
        rows[round((height - char["matrix"][5]) * 2)].append(char)
    merged: list[list] = []
    last = None
    for key in sorted(rows):
        if last is not None and key - last <= 1:
            merged[-1].extend(rows[key])
        else:
            merged.append(rows[key])
        last = key
    return [_line(page, part, height) for row in merged for part in _columns(sorted(row, key=lambda char: char["x0"]))]


def _columns(row: list) -> list[list]:
    letters = [char for char in row if char["text"].strip()]
    parts = [[letters[0]]] if letters else []
    for char in letters[1:]:
        if char["x0"] - parts[-1][-1]["x1"] > 21:
            parts.append([])
        parts[-1].append(char)
    return parts


def _line(page: int, letters: list, height: float) -> ReadLine:
    text, right = "", letters[0]["x0"]
    for char in letters:
        text += (" " if char["x0"] - right > 0.12 * char["size"] else "") + char["text"]
        right = char["x1"]
    first = letters[0]
    return ReadLine(
        page, text, first["x0"], right, height - first["matrix"][5], first["size"], first["fontname"], first["non_stroking_color"]
    )


def convert(papers: dict[str, bytes], folder: Path) -> dict[str, bytes]:
    """DOCX files as PDF, by one run of LibreOffice that sees our fonts and nothing else."""
    folder.mkdir(parents=True, exist_ok=True)
    config = folder / "fonts.conf"
    config.write_text(FONTCONFIG.format(fonts=FONTS, cache=folder / "cache"), "utf-8")
    files = [folder / f"{name}.docx" for name in papers]
    for file, content in zip(files, papers.values(), strict=True):
        file.write_bytes(content)
    profile = (folder / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    environment = {**os.environ, "FONTCONFIG_FILE": str(config), "HOME": str(folder)}
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True, timeout=300, env=environment)
    return {name: (folder / f"{name}.pdf").read_bytes() for name in papers}
