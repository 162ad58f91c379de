"""The electronic copy on the command line: images in, a file beside the frozen papers out, every refusal one line."""

import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from models import interchange
from models.report import Signature
from models.store import Store
from tests.commands.calling import refused, run
from tests.commands.test_lifecycle import NAME, done, settled, settled_in
from tests.exporters.signed import RED, SEAL, SIGNATURE, png, signature_image

DATA = "Dữ liệu của sổ"

__all__ = ["settled"]


@pytest.fixture(scope="module")
def issued_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an issued report, a signature and a seal; others copy it."""
    folder = tmp_path_factory.mktemp("Sổ")
    done(folder, "import", settled_in(folder))
    done(folder, "mark", NAME, "checked")
    done(folder, "issue", NAME, "--number", "177", "--date", "15/10/2021")
    (folder / "ký.png").write_bytes(SIGNATURE)
    (folder / "dấu.png").write_bytes(SEAL)
    return folder


@pytest.fixture
def issued(tmp_path: Path, issued_once: Path) -> Path:
    """A copy of that folder."""
    shutil.copytree(issued_once, tmp_path, dirs_exist_ok=True)
    return tmp_path


def test_a_copy_with_signature_and_seal_stands_beside_the_frozen_papers(issued: Path) -> None:
    for name in ("a.pdf", "a.docx"):
        answer = run(issued, "export", NAME, "-o", name, "--signature", "ký.png", "--seal", "dấu.png")
        assert (answer.returncode, answer.stderr) == (0, "")
        assert (issued / name).stat().st_size > 20_000
    done(issued, "export", NAME, "-o", "giay.pdf")
    assert (issued / "giay.pdf").read_bytes() != (issued / "a.pdf").read_bytes(), "the paper copy stays without images"
    with Store.open(issued / DATA) as store:
        assert [one.cause for one in store.revisions(NAME)][-2:] == ["electronic", "electronic"]
        assert [paper.role for paper in store.papers.of(NAME)] == ["json", "docx", "pdf"]
        assert store.verify() == ()
    assert "làm bản điện tử" in done(issued, "history", NAME)


def test_a_signature_of_another_colour_is_taken_and_told(issued: Path) -> None:
    (issued / "ký đỏ.png").write_bytes(png(signature_image(colour=RED)))
    answer = run(issued, "export", NAME, "-o", "a.pdf", "--signature", "ký đỏ.png")
    assert answer.returncode == 0 and "không phải màu xanh" in answer.stderr


def test_a_second_signer_without_an_image_is_one_line(issued: Path, settled: Path) -> None:
    report = replace(interchange.read_file(settled), cosignature=Signature("", "CHÁNH VĂN PHÒNG", "Trần Ba"), state="issued")
    (issued / "hai.json").write_bytes(interchange.pretty(report))
    answer = run(issued, "export", "hai.json", "-o", "a.pdf", "--signature", "ký.png")
    assert answer.returncode == 0 and (issued / "a.pdf").exists()
    assert len(answer.stderr.strip().splitlines()) == 1 and "người ký thứ hai (Trần Ba)" in answer.stderr


def test_bad_images_and_unissued_reports_leave_no_file_and_no_record(issued: Path, settled: Path) -> None:
    (issued / "chữ.png").write_text("không phải ảnh", "utf-8")
    before = sorted(issued.iterdir())
    for arguments, words in (
        ((NAME, "-o", "a.pdf", "--signature", "chữ.png"), "không phải ảnh PNG"),
        ((NAME, "-o", "a.pdf", "--signature", "không có.png"), "không có tệp"),
        ((NAME, "-o", "a.pdf", "--seal", "dấu.png"), "chọn thêm ảnh chữ ký"),
        ((NAME, "-o", "a.xlsx", "--signature", "ký.png"), ".pdf hoặc .docx"),
        ((settled, "-o", "a.pdf", "--signature", "ký.png"), "chưa ban hành"),
    ):
        assert words in refused(run(issued, "export", *arguments))
    assert sorted(issued.iterdir()) == before
    with Store.open(issued / DATA) as store:
        assert "electronic" not in [one.cause for one in store.revisions(NAME)]
