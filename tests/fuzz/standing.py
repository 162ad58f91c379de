"""A clock that stands and chance that is none, for good inputs which bear a time or a salt: they are the same whenever they are made."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, tzinfo
from random import Random
from unittest.mock import patch

from models.store import papers, store
from models.store.backups import keeping


class _Standing(datetime):
    """One moment, and one zone wherever the computer is."""

    @classmethod
    def now(cls, _zone: tzinfo | None = None) -> "_Standing":
        return cls(2026, 11, 28, 12, tzinfo=UTC)

    def astimezone(self, zone: tzinfo | None = UTC) -> "_Standing":
        return super().astimezone(zone)


@contextmanager
def standing() -> Iterator[None]:
    """What the store, its papers, its copies and locked files write meanwhile bears one moment and the same salts."""
    with ExitStack() as held:
        for module in (store, papers, keeping):
            held.enter_context(patch.object(module, "datetime", _Standing))
        held.enter_context(patch.object(os, "urandom", Random(0).randbytes))
        yield
