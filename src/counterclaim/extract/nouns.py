"""Roles around a noun: "X's attack", "an attack by X on Y", "X launched an attack", "Y came under fire from X"."""

from __future__ import annotations

from counterclaim.clauses import claimed_by, disclaimed
from counterclaim.codebook.events import event_types
from counterclaim.extract.blame import BLAMED, RESPONSIBLE, denied
from counterclaim.extract.light import LAID_AT, MAKES, carried_by
from counterclaim.extract.reach import AT, Roles, armed, cases, doer, passive, subject
from counterclaim.extract.scene import Scene, Trigger
from counterclaim.extract.values.sides import sides_at
from counterclaim.lang.wordlists import words
from counterclaim.phrases import antecedent

#: Nouns whose "of" names who suffers; for other nouns too, unless listed in `OF_DOER`.
OF_DOER = frozenset(
    {
        "clash",
        "talks",
        "withdrawal",
        "ceasefire",
        "agreement",
        "protest",
        "mobilization",
        "deployment",
        "threat",
        "condemnation",
        "appeal",
        "incursion",
        "provocation",
    }
)


#: Nouns whose owner, if a person, is whom it was done to.
_DONE_TO = frozenset(
    [
        "murder",
        "assassination",
        "killing",
        "execution",
        "abduction",
        "kidnapping",
        "kidnap",
        "torture",
        "beheading",
        "lynching",
        "slaying",
    ]
)


def noun_roles(scene: Scene, trigger: Trigger, noun: int, roles: Roles) -> None:
    """Fills `roles` for a trigger built like a noun, whose head word is `noun`."""
    tree = scene.tree
    harmed = trigger.type in ("casualties", "displacement")
    if trigger.type == "siege" and "under" in cases(scene, noun):  # "the town has been under siege"
        roles.targets.update(dict.fromkeys(tree.kids(noun, "nsubj"), "en.role.under/1"))
    for child in sorted(tree.children[noun]):
        rel, at = tree.tokens[child].deprel, cases(scene, child)
        if rel == "nmod:poss" and tree.tokens[child].upos != "PRON" and _its_war(scene, trigger):
            continue
        if rel == "nmod:poss":
            owner = _owner(scene, trigger, child)
            suffers = harmed or _suffered(scene, trigger, child)
            (roles.targets if suffers else roles.actors)[owner] = "en.role.possessor/1"
        elif rel == "amod" and (by := made_by(scene, child)) is not None:
            roles.actors[by] = "en.role.made_by/1"
        elif (
            rel in ("compound", "amod")
            and _side(scene, trigger, child)
            and not (set(trigger.words) | set(scene.weapon_at)) & {child}
        ):
            if (
                rel == "amod"
                and tree.tokens[child].name[2:] not in ("NORP", "LOC", "ORG")
                and not _named_force(scene, child)
            ):
                continue
            against = scene.tree.tokens[child].text.casefold().startswith("anti-")  # "a major anti-ISIL offensive"
            (roles.targets if harmed or against else roles.actors)[child] = "en.role.modifier/1"
        elif rel.startswith("nmod") or rel in ("obl", "obl:agent"):  # "in shelling by X", whatever the tagger calls it
            _complement(scene, trigger, child, at, roles)
        elif rel == "acl" and tree.tokens[child].xpos == "VBN":
            by = doer(scene, child)
            if by is not None and scene.lemmas[child] not in scene.lexicon.outside:
                roles.actors[by] = "en.role.participle_by/1"
        elif rel == "acl:relcl" and scene.lemmas[child] in MAKES | scene.lexicon.light:
            who = subject(scene, child) if not passive(scene, child) else doer(scene, child)
            if who is not None and antecedent(tree, who) != noun and scene.lemmas[child] not in ("announce", "declare"):
                roles.actors.setdefault(who, "en.role.relative_clause/1")
    if trigger.method == "en.extract.held_by_adjective/1" and tree.tokens[trigger.head - 2].upos != "PUNCT":
        roles.actors[trigger.head - 2] = "en.role.holder/1"
    for word in (noun, *([h] if tree.rel(noun) == "conj" and (h := tree.head(noun)) is not None else [])):
        carried_by(scene, trigger, word, roles)
    _answered_for(scene, trigger, noun, roles)
    if tree.rel(noun) == "compound" and (whole := tree.head(noun)) is not None:  # "the shooting death of X by Y"
        _shared(scene, trigger, whole, roles)
    if tree.rel(noun) == "conj" and (head := tree.head(noun)) is not None and not tree.verbal(head):
        _shared(scene, trigger, head, roles)


def _suffered(scene: Scene, trigger: Trigger, owner: int) -> bool:
    """ "The senator's murder" was done to him; "the army's killing of a senator", "the rebels' murders" were done by them."""
    if scene.lemmas[trigger.head] not in _DONE_TO or scene.tree.plural(trigger.head):
        return False
    others = any("of" in cases(scene, c) for c in scene.tree.kids(trigger.head, "nmod"))
    person = scene.tree.tokens[owner].name.endswith("PER") or scene.tree.tokens[owner].upos == "PRON"
    return not others and (person or scene.lemmas[owner] not in words("en", "participants")["fighters"])


def _its_war(scene: Scene, trigger: Trigger) -> bool:
    """ "X's civil war", fought in X and not by it; "X's war with Y" is its own."""
    against = any(cases(scene, c) & {"with", "against", "on"} for c in scene.tree.kids(trigger.head, "nmod"))
    return trigger.type == "clash" and scene.lemmas[trigger.head] in words("en", "places")["wars"] and not against


def _answered_for(scene: Scene, trigger: Trigger, noun: int, roles: Roles) -> None:
    """ "X denied any role in the assault", "claimed responsibility for it", "claimed the bombing": X is said to have done it."""
    tree = scene.tree
    if trigger.type in BLAMED and (claim := claimed_by(tree, noun)) is not None:
        roles.actors.setdefault(claim, "en.role.answers_for/1")
    who = disclaimed(tree, noun)
    if who is not None and (armed(scene, who) or tree.tokens[who].upos == "PRON"):
        roles.actors.setdefault(who, "en.role.no_part/1")
    if noun == trigger.head and not roles.actors and denied(scene, noun) and not tree.kids(noun, "nmod", "acl"):
        verb = tree.head(noun)
        if verb is not None and _stays(scene, verb):
            # "do not deny the massacre but blame the rebels"
            roles.actors.update(dict.fromkeys(_blamed_instead(scene, verb), "en.role.accused/1"))
            return
        who = subject(scene, verb) if verb is not None else None
        if who is not None and armed(scene, who) and not tree.tokens[who].name.endswith("PER"):
            roles.actors[who] = (
                "en.role.answers_for/1"  # "Turkey denied those accusations", "the army denied the shooting"
            )
    office = noun if scene.lemmas[noun] in RESPONSIBLE else tree.head(noun)
    if (
        office is None
        or scene.lemmas[office] not in RESPONSIBLE
        or (office != noun and not cases(scene, noun) & {"for", "in"})
    ):
        return
    verb = tree.head(office)
    if verb is not None and scene.lemmas[verb] in ("deny", "reject", "claim", "accept", "admit", "acknowledge"):
        owners = [w for w in tree.kids(office, "amod", "compound") if tree.tokens[w].name != "O" or armed(scene, w)]
        who = subject(scene, verb)
        for one in owners or ([] if who is None else [who]):  # "denied any *Norland* role": Norland's, whoever speaks
            roles.actors.setdefault(one, "en.role.answers_for/1")


def _stays(scene: Scene, verb: int) -> bool:
    """ "Did not deny it": a denial that is not made."""
    return any(scene.lemmas[c] in ("not", "n't", "never") for c in scene.tree.kids(verb, "advmod"))


def _blamed_instead(scene: Scene, verb: int) -> list[int]:
    """ "Did not deny it but blamed X": X; not where X is blamed for something else ("for the deaths of twelve")."""
    tree, nouns = scene.tree, scene.lexicon.nouns
    blames = [w for w in tree.kids(verb, "conj") if scene.lemmas[w] in ("blame", "accuse", "suspect")]
    for blame in blames:
        things = [c for w in (blame, *tree.kids(blame, "obj")) for c in tree.kids(w, "obl", "nmod", "advcl", "acl")]
        if not any(scene.lemmas[c] in nouns or tree.verbal(c) for c in things):
            return tree.kids(blame, "obj")
    return []


def responsible(scene: Scene, noun: int) -> list[int]:
    """ "X was responsible for the raid": X."""
    tree, head = scene.tree, scene.tree.head(noun)
    if head is None or scene.lemmas[head] != "responsible" or "for" not in cases(scene, noun):
        return []
    return tree.kids(head, "nsubj") or (
        [up] if tree.rel(head) == "amod" and (up := tree.head(head)) is not None else []
    )


def _side(scene: Scene, trigger: Trigger, word: int) -> bool:
    """A modifier that names a side: "Borland shelling", "rebel attack"; a mere place or "the Borlandian war" does not."""
    name = scene.tree.tokens[word].name[2:]
    if (
        trigger.type == "clash"
        and len([c for c in scene.tree.kids(trigger.head, "amod", "compound") if scene.tree.tokens[c].name != "O"]) < 2
        and not any(cases(scene, c) & {"with", "against"} for c in scene.tree.kids(trigger.head, "nmod"))
    ):
        return False
    if name == "LOC":
        return word in sides_at(scene.tree)
    return armed(scene, word)


def _named_force(scene: Scene, word: int) -> bool:
    """ "A *United States military* air strike": the force has its name with it."""
    return scene.lemmas[word] in ("military", "naval") and any(
        scene.tree.tokens[c].name != "O" for c in scene.tree.kids(word, "compound", "amod")
    )


def made_by(scene: Scene, word: int) -> int | None:
    """ "A Borland-brokered deal", "the X-led assault": X."""
    if scene.tree.tokens[word].xpos != "VBN" or scene.lemmas[word] == "back":
        return None
    who = [c for c in scene.tree.children[word] if c < word and scene.tree.tokens[c].name != "O"]
    return who[0] if who else None


def _owner(scene: Scene, trigger: Trigger, word: int) -> int:
    """Whose: "X used mortars in its attack" means X, the subject of the verb the noun hangs on."""
    tree = scene.tree
    if tree.tokens[word].upos != "PRON":
        return word
    verb = next((w for w in tree.up(trigger.head) if tree.verbal(w)), None)
    who = subject(scene, verb) if verb is not None else None
    plural = scene.lemmas[word] == "their"
    if (
        who is None
        or who == trigger.head
        or tree.tokens[who].upos == "PRON"
        or plural != (tree.plural(who) or bool(tree.kids(who, "conj")))
    ):
        return word
    return antecedent(tree, who)


def _shared(scene: Scene, trigger: Trigger, head: int, roles: Roles) -> None:
    """ "An artillery barrage and drone attacks on X": what hangs on one member is the other's too."""
    other: Roles = Roles()
    for child in sorted(scene.tree.children[head]):
        if scene.tree.tokens[child].deprel == "nmod:poss":
            other.actors[child] = "en.role.shared/1"
        elif scene.tree.rel(child) == "nmod" and cases(scene, child) & {"on", "by", "against", "at", "of"}:
            _complement(scene, trigger, child, cases(scene, child), other)
    if not roles.actors:
        roles.actors.update(other.actors)
    if not roles.targets:
        roles.targets.update(other.targets)


def _complement(scene: Scene, trigger: Trigger, word: int, at: set[str], roles: Roles) -> None:
    """ "By X", "on X", "of X", "between X and Y", "with X" after a noun."""
    mutual = event_types()[trigger.type].mutual
    if "by" in at:
        owned = any(armed(scene, c) for c in scene.tree.kids(word, "amod", "compound", "nmod"))
        means = word in scene.weapon_at and scene.lemmas[word] not in scene.people and owned
        roles.actors[word] = "en.role.means_of_owner/1" if means else "en.role.by/1"
    elif mutual and at & {"between", "with", "against", "among"}:
        if scene.lemmas[word] in scene.people or not any(h.head == word and not h.is_name for h in scene.places):
            roles.actors[word] = "en.role.between/1"
    elif trigger.type == "territory_held" and at & {"of", "by"}:
        if scene.lemmas[trigger.head] in ("bastion", "stronghold") and scene.tree.tokens[word].name.endswith("LOC"):
            return  # "the rebel stronghold of X": X is held
        if "in" not in cases(scene, trigger.head):  # "in control of X": X is held
            roles.actors[word] = "en.role.holder/1"
    elif at & LAID_AT.get(_blamed(scene, trigger), frozenset()):
        roles.actors[word] = "en.role.blamed/1"
    elif (at & AT and not mutual) or (
        trigger.type == "casualties" and at & {"among", "of", "in"} and armed(scene, word)
    ):
        roles.targets[word] = "en.role.aimed_at/1"
    elif "of" in at and not mutual:
        if trigger.type == "territory_held":
            return
        if scene.lemmas[trigger.head] in ("violation", "breach"):
            return  # "a violation of the statement"
        entered = scene.lemmas[trigger.head] in ("invasion", "occupation")
        table = roles.actors if trigger.type in OF_DOER and not entered else roles.targets
        table[word] = "en.role.of/1"
    elif "from" in at and trigger.type in ("shooting", "shelling", "attack") and armed(scene, word):
        if not scene.tree.tokens[word].name.endswith("LOC"):
            roles.actors[word] = "en.role.from/1"
    elif "to" in at and trigger.type in ("threat", "appeal", "arms_supply", "release"):
        roles.targets[word] = "en.role.aimed_at/1"


def _blamed(scene: Scene, trigger: Trigger) -> str:
    """ "Blamed the attack on X", "attributed it to X": X is who did it. The verb, "" where there is none."""
    head = scene.tree.head(trigger.head)
    under = head is not None and (
        scene.tree.rel(trigger.head) == "obj" or scene.tree.tokens[trigger.head].deprel == "nsubj:pass"
    )
    return scene.lemmas[head] if head is not None and under else ""
