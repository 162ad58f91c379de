"""Source: what a reader found in a file, whatever kind of file it was."""

from msgspec import Struct

from importers.lines import SourceLine


class Source(Struct, frozen=True):
    """The lines of a file in their order, and the sentences that a clerk must hear about what could not be taken along.

    `way` says how the file was read where another program had to open it first; nothing is known to be amiss for that.
    """

    lines: tuple[SourceLine, ...]
    notices: tuple[str, ...] = ()
    way: str = ""
