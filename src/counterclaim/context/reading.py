"""One naming of a thing, with all that its sentence says of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from counterclaim.clauses import subject
from counterclaim.context.dates import when
from counterclaim.context.find import Named, complements, definite, modifiers, named
from counterclaim.context.mood import wished
from counterclaim.context.naming import is_proper, name_of, words_said
from counterclaim.context.scene import Scene, evidence
from counterclaim.context.sides import brokers, parties, places
from counterclaim.context.tolls import strength, toll
from counterclaim.context.words import cases, is_in, low
from counterclaim.phrases import antecedent
from counterclaim.records import Actor, ContextRecord, Mention, Place, content_id
from counterclaim.syntax import Tree


@dataclass(frozen=True, slots=True)
class Naming:
    """A record as one sentence gives it. `bare`: nothing says which one is meant; `definite`: as something known; `plain`: without any
    article, as in a headline; `wished`: only called for, planned or denied; `demonstrative`: "that war"; `weak`: a word
    such as "hostilities", which by itself names no war; `known`: nothing but a toll says which. `ended`: the word for the war that
    an agreement or truce ended."""

    record: ContextRecord
    word: Mention
    head: int
    si: int
    definite: bool
    bare: bool
    wished: bool
    demonstrative: bool
    plain: bool
    weak: bool
    known: bool
    ended: int | None


def namings(scene: Scene) -> list[Naming]:
    """All that the sentence names, in reading order."""
    return [_naming(scene, one) for one in named(scene)]


def _naming(scene: Scene, one: Named) -> Naming:
    tree, doc = scene.tree, scene.article.doc
    times = when(scene, one)
    said = words_said(scene, one, times)
    middle = brokers(scene, one)
    proper = is_proper(scene, one)
    fought = parties(scene, one, middle)
    sides, ground = _ground(scene, one, fought, places(scene, one, (*middle, *fought)))
    record = ContextRecord(
        id=content_id("x", doc.id, one.kind, tree.tokens[one.head].start),
        doc_id=doc.id,
        kind=one.kind,
        mention=said,
        sentence=scene.sentence.span,
        evidence=evidence("proper" if proper else one.kind, 0.9 if proper else 0.8, scene.mention([one.head]).span),
        name=None,
        mentions=(said,),
        parties=sides,
        broker=middle,
        place=ground,
        time=times.time,
        start=times.start,
        end=times.end,
        duration=times.duration,
        strength=strength(scene, one),
        toll=toll(scene, one),
        claims=tuple(c.id for c in scene.on(one.verb if one.verb is not None else one.head)),
        setting=scene.article.setting,
    )
    record = replace(record, claims=tuple(dict.fromkeys((*record.claims, *_toll_claims(scene, record)))))
    known = definite(tree, one.head)
    bare = _bare(tree, one, record, proper)
    record = record if bare else replace(record, name=name_of(scene, one, proper))
    word = scene.mention([one.head])
    return Naming(
        record,
        word,
        one.head,
        scene.si,
        known,
        bare,
        wished(tree, one.head, record),
        _points(tree, one.head),
        not tree.kids(one.head, "det"),
        _weak(tree, one.head),
        bare or (known and _only_toll(tree, one, record, proper)),
        _ended(tree, one),
    )


def _toll_claims(scene: Scene, record: ContextRecord) -> list[str]:
    spans = {count.mention.span for count in (*record.toll, *record.strength)}
    return [c.id for c in scene.claims if any(count.mention.span in spans for count in c.event.counts)]


def _ground(
    scene: Scene, one: Named, sides: tuple[Actor, ...], ground: tuple[Place, ...]
) -> tuple[tuple[Actor, ...], tuple[Place, ...]]:
    """A single name before a war is where it was ("the Syrian conflict"), unless other words say where or against whom."""
    if one.kind != "war":
        return sides, ground
    tree = scene.tree
    for w in modifiers(tree, one.head):
        token = tree.tokens[w]
        if (
            token.upos not in ("PROPN", "ADJ")
            or not token.text[:1].isupper()
            or any(a.mention.start <= token.start < a.mention.end for a in sides)
        ):
            continue
        words = scene.mention([w])
        actor = scene.party(words, "modifier", 0.7)
        if actor is None or actor.party is None or len(actor.party.value) != 3:
            continue
        if complements(tree, one.head, "in", "on", "against", "with") and not _same_ground(ground, actor):
            sides = (*sides, actor)
        elif not any(p.mention.overlaps(words) for p in ground):
            why = evidence("modifier", 0.75, words.span)
            ground = (*ground, Place(words, why, country=actor.party.value))
    return sides, ground


def _same_ground(ground: tuple[Place, ...], actor: Actor) -> bool:
    return any(actor.party is not None and p.country == actor.party.value for p in ground)


def _bare(tree: Tree, one: Named, record: ContextRecord, proper: bool) -> bool:
    """True where nothing says which one is meant."""
    if proper or record.time or record.start or record.end or record.duration or record.broker or record.strength:
        return False
    if (record.parties and not _weak(tree, one.head)) or record.place or record.toll:
        return False
    if _weak(tree, one.head) and not (record.place or record.toll):
        return True
    named_by = [w for w in modifiers(tree, one.head) if not is_in(tree, w, "other") and not _owner(tree, w, one.head)]
    if one.kind == "war":
        named_by = [w for w in named_by if not is_in(tree, w, "kind_of_war") or low(tree, w) in ("civil", "separatist")]
    return not named_by


def _weak(tree: Tree, head: int) -> bool:
    """True for words that name a war only with a date, a length or a place beside them: "hostilities"."""
    return is_in(tree, head, "weak_war")


def _owner(tree: Tree, word: int, head: int) -> bool:
    """True for "alliance" of "the alliance's treaty": a common noun that owns it does not say which."""
    return tree.tokens[word].deprel == "nmod:poss" and tree.tokens[word].name == "O"


def _only_toll(tree: Tree, one: Named, record: ContextRecord, proper: bool) -> bool:
    return bool(record.toll) and _bare(tree, one, replace(record, toll=()), proper)


def _ended(tree: Tree, one: Named) -> int | None:
    """ "The war ended with a deal", "a deal that ended the war", "the war ended when they signed a deal": the word for the war."""
    if one.kind not in ("agreement", "ceasefire"):
        return None
    verb, rel = tree.head(one.head), tree.rel(one.head)
    for child in tree.kids(one.head, "acl"):
        if is_in(tree, child, "ends") or "end" in {tree.lemma(w) for w in tree.kids(child, "obj")}:
            return next((w for w in tree.under(child) if is_in(tree, w, "war")), None)
    if verb is None:
        return None
    if rel == "obl" and is_in(tree, verb, "ends") and cases(tree, one.head) & {"with", "in", "by"}:
        who = subject(tree, verb)
        return None if who is None else antecedent(tree, who)
    if rel == "nsubj" and is_in(tree, verb, "ends"):
        return next((w for w in tree.kids(verb, "obj") if is_in(tree, w, "war")), None)
    above = tree.head(verb)
    if rel == "obj" and above is not None and is_in(tree, above, "ends") and tree.rel(verb) == "advcl":
        return subject(tree, above)
    return None


def _points(tree: Tree, head: int) -> bool:
    return any(low(tree, c) in ("that", "this", "those", "these") for c in tree.kids(head, "det"))
