"""Things that are read from the package once a process, by whichever thread asks first, and then shared."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

Made = TypeVar("Made")


def once(make: Callable[[], Made]) -> Callable[[], Made]:
    """The function, which makes its thing at the first call and gives the same one ever after; a failure is tried again."""
    lock = threading.Lock()
    kept: list[Made] = []

    @wraps(make)
    def found() -> Made:
        with lock:
            if not kept:
                kept.append(make())
            return kept[0]

    return found
