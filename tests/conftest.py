"""Shared fixtures: the project's shared data, which users do not have and CI must have."""

import os
from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder ../shared. Where it is missing the test is skipped, saying so; in CI that is a failure."""
    if not SHARED.is_dir():
        if os.environ.get("CI") == "true":
            pytest.fail(f"{SHARED} is missing: CI must have it")
        pytest.skip(f"needs the project's shared data at {SHARED}")
    return SHARED
