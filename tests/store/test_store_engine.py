"""The analytical engine: columns in, columns out."""

from __future__ import annotations

import numpy as np
import pytest

from counterclaim.errors import StoreError
from counterclaim.store import Engine


@pytest.mark.parametrize("values", [[3, 1, 2], np.array([3, 1, 2])])
def test_a_column_comes_back_in_the_order_asked_for(values: object) -> None:
    with Engine() as engine:
        engine.table("one", {"n": values})
        assert engine.column("SELECT 2 * n FROM one ORDER BY n").tolist() == [2, 4, 6]
        assert engine.column("SELECT n FROM one WHERE n > 3").tolist() == []


def test_what_cannot_be_answered_is_an_error_of_the_store() -> None:
    with Engine() as engine, pytest.raises(StoreError, match="the engine could not answer"):
        engine.column("SELECT n FROM nowhere")
