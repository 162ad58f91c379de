"""Builds what an office installs: dist/so-bao-cao, on Linux also an archive and a Debian package. Run: python -m tooling.dist.build"""

import io
import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

from tooling.dist.debian_package import make_package
from tooling.dist.parts import NAME, ROOT, version

DIST = ROOT / "dist"
FOLDER = DIST / NAME
README = "DOC-TRUOC.txt"


def main() -> None:
    """Prints what was made, with its size."""
    build_folder()
    made = [FOLDER]
    if sys.platform.startswith("linux"):
        strip_python()
        made += [make_archive(), make_package(FOLDER, DIST, version())]
    for path in made:
        print(f"{path.relative_to(ROOT)}\t{size(path) / 1e6:.0f} MB")


def build_folder() -> None:
    """The folder that runs by itself."""
    spec = ROOT / "tooling" / "dist" / f"{NAME}.spec"
    where = ["--distpath", str(DIST), "--workpath", str(ROOT / "build")]
    subprocess.run([sys.executable, "-m", "PyInstaller", "-y", "--log-level", "ERROR", *where, str(spec)], cwd=ROOT, check=True)
    shutil.copyfile(ROOT / "tooling" / "dist" / README, FOLDER / README)
    shutil.copyfile(ROOT / "LICENSE", FOLDER / "LICENSE.txt")


def strip_python() -> None:
    """Takes the debugging symbols out of Python and its modules, which are most of them; wheels come without."""
    inside = FOLDER / "_internal"
    files = [*inside.glob("libpython*.so*"), *inside.glob("python3*/lib-dynload/*.so")]
    subprocess.run(["strip", "--strip-unneeded", *map(str, files)], check=True)


def make_archive() -> Path:
    """The folder as one file, the same for the same content: sorted, without the builder's name, with the time of the last commit."""
    path = DIST / f"{NAME}-{version()}-linux-x86_64.tar.gz"
    at = source_time()

    def plain(entry: tarfile.TarInfo) -> tarfile.TarInfo:
        entry.uid = entry.gid = 0
        entry.uname = entry.gname = "root"
        entry.mtime = at
        return entry

    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        for file in [FOLDER, *sorted(FOLDER.rglob("*"))]:
            archive.add(file, str(file.relative_to(DIST)), recursive=False, filter=plain)
    told = subprocess.run(["gzip", "-n"], input=packed.getvalue(), stdout=subprocess.PIPE, check=True)
    path.write_bytes(told.stdout)
    return path


def source_time() -> int:
    """Seconds since 1970 of the last commit; of the environment's word where there is no repository."""
    if said := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(said)
    told = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip()
    return int(told or 0)


def size(path: Path) -> int:
    """Bytes of a file, or of all files in a folder; a link counts nothing."""
    files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file() and not file.is_symlink()]
    return sum(file.stat().st_size for file in files)


if __name__ == "__main__":
    main()
