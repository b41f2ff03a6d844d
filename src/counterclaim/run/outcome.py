"""What becomes of one item, and the marks by which a run knows what it has done before."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import NamedTuple

import counterclaim
from counterclaim.read import RawItem
from counterclaim.records import Coded, Problem, content_id

#: The folders and modules of the package that can change what is read from a text.
CODING = (
    *(
        "records",
        "codebook",
        "gazetteer",
        "lang",
        "model",
        "timex",
        "read",
        "parse",
        "extract",
        "attribute",
        "resolve",
        "trees",
    ),
    *("link", "context", "audit", "weigh", "pipeline", "syntax", "clauses", "phrases", "neutral", "remembered"),
)


class Outcome(NamedTuple):
    """The result for one item of a stream, the `number`th from 0, which stands at `where`."""

    number: int
    where: str
    result: Coded | Problem


@cache
def fingerprint() -> str:
    """The version of the coder: the program's version and a hash of all code and data that coding rests on.

    Change a rule, a lexicon or the weights, and the fingerprint changes: `counterclaim add` then codes again.
    """
    root = Path(counterclaim.__file__).parent
    files = [root / f"{name}.py" for name in CODING]
    files += [path for name in CODING for path in (root / name).rglob("*")]
    total = hashlib.sha256()
    for path in sorted(files):
        if path.suffix not in (".pyc", ".md") and path.is_file():
            total.update(path.relative_to(root).as_posix().encode())
            total.update(hashlib.sha256(path.read_bytes()).digest())
    return f"{counterclaim.__version__}+{total.hexdigest()[:12]}"


def mark_of(item: RawItem) -> str:
    """Marks a raw item by its bytes and the details given beside them, not by where it stands."""
    details = (item.kind, item.ref, item.title, item.published, item.outlet, item.url, item.language)
    return content_id("g", *details, hashlib.sha256(item.payload).hexdigest())
