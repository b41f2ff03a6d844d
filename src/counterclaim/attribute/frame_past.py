"""What lies behind the episode: earlier wars, old deals, standing facts, passages of history."""

from __future__ import annotations

import re

from counterclaim.attribute.frame_scene import LEXICON, Scene, own_time
from counterclaim.attribute.times import LONG_WAR, Moment, moments
from counterclaim.lang.wordlists import words
from counterclaim.records import Sentence
from counterclaim.syntax import Tree

#: Types that are states rather than acts: the scene on which news happens.
STATES = frozenset({"territory_held", "siege"})
#: Types mentioned as known arrangements unless told as news of the day.
ARRANGEMENTS = frozenset({"agreement", "peacekeeping"})
#: How many sentences a passage of history runs on without a date of its own.
RUN = 3


def past_time(scene: Scene) -> list[int] | None:
    """ "In 1994", "the war of 2020", "last year", "stationed there since 2016"."""
    moment = own_time(scene)
    if moment is None or not moment.old or _to_come(scene):
        return None
    if scene.si == 0 and not _years_ago(scene, moment):
        return None
    return list(range(moment.first, moment.end))


def _to_come(scene: Scene) -> bool:
    """True for "will meet in November": a month without a year may lie ahead."""
    tree = scene.tree
    places = [scene.trigger, tree.clause_head(scene.trigger)]
    for place in places + [head for place in places if (head := tree.head(place)) is not None]:
        if any(tree.tokens[c].text.casefold() in ("will", "shall", "wo", "'ll") for c in tree.kids(place, "aux")):
            return True
    return False


def _years_ago(scene: Scene, moment: Moment) -> bool:
    """True if a time names a year, or says years.

    Without that an opening sentence tells the episode itself, months ago though it may be.
    """
    text = [scene.tree.tokens[i].text.casefold() for i in range(moment.first, moment.end)]
    return any(re.fullmatch(r"\d{4}|years?|decades?|centuries", word) for word in text) or moment.since


def recent_time(scene: Scene) -> list[int] | None:
    """ "Late on Monday", "overnight", "this week"."""
    moment = own_time(scene)
    if moment is None or moment.old or scene.event.type in STATES:
        return None
    return list(range(moment.first, moment.end))


def modified(scene: Scene) -> list[int] | None:
    """ "The six-week war", "previous talks", "the anniversary of the shooting", "since the conflict began"."""
    tree = scene.tree
    if scene.event.type == "casualties":
        return _after_since(scene)
    for child in tree.kids(scene.trigger, "amod", "compound", "nmod", "nummod"):
        text = tree.tokens[child].text.casefold()
        if text in scene.listed("old_adjectives") or LONG_WAR.fullmatch(text):
            return [child]
        before = tree.tokens[child - 1].text if child else ""
        if before == "-" and tree.lemma(child) in ("year", "decade", "century"):
            return [child]
    head = tree.head(scene.trigger)
    if head is not None and tree.lemma(head) in scene.listed("anniversary"):
        return [head]
    return _after_since(scene)


def _after_since(scene: Scene) -> list[int] | None:
    """True inside "since the end of the war", "since the conflict erupted"."""
    tree = scene.tree
    for word in [scene.trigger, *tree.up(scene.trigger)]:
        for child in tree.kids(word, "mark", "case"):
            if tree.tokens[child].text.casefold() == "since" and child < scene.trigger:
                return [child]
        if tree.opens_clause(word) and tree.rel(word) != "conj":
            return None
    return None


def standing_war(scene: Scene) -> list[int] | None:
    """A war or conflict named as what everybody knows of."""
    tree = scene.tree
    if tree.lemma(scene.trigger) not in scene.listed("wars") or scene.event.type not in ("clash", "deployment"):
        return None
    return [scene.trigger]


def state(scene: Scene) -> list[int] | None:
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
    if any({tree.tokens[i].text.casefold(), tree.lemma(i)} & scene.listed("current") for i in clause):
        return None
    if tree.has(scene.trigger, "VBG", "Tense=Pres|VerbForm=Part") and any(
        tree.lemma(c) == "be" for c in tree.kids(scene.trigger, "aux")
    ):
        return None
    return [scene.trigger]


def arrangement(scene: Scene) -> list[int] | None:
    """Deals, their brokers and peacekeepers mentioned in passing; not "agreed on Monday", "signed a treaty today"."""
    tree, trigger = scene.tree, scene.trigger
    token = tree.tokens[trigger]
    participle = tree.has(trigger, "VBN", "Tense=Past|VerbForm=Part")
    if scene.event.type == "mediation":
        return [trigger] if token.deprel == "acl" and participle else None
    if scene.event.type not in ARRANGEMENTS or tree.has(trigger, "VB", "VerbForm=Inf"):
        return None
    if token.upos in ("VERB", "AUX") and tree.rel(trigger) == "root" and scene.event.type == "agreement":
        return None
    return None if _news_of_the_day(scene) else [trigger]


def _news_of_the_day(scene: Scene) -> bool:
    """True if the trigger, or the verb whose subject or object it is, heads a main clause with a time of these days."""
    tree = scene.tree
    moment = own_time(scene)
    if moment is None or moment.old:
        return False
    verb = scene.trigger if tree.verbal(scene.trigger) else tree.head(scene.trigger)
    if verb is None or (verb != scene.trigger and tree.rel(scene.trigger) not in ("nsubj", "obj")):
        return False
    return tree.rel(verb) in ("root", "ccomp", "conj") and moment.first in tree.clause(verb, scene.trigger)


def old_adverb(scene: Scene) -> list[int] | None:
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


def history(scene: Scene) -> list[int] | None:
    """A passage of history runs on: the article's own voice, no time of these days, and a dated past just before."""
    if not scene.outlet or scene.si == 0:
        return None
    if any(not moment.old for moment in scene.times) or not _past_tense(scene.tree):
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


def _past_tense(tree: Tree) -> bool:
    """True if the sentence tells in the simple past or the pluperfect: its root, or the root's auxiliary, says so."""
    for i, token in enumerate(tree.tokens):
        if token.deprel == "root":
            around = [i, *tree.kids(i, "aux", "cop")]
            return any(tree.has(w, "VBD", "Tense=Past|VerbForm=Fin") for w in around)
    return False


def _measuring(sentence: Sentence, moment: Moment) -> bool:
    return moment.since and any(t.text.casefold() in words("en", LEXICON)["superlatives"] for t in sentence.tokens)


def file_picture(scene: Scene) -> list[int] | None:
    """ "FILE - …": a caption of an old picture, unless it names a day of these."""
    first = scene.tree.tokens[0].text if scene.tree.tokens else ""
    if re.fullmatch(r"FILE\W*", first) and all(moment.old for moment in scene.times):
        return [0]
    return None
