"""Frame: is it the episode that the article reports, what lies behind it, or a habit?"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from counterclaim.attribute.times import LONG_WAR, Moment, moments
from counterclaim.attribute.tree import Tree
from counterclaim.attribute.wordlists import words
from counterclaim.records import Attribution, Document, Event, Evidence, Found, Sentence

LEXICON = "frame"
#: Types that are states rather than acts: the scene on which news happens.
STATES = frozenset({"territory_held", "siege"})
#: Types mentioned as known arrangements unless told as news of the day.
ARRANGEMENTS = frozenset({"agreement", "peacekeeping"})
#: How many sentences a passage of history runs on without a date of its own.
RUN = 3


@dataclass(frozen=True, slots=True)
class _Scene:
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


def frame_of(
    doc: Document, sentences: Sequence[Sentence], si: int, ti: int, event: Event, attribution: Attribution
) -> Found[str]:
    """Whether the claim is of the reported episode (`new`), of what lies behind it (`background`).

    Or of a habit (`general`).
    """
    tokens = sentences[si].tokens
    published = _published(doc)
    tree = Tree(tokens)
    cue = frozenset(tree.covering(attribution.cue.span if attribution.cue else None))
    scene = _Scene(tree, ti, tuple(moments(tokens, published)), cue, event, attribution, doc, sentences, si, published)
    for value, method, score, rule in RULES:
        found = rule(scene)
        if found:
            return Found(value, Evidence(f"en.frame.{method}/1", score, tree.words(found)))
    return Found("new", Evidence("en.frame.plain/1", 0.85, event.trigger.span))


def _published(doc: Document) -> date | None:
    if doc.published is None:
        return None
    try:
        return date.fromisoformat(doc.published.value[:10])
    except ValueError:
        return None


def _own_time(scene: _Scene) -> Moment | None:
    """The time expression nearest to the event in the tree: in its phrase, its clause, then in the clauses above.

    The time of saying ("he said on Tuesday") is not the event's: the walk ends at the cue.
    """
    tree, word = scene.tree, scene.trigger
    if not scene.times:
        return None
    inside = [m for m in scene.times if m.first in tree.under(word) and _belongs(tree, m, word)]
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
        here = [m for m in scene.times if m.first in tree.clause(clause, scene.trigger) and not _skips(scene, m)]
        if here:
            return min(here, key=lambda m: abs(m.first - scene.trigger))
        head = tree.head(clause)
        if head is None or tree.rel(clause) in ("parataxis", "root"):
            return None
        word = head
    return None


def _belongs(tree: Tree, moment: Moment, word: int) -> bool:
    """True if no other predicate stands between the time and the event's word."""
    for above in [moment.first, *tree.up(moment.first)]:
        if above == word:
            return True
        if tree.opens_clause(above):
            return False
    return False


def _skips(scene: _Scene, moment: Moment) -> bool:
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


def _past_time(scene: _Scene) -> list[int] | None:
    """ "In 1994", "the war of 2020", "last year", "stationed there since 2016"."""
    moment = _own_time(scene)
    if moment is None or not moment.old:
        return None
    return list(range(moment.first, moment.end))


def _recent_time(scene: _Scene) -> list[int] | None:
    """ "Late on Monday", "overnight", "this week"."""
    moment = _own_time(scene)
    if moment is None or moment.old or scene.event.type in STATES:
        return None
    return list(range(moment.first, moment.end))


def _modified(scene: _Scene) -> list[int] | None:
    """ "The six-week war", "previous talks", "the anniversary of the shooting", "since the conflict began"."""
    tree = scene.tree
    for child in tree.kids(scene.trigger, "amod", "compound", "nmod", "nummod"):
        text = tree.tokens[child].text.casefold()
        if text in scene.listed("old_adjectives") or LONG_WAR.fullmatch(text):
            return [child]
    head = tree.head(scene.trigger)
    if head is not None and tree.lemma(head) in scene.listed("anniversary"):
        return [head]
    return _after_since(scene)


def _after_since(scene: _Scene) -> list[int] | None:
    """True inside "since the end of the war", "since the conflict erupted"."""
    tree = scene.tree
    for word in [scene.trigger, *tree.up(scene.trigger)]:
        for child in tree.kids(word, "mark", "case"):
            if tree.tokens[child].text.casefold() == "since" and child < scene.trigger:
                return [child]
        if tree.opens_clause(word) and tree.rel(word) != "conj":
            return None
    return None


def _standing_war(scene: _Scene) -> list[int] | None:
    """A war or conflict named as what everybody knows of."""
    tree = scene.tree
    if tree.lemma(scene.trigger) not in scene.listed("wars") or scene.event.type not in ("clash", "deployment"):
        return None
    return [scene.trigger]


def _state(scene: _Scene) -> list[int] | None:
    """Who holds or besieges a place is the scene, unless it is told as the day's news.

    "now hold", "remains under control".
    """
    if scene.event.type not in STATES:
        return None
    tree = scene.tree
    before = tree.tokens[scene.trigger - 1].text if scene.trigger else ""
    if "-" in scene.event.trigger.text or before == "-":
        return [scene.trigger]
    clause = tree.clause(tree.clause_head(scene.trigger), scene.trigger)
    if any(tree.tokens[i].text.casefold() in scene.listed("current") for i in clause):
        return None
    return [scene.trigger]


def _arrangement(scene: _Scene) -> list[int] | None:
    """Deals and peacekeepers mentioned in passing; not "agreed on Monday"."""
    if scene.event.type not in ARRANGEMENTS:
        return None
    tree = scene.tree
    if (
        tree.tokens[scene.trigger].upos in ("VERB", "AUX")
        and tree.rel(scene.trigger) == "root"
        and scene.event.type == "agreement"
    ):
        return None
    return [scene.trigger]


def _old_adverb(scene: _Scene) -> list[int] | None:
    """ "Recently regained", "had long been run by", in the article's own voice."""
    tree = scene.tree
    if not scene.outlet:
        return None
    for child in tree.kids(scene.trigger, "advmod"):
        if tree.tokens[child].text.casefold() in scene.listed("old_adverbs") - {"already", "once"}:
            return [child]
    head = tree.head(scene.trigger)
    if head is not None and tree.rel(scene.trigger) == "obj":
        for child in tree.kids(head, "advmod"):
            if tree.tokens[child].text.casefold() in scene.listed("old_adverbs") - {"already", "once"}:
                return [child]
    return None


def _habit(scene: _Scene) -> list[int] | None:
    """ "Often fire at night", "increasing attacks", "firing slackens by day"."""
    tree, trigger = scene.tree, scene.trigger
    for child in tree.kids(trigger, "amod"):
        if tree.tokens[child].text.casefold() in scene.listed("habit_adjectives"):
            return [child]
    predicate = trigger if tree.tokens[trigger].upos == "VERB" else tree.clause_head(trigger)
    present = _present(tree, predicate)
    for child in tree.kids(predicate, "advmod"):
        if present and tree.tokens[child].text.casefold() in scene.listed("habit_adverbs"):
            return [child]
    if (
        predicate != trigger
        and present
        and tree.rel(trigger) in ("nsubj", "conj")
        and tree.lemma(predicate) in scene.listed("ebb")
    ):
        return None if _headline(scene) else [predicate]
    if predicate == trigger and present and _plain_clause(scene):
        return [trigger]
    return _kept_up(scene, predicate) or _mass(scene, predicate)


def _plain_clause(scene: _Scene) -> bool:
    """True for a verb of force or harm in the simple present outside a headline: "they shoot when we sleep"."""
    tree, trigger = scene.tree, scene.trigger
    if _headline(scene) or scene.event.type not in (
        "shooting",
        "shelling",
        "attack",
        "killing",
        "bombing",
        "airstrike",
        "other_conflict",
    ):
        return False
    return not tree.kids(trigger, "aux") and tree.rel(trigger) in ("root", "ccomp", "parataxis", "conj")


def _kept_up(scene: _Scene, predicate: int) -> list[int] | None:
    """ "Continues to commit massacres"."""
    tree = scene.tree
    head = tree.head(predicate)
    if head is None or tree.rel(predicate) != "xcomp" or tree.lemma(head) not in scene.listed("habit_verbs"):
        return None
    return (
        [head]
        if scene.tree.lemma(scene.trigger) in scene.listed("mass") or (_present(tree, head) and not scene.outlet)
        else None
    )


def _mass(scene: _Scene, predicate: int) -> list[int] | None:
    """Abuses in the plural laid to a side in the present tense, with no time said: a pattern."""
    tree = scene.tree
    token = tree.tokens[scene.trigger]
    if scene.times or "Number=Plur" not in token.feats or tree.lemma(scene.trigger) not in scene.listed("mass"):
        return None
    return [scene.trigger] if _present(tree, predicate) and not _headline(scene) and not scene.event.counts else None


def _present(tree: Tree, word: int) -> bool:
    token = tree.tokens[word]
    return "Tense=Pres" in token.feats and "VerbForm=Fin" in token.feats


def _headline(scene: _Scene) -> bool:
    block = scene.sentences[scene.si].block
    kind = scene.doc.blocks[block].kind if 0 <= block < len(scene.doc.blocks) else "paragraph"
    return kind in ("headline", "caption") or scene.si == 0


def _history(scene: _Scene) -> list[int] | None:
    """A passage of history runs on: the article's own voice, no time of these days, and a dated past just before."""
    if not scene.outlet or scene.si == 0:
        return None
    if any(not moment.old for moment in scene.times):
        return None
    for back in range(1, RUN + 1):
        at = scene.si - back
        if at < 0 or scene.sentences[scene.si].block - scene.sentences[at].block > 1:
            return None
        times = moments(scene.sentences[at].tokens, scene.published)
        if any(not moment.old for moment in times):
            return None
        if any(moment.old and not _measuring(scene.sentences[at], moment) for moment in times):
            return [scene.trigger]
    return None


def _measuring(sentence: Sentence, moment: Moment) -> bool:
    return moment.since and any(t.text.casefold() in words("en", LEXICON)["superlatives"] for t in sentence.tokens)


def _file_picture(scene: _Scene) -> list[int] | None:
    """ "FILE - …": a caption of an old picture, unless it names a day of these."""
    first = scene.tree.tokens[0].text if scene.tree.tokens else ""
    if re.fullmatch(r"FILE\W*", first) and all(moment.old for moment in scene.times):
        return [0]
    return None


Rule = Callable[[_Scene], list[int] | None]
RULES: tuple[tuple[str, str, float, Rule], ...] = (
    ("background", "past_time", 0.9, _past_time),
    ("background", "file_picture", 0.7, _file_picture),
    ("background", "state", 0.85, _state),
    ("general", "habit", 0.65, _habit),
    ("background", "modified", 0.8, _modified),
    ("new", "recent_time", 0.9, _recent_time),
    ("background", "standing_war", 0.8, _standing_war),
    ("background", "arrangement", 0.75, _arrangement),
    ("background", "old_adverb", 0.7, _old_adverb),
    ("background", "history", 0.75, _history),
)
