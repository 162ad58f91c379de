"""LibreOffice as a second reader of tracked changes: its own Accept all and Reject all, called by a Basic macro in one hidden run."""

import os
import subprocess
from pathlib import Path

_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Settle
  Dim unseen(0) As New com.sun.star.beans.PropertyValue
  unseen(0).Name = "Hidden"
  unseen(0).Value = True
  Dim kind(0) As New com.sun.star.beans.PropertyValue
  kind(0).Name = "FilterName"
  kind(0).Value = "MS Word 2007 XML"
  folder = Environ("REDLINES")
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  files = createUnoService("com.sun.star.ucb.SimpleFileAccess")
  For Each url In files.getFolderContents(folder, False)
    If Right(url, 5) = ".docx" Then
      For Each answer In Array("Accept", "Reject")
        paper = StarDesktop.loadComponentFromURL(url, "_blank", 0, unseen())
        dispatcher.executeDispatch(paper.CurrentController.Frame, ".uno:" &amp; answer &amp; "AllTrackedChanges", "", 0, Array())
        paper.storeToURL(Left(url, Len(url) - 5) &amp; "." &amp; answer, kind())
        paper.close(True)
      Next
    End If
  Next
End Sub
</script:module>"""


def settled(papers: dict[str, bytes], folder: Path) -> dict[str, tuple[bytes, bytes]]:
    """Each DOCX file with all changes accepted, and with all rejected."""
    profile, files = folder / "profile", folder / "files"
    files.mkdir(parents=True)
    for name, content in papers.items():
        (files / f"{name}.docx").write_bytes(content)
    _run(profile, folder, "--terminate_after_init")  # the first start fills the profile, and would write over the macro
    (profile / "user" / "basic" / "Standard" / "Module1.xba").write_text(_MODULE, "utf-8")
    _run(profile, folder, "macro:///Standard.Module1.Settle", REDLINES=files.as_uri())
    return {name: ((files / f"{name}.Accept").read_bytes(), (files / f"{name}.Reject").read_bytes()) for name in papers}


def _run(profile: Path, home: Path, what: str, **environment: str) -> None:
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", what]
    known = {**os.environ, "HOME": str(home), **environment}
    subprocess.run(command, check=True, capture_output=True, timeout=300, env=known, stdin=subprocess.DEVNULL)
