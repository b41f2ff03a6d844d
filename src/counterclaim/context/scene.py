"""A document and its sentences as context is read from them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.extract.values import CountHit, PlaceHit, find_counts, find_places
from counterclaim.records import Actor, Claim, Count, Document, Evidence, Found, Mention, Sentence, Span, TimeSpan
from counterclaim.resolve import Atlas, Context, Story, build_context, parties_of_words, settle_time, story_of
from counterclaim.syntax import Tree, tree_of
from counterclaim.timex import Timex


@dataclass(frozen=True, slots=True)
class Article:
    """A document, its sides, its times, its places and its claims by sentence."""

    doc: Document
    sentences: Sequence[Sentence]
    claims: tuple[tuple[Claim, ...], ...]
    context: Context
    story: Story
    atlas: Atlas

    @property
    def published(self) -> str | None:
        """The date of publication as stated."""
        return self.doc.published.value if self.doc.published else None

    @property
    def setting(self) -> tuple[str, ...]:
        """The sides that the document is about: the two states it sets against each other, else the one whose war it tells."""
        rivals = tuple(sorted(self.context.rivals()))
        alone = self.context.inner or self.context.dominant
        return rivals or ((alone,) if alone else ())


def article_of(doc: Document, sentences: Sequence[Sentence], claims: Sequence[Claim]) -> Article:
    """The document made ready: linear in its length."""
    groups: list[list[Claim]] = [[] for _ in sentences]
    starts = [sentence.start for sentence in sentences]
    for claim in claims:
        at = bisect_right(starts, claim.event.trigger.start) - 1
        if at >= 0:
            groups[at].append(claim)
    context, told = build_context(doc, sentences), tuple(tuple(group) for group in groups)
    return Article(doc, sentences, told, context, story_of(doc), Atlas(doc, sentences, context))


@dataclass(frozen=True, slots=True)
class Dated:
    """A time of the sentence and the word by which it hangs in the tree."""

    timex: Timex
    head: int


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence: its tree, its claims, and the values in it."""

    article: Article
    si: int
    tree: Tree
    claims: tuple[Claim, ...]
    times: tuple[Dated, ...]
    counts: tuple[CountHit, ...]
    places: tuple[PlaceHit, ...]

    @property
    def text(self) -> str:
        """The document's text."""
        return self.article.doc.text

    @property
    def sentence(self) -> Sentence:
        """The sentence itself."""
        return self.article.sentences[self.si]

    def mention(self, indices: Sequence[int]) -> Mention:
        """The words from the first to the last of these, as said; a possessive ending is left out."""
        kept = list(indices)
        while len(kept) > 1 and self.tree.tokens[kept[-1]].xpos == "POS":
            kept.pop()
        span = self.tree.words(kept)
        return Mention(span.start, span.end, self.text[span.start : span.end])

    def on(self, i: int) -> tuple[Claim, ...]:
        """The claims whose trigger holds the word."""
        token = self.tree.tokens[i]
        return tuple(c for c in self.claims if c.event.trigger.start < token.end and token.start < c.event.trigger.end)

    def trigger(self, claim: Claim) -> int | None:
        """The head word of a claim's trigger."""
        inside = self.tree.covering(claim.event.trigger.span)
        return min((i for i in inside if self.tree.tokens[i].head not in inside), default=None)

    def party(self, words: Mention, method: str, score: float = 0.85) -> Actor | None:
        """A participant with the sides that its words name; None where they name none."""
        sides = parties_of_words(self.article.context, words.start, words.end)
        if not sides:
            return None
        why = evidence(method, score, words.span)
        return Actor(words, why, Found(sides[0], why) if len(sides) == 1 else None, sides if len(sides) > 1 else ())

    def time(self, words: Mention, method: str) -> TimeSpan:
        """The time with its bounds, where the words and the date of publication settle them."""
        raw = TimeSpan(words, evidence(method, 0.8, words.span))
        return settle_time(raw, self.article.published, self.article.story)


def evidence(method: str, score: float, span: Span | None = None) -> Evidence:
    """Evidence of a rule of this stage."""
    return Evidence(f"en.context.{method}/1", score, span)


def scene_of(article: Article, si: int) -> Scene:
    """The sentence with its values."""
    sentence = article.sentences[si]
    tree = tree_of(sentence.tokens)
    times = []
    first = bisect_left(article.story.times, sentence.start, key=lambda one: one.start)
    for timex in article.story.times[first : bisect_left(article.story.times, sentence.end, key=lambda one: one.start)]:
        if timex.kind in ("DATE", "TIME", "DURATION"):
            inside = tree.covering(Span(timex.start, timex.end))
            heads = [i for i in inside if tree.tokens[i].head not in inside]
            if heads:
                times.append(Dated(timex, min(heads)))
    return Scene(
        article,
        si,
        tree,
        article.claims[si],
        tuple(times),
        find_counts(sentence, article.doc.text),
        find_places(sentence, article.doc.text),
    )


def settled_counts(scene: Scene, hits: Sequence[CountHit]) -> tuple[Count, ...]:
    """The counts, each as a claim of the sentence has it (with its side) where one does."""
    known = {(c.mention.span, c.kind): c for claim in scene.claims for c in claim.event.counts}
    return tuple(known.get((hit.count.mention.span, hit.count.kind), hit.count) for hit in hits)
