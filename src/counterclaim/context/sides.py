"""Who fought, who agreed, who sent the force, who mediated; and where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from counterclaim.clauses import agents, subject
from counterclaim.context.find import Named, complements, modifiers
from counterclaim.context.scene import Scene, evidence
from counterclaim.context.words import cases, is_in, low
from counterclaim.extract.values import find_places
from counterclaim.phrases import members, named_with, words_of
from counterclaim.records import Actor, Place, Span
from counterclaim.resolve.places import settle_place
from counterclaim.syntax import Tree

_LINKS = frozenset("-‐‑–/")
_NAMES = ("PROPN", "ADJ")


def brokers(scene: Scene, named: Named) -> tuple[Actor, ...]:
    """Who mediated: "Xland-brokered", "brokered by Xland", "Xland mediated a truce", "thanks to Xish mediation"."""
    heads = list(dict.fromkeys(_brokers(scene.tree, named.head)))
    return _actors(scene, heads, "broker", 0.85)


def _brokers(tree: Tree, head: int) -> Iterator[int]:
    for child in tree.kids(head, "amod", "acl", "conj"):
        if is_in(tree, child, "broker"):
            yield from _before_hyphen(tree, child)
            yield from (m for agent in agents(tree, child) for m in members(tree, agent))
            if tree.tokens[child].deprel == "acl:relcl" and (own := tree.kids(child, "nsubj")):
                yield from (m for word in own for m in members(tree, word) if tree.tokens[word].upos != "PRON")
    verb = tree.head(head)
    if verb is not None and is_in(tree, verb, "broker") and tree.rel(head) == "obj":
        who = subject(tree, verb)
        if who is not None and who != head:
            yield from members(tree, who)
    if verb is not None and is_in(tree, verb, "broker") and tree.rel(head) == "nsubj":
        yield from (m for agent in agents(tree, verb) for m in members(tree, agent))
    yield from _mediation(tree, head, verb)


def _before_hyphen(tree: Tree, participle: int) -> list[int]:
    """The name before "-brokered"."""
    if participle > 1 and tree.tokens[participle - 1].text in _LINKS:
        return [participle - 2]
    return []


def _mediation(tree: Tree, head: int, verb: int | None) -> Iterator[int]:
    """ "Thanks to Xish mediation, A and B agreed on a truce"; "under the auspices of Xland"."""
    places = [head] if verb is None else [head, verb]
    if verb is not None and is_in(tree, verb, "agrees") and (above := tree.head(verb)) is not None:
        places.append(above) if tree.lemma(above) == "help" else None
    for place in places:
        if tree.lemma(place) == "help" and (who := subject(tree, place)) is not None:
            yield from members(tree, who)
        near = [c for child in tree.kids(place, "obl", "nmod") for c in (child, *tree.kids(child, "nmod"))]
        for child in near:
            if is_in(tree, child, "mediation"):
                yield from (w for w in modifiers(tree, child) if tree.tokens[w].upos in ("PROPN", "ADJ"))
                yield from (m for w in complements(tree, child, "of", "by") for m in members(tree, w))


def parties(scene: Scene, named: Named, without: Iterable[Actor]) -> tuple[Actor, ...]:
    """Whose thing it is: those who fought or agreed; for a force, who sent it. Those in `without` (brokers) are left out."""
    tree = scene.tree
    finder = _senders if named.kind == "deployment" else _sides
    heads = [word for word in dict.fromkeys(finder(tree, named)) if word != named.head]
    found = list(_actors(scene, heads, "party", 0.8))
    if not found:
        before = [scene.mention([w]) for w in modifiers(tree, named.head)] if named.kind == "war" else []
        told = [a for c in scene.on(named.head) for a in (*c.event.actor, *c.event.target) if a.party or a.parties]
        found = [a for a in told if not any(a.mention.overlaps(words) for words in before)]
    if not found and named.kind == "war":
        found = _of_taking(scene, named)
    taken = [one.mention for one in without]
    kept: dict[tuple[int, int], Actor] = {}
    for actor in found:
        if not any(actor.mention.overlaps(words) for words in taken):
            kept.setdefault((actor.mention.start, actor.mention.end), actor)
    return tuple(kept[key] for key in sorted(kept))


def _sides(tree: Tree, named: Named) -> Iterator[int]:
    head = named.head
    for word in complements(tree, head, "between", "with", "against", "among", "by"):
        if not is_in(tree, word, "mediation"):
            yield from members(tree, word)
    yield from _hyphenated(tree, head)
    yield from _owners(tree, named)
    verb = tree.head(head)
    if verb is not None and is_in(tree, verb, "paper") and tree.rel(head) == "nmod" and tree.rel(verb) == "obj":
        head, verb = verb, tree.head(verb)
    for child in tree.kids(head, "acl"):
        if is_in(tree, child, "agrees") and not is_in(tree, child, "broker", "tells"):
            yield from (m for w in (*agents(tree, child), *_between(tree, child)) for m in members(tree, w))
    if verb is None or not tree.verbal(verb):
        return
    if tree.rel(head) == "obj" and is_in(tree, verb, "fights", "agrees") and not is_in(tree, verb, "broker", "tells"):
        if (who := subject(tree, verb)) is not None:
            yield from members(tree, who)
        yield from (m for w in _between(tree, verb) for m in members(tree, w))
    if tree.rel(head) == "nsubj" and is_in(tree, verb, "agrees"):
        yield from (m for w in _between(tree, verb) for m in members(tree, w))
    on = (
        is_in(tree, verb, "agrees")
        and not is_in(tree, verb, "tells")
        and bool(cases(tree, head) & {"on", "to", "upon"})
    )
    who = subject(tree, verb) if tree.rel(head) == "obl" and (on or mired(tree, named)) else None
    if who is not None and (on or tree.plural(who) or tree.kids(who, "conj")):
        yield from members(tree, who)


def mired(tree: Tree, named: Named) -> bool:
    """ "Locked in a war", "gripped by civil war": who is so, if it is one, is where the war is."""
    verb = tree.head(named.head)
    held = cases(tree, named.head) & {"in", "by", "into"}
    return named.kind == "war" and verb is not None and bool(held) and is_in(tree, verb, "mired")


def _owners(tree: Tree, named: Named) -> Iterator[int]:
    """ "Their war", "Xland's truce with Yland", "the Xish invasion of Yland"; "Xland's civil war" says where."""
    head = named.head
    placed = named.kind == "war" and not complements(tree, head, "on", "against", "with", "in")
    for word in tree.kids(head, "nmod"):
        if tree.tokens[word].deprel == "nmod:poss" and not (placed and tree.tokens[word].upos == "PROPN"):
            yield word
    if is_in(tree, head, "invasion"):
        yield from (w for w in modifiers(tree, head) if tree.tokens[w].text[:1].isupper())
        yield from (m for w in complements(tree, head, "of") for m in members(tree, w))


def _between(tree: Tree, verb: int) -> list[int]:
    return [w for w in tree.kids(verb, "obl", "nmod") if cases(tree, w) & {"between", "with", "against"}]


def _hyphenated(tree: Tree, head: int) -> Iterator[int]:
    """Both of "the Xland-Yland war", which are its sides; a single name before a war is where it was."""
    for i in range(max(0, head - 8), head - 2):
        linked = tree.tokens[i + 1].text in _LINKS and head in tree.up(i) and head in tree.up(i + 2)
        within = tree.tokens[i + 2].name[:2] == "I-"  # "Ahrar al-Sham" is one name
        if linked and not within and tree.tokens[i].upos in _NAMES and tree.tokens[i + 2].upos in _NAMES:
            yield from (i, _main_word(tree, i + 2, head))


def _main_word(tree: Tree, word: int, head: int) -> int:
    """The word that a name of several hangs on: "Guinean" of "the Yish-Papua New Guinean war"."""
    while tree.rel(word) == "compound" and (up := tree.head(word)) is not None and word < up < head:
        word = up
    return word


def _senders(tree: Tree, named: Named) -> Iterator[int]:
    """ "Xland sent 500 troops", "500 Xish troops were stationed"."""
    own = [
        w for w in modifiers(tree, named.head) if tree.tokens[w].text[:1].isupper() and tree.tokens[w].upos in _NAMES
    ]
    yield from own
    yield from (m for w in complements(tree, named.head, "from", "of") for m in members(tree, w))
    verb = named.verb
    if verb is None or tree.tokens[verb].upos not in ("VERB", "AUX"):
        yield from (w for w in tree.kids(named.head, "nmod") if tree.tokens[w].deprel == "nmod:poss")
        return
    if own:
        return
    if (who := subject(tree, verb)) is not None and who != named.head:
        yield from members(tree, who)
    yield from (m for w in agents(tree, verb) for m in members(tree, w))


def _of_taking(scene: Scene, named: Named) -> list[Actor]:
    """ "Xland retook much of it in a war": who fights in the clause whose scene the war is, as its claims have it."""
    tree = scene.tree
    verb = tree.head(named.head)
    if verb is None or tree.rel(named.head) != "obl" or not cases(tree, named.head) & {"in", "during"}:
        return []
    acts = [
        c for c in scene.on(verb) if c.event.type in ("territory_taken", "withdrawal", "clash", "attack", "incursion")
    ]
    return [a for c in acts for a in (*c.event.actor, *c.event.target) if a.party or a.parties]


def _actors(scene: Scene, heads: Iterable[int], method: str, score: float) -> tuple[Actor, ...]:
    """The words by their heads, with the sides they name; words that name none are left out."""
    out: dict[tuple[int, int], Actor] = {}
    known = {(a.mention.start, a.mention.end): a for c in scene.claims for a in (*c.event.actor, *c.event.target)}
    for head in heads:
        whole = scene.mention(words_of(scene.tree, head))
        actor = _by_name(scene, head, method, score) or scene.party(whole, method, score)
        actor = (
            actor
            or scene.party(scene.mention(named_with(scene.tree, head)), method, score)
            or known.get((whole.start, whole.end))
        )
        if actor is not None and not (actor.party or actor.parties):
            actor = None
        if actor is not None:
            out.setdefault((actor.mention.start, actor.mention.end), actor)
    return tuple(out[key] for key in sorted(out))


def _by_name(scene: Scene, head: int, method: str, score: float) -> Actor | None:
    """ "Rebel backer Qatar", "their ally Iran": the name that stands beside the description."""
    tree = scene.tree
    beside = [w for w in tree.kids(head, "appos", "flat", "obj") if tree.tokens[w].upos == "PROPN" and w == head + 1]
    return (
        scene.party(scene.mention([beside[0]]), method, score) if beside and tree.tokens[head].upos == "NOUN" else None
    )


def places(scene: Scene, named: Named, without: Iterable[Actor]) -> tuple[Place, ...]:
    """Where it was: "over X", "in X", "a war there"; for a force where it stands. Words in `without` name sides instead."""
    tree, head = scene.tree, named.head
    near = {head} if named.verb is None else {head, named.verb}
    if tree.rel(head) == "obj" and (verb := tree.head(head)) is not None and is_in(tree, verb, "fights"):
        near.add(verb)
    out: dict[tuple[int, int], Place] = {}
    for hit in scene.places:
        if (
            hit.is_name
            and any(c.isupper() for c in hit.place.mention.text)
            and _at(tree, hit.head, near, head)
            and not _in_time(scene, hit.place)
        ):
            out[(hit.place.mention.start, hit.place.mention.end)] = hit.place
    for claim in scene.on(named.verb if named.verb is not None else head):
        for place in claim.event.place:
            out.setdefault((place.mention.start, place.mention.end), place)
    taken = [actor.mention for actor in without]
    out = {key: place for key, place in out.items() if not any(place.mention.overlaps(words) for words in taken)}
    known = {(p.mention.start, p.mention.end): p for c in scene.claims for p in c.event.place}
    if not out and mired(tree, named) and (verb := tree.head(head)) is not None:
        who = subject(tree, verb)
        out = {(p.place.mention.start, p.place.mention.end): p.place for p in scene.places if p.head == who}
        if not out and who is not None and tree.tokens[who].upos == "PROPN":
            words = scene.mention([who])
            out[(words.start, words.end)] = Place(words, evidence("place_subject", 0.7, words.span))
    if not out and (there := _there(scene, head)) is not None:
        return (there,)
    return tuple(known.get(key) or settle_place(scene.article.atlas, out[key]) for key in sorted(out))


def _in_time(scene: Scene, place: Place) -> bool:
    """ "9 a.m. Moscow time" is no place."""
    return any(d.timex.start < place.mention.end and place.mention.start < d.timex.end for d in scene.times)


def _there(scene: Scene, head: int) -> Place | None:
    """ "A separatist war there": the place named last before it in the sentence or the one before."""
    tree = scene.tree
    at = next((i for i in range(head + 1, min(head + 3, len(tree.tokens))) if low(tree, i) == "there"), None)
    if at is None:
        return None
    start = tree.tokens[at].start
    named = [p for p in scene.places if p.is_name and p.place.mention.end < start]
    scenic = [p for p in named if cases(tree, p.head) & {"in", "over", "on", "at", "near", "into", "around", "across"}]
    before = [p.place for p in scenic or named]
    if not before and scene.si:
        sentence = scene.article.sentences[scene.si - 1]
        before = [p.place for p in find_places(sentence, scene.text) if p.is_name]
    if not before:
        return None
    why = evidence("place_there", 0.6, Span(start, tree.tokens[at].end))
    return settle_place(scene.article.atlas, replace(before[-1], evidence=why))


def _at(tree: Tree, word: int, near: set[int], head: int) -> bool:
    """True for a place that hangs on the thing itself, with no other clause between."""
    if cases(tree, word) & {"between", "from", "against", "by", "with"} or tree.opens_clause(word):
        return False
    for up in tree.up(word):
        if up in near:
            return True
        if tree.opens_clause(up) or tree.tokens[up].upos == "VERB":
            return False
    return False
