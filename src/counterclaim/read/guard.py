"""The guard: hostile pages are parsed in another process, under limits, and that process may die."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from counterclaim.errors import GuardTripped, ReadError

_WORKER = Path(__file__).with_name("worker.py")
_MAX_ANSWER = 64_000_000
_START_SECONDS = 60.0


class Guard:
    """One reusable process that reads web pages under limits.

    `cpu` and `wall` are seconds per page, `memory` is bytes in all. Use it as a context manager and hand it to
    `to_document`; it starts with the first page, and is killed and started anew when a page trips it. Not for sharing
    between threads; after a fork the child starts its own.

    >>> with Guard() as guard:
    ...     for item in sources(["pages/"]):
    ...         document = to_document(item, guard)
    """

    def __init__(self, cpu: float = 10.0, wall: float = 30.0, memory: int = 1_500_000_000) -> None:
        self.cpu = cpu
        self.wall = wall
        self.memory = memory
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the process; the next page would start another."""
        process, self._process = self._process, None
        if process is None or self._owner != os.getpid():
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            with suppress(OSError):  # unsent bytes for a process that is gone
                if pipe:
                    pipe.close()

    def read_page(self, page: bytes) -> dict[str, Any]:
        """The worker's answer for one page (UTF-8). Raises `GuardTripped` at a limit, else `ReadError`."""
        process = self._running()
        answer = self._ask(process, page, self.wall)
        if answer.get("ok"):
            return answer
        reason = str(answer.get("error", "unknown"))
        self.close()
        if reason == "memory":
            raise GuardTripped(
                f"the page needs more than {self.memory // 1_000_000} MB to read:"
                " it is hostile or broken; save its text instead"
            )
        raise ReadError(f"the page cannot be read ({reason}): save its text instead")

    def _running(self) -> subprocess.Popen[bytes]:
        if self._owner != os.getpid():
            self._process = None  # a parent's: its pipes are not ours to use
        if self._process is None or self._process.poll() is not None:
            self.close()
            self._owner = os.getpid()
            self._process = subprocess.Popen(
                # -P: a file in the working directory must not be imported in a library's place
                [sys.executable, "-P", str(_WORKER), str(self.cpu), str(self.memory)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
            hello = self._ask(self._process, None, _START_SECONDS)
            if not hello.get("ok"):
                self.close()
                raise ReadError(
                    f"the page reader cannot start ({hello.get('error')}):"
                    " reinstall trafilatura, or allow it more memory"
                )
        return self._process

    def _ask(self, process: subprocess.Popen[bytes], page: bytes | None, wall: float) -> dict[str, Any]:
        """Send a page (or nothing, to hear the greeting) and await the answer; a late process is killed."""
        late = threading.Event()

        def too_late() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(wall, too_late)
        timer.daemon = True
        timer.start()
        try:
            assert process.stdin is not None and process.stdout is not None
            if page is not None:
                process.stdin.write(len(page).to_bytes(4, "big") + page)
                process.stdin.flush()
            answer = _frame(process.stdout)
        except OSError:
            answer = None
        finally:
            timer.cancel()
        if answer is None:
            code = process.wait() if late.is_set() else _ended(process)
            self.close()
            raise GuardTripped(self._why(late.is_set(), code, wall))
        return answer

    def _why(self, late: bool, code: int | None, wall: float) -> str:
        if late:
            what = f"took longer than {wall:g} seconds"
        elif code is not None and -code == 24:  # SIGXCPU
            what = f"took more than {self.cpu:g} seconds of processor time"
        else:
            what = f"ended its reader (exit {code}), most likely for want of memory"
        return f"the page {what}: it is hostile or broken; save its text instead"


def _ended(process: subprocess.Popen[bytes]) -> int | None:
    try:
        return process.wait(timeout=5)
    except subprocess.TimeoutExpired:
        return None


def _frame(stream: IO[bytes]) -> dict[str, Any] | None:
    """One answer, None if the process ended or talks nonsense."""
    head = stream.read(4)
    size = int.from_bytes(head, "big")
    if len(head) < 4 or size > _MAX_ANSWER:
        return None
    data = stream.read(size)
    if len(data) < size:
        return None
    answer = json.loads(data)
    return answer if isinstance(answer, dict) else None
