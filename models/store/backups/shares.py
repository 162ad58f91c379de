"""Long work in parts, each of which tells its progress as its share of the whole."""

from models.store.watching import Progress, Stopped, never, stop_if

WHOLE = 1000
"""What the whole of a piece of work counts to, whatever its parts count in."""


def part(progress: Progress, begin: int, end: int, stopped: Stopped = never) -> Progress:
    """What a part of the work is told, as its share from `begin` to `end` of WHOLE; it stops where nobody wants to wait."""

    def told(done: int, of: int) -> None:
        stop_if(stopped)
        progress(begin + (end - begin) * min(done, of) // max(of, 1), WHOLE)

    return told
