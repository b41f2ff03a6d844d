"""Paths and standard input → raw items, lazily: folders are walked, JSON Lines are streamed, nothing large is held."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from counterclaim.errors import EmptyInput, NotText, ReadError, TooLarge
from counterclaim.read.decode import binary_kind
from counterclaim.read.jsonl import is_record_line, json_items, line_items
from counterclaim.read.raw import MAX_BYTES, RawItem, shown
from counterclaim.records import Problem

_HTML_SUFFIX = frozenset((".html", ".htm", ".xhtml", ".shtml"))
_LINES_SUFFIX = frozenset((".jsonl", ".ndjson", ".jsonlines"))
# Nobody's prose: what opens like this is JSON, and where it is broken it must not be read as English.
_JSON_OPENING = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,99}(?:\{\s{0,99}\"[^\"]{1,99}\"\s{0,9}:|\[\s{0,99}[\[{])")
_HTML_OPENING = (b"<!doctype html", b"<html", b"<head", b"<body", b"<?xml")
_HTML_TAG = (b"<html", b"<head", b"<body", b"<article", b"<div", b"<p>", b"<p ", b"<title", b"<meta", b"<section")

Item = RawItem | Problem


def sources(paths: Sequence[str | Path], stdin: BinaryIO | None = None) -> Iterator[Item]:
    """Everything to read under `paths`, one item at a time, in a fixed order.

    A file gives one item (HTML, plain text, a JSON object) or many (JSON Lines, a JSON list); a folder gives those of
    its files, sorted by path, hidden files left out and symbolic links not followed; `-` is standard input. What cannot
    be read comes as a `Problem`, and the rest goes on.
    """
    for path in paths:
        if str(path) == "-":
            yield from _standard_input(stdin)
        elif os.path.isdir(path):
            yield from _folder(Path(path))
        else:
            yield from _file(Path(path), named=True)


def _standard_input(stdin: BinaryIO | None) -> Iterator[Item]:
    where = "standard input"
    if stdin is None:
        yield Problem("read", where, "'-' asks for standard input, but there is none: give a path")
        return
    try:
        yield from _stream(stdin, where, "stdin", suffix="")
    except OSError as error:
        yield Problem("read", where, f"cannot be read: {error.strerror or error}")


def _folder(root: Path) -> Iterator[Item]:
    """Files below `root`, sorted; no link is followed, so loops cannot happen."""
    try:
        entries = sorted(os.scandir(root), key=lambda entry: entry.name)
    except OSError as error:
        yield Problem("read", shown(str(root)), f"the folder cannot be listed: {error.strerror}; check its permissions")
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        path = root / entry.name
        if entry.is_symlink():
            yield Problem(
                "read", shown(str(path)), "a symbolic link inside a folder is not followed: give its target as a path"
            )
        elif entry.is_dir(follow_symlinks=False):
            yield from _folder(path)
        else:
            yield from _file(path, named=False)


def _file(path: Path, named: bool) -> Iterator[Item]:
    where = shown(str(path))
    try:
        mode = path.stat().st_mode
        if not (stat.S_ISREG(mode) or (named and stat.S_ISFIFO(mode))):
            yield Problem("read", where, "neither a file nor a folder: only regular files are read")
            return
        with path.open("rb") as stream:
            yield from _stream(stream, where, shown(path.name), path.suffix.lower())
    except FileNotFoundError:
        yield Problem("read", where, "there is no such file or folder: check the path")
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        yield Problem("read", where, f"cannot be read: {reason}; check its permissions")


def _stream(stream: BinaryIO, where: str, name: str, suffix: str) -> Iterator[Item]:
    """The items of one open file, by suffix and content; the first line decides whether to hold the rest."""
    lines = _lines(stream)
    head = _first_lines(lines)
    first = head[-1] if head else b""
    if suffix in _LINES_SUFFIX or (suffix != ".json" and is_record_line(first)):
        yield from line_items(chain(head, lines), where, name)
        return
    try:
        data = _whole(stream, b"".join(head))
        if first.lstrip(b"\xef\xbb\xbf \t")[:1] in (b"{", b"[") and (suffix == ".json" or suffix not in _HTML_SUFFIX):
            items = json_items(data, where, name, must=suffix == ".json" or bool(_JSON_OPENING.match(data)))
            if items is not None:
                yield from items
                return
        yield RawItem(kind=kind_of(data, suffix), where=where, ref=name, payload=data)
    except ReadError as error:
        yield Problem(error.kind, where, str(error))


def _first_lines(lines: Iterator[bytes]) -> list[bytes]:
    """Up to the first line that is not blank, bounded."""
    head, size = [], 0
    for line in lines:
        head.append(line)
        size += len(line)
        if line.strip(b"\xef\xbb\xbf \t\r\n") or size > MAX_BYTES:
            break
    return head


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Lines with their ends, none longer than `MAX_BYTES + 1`: a longer one comes cut, its rest is skipped."""
    while line := stream.readline(MAX_BYTES + 1):
        yield line
        while len(line) > MAX_BYTES and not line.endswith(b"\n"):
            line = stream.readline(MAX_BYTES + 1)
            if not line or line.endswith(b"\n"):
                break


def _whole(stream: BinaryIO, head: bytes) -> bytes:
    data = head if len(head) > MAX_BYTES else head + stream.read(MAX_BYTES + 1 - len(head))
    if len(data) > MAX_BYTES:
        raise TooLarge(
            f"more than {MAX_BYTES // 1_000_000} MB, which is more than one article has:"
            " split it, or give many articles as JSON Lines"
        )
    if not data.strip():
        raise EmptyInput("the file is empty: nothing to read")
    what = binary_kind(data)
    if what:
        raise NotText(f"this is {what}, not text: convert it to plain text, HTML or JSON Lines first")
    return data


def kind_of(data: bytes, suffix: str = "") -> str:
    """`html` or `text`, by what the bytes hold; the suffix decides only where they leave it open.

    A .txt file that opens like a page is a page; an .html file without a single tag is plain text.
    """
    head = data[:65536].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if head.startswith(_HTML_OPENING):
        return "html"
    tags = sum(tag in head for tag in _HTML_TAG)
    if suffix in _HTML_SUFFIX:
        return "html" if tags or b"</" in head else "text"
    return "html" if head.startswith(b"<") and (tags >= 2 or b"<!--" in head[:4]) and b"</" in head else "text"
