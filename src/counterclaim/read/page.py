"""Web pages → text, units and metadata, through the guard."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from counterclaim.errors import EmptyInput, ReadError
from counterclaim.read.bombs import refuse_bombs
from counterclaim.read.decode import decode_page
from counterclaim.read.guard import Guard
from counterclaim.read.units import Unit

_KINDS = frozenset(("heading", "paragraph", "list", "caption"))
#: How far ahead in the page a block is looked for.
_REACH = 200_000


@dataclass(frozen=True, slots=True)
class Page:
    """An article taken out of its page. `meta` holds the values that the page states for each field, best first."""

    text: str
    units: list[Unit]
    meta: dict[str, list[str]]
    original: tuple[tuple[int, int, int], ...]


def read_page(data: bytes, guard: Guard | None) -> Page:
    """The article of a page: title line, then its paragraphs, each its own unit, with a blank line between.

    Raises `EmptyInput` where no article is found, `GuardTripped` for a page that no parser should see.
    """
    decoded = decode_page(data)
    refuse_bombs(decoded.text)
    page = decoded.text.encode("utf-8", "replace")
    if guard is None:
        with Guard() as own:
            answer = own.read_page(page)
    else:
        answer = guard.read_page(page)
    blocks = [(kind, text) for kind, text in _pairs(answer.get("blocks"))]
    if not any(kind != "heading" for kind, _ in blocks):
        raise EmptyInput(
            "no article text is found in the page: it may be a list of links, or need a script to show;"
            " save its text instead"
        )
    meta = _meta(answer.get("meta"))
    text, units = _laid_out(blocks, _title_line(blocks, meta))
    return Page(text, units, meta, tuple(_originals(decoded.text, decoded.skipped, text, units)))


def _pairs(blocks: Any) -> Iterable[tuple[str, str]]:
    """The worker's blocks, believed only as far as they have the right shape."""
    for block in blocks if isinstance(blocks, list) else []:
        if (
            isinstance(block, list)
            and len(block) == 2
            and block[0] in _KINDS
            and isinstance(block[1], str)
            and block[1].strip()
        ):
            text = block[1].replace("\x00", "")
            if "\ufffd" in text and text.count("\ufffd") > max(3, len(text) // 20):
                raise ReadError("the page's characters are damaged: save it again as UTF-8")
            yield block[0], text.strip()


def _meta(meta: Any) -> dict[str, list[str]]:
    if not isinstance(meta, dict):
        return {}
    return {
        str(key): [value for value in values if isinstance(value, str)]
        for key, values in meta.items()
        if isinstance(values, list)
    }


def _title_line(blocks: list[tuple[str, str]], meta: dict[str, list[str]]) -> str | None:
    """The title to set before the article, unless the article opens with it."""
    titles = meta.get("title", [])
    opening = [" ".join(text.lower().split()) for _, text in blocks[:3]]
    if any(" ".join(title.lower().split()).startswith(line) for title in titles for line in opening):
        return None
    return next(iter(titles), None)


def _laid_out(blocks: list[tuple[str, str]], title: str | None) -> tuple[str, list[Unit]]:
    parts, units, at = [], [], 0
    for group, (kind, text) in enumerate([("heading", title), *blocks] if title else blocks):
        assert text is not None
        units.append(Unit(at, at + len(text), group, kind))
        parts.append(text)
        at += len(text) + 2
    return "\n\n".join(parts), units


def _originals(page: str, skipped: int, text: str, units: list[Unit]) -> Iterable[tuple[int, int, int]]:
    """Where blocks stand in the page word for word, in order; those that markup interrupts have no place."""
    at = 0
    for unit in units:
        found = page.find(text[unit.start : unit.end], at, at + _REACH)
        if found >= 0:
            yield unit.start, unit.end, found + skipped
            at = found + unit.end - unit.start
