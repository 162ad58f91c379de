"""What going back to a backup, and taking in what was issued over drafts, must know of the window."""

from collections.abc import Callable

from msgspec import Struct


class OpenBook(Struct, frozen=True):
    """`report` says what the open report is called ("" where none is open); `put_away` saves and closes it, and has nothing else write
    to the store; it gives a sentence where that cannot be now, or nothing."""

    report: Callable[[], str]
    put_away: Callable[[], str]
