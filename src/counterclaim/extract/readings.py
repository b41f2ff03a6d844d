"""Words that name an event only in the right company: "lay mines", "break", "lose", "ask".

`at` reads what the lexicon alone cannot.
"""

from __future__ import annotations

from collections.abc import Callable

from counterclaim.extract.blame import blamed_for_it, denied_responsibility
from counterclaim.extract.by_object import driven_out, lost_machine, seized_gear, seized_power
from counterclaim.extract.ground import (
    advance,
    control,
    fallen,
    gathered,
    held,
    left_home,
    taken,
    verb_object,
    with_list,
)
from counterclaim.extract.hostages import hostages
from counterclaim.extract.scene import Scene, Trigger

_CLOSED = frozenset({"ADP", "CCONJ", "DET", "NUM", "PART", "PRON", "PUNCT", "SCONJ", "SYM"})
TRUCE = frozenset({"ceasefire", "truce", "armistice", "cease-fire", "agreement", "deal", "fire"})
BREAK = frozenset({"break", "violate", "breach", "collapse", "last", "fail", "shatter", "unravel"})
#: A person who kills commits a killing; an army that kills gives a toll.
KILLERS = frozenset(
    {"man", "woman", "gunman", "attacker", "assailant", "teenager", "student", "husband", "shooter", "assassin"}
)
PEACE = frozenset({"peacekeeper", "observer", "monitor", "peacekeeping"})


POST = frozenset({"deploy", "station", "send", "present", "arrive", "withdraw", "base", "leave", "patrol"})


FALL_APART = ("fall", "apart")
#: Weapons that are laid in wait.
_LAID = frozenset({"bomb", "ied", "mine"})


CLOSE = frozenset({"cut", "close", "block", "sever", "shut", "barricade"})
#: What is cut or closed when people or goods are to be kept from a place.
WAYS = frozenset(
    {
        *("road", "highway", "motorway", "route", "railway", "passage", "corridor", "crossing", "border", "frontier"),
        *("exit", "entrance", "access", "supply"),
    }
)
#: What closes a road without any force.
WEATHER = frozenset(
    {"snow", "flood", "flooding", "landslide", "avalanche", "storm", "weather", "rain", "crash", "accident"}
)
#: Who may be beaten, beside the words for people.
BEATEN = frozenset(
    {
        *("he", "she", "they", "who", "i", "we"),
        *("prisoner", "detainee", "captive", "inmate", "driver", "journalist", "student", "man", "woman", "boy"),
        *("brother", "father", "son"),
    }
)


def at(scene: Scene, i: int) -> Trigger | None:
    """A reading of the word at `i` that needs its surroundings; a word of a closed class has none."""
    if scene.tree.tokens[i].upos in _CLOSED:
        return None
    for rule in RULES:
        found = rule(scene, i)
        if found is not None:
            return found
    return None


def _lay_mines(scene: Scene, i: int) -> Trigger | None:
    """ "Planted land mines", "a bomb was placed outside the ministry": verb and object apart; "a bomb placed by X exploded" is its own act."""
    tree = scene.tree
    if scene.lemmas[i] not in ("lay", "plant", "sow", "place", "bury") or tree.tokens[i].deprel in ("acl", "amod"):
        return None
    for word in with_list(scene, verb_object(scene, i)):
        hit = scene.weapon_at.get(word)
        if scene.lemmas[word] in ("mine", "landmine", "explosive", "ied", "device") or (hit and hit.weapon.id in _LAID):
            end = word + 1 if i < word <= i + 4 else i + 1
            return Trigger(i, end, i, "mine_laying", "en.extract.lay_mines/2", 0.95)
    return None


def _no_blaze(scene: Scene, word: int) -> bool:
    """Fire that broke out is no broken cease - fire."""
    return scene.lemmas[word] != "fire" or "cease" in scene.lemmas[max(0, word - 2) : word]


def _broken_truce(scene: Scene, i: int) -> Trigger | None:
    """ "The truce was broken", "it collapsed within minutes" after a truce was named."""
    tree, lemma = scene.tree, scene.lemmas[i]
    apart = scene.lemmas[i : i + 2] == FALL_APART
    if lemma not in BREAK and not apart:
        return None
    if tree.tokens[i].upos not in ("VERB", "ADJ"):
        return None
    around = [
        *tree.kids(i, "obj", "nsubj"),
        *([h] if (h := tree.head(i)) is not None and tree.rel(i) in ("acl", "amod", "conj") else []),
    ]
    named = any(scene.lemmas[w] in TRUCE and _no_blaze(scene, w) for w in around)
    before = scene.truce_before or bool((TRUCE - {"agreement", "deal", "fire"}) & set(scene.lemmas[:i]))
    meant = before and any(scene.lemmas[w] in ("it", "which") for w in around)
    if not named and not meant:
        return None
    return Trigger(i, i + (2 if apart else 1), i, "ceasefire_violation", "en.extract.broken_truce/1", 0.85)


def _closed_way(scene: Scene, i: int) -> Trigger | None:
    """ "Cut the road", "the crossing remains closed"; not "the road was closed by snow"."""
    tree, lemma = scene.tree, scene.lemmas[i]
    if lemma not in CLOSE or tree.tokens[i].upos not in ("VERB", "ADJ"):
        return None
    head = tree.head(i)
    held = verb_object(scene, i) + (tree.kids(i, "nsubj") if tree.tokens[i].upos == "ADJ" else [])
    if head is not None and tree.rel(i) in ("acl", "xcomp"):  # "a road closed by rebels", "the road remains closed"
        held += [head] if tree.rel(i) == "acl" else tree.kids(head, "nsubj")
    if not any(_is_way(scene, w) for w in held) or WEATHER & {scene.lemmas[w] for w in tree.under(i)}:
        return None
    return Trigger(i, i + 1, i, "siege", "en.extract.closed_way/1", 0.75, True)


def _is_way(scene: Scene, word: int) -> bool:
    """A road, a crossing, "supply lines"."""
    lines = scene.lemmas[word] == "line" and "supply" in {scene.lemmas[c] for c in scene.tree.children[word]}
    return lines or scene.lemmas[word] in WAYS


def _beaten(scene: Scene, i: int) -> Trigger | None:
    """ "The driver was beaten": a person, not an opponent in a game."""
    tree = scene.tree
    if scene.lemmas[i] != "beat" or tree.tokens[i].upos != "VERB":
        return None
    passive = [w for w in tree.kids(i, "nsubj") if "pass" in tree.tokens[w].deprel]
    if passive and all(scene.lemmas[w] in scene.people | BEATEN for w in passive):
        return Trigger(i, i + 1, i, "torture", "en.extract.beaten/1", 0.7, True)
    return None


def _violation(scene: Scene, i: int) -> Trigger | None:
    """ "Violations of the truce"; bare "violations" where a truce is the subject."""
    if scene.lemmas[i] not in ("violation", "breach") or scene.tree.tokens[i].upos != "NOUN":
        return None
    near = {scene.lemmas[c] for c in scene.tree.under(i)}
    if near & {"ceasefire", "truce", "cease-fire", "armistice"} or scene.truce_before:
        return Trigger(i, i + 1, i, "ceasefire_violation", "en.extract.violation/1", 0.85)
    if near & {"border", "territory", "sovereignty", "airspace", "statement", "integrity", "gross", "agreement"}:
        return Trigger(i, i + 1, i, "provocation", "en.extract.violation/1", 0.7)
    return None


def _peacekeepers(scene: Scene, i: int) -> Trigger | None:
    """ "2,000 peacekeepers were stationed", "sent observers"."""
    if scene.lemmas[i] not in POST or scene.tree.tokens[i].upos not in ("VERB", "ADJ"):
        return None
    tree = scene.tree
    around = [*tree.kids(i, "obj", "nsubj", "obl")]
    if tree.rel(i) == "acl" and (head := tree.head(i)) is not None:
        around.append(head)
    for word in around:
        np = {
            scene.lemmas[word],
            *(scene.lemmas[c] for c in tree.children[word] if tree.rel(c) in ("compound", "amod")),
        }
        serving = {scene.lemmas[w] for c in tree.kids(i, "xcomp", "advcl") for w in tree.under(c)}
        if (np | serving) & {"peacekeeper", "peacekeeping"} or (
            np & PEACE and scene.lemmas[i] in ("deploy", "station", "send")
        ):
            return Trigger(i, i + 1, i, "peacekeeping", "en.extract.peacekeepers/1", 0.9)
    return None


def _lost(scene: Scene, i: int) -> Trigger | None:
    """ "Lost 50 troops", "the loss of 49 soldiers", "suffered losses"; "no injuries"."""
    tree, token = scene.tree, scene.tree.tokens[i]
    if scene.lemmas[i] == "injury" and token.upos == "NOUN":
        none = any(scene.lemmas[c] == "no" for c in tree.kids(i, "det"))
        return Trigger(i, i + 1, i, "casualties", "en.extract.unharmed/1", 0.8, True) if none else None
    if scene.lemmas[i] == "lose" and token.upos == "VERB":
        if any(
            hit.kind_from == i or (hit.head in tree.under(i) and hit.count.kind == "killed") for hit in scene.counts
        ):
            return Trigger(i, i + 1, i, "casualties", "en.extract.lost/1", 0.8, True)
        return None
    if scene.lemmas[i] == "loss" and token.upos == "NOUN":
        words = {scene.lemmas[w] for w in tree.under(i)}
        if tree.plural(i) or words & scene.people or any(hit.kind_from == i for hit in scene.counts):
            return Trigger(i, i + 1, i, "casualties", "en.extract.losses/1", 0.75, True)
    return None


#: Kind of count → the event that the word for it names where nothing else does.
TOLLS = {
    "killed": "casualties",
    "wounded": "casualties",
    "missing": "casualties",
    "captured": "capture_persons",
    "detained": "arrest",
    "displaced": "displacement",
    "lost_equipment": "destruction",
}
_SENT = frozenset({"send", "dispatch", "station", "deploy", "post", "base"})


def counted(scene: Scene, i: int) -> Trigger | None:
    """ "Were eliminated", "driven from their homes", "sent 1,000 soldiers": a word that no list holds, with its number."""
    if scene.tree.tokens[i].upos != "VERB" or not any(hit.kind_from == i for hit in scene.counts):
        return None
    kinds = {hit.count.kind for hit in scene.counts if hit.kind_from == i}
    sent = "strength" in kinds and scene.lemmas[i] in _SENT and scene.tree.rel(i) != "aux"
    event = "deployment" if sent else next((TOLLS[kind] for kind in TOLLS if kind in kinds), None)
    return Trigger(i, i + 1, i, event, "en.extract.counted/1", 0.7, True) if event else None


def _asked(scene: Scene, i: int) -> Trigger | None:
    """ "Asked Russia for help", "asked the council to meet"."""
    tree = scene.tree
    if scene.lemmas[i] not in ("ask", "request", "plead") or tree.tokens[i].upos != "VERB":
        return None
    parties = [
        w for w in tree.kids(i, "obj", "obl", "iobj") if tree.tokens[w].name != "O" or scene.lemmas[w] in scene.people
    ]
    more = tree.kids(i, "xcomp") or any(
        "for" in {scene.lemmas[c] for c in tree.kids(w, "case")} for w in tree.kids(i, "obl")
    )
    if parties and more and any(tree.rel(w) in ("obj", "iobj") for w in parties):
        return Trigger(i, i + 1, i, "appeal", "en.extract.asked/1", 0.75, True)
    return None


def _went_off(scene: Scene, i: int) -> Trigger | None:
    """ "Two bombs went off"."""
    tree = scene.tree
    charge = [w for who in tree.kids(i, "nsubj") for w in (who, *tree.kids(who, "nmod", "compound"))]
    if scene.lemmas[i : i + 2] != ("go", "off") or not any(w in scene.weapon_at for w in charge):
        return None
    return Trigger(i, i + 2, i, "bombing", "en.extract.went_off/1", 0.9)


def _sprayed(scene: Scene, i: int) -> Trigger | None:
    """ "Sprayed the house with bullets"."""
    tree = scene.tree
    if scene.lemmas[i] not in ("spray", "rake", "pepper") or tree.tokens[i].upos != "VERB":
        return None
    shot = [w for w in tree.kids(i, "obl") if "with" in {scene.lemmas[c] for c in tree.kids(w, "case")}]
    shot = [w for w in shot if scene.lemmas[w] in ("bullet", "gunfire", "fire") or w in scene.weapon_at]
    return Trigger(i, i + 1, i, "shooting", "en.extract.sprayed/1", 0.85, drops=tuple(shot)) if shot else None


def _means_as_subject(scene: Scene, i: int) -> Trigger | None:
    """ "Shells killed two", "a suicide bomber killed 12", "killed by a mine": the type comes from the means."""
    tree = scene.tree
    if scene.lemmas[i] not in ("kill", "wound", "injure", "damage", "destroy") or tree.tokens[i].upos != "VERB":
        return None
    by = [w for w in tree.kids(i, "obl") if "by" in {scene.lemmas[c] for c in tree.kids(w, "case")}]
    for word in [*(w for w in tree.kids(i, "nsubj") if tree.tokens[w].deprel == "nsubj"), *by]:
        if scene.lemmas[i] == "kill" and scene.lemmas[word] in KILLERS and tree.rel(word) == "nsubj":
            return Trigger(i, i + 1, i, "killing", "en.extract.killed_by_person/1", 0.8)
        np = {scene.lemmas[word], *(scene.lemmas[c] for c in tree.kids(word, "compound"))}
        if "bomber" in np and "suicide" in np:
            return Trigger(i, i + 1, i, "bombing", "en.extract.means_as_subject/1", 0.85)
        hit = scene.weapon_at.get(word)
        if hit is not None and hit.weapon.id in scene.lexicon.by_weapon:
            return Trigger(i, i + 1, i, scene.lexicon.by_weapon[hit.weapon.id], "en.extract.means_as_subject/1", 0.85)
    return None


RULES: tuple[Callable[[Scene, int], Trigger | None], ...] = (
    _lay_mines,
    _closed_way,
    _beaten,
    _peacekeepers,
    _broken_truce,
    _violation,
    lost_machine,
    driven_out,
    seized_gear,
    seized_power,
    hostages,
    held,
    taken,
    _lost,
    _asked,
    _means_as_subject,
    denied_responsibility,
    blamed_for_it,
    _went_off,
    _sprayed,
    control,
    left_home,
    advance,
    fallen,
    gathered,
)
