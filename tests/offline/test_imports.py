"""Nothing of ours, and nothing that we load, brings the means to speak to a network; nothing asks for updates or tells about its user."""

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGES = ("models", "importers", "exporters", "ui", "commands")

SPEAKERS = frozenset(
    {
        *("asyncio", "ftplib", "http", "imaplib", "multiprocessing", "poplib", "selectors", "smtplib", "socket", "socketserver", "ssl"),
        *("telnetlib", "urllib", "webbrowser", "xmlrpc", "requests", "httpx", "aiohttp", "urllib3", "websockets"),
        *("PySide6.QtNetwork", "PySide6.QtWebSockets", "PySide6.QtWebEngineCore"),
    }
)
"""Modules that can open a connection, or ask another program to. `urllib.parse` alone only takes addresses apart."""

NAMESPACES = re.compile(
    r"https?://(schemas\.openxmlformats\.org|schemas\.microsoft\.com|purl\.oclc\.org|purl\.org|openoffice\.org/2001|www\.w3\.org|"
    r"ns\.adobe\.com|www\.aiim\.org|iptc\.org)[/\"]"
)
"""Names in the shape of addresses, which formats want and nobody asks for."""

LOAD_ALL = """
import importlib, json, pkgutil, sys
for name in %r:
    package = importlib.import_module(name)
    for module in pkgutil.walk_packages(package.__path__, name + "."):
        importlib.import_module(module.name)
print(json.dumps(sorted(sys.modules)))
"""


def sources() -> Iterator[tuple[Path, str]]:
    for path in (ROOT / "main.py", *(file for package in PACKAGES for file in (ROOT / package).rglob("*.py"))):
        yield path.relative_to(ROOT), path.read_text("utf-8")


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (node.module, *(f"{node.module}.{alias.name}" for alias in node.names))


def texts(tree: ast.AST) -> Iterator[str]:
    """The texts that code works with; what only explains it is none."""
    explaining = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in explaining:
            yield node.value


def test_no_module_of_ours_imports_what_speaks_to_a_network() -> None:
    found = {
        f"{path}: {name}"
        for path, text in sources()
        for name in imported(ast.parse(text))
        if (name in SPEAKERS or name.split(".")[0] in SPEAKERS) and not name.startswith("urllib.parse")
    }
    assert found == set()


def test_no_module_of_ours_opens_an_address() -> None:
    said = [(path, text) for path, source in sources() for text in texts(ast.parse(source))]
    addresses = {f"{path}: {text}" for path, text in said if re.search(r"(https?|ftp|wss?)://", NAMESPACES.sub("", f'{text}"'))}
    assert addresses == set()
    opened = re.compile(r"openUrl\((?!QUrl\.fromLocalFile\()|setOpenExternalLinks\(True\)")  # a folder of this computer may be shown
    assert [f"{path}" for path, text in sources() if opened.search(text)] == []


def test_all_modules_together_load_nothing_that_speaks_to_a_network() -> None:
    """`socket` comes with `email`, which takes saved web pages apart (importers/web_page.py) and connects to nobody."""
    command = [sys.executable, "-c", LOAD_ALL % (PACKAGES,)]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    loaded = set(json.loads(answer.stdout))
    assert loaded & SPEAKERS <= {"socket", "selectors", "urllib"}
    assert not loaded & {"urllib.request", "http.client", "ssl", "_ssl"}


WATCHED = """
import runpy, sys
def refuse(event, arguments):
    if event.startswith("socket.") or event in ("urllib.Request", "webbrowser.open", "ftplib.connect", "smtplib.connect"):
        sys.stderr.write(f"SOCKET {event} {arguments}")
        raise SystemExit(77)
sys.addaudithook(refuse)
sys.argv = ["main.py", *sys.argv[1:]]
runpy.run_path("main.py", run_name="__main__")
"""


def test_python_itself_sees_no_socket_on_any_system(tmp_path: Path) -> None:
    for arguments in (("import", "resources/samples/cntt-2021-9T.json"), ("export", "cntt/2021-9T", "-o", tmp_path / "a.pdf"), ("verify",)):
        command = [sys.executable, "-c", WATCHED, "--data", str(tmp_path / "data"), *map(str, arguments)]
        answer = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
        assert answer.returncode == 0, answer.stderr
