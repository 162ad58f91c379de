"""A real X display: windows on it are found by their titles, and keys come through the display server. Needs Xvfb, and xdotool for keys."""

import os
import random
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

MISSING = "" if shutil.which("Xvfb") and shutil.which("xdotool") else "needs Xvfb and xdotool (make test installs them)"

_CHANCES = 10
"""Of twenty thousand numbers that many are not taken one after the other: something else is wrong then."""


class Display:
    """A display by its name, ":201"."""

    def __init__(self, name: str) -> None:
        self.name = name

    def tool(self, *arguments: str) -> str:
        """What xdotool says."""
        environment = {**os.environ, "DISPLAY": self.name}
        return subprocess.run(["xdotool", *arguments], env=environment, capture_output=True, text=True, check=False).stdout.strip()

    def window(self, title: str) -> str:
        """The number of a visible window; nothing where there is none."""
        return self.tool("search", "--onlyvisible", "--name", title).split("\n")[-1]

    def keys(self, title: str, *keys: str, delay: int = 60) -> None:
        """Gives keys to the window of a title, one after the other, so many milliseconds apart."""
        self.tool("windowfocus", "--sync", self.window(title))
        self.tool("key", "--delay", str(delay), *keys)


@contextmanager
def a_display() -> Iterator[Display]:
    """A display of its own, which listens at its file and not in the network. Raises AssertionError where none comes up."""
    for _chance in range(_CHANCES):
        server, number = _server()
        if number:
            break
        server.wait()  # somebody else has taken it meanwhile
    else:
        raise AssertionError("Xvfb does not come up under any number; start it by hand to see why")
    try:
        yield Display(f":{number}")
    finally:
        server.terminate()
        server.wait()


def _server() -> tuple["subprocess.Popen[bytes]", str]:
    """Under a number made by chance: of two that look for the first free one, one may take away the other's file.

    It does not begin anew when the last window goes: it would tell its number again, where nobody listens any more, and end.
    """
    reading, writing = os.pipe()
    own = [f":{random.randrange(200, 20_000)}", "-displayfd", str(writing)]
    command = ["Xvfb", *own, "-screen", "0", "1366x768x24", "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as told:
        return server, told.readline().strip()


def until(met: Callable[[], object], what: str, seconds: float = 60) -> None:
    """Waits for something that another process does. Raises AssertionError that names it where it does not come."""
    end = time.monotonic() + seconds
    while not met():
        assert time.monotonic() < end, f"waited in vain for {what}"
        time.sleep(0.05)
