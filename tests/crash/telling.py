"""What a driver that is going to be killed tells whoever kills it: what it did and when, over a pipe.

Nothing here goes through `write`: where that call is made to fail on purpose, the driver can still tell what became of it.
"""

import os
import select
import time

import msgspec


class Event(msgspec.Struct, array_like=True, frozen=True):
    """`at` is the monotonic clock, which all processes share, in seconds.

    "ready": the driver works from here on. "doing": what it begins (`name`), for the table and for kills in the middle of it.
    "typed": the report `name` is in memory as the digest `value` says. "may": it may be on the disk like that from here on, whether or not
    anything more is heard (no value: in whatever form). "kept": it is on the disk, or a later state is.
    "fact": something of the kind `name` that must be found from here on. "folder": a data folder of its own, whose content is `value`.
    "rebuilt": one that is being made from the archive, of the reports in `value`. "whole": all that the store holds is what `value` says;
    "perhaps whole": or it will be, where nothing more is heard (no value: it changes).
    "late": the machine let it wait, for `value` seconds. "said": the program ended something with a sentence for the user.
    """

    at: float
    kind: str
    name: str = ""
    value: str = ""


class Telling:
    """The driver's end of the pipe."""

    def __init__(self, pipe: int) -> None:
        self._pipe = pipe

    def __call__(self, kind: str, name: str = "", value: str = "") -> None:
        os.writev(self._pipe, [msgspec.json.encode(Event(time.monotonic(), kind, name, value)) + b"\n"])


class Listening:
    """The other end."""

    def __init__(self, pipe: int) -> None:
        self._pipe = pipe
        self._rest = b""
        self.events: list[Event] = []
        self.ended = False

    def listen(self, until: float) -> None:
        """Takes in what comes until a moment of the monotonic clock, or until the driver is gone."""
        while not self.ended and (left := until - time.monotonic()) > 0:
            if select.select([self._pipe], [], [], left)[0]:
                self._take()

    def wait_for(self, kind: str, count: int, until: float) -> bool:
        """Takes in what comes until so many events of a kind are there; tells whether they are."""
        while not self.ended and sum(event.kind == kind for event in self.events) < count:
            left = until - time.monotonic()
            if left <= 0 or not select.select([self._pipe], [], [], left)[0]:
                return False
            self._take()
        return sum(event.kind == kind for event in self.events) >= count

    def drain(self) -> None:
        """Takes in what is left of a driver that is gone."""
        while not self.ended:
            self._take()
        os.close(self._pipe)

    def _take(self) -> None:
        read = os.read(self._pipe, 1 << 16)
        self.ended = not read
        *lines, self._rest = (self._rest + read).split(b"\n")
        self.events += [msgspec.json.decode(line, type=Event) for line in lines]
