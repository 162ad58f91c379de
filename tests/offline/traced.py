"""Commands in a network namespace of their own, whose only interface is down, with every socket told by strace."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

ROOT = Path(__file__).parents[2]

_LINE = re.compile(r"^(?P<process>\d+) +(?P<call>\w+)\((?P<rest>.*)$")
_CHILD = re.compile(r"^(?P<process>\d+) +(?:<\.\.\. )?(?:clone3?|fork|vfork)\b.*= (?P<child>\d+)$")
_PROGRAM = re.compile(r'^(?P<process>\d+) +execve\("(?P<program>[^"]+)"(?!.*ENOENT)')
_ADDRESS = re.compile(r'sun_path=(@?)"([^"]*)"|sin_port=htons\((\d+)\)|inet_addr\("([^"]*)"\)')


_NO_SOCKETS = ("execve", "clone", "clone3", "fork", "vfork", "socketpair", "sendfile")
"""Traced for what they tell of processes, or counted by strace as of the network; `sendfile` copies a file, a pair leads nowhere."""


class Socket(Struct, frozen=True):
    """A call about a socket: which program made it ("python3.11", "soffice.bin"), which call, which family, to where."""

    program: str
    call: str
    family: str
    address: str = ""


class Answer(Struct, frozen=True):
    """How a command ended, and its sockets."""

    code: int
    out: str
    error: str
    sockets: tuple[Socket, ...]

    def families(self) -> set[str]:
        """The families of all sockets that were opened."""
        return {socket.family for socket in self.sockets if socket.family}


def missing() -> str:
    """What is not here that such a run needs; nothing where it can be."""
    for tool in ("unshare", "strace"):
        if shutil.which(tool) is None:
            return f"needs {tool}"
    tried = subprocess.run([*_APART, "-o", os.devnull, "true"], capture_output=True, encoding="utf-8", check=False)
    return f"may not make a namespace or trace: {tried.stderr.strip()}" if tried.returncode else ""


_APART = ("unshare", "-n", "strace", "--seccomp-bpf", "-f", "-qq", "-s", "200", "-e", "trace=%network,execve,clone,clone3,fork,vfork")


def alone(log: Path, *command: str | Path) -> list[str]:
    """A command as it is called in a namespace without a network, its sockets written into `log`."""
    return [*_APART, "-o", str(log), *map(str, command)]


def environment(**more: str) -> dict[str, str]:
    """A user's environment without a display and without a session bus; what is given is there."""
    gone = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR")
    return {key: value for key, value in os.environ.items() if key not in gone} | more


def run(folder: Path, *arguments: str | Path) -> Answer:
    """main.py in a folder, whose data lie in "dữ-liệu"."""
    log = folder / "sockets.log"
    command = alone(log, sys.executable, ROOT / "main.py", "--data", folder / "dữ-liệu", *arguments)
    answer = subprocess.run(command, cwd=folder, env=environment(), capture_output=True, encoding="utf-8", check=False)
    return Answer(answer.returncode, answer.stdout, answer.stderr, sockets_in(log))


def sockets_in(log: Path) -> tuple[Socket, ...]:
    """What strace wrote down of sockets, each with the program that made the call."""
    lines = log.read_text("utf-8", "replace").splitlines()
    parents: dict[str, str] = {}
    for line in lines:
        if found := _CHILD.match(line):
            parents[found["child"]] = found["process"]
    programs: dict[str, str] = {}
    sockets = []
    for line in lines:
        if found := _PROGRAM.match(line):
            programs[found["process"]] = Path(found["program"]).name
        elif (found := _LINE.match(line)) and found["call"] not in _NO_SOCKETS:
            sockets.append(_socket(_program(found["process"], programs, parents), found["call"], found["rest"]))
    return tuple(sockets)


def _program(process: str, programs: dict[str, str], parents: dict[str, str]) -> str:
    while process not in programs and process in parents:
        process = parents[process]
    return programs.get(process, "?")


def _socket(program: str, call: str, rest: str) -> Socket:
    family = rest.split(",", maxsplit=1)[0] if call == "socket" else next(iter(re.findall(r"sa_family=(\w+)", rest)), "")
    address = " ".join("".join(parts) for parts in _ADDRESS.findall(rest))
    return Socket(program, call, family, address)


def opened(sockets: Sequence[Socket], program: str) -> list[Socket]:
    """The sockets that one program opened or connected."""
    return [socket for socket in sockets if socket.program.startswith(program) and socket.call in ("socket", "connect", "bind", "listen")]
