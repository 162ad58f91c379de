"""On a system without fonts the window is readable all the same; on any other it keeps the system's own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tooling.dist.parts import ROOT
from ui.app import program_icon
from ui.screen_font import FAMILIES, writes_vietnamese

WITHOUT_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{folder}</dir><cachedir>{folder}</cachedir></fontconfig>"""
ASKED = """
from PySide6.QtGui import QFontInfo, QRawFont
from ui.app import application
running = application(["x", "-platform", "offscreen"])
raw = QRawFont.fromFont(running.font())
print(QFontInfo(running.font()).family(), *raw.glyphIndexesForString("ếữĐ"), *running.font().families(), sep="|")
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="fonts are taken away through fontconfig")
def test_a_system_without_fonts_gets_ours(tmp_path: Path) -> None:
    settings = tmp_path / "fonts.conf"
    settings.write_text(WITHOUT_FONTS.format(folder=tmp_path / "none"))
    where = {**os.environ, "FONTCONFIG_FILE": str(settings)}
    told = subprocess.run([sys.executable, "-c", ASKED], cwd=ROOT, env=where, capture_output=True, text=True, check=True).stdout.strip()
    family, *letters = told.split("|")
    assert family == "Noto Sans" and letters[3:] == list(FAMILIES)
    assert all(int(glyph) for glyph in letters[:3]), "a letter without a glyph is an empty box"


def test_the_font_of_a_system_that_writes_vietnamese_stays(qt: QApplication) -> None:
    assert writes_vietnamese(qt.font())


def test_the_program_has_its_sign_in_small_and_large(qt: QApplication) -> None:
    sizes = {size.width() for size in program_icon().availableSizes()}
    assert {16, 32, 48, 256} <= sizes
