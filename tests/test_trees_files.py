"""Files of weights are read whole, and refused where they are missing, damaged or of another version."""

from __future__ import annotations

import io
from importlib import resources
from pathlib import Path

import numpy as np
import pytest

from counterclaim import trees
from counterclaim.errors import ResourceError
from counterclaim.link.contradictions import learned as pairs
from counterclaim.link.mentions import weigh as mentions
from counterclaim.resolve.whose import learned as whose
from counterclaim.trees import arrays_in, shipped

PACKAGES = {
    "counterclaim.link.contradictions": pairs,
    "counterclaim.link.mentions": mentions,
    "counterclaim.resolve.whose": whose,
}


@pytest.mark.parametrize("package", PACKAGES)
def test_the_shipped_weights_are_read(package: str) -> None:
    assert resources.files(package).joinpath(trees.FILE).is_file()
    assert PACKAGES[package].weights()


@pytest.mark.parametrize("package", PACKAGES)
def test_a_missing_file_is_told(package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trees, "FILE", "nothing.npz")
    where = "/".join(package.split(".")[1:])
    with pytest.raises(ResourceError, match=rf"{where}/nothing\.npz cannot be read .*: reinstall counterclaim"):
        PACKAGES[package].weights.__wrapped__()


def test_a_damaged_file_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / trees.FILE).write_bytes(b"PK no archive")
    monkeypatch.setattr(trees.resources, "files", lambda package: tmp_path)
    with pytest.raises(ResourceError, match="cannot be read"):
        shipped("counterclaim.link.mentions", {}, dict)


def test_a_file_of_other_names_is_refused() -> None:
    file = io.BytesIO()
    np.savez(file, names=np.frombuffer(b"one\ntwo", np.uint8))
    for names in (["one"], ["two", "one"], ["one", "two", "three"]):
        file.seek(0)
        with pytest.raises(ValueError, match="another version"):
            arrays_in(file, {"names": names})
    file.seek(0)
    assert set(arrays_in(file, {"names": ["one", "two"]})) == {"names"}
    file.seek(0)
    with pytest.raises(KeyError):
        arrays_in(file, {"fields": ["one"]})
