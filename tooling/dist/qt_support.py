"""The Python half of PySide6, compiled beforehand.

PySide6 carries it as text inside a library and compiles it at every start, a third of what loading Qt takes. Its own switch, SBK_EMBED,
lays it beside the library as files, which it then loads instead; compiled, they are loaded at once.
"""

import compileall
import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from py_compile import PycInvalidationMode

PACKAGE = "shiboken6"
FOLDER = "files.dir"
"""PySide6's own name; it looks for the folder beside the package's files."""


def compiled_support(work: Path) -> list[tuple[str, str]]:
    """Pairs of a compiled module and the folder for it inside the program; `work` is a folder for what is made meanwhile.

    Raises CalledProcessError or RuntimeError where this PySide6 does not know the switch.
    """
    found = find_spec(PACKAGE)
    if found is None or not found.submodule_search_locations:
        raise RuntimeError(f"{PACKAGE} is not installed")
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(found.submodule_search_locations[0], work / PACKAGE)
    environment = {**os.environ, "PYTHONPATH": str(work), "SBK_EMBED": "0"}
    subprocess.run([sys.executable, "-c", f"import {PACKAGE}"], env=environment, check=True)
    laid = work / PACKAGE / FOLDER
    compileall.compile_dir(laid, quiet=1, legacy=True, invalidation_mode=PycInvalidationMode.UNCHECKED_HASH)
    compiled = sorted(laid.rglob("*.pyc"))
    if not compiled:
        raise RuntimeError(f"{PACKAGE} laid no files into {FOLDER}")
    return [(str(path), str(path.parent.relative_to(work))) for path in compiled if "__pycache__" not in path.parts]
