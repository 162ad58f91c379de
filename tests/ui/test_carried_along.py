"""A program on a stick leaves nothing on the computer, not even the folders that somebody saw in a file dialog."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent

CHOOSING = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QFileDialog
from ui.app import application, leave_no_trace
application()
leave_no_trace(Path(sys.argv[1]))
dialog = QFileDialog()
dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
dialog.show()
dialog.reject()
del dialog
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there the system's own dialog is shown, which keeps such things itself")
def test_what_the_file_dialog_keeps_stays_on_the_stick(tmp_path: Path) -> None:
    home, stick = tmp_path / "home", tmp_path / "du-lieu"
    home.mkdir()
    stick.mkdir()
    own = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    kept = own | {"HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run([sys.executable, "-c", CHOOSING, str(stick)], cwd=ROOT, env=kept, check=True)
    assert [path.name for path in stick.iterdir()] == ["QtProject.conf"]
    assert [path for path in home.rglob("*") if path.is_file()] == []
