"""The spec is sound: what the program reads at run time is in it, what it names exists, and nothing of tests or of the network comes in.

Nothing is built here; `make dist-test` builds and runs.
"""

import ast
import importlib
import sys
from pathlib import Path, PurePath

import pytest

from models.data_place import CARRIED
from tooling.dist import parts
from tooling.dist.debian_package import CONTROL
from tooling.dist.libraries import FOLDER, is_wanted
from tooling.dist.parts import ROOT, data_files, is_wanted_plugin, outsiders, required, version
from tooling.dist.windows_version import version_resource
from tooling.licences.named import LIBRARIES

PACKAGES = ("commands", "models", "exporters", "importers", "ui")
WINDOWS = ROOT / "tooling" / "dist" / "windows"


def sources() -> list[Path]:
    return [ROOT / "main.py", *(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))]


def imported(path: Path) -> set[str]:
    """The first parts of the names of all modules that a file imports, inside functions too."""
    tree = ast.parse(path.read_text("utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    froms = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module and not node.level}
    return {name.partition(".")[0] for name in names | froms}


def test_every_resource_that_the_program_reads_comes_in() -> None:
    inside = {f"{folder}/{PurePath(file).name}".replace("\\", "/") for file, folder in data_files()}
    files = [path for path in (ROOT / "resources").rglob("*") if path.is_file()]
    made_from = {".po", ".pot", ".svg"}
    read = {path.relative_to(ROOT).as_posix() for path in files if path.suffix not in made_from}
    assert read == inside
    for needed in ("definitions/cntt.toml", "fonts/LiberationSerif-Bold.ttf", "fonts/screen/NotoSans-Regular.ttf", "help/guide.vi.md",
                   "locale/en/LC_MESSAGES/sobaocao.mo", "icons/so-bao-cao-32.png", "licences/parts.json", "words/common.txt"):  # fmt: skip
        assert f"resources/{needed}" in inside


def test_no_source_reads_a_folder_that_does_not_come_in() -> None:
    """Folders beside the code are found through `__file__`; each of them must be one of resources."""
    told = [(path, line) for path in sources() for line in path.read_text("utf-8").splitlines() if "__file__" in line]
    others = [f"{path.name}: {line.strip()}" for path, line in told if '"resources"' not in line and path.name != "data_place.py"]
    assert len(told) > 5 and others == []


@pytest.mark.parametrize("name", [*parts.HIDDEN, *parts.PACKAGE_DATA])
def test_what_the_spec_names_can_be_imported(name: str) -> None:
    importlib.import_module(name)


def test_nothing_that_the_program_imports_is_left_out() -> None:
    ours = set().union(*map(imported, sources()))
    left_out = {name.partition(".")[0] for name in (*outsiders(), *parts.STANDARD_LIBRARY_UNUSED)}
    assert ours & left_out == set()
    whole = {name for name in parts.UNUSED if "." not in name}
    assert ours & whole == set()
    foreign = ours - set(sys.stdlib_module_names) - set(PACKAGES)
    assert {"PySide6", "pikepdf", "docx", "reportlab"} <= foreign


def test_no_module_of_qt_that_is_used_is_left_out() -> None:
    text = "\n".join(path.read_text("utf-8") for path in sources())
    used = {
        name
        for name in ("QtCore", "QtGui", "QtWidgets", "QtPrintSupport", "QtNetwork", "QtSvg", "QtTest", "QtPdf")
        if f"PySide6.{name}" in text
    }
    assert used <= set(parts.QT), "name the module in tooling/dist/parts.py, and think whether the program needs it"


def test_tools_and_tests_stay_outside() -> None:
    names = set(outsiders())
    assert {"pytest", "hypothesis", "mypy", "PyInstaller", "pypandoc", "pdfplumber"} <= names
    assert not {"PySide6", "shiboken6", "lxml", "docx", "PIL", "msgspec", "pikepdf", "pypdfium2_raw", "babel"} & names
    assert {"pyside6-essentials", "pikepdf"} <= required()


@pytest.mark.parametrize(
    ("folder", "name", "wanted"),
    [
        ("platforms", "libqxcb.so", True),
        ("platforms", "qwindows.dll", True),
        ("platforms", "libqoffscreen.so", True),
        ("platforms", "libqminimalegl.so", False),
        ("platforms", "libqvnc.so", False),
        ("platforminputcontexts", "libibusplatforminputcontextplugin.so", True),
        ("platforminputcontexts", "libqtvirtualkeyboardplugin.so", False),
        ("platformthemes", "libqgtk3.so", False),
        ("printsupport", "libcupsprintersupport.so", True),
        ("styles", "qmodernwindowsstyle.dll", True),
        ("tls", "qschannelbackend.dll", False),
        ("networkinformation", "qnetworklistmanager.dll", False),
    ],
)
def test_plugins_of_qt(folder: str, name: str, wanted: bool) -> None:
    assert is_wanted_plugin(folder, name) is wanted


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("babel/locale-data/vi.dat", True),
        ("babel/locale-data/de.dat", False),
        ("reportlab/fonts/DarkGarden.sfd", False),
        ("PySide6/Qt/translations/qtbase_de.qm", False),
        ("libX11.so.6", False),
        (f"{FOLDER}/libX11.so.6", True),
        ("libcups.so.2", False),
        ("docx/templates/default.docx", True),
        ("resources/help/guide.vi.md", True),
    ],
)
def test_files_that_come_in(name: str, wanted: bool) -> None:
    assert is_wanted(PurePath(name)) is wanted


def test_libraries_that_stand_in_for_the_systems_are_listed_with_their_licences() -> None:
    beginnings = tuple(beginning for library in LIBRARIES for beginning in library.files)
    assert [name for name in parts.FALLBACK if not name.startswith(beginnings)] == []


def test_the_first_steps_load_what_the_spec_brings() -> None:
    tree = ast.parse((ROOT / "tooling" / "dist" / "first_steps.py").read_text("utf-8"))
    loaded = next(
        ast.literal_eval(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == "_LIBRARIES"
    )
    assert loaded == parts.FALLBACK


def test_windows_gets_four_numbers() -> None:
    assert "filevers=(0, 5, 0, 0)" in version_resource("0.5.0") and "'0.5.0rc1'" in version_resource("0.5.0rc1")
    compile(version_resource(version()), "version", "eval")


def test_the_files_for_windows_are_there_and_say_what_they_must() -> None:
    manifest = (WINDOWS / "so-bao-cao.manifest").read_text("utf-8")
    assert "longPathAware" in manifest and "asInvoker" in manifest and "PerMonitorV2" in manifest
    installer = (WINDOWS / "so-bao-cao.iss").read_text("utf-8-sig")
    assert "PrivilegesRequired=lowest" in installer and "vietnamese.isl" in installer
    script = (WINDOWS / "build.cmd").read_bytes()
    assert script.count(b"\r\n") == script.count(b"\n"), "cmd.exe reads labels wrongly where lines end as on Linux"
    for line in installer.splitlines():
        path = line.partition("=")[2]
        if line.startswith(("SetupIconFile", "LicenseFile")):
            assert (WINDOWS / path.replace("\\", "/")).exists(), line


def test_the_package_runs_no_script_and_names_what_it_needs() -> None:
    scripts = {"preinst", "postinst", "prerm", "postrm", "config"}
    assert not {path.name for path in (ROOT / "tooling" / "dist" / "debian").iterdir()} & scripts
    assert "Depends: {depends}" in CONTROL


@pytest.mark.parametrize(
    ("act", "fateful"),
    [
        ("Nâng cấp: ", "thay cả thư mục này"),
        ("Gỡ: ", "xóa thư mục này"),
        ("To upgrade: ", "put the new folder"),
        ("To remove: ", "delete this folder"),
    ],
)
def test_the_words_beside_the_program_name_carried_data_before_the_folder_goes(act: str, fateful: str) -> None:
    words = " ".join((ROOT / "tooling" / "dist" / "DOC-TRUOC.txt").read_text("utf-8").split())
    before, found, _after = words.partition(act)[2].partition(fateful)
    assert found and f"“{CARRIED}”" in before
