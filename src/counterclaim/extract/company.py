"""The company a word must keep to name an event: gunfire not a blaze, prisoners freed not prices, a truce not "a great deal of"."""

from __future__ import annotations

from counterclaim.clauses import cases, passive, subject
from counterclaim.extract.ground import is_ground, verb_object, with_list
from counterclaim.extract.peaceful import with_arms
from counterclaim.extract.reach import in_time
from counterclaim.extract.readings import BREAK, TRUCE
from counterclaim.extract.scene import Scene
from counterclaim.lang.wordlists import words

#: What flies, and may come down by itself.
_FLYING = frozenset({"aircraft", "helicopter", "drone"})
_ON_THE_GROUND = frozenset({"car", "vehicle", "bus", "truck", "van", "taxi", "jeep", "convoy", "motorcade", "ambulance", "lorry", "minibus",
                            "boat", "ship", "vessel", "tanker", "shipment", "consignment", "call", "message", "radio", "letter"})  # fmt: skip


def fire_noun(scene: Scene, i: int) -> bool:
    """Gunfire, not a blaze: opened, returned, met, heavy, of somebody, at somebody."""
    tree = scene.tree
    if tree.tokens[i].upos == "VERB":
        return fires(scene, i)
    near = {scene.lemmas[c] for c in tree.children[i]}
    head = tree.head(i)
    governor = scene.lemmas[head] if head is not None else ""
    if (
        governor in ("open", "return", "exchange", "direct", "resume", "draw", "hold", "trade", "cease")
        and "a" not in near
    ):
        return True
    if "under" in near or any(c in scene.weapon_at for c in tree.children[i]):
        return True
    cases = {scene.lemmas[c] for w in tree.kids(i, "nmod") for c in tree.kids(w, "case")}
    armed = any(
        tree.tokens[c].name != "O" or scene.lemmas[c] in scene.people for c in tree.kids(i, "amod", "compound", "nmod")
    )
    return "a" not in near and bool(
        cases & {"on", "at", "from", "against"} or armed or near & {"heavy", "intense", "enemy", "hostile"}
    )


def fires(scene: Scene, i: int) -> bool:
    """ "Fired on the post", "fired mortars", "has not fired a shot"; not "fired the director", "the minister was fired"."""
    tree = scene.tree
    objects = verb_object(scene, i)
    shots = any(
        w in scene.weapon_at or scene.lemmas[w] in ("shot", "round", "bullet", "shell", "weapon", "salvo", "volley")
        for w in with_list(scene, objects)
    )
    aimed = any(
        {"on", "at", "upon", "into", "against", "toward", "towards"} & {scene.lemmas[c] for c in tree.kids(w, "case")}
        for w in tree.kids(i, "obl")
        if not in_time(scene, w)
    )
    who = subject(tree, i) if passive(tree, i) else None
    dismissed = who is not None and (
        scene.lemmas[who] in scene.people
        or scene.lemmas[who] in words("en", "peaceful")["posts"]
        or tree.tokens[who].name.endswith("PER")
    )
    return (shots or aimed or not (objects or dismissed)) and not event_object(scene, i)


def counted(scene: Scene, i: int) -> bool:
    """The dead and wounded, where somebody counts them or says that there are some."""
    tree = scene.tree
    if any(hit.kind_from == i or hit.group == i or hit.head == i for hit in scene.counts):
        return True
    above = tree.head(i)
    if tree.kids(i, "expl") or (above is not None and tree.kids(above, "expl")):
        return True  # "there are dead and wounded"
    if tree.tokens[i].upos == "ADJ":
        return bool(tree.kids(i, "nsubj")) and any(
            scene.lemmas[w] in scene.people or tree.tokens[w].upos == "PROPN" for w in tree.kids(i, "nsubj")
        )
    return scene.lemmas[i] in ("casualty", "fatality")


def death(scene: Scene, i: int) -> bool:
    """Deaths that are counted, or of somebody said."""
    tree = scene.tree
    return counted(scene, i) or (
        tree.tokens[i].upos == "NOUN"
        and (
            tree.plural(i)
            or any(scene.lemmas[w] in scene.people or tree.tokens[w].name.endswith("PER") for w in tree.kids(i, "nmod"))
        )
    )


def persons(scene: Scene, i: int) -> bool:
    """An object or subject that is people: "released prisoners", "freed the hostages"."""
    tree = scene.tree
    around = with_list(scene, [*verb_object(scene, i), *tree.kids(i, "nmod", "compound")])
    return any(scene.lemmas[w] in scene.people or tree.tokens[w].name.endswith("PER") for w in around)


def named(scene: Scene, i: int) -> bool:
    """Talks and deals between somebody: a name or a party among the words around."""
    tree = scene.tree
    if any(
        scene.lemmas[w] in ("resistance", "demand", "target", "goal", "need", "deadline") for w in tree.kids(i, "obj")
    ):
        return False  # "met resistance"
    head = tree.head(i)
    words = {
        *tree.under(i),
        *((w for c in tree.kids(head, "nsubj", "obl") for w in tree.under(c)) if head is not None else ()),
    }
    return any(tree.tokens[w].name != "O" for w in words) or bool(
        {scene.lemmas[w] for w in words}
        & {"side", "party", "country", "leader", "government", "ceasefire", "peace", "president"}
    )


def phone_call(scene: Scene, i: int) -> bool:
    """A call between people, not a call for something or on somebody to do it."""
    tree = scene.tree
    asks = any("for" in {scene.lemmas[c] for c in tree.kids(w, "case", "mark")} for w in tree.kids(i, "nmod", "acl"))
    return not asks and not tree.kids(i, "acl") and named(scene, i)


def pact(scene: Scene, i: int) -> bool:
    """A deal between parties; not "a great deal of", "business deal"."""
    before = scene.lemmas[i - 1] if i else ""
    return before not in ("great", "good", "big", "business", "trade", "record", "film", "television")


def verb_only(scene: Scene, i: int) -> bool:
    """A verb: "downed a drone", not "down"."""
    return scene.tree.tokens[i].upos == "VERB"


def ground_taken(scene: Scene, i: int) -> bool:
    """Capture, liberation and the like of ground."""
    tree = scene.tree
    if scene.lemmas[i] in ("retake", "recapture", "liberate", "reclaim", "overrun", "annex", "conquer"):
        return True
    around = with_list(scene, [*verb_object(scene, i), *tree.kids(i, "nmod", "compound")])
    if tree.tokens[i].upos in ("VERB", "ADJ") and tree.rel(i) in ("acl", "amod") and (head := tree.head(i)) is not None:
        around.append(head)
    return any(is_ground(scene, w) for w in around)


def armed_operation(scene: Scene, i: int) -> bool:
    """An operation of forces, not of surgeons or firms."""
    tree = scene.tree
    words = [c for c in tree.children[i] if tree.rel(c) in ("compound", "amod", "nmod")]
    return any(
        scene.lemmas[w] in scene.people
        or tree.tokens[w].name != "O"
        or scene.lemmas[w] in ("military", "ground", "air", "army")
        for w in words
    ) and not {scene.lemmas[w] for w in words} & {"rescue", "relief", "aid", "business"}


def event_object(scene: Scene, i: int) -> bool:
    """True where the object is an event of its own: "fired a barrage", "provoked the clashes"."""
    lex = scene.lexicon
    return any(scene.lemmas[w] in lex.nouns or scene.lemmas[w] in lex.means_nouns for w in verb_object(scene, i))


def means_verb(scene: Scene, i: int) -> bool:
    """ "Shells landed", "dropped barrel bombs": a weapon is its subject or object; guns that fell silent tell nothing."""
    tree = scene.tree
    around = with_list(scene, [*verb_object(scene, i), *tree.kids(i, "nsubj")])
    armed = any(w in scene.weapon_at for w in around)
    if of_act(scene, i):
        return False
    if any(scene.lemmas[w] in scene.lexicon.means_nouns for w in tree.kids(i, "obl")):
        return False  # "used mortars in its attack": the attack is the event
    return armed and not event_object(scene, i) and "silent" not in {scene.lemmas[c] for c in tree.children[i]}


def into(scene: Scene, i: int) -> bool:
    """ "The drone crashed into a school", "rockets crashed down"; an aircraft that only crashed has struck nobody."""
    flying = {hit.head for hit in scene.weapons if hit.weapon.id in _FLYING}
    aimed = any(cases(scene.tree, w) & {"into", "onto", "on", "through"} for w in scene.tree.kids(i, "obl"))
    return means_verb(scene, i) and (aimed or not flying & set(with_list(scene, scene.tree.kids(i, "nsubj"))))


def in_the_air(scene: Scene, i: int) -> bool:
    """Intercepted a rocket or a plane, not a car on the road or a smuggler."""
    tree = scene.tree
    around = with_list(scene, [*verb_object(scene, i), *tree.kids(i, "nsubj:pass", "nmod")])
    if tree.tokens[i].upos == "VERB" and passive(tree, i):
        around += tree.kids(i, "nsubj")
    return not any(scene.lemmas[w] in scene.people or scene.lemmas[w] in _ON_THE_GROUND for w in around)


def of_act(scene: Scene, i: int) -> bool:
    """ "The attack that aircraft launched", "targeted strikes": a verb that only tells more of the noun of an act."""
    tree, lex = scene.tree, scene.lexicon
    clause = i
    while tree.rel(clause) == "ccomp" and (up := tree.head(clause)) is not None:
        clause = up
    head = tree.head(clause)
    if head is None or tree.tokens[clause].deprel not in ("acl:relcl", "amod"):
        return False
    doers = [w for w in tree.kids(i, "nsubj") if scene.lemmas[w] not in ("that", "which", "who")]
    things = [w for w in tree.kids(i, "obj") if scene.lemmas[w] not in ("that", "which")]
    relative = tree.tokens[clause].deprel == "amod" or bool(doers and not things)
    return relative and (scene.lemmas[head] in lex.nouns or scene.lemmas[head] in lex.means_nouns)


def no_epithet(scene: Scene, i: int) -> bool:
    """Not "damaged buildings" in passing: a state of things, with nobody who did it."""
    tree = scene.tree
    head = tree.head(i)
    passing = tree.rel(i) == "amod" and head is not None and tree.rel(head) in ("nmod", "obl", "compound")
    return not (passing and not tree.kids(i, "obl"))


def plain_verb(scene: Scene, i: int) -> bool:
    """A verb whose object is no event of its own."""
    return not event_object(scene, i)


def mediates(scene: Scene, i: int) -> bool:
    """Mediation as such; "a deal mediated by X" is told with the deal."""
    around = [
        *verb_object(scene, i),
        *([h] if (h := scene.tree.head(i)) is not None and scene.tree.rel(i) == "acl" else []),
    ]
    return not any(scene.lemmas[w] in TRUCE for w in around)


def surrounds(scene: Scene, i: int) -> bool:
    """Forces that surround or besiege a place, named as such."""
    tree = scene.tree
    if tree.tokens[i].upos == "NOUN":
        return True
    by = [w for w in tree.kids(i, "obl", "nmod") if "by" in {scene.lemmas[c] for c in tree.kids(w, "case")}]
    who = [*by, *(w for w in tree.kids(i, "nsubj") if tree.tokens[w].deprel == "nsubj")]
    return any(scene.lemmas[w] in scene.people or tree.tokens[w].name != "O" for w in who)


def marches(scene: Scene, i: int) -> bool:
    """People who demonstrate, not facts that demonstrate something."""
    return not scene.tree.kids(i, "ccomp") and not scene.tree.kids(i, "obj")


def kept_truce(scene: Scene, i: int) -> bool:
    """Not the truce that somebody breaks, keeps or watches: that is told by the verb."""
    head = scene.tree.head(i)
    held = scene.tree.rel(i) in ("obj", "nsubj", "obl") and head is not None
    return not (
        held
        and head is not None
        and scene.lemmas[head] in BREAK | {"respect", "keep", "monitor", "observe", "honour", "honor", "uphold"}
    )


def opponents(scene: Scene, i: int) -> bool:
    """People or parties that clash, not dates or colours."""
    who = subject(scene.tree, i) if scene.tree.tokens[i].upos == "VERB" else None
    return who is None or scene.lemmas[who] in scene.people or scene.tree.tokens[who].upos in ("PROPN", "PRON")


def of_persons(scene: Scene, i: int) -> bool:
    """Executed a prisoner, not a plan."""
    around = verb_object(scene, i)
    return not around or any(
        scene.lemmas[w] in scene.people or scene.tree.tokens[w].upos in ("PROPN", "PRON", "NUM")
        for w in with_list(scene, around)
    )


def bodily(scene: Scene, i: int) -> bool:
    """A fight with arms, not in court or parliament, nor with an illness."""
    tree = scene.tree
    near = {scene.lemmas[c] for c in tree.children[i]}
    return with_arms(scene, i) and not near & words("en", "peaceful")["bloodless"]


def aid_given(scene: Scene, i: int) -> bool:
    """Aid that is given, not an aid group or aid workers."""
    head = scene.tree.head(i)
    return not (scene.tree.rel(i) == "compound" and head is not None and scene.lemmas[head] in scene.people)
