"""Words → parties, places, intervals: what a claim's words refer to, never what they say.

`resolve` fills the values beside the words and leaves every word as it is. What cannot be settled stays None; so does
what could be settled in two ways.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from counterclaim.gazetteer.disputes import DISPUTED_POLICY
from counterclaim.records import Claim, Document, Sentence
from counterclaim.remembered import remembered
from counterclaim.resolve.atlas import Atlas
from counterclaim.resolve.clocks import clock_of
from counterclaim.resolve.context import Context, build_context, grounded
from counterclaim.resolve.counts import share_parties, with_standing
from counterclaim.resolve.generic import Verdict
from counterclaim.resolve.mention import party_of_words
from counterclaim.resolve.opposed import opposed
from counterclaim.resolve.places import settle_place
from counterclaim.resolve.repeated import one_meaning
from counterclaim.resolve.several import parties_of_words
from counterclaim.resolve.sides import Speaker, settle
from counterclaim.resolve.timespan import Story, anchor_of, impute_previous, impute_publication, settle_time
from counterclaim.resolve.toponyms import Toponym, toponyms
from counterclaim.resolve.whose import weighed
from counterclaim.timex import tag

__all__ = [
    "Atlas",
    "Context",
    "Story",
    "Toponym",
    "Verdict",
    "build_context",
    "impute_previous",
    "impute_publication",
    "parties_of_words",
    "party_of_words",
    "resolve",
    "settle_time",
    "story_of",
    "toponyms",
]


def resolve(
    doc: Document,
    sentences: Sequence[Sentence],
    claims: Sequence[Claim],
    disputed: str = DISPUTED_POLICY,
    weigh: Callable[[Atlas, Sequence[Claim]], Sequence[Claim]] | None = weighed,
) -> tuple[Claim, ...]:
    """The claims with parties, places' countries and times' bounds filled in, in the order given.

    Parties come from the words, the sides that the text itself introduces, and the offices it named before; times
    are read against the publication date and never invented. Places are settled one by one, whatever comes of the others; `disputed` is the
    policy that says whose territory disputed areas are: `de_jure`, `de_facto` or `both`. `weigh` gives the sides that the rules leave
    open; None leaves them open.
    """
    atlas, settled = by_rules(doc, sentences, claims, disputed)
    return tuple(with_standing(atlas.context, claim) for claim in (weigh(atlas, settled) if weigh else settled))


def by_rules(
    doc: Document, sentences: Sequence[Sentence], claims: Sequence[Claim], disputed: str = DISPUTED_POLICY
) -> tuple[Atlas, tuple[Claim, ...]]:
    """What the text tells of its sides, and the claims with what the rules alone make of their words."""
    context = build_context(doc, sentences)
    atlas = Atlas(doc, sentences, context, disputed)
    context = atlas.context = grounded(context, atlas.ground) if claims else context
    published = doc.published.value if doc.published else None
    story = story_of(doc)
    out: list[Claim] = []
    last = Speaker()
    for claim in claims:
        settled, last = settle(context, claim, last)
        event = settled.event
        if event.place:
            event = replace(event, place=tuple(settle_place(atlas, spot) for spot in event.place))
        if event.time:
            event = replace(event, time=settle_time(event.time, published, story, clock_of(event)))
        out.append(replace(settled, event=event))
    return atlas, share_parties(opposed(context, one_meaning(out)))


@remembered(2)  # claims and context of one document are resolved in turn
def story_of(doc: Document) -> Story:
    """The document as times are read by it."""
    published = doc.published.value if doc.published else None
    written = anchor_of(published)
    return Story(doc.text, published, tag(doc.text, written.date() if written else None))
