"""Coding without a store: what `counterclaim.code` and `counterclaim.attributions` do."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path

from counterclaim.attribute import AttributionRelation
from counterclaim.attribute import attributions as relations_of_saying
from counterclaim.errors import ReadError, UsageError
from counterclaim.pipeline import Coder, load_coder
from counterclaim.read import Guard, RawItem, sources, to_document
from counterclaim.records import Coded, Problem
from counterclaim.run import code_stream
from counterclaim.run.one import Code, load_code


def code_text(what: str | Path, load: Callable[[], Code] = load_code) -> list[Coded]:
    """`counterclaim.code`: see there."""
    items: Iterable[RawItem | Problem] = sources([what]) if _is_path(what) else [_item_of(str(what))]
    coded = []
    with closing(code_stream(items, workers=1, load=load)) as stream:
        for outcome in stream:
            if isinstance(outcome.result, Problem):
                raise ReadError(f"{outcome.result.where}: {outcome.result.message}")
            coded.append(outcome.result)
    return coded


def attributions(what: str | Path, coder: Coder | None = None) -> list[tuple[AttributionRelation, ...]]:
    """`counterclaim.attributions`: who says what in a path or a text, whether or not conflict is told; one tuple a document.

    Raises `ReadError` for what cannot be read.
    """
    items: Iterable[RawItem | Problem] = sources([what]) if _is_path(what) else [_item_of(str(what))]
    coder, out = coder or load_coder(rules_alone=True), []  # only its parse is asked for
    with Guard() as guard:
        for item in items:
            if isinstance(item, Problem):
                raise ReadError(f"{item.where}: {item.message}")
            document = to_document(item, guard)
            out.append(relations_of_saying(document, coder.parse(document)))
    return out


def _is_path(what: str | Path) -> bool:
    """A `Path` always; a string if it names something that exists, or cannot be a text since it is a single word."""
    if isinstance(what, Path):
        return True
    if not what.strip():
        raise UsageError("there is nothing to code: give a path, or the text of an article")
    if "\n" in what or len(what) > 1000:
        return False
    return os.path.exists(what) or not any(char.isspace() for char in what.strip())


def _item_of(text: str) -> RawItem:
    return RawItem(kind="record", where="text", ref="text", payload=text.encode("utf-8", "replace"))
