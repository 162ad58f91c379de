"""`demo` and `screens`: the sample's papers, and pictures of every screen."""

import os
import subprocess
import sys
from pathlib import Path

import click

from commands.cases import export_to
from commands.display import has_display
from commands.paths import PATH
from commands.reports import findings_of
from commands.saying import say_findings
from models.definition import definition_for
from models.errors import BookError
from models.errors import reason as system_reason
from models.language import _
from models.report import Report
from models.samples import sample_report


@click.command()
@click.option("-o", "folder", type=PATH, required=True, help="Thư mục để các tệp.")
def demo(folder: Path) -> None:
    """Kiểm tra báo cáo mẫu, xuất mọi khuôn dạng, chụp màn hình; in ra đường dẫn các tệp."""
    make_folder(folder)
    report = sample_report()
    say_findings(report, findings_of(report))
    for path in [*export_all(report, folder), *screenshots(report, folder)]:
        click.echo(path)


@click.command()
@click.option("-o", "folder", type=PATH, required=True, help="Thư mục để các ảnh.")
@click.option("--scaled", is_flag=True, hidden=True, help="Chỉ các ảnh ở mức phóng to của Qt.")
def screens(folder: Path, scaled: bool) -> None:
    """Chụp mọi màn hình, hộp thoại và trạng thái của cửa sổ thành ảnh PNG; in ra đường dẫn các ảnh."""
    make_folder(folder)
    prepare_drawing()
    from ui.scenes import take_all, take_scaled

    if scaled:
        for path in take_scaled(folder):
            click.echo(path)
        return
    for path in take_all(folder):
        click.echo(path)
    again = [sys.executable, *([] if getattr(sys, "frozen", False) else [sys.argv[0]]), "screens", "-o", str(folder), "--scaled"]
    if sys.stdout is not None:
        sys.stdout.flush()
    if subprocess.run(again, env={**os.environ, "QT_SCALE_FACTOR": "1.5"}, check=False).returncode:
        raise BookError(_("Chưa chụp được các ảnh ở mức phóng 150 %; các ảnh khác đã ở “{folder}”.").format(folder=folder))


def make_folder(folder: Path) -> None:
    """Raises BookError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BookError(_("Không tạo được thư mục “{folder}” ({why}).").format(folder=folder, why=system_reason(error))) from error


def export_all(report: Report, folder: Path) -> list[Path]:
    """Every format, and the hand-over sheet, named after the report."""
    from exporters.export import paper_name
    from exporters.handover import handover_name, write_handover

    paths = [folder / f"{paper_name(report)}.{suffix}" for suffix in ("docx", "pdf", "xlsx", "json")]
    for path in paths:
        export_to(report, path)
    sheet = folder / f"{handover_name(report)}.pdf"
    write_handover(report, definition_for(report), sheet)
    return [*paths, sheet]


def screenshots(report: Report, folder: Path) -> list[Path]:
    """Pictures of the window; drawn in memory where there is no display."""
    prepare_drawing()
    from ui.screens import take_screenshots

    return take_screenshots(folder, report)


def prepare_drawing() -> None:
    """Lets Qt draw in memory where there is no display. Raises BookError where a library of the system is missing."""
    if not has_display():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    try:
        import PySide6.QtWidgets  # noqa: F401
    except ImportError as error:
        raise BookError(_("Chưa chụp được màn hình vì máy thiếu thư viện của Qt ({why}).").format(why=error)) from error


COMMANDS = (demo, screens)
