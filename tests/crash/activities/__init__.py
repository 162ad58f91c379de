"""What the driver is doing when it is killed: each activity goes on for ever, telling what it did."""

from collections.abc import Callable
from pathlib import Path
from random import Random

from tests.crash.activities.commands import copies, imports, issues
from tests.crash.activities.migrating import migrates
from tests.crash.activities.safekeeping import backs_up, rebuilds, restores
from tests.crash.activities.store import saves
from tests.crash.activities.window import issues_in_the_window, types
from tests.crash.telling import Telling

Activity = Callable[[Path, Telling, Random], None]

ACTIVITIES: dict[str, tuple[Activity, int]] = {
    "types": (types, 8),
    "issues in the window": (issues_in_the_window, 2),
    "saves": (saves, 2),
    "copies": (copies, 1),
    "issues": (issues, 2),
    "imports": (imports, 2),
    "migrates": (migrates, 2),
    "backs up": (backs_up, 2),
    "restores": (restores, 2),
    "rebuilds": (rebuilds, 1),
}
"""By name, with how often it has its turn."""
