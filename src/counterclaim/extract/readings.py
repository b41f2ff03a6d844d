"""Words that name an event only in the right company: "hold", "break", "leave", "take".

`at` reads what the lexicon alone cannot.
"""

from __future__ import annotations

from collections.abc import Callable

from counterclaim.extract.scene import Scene, Trigger

TRUCE = frozenset({"ceasefire", "truce", "armistice", "cease-fire", "agreement", "deal", "fire"})
BREAK = frozenset({"break", "violate", "breach", "collapse", "last", "fail", "shatter", "unravel"})
PEACE = frozenset({"peacekeeper", "observer", "monitor", "peacekeeping"})
POST = frozenset({"deploy", "station", "send", "present", "arrive", "withdraw", "base", "leave", "patrol"})
GROUND = frozenset(
    {
        "town",
        "city",
        "village",
        "area",
        "district",
        "region",
        "province",
        "territory",
        "position",
        "height",
        "hill",
        "settlement",
        "neighborhood",
        "neighbourhood",
        "part",
        "land",
        "enclave",
        "base",
        "airport",
        "road",
        "suburb",
        "countryside",
        "half",
        "mountain",
        "port",
        "bridge",
        "border",
        "post",
        "quarter",
        "ground",
        "swath",
        "much",
        "location",
        "point",
        "farm",
        "field",
        "facility",
        "airfield",
        "barracks",
        "street",
        "kilometre",
        "kilometer",
        "stronghold",
        "camp",
        "island",
        "capital",
        "country",
        "valley",
        "dam",
        "airbase",
        "front",
        "most",
        "zone",
        "crossing",
        "pocket",
        "checkpoint",
        "outpost",
    }
)
HOLD = frozenset({"hold", "control", "run", "occupy", "administer", "govern", "dominate"})
FALL_APART = ("fall", "apart")


def at(scene: Scene, i: int) -> Trigger | None:
    """A reading of the word at `i` that needs its surroundings."""
    for rule in RULES:
        found = rule(scene, i)
        if found is not None:
            return found
    return None


def verb_object(scene: Scene, i: int) -> list[int]:
    """What a verb is done to: its object, or its subject in the passive."""
    tree = scene.tree
    return [*tree.kids(i, "obj"), *(c for c in tree.kids(i, "nsubj") if tree.tokens[c].deprel == "nsubj:pass")]


def with_list(scene: Scene, words: list[int]) -> list[int]:
    """The words and the members of their lists."""
    return [*words, *(c for w in words for c in scene.tree.kids(w, "conj"))]


def _lay_mines(scene: Scene, i: int) -> Trigger | None:
    """ "Planted land mines": verb and object apart."""
    if scene.lemmas[i] not in ("lay", "plant", "sow", "place", "bury"):
        return None
    for word in with_list(scene, verb_object(scene, i)):
        if scene.lemmas[word] in ("mine", "landmine", "explosive", "ied"):
            end = word + 1 if i < word <= i + 4 else i + 1
            return Trigger(i, end, i, "mine_laying", "en.extract.lay_mines/1", 0.95)
    return None


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
    named = any(scene.lemmas[w] in TRUCE for w in around)
    before = scene.truce_before or bool((TRUCE - {"agreement", "deal", "fire"}) & set(scene.lemmas[:i]))
    meant = before and any(scene.lemmas[w] in ("it", "which") for w in around)
    if not named and not meant:
        return None
    return Trigger(i, i + (2 if apart else 1), i, "ceasefire_violation", "en.extract.broken_truce/1", 0.85)


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


def _held(scene: Scene, i: int) -> Trigger | None:
    """ "Rebels hold the town", "controlled by", "the rebel-held town of X"."""
    lemma, tree = scene.lemmas[i], scene.tree
    token = tree.tokens[i]
    if lemma not in HOLD or token.upos not in ("VERB", "ADJ"):
        return None
    if i >= 2 and tree.tokens[i - 1].text == "-" and lemma in ("hold", "control", "occupy", "run"):
        place = tree.head(i)
        named = place is not None and any(h.is_name and h.head in tree.under(place) for h in scene.places)
        return (
            Trigger(i - 2, i + 1, i, "territory_held", "en.extract.held_by_adjective/1", 0.8, True) if named else None
        )
    grounds = [*verb_object(scene, i)]
    if tree.rel(i) == "acl" and (head := tree.head(i)) is not None:
        grounds.append(head)
    if lemma == "occupy" or not any(is_ground(scene, w) for w in grounds):
        return None
    return Trigger(i, i + 1, i, "territory_held", "en.extract.holds/1", 0.8, True)


def is_ground(scene: Scene, word: int) -> bool:
    """True for a place name or a common noun for ground that can be held or taken."""
    if scene.lemmas[word] in GROUND:
        return True
    return any(hit.is_name and hit.head == word for hit in scene.places) or scene.tree.tokens[word].name.endswith("LOC")


def _taken(scene: Scene, i: int) -> Trigger | None:
    """ "Captured" by its object: soldiers are captured, ground is taken; "took the village"."""
    tree, lemma = scene.tree, scene.lemmas[i]
    if lemma not in ("capture", "seize", "take", "gain", "enter", "cross", "win") or tree.tokens[i].upos != "VERB":
        return None
    objects = with_list(scene, verb_object(scene, i))
    people = [w for w in objects if scene.lemmas[w] in scene.people and not is_ground(scene, w)]
    ground = [w for w in objects if is_ground(scene, w)]
    if lemma in ("capture", "seize", "take") and people and not ground:
        if lemma == "take" and not any(scene.lemmas[w] in ("prisoner", "hostage", "captive") for w in objects):
            return None
        kind = "abduction" if any(scene.lemmas[w] == "hostage" for w in objects) else "capture_persons"
        return Trigger(i, i + 1, i, kind, "en.extract.captured/1", 0.85)
    if lemma in ("cross", "enter"):
        armed = any(scene.lemmas[w] in scene.people or tree.tokens[w].name != "O" for w in tree.kids(i, "nsubj"))
        if ground and (lemma == "cross" or armed):
            return Trigger(i, i + 1, i, "incursion", "en.extract.enters/1", 0.7, True)
        return None
    if lemma in ("take", "gain", "win") and ground and not {"place", "part"} & {scene.lemmas[w] for w in objects}:
        return Trigger(i, i + 1, i, "territory_taken", "en.extract.takes/1", 0.7, True)
    return None


def _lost(scene: Scene, i: int) -> Trigger | None:
    """ "Lost 50 troops", "the loss of 49 soldiers", "suffered losses"."""
    tree, token = scene.tree, scene.tree.tokens[i]
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


def _means_as_subject(scene: Scene, i: int) -> Trigger | None:
    """ "Shells killed two", "a suicide bomber killed 12", "killed by a mine": the type comes from the means."""
    tree = scene.tree
    if scene.lemmas[i] not in ("kill", "wound", "injure", "damage", "destroy") or tree.tokens[i].upos != "VERB":
        return None
    by = [w for w in tree.kids(i, "obl") if "by" in {scene.lemmas[c] for c in tree.kids(w, "case")}]
    for word in [*(w for w in tree.kids(i, "nsubj") if tree.tokens[w].deprel == "nsubj"), *by]:
        np = {scene.lemmas[word], *(scene.lemmas[c] for c in tree.kids(word, "compound"))}
        if "bomber" in np and "suicide" in np:
            return Trigger(i, i + 1, i, "bombing", "en.extract.means_as_subject/1", 0.85)
        hit = scene.weapon_at.get(word)
        if hit is not None and hit.weapon.id in scene.lexicon.by_weapon:
            return Trigger(i, i + 1, i, scene.lexicon.by_weapon[hit.weapon.id], "en.extract.means_as_subject/1", 0.85)
    return None


def _control(scene: Scene, i: int) -> Trigger | None:
    """ "Under Borland's control", "in control of the town"; with a verb of taking it is an act."""
    tree = scene.tree
    if scene.lemmas[i] not in ("control", "authority", "rule") or tree.tokens[i].upos != "NOUN":
        return None
    head = tree.head(i)
    governor = scene.lemmas[head] if head is not None else ""
    if (
        governor in ("take", "gain", "regain", "seize", "retake", "win", "wrest", "assert", "extend", "expand")
        and tree.rel(i) == "obj"
    ):
        return Trigger(i, i + 1, i, "territory_taken", "en.extract.control_taken/1", 0.85, True)
    under = {scene.lemmas[c] for c in tree.kids(i, "case")} & {"under", "in"}
    ground = any(is_ground(scene, w) for w in tree.kids(i, "nmod"))
    if under or (ground and governor in ("have", "keep", "maintain", "retain", "hold")):
        return Trigger(i, i + 1, i, "territory_held", "en.extract.control/1", 0.85, True)
    return None


def _left_home(scene: Scene, i: int) -> Trigger | None:
    """ "Families had left for the capital", "residents are leaving their homes"."""
    tree = scene.tree
    if scene.lemmas[i] != "leave" or tree.tokens[i].upos != "VERB":
        return None
    who = [w for w in tree.kids(i, "nsubj") if scene.lemmas[w] in scene.civilians]
    objects = tree.kids(i, "obj")
    home = any(scene.lemmas[w] in ("home", "house") or is_ground(scene, w) for w in objects)
    away = not objects and any(
        {"for", "from"} & {scene.lemmas[c] for c in tree.kids(w, "case")} for w in tree.kids(i, "obl")
    )
    if who and (home or away):
        return Trigger(i, i + 1, i, "displacement", "en.extract.left_home/1", 0.75, True)
    return None


def _advance(scene: Scene, i: int) -> Trigger | None:
    """ "Made advances against", "advances in the province", "gains around the town"."""
    tree = scene.tree
    if scene.lemmas[i] not in ("advance", "gain") or tree.tokens[i].upos != "NOUN":
        return None
    head = tree.head(i)
    made = (
        head is not None and tree.rel(i) == "obj" and scene.lemmas[head] in ("make", "consolidate", "achieve", "score")
    )
    military = bool({"military", "territorial", "army", "rebel", "major"} & {scene.lemmas[c] for c in tree.children[i]})
    against = any(
        {"against", "in", "into", "around"} & {scene.lemmas[c] for c in tree.kids(w, "case")}
        for w in tree.kids(i, "nmod")
    )
    if (made and (military or against)) or (against and tree.plural(i)):
        return Trigger(i, i + 1, i, "territory_taken", "en.extract.advance/1", 0.7, True)
    return None


RULES: tuple[Callable[[Scene, int], Trigger | None], ...] = (
    _lay_mines,
    _peacekeepers,
    _broken_truce,
    _violation,
    _held,
    _taken,
    _lost,
    _asked,
    _means_as_subject,
    _control,
    _left_home,
    _advance,
)
