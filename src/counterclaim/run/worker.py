"""One worker process: loads the coder, then answers item after item until its pipe closes."""

from __future__ import annotations

import gc
import signal
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from time import monotonic

from counterclaim.errors import ResourceError
from counterclaim.read import Guard, RawItem
from counterclaim.records import Coded, Problem
from counterclaim.run.one import Code, code_item

_READY = "ready"


def serve(pipe: Connection, load: Callable[[], Code]) -> None:
    """The life of a worker. Ctrl-C is for the parent to handle; when the parent goes, the pipe ends and so do we."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(EOFError, BrokenPipeError, ConnectionResetError), Guard() as guard:
        try:
            code = load()
        except Exception as error:
            pipe.send(ResourceError(f"the coder cannot be loaded ({type(error).__name__}): {error}"))
            return
        collect_seldom()
        pipe.send(_READY)
        while True:
            try:
                pipe.send(code_item(pipe.recv(), code, guard))
            except ResourceError as error:
                pipe.send(error)


def collect_seldom() -> None:
    """Makes Python look for unreachable cycles less often, in a process that does nothing but code documents.

    What is loaded stays for good, and what a document needs dies with it by itself: looking through it after every 700 new objects,
    as is usual, takes a good twentieth of the time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


class Worker:
    """The parent's end of one worker process. `index` and `item` are what it is busy with, None when free."""

    def __init__(self, load: Callable[[], Code]) -> None:
        context = get_context("spawn")  # a fork would inherit threads, locks and an open store
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=serve, args=(theirs, load), daemon=True)
        self.process.start()
        theirs.close()
        self.ready = False
        self.index: int | None = None
        self.item: RawItem | None = None
        self.since = monotonic()

    def give(self, index: int, item: RawItem) -> None:
        """Hand it an item, at once or as soon as it is ready; its time starts then."""
        self.index, self.item = index, item
        if self.ready:
            self._send()

    def _send(self) -> None:
        self.since = monotonic()
        with suppress(BrokenPipeError, ConnectionResetError):  # it died: noticed when it is asked for the answer
            self.pipe.send(self.item)

    def take(self) -> Coded | Problem | str | None:
        """What it has to say; None if it has died. Raises `ResourceError` if it cannot work at all."""
        try:
            answer = self.pipe.recv()
        except (EOFError, OSError):
            return None
        if isinstance(answer, ResourceError):
            raise answer
        if answer == _READY:
            self.ready = True
            self._send()
        assert isinstance(answer, Coded | Problem | str)
        return answer

    def death(self) -> str:
        """How it ended, in words."""
        self.process.join(5)
        code = self.process.exitcode
        if code is not None and -code == signal.SIGKILL:
            return "was killed, most likely for want of memory"
        if code is not None and code < 0:
            return f"crashed ({signal.Signals(-code).name})"
        return f"ended (exit {code})"

    def stop(self) -> None:
        """End it at once; it holds nothing that could be left half-written."""
        self.process.kill()
        self.process.join()
        self.pipe.close()
        self.process.close()
