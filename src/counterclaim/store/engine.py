"""The analytical engine: DuckDB in memory, filled from columns, asked in SQL. It never holds the only copy of anything."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import duckdb
import numpy as np
import numpy.typing as npt

from counterclaim.errors import StoreError


class Engine:
    """An in-memory DuckDB; a context manager. It reads no file and loads no extension. Methods raise `StoreError`."""

    def __init__(self, threads: int = 2) -> None:
        # Tables are given as columns: no query needs an extension, so none may be fetched.
        config: dict[str, str | bool | int | float | list[str]] = {
            "threads": threads,
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
        }
        self._db = duckdb.connect(":memory:", config=config)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._db.close()

    def table(self, name: str, columns: Mapping[str, Sequence[Any] | npt.NDArray[Any]]) -> None:
        """Make a table of equally long columns; None is NULL where a column holds text or numbers alike."""
        given = {key: _array(values) for key, values in columns.items()}
        try:
            self._db.register("given", given)
            self._db.execute(f'CREATE OR REPLACE TABLE "{name}" AS SELECT * FROM given')
            self._db.unregister("given")
        except duckdb.Error as error:
            raise StoreError(f"the engine could not take table {name}: {error}") from error

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """The rows of a query, in the order that the query states."""
        try:
            return self._db.execute(sql, list(parameters)).fetchall()
        except duckdb.Error as error:
            raise StoreError(f"the engine could not answer: {error}") from error

    def column(self, sql: str) -> npt.NDArray[np.int64]:
        """The only column of a query that asks for whole numbers, in the order that the query states."""
        try:
            (found,) = self._db.execute(sql).fetchnumpy().values()
        except duckdb.Error as error:
            raise StoreError(f"the engine could not answer: {error}") from error
        return np.asarray(found, dtype=np.int64)

    def parquet(self, columns: Mapping[str, tuple[str, Sequence[Any]]], path: Path) -> None:
        """Write columns (name → SQL type, values) as one Parquet file (zstd), rows in the order given, the types as stated."""
        self.table("exported", {name: values for name, (_, values) in columns.items()})
        kinds = ", ".join(f'CAST("{name}" AS {kind}) AS "{name}"' for name, (kind, _) in columns.items())
        target = str(path).replace("'", "''")
        try:
            self._db.execute(f"COPY (SELECT {kinds} FROM exported) TO '{target}' (FORMAT parquet, COMPRESSION zstd)")
        except duckdb.Error as error:
            raise StoreError(f"{path} could not be written: {error}") from error


def _array(values: Sequence[Any] | npt.NDArray[Any]) -> Any:
    if isinstance(values, np.ndarray):
        return values
    plain = [value for value in values if value is not None]
    if len(plain) == len(values) and all(type(value) in (int, float, bool) for value in plain):
        return np.array(values)
    return np.array(values, dtype=object)
