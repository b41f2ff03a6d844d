"""Finds the project's shared data, which lies beside the checkout and is no part of it."""

from __future__ import annotations

import os
from pathlib import Path

#: Set this to another folder of the same form.
VARIABLE = "COUNTERCLAIM_SHARED"
BESIDE = Path(__file__).resolve().parents[2] / "shared"


def shared(*parts: str) -> Path:
    """The path `../shared/<parts>`, or below `$COUNTERCLAIM_SHARED`; exits saying what is missing."""
    root = Path(os.environ.get(VARIABLE) or BESIDE)
    path = root.joinpath(*parts)
    if not path.exists():
        raise SystemExit(f"{path} is missing: evals need the shared data in ../shared, or {VARIABLE} set to its folder")
    return path
