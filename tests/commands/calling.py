"""Calls of the command line as an administrator and other programs make them: real processes, exit codes, one line on stderr."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
SAMPLE = ROOT / "resources" / "samples" / "cntt-2021-9T.json"

Answer = subprocess.CompletedProcess[str]


def run(folder: Path, *arguments: str | Path, **environment: str) -> Answer:
    """Runs main.py with a data folder of its own and without a display."""
    kept = {key: value for key, value in os.environ.items() if key not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    command = [sys.executable, str(ROOT / "main.py"), "--data", str(folder / "Dữ liệu của sổ"), *map(str, arguments)]
    return subprocess.run(command, cwd=folder, env=kept | environment, capture_output=True, encoding="utf-8", check=False)


def refused(answer: Answer) -> str:
    """The one line on stderr of wrong use or input."""
    assert answer.returncode == 2, answer.stdout + answer.stderr
    assert len(answer.stderr.strip().splitlines()) == 1 and "Traceback" not in answer.stderr
    return answer.stderr.strip()


def changed(folder: Path, change: Callable[[dict[str, object]], object]) -> Path:
    """The sample's JSON with a change, as a file."""
    content = json.loads(SAMPLE.read_text("utf-8"))
    change(content)
    path = folder / "Báo cáo đã sửa.json"
    path.write_text(json.dumps(content, ensure_ascii=False), "utf-8")
    return path
