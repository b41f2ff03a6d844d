"""Turns down what only looks like an event: "heart attack", "part of the show", a word in the wrong company."""

from __future__ import annotations

from collections.abc import Callable

from counterclaim.clauses import cases, subject
from counterclaim.extract import company, peaceful
from counterclaim.extract.ground import is_ground, verb_object
from counterclaim.extract.scene import Scene
from counterclaim.phrases import antecedent, members


def phrase_fits(scene: Scene, at: int, end: int, kind: str) -> bool:
    """False for a phrase that here names no event."""
    tree = scene.tree
    words = scene.lemmas[at:end]
    if words == ("part", "of"):
        if tree.tokens[at].text.casefold() != "part":
            return False
        subject = [*tree.kids(at, "nsubj")]
        ground = [w for w in tree.kids(at, "nmod") if tree.tokens[w].name != "O" or tree.tokens[w].upos == "PROPN"]
        return bool(ground) and (bool(subject) or tree.rel(at) in ("acl", "obl", "appos"))
    if kind == "territory_held" and words[0] in ("run", "belong", "hold", "control"):
        return _holds_ground(scene, at)
    if kind == "appeal" and words[0] in ("call", "ask", "turn"):
        return tree.tokens[at].upos == "VERB"
    if kind == "talks" and words[0] == "speak":
        others = [w for w in tree.kids(at, "obl") if not at <= w < end]
        if words[1] == "by" and any(tree.plural(w) or tree.kids(w, "conj") for w in tree.kids(at, "nsubj")):
            return True  # "the two presidents spoke by telephone"
        return any(tree.tokens[w].name != "O" or tree.tokens[w].upos in ("PROPN", "NOUN") for w in others)
    if words[0] in ("cut", "set", "burn") and kind == "siege":
        return any(is_ground(scene, w) for w in verb_object(scene, at))
    return True


def _holds_ground(scene: Scene, verb: int) -> bool:
    """False where what is run by or belongs to somebody is named and is no ground: a café, an aeroplane, people of a faction."""
    tree = scene.tree
    thing = tree.head(verb) if tree.rel(verb) == "acl" else subject(tree, verb)
    if thing is None or tree.tokens[thing].upos == "PROPN":
        return True
    thing = antecedent(tree, thing)
    part = scene.lemmas[thing] in ("most", "much", "part", "half")  # "most of the victims"
    things = tree.kids(thing, "nmod") if part else [*members(tree, thing), *tree.kids(thing, "appos", "nmod")]
    return any(is_ground(scene, w) for w in things)


def _of_named_ground(scene: Scene, i: int) -> bool:
    """ "The rebel stronghold of X", "X, a stronghold": a bastion that no name is given to tells nothing of who holds what."""
    tree = scene.tree
    around = [
        *tree.kids(i, "appos", "compound", "nsubj"),
        *(w for w in tree.kids(i, "nmod") if cases(tree, w) in ({"of"}, {"in"})),
    ]
    up = tree.head(i)
    while up is not None and scene.lemmas[up] in ("one", "last", "part"):  # "X, one of the last bastions"
        around += tree.kids(up, "nsubj")
        i, up = up, tree.head(up)
    if up is not None and (tree.rel(i) in ("appos", "compound", "conj", "nmod") or tree.tokens[up].upos == "PROPN"):
        around.append(up)
    elif up is not None and tree.rel(i) in ("obl", "xcomp"):  # "X is seen as a stronghold"
        around += tree.kids(up, "nsubj", "obj")
    around += [
        w
        for ground in around
        if is_ground(scene, ground)
        for w in tree.kids(ground, "nmod", "appos", "compound", "flat")
    ]
    return any(tree.tokens[m].upos == "PROPN" and m != i for w in around for m in members(tree, w))


def word_fits(scene: Scene, i: int, kind: str) -> bool:
    """False for a word that here names no event: "heart attack", "in the dead of night", "the fire brigade"."""
    check = CHECKS.get(scene.lemmas[i]) or KIND_CHECKS.get(kind)
    return _no_idiom(scene, i) and (check is None or check(scene, i))


IDIOMS = frozenset(
    {
        ("heart", "attack"),
        ("panic", "attack"),
        ("cyber", "attack"),
        ("death", "penalty"),
        ("death", "sentence"),
        ("world", "war"),
        ("war", "crime"),
        ("war", "criminal"),
        ("trade", "war"),
        ("cold", "war"),
        ("price", "war"),
        ("cardiac", "arrest"),
        ("general", "strike"),
        ("hunger", "strike"),
        ("strike", "action"),
        ("on", "strike"),
        ("press", "release"),
        ("star", "wars"),
        ("war", "on"),
        ("war", "veteran"),
        ("court", "appeal"),
        ("assault", "rifle"),
        ("attack", "helicopter"),
        ("combat", "readiness"),
        ("war", "zone"),
        ("fighting", "chance"),
        ("conflict", "interest"),
        ("of", "course"),
        ("death", "squad"),
        ("battle", "tank"),
        ("war", "monitor"),
        ("conflict", "zone"),
        ("riot", "gear"),
        ("riot", "police"),
        ("riot", "squad"),
        ("death", "row"),
        ("war", "room"),
        ("war", "minister"),
        ("war", "ministry"),
        ("gun", "violence"),
        ("war", "torn"),
        ("protest", "movement"),
        ("displacement", "camp"),
        ("cease-fire", "line"),
        ("ceasefire", "line"),
        ("domestic", "violence"),
    }
)


def _no_idiom(scene: Scene, i: int) -> bool:
    tokens = scene.tree.tokens
    if i + 2 < len(tokens) and tokens[i + 1].text == "-" and tokens[i + 2].upos in ("VERB", "ADJ"):
        return False  # "war-torn", "battle-hardened"
    before, after = (scene.lemmas[i - 1] if i else ""), (scene.lemmas[i + 1] if i + 1 < len(scene.lemmas) else "")
    return (before, scene.lemmas[i]) not in IDIOMS and (scene.lemmas[i], after) not in IDIOMS


CHECKS: dict[str, Callable[[Scene, int], bool]] = {
    "fire": company.fire_noun,
    "firing": company.fire_noun,
    "dead": company.counted,
    "wounded": company.counted,
    "injured": company.counted,
    "body": company.counted,
    "corpse": company.counted,
    "toll": company.counted,
    "death": company.death,
    "meet": company.named,
    "call": lambda s, i: s.tree.tokens[i].upos == "VERB" or company.phone_call(s, i),
    "down": company.verb_only,
    "martyr": company.counted,
    "operation": company.armed_operation,
    "hurt": company.counted,
    "casualty": lambda s, i: True,
    "hang": company.persons,
    "launch": company.means_verb,
    "throw": company.means_verb,
    "hurl": company.means_verb,
    "lob": company.means_verb,
    "toss": company.means_verb,
    "drop": company.means_verb,
    "land": company.means_verb,
    "fall": company.means_verb,
    "rain": company.means_verb,
    "crash": company.into,
    "slam": company.means_verb,
    "use": company.means_verb,
    "provoke": company.plain_verb,
    "target": lambda s, i: not company.of_act(s, i),
    "mediate": company.mediates,
    "intercept": company.in_the_air,
    "interception": company.in_the_air,
    "surround": company.surrounds,
    "besiege": company.surrounds,
    "demonstrate": company.marches,
    "battle": company.bodily,
    "fight": company.bodily,
    "war": company.bodily,
    "ceasefire": company.kept_truce,
    "truce": company.kept_truce,
    "offensive": lambda s, i: s.tree.tokens[i].upos == "NOUN",
    "press": company.named,
    "aid": company.aid_given,
    "relief": company.aid_given,
    "clash": company.opponents,
    "intervene": company.opponents,
    "execute": company.of_persons,
    "murder": company.of_persons,
    "strike": peaceful.with_force,
    "stronghold": _of_named_ground,
    "bastion": _of_named_ground,
}


KIND_CHECKS: dict[str, Callable[[Scene, int], bool]] = {
    "release": company.persons,
    "talks": company.named,
    "agreement": company.pact,
    "territory_taken": company.ground_taken,
    "destruction": company.no_epithet,
    "withdrawal": peaceful.leaves,
    "casualties": peaceful.of_conflict,
}
