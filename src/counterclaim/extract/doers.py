"""Doers that hide: a crew in its machine, the dead of a battle, what an act was part of, an ally that helped, a crowd."""

from __future__ import annotations

from counterclaim.codebook.events import event_types, family_of
from counterclaim.extract.reach import SHOTS, Roles, armed, cases, passive, subject
from counterclaim.extract.scene import Scene, Trigger
from counterclaim.lang.wordlists import words

#: The method of a machine that stands for those who man it; it is weapon and doer at once.
CREW = "en.role.crew/1"
_CREWED = frozenset({"aircraft", "helicopter", "ship"})
_MANNED = _CREWED | {"artillery", "tank"}
_FIRED = frozenset(
    {"rocket", "missile", "bomb", "ied", "grenade", "mine", "chemical", "cluster_munition", "phosphorus"}
)
#: "With", said of the other side of a battle.
_WITH = frozenset({"en.role.between/1", "en.role.with/1"})
_SPELLS = frozenset({"hour", "day", "week", "month", "night", "minute"})
_WHILE = frozenset({"in", "after", "during", "amid", "following"})
_FALLS = frozenset({"kill", "die", "wound", "injure", "perish"})
_CROWD = frozenset(
    {"protester", "demonstrator", "activist", "marcher", "crowd", "supporter", "people", "student", "resident"}
)
#: Ground that somebody shoots from.
_HELD = frozenset(
    {"position", "post", "side", "line", "trench", "outpost", "base", "territory", "area", "hill", "height"}
)
_WHOSE = frozenset({"our", "their", "his", "her", "its"})
#: "A total of 18 air strikes", "a series of raids": the noun before "of" only counts.
COUNTS = frozenset(
    {
        "total",
        "number",
        "series",
        "wave",
        "string",
        "dozen",
        "hundred",
        "score",
        "spate",
        "round",
        "succession",
        "couple",
    }
)


def crew(scene: Scene, trigger: Trigger, roles: Roles) -> None:
    """ "Warplanes pounded the town", "our artillery answered", "hit by jets", "fire from a tank of the 4th Division"."""
    tree, head = scene.tree, trigger.head
    if roles.actors or family_of(trigger.type) not in ("force", "harm") or event_types()[trigger.type].mutual:
        return
    around = [w for w in tree.kids(head, "obl", "nmod") if cases(scene, w) & {"by", "from"}]
    around += [
        w
        for m in around
        if is_munition(scene, m)
        for c in tree.kids(m, "acl")
        for w in tree.kids(c, "obl")
        if "by" in cases(scene, w)
    ]
    who = subject(scene, head) if tree.verbal(head) and not passive(scene, head) else None
    for word in [who, *around] if who is not None else around:
        if manned(scene, word):
            roles.actors[word] = CREW


def fired_from(scene: Scene, trigger: Trigger, roles: Roles) -> None:
    """ "Fire came from *army* positions", "shells fired from the *Serb* side": whose ground it came from."""
    tree, head = scene.tree, trigger.head
    if roles.actors or trigger.type not in ("shelling", "shooting"):
        return
    above = (
        [up] if (up := tree.head(head)) is not None and tree.rel(head) == "nsubj" and scene.lemmas[up] == "come" else []
    )
    for word in [w for v in (head, *above) for w in tree.kids(v, "obl", "nmod") if "from" in cases(scene, w)]:
        ground = [word, *(w for w in tree.kids(word, "nmod") if scene.lemmas[word] == "direction")]
        for place in [w for w in ground if scene.lemmas[w] in _HELD]:
            for owner in tree.kids(place, "compound", "amod", "nmod"):
                by = tree.tokens[owner].deprel == "nmod:poss" or owner < place
                if by and armed(scene, owner) and not tree.tokens[owner].name.endswith("LOC"):
                    roles.actors[owner] = "en.role.from_ground_of/1"


def manned(scene: Scene, word: int) -> bool:
    """Something that flies or sails; guns and tanks only if it is said whose they are."""
    hit = scene.weapon_at.get(word)
    if hit is None or hit.weapon.id not in _MANNED:
        return False
    tree = scene.tree
    owned = any(
        tree.tokens[c].deprel == "nmod:poss" and (scene.lemmas[c] in _WHOSE or tree.tokens[c].text.casefold() in _WHOSE)
        for c in tree.children[word]
    )
    owned = owned or any(armed(scene, c) for c in tree.kids(word, "nmod", "compound") if "of" in cases(scene, c))
    return owned or hit.weapon.id in _CREWED


def is_munition(scene: Scene, word: int) -> bool:
    """What is fired or dropped, and acts for nobody: "*rebel* mortar rounds", against "rebel artillery"."""
    hit = scene.weapon_at.get(word)
    return hit is not None and (hit.weapon.id in _FIRED or scene.lemmas[word] in SHOTS)


def part_of(scene: Scene, trigger: Trigger, roles: Roles) -> None:
    """ "The fighters reached the town as part of an offensive", "troops entered it during an assault": theirs."""
    tree, noun = scene.tree, trigger.head
    if roles.actors or trigger.type not in ("attack", "incursion") or tree.tokens[noun].upos != "NOUN":
        return
    held = tree.head(noun)
    part = held is not None and scene.lemmas[held] == "part" and tree.rel(noun) == "nmod"
    top = held if part and held is not None else noun
    verb = tree.head(top)
    opened = cases(scene, top) & ({"as"} if part else {"during"})
    indefinite = {scene.lemmas[c] for c in tree.kids(noun, "det")} & {"a"}
    if verb is None or not opened or not indefinite or tree.tokens[verb].upos != "VERB" or passive(scene, verb):
        return
    who = subject(scene, verb)
    if who is not None and armed(scene, who) and scene.lemmas[who] in scene.people:
        roles.actors[who] = "en.role.part_of/1"


def fought_with(scene: Scene, trigger: Trigger, roles: Roles) -> None:
    """ "12 rebels were killed in clashes with the army", "troops took the town after hours of fighting with rebels": both fought."""
    tree, noun = scene.tree, trigger.head
    if trigger.type != "clash" or not roles.actors or tree.tokens[noun].upos == "VERB":
        return
    if not all(how in _WITH and cases(scene, w) & {"with", "against"} for w, how in _heads(scene, roles).items()):
        return
    top, above = noun, tree.head(noun)
    if above is not None and tree.rel(noun) == "nmod" and "of" in cases(scene, noun) and scene.lemmas[above] in _SPELLS:
        top, above = above, tree.head(above)  # "after three days of fighting"
    if above is not None and tree.rel(above) == "obj" and tree.rel(top) == "nmod":
        above = tree.head(above)  # "lost 12 men in a clash"
    if above is None or not cases(scene, top) & _WHILE:
        return
    who = _in_it(scene, above)
    if who is not None and scene.lemmas[who] in words("en", "participants")["fighters"]:
        roles.actors[who] = "en.role.fought_with/1"


def _heads(scene: Scene, roles: Roles) -> dict[int, str]:
    """The actors that head their lists."""
    return {w: how for w, how in roles.actors.items() if scene.tree.rel(w) != "conj"}


def _in_it(scene: Scene, verb: int) -> int | None:
    """Who does, or suffers death and wounds in, what a verb tells."""
    tree = scene.tree
    if scene.lemmas[verb] in _FALLS:
        if tree.rel(verb) == "acl":
            return tree.head(verb)
        return subject(scene, verb)
    return subject(scene, verb) if tree.verbal(verb) and not passive(scene, verb) else None


def in_control(scene: Scene, trigger: Trigger, roles: Roles) -> None:
    """ "The rebels are in control of X": they hold it."""
    tree, noun = scene.tree, trigger.head
    if trigger.type == "territory_held" and "in" in cases(scene, noun) and tree.kids(noun, "cop"):
        for who in tree.kids(noun, "nsubj"):
            roles.actors.setdefault(who, "en.role.subject/1")


def helped_by(scene: Scene, trigger: Trigger, roles: Roles) -> None:
    """ "The army, backed by militiamen, shelled X": they all did; states and air forces that back somebody are told apart."""
    tree = scene.tree
    if (
        family_of(trigger.type) not in ("force", "control")
        or not tree.verbal(trigger.head)
        or passive(scene, trigger.head)
    ):
        return
    for word in [w for w, how in roles.actors.items() if how == "en.role.subject/1"]:
        backed = [
            c for c in tree.kids(word, "acl", "amod") if scene.lemmas[c] in ("back", "support", "aid", "assist", "help")
        ]
        for ally in [w for c in backed for w in tree.kids(c, "obl") if "by" in cases(scene, w)]:
            if scene.lemmas[ally] in words("en", "participants")["fighters"] and ally not in scene.weapon_at:
                roles.actors[ally] = "en.role.helped_by/1"


def demonstrators(scene: Scene, trigger: Trigger, roles: Roles) -> None:
    """ "Demonstrators hold placards in a rally", "a protester carries a poster during a demonstration"."""
    tree, noun = scene.tree, trigger.head
    verb = tree.head(noun)
    if trigger.type != "protest" or roles.actors or verb is None or not cases(scene, noun) & {"in", "during", "at"}:
        return
    who = subject(scene, verb) if tree.rel(noun) == "obl" and not passive(scene, verb) else None
    if who is not None and scene.lemmas[who] in _CROWD:
        roles.actors[who] = "en.role.demonstrator/1"
