"""`kill -9` at any moment: what was acknowledged stays, nothing is half-written, the next run completes the work."""

from pathlib import Path

import pytest

from tests.run.drill import drill


def test_three_kills(tmp_path: Path) -> None:
    drill(tmp_path, 3, 40, "--workers", "1")


@pytest.mark.slow
@pytest.mark.parametrize("workers", ["1", "3"])
def test_thirty_kills(tmp_path: Path, workers: str) -> None:
    drill(tmp_path, 32, 400, "--workers", workers)
