"""Workbooks read back: as they were written, by a reader that does not reckon, and reckoned anew by LibreOffice."""

import io
import os
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook

ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>"""
"""Lets LibreOffice forget the values that a file brings along."""


def read_book(content: bytes, values: bool = False) -> Workbook:
    """A workbook with its formulas, or with the values that stand beside them."""
    return openpyxl.load_workbook(io.BytesIO(content), data_only=values)


def reckoned(books: dict[str, bytes], folder: Path) -> dict[str, Workbook]:
    """The values of workbooks after LibreOffice has reckoned every formula anew, in one run."""
    if shutil.which("soffice") is None and "CI" not in os.environ:
        pytest.skip("LibreOffice is not installed")
    profile, out = folder / "profile", folder / "out"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(ALWAYS, "utf-8")
    for name, content in books.items():
        (folder / f"{name}.xlsx").write_bytes(content)
    files = [str(folder / f"{name}.xlsx") for name in books]
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", "xlsx", "--outdir", str(out), *files]
    subprocess.run(command, check=True, capture_output=True, timeout=300, env={**os.environ, "HOME": str(folder)})
    return {name: read_book((out / f"{name}.xlsx").read_bytes(), values=True) for name in books}
