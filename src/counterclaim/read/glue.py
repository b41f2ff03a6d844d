"""What careless copies glue to the first and last paragraph: the headline once more, a date, credits."""

from __future__ import annotations

import re

from counterclaim.read.dates import leading_date
from counterclaim.read.furniture import Lexicon, Rule
from counterclaim.records import Block

REPEATED = "read.furniture.repeated_headline/1"
DATE = "read.furniture.date_line/1"
_JOINT = re.compile(r"[\s.:|–—-]{0,6}")
_BODY_OPENING = re.compile(r"[\"“‘'(\[]?[A-Z\d]")
_SITE_SUFFIX = re.compile(r"\s+[|–—-]\s+[^|–—]{2,40}$")
#: A paragraph shorter than this is not cut further: it may be all there is.
_LEAST = 40


def title_pattern(title: str | None) -> re.Pattern[str] | None:
    """Matches the title, or the title without the site's name at its end, with any spacing and case."""
    words = (title or "")[:300].split()
    if len(words) < 3:
        return None
    full = " ".join(words)
    forms = dict.fromkeys((full, _SITE_SUFFIX.sub("", full)))
    return re.compile(
        "|".join(r"\s{1,4}".join(map(re.escape, form.split())) + r"(?!\w)" for form in forms), re.IGNORECASE
    )


def headline_end(text: str, start: int, end: int) -> int | None:
    """Where a headline ends that is glued to the first sentence with a bare hyphen, or None.

    "Shells Hit Northfield Market Again-The army said …": title case before the hyphen, a sentence after it.
    """
    window = text[start : min(end, start + 220)].partition("\n")[0]
    found = []
    for match in re.finditer(r"\s?-(?=[\"“‘]?[A-Z])", window):
        before, after = window[: match.start()].split(), window[match.end() :].split()[:14]
        if len(before) < 4 or len(after) < 4 or _capitals(before) < 0.6:
            continue
        if after[0].strip(",/").isupper() and "—" in after[1:6]:  # a place in capitals: the story begins here
            return start + match.start()
        pasted = match.group() != "-"  # "… in Nagorno-Karabakh -The presidents of …"
        told = sum(word[:1].islower() for word in after[1:]) >= 3
        if told and (pasted or _capitals(after[1:]) < 0.55):
            found.append((pasted, _capitals(before) >= 0.75, start + match.start()))
    return max(found)[2] if found else None


def _capitals(words: list[str]) -> float:
    return sum(word.lstrip("\"“‘'(")[:1].isupper() for word in words) / max(1, len(words))


def split_start(text: str, start: int, end: int, title: re.Pattern[str] | None, lexicon: Lexicon) -> list[Block]:
    """The first paragraph as blocks: glued furniture first, then the paragraph itself."""
    blocks: list[Block] = []
    at = start
    for _ in range(8):
        found = _start_piece(text, at, end, title, lexicon)
        if found is None:
            break
        stop, reason = found
        joint = _JOINT.match(text, stop, end)
        next_at = joint.end() if joint else stop
        blocks.append(Block(at, stop + len(text[stop:next_at].rstrip()), "furniture", reason))
        at = next_at
    if blocks and not _BODY_OPENING.match(text, at, end):
        return [Block(start, end, "paragraph")]
    return [*blocks, Block(at, end, "paragraph")]


def _start_piece(
    text: str, at: int, end: int, title: re.Pattern[str] | None, lexicon: Lexicon
) -> tuple[int, str] | None:
    stop, reason = at, ""
    if title and (match := title.match(text, at, end)):
        stop, reason = match.end(), REPEATED
    elif date := leading_date(text, at, end):
        stop, reason = date[0], DATE
    else:
        for rule in lexicon.starts:
            if match := rule.pattern.match(text, at, min(end, at + 200)):
                stop, reason = match.end(), rule.method
                break
    if stop == at or end - stop < _LEAST or text[stop : stop + 1] == ",":
        return None
    return stop, reason


def split_end(text: str, start: int, end: int, lexicon: Lexicon) -> list[Block]:
    """The last paragraph as blocks: the paragraph, then what is glued to its end."""
    blocks: list[Block] = []
    for _ in range(4):
        low = max(start + _LEAST, end - 400)
        if low >= end:
            break
        found = [(match.start(), rule.method) for rule in lexicon.ends if (match := _end_match(text, low, end, rule))]
        if not found:
            break
        at, reason = min(found)
        tail = text[at:end]
        blocks.insert(0, Block(at + len(tail) - len(tail.lstrip()), end, "furniture", reason))
        end = at - (len(text[start:at]) - len(text[start:at].rstrip()))
    return [Block(start, end, "paragraph"), *blocks]


def _end_match(text: str, low: int, end: int, rule: Rule) -> re.Match[str] | None:
    match = rule.pattern.search(text, low, end)
    return None if match and rule.skip_if and rule.skip_if.search(match.group()) else match
