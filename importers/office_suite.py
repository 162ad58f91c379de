"""Older files (.doc, .rtf, .odt) as .docx through an installed LibreOffice, which neither runs macros nor fetches anything.

LibreOffice works in a folder and with settings of its own, so that a window of it that is open is not disturbed.
"""

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from importers.other_programs import environment_of_others, libraries_of_the_system
from importers.refusals import no_office_suite, office_suite_failed, office_suite_slow, stopped, unreadable

LIMIT = 120
"""Seconds. A .doc of 1,000 pages takes about 30 on a computer of 2015, the first start on a cold disk about 15."""
_LOOK_EVERY = 0.1
_NAMES = ("soffice", "libreoffice")
_PLACES = (
    r"%ProgramFiles%\LibreOffice\program\soffice.exe",
    r"%ProgramFiles(x86)%\LibreOffice\program\soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "/opt/libreoffice/program/soffice",
)
_SETTING = '<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
_SETTINGS = (
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("/org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("/org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    ("/org.openoffice.Inet/Settings", "ooInetProxyType", "2"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)
"""No macros, no links followed, and where something asks for the network all the same, a proxy that is not there."""
_OWN_GROUP: int = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0) | getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""On Windows; elsewhere a session of its own. LibreOffice starts another process, and both must be stopped together."""
_ONE_AT_A_TIME = threading.Lock()


def office_suite() -> str | None:
    """Where LibreOffice is; None where it is not installed."""
    for name in _NAMES:
        if found := shutil.which(name):
            return found
    return next((place for place in map(os.path.expandvars, _PLACES) if Path(place).is_file()), None)


@contextmanager
def as_docx(path: Path, suffix: str, cancelled: Callable[[], bool], limit: int | None = None) -> Iterator[Path]:
    """A .docx of what a file says, as long as it is needed. `suffix` names what the file really is; `limit` is in seconds.

    Raises ImportProblem.
    """
    office = office_suite()
    if office is None:
        raise no_office_suite(path)
    with TemporaryDirectory(prefix="so-bao-cao-", ignore_cleanup_errors=True) as folder, _ONE_AT_A_TIME:
        source = Path(folder, f"nguon{suffix}")
        try:
            shutil.copyfile(path, source)
        except OSError as error:
            raise unreadable(path, error) from error
        _convert(office, source, path, cancelled, LIMIT if limit is None else limit)
        made = source.with_suffix(".docx") if suffix != ".docx" else source
        if not made.is_file() or not made.stat().st_size:
            raise office_suite_failed(path)
        yield made


def _convert(office: str, source: Path, path: Path, cancelled: Callable[[], bool], limit: int) -> None:
    profile = Path(_profile().name)
    command = [
        office, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck",
        "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(source.parent), str(source),
    ]  # fmt: skip
    try:
        with libraries_of_the_system():
            process = subprocess.Popen(
                command,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                cwd=source.parent,
                env=environment_of_others(os.environ),
                creationflags=_OWN_GROUP,
                start_new_session=not _OWN_GROUP,
            )
    except OSError as error:
        raise office_suite_failed(path) from error
    end = time.monotonic() + limit
    while process.poll() is None:
        if cancelled():
            _stop(process)
            raise stopped(path)
        if time.monotonic() > end:
            _stop(process)
            raise office_suite_slow(path, limit)
        time.sleep(_LOOK_EVERY)


@cache
def _profile() -> TemporaryDirectory[str]:
    """Settings that live as long as the program: making them takes LibreOffice some seconds."""
    folder = TemporaryDirectory(prefix="so-bao-cao-office-", ignore_cleanup_errors=True)
    user = Path(folder.name, "user")
    user.mkdir()
    items = "".join(_SETTING.format(path=path, name=name, value=value) for path, name, value in _SETTINGS)
    content = f'<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>'
    (user / "registrymodifications.xcu").write_text(content, "utf-8")
    return folder


def _stop(process: "subprocess.Popen[bytes]") -> None:
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False, creationflags=_OWN_GROUP)
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    _profile.cache_clear()  # what was stopped in the middle may have left its settings half written
