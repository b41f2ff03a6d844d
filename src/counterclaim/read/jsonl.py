"""JSON records → raw items: `id`, `text` or `html`, `title`, `published`, `outlet`, `url`, also under `meta`.

Records are decoded with msgspec into the few fields that we use: whatever else a line holds is skipped without being
built, so that a hostile line costs no more memory than its own length.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from counterclaim.errors import ReadError, TooLarge
from counterclaim.read.raw import MAX_BYTES, RawItem, shown
from counterclaim.records import Problem

_NOTHING = msgspec.Raw(b"null")
_MAX_LISTED = 100_000
#: JSON Lines are known by a record among so many first lines: the first one may be broken.
_MAX_BROKEN_FIRST = 20
_FIELDS = ("title", "published", "outlet", "url", "language")


class _Meta(msgspec.Struct):
    title: msgspec.Raw = _NOTHING
    published: msgspec.Raw = _NOTHING
    outlet: msgspec.Raw = _NOTHING
    url: msgspec.Raw = _NOTHING
    language: msgspec.Raw = _NOTHING


class _Record(_Meta):
    id: msgspec.Raw = _NOTHING
    text: msgspec.Raw = _NOTHING
    html: msgspec.Raw = _NOTHING
    meta: msgspec.Raw = _NOTHING


def is_record_line(line: bytes) -> bool:
    """True if the line is a JSON object with a text or a page: the sign of JSON Lines under any file name."""
    line = line.strip(b"\xef\xbb\xbf \t\r\n")
    if not (line.startswith(b"{") and line.endswith(b"}")) or len(line) > MAX_BYTES:
        return False
    try:
        record = msgspec.json.decode(line, type=_Record)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return False
    return bytes(record.text)[:1] == b'"' or bytes(record.html)[:1] == b'"'


def line_items(lines: Iterable[bytes], where: str, name: str) -> Iterator[RawItem | Problem]:
    """One item per line; a broken line is a `Problem` and the next one is read. Blank lines are passed over."""
    seen = False
    for number, line in enumerate(lines, 1):
        line = line.lstrip(b"\xef\xbb\xbf") if number == 1 else line
        if not line.strip():
            continue
        seen = True
        place = f"{where}:{number}"
        if len(line) > MAX_BYTES:
            yield Problem(
                "too-large", place, f"a line of more than {MAX_BYTES // 1_000_000} MB: one line is one article"
            )
            continue
        try:
            record = msgspec.json.decode(line, type=_Record)
        except (msgspec.MsgspecError, ValueError, RecursionError) as error:
            yield Problem("read", place, f"not a JSON object: {_reason(error)}; correct the line, the others are kept")
            continue
        yield _item(record, place, f"{name}:{number}")
    if not seen:
        yield Problem("empty", where, "the file holds no record: nothing to read")


def json_items(data: bytes, where: str, name: str, must: bool) -> Iterator[RawItem | Problem] | None:
    """The records of a JSON file: one object, a list of them, or JSON Lines under the name .json.

    None if it is no JSON with records and need not be (`must` false: plain text may open with a brace).
    """
    data = data.strip(b"\xef\xbb\xbf \t\r\n")
    try:
        if data.startswith(b"["):
            if data.count(b"{") > _MAX_LISTED:
                raise TooLarge(f"a list of more than {_MAX_LISTED} objects: give them as JSON Lines, one to a line")
            records = msgspec.json.decode(data, type=list[_Record])
            return (_item(record, f"{where}#{n}", f"{name}#{n}") for n, record in enumerate(records, 1))
        record = msgspec.json.decode(data, type=_Record)
        if must or bytes(record.text) != b"null" or bytes(record.html) != b"null":
            return iter((_item(record, where, name),))
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        if any(map(is_record_line, data.split(b"\n", _MAX_BROKEN_FIRST)[:_MAX_BROKEN_FIRST])):
            return line_items(iter(data.splitlines()), where, name)
        if must:
            raise ReadError(f"not JSON that we can read: {_reason(error)}; correct the file") from None
    return None


def _item(record: _Record, where: str, ref: str) -> RawItem | Problem:
    try:
        given = _string(record.id)
        text, page = _string(record.text), _string(record.html)
        meta = msgspec.json.decode(record.meta, type=_Meta) if bytes(record.meta)[:1] == b"{" else _Meta()
        fields = {field: _string(getattr(record, field)) or _string(getattr(meta, field)) for field in _FIELDS}
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        return Problem(
            "read", where, f"a field of the record cannot be read: {_reason(error)}; export it again as UTF-8"
        )
    kind, body = ("record", text) if text and text.strip() else ("html", page)
    if not body or not body.strip():
        return Problem("empty", where, 'the record has neither "text" nor "html" with anything in it: give one of them')
    return RawItem(kind=kind, where=where, ref=shown(given) if given else ref, payload=body.encode("utf-8"), **fields)


def _string(raw: msgspec.Raw) -> str | None:
    """A JSON string, or a number as written; anything else is no value for a field of ours."""
    data = bytes(raw)
    if data[:1] == b'"':
        return msgspec.json.decode(data, type=str)
    return data.decode("ascii") if data[:1] in b"-0123456789" and len(data) < 40 else None


def _reason(error: BaseException) -> str:
    if isinstance(error, RecursionError):
        return "it is nested too deep"
    if isinstance(error, UnicodeDecodeError):
        return f"byte {error.object[error.start]:#x} at {error.start} is not UTF-8"
    if "truncated" in str(error):
        return "it breaks off, or holds half a surrogate pair"
    return shown(str(error))[:200]
