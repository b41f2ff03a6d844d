"""The formats of a small war that never was, byte for byte; `python -m tests.export.tiny` writes them anew. Read the difference."""

from __future__ import annotations

from pathlib import Path

from tests.export.tiny import GOLDEN, write


def test_the_files_are_as_recorded(tmp_path: Path) -> None:
    made = {path.name: path.read_text("utf-8") for path in write(tmp_path)}
    assert set(made) == {path.name for path in GOLDEN.iterdir()}
    for name, text in made.items():
        assert text == (GOLDEN / name).read_text("utf-8"), f"{name}: if this is meant, run python -m tests.export.tiny"
