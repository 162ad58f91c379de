"""What is loaded to open the window is loaded compiled: on a slow disk each file more is felt."""

import os
import subprocess
import sys

from tests.bench.start import ROOT

READ = """
import sys
import ui  # Qt with it, which reads what it wants
read = []
sys.addaudithook(lambda event, values: read.append(values[0]) if event == "open" and str(values[0]).endswith(".py") else None)
import ui.app, ui.desk
print(*read, sep="\\n", end="")
"""


def test_no_source_is_read_to_open_the_window() -> None:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    for _start in ("compiles what is new", "finds all compiled"):
        told = subprocess.run([sys.executable, "-c", READ], cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    assert told.stdout == ""
