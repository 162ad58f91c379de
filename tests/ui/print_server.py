"""A print server of its own, whose one printer writes each job as a PDF: Debian's cups and printer-driver-cups-pdf, started by hand."""

import os
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PRINTER = "May-in-PDF"
PPD = Path("/usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd")
BACK_END = Path("/usr/lib/cups/backend/cups-pdf")
SETTINGS = Path("/etc/cups")

_SERVER = """Listen {folder}/s
LogLevel debug
Browsing Off
WebInterface No
DefaultAuthType None
PageLogFormat %j|%{{copies}}|%{{sides}}|%{{job-name}}
<Location />
Order allow,deny
Allow all
</Location>
<Policy default>
<Limit All>
Order deny,allow
</Limit>
</Policy>
"""
_FILES = """ServerRoot {folder}/root
RequestRoot {folder}/spool
CacheDir {folder}/cache
StateDir {folder}/state
TempDir {folder}/temporary
AccessLog {folder}/log/access
ErrorLog {folder}/log/error
PageLog {folder}/log/page
"""
_BOTH_SIDES = """*OpenUI *Duplex/Two sides: PickOne
*DefaultDuplex: None
*Duplex None/Off: "<</Duplex false>>setpagedevice"
*Duplex DuplexNoTumble/Long edge: "<</Duplex true/Tumble false>>setpagedevice"
*Duplex DuplexTumble/Short edge: "<</Duplex true/Tumble true>>setpagedevice"
*CloseUI: *Duplex
"""
"""What the PPD of the PDF printer lacks: without it no program may ask for both sides."""


def missing() -> str:
    """What is not here that the server needs; nothing where it can run."""
    if shutil.which("cupsd", path=f"{os.environ['PATH']}:/usr/sbin") is None or not PPD.is_file() or not BACK_END.exists():
        return "needs cups and printer-driver-cups-pdf (make test installs them)"
    return "" if os.geteuid() == 0 else "needs root, the only one who may run the printer driver of CUPS-PDF"


@dataclass(frozen=True)
class Job:
    """What came out of the printer, and how it was asked for."""

    number: int
    title: str
    copies: int
    sides: str
    content: bytes


class PrintServer:
    """`environment` is what a program needs to print here."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = {**os.environ, "CUPS_SERVER": str(folder / "s"), "QT_QPA_PLATFORM": "offscreen"}

    def tool(self, *command: str) -> str:
        """Runs one of CUPS' own commands."""
        done = subprocess.run(command, env={**self.environment, "LC_ALL": "C"}, capture_output=True, text=True, check=False, timeout=20)
        return done.stdout

    def jobs(self, seconds: float = 60) -> list[Job]:
        """All jobs in the order in which they came, as soon as the printer is at rest."""
        end = time.monotonic() + seconds
        while self.tool("lpstat", "-o"):
            assert time.monotonic() < end, "the printer does not come to rest:\n" + self.complaints()
            time.sleep(0.1)
        files = {int(found[1]): file for file in (self.folder / "out").iterdir() if (found := re.search(r"job_(\d+)\.pdf$", file.name))}
        log = self.folder / "log" / "page"
        asked = [line.split("|", 3) for line in log.read_text("utf-8").splitlines()] if log.exists() else []
        assert {int(number) for number, *_rest in asked} == set(files), self.complaints()
        return [
            Job(int(number), title, int(copies) if copies.isdigit() else 1, sides, files[int(number)].read_bytes())
            for number, copies, sides, title in asked
        ]

    def complaints(self) -> str:
        """The end of the server's log, for whoever has to find out."""
        return "\n".join((self.folder / "log" / "error").read_text("utf-8", "replace").splitlines()[-60:])


@contextmanager
def print_server() -> Iterator[PrintServer]:
    """Starts a server, and takes everything away again."""
    folder = Path(tempfile.mkdtemp(prefix="in-", dir="/tmp"))  # short, for the socket; and open, for the user of the filters
    folder.chmod(0o755)
    for name in ("root", "spool", "cache", "state", "log", "out"):
        (folder / name).mkdir()
    (folder / "temporary").mkdir()
    (folder / "temporary").chmod(0o1777)
    (folder / "server").write_text(_SERVER.format(folder=folder))
    (folder / "files").write_text(_FILES.format(folder=folder))
    ppd = PPD.read_text()
    group = ppd.index("*CloseGroup: General")
    (folder / "ppd").write_text(ppd[:group] + _BOTH_SIDES + ppd[group:])
    settings = SETTINGS / f"cups-pdf-{folder.name}.conf"
    settings.write_text(f"Out {folder}/out\nGrp lpadmin\n")
    server = PrintServer(folder)
    command = ["cupsd", "-f", "-c", str(folder / "server"), "-s", str(folder / "files")]
    path = f"{os.environ['PATH']}:/usr/sbin"
    process = subprocess.Popen(command, env={**os.environ, "PATH": path}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        server.environment["PATH"] = path
        _until_it_listens(server, process)
        server.tool("lpadmin", "-p", PRINTER, "-E", "-v", f"cups-pdf:/{folder.name}", "-P", str(folder / "ppd"))
        assert PRINTER in server.tool("lpstat", "-p"), server.complaints()
        yield server
    finally:
        process.terminate()
        process.wait(20)
        settings.unlink()
        shutil.rmtree(folder, ignore_errors=True)


def _until_it_listens(server: PrintServer, process: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + 20
    while "is running" not in server.tool("lpstat", "-r"):
        assert process.poll() is None and time.monotonic() < end, "cupsd did not start"
        time.sleep(0.05)
