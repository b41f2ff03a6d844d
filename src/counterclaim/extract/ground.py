"""Readings about ground: who holds it, takes it, enters it, leaves it."""

from __future__ import annotations

from counterclaim.clauses import subject
from counterclaim.extract.scene import Scene, Trigger

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


def verb_object(scene: Scene, i: int) -> list[int]:
    """What a verb is done to: its object, or its subject in the passive."""
    tree = scene.tree
    return [*tree.kids(i, "obj"), *(c for c in tree.kids(i, "nsubj") if tree.tokens[c].deprel == "nsubj:pass")]


def with_list(scene: Scene, words: list[int]) -> list[int]:
    """The words and the members of their lists."""
    return [*words, *(c for w in words for c in scene.tree.kids(w, "conj"))]


def is_ground(scene: Scene, word: int) -> bool:
    """True for a place name or a common noun for ground that can be held or taken."""
    if scene.lemmas[word] in GROUND:
        return True
    return any(hit.is_name and hit.head == word for hit in scene.places) or scene.tree.tokens[word].name.endswith("LOC")


def held(scene: Scene, i: int) -> Trigger | None:
    """ "Rebels hold the town", "controlled by", "the rebel-held town of X"."""
    lemma, tree = scene.lemmas[i], scene.tree
    token = tree.tokens[i]
    if lemma not in HOLD or token.upos not in ("VERB", "ADJ"):
        return None
    if i >= 2 and tree.tokens[i - 1].text == "-" and lemma in ("hold", "control", "occupy", "run"):
        place = tree.head(i)
        ground = tree.under(place) if place is not None else set()
        named = any(h.is_name and ground & tree.covering(h.place.mention.span) for h in scene.places)
        first = min((i - 2, *(w for w in tree.kids(i - 2, "compound") if w < i)))  # "South Korea-held"
        return (
            Trigger(first, i + 1, i, "territory_held", "en.extract.held_by_adjective/1", 0.8, True) if named else None
        )
    grounds = [*verb_object(scene, i)]
    if tree.rel(i) == "acl" and (head := tree.head(i)) is not None:
        grounds.append(head)
    to_account = {scene.lemmas[c] for c in tree.children[i]} & {"responsible", "accountable", "liable", "back"}
    if lemma == "occupy" or to_account or not any(is_ground(scene, w) for w in grounds):
        return None
    return Trigger(i, i + 1, i, "territory_held", "en.extract.holds/1", 0.8, True)


def taken(scene: Scene, i: int) -> Trigger | None:
    """ "Captured" by its object: soldiers are captured, ground is taken; "took the village"."""
    tree, lemma = scene.tree, scene.lemmas[i]
    if lemma not in ("capture", "seize", "take", "gain", "enter", "cross", "win") or tree.tokens[i].upos != "VERB":
        return None
    objects = with_list(scene, verb_object(scene, i))
    people = [w for w in objects if scene.lemmas[w] in scene.people and not is_ground(scene, w)]
    ground = [w for w in objects if is_ground(scene, w)]
    if lemma in ("capture", "seize", "take") and people and not ground:
        if lemma == "take" and not any(scene.lemmas[w] in ("prisoner", "captive") for w in objects):
            return None
        if any(scene.lemmas[w] == "hostage" for w in tree.under(i)):
            return None  # told by the hostages
        return Trigger(i, i + 1, i, "capture_persons", "en.extract.captured/1", 0.85)
    if lemma in ("cross", "enter"):
        who = subject(tree, i)
        armed = who is not None and (scene.lemmas[who] in scene.people or tree.tokens[who].name != "O")
        if ground and (lemma == "cross" or armed):
            return Trigger(i, i + 1, i, "incursion", "en.extract.enters/1", 0.7, True)
        return None
    if lemma in ("take", "gain", "win") and ground and not {"place", "part"} & {scene.lemmas[w] for w in objects}:
        return Trigger(i, i + 1, i, "territory_taken", "en.extract.takes/1", 0.7, True)
    return None


def control(scene: Scene, i: int) -> Trigger | None:
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


def left_home(scene: Scene, i: int) -> Trigger | None:
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


def advance(scene: Scene, i: int) -> Trigger | None:
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


def fallen(scene: Scene, i: int) -> Trigger | None:
    """ "The town has fallen to the rebels", "troops cleared the village"."""
    tree, lemma = scene.tree, scene.lemmas[i]
    if lemma not in ("fall", "clear") or tree.tokens[i].upos != "VERB":
        return None
    if lemma == "fall":
        ground = [w for w in tree.kids(i, "nsubj") if is_ground(scene, w)]
        lost = any("to" in {scene.lemmas[c] for c in tree.kids(w, "case")} for w in tree.kids(i, "obl"))
        perfect = any(scene.lemmas[c] == "have" for c in tree.kids(i, "aux"))
        return (
            Trigger(i, i + 1, i, "territory_taken", "en.extract.fallen/1", 0.7, True)
            if ground and (lost or perfect)
            else None
        )
    ground = [w for w in verb_object(scene, i) if is_ground(scene, w)]
    who = subject(tree, i)
    by = [w for w in tree.kids(i, "obl") if "by" in {scene.lemmas[c] for c in tree.kids(w, "case")}]
    armed = any(scene.lemmas[w] in scene.people for w in [*by, *([who] if who is not None else [])])
    return Trigger(i, i + 1, i, "territory_taken", "en.extract.cleared/1", 0.65, True) if ground and armed else None


def gathered(scene: Scene, i: int) -> Trigger | None:
    """ "Thousands of protesters gathered outside parliament"."""
    tree = scene.tree
    if scene.lemmas[i] not in ("gather", "march") or tree.tokens[i].upos != "VERB":
        return None
    who = [w for s in tree.kids(i, "nsubj") for w in (s, *tree.kids(s, "nmod"))]
    if any(scene.lemmas[w] in ("protester", "demonstrator", "activist", "rioter") for w in who):
        return Trigger(i, i + 1, i, "protest", "en.extract.gathered/1", 0.75, True)
    return None
