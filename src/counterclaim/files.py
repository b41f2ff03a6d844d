"""Files that appear complete or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TextIO

from counterclaim.errors import StoreError, UsageError
from counterclaim.plain import json_line


def write_whole(path: str | Path, parts: Iterable[str]) -> None:
    """Write a file, piece by piece, that appears complete or not at all. Raises `UsageError` if it cannot be written."""
    target = Path(path)
    part = target.with_name(target.name + ".part")
    try:
        with part.open("w", encoding="utf-8", newline="\n") as stream:
            stream.writelines(parts)
        os.replace(part, target)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        raise UsageError(f"{target} cannot be written ({error.strerror}): give another path, or make room") from None


@contextmanager
def together(*paths: Path) -> Iterator[tuple[Path, ...]]:
    """Where to write several files that appear together: `NAME.part` for each, renamed when the block ends without an error.

    Raises `UsageError` if one cannot be written; files of an earlier run then stay as they were.
    """
    parts = tuple(path.with_name(path.name + ".part") for path in paths)
    try:
        for part in parts:
            part.touch()
        yield parts
        for part in parts:
            with part.open("rb") as stream:
                os.fsync(stream.fileno())
        for part, path in zip(parts, paths, strict=True):
            os.replace(part, path)
    except OSError as error:
        raise UsageError(f"{paths[0]} cannot be written ({error.strerror}): give another path, or make room") from None
    finally:
        for part in parts:
            with suppress(OSError):
                part.unlink()


class Writers:
    """JSON Lines files in one folder, written as `NAME.part` and renamed when the block ends without an error.

    >>> with Writers("out", ("claims.jsonl",)) as write:
    ...     write("claims.jsonl", {"id": "c-1"})
    """

    def __init__(self, folder: str | Path, names: tuple[str, ...]) -> None:
        self.folder = Path(folder)
        self._open: dict[str, TextIO] = {}
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            for name in names:
                self._open[name] = self._part(name).open("w", encoding="utf-8", newline="\n")
        except OSError as error:
            self._drop()
            raise UsageError(f"{self.folder} cannot be written to ({error.strerror}): give another folder") from None

    def __call__(self, name: str, record: dict[str, Any]) -> None:
        """Write one line to the file `name`. Raises `StoreError` when the disk is full."""
        try:
            self._open[name].write(json_line(record))
        except OSError as error:
            raise self._failed(error) from None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            self._drop()
            return
        try:
            for stream in self._open.values():
                stream.flush()
                os.fsync(stream.fileno())
                stream.close()
            for name in self._open:
                os.replace(self._part(name), self.folder / name)
        except OSError as failed:
            self._drop()
            raise self._failed(failed) from None

    def _part(self, name: str) -> Path:
        return self.folder / f"{name}.part"

    def _drop(self) -> None:
        for name, stream in self._open.items():
            with suppress(OSError):  # what could not be written is thrown away
                stream.close()
            with suppress(OSError):
                self._part(name).unlink()

    def _failed(self, error: OSError) -> StoreError:
        return StoreError(f"{self.folder}: writing failed ({error.strerror}): make room, then run the command again")
