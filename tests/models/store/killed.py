"""A process that kills itself in the middle of its work, as a power cut would; tests start it with `python -c`."""

import os
import signal
from collections.abc import Callable
from typing import Any


def die_at(call: int, *places: tuple[object, str]) -> None:
    """Kills this process before so many calls of some functions, counted together; each is an owner and a name in it."""
    left = call

    def counted(original: Callable[..., Any]) -> Callable[..., Any]:
        def act(*said: Any, **more: Any) -> Any:
            nonlocal left
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return original(*said, **more)

        return act

    for owner, name in places:
        setattr(owner, name, counted(getattr(owner, name)))
