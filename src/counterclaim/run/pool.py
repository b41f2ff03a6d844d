"""Several workers, one item each at a time, with the answers brought back into the order of the input."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from multiprocessing.connection import wait
from time import monotonic

from counterclaim.errors import CodingError, ResourceError
from counterclaim.read import RawItem
from counterclaim.records import Problem
from counterclaim.run.one import Code
from counterclaim.run.outcome import Outcome
from counterclaim.run.worker import Worker

#: How far ahead of the oldest unanswered item we may read, per worker: what bounds memory.
_AHEAD = 4
_LOAD_SECONDS = 120.0
_MAX_FALSE_STARTS = 3


class Pool:
    """A context manager over `size` workers; see `code_stream`. `wall` is seconds for one document."""

    def __init__(self, size: int, load: Callable[[], Code], wall: float) -> None:
        self.size, self.load, self.wall = size, load, wall
        self.workers: list[Worker] = []
        self.false_starts = 0
        self.done: dict[int, Outcome] = {}

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self.workers:
            worker.stop()
        self.workers = []

    def stream(self, items: Iterator[RawItem | Problem]) -> Iterator[Outcome]:
        """Outcomes in the order of the items. Reads no further ahead than `_AHEAD` items a worker."""
        read, told = 0, 0
        item = next(items, None)
        while item is not None or told < read:
            while item is not None and read - told < _AHEAD * self.size:
                if isinstance(item, Problem):
                    self.done[read] = Outcome(read, item.where, item)
                elif (worker := self._free()) is not None:
                    worker.give(read, item)
                else:
                    break
                read, item = read + 1, next(items, None)
            while told in self.done:
                yield self.done.pop(told)
                told += 1
            if any(worker.index is not None for worker in self.workers):
                self._collect()

    def _free(self) -> Worker | None:
        """A worker without work, started if there may be one more."""
        free = next((worker for worker in self.workers if worker.index is None), None)
        if free is None and len(self.workers) < self.size:
            free = Worker(self.load)
            self.workers.append(free)
        return free

    def _collect(self) -> None:
        """Wait for answers, deaths or time running out, whichever comes first."""
        busy = [worker for worker in self.workers if worker.index is not None]
        now = monotonic()
        left = min(worker.since + self._limit(worker) - now for worker in busy)
        heard = wait([worker.pipe for worker in busy], timeout=max(0.0, left))
        for worker in busy:
            if worker.pipe in heard:
                self._hear(worker)
            elif monotonic() - worker.since >= self._limit(worker):
                self._late(worker)

    def _limit(self, worker: Worker) -> float:
        return self.wall if worker.ready else _LOAD_SECONDS

    def _hear(self, worker: Worker) -> None:
        answer = worker.take()
        if answer is None:
            self._died(worker)
        elif isinstance(answer, str):
            self.false_starts = 0  # it is ready, and has been handed its item
        else:
            assert worker.index is not None and worker.item is not None
            self.done[worker.index] = Outcome(worker.index, worker.item.where, answer)
            worker.index = worker.item = None

    def _late(self, worker: Worker) -> None:
        if not worker.ready:
            raise ResourceError(f"the coder did not load within {_LOAD_SECONDS:g} seconds: the machine is overloaded")
        self._give_up(worker, f"took longer than {self.wall:g} seconds to code: give it in smaller parts")

    def _died(self, worker: Worker) -> None:
        how = worker.death()
        if worker.ready:
            self._give_up(worker, f"the process that coded it {how}; the others are untouched")
            return
        self.false_starts += 1
        if self.false_starts >= _MAX_FALSE_STARTS:
            raise ResourceError(f"the coder cannot be started: its process {how} before it could work")
        index, item = worker.index, worker.item
        assert index is not None and item is not None
        self._replace(worker).give(index, item)

    def _give_up(self, worker: Worker, why: str) -> None:
        assert worker.index is not None and worker.item is not None
        problem = Problem(CodingError.kind, worker.item.where, why)
        self.done[worker.index] = Outcome(worker.index, worker.item.where, problem)
        self._replace(worker)

    def _replace(self, worker: Worker) -> Worker:
        worker.stop()
        fresh = Worker(self.load)
        self.workers[self.workers.index(worker)] = fresh
        return fresh
