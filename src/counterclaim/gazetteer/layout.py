"""The gazetteer's file: a header of JSON, then arrays one after the other, made to be mapped into memory.

    b"CCGAZ001" · uint32 length of the header · the header · padding to 8 bytes · sections, each padded to 8 bytes

The header's `sections` maps a name to [offset in the file, number of items]; `SECTIONS` says of what type the items are.
Places are numbered from 0 and described by the columns `gid` to `title_end`. Names stand once each as folded keys, sorted as bytes in
`keys`; `key_end` says where each ends. The places that the k-th key may mean are `posting[posting_end[k-1]:posting_end[k]]`, each
a place's number times 4 plus the quality of the name (0 its name, 1 a spelling of it, 2 another name).
"""

from __future__ import annotations

import json
import mmap
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from counterclaim.errors import ResourceError

MAGIC = b"CCGAZ001"
#: Name of a section → type of its items (little-endian).
SECTIONS = {
    "gid": "<u4", "lat": "<f4", "lon": "<f4", "population": "<u4", "admin1": "<u4", "admin2": "<u4", "kind": "u1",
    "country": "u1", "zone": "<u2",
    "title_end": "<u4", "titles": "u1", "key_end": "<u4", "keys": "u1", "posting_end": "<u4", "posting": "<u4",
}  # fmt: skip
#: Stands in the columns `admin1` and `admin2` for "none".
NONE = 0xFFFFFFFF
Array = npt.NDArray[Any]


def write(path: Path, tables: Mapping[str, Any], arrays: Mapping[str, Array]) -> int:
    """Write the file; its size in bytes. `tables` goes into the header and must be plain JSON."""
    blobs = {name: np.ascontiguousarray(arrays[name], SECTIONS[name]).tobytes() for name in SECTIONS}
    sections = {name: [0, len(arrays[name])] for name in SECTIONS}
    head = b""
    for _ in range(4):  # the offsets' own length moves them: a few rounds settle it
        at = _padded(len(MAGIC) + 4 + len(head))
        for name, blob in blobs.items():
            sections[name][0] = at
            at = _padded(at + len(blob))
        head = json.dumps(
            {"sections": sections, **tables}, ensure_ascii=False, sort_keys=True, separators=(",", ":")
        ).encode()
    with path.open("wb") as file:
        file.write(MAGIC + len(head).to_bytes(4, "little") + head)
        for name, blob in blobs.items():
            file.write(b"\0" * (sections[name][0] - file.tell()) + blob)
        return file.tell()


def _padded(length: int) -> int:
    return -(-length // 8) * 8


def read(path: Path) -> tuple[dict[str, Any], dict[str, Array], mmap.mmap]:
    """The header, the arrays, and the mapped file that they lie in. Raises `ResourceError` for a file that is missing or damaged."""
    try:
        with path.open("rb") as file:
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError) as error:
        raise ResourceError(f"{path.name}: the gazetteer cannot be opened: {error}") from error
    size = int.from_bytes(mapped[len(MAGIC) : len(MAGIC) + 4], "little")
    begin = len(MAGIC) + 4
    if mapped[: len(MAGIC)] != MAGIC or begin + size > len(mapped):
        raise ResourceError(f"{path.name}: not a gazetteer of this version")
    try:
        header = json.loads(mapped[begin : begin + size])
        arrays = {
            name: np.frombuffer(mapped, dtype, header["sections"][name][1], header["sections"][name][0])
            for name, dtype in SECTIONS.items()
        }
    except (ValueError, KeyError, TypeError) as error:
        raise ResourceError(f"{path.name}: the gazetteer is damaged: {error}") from error
    return header, arrays, mapped
