"""Items in, outcomes out, in the same order: the one entry to running the coder."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from types import FrameType

from counterclaim.errors import CodingError, UsageError
from counterclaim.read import Guard, RawItem
from counterclaim.records import Coded, Problem
from counterclaim.run.one import Code, code_item, load_code
from counterclaim.run.outcome import Outcome
from counterclaim.run.pool import Pool

#: The most seconds that one document may take to be coded.
WALL_SECONDS = 300.0


def code_stream(
    items: Iterable[RawItem | Problem],
    workers: int | None = None,
    *,
    load: Callable[[], Code] = load_code,
    wall: float = WALL_SECONDS,
) -> Generator[Outcome, None, None]:
    """Read and code `items`, lazily; outcomes come in the order of the items, problems among them in their places.

    `workers` processes (default: one a core) each load the coder once; 1 works in this process. At most four items a
    worker are held at a time, so a stream of any length will do. A document that takes longer than `wall` seconds,
    or whose process dies, becomes a `Problem`, and the run goes on with a fresh process. With several workers, a
    script of yours needs the usual `if __name__ == "__main__":`. Raises `ResourceError` if the coder cannot be loaded.
    """
    count = available_cores() if workers is None else workers
    if count < 1:
        raise UsageError(f"there must be at least one worker, not {count}")
    if count == 1:
        yield from _here(items, load, wall)
        return
    with Pool(count, load, wall) as pool:
        yield from pool.stream(iter(items))


def available_cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _here(items: Iterable[RawItem | Problem], load: Callable[[], Code], wall: float) -> Iterator[Outcome]:
    code: Code | None = None
    with Guard() as guard:
        for index, item in enumerate(items):
            if isinstance(item, Problem):
                yield Outcome(index, item.where, item)
                continue
            code = code or load()
            yield Outcome(index, item.where, _within(wall, item, code, guard))


class _Late(BaseException):
    """Time is up; not an `Exception`, so that no stage can swallow it."""


def _within(wall: float, item: RawItem, code: Code, guard: Guard) -> Coded | Problem:
    try:
        with _alarm(wall):
            return code_item(item, code, guard)
    except _Late:
        guard.close()  # it may be amid an answer, which the next page must not get
        return Problem(
            CodingError.kind, item.where, f"took longer than {wall:g} seconds to code: give it in smaller parts"
        )


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    """Raise `_Late` in the main thread after `seconds`; elsewhere there is no alarm, and no limit."""
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return

    def late(_signal: int, _frame: FrameType | None) -> None:
        raise _Late

    before = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
