"""Bytes → text: the encodings of news files, told by their marks and never by a guess that changes the words."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from counterclaim.errors import EmptyInput, NotText

#: A text with more broken characters than this share is refused.
MAX_BROKEN = 0.01

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x1f\x8b", "a gzip file"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ", "an xz file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\x7fELF", "a program"),
)
# What a page may say of itself. Python knows more codecs, some slow or able to hide text: those are not for pages.
_PAGE_CHARSETS = re.compile(
    r"utf-8|utf-16-[lb]e|iso8859-\d{1,2}|cp125[0-8]|cp866|cp874|tis-620|koi8-[ru]|mac-(?:roman|cyrillic)"
    r"|gb2312|gbk|gb18030|big5|shift_jis|euc_(?:jp|kr)"
)
_CHARSET = re.compile(rb"charset\s{0,3}=\s{0,3}[\"']?([A-Za-z0-9_:.\-]{2,30})")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Decoded bytes. `encoding` says how (`utf-8`, `cp1252`, `utf-8-broken`).

    `skipped` is 1 where a byte order mark was dropped, else 0.
    """

    text: str
    encoding: str
    skipped: int = 0


def binary_kind(head: bytes) -> str | None:
    """What the first bytes of a file give away, in words; None if they may be text."""
    for magic, name in _MAGIC:
        if head.startswith(magic):
            return name
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return None
    sample = head[:4096]
    if b"\x00" in sample:
        return "binary data (it holds zero bytes)"
    if len(_CONTROL.findall(sample)) > len(sample) * 0.02:
        return "binary data (it is full of control characters)"
    return None


def decode_text(data: bytes) -> Decoded:
    """A plain text file's characters, exactly: UTF-8, UTF-16 with its mark, else Windows-1252.

    A file that is UTF-8 but for a few bytes keeps U+FFFD where they stood (`utf-8-broken`), so that nothing else moves.
    Raises `NotText` for binary data or when more than one character in a hundred is broken, `EmptyInput` for no bytes.
    """
    _refuse_binary(data)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(Decoded(data[len(mark) :].decode(encoding, "replace"), encoding, 1))
    try:
        return _checked(Decoded(data.decode("utf-8"), "utf-8"))
    except UnicodeDecodeError:
        return _checked(_not_quite_utf8(data))


def decode_page(data: bytes) -> Decoded:
    """A web page's characters: by its mark, as UTF-8 if it is, by the charset that it names, else as Windows-1252."""
    _refuse_binary(data)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(data[len(mark) :].decode(encoding, "replace"), encoding, 1)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        named = _named_charset(data[:4096])
        if named and named not in ("utf-8", "ascii"):
            return Decoded(data.decode(named, "replace"), named)
        return _checked(_not_quite_utf8(data))


def _refuse_binary(data: bytes) -> None:
    if not data.strip():
        raise EmptyInput("the file is empty: nothing to read")
    what = binary_kind(data)
    if what:
        raise NotText(f"this is {what}, not text: convert it to plain text, HTML or JSON Lines first")


def _not_quite_utf8(data: bytes) -> Decoded:
    """UTF-8 with a few broken bytes, or a one-byte encoding: whichever the bytes above 127 speak for."""
    utf8 = data.decode("utf-8", "replace")
    broken = utf8.count("\ufffd")
    whole = sum(char > "\x7f" for char in utf8) - broken
    if whole >= broken:
        return Decoded(utf8, "utf-8-broken")
    try:
        return Decoded(data.decode("cp1252"), "cp1252")
    except UnicodeDecodeError:
        return Decoded(utf8, "utf-8-broken")


def _checked(decoded: Decoded) -> Decoded:
    text = decoded.text
    broken = text.count("\ufffd")
    if broken > max(3, len(text) * MAX_BROKEN):
        raise NotText(
            f"{broken} of {len(text)} characters cannot be read as {decoded.encoding.removesuffix('-broken')}:"
            " save the file again as UTF-8"
        )
    if "\x00" in text:
        raise NotText(
            f"the text holds a zero character at {text.index(chr(0))}: it is binary or damaged; save it again as UTF-8"
        )
    return decoded


def _named_charset(head: bytes) -> str | None:
    match = _CHARSET.search(head)
    if not match:
        return None
    try:
        name = codecs.lookup(match.group(1).decode("ascii")).name
    except LookupError:
        return None
    if name in ("iso8859-1", "ascii"):
        return "cp1252"  # what browsers read under that name
    return name if _PAGE_CHARSETS.fullmatch(name) else None
