"""One claim for an act and its toll: "shelling killed three" is a shelling, with a count.

Decided in the codebook: an act together with its toll is one claim of the act; a verb that only carries the noun of
the event ("airstrikes targeted the town") is no event of its own.
"""

from __future__ import annotations

from dataclasses import replace

from counterclaim.clauses import cases
from counterclaim.codebook.events import family_of
from counterclaim.extract.scene import Scene, Trigger
from counterclaim.extract.told import said_with
from counterclaim.syntax import Tree

_IN = frozenset({"in", "by", "during", "from", "with", "after"})
#: Nouns for many of something: "a barrage of air strikes".
_HEAPS = frozenset({"barrage", "salvo", "wave", "campaign", "series", "string"})
#: Nouns that only measure: "four days of clashes", "the toll of the raid".
_MEASURES = frozenset(
    {"day", "week", "month", "year", "hour", "toll", "number", "series", "wave", "string", "spate", "night", "rest"}
)
_ACTS = frozenset(
    {
        "clash",
        "shelling",
        "airstrike",
        "drone_strike",
        "shooting",
        "bombing",
        "attack",
        "use_of_chemical",
        "killing",
        "provocation",
        "siege",
        "incursion",
    }
)
_CARRIERS = frozenset(
    {
        "target",
        "hit",
        "strike",
        "kill",
        "wound",
        "injure",
        "die",
        "martyr",
        "hurt",
        "maim",
        "slay",
        "perish",
        "damage",
        "destroy",
        "explode",
        "pound",
        "attack",
    }
)
#: What fire does where it comes down, and the acts that are fire.
_LANDS = frozenset({"hit", "strike"})
_FIRE = frozenset({"shooting", "shelling", "airstrike", "drone_strike", "attack"})


def merge(scene: Scene, triggers: list[Trigger]) -> list[Trigger]:
    """The triggers left when tolls and carrying verbs are given to the act they belong to."""
    triggers = _one_noun(scene, triggers)
    heads = {t.head: t for t in triggers}
    acts = {t.head: act for t in triggers if (act := _act_of(scene, t, heads)) is not None}
    acts |= _breaks(scene, triggers, heads) | _set_off(scene, triggers)
    _share(scene, triggers, acts)
    acts |= _one_toll(scene, triggers, acts)
    gone = {head for head, act in acts.items() if act.head not in acts}
    drops: dict[int, list[int]] = {}
    for head in sorted(gone):
        drops.setdefault(acts[head].head, []).append(head)
    return [replace(t, drops=tuple(drops.get(t.head, ()))) for t in triggers if t.head not in gone]


def _one_noun(scene: Scene, triggers: list[Trigger]) -> list[Trigger]:
    """ "A shelling attack", "a barrage of air strikes" name one event; the closer word gives its type."""
    tree, heads = scene.tree, {t.head: t for t in triggers}
    gone: set[int] = set()
    out: dict[int, Trigger] = {}
    for trigger in triggers:
        up = tree.head(trigger.head)
        whole = heads.get(up) if up is not None else None
        truce = whole is not None and whole.type == "agreement" and trigger.type == "ceasefire"
        if truce and whole is not None and tree.rel(trigger.head) == "compound":  # "a ceasefire deal"
            gone.add(trigger.head)
            out[whole.head] = replace(whole, type="ceasefire", first=min(whole.first, trigger.first))
        if whole is None or family_of(trigger.type) != "force" or family_of(whole.type) != "force":
            continue
        if tree.rel(trigger.head) == "compound" and whole.type == "attack":
            gone.add(trigger.head)
            out[whole.head] = replace(whole, type=trigger.type)
        elif (
            tree.rel(trigger.head) == "nmod"
            and scene.lemmas[whole.head] in _HEAPS
            and "of" in cases(tree, trigger.head)
        ):
            gone.add(whole.head)
    return [out.get(t.head, t) for t in triggers if t.head not in gone]


def _share(scene: Scene, triggers: list[Trigger], acts: dict[int, Trigger]) -> None:
    """ "Seven were killed and five injured in the raid": both tolls are the raid's."""
    tree = scene.tree
    tolls = [t.head for t in triggers if t.type == "casualties"]
    for _ in range(2):
        for one in tolls:
            for other in tolls:
                tied = tree.rel(other) == "conj" and tree.head(other) in (one, tree.head(one))
                if one != other and tied:
                    if one in acts and other not in acts:
                        acts[other] = acts[one]
                    elif other in acts and one not in acts:
                        acts[one] = acts[other]


def _breaks(scene: Scene, triggers: list[Trigger], heads: dict[int, Trigger]) -> dict[int, Trigger]:
    """ "The truce was broken by mortar fire": what broke it is part of the violation."""
    tree, out = scene.tree, {}
    for trigger in triggers:
        verb = tree.head(trigger.head)
        whole = heads.get(verb) if verb is not None else None
        means = "by" in cases(tree, trigger.head) and tree.rel(trigger.head) == "obl"
        if means and whole is not None and whole.type == "ceasefire_violation" and family_of(trigger.type) == "force":
            out[trigger.head] = whole
    return out


def _set_off(scene: Scene, triggers: list[Trigger]) -> dict[int, Trigger]:
    """ "The blast was caused by a man who detonated a bomb": to set it off is the blast."""
    blasts = [t for t in triggers if t.type == "bombing" and scene.tree.tokens[t.head].upos != "VERB"]
    own = [t for t in triggers if t.type == "bombing" and scene.lemmas[t.head] == "detonate"]
    return {t.head: blasts[0] for t in own if len(blasts) == 1}


def _one_toll(scene: Scene, triggers: list[Trigger], acts: dict[int, Trigger]) -> dict[int, Trigger]:
    """ "20 were killed and 30 wounded", "the toll was 20, with 50 injured", and no act: one toll."""
    tree = scene.tree
    tolls = {t.head: t for t in triggers if t.type == "casualties" and t.head not in acts}
    out: dict[int, Trigger] = {}
    for head in sorted(tolls):
        above = tree.head(head)
        beside = tree.rel(head) == "conj" or (
            tree.rel(head) == "advcl" and "with" in {tree.lemma(c) for c in tree.kids(head, "mark")}
        )
        first = next((t for t in tolls if above is not None and t in (above, *tree.kids(above, "nsubj"))), None)
        if beside and first is not None and first not in (head, *out) and not _of_others(scene, head, first):
            out[head] = tolls[first]
    return out


def _of_others(scene: Scene, toll: int, first: int) -> bool:
    """ "X died and *Y was hurt*", "that two were dead and *that 50 were killed*", "lost 11 and *killed 60*": other people's toll."""
    tree = scene.tree
    if any(tree.tokens[w].name.endswith("PER") for w in tree.kids(toll, "nsubj")):
        return True
    if any(tree.lemma(w) == "that" for w in tree.kids(toll, "mark")):
        return True
    return scene.lemmas[first] == "lose" != scene.lemmas[toll] and bool(tree.kids(toll, "obj"))


def _act_of(scene: Scene, trigger: Trigger, heads: dict[int, Trigger]) -> Trigger | None:
    """The act that a toll or a carrying verb tells of, None where it stands on its own."""
    tree, head = scene.tree, trigger.head
    toll = trigger.type == "casualties"
    single = trigger.end - trigger.first == 1
    if not toll and not (scene.lemmas[head] in _CARRIERS and tree.tokens[head].upos == "VERB" and single):
        return None
    apart = _before_which(tree, head) if toll else frozenset()
    for word in _candidates(scene, head, toll):
        act = None if word in apart or (toll and _of_a_part(scene, head, word)) else heads.get(word)
        if act is not None and act.type in _ACTS and act.head != head and (toll or _nominal(scene, act)):
            return act
    act = heads.get(said_with(scene, trigger, heads)) if toll else None
    if act is not None and act.head not in apart and act.type in _ACTS and act.head != head:
        return act
    if tree.tokens[head].xpos != "VBG":
        return None
    # "…, killing three", "…, hitting a child", however the parse hangs it
    lands = scene.lemmas[head] in _LANDS and tree.tokens[head - 1].text == ","
    kinds = _ACTS if toll else _FIRE if lands else frozenset()
    before = [t for t in heads.values() if t.head < head and t.type in kinds]
    return max(before, key=lambda t: t.head, default=None)


def _of_a_part(scene: Scene, toll: int, act: int) -> bool:
    """ "50 were killed, including *17 in an ambush*": the act of some of the dead only."""
    words = scene.lemmas[toll + 1 : act]
    return "include" in words and "," not in words[words.index("include") :]


def _before_which(tree: Tree, toll: int) -> frozenset[int]:
    """ "A *battle*, in which ten died": behind the comma a clause of its own tells the dead; "a war in which ten died" is one event."""
    verb = toll
    while tree.rel(verb) in ("xcomp", "ccomp", "conj") and (up := tree.head(verb)) is not None and up < verb:
        verb = up
    if tree.tokens[verb].deprel != "acl:relcl":
        return frozenset()
    which = [
        w
        for w in tree.under(verb)
        if w < verb and tree.tokens[w].xpos in ("WDT", "WP") and cases(tree, w) & {"in", "during"}
    ]
    behind = which and tree.tokens[max(0, which[0] - 2)].text in (",", "–", "—")
    return frozenset(tree.up(verb)) if behind else frozenset()


def _nominal(scene: Scene, act: Trigger) -> bool:
    return scene.tree.tokens[act.head].upos != "VERB" and family_of(act.type) == "force"


def _candidates(scene: Scene, head: int, toll: bool) -> list[int]:
    """Where the act may stand, the likeliest first: around the verb, above it, within a noun's own phrase."""
    tree = scene.tree
    verb = head
    out: list[int] = []
    for _ in range(2):  # "left three people dead", "the toll … rose"
        if toll and not tree.verbal(verb) and (up := tree.head(verb)) is not None:
            if not tree.verbal(verb):
                out.extend(_beside(scene, verb, toll))
            verb = up
    out.extend(_beside(scene, verb, toll))
    out.extend(_above(scene, verb, toll))
    if toll and not tree.verbal(head):
        out.extend(c for c in tree.kids(head, "nmod") if cases(tree, c) & {"in", "from", "of"})
        out.extend(tree.kids(head, "compound"))
    return out


def _beside(scene: Scene, verb: int, toll: bool) -> list[int]:
    """Subject, "in …", "when …"."""
    tree, out = scene.tree, []
    for child in sorted(tree.children[verb]):
        rel, at = tree.rel(child), cases(tree, child)
        marks = {tree.lemma(c) for c in tree.kids(child, "mark", "advmod", "case")}
        if rel == "nsubj" or (rel in ("obl", "nmod") and (at & _IN or scene.lemmas[child] == "result")):
            out.append(child)
            out.extend(tree.kids(child, "conj"))
            answer = scene.lemmas[child] in ("retaliation", "response", "reply", "revenge")
            if not answer and (rel != "nsubj" or scene.lemmas[child] in _MEASURES):
                out.extend(c for c in tree.children[child] if tree.rel(c) in ("compound", "nmod"))
        elif toll and rel == "advcl" and marks & {"when", "after", "in", "by"}:
            out.append(child)
    return out


def _above(scene: Scene, verb: int, toll: bool) -> list[int]:
    """The clause above a participle, the noun of a relative clause, the fighting in "they fought and 200 died"."""
    tree = scene.tree
    above = tree.head(verb)
    if above is None:
        return []
    rel = tree.tokens[verb].deprel
    if rel in ("advcl", "acl", "acl:relcl", "xcomp") and (toll or rel.startswith("acl")):
        return [above, *tree.kids(above, "nmod")] if rel != "advcl" or not tree.finite(verb) else []
    if not toll and rel == "advcl" and not tree.finite(verb):  # "carried out air strikes targeting X"
        return tree.kids(above, "obj")
    if (
        toll
        and rel in ("conj", "appos", "parataxis")
        and scene.lemmas[above] in ("fight", "clash", "war", "week", "battle")
    ):
        return [above, *tree.kids(above, "nmod")]
    return []
