"""The whole story by the command line, where there is no network: every command works, and not one socket is opened.

LibreOffice, a program of its own that reads .odt, .doc and .rtf for us, talks to itself through a file (AF_UNIX); that is told apart.
"""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from exporters.issuing import findings_of
from models.acceptance import accept
from models.interchange import pretty
from models.samples import sample_report
from tests.offline.traced import Answer, alone, environment, missing, opened, run, sockets_in

pytestmark = pytest.mark.skipif(bool(missing()), reason=missing())

RICH = (
    r"{\rtf1\ansi S\u7902? N\u7896?i v\u7909?\par B\u193?o c\u225?o\par C\u244?ng t\u225?c n\u259?m 2019\par"
    r" I. K\u7871?t qu\u7843?\par - Xong.\par}"
)
STORY = (
    "import tệp.json",
    "import tệp.txt",
    "list",
    "show cntt/2021-9T --notes",
    "check cntt/2021-9T",
    "export cntt/2021-9T -o giấy.docx",
    "export cntt/2021-9T -o giấy.pdf",
    "export cntt/2021-9T -o giấy.xlsx",
    "export cntt/2021-9T -o giấy.json",
    "import giấy.docx --second",
    "handover cntt/2021-9T -o trình.pdf",
    "mark cntt/2021-9T checked",
    "issue cntt/2021-9T --number 177 --date 15/10/2021 --scan quét.pdf",
    "scan cntt/2021-9T quét.pdf",
    "amend cntt/2021-9T --reason sai",
    "copy cntt/2021-9T -p 2022-9T",
    "redline cntt/2021-9T cntt/2022-9T -o so-sánh.docx",
    "history cntt/2021-9T",
    "trend cntt/2021-9T",
    "search văn bản",
    "register",
    "clerk Bình",
    "verify",
    "backup lưu.db",
    "restore lưu.db --preview",
    "restore lưu.db",
    "backups",
    "verify --backups",
    "rebuild dữ-liệu/archive",
    "rescue -o cứu",
    "demo -o mẫu",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with the files that the story takes in."""
    folder = tmp_path_factory.mktemp("không mạng")
    report = sample_report()
    for finding in findings_of(report):
        report = accept(report, finding, "đã hỏi Sở")
    (folder / "tệp.json").write_bytes(pretty(report))
    (folder / "tệp.txt").write_text("SỞ NGOẠI VỤ\nBÁO CÁO\nCông tác văn thư năm 2019\nI. Kết quả\n- Đã xong.\n", "utf-8")
    (folder / "tệp.rtf").write_text(RICH, "ascii")
    (folder / "quét.pdf").write_bytes(b"%PDF-1.4 signed")
    yield folder


def refute(line: str, answer: Answer) -> None:
    """Fails where a command did not work, or opened any socket."""
    assert answer.code in (0, 1) and "Traceback" not in answer.error, f"{line}: {answer.out}{answer.error}"
    assert answer.sockets == (), f"{line}: a socket was opened"


def test_every_command_works_without_a_network_and_opens_no_socket(folder: Path) -> None:
    for line in STORY:
        refute(line, run(folder, *line.split(" ")))


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_libreoffice_reads_a_file_for_us_and_opens_nothing_that_leads_out(folder: Path) -> None:
    answer = run(folder, "import", "tệp.rtf", "--second")
    assert answer.code == 0, answer.out + answer.error
    assert opened(answer.sockets, "python") == [], "the program itself opens none"
    assert answer.families() <= {"AF_UNIX"}
    assert any(socket.program == "soffice.bin" for socket in answer.sockets), "LibreOffice was not seen at all"


def test_the_trace_sees_a_socket_where_there_is_one(folder: Path) -> None:
    log, tried = folder / "proof.log", "import socket; socket.socket().connect_ex(('127.0.0.1', 631))"
    subprocess.run(alone(log, sys.executable, "-c", tried), env=environment(), check=True)
    assert ("socket", "AF_INET", "") in {(one.call, one.family, one.address) for one in sockets_in(log)}
    assert any(one.call == "connect" and "127.0.0.1" in one.address and one.program.startswith("python") for one in sockets_in(log))
