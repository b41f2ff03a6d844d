"""Records ↔ JSON text, without loss: every span, score and method comes back as it went in."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TypeVar

import msgspec

from counterclaim.errors import CodingError, StoreError
from counterclaim.records import Coded, Document

R = TypeVar("R")


def dumps(record: object) -> str:
    """The record as JSON, keys in the order of its fields. Raises `CodingError` for text that UTF-8 cannot hold."""
    try:
        return msgspec.json.encode(record).decode("utf-8")
    except UnicodeEncodeError as error:
        # of one document, so no StoreError: the others can still be stored
        raise CodingError(f"a record holds half a surrogate pair ({error.reason}): please report this") from None


def loads(text: str, kind: type[R]) -> R:
    """The record that `dumps` wrote. Raises `StoreError` if the row was damaged or written by something else."""
    try:
        return msgspec.json.decode(text, type=kind)
    except (msgspec.MsgspecError, ValueError) as error:
        raise StoreError(f"a stored {kind.__name__} cannot be read back ({error}): the store is damaged") from error


def dump_document(document: Document) -> str:
    """A document without its text, which stands in a column of its own."""
    return dumps(replace(document, text=""))


def load_document(record: str, text: str) -> Document:
    """A document from its two columns."""
    return replace(loads(record, Document), text=text)


def digest(coded: Coded) -> str:
    """SHA-256 over everything that coding made of a document: equal digests, equal rows."""
    return hashlib.sha256(dumps(coded).encode("utf-8")).hexdigest()
