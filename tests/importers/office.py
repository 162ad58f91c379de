"""LibreOffice as a clerk would use it: opens a Word file, does something in it, saves it as a Word file."""

import os
import subprocess
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.sax.saxutils import escape

_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">{macro}</script:module>
"""
_SETTINGS = (
    '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    '<item oor:path="/org.openoffice.Office.Common/Security/Scripting">'
    '<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>0</value></prop></item></oor:items>'
)
_MACRO = """Sub Main
  On Error Goto Failed
  Dim opening(0) As New com.sun.star.beans.PropertyValue
  opening(0).Name = "Hidden"
  opening(0).Value = True
  doc = StarDesktop.loadComponentFromURL("{source}", "_blank", 0, opening())
  text = doc.Text
  {acts}
  Dim saving(0) As New com.sun.star.beans.PropertyValue
  saving(0).Name = "FilterName"
  saving(0).Value = "MS Word 2007 XML"
  doc.storeToURL("{target}", saving())
  doc.close(True)
  Exit Sub
Failed:
  f = FreeFile
  Open "{trouble}" For Output As #f
  Print #f, Error & " in line " & Erl
  Close #f
End Sub
Sub Say(doc, before, after)
  search = doc.createReplaceDescriptor()
  search.SearchString = before
  search.ReplaceString = after
  If doc.replaceAll(search) = 0 Then Error 1000
End Sub
Function Found(doc, words)
  search = doc.createSearchDescriptor()
  search.SearchString = words
  Found = doc.findFirst(search)
End Function
"""
"""`Say(doc, before, after)` replaces words everywhere; `Found(doc, words)` is where words stand first."""


@cache
def _profile() -> TemporaryDirectory[str]:
    """A profile that has been opened once: the first start puts LibreOffice's own macros into it."""
    folder = TemporaryDirectory(prefix="office-")
    user = Path(folder.name, "user")
    user.mkdir()
    (user / "registrymodifications.xcu").write_text(_SETTINGS, "utf-8")
    _office(folder.name, "macro:///Standard.Module1.Main")
    return folder


def _office(profile: str, argument: str) -> None:
    command = ["soffice", f"-env:UserInstallation={Path(profile).as_uri()}", "--headless", argument]
    subprocess.run(command, check=True, capture_output=True, timeout=120, env={**os.environ, "HOME": profile})


def worked_on(content: bytes, folder: Path, acts: str = "") -> bytes:
    """A Word file after LibreOffice opened it, did what Basic statements say, and saved it."""
    source, target, trouble = folder / "vào.docx", folder / "ra.docx", folder / "trouble.txt"
    source.write_bytes(content)
    macro = _MACRO.format(source=source.as_uri(), target=target.as_uri(), trouble=trouble, acts=acts)
    module = Path(_profile().name, "user", "basic", "Standard", "Module1.xba")
    module.write_text(_MODULE.format(macro=escape(macro)), "utf-8")
    _office(_profile().name, "macro:///Standard.Module1.Main")
    assert not trouble.exists(), trouble.read_text()
    return target.read_bytes()
