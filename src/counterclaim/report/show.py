"""A document on the terminal: contradictions first, then the accounts side by side with the words they rest on."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from textwrap import wrap

from counterclaim.records import Claim, Coded, LeftOut, Relation
from counterclaim.report.context import show_context
from counterclaim.report.disputes import one_of_each
from counterclaim.report.phrases import details, headline, left_out_words, marks, sentence_of, speaker, stated
from counterclaim.report.safe import safe_text
from counterclaim.report.sides import Side, side_key, sides_of, split_frames

#: A column narrower than this is no pleasure to read: accounts are then stacked.
NARROWEST = 34
_GAP = "  │ "


def show(coded: Coded, width: int | None = None, left_out: LeftOut | None = None) -> str:
    """The document as text, no line wider than `width` (the terminal's by default; at least 40).

    `left_out`: the claims that were taken out of it before; they are named by number.
    """
    width = max(40, min(width or shutil.get_terminal_size((110, 40)).columns, 200))
    lines = [*_head(coded, width)]
    by_id = {claim.id: claim for claim in coded.claims}
    now, behind = split_frames(coded.claims)
    lines += _relations(coded.relations, by_id, width)
    lines += _accounts(coded, sides_of(now), width)
    lines += _background(coded, behind, width)
    lines += show_context(coded.context, width)
    left = sum(found.status == "left-over" for found in coded.audit)
    if left:
        lines += [
            "",
            *wrap(
                f"{left} sentence(s) look as if they told something and gave no claim: see counterclaim audit.", width
            ),
        ]
    if left_out is not None:
        lines += ["", *wrap(left_out_words(left_out), width)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _head(coded: Coded, width: int) -> list[str]:
    doc = coded.document
    title = safe_text(doc.title.value) if doc.title else "(no title stated)"
    facts = f"outlet: {stated(doc.outlet)} · published: {stated(doc.published)} · language: {stated(doc.language)} · {doc.ref}"
    return ["═" * width, *wrap(title, width), *wrap(safe_text(facts), width), "═" * width]


def _relations(relations: Sequence[Relation], claims: dict[str, Claim], width: int) -> list[str]:
    if not relations:
        return []
    out = [""]
    for verdict, title in (
        ("conflicts", "CONTRADICTIONS"),
        ("agrees", "AGREEMENTS"),
        ("updates", "UPDATES"),
        ("compatible", "COMPATIBLE"),
        ("same_origin", "SAME ORIGIN"),
    ):
        found = [r for r in relations if r.verdict == verdict]
        if found:
            out.append(f"{title}")
        for dispute in one_of_each(found, claims):
            more = f" ({dispute.more + 1} pairs of claims)" if dispute.more else ""
            text = f"{dispute.relation.field}: {safe_text(dispute.relation.reason)}{more}"
            out += wrap(
                text, width, initial_indent="  ≠ " if verdict == "conflicts" else "  = ", subsequent_indent="    "
            )
    return out


def _accounts(coded: Coded, sides: Sequence[Side], width: int) -> list[str]:
    if not sides:
        return ["", "No claim of the episode that the article reports."]
    out: list[str] = []
    most = max(1, (width + len(_GAP)) // (NARROWEST + len(_GAP)))
    for at in range(0, len(sides), most):
        row = sides[at : at + most]
        column = (width - len(_GAP) * (len(row) - 1)) // len(row)
        cells = [list(_column(coded, side, column)) for side in row]
        out.append("")
        out += [_GAP.join(cell.ljust(column) for cell in line) for line in zip_longest(*cells, fillvalue="")]
    return out


def _column(coded: Coded, side: Side, width: int) -> Iterator[str]:
    yield from wrap(safe_text(side.title).upper(), width)
    yield "─" * width
    for claim, after in zip_longest(side.claims, side.claims[1:]):
        yield from _claim(claim, width)
        if after is None or after.event.sentence != claim.event.sentence:
            yield from _quoted(coded, claim, width)
            yield ""


def _claim(claim: Claim, width: int) -> Iterator[str]:
    yield from wrap(f"● {safe_text(headline(claim))} [{claim.id[:8]}]", width, subsequent_indent="  ")
    for label, words in details(claim):
        yield from wrap(f"{label}: {safe_text(words)}", width, initial_indent="  ", subsequent_indent="    ")
    if claim.attribution.source.mention is not None:
        yield from wrap(
            f"source: {safe_text(speaker(claim.attribution.source))}",
            width,
            initial_indent="  ",
            subsequent_indent="    ",
        )


def _quoted(coded: Coded, claim: Claim, width: int) -> Iterator[str]:
    """The sentence, once for all claims that rest on it."""
    said = safe_text(sentence_of(coded.document, claim))
    said = said if len(said) < 300 else said[:297].rsplit(" ", 1)[0] + " …"
    said = said.strip('“”"')
    yield from wrap(f"“{said}”", width, initial_indent="  ", subsequent_indent="  ")


def _background(coded: Coded, claims: Sequence[Claim], width: int) -> list[str]:
    if not claims:
        return []
    out = ["", "BACKGROUND (earlier events, standing facts, habits; never part of today's figures)"]
    for claim in sorted(claims, key=lambda c: (c.event.trigger.start, c.id)):
        told = [words for label, words in details(claim) if label != "told as"]
        who = "" if side_key(claim.attribution.source) == "outlet" else f" — {speaker(claim.attribution.source)}"
        flags = f" ({', '.join(marks(claim))})" if marks(claim) else ""
        text = safe_text(f"{headline(claim)}: {'; '.join(told) or claim.event.trigger.text}{flags}{who}")
        out += wrap(text, width, initial_indent="  · ", subsequent_indent="    ")
    return out
