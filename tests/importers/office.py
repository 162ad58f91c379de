"""LibreOffice as a clerk would use it: opens a Word file, does something in it, saves it as a Word file."""

import os
import subprocess
from pathlib import Path
from xml.sax.saxutils import escape

_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE {root} PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "{kind}.dtd">
"""
_LIBRARIES = _LIBRARY.format(root="library:libraries", kind="libraries") + (
    '<library:libraries xmlns:library="http://openoffice.org/2000/library">'
    '<library:library library:name="Standard" library:link="false"/></library:libraries>'
)
_MODULES = _LIBRARY.format(root="library:library", kind="library") + (
    '<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" '
    'library:passwordprotected="false"><library:element library:name="Module1"/></library:library>'
)
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
Sub Say(doc, old, new)
  search = doc.createReplaceDescriptor()
  search.SearchString = old
  search.ReplaceString = new
  If doc.replaceAll(search) = 0 Then Error 1000
End Sub
Function Found(doc, words)
  search = doc.createSearchDescriptor()
  search.SearchString = words
  Found = doc.findFirst(search)
End Function
"""
"""`Say doc, old, new` replaces words everywhere; `Found(doc, words)` is where words stand first."""


def worked_on(content: bytes, folder: Path, acts: str = "") -> bytes:
    """A Word file after LibreOffice opened it, did what Basic statements say, and saved it."""
    source, target, trouble = folder / "vào.docx", folder / "ra.docx", folder / "trouble.txt"
    source.write_bytes(content)
    basic = folder / "profile" / "user" / "basic"
    (basic / "Standard").mkdir(parents=True, exist_ok=True)
    macro = _MACRO.format(source=source.as_uri(), target=target.as_uri(), trouble=trouble, acts=acts)
    module = _LIBRARY.format(root="script:module", kind="module") + (
        '<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">'
        f"{escape(macro)}</script:module>"
    )
    (basic / "script.xlc").write_text(_LIBRARIES, "utf-8")
    (basic / "Standard" / "script.xlb").write_text(_MODULES, "utf-8")
    (basic / "Standard" / "Module1.xba").write_text(module, "utf-8")
    (basic.parent / "registrymodifications.xcu").write_text(_SETTINGS, "utf-8")
    profile = (folder / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "macro:///Standard.Module1.Main"]
    subprocess.run(command, check=True, capture_output=True, timeout=120, env={**os.environ, "HOME": str(folder)})
    assert not trouble.exists(), trouble.read_text()
    return target.read_bytes()
