"""How far long work is, for a person at a terminal."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from commands.saying import is_watched


@contextmanager
def shown_progress() -> Iterator[Callable[[int, int], None]]:
    """Tells it on stderr; a program that reads what is said gets nothing of it."""
    if not is_watched():
        yield lambda _done, _of: None
        return
    shown = ""

    def tell(done: int, of: int) -> None:
        nonlocal shown
        now = f"{100 * done // max(of, 1)} %"
        if now != shown:
            click.echo(f"\r{now:>6}", nl=False, err=True)
            shown = now

    try:
        yield tell
    finally:
        click.echo("\r       \r", nl=False, err=True)
