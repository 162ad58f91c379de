"""Many files through LibreOffice in as few starts as there are kinds of conversion."""

import os
import subprocess
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

_FILTERS = {".docx": "docx:MS Word 2007 XML", ".doc": "doc:MS Word 97", ".rtf": "rtf:Rich Text Format", ".odt": "odt:writer8"}


def converted(files: Iterable[tuple[Path, str, Path]]) -> None:
    """Turns each file into the format of a suffix and puts it at a path. A file that did not come out is named."""
    groups: dict[tuple[str, str], list[tuple[Path, Path]]] = defaultdict(list)
    for source, suffix, target in files:
        groups[source.suffix, suffix].append((source, target))
    with tempfile.TemporaryDirectory(prefix="office-") as profile:
        for (written, suffix), pairs in groups.items():
            _convert(profile, written, suffix, pairs)


def _convert(profile: str, written: str, suffix: str, pairs: list[tuple[Path, Path]]) -> None:
    out = Path(profile, f"out{written}{suffix}")
    command = ["soffice", f"-env:UserInstallation={Path(profile, 'user').as_uri()}", "--headless"]
    command += ["--infilter=HTML (StarWriter)"] if written == ".html" else []
    command += ["--convert-to", _FILTERS[suffix], "--outdir", str(out), *(str(source) for source, _target in pairs)]
    subprocess.run(command, check=True, capture_output=True, timeout=600, env={**os.environ, "HOME": profile})
    for source, target in pairs:
        made = out / f"{source.stem}{suffix}"
        assert made.exists(), f"LibreOffice made no {suffix} of {source}"
        made.replace(target)
