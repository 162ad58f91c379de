"""The Debian package: the built folder under /usr/lib, a command, a menu entry, icons, a page of the manual. Built with dpkg-deb alone."""

import gzip
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path

from tooling.dist.parts import NAME, ROOT

HERE = Path(__file__).parent / "debian"
DEPENDS = ("libegl1", "libgl1", "libx11-6", "libxcb1", "fontconfig-config", "libcups2 | libcups2t64")
"""Libraries that the program takes from the system; the C library comes with the version that was found in the built files."""
RECOMMENDS = ("fonts-noto-core | fonts-dejavu-core | fonts-liberation2", "cups-client")
SUGGESTS = ("libreoffice-writer", "fcitx5 | ibus-unikey")

CONTROL = """\
Package: {name}
Version: {version}
Section: misc
Priority: optional
Architecture: amd64
Maintainer: {maintainer}
Installed-Size: {size}
Depends: {depends}
Recommends: {recommends}
Suggests: {suggests}
Description: periodic reports of Vietnamese state offices
 Sổ báo cáo guides a clerk through each section of a periodic report, checks
 every figure and every cited document, keeps everything that was written, and
 writes Word and PDF as Decree 30/2020 asks for. It never uses a network and
 brings all that it needs, Python included.
"""
MAINTAINER = "So bao cao <so-bao-cao@localhost>"


def make_package(built: Path, target: Path, version: str) -> Path:
    """Packs a built folder; gives the package. No script runs at installing or removing, so that no data can be touched."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "root")
        root.mkdir(mode=0o755)
        _lay_out(root, built)
        control = root / "DEBIAN" / "control"
        control.parent.mkdir(mode=0o755)
        control.write_text(_control(root, built, version), "utf-8")
        path = target / f"{NAME}_{version}_amd64.deb"
        subprocess.run(["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(root), str(path)], check=True, stdout=subprocess.DEVNULL)
    return path


def _lay_out(root: Path, built: Path) -> None:
    share = root / "usr" / "share"
    shutil.copytree(built, root / "usr" / "lib" / NAME, symlinks=True)
    command = root / "usr" / "bin" / NAME
    command.parent.mkdir(parents=True)
    command.symlink_to(f"../lib/{NAME}/{NAME}")
    _put(HERE / f"{NAME}.desktop", share / "applications" / f"{NAME}.desktop")
    for picture in sorted((ROOT / "resources" / "icons").glob(f"{NAME}-*.png")):
        size = picture.stem.rpartition("-")[2]
        _put(picture, share / "icons" / "hicolor" / f"{size}x{size}" / "apps" / f"{NAME}.png")
    _put(ROOT / "resources" / "icons" / f"{NAME}.svg", share / "icons" / "hicolor" / "scalable" / "apps" / f"{NAME}.svg")
    for language in ("man1", "vi/man1"):
        _put_packed(HERE / f"{NAME}.1", share / "man" / language / f"{NAME}.1.gz")
    _put(ROOT / "LICENSE", share / "doc" / NAME / "copyright")
    _put_packed(ROOT / "CHANGELOG.md", share / "doc" / NAME / "changelog.gz")
    for path in root.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or (os.access(path, os.X_OK) and path.suffix != ".gz") else 0o644)


def _put(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _put_packed(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(gzip.compress(source.read_bytes(), 9, mtime=0))


def _control(root: Path, built: Path, version: str) -> str:
    size = sum(path.stat().st_size for path in root.rglob("*") if path.is_file() and not path.is_symlink())
    return CONTROL.format(
        name=NAME,
        version=version,
        maintainer=MAINTAINER,
        size=size // 1024,
        depends=", ".join((f"libc6 (>= {c_library(built.rglob('*'))})", *DEPENDS)),
        recommends=", ".join(RECOMMENDS),
        suggests=", ".join(SUGGESTS),
    )


def c_library(files: Iterable[Path]) -> str:
    """The oldest version of the C library that has everything these files ask for, as "2.36"."""
    asked = {(2, 17)}
    for path in files:
        if path.is_file() and not path.is_symlink() and (".so" in path.name or not path.suffix):
            told = subprocess.run(["objdump", "-T", str(path)], capture_output=True, text=True, check=False).stdout
            asked |= {(int(major), int(minor)) for major, minor in re.findall(r"\bGLIBC_(\d+)\.(\d+)", told)}
    return ".".join(map(str, max(asked)))
