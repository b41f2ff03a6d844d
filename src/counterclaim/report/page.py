"""The HTML report: one page that needs nothing else, asks nobody, and can be read with scripts switched off."""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from hashlib import sha256
from importlib import resources

from counterclaim.records import Claim, Coded, Document, LeftOut, Relation, credits
from counterclaim.report.cards import card
from counterclaim.report.context import html_context
from counterclaim.report.disputes import one_of_each
from counterclaim.report.incident_page import Told, incident_chunks
from counterclaim.report.marked import marked_text
from counterclaim.report.phrases import details, event_name, headline, left_out_words, speaker
from counterclaim.report.safe import safe_html, safe_link
from counterclaim.report.sides import side_key, sides_of, split_frames

_VERDICTS = ("conflicts", "updates", "agrees", "compatible", "same_origin")
#: Colours are given out in order of appearance; later sides share the last.
_COLOURS = 8


def html(documents: Sequence[Coded], incidents: Sequence[Told] = ()) -> str:
    """The whole page as one string."""
    return "".join(html_chunks(documents, incidents))


def _left_out(left: LeftOut | None) -> str:
    return "" if left is None else f'<p class="meta">{safe_html(left_out_words(left))}</p>\n'


def html_chunks(
    documents: Iterable[Coded], incidents: Sequence[Told] = (), left: LeftOut | None = None
) -> Iterator[str]:
    """The page piece by piece, incidents first, then a document at a time: a large store is never in memory as a whole.

    `left` says how many claims the page does without for want of confidence.
    """
    style, script = _resource("page.css"), _resource("page.js")
    policy = f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; base-uri 'none'; form-action 'none'"
    yield (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>Every side’s account</title>\n<style>{style}</style>\n</head>\n<body>\n"
        '<a class="skip" href="#accounts">Skip to the accounts</a>\n'
        '<header class="page"><h1>Every side’s account</h1>\n'
        '<p class="meta">What each source says happened, side by side. Nothing here says who is right: a claim is what somebody is '
        "reported to have said, and the words it was read from are one click away.</p>\n"
        f"{_left_out(left)}"
        '<div class="tools" hidden><label>Account <select name="side"><option value="">all</option></select></label> '
        '<label>Event <select name="event"><option value="">all</option></select></label></div></header>\n'
        '<main id="accounts">\n'
    )
    yield from incident_chunks(incidents)
    rows: list[tuple[Document, Counter[str], int]] = []
    total: Counter[tuple[str, str]] = Counter()
    for coded in documents:
        rows.append((coded.document, Counter(r.verdict for r in coded.relations), len(coded.claims)))
        total.update((side.title, claim.event.type) for side in sides_of(coded.claims) for claim in side.claims)
        yield from _document(coded)
    yield from _summary(rows, total)
    yield (
        '</main>\n<footer><p class="meta">Written by counterclaim. The claims are the data; any single figure would be a choice '
        f'among them.</p><p class="meta">{safe_html(credits.PLACES)}</p></footer>\n<script>{script}</script>\n</body>\n</html>\n'
    )


@cache
def _resource(name: str) -> str:
    return resources.files("counterclaim.report").joinpath(name).read_text("utf-8")


def _hash(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode("utf-8")).digest()).decode("ascii")


def _document(coded: Coded) -> Iterator[str]:
    doc = coded.document
    title = safe_html(doc.title.value) if doc.title else '<span class="missing">no title stated</span>'
    yield f'<article class="doc" id="{safe_html(doc.id)}">\n<h2>{title}</h2>\n{_meta(doc)}'
    now, behind = split_frames(coded.claims)
    sides = sides_of(now)
    keys = [side.key for side in sides_of(coded.claims)]
    yield from _relations(coded)
    yield (
        '<h3>Accounts</h3>\n<div class="columns">\n'
        if sides
        else "<h3>Accounts</h3>\n<p>No claim of the episode that the article reports.</p>\n"
    )
    for side in sides:
        colour = min(keys.index(side.key), _COLOURS - 1)
        yield f'<section class="side{colour}" aria-label="{safe_html(side.title)}"><h4>{safe_html(side.title)}</h4>\n'
        for claim in side.claims:
            yield card(claim, doc, side.key)
        yield "</section>\n"
    yield "</div>\n" if sides else ""
    yield from _timeline(coded.claims)
    yield from _background(behind)
    yield from html_context(coded.context)
    yield '<h3>The text</h3>\n<div class="text">\n'
    yield from marked_text(coded)
    yield "</div>\n</article>\n"


def _meta(doc: Document) -> str:
    def fact(label: str, found: object) -> str:
        value = getattr(found, "value", None)
        return f"{label}: {safe_html(str(value))}" if value else f'{label}: <span class="missing">not stated</span>'

    link = safe_link(doc.url.value) if doc.url else None
    where = f' · <a href="{safe_html(link)}" rel="noopener noreferrer">source page</a>' if link else ""
    facts = " · ".join(
        [
            fact("outlet", doc.outlet),
            fact("published", doc.published),
            fact("language", doc.language),
            safe_html(doc.ref),
        ]
    )
    return f'<p class="meta">{facts}{where}</p>\n'


def _relations(coded: Coded) -> Iterator[str]:
    if not coded.relations:
        return
    by_id = {claim.id: claim for claim in coded.claims}
    yield '<h3>Where the accounts meet</h3>\n<ul class="plain relations">\n'
    for verdict in _VERDICTS:
        found = [r for r in coded.relations if r.verdict == verdict]
        for dispute in one_of_each(found, by_id):
            yield _relation(dispute.relation, dispute.more)
    yield "</ul>\n"


def _relation(relation: Relation, more: int) -> str:
    besides = f" ({more + 1} pairs of claims)" if more else ""
    links = " · ".join(
        f'<a href="#{safe_html(c)}">{name}</a>'
        for c, name in ((relation.left, "one claim"), (relation.right, "the other"))
    )
    why = f"{relation.method}, score {relation.score:.2f}"
    return (
        f'<li class="{safe_html(relation.verdict)}" title="{safe_html(why)}"><span class="label">{safe_html(relation.field)}: '
        f"{safe_html(relation.verdict.replace('_', ' '))}.</span> {safe_html(relation.reason)}{besides} "
        f'<span class="meta">({links})</span></li>\n'
    )


def _timeline(claims: Sequence[Claim]) -> Iterator[str]:
    dated = sorted(
        (c.event.time.earliest, c.event.trigger.start, c.id, c)
        for c in claims
        if c.event.time and c.event.time.earliest
    )
    if not dated:
        return
    yield '<h3>Timeline</h3>\n<ol class="plain timeline">\n'
    for earliest, _, _, claim in dated:
        who = speaker(claim.attribution.source)
        yield (
            f'<li><span class="time">{safe_html(earliest)}</span><span><a href="#{claim.id}">{safe_html(headline(claim))}</a> '
            f'<span class="meta">— {safe_html(who)}</span></span></li>\n'
        )
    yield "</ol>\n"


def _background(claims: Sequence[Claim]) -> Iterator[str]:
    if not claims:
        return
    yield '<h3>Background: earlier events, standing facts, habits</h3>\n<ul class="plain background">\n'
    for claim in sorted(claims, key=lambda c: (c.event.trigger.start, c.id)):
        told = "; ".join(words for label, words in details(claim) if label != "told as")
        who = "" if side_key(claim.attribution.source) == "outlet" else f" — {speaker(claim.attribution.source)}"
        text = f"{headline(claim)}{': ' + told if told else ''}{who}"
        yield f'<li id="{claim.id}"><a href="#w-{claim.id}">{safe_html(text)}</a></li>\n'
    yield "</ul>\n"


def _summary(rows: Sequence[tuple[Document, Counter[str], int]], total: Counter[tuple[str, str]]) -> Iterator[str]:
    """With several documents: what each holds, and who tells of what how often."""
    if len(rows) < 2:
        return
    yield f'<section id="summary"><h2>All documents</h2>\n{_table("published", "document", "claims", "conflicts")}'
    for doc, verdicts, claims in sorted(
        rows, key=lambda row: ((row[0].published.value if row[0].published else ""), row[0].id)
    ):
        name = doc.title.value if doc.title else doc.ref
        date = doc.published.value if doc.published else "not stated"
        yield (
            f'<tr><td>{safe_html(date)}</td><td><a href="#{safe_html(doc.id)}">{safe_html(name)}</a></td>'
            f'<td class="n">{claims}</td><td class="n">{verdicts["conflicts"]}</td></tr>\n'
        )
    yield f"</tbody></table></div>\n<h3>Who tells of what</h3>{_table('account', 'events')}"
    for title in sorted({title for title, _ in total}):
        events = ", ".join(f"{event_name(event)} {n}" for (side, event), n in sorted(total.items()) if side == title)
        yield f"<tr><td>{safe_html(title)}</td><td>{safe_html(events)}</td></tr>\n"
    yield "</tbody></table></div></section>\n"


def _table(*heads: str) -> str:
    cells = "".join(f'<th scope="col">{head}</th>' for head in heads)
    return f'<div class="wide"><table class="summary"><thead><tr>{cells}</tr></thead><tbody>\n'
