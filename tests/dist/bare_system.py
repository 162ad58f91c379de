"""The built program in bare Debian systems: no Python, no fonts, no network. A clerk's work by command, the window, a stick, the package.

Run it as root after `make dist`: python -m tests.dist.bare_system [--pictures FOLDER] [--screens]. It needs debootstrap, Xvfb and xdotool.
The bare system is fetched once into build/bare; everything after that has no network.
"""

import argparse
import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageGrab

from tests.x_display import Display, a_display, until
from tooling.dist.build import DIST, FOLDER
from tooling.dist.parts import NAME, ROOT, version
from tooling.licences.named import LIBRARIES, QT_FILES

BARE = ROOT / "build" / "bare"
SUITE = "bookworm"
DATA = "root/.config/sobaocao/sobaocao.db"
REPORT = "cntt/2021-9T"
ARCHIVE = DIST / f"{NAME}-{version()}-linux-x86_64.tar.gz"
PACKAGE = DIST / f"{NAME}_{version()}_amd64.deb"


class System:
    """A Debian in a folder, entered without a network."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def run(self, *command: str, code: int | None = 0, **environment: str) -> str:
        """What a command says; asserts its exit code."""
        done = subprocess.run(self._inside(command, environment), capture_output=True, text=True, check=False, timeout=1800)
        assert code is None or done.returncode == code, f"{command}: {done.returncode}\n{done.stdout}{done.stderr}"
        assert "Traceback" not in done.stdout + done.stderr, done.stderr
        return done.stdout + done.stderr

    def start(self, *command: str, **environment: str) -> "subprocess.Popen[bytes]":
        """Starts a command and does not wait for it."""
        return subprocess.Popen(self._inside(command, environment))

    def _inside(self, command: tuple[str, ...], environment: dict[str, str]) -> list[str]:
        own = {"HOME": "/root", "LANG": "C.UTF-8", "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", **environment}
        return ["unshare", "-n", "chroot", str(self.root), "env", "-i", *(f"{key}={value}" for key, value in own.items()), *command]

    def has(self, path: str) -> bool:
        """Whether there is such a file or folder in it."""
        return (self.root / path).exists()


def main() -> None:
    """Prints a line for each thing that was seen."""
    options = _options()
    assert os.geteuid() == 0, "chroot and unshare need root"
    _fetch_bare()
    with tempfile.TemporaryDirectory(dir=ROOT / "build") as folder:
        for name, act in (("archive", archive), ("stick", stick), ("package", package)):
            system = System(Path(folder, name))
            subprocess.run(["cp", "-a", str(BARE), str(system.root)], check=True)  # devices are copied as what they are
            shutil.copyfile(ROOT / "resources" / "samples" / "cntt-2021-9T.json", system.root / "root" / "mau.json")
            act(system, options)
            shutil.rmtree(system.root)
    every_library_is_listed()
    print("done")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--pictures", type=Path, default=ROOT / "build" / "pictures")
    parser.add_argument("--screens", action="store_true", help="all pictures of all screens, which takes minutes")
    return parser.parse_args()


def _fetch_bare() -> None:
    if not (BARE / "etc" / "debian_version").exists():
        BARE.mkdir(parents=True, exist_ok=True)
        subprocess.run(["debootstrap", "--variant=minbase", SUITE, str(BARE)], check=True, stdout=subprocess.DEVNULL)
    assert not list(BARE.glob("usr/bin/python3*")) and not (BARE / "usr/share/fonts/truetype").exists()


def archive(system: System, options: argparse.Namespace) -> None:
    """Unpacked into a folder of the user."""
    subprocess.run(["tar", "-xzf", str(ARCHIVE), "-C", str(system.root / "opt")], check=True)
    program = f"/opt/{NAME}/{NAME}"
    papers = system.run(program, "demo", "-o", "/root/giay").split()
    assert all(system.has(f"root/giay/bao-cao-cntt-2021-9T.{suffix}") for suffix in ("docx", "pdf", "xlsx", "json")), papers
    picture = system.root / "root" / "giay" / "man-hinh-noi-bo.png"
    assert shades(picture) > 200, "a window whose letters are empty boxes has few shades"
    _keep(picture, options, "demo")
    print(f"archive: demo made {len(list((system.root / 'root' / 'giay').iterdir()))} files; letters are drawn")
    work(system, program)
    assert system.has(DATA)
    window(system, program, options, "archive")
    if options.screens:
        system.run(program, "screens", "-o", "/root/hinh")
        print(f"archive: {len(list((system.root / 'root' / 'hinh').iterdir()))} pictures of screens")


def work(system: System, program: str) -> None:
    """What a clerk does, by command."""
    assert REPORT in system.run(program, "import", "/root/mau.json")
    assert REPORT in system.run(program, "list")
    assert "0 lỗi" in system.run(program, "check", REPORT)
    for suffix in ("pdf", "docx", "xlsx", "json"):
        system.run(program, "export", REPORT, "-o", f"/root/ra.{suffix}")
    system.run(program, "import", "/root/ra.docx", "-o", "/root/lai.json")
    assert "cntt" in system.run(program, "search", "chữ ký số")
    system.run(program, "backup", "/root/lưu.db")
    system.run(program, "restore", "/root/lưu.db", "--preview")
    system.run(program, "verify", "--backups")
    assert "PySide6" in system.run(program, "licences")
    assert "không có tệp" in system.run(program, "check", "/root/không-có.json", code=2)
    print("work: import, list, check, export, search, backup, verify, licences")


def window(system: System, program: str, options: argparse.Namespace, name: str) -> None:
    """The window on a real display, closed by its own key."""
    with display(system) as shown:
        running = system.start(program, DISPLAY=shown.name)
        try:
            until(lambda: shown.window("."), "a window")
            picture = _looked_at(shown, options, name)
            assert shades(picture) > 100
            print(f"{name}: the window stands, see {picture}")
        finally:
            running.terminate()
            running.wait(20)


def _looked_at(shown: Display, options: argparse.Namespace, name: str) -> Path:
    """A picture of the display once two looked the same, as far as half a minute allows."""
    options.pictures.mkdir(parents=True, exist_ok=True)
    path, before = options.pictures / f"cua-so-{name}.png", b""
    for _look in range(30):
        image = ImageGrab.grab(xdisplay=shown.name)
        now = image.tobytes()
        if now == before and len(image.getcolors(1 << 24) or ()) > 100:
            break
        before = now
        time.sleep(1)
    image.save(path)
    return path


@contextlib.contextmanager
def display(system: System) -> Iterator[Display]:
    """A virtual screen whose socket is a file in the bare system."""
    inside = system.root / "tmp" / ".X11-unix"
    inside.mkdir(exist_ok=True)
    with a_display() as shown:
        subprocess.run(["mount", "--bind", "/tmp/.X11-unix", str(inside)], check=True)
        try:
            yield shown
        finally:
            subprocess.run(["umount", str(inside)], check=False)


def shades(picture: Path) -> int:
    """How many colours a picture has: smooth letters have many."""
    with Image.open(picture) as image:
        return len(image.convert("RGB").getcolors(1 << 24) or ())


def _keep(picture: Path, options: argparse.Namespace, name: str) -> None:
    options.pictures.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(picture, options.pictures / f"{name}.png")


def stick(system: System, _options: argparse.Namespace) -> None:
    """The data go with the program; a stick that may only be read says so."""
    place = system.root / "mnt"
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=400m", "tmpfs", str(place)], check=True)
    try:
        subprocess.run(["tar", "-xzf", str(ARCHIVE), "-C", str(place)], check=True)
        program = f"/mnt/{NAME}/{NAME}"
        (place / NAME / "du-lieu").mkdir()
        system.run(program, "import", "/root/mau.json")
        assert (place / NAME / "du-lieu" / "sobaocao.db").is_file() and not system.has(DATA)
        subprocess.run(["mount", "-o", "remount,ro", str(place)], check=True)
        said = system.run(program, "list", code=2)
        assert "du-lieu" in said and len(said.strip().splitlines()) == 1, said
        print(f"stick: the data stand beside the program; read-only: {said.strip()}")
    finally:
        subprocess.run(["umount", str(place)], check=True)


def package(system: System, options: argparse.Namespace) -> None:
    """Installed with what it needs, which was fetched before; removed without a trace but the data."""
    _fetch_needed(system)
    shutil.copyfile(PACKAGE, system.root / "root" / PACKAGE.name)
    needed = sorted(f"/{path.relative_to(system.root)}" for path in (system.root / "var/cache/apt/archives").glob("*.deb"))
    system.run("dpkg", "-i", *needed, f"/root/{PACKAGE.name}", DEBIAN_FRONTEND="noninteractive")
    assert system.has(f"usr/share/applications/{NAME}.desktop") and system.has(f"usr/share/icons/hicolor/48x48/apps/{NAME}.png")
    work(system, NAME)
    window(system, NAME, options, "package")
    kept = (system.root / DATA).read_bytes()
    system.run("dpkg", "--purge", NAME)
    left = [path for path in system.root.rglob(f"*{NAME}*") if path.name != PACKAGE.name and "dpkg" not in str(path) and path.is_file()]
    assert left == [] and not system.has(f"usr/lib/{NAME}"), left
    assert (system.root / DATA).read_bytes() == kept
    print("package: installed, used, removed; the data are as they were")


def _fetch_needed(system: System) -> None:
    """The packages that ours depends on: the one moment with a network."""
    shutil.copyfile("/etc/resolv.conf", system.root / "etc" / "resolv.conf")
    shutil.copyfile(PACKAGE, system.root / "root" / PACKAGE.name)
    fetch = f"apt-get update -qq && apt-get install -y -qq --download-only --no-install-recommends /root/{PACKAGE.name}"
    subprocess.run(["chroot", str(system.root), "sh", "-c", fetch], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def every_library_is_listed() -> None:
    """No library stands in the built program whose licence is not in the program."""
    beginnings = (*QT_FILES, "libpython", "libsqlite3", "libpdfium", *(start for library in LIBRARIES for start in library.files))
    of_packages = {"pillow.libs", "pikepdf.libs"}
    libraries = [path for path in FOLDER.rglob("lib*.so*") if not of_packages & set(path.resolve().parts) and "plugins" not in path.parts]
    unknown = sorted({path.name for path in libraries if not path.name.startswith(beginnings)})
    assert len(libraries) > 40 and unknown == [], unknown
    print(f"licences: {len(libraries)} libraries, all listed")


if __name__ == "__main__":
    sys.exit(main())
