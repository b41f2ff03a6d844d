"""Units → blocks: headline, paragraphs, lists, captions, and the furniture that gives no claims."""

from __future__ import annotations

from dataclasses import replace

from counterclaim.read.dates import parse_date
from counterclaim.read.furniture import (
    Lexicon,
    Rule,
    is_dateline,
    is_foreign_script,
    is_menu,
    is_sentence_end,
    lexicon,
)
from counterclaim.read.glue import DATE, REPEATED, headline_end, split_end, split_start, title_pattern
from counterclaim.read.units import Unit, is_bullet, units_of
from counterclaim.records import Block

MENU = "read.furniture.menu/1"
DATELINE = "read.furniture.dateline/1"
SUBHEADING = "read.furniture.subheading/1"
SCRIPT = "read.furniture.script/1"
JOINT = "read.furniture.joint/1"
_MAX_LINKS = 12
_JOINTS = " \t\r\n\u00a0-–—.:|"


def blocks_of(text: str, title: str | None = None, units: list[Unit] | None = None) -> tuple[Block, ...]:
    """All that is not blank in `text` as blocks, sorted and disjoint.

    `title` helps to find the headline and its repetitions; `units` are given where a page's own marking is known.
    """
    words = lexicon()
    units = units_of(text, words) if units is None else units
    reasons = _furniture(text, units, words)
    kinds = _kinds(text, units, reasons, title, words)
    blocks = [Block(u.start, u.end, "furniture" if r else k, r) for u, r, k in zip(units, reasons, kinds, strict=True)]
    blocks = _cut_headline(text, blocks, title)
    blocks = _cut_first(text, blocks, title, words)
    return tuple(_cut_last(text, blocks, words))


def _furniture(text: str, units: list[Unit], words: Lexicon) -> list[str | None]:
    """For each unit the rule that calls it furniture, or None."""
    lines = [text[unit.start : unit.end] for unit in units]
    reasons: list[str | None] = [_line_reason(line, words) for line in lines]
    _menus(lines, reasons)
    total = sum(len(line) for line, reason in zip(lines, reasons, strict=True) if reason is None)
    before = 0
    for at, line in enumerate(lines):
        rule = words.section(line)
        if rule is not None:
            reasons[at] = rule.method
            if rule.takes == "rest" and before >= total / 2:
                reasons[at:] = [reason or rule.method for reason in reasons[at:]]
                break
            _take(lines, reasons, at + 1, rule, words)
        elif reasons[at] is None:
            before += len(line)
    _biographies(lines, reasons, words)
    return [
        reason or (SCRIPT if is_foreign_script(line) else None) for line, reason in zip(lines, reasons, strict=True)
    ]


def _line_reason(line: str, words: Lexicon) -> str | None:
    if len(line) <= 120 and parse_date(line):
        return DATE
    if is_menu(line):
        return MENU
    return words.line(line) or (DATELINE if is_dateline(line) else None)


def _menus(lines: list[str], reasons: list[str | None]) -> None:
    """Five or more labels in a row, a line each, are a menu."""
    at = 0
    while at < len(lines):
        stop = at
        while stop < len(lines) and _is_label(lines[stop]):
            stop += 1
        if stop - at >= 5:
            for inside in range(at, stop):
                reasons[inside] = reasons[inside] or MENU
        at = max(stop, at + 1)


def _is_label(line: str) -> bool:
    """One to three words and no figure: "Total dead: 19" in a table is no label."""
    return (
        len(line) <= 40
        and len(line.split()) <= 3
        and not any(c.isdigit() or c == ":" for c in line)
        and line[-1].isalnum()
    )


def _take(lines: list[str], reasons: list[str | None], at: int, rule: Rule, words: Lexicon) -> None:
    """Mark what the section at `at - 1` brings with it."""
    if (
        rule.takes == "block"
        and at < len(lines)
        and len(lines[at]) <= 1000
        and not words.biography.veto.search(lines[at])
    ):
        reasons[at] = reasons[at] or rule.method
    elif rule.takes == "links":
        for inside in range(at, min(len(lines), at + _MAX_LINKS)):
            line = lines[inside]
            if len(line) > 200 or (is_sentence_end(line) and not is_bullet(line)) or words.section(line):
                break
            reasons[inside] = reasons[inside] or rule.method


def _biographies(lines: list[str], reasons: list[str | None], words: Lexicon) -> None:
    """From the end up: paragraphs that present the author, until the article itself is met."""
    for at in range(len(lines) - 1, 0, -1):
        if reasons[at] is not None:
            continue
        if words.biography.fits(lines[at]):
            reasons[at] = words.biography.method
        elif len(lines[at].split()) > 12:
            break


def _kinds(text: str, units: list[Unit], reasons: list[str | None], title: str | None, words: Lexicon) -> list[str]:
    """The kind of each unit that is no furniture; finds the headline; subheadings and repeats of it are furniture."""
    kinds = [_body_kind(text[unit.start : unit.end], unit, words) for unit in units]
    body = [at for at, reason in enumerate(reasons) if reason is None]
    head = _headline(text, units, body, title)
    pattern = title_pattern(title or (text[units[head].start : units[head].end] if head is not None else None))
    for place, at in enumerate(body):
        line = text[units[at].start : units[at].end]
        if at == head:
            kinds[at] = "headline"
        elif head is not None and pattern and pattern.fullmatch(line.rstrip(".")):
            reasons[at] = REPEATED
        elif units[at].kind == "heading" or _is_subheading(line, units, text, body, place, kinds):
            reasons[at] = SUBHEADING
    return kinds


def _body_kind(line: str, unit: Unit, words: Lexicon) -> str:
    if unit.kind in ("list", "caption"):
        return unit.kind
    if words.caption(line):
        return "caption"
    return "list" if is_bullet(line) else "paragraph"


def _headline(text: str, units: list[Unit], body: list[int], title: str | None) -> int | None:
    """The title where it stands among the first units, else a first short line without a full stop, if more follows."""
    pattern = title_pattern(title)
    for at in body[:4]:
        if pattern and pattern.fullmatch(text[units[at].start : units[at].end].rstrip(".")):
            return at
    if len(body) < 2:
        return None
    line = text[units[body[0]].start : units[body[0]].end]
    open_end = not line.endswith((".", ":", ";", ",", ".”", '."')) or line.endswith("...")
    short = 2 <= len(line.split()) <= 30 and len(line) <= 220
    return body[0] if short and open_end and not is_bullet(line) else None


def _is_subheading(line: str, units: list[Unit], text: str, body: list[int], place: int, kinds: list[str]) -> bool:
    """A few words without a stop, alone between two paragraphs; figures or a comma make it news, not a label."""
    if not 0 < place < len(body) - 1 or len(line.split()) > 8 or not line[:1].isupper():
        return False
    if (
        any(char.isdigit() or char == "," for char in line)
        or is_sentence_end(line)
        or not (line[-1].isalnum() or line[-1] in "’'")
        or kinds[body[place]] != "paragraph"
        or kinds[body[place - 1]] == "headline"
    ):
        return False
    after = text[units[body[place + 1]].start : units[body[place + 1]].end]
    return (
        len(after.split()) >= 15 and is_sentence_end(after) and units[body[place - 1]].group != units[body[place]].group
    )


def _cut_headline(text: str, blocks: list[Block], title: str | None) -> list[Block]:
    """Where no line is the headline, it may be glued to the first paragraph."""
    first = next((at for at, block in enumerate(blocks) if block.kind != "furniture"), None)
    if first is None or any(block.kind == "headline" for block in blocks):
        return blocks
    block = blocks[first]
    pattern = title_pattern(title)
    match = pattern.match(text, block.start, block.end) if pattern else None
    stop = match.end() if match else headline_end(text, block.start, block.end)
    if stop is None or block.end - stop < 20:
        return blocks
    stop += text[stop] == "."
    rest = text[stop : block.end]
    begin = stop + len(rest) - len(rest.lstrip(_JOINTS))
    pieces = [Block(block.start, stop, "headline")]
    if joint := text[stop:begin].strip():  # the hyphen between the two belongs to neither
        mark = text.index(joint, stop)
        pieces.append(Block(mark, mark + len(joint), "furniture", JOINT))
    return [*blocks[:first], *pieces, replace(block, start=begin), *blocks[first + 1 :]]


def _cut_first(text: str, blocks: list[Block], title: str | None, words: Lexicon) -> list[Block]:
    first = next((at for at, block in enumerate(blocks) if block.kind == "paragraph"), None)
    if first is None:
        return blocks
    head = next((text[block.start : block.end] for block in blocks if block.kind == "headline"), None)
    block = blocks[first]
    pieces = split_start(text, block.start, block.end, title_pattern(title or head), words)
    return [*blocks[:first], *pieces, *blocks[first + 1 :]]


def _cut_last(text: str, blocks: list[Block], words: Lexicon) -> list[Block]:
    last = next((at for at in range(len(blocks) - 1, -1, -1) if blocks[at].kind == "paragraph"), None)
    if last is None:
        return blocks
    block = blocks[last]
    return [*blocks[:last], *split_end(text, block.start, block.end, words), *blocks[last + 1 :]]
