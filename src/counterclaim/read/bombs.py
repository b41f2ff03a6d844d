"""A look at a page before any parser sees it: the cheap attacks are refused in one pass."""

from __future__ import annotations

import re

from counterclaim.errors import GuardTripped

#: The most attributes that one tag may carry. Real pages stay below 100; thousands make parsers quadratic.
MAX_ATTRIBUTES = 1_000
#: The most tags open at once. Real pages stay below 60.
MAX_DEPTH = 2_000
#: The most tags of a page.
MAX_TAGS = 500_000

_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9:-]{0,40})")
_ATTRIBUTE = re.compile(r"[\s/]*+[^\s=>/][^\s=>/]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>]++))?+")
_RAW = {name: re.compile(f"</{name}", re.IGNORECASE) for name in ("script", "style", "textarea", "title")}
# Elements that are never closed, or need not be: they do not count as open.
_VOID = re.compile(
    "area|base|br|col|embed|hr|img|input|link|meta|option|source|track|wbr|p|li|td|tr|th|dt|dd|tbody|thead|font|center"
)


def refuse_bombs(page: str) -> None:
    """Raise `GuardTripped` for a page whose tags could only be meant to exhaust a parser. One linear pass."""
    at, depth, tags = 0, 0, 0
    while (at := page.find("<", at)) >= 0:
        if page.startswith("<!--", at):
            at = page.find("-->", at)
            if at < 0:
                return
            continue
        match = _NAME.match(page, at)
        if match is None:
            at += 1
            continue
        name = match.group(1).lower()
        at = _after_attributes(page, match.end(), name)
        tags += 1
        if tags > MAX_TAGS:
            raise GuardTripped(
                f"the page has more than {MAX_TAGS} tags: it is hostile or broken; save its text instead"
            )
        if not _VOID.fullmatch(name):
            depth = max(0, depth - 1) if match.group().startswith("</") else depth + 1
        if depth > MAX_DEPTH:
            raise GuardTripped(
                f"the page nests tags more than {MAX_DEPTH} deep: it is hostile or broken; save its text instead"
            )
        if name in _RAW and not match.group().startswith("</"):
            close = _RAW[name].search(page, at)
            if close is None:
                return
            at = close.start()


def _after_attributes(page: str, at: int, name: str) -> int:
    count = 0
    while attribute := _ATTRIBUTE.match(page, at):
        at = attribute.end()
        count += 1
        if count > MAX_ATTRIBUTES:
            raise GuardTripped(
                f"the tag <{name}> carries more than {MAX_ATTRIBUTES} attributes:"
                " the page is hostile or broken; save its text instead"
            )
    return at
