"""Raw items → documents: the one door through which bytes become text, blocks and stated facts."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from counterclaim.errors import CounterclaimError, EmptyInput, NotText, ReadError, TooLarge
from counterclaim.read.blocks import SCRIPT, blocks_of
from counterclaim.read.dates import parse_date
from counterclaim.read.decode import decode_text
from counterclaim.read.glue import DATE
from counterclaim.read.guard import Guard
from counterclaim.read.language import language_of
from counterclaim.read.page import read_page
from counterclaim.read.raw import MAX_BYTES, RawItem, shown
from counterclaim.read.units import Unit
from counterclaim.records import Block, Document, Evidence, Found, Span, content_id

_MAX_FIELD = 500


@dataclass(frozen=True, slots=True)
class _Body:
    """A text with what its own page states: what all three kinds of item have in common."""

    text: str
    original: tuple[tuple[int, int, int], ...]
    units: list[Unit] | None = None
    stated: dict[str, list[str]] = field(default_factory=dict)
    encoding: str = "utf-8"


def to_document(item: RawItem, guard: Guard | None = None) -> Document:
    """Read one raw item. Pages are parsed in the guard's process; without one, one is started for this page alone.

    The text of a plain text file or a record is kept exactly, code point by code point. Raises `ReadError` or one of
    its kinds (empty, binary, too large, guard tripped, wrong language) and nothing else.
    """
    try:
        return _document(item, guard)
    except ReadError:
        raise
    except CounterclaimError as error:
        raise ReadError(str(error)) from error
    except MemoryError:
        raise ReadError("there is not enough memory to read it: give it in smaller parts") from None
    except Exception as error:
        raise ReadError(
            f"it cannot be read ({type(error).__name__}: {shown(str(error))[:200]}): please report this"
        ) from error


def _document(item: RawItem, guard: Guard | None) -> Document:
    if len(item.payload) > MAX_BYTES:
        raise TooLarge(f"more than {MAX_BYTES // 1_000_000} MB, which is more than one article has: split it")
    body = _body(item, guard)
    title = _title(item, body)
    blocks = blocks_of(body.text, title.value if title else None, body.units)
    if all(block.kind == "furniture" and block.reason != SCRIPT for block in blocks):
        raise EmptyInput("nothing but page furniture (menus, forms, bylines): there is no article to read")
    prose = "\n".join(body.text[b.start : b.end] for b in blocks if b.kind != "furniture" or b.reason == SCRIPT)
    stated = item.language or next(iter(body.stated.get("language", [])), None)
    return Document(
        id=content_id("d", hashlib.sha256(item.payload).hexdigest()),
        ref=item.ref,
        text=body.text,
        text_sha256=hashlib.sha256(body.text.encode("utf-8")).hexdigest(),
        blocks=blocks,
        title=title or _first_line(body.text, blocks),
        outlet=_given(item.outlet) or _stated(body, "outlet"),
        published=_published(item, body, blocks),
        language=language_of(prose, stated, "read.record/1" if item.language else "read.html.meta/1"),
        url=_url(_given(item.url) or _stated(body, "url")),
        original=body.original,
    )


def _body(item: RawItem, guard: Guard | None) -> _Body:
    if item.kind == "html":
        page = read_page(item.payload, guard)
        return _Body(page.text, page.original, page.units, page.meta)
    if item.kind == "text":
        decoded = decode_text(item.payload)
        original = ((0, len(decoded.text), decoded.skipped),)
        body = _Body(decoded.text, original, encoding=decoded.encoding)
    else:
        text = item.payload.decode("utf-8")
        if "\x00" in text:
            raise NotText(
                f"the record's text holds a zero character at {text.index(chr(0))}: export it again without it"
            )
        body = _Body(text, ((0, len(text), 0),))
    if not body.text.strip():
        raise EmptyInput("there is no text in it: nothing to read")
    return body


def _clean(value: str | None) -> str | None:
    """A stated field in one line, without control characters, at most 500 characters; None where nothing is left."""
    kept = "".join(char if char.isprintable() else " " for char in (value or "")[: 4 * _MAX_FIELD])
    return " ".join(kept.split())[:_MAX_FIELD] or None


def _given(value: str | None) -> Found[str] | None:
    clean = _clean(value)
    return Found(clean, Evidence("read.record/1")) if clean else None


def _stated(body: _Body, name: str) -> Found[str] | None:
    values = (clean for value in body.stated.get(name, []) if (clean := _clean(value)))
    return next((Found(value, Evidence("read.html.meta/1", 0.9)) for value in values), None)


def _title(item: RawItem, body: _Body) -> Found[str] | None:
    return _given(item.title) or _stated(body, "title")


def _first_line(text: str, blocks: tuple[Block, ...]) -> Found[str] | None:
    """A text without a stated title is titled by its headline."""
    for block in blocks:
        if block.kind == "headline":
            value = _clean(text[block.start : block.end].rstrip(" -–—|"))
            span = Span(block.start, block.end)
            return Found(value, Evidence("read.text.first_line/1", 0.9, span)) if value else None
    return None


def _url(found: Found[str] | None) -> Found[str] | None:
    """Only addresses of the web: a `javascript:` or `file:` link must not end up in anybody's report."""
    return found if found and found.value.lower().startswith(("http://", "https://")) else None


def _published(item: RawItem, body: _Body, blocks: tuple[Block, ...]) -> Found[str] | None:
    """The date as the record gives it, else as the page states it, else as a dated line of the text says."""
    if item.published and (given := _dated(item.published, "read.record", 1.0, None)):
        return given
    for value in body.stated.get("published", []):
        if found := _dated(value, "read.html", 0.9, None):
            return found
    for block in blocks:
        if block.kind == "furniture" and (block.reason == DATE or (block.reason or "").endswith(".posted/1")):
            line = body.text[block.start : block.end]
            if found := _dated(line, "read.text.date_line", 0.9, Span(block.start, block.end)):
                return found
    return None


def _dated(value: str, method: str, score: float, span: Span | None) -> Found[str] | None:
    parsed = parse_date(value)
    if parsed is None:
        return None
    day, form = parsed
    name = f"{method}.{form}/1" if form.startswith("us_") or form == "day_first" else f"{method}/1"
    return Found(day, Evidence(name, score * (0.6 if form.endswith("ambiguous") else 1.0), span))
