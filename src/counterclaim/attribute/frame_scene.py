"""What a rule of framing looks at: the tree, the times in it, and which of them is the event's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from counterclaim.attribute.times import Moment, moments
from counterclaim.lang.wordlists import words
from counterclaim.records import Attribution, Document, Event, Sentence
from counterclaim.syntax import Tree, tree_of

LEXICON = "frame"


@dataclass(frozen=True, slots=True)
class Scene:
    """What a rule looks at. `times` are the sentence's time expressions, `cue` the words of the attribution's cue."""

    tree: Tree
    trigger: int
    times: tuple[Moment, ...]
    cue: frozenset[int]
    event: Event
    attribution: Attribution
    doc: Document
    sentences: Sequence[Sentence]
    si: int
    published: date | None

    def listed(self, name: str) -> frozenset[str]:
        """One of the word lists."""
        return words("en", LEXICON).get(name, frozenset())

    @property
    def outlet(self) -> bool:
        """True if the article tells it in its own voice."""
        return self.attribution.source.kind == "outlet"


def scene_of(
    doc: Document, sentences: Sequence[Sentence], si: int, ti: int, event: Event, attribution: Attribution
) -> Scene:
    """The scene of one claim; the arguments are those of `frame_of`."""
    tokens = sentences[si].tokens
    published = _published(doc)
    tree = tree_of(tokens)
    cue = frozenset(tree.covering(attribution.cue.span if attribution.cue else None))
    times = tuple(
        m if m.since or not _reaches_back(tree, m) else replace(m, since=True) for m in moments(tokens, published)
    )
    return Scene(tree, ti, times, cue, event, attribution, doc, sentences, si, published)


def _published(doc: Document) -> date | None:
    if doc.published is None:
        return None
    try:
        return date.fromisoformat(doc.published.value[:10])
    except ValueError:
        return None


def own_time(scene: Scene) -> Moment | None:
    """The time expression nearest to the event in the tree: in its phrase, its clause, then in the clauses above.

    The time of saying ("he said on Tuesday") is not the event's: the walk ends at the cue.
    """
    tree, word = scene.tree, scene.trigger
    if not scene.times:
        return None
    under = tree.under(word) if not tree.verbal(word) else set()
    inside = [m for m in scene.times if m.first in under and _belongs(tree, m, word) and not _skips(scene, m)]
    if inside:
        return min(inside, key=lambda m: abs(m.first - word))
    told = scene.event.time.mention if scene.event.time else None
    if told:
        covered = tree.covering(told.span)
        for moment in scene.times:
            if moment.first in covered:
                return moment
    seen: set[int] = set()
    while word not in seen and word not in scene.cue:
        seen.add(word)
        clause = tree.clause_head(word)
        if clause in scene.cue:
            return None
        near = tree.clause(clause, scene.trigger)
        here = [m for m in scene.times if _dates(scene, m, clause, near) and not _skips(scene, m)]
        if here:
            return min(here, key=lambda m: abs(m.first - scene.trigger))
        head = tree.head(clause)
        if head is None or tree.rel(clause) in ("parataxis", "root"):
            return None
        word = head
    return None


def _reaches_back(tree: Tree, moment: Moment) -> bool:
    """True for a time inside a phrase with "since": "since a six-week war in 2020"."""
    for word in [moment.first, *tree.up(moment.first)]:
        if any(tree.tokens[c].text.casefold() == "since" for c in tree.kids(word, "case", "mark")):
            return True
        if tree.opens_clause(word):
            return False
    return False


def _dates(scene: Scene, moment: Moment, clause: int, near: set[int]) -> bool:
    """True if a time says when the clause is: not "broke the truce of 2024", not "a speech about the war of 2024"."""
    tree = scene.tree
    if moment.first not in near:
        return _since_clause(scene, moment, clause)
    if scene.trigger in tree.up(moment.first) and not tree.verbal(scene.trigger):
        return True
    path = [moment.first]
    for above in tree.up(moment.first):
        if above == clause:
            break
        path.append(above)
    nouns = [word for word in path[1:] if tree.tokens[word].upos in ("NOUN", "PROPN")]
    cases = {tree.tokens[c].text.casefold() for c in tree.kids(moment.first, "case")}
    named = tree.rel(path[-1]) in ("obj", "iobj", "ccomp") and not cases - {"of"}
    return len(nouns) <= 1 and not named


def _since_clause(scene: Scene, moment: Moment, clause: int) -> bool:
    """True for a time in "since the conflict began", where that hangs on the clause."""
    tree = scene.tree
    if not moment.since:
        return False
    for above in tree.up(moment.first):
        if tree.rel(above) == "advcl":
            return tree.head(above) == clause
    return False


def _belongs(tree: Tree, moment: Moment, word: int) -> bool:
    """True if no other predicate stands between the time and the event's word."""
    for above in [moment.first, *tree.up(moment.first)]:
        if above == word:
            return True
        if tree.opens_clause(above):
            return False
    return False


def _skips(scene: Scene, moment: Moment) -> bool:
    """ "The worst since 2020" measures, it does not date.

    Only a perfect tense reaches back ("stationed since 2020").
    """
    if not moment.since or scene.trigger in range(moment.first, moment.end):
        return False
    tree = scene.tree
    text = {token.text.casefold() for token in tree.tokens}
    if text & scene.listed("superlatives"):
        return True
    return not any(tree.lemma(c) == "have" for c in tree.kids(tree.clause_head(scene.trigger), "aux"))


def headline(scene: Scene) -> bool:
    """True in a headline, a caption or an opening sentence, where the present tense tells news."""
    block = scene.sentences[scene.si].block
    kind = scene.doc.blocks[block].kind if 0 <= block < len(scene.doc.blocks) else "paragraph"
    return kind in ("headline", "caption") or scene.si == 0


def predicate_of(tree: Tree, trigger: int) -> int:
    """The trigger if it is a verb, else the head of its clause."""
    return trigger if tree.tokens[trigger].upos == "VERB" else tree.clause_head(trigger)


def present(tree: Tree, word: int) -> bool:
    """True for a verb in the simple present: "fires", "fire"; not "is firing", "has fired"."""
    return any(tree.has(word, xpos, "Tense=Pres|VerbForm=Fin") for xpos in ("VBZ", "VBP"))
