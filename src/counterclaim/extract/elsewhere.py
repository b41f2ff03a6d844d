"""Places that a sentence names without anything happening there: where a speaker sits, people come from, a town lies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterclaim.extract.reach import armed
from counterclaim.extract.scene import Scene, Trigger
from counterclaim.extract.timing import opened, says
from counterclaim.extract.values import PlaceHit
from counterclaim.lang.wordlists import words

_NOMINAL = frozenset({"nmod", "conj", "appos", "compound", "flat"})
#: Nouns whose "of" and "from" tell where people come from, however the parse hangs it.
_ORIGINS = frozenset({"evacuee", "native", "resident", "refugee", "inhabitant", "villager", "citizen"})
_ORIGIN = frozenset({"of", "from"})
_AWAY = frozenset({"to", "for", "into", "towards", "toward"})
_MOVES = frozenset(
    {"carry", "transport", "bring", "evacuate", "take", "return", "flee", "travel", "head", "move", "come", "ferry"}
)
_LATER = frozenset({"after", "following", "before", "despite", "because", "due", "amid"})
#: What they open is told beside the clause above, not as part of it.
_BESIDE = frozenset({"since", "until", "as", "while", "though", "although"})


def elsewhere(scene: Scene, triggers: Sequence[Trigger], hit: PlaceHit) -> bool:
    """True for a place that is the scene of none of the sentence's events, whatever stands near it."""
    events = {i for t in triggers for i in (*t.words, *t.drops)}
    return (
        _of_speaker(scene, events, hit.head)
        or _beside_speaker(scene, events, hit)
        or _described(scene, hit)
        or _of_source(scene, hit)
        or _side(scene, hit)
        or any(_contains(scene, t, hit) for t in triggers)
    )


def _of_speaker(scene: Scene, events: set[int], word: int) -> bool:
    """ "The ministry in X said", "residents of X said": a place within the subject of a verb that is no event."""
    tree = scene.tree
    for up in tree.up(word):
        if up in events:
            return False
        if tree.rel(up) == "nsubj":
            verb = tree.head(up)
            return verb is not None and verb not in events and bool(tree.kids(verb, "ccomp", "parataxis", "xcomp"))
    return False


def _beside_speaker(scene: Scene, events: set[int], hit: PlaceHit) -> bool:
    """ "Said the ministry in X", "the ministry there said": right after the noun of a body that a verb of saying stands at."""
    tree = scene.tree
    who = tree.head(hit.head)
    if who in events or (hit.prep is not None and scene.lemmas[hit.prep] not in ("in", "at")):
        return False
    if scene.lemmas[hit.head] in words("en", "places")["alone"]:
        who = hit.head - 1
    if who is None or who > hit.head or scene.lemmas[who] not in words("en", "participants")["institutions"] | {"one"}:
        return False
    first = min(i for i in tree.under(who) if i <= who and set(range(i, who)) <= tree.under(who))
    last = max(i for i, t in enumerate(tree.tokens) if t.start < hit.place.mention.end)
    return any(0 <= i < len(tree.tokens) and says(scene, i) for i in (first - 1, last + 1))


def apart(scene: Scene, trigger: Trigger, hit: PlaceHit) -> bool:
    """True for a place that is not this event's, though it may be another's."""
    return (
        hit.head == trigger.head
        or _origin(scene, trigger, hit)
        or _aside(scene, trigger, hit)
        or _on_the_way(scene, trigger, hit)
        or (trigger.type == "displacement" and hit.prep is not None and scene.lemmas[hit.prep] in _AWAY)
    )


def of_other_clause(scene: Scene, trigger: Trigger, hit: PlaceHit) -> bool:
    """ "In X, the minister said that …", "in X after the attack", "the army in X moved when Y was shelled"."""
    tree = scene.tree
    own = [trigger.head, *tree.up(trigger.head)]
    down = [hit.head]
    for up in tree.up(hit.head):
        if up in own:
            break
        down.append(up)
    else:
        return False
    meet = tree.head(down[-1])
    if any((_cases(scene, w) | opened(scene, w)) & (_BESIDE | _LATER) for w in down[1:]):
        return True  # "protested in X after an incident in Y"
    if meet is None or meet in (*trigger.words, *trigger.drops):
        return False
    step = own[own.index(meet) - 1]
    if (_cases(scene, step) | opened(scene, step)) & (_BESIDE | _LATER):
        return True
    if tree.rel(step) not in ("advcl", "ccomp", "acl", "parataxis"):
        return False
    spoken = tree.rel(step) == "ccomp" and says(scene, meet) and any(armed(scene, w) for w in tree.kids(meet, "nsubj"))
    return tree.rel(down[-1]) == "nsubj" or spoken


def signs_off(scene: Scene, hit: PlaceHit) -> bool:
    """ "…, in Northfield, Norland, Jan. 4, 2016.": the end of a caption tells where and when its picture was taken."""
    if hit.prep is None or "," not in hit.place.mention.text:
        return False
    rest = [i for i, t in enumerate(scene.tree.tokens) if t.start >= hit.place.mention.end and t.upos != "PUNCT"]
    dated = {i for time in scene.times for i in scene.tree.covering(time.mention.span)}
    return bool(rest) and set(rest) <= dated


def _on_the_way(scene: Scene, trigger: Trigger, hit: PlaceHit) -> bool:
    """ "A convoy carrying civilians out of X": where those who were hit came from or went."""
    own, tree = {*trigger.words, *trigger.drops}, scene.tree
    return not own & {hit.head} and any(
        tree.rel(up) == "acl"
        and scene.lemmas[up] in _MOVES
        and not tree.kids(up, "compound")  # "an attack carried out in X"
        and up not in own
        and own & set(tree.up(up))
        for up in tree.up(hit.head)
    )


def _aside(scene: Scene, trigger: Trigger, hit: PlaceHit) -> bool:
    """ "(10.05 in X)", "(banned in X)": in brackets that do not hold the event."""
    depth, opened = 0, None
    for i, token in enumerate(scene.tree.tokens):
        if token.text in "([":
            depth, opened = depth + 1, i
        elif token.text in ")]" and depth:
            depth -= 1
            if opened is not None and opened < hit.head < i and not opened < trigger.head < i:
                return True
    return False


def _contains(scene: Scene, trigger: Trigger, hit: PlaceHit) -> bool:
    """ "The site of the blast", "a few miles from where they clashed": a place that is only known by the event."""
    tree = scene.tree
    above = list(tree.up(trigger.head))
    if hit.head in above[:2] and not hit.is_name and tree.rel(trigger.head) == "nmod":
        return True
    where = [i for i, word in enumerate(scene.lemmas) if word == "where" and hit.head < i < trigger.head]
    return hit.head in above and bool(where) and "from" in (scene.lemmas[where[-1] - 1], *_cases(scene, where[-1]))


def _cases(scene: Scene, word: int) -> set[str]:
    return {scene.lemmas[c] for c in scene.tree.kids(word, "case")}


def _origin(scene: Scene, trigger: Trigger, hit: PlaceHit) -> bool:
    """ "Residents of X", "evacuees from the towns of X and Y": where people are from; what they fled is a place all the same."""
    if trigger.type in ("displacement", "territory_held"):
        return False
    lists = words("en", "participants")
    civil = lists["civilians"] | {"native"}
    office, force = lists["institutions"] - words("en", "places")["ground"], lists["fighters"]
    prep = hit.prep
    if prep is not None and scene.lemmas[prep] in _ORIGIN and prep > 0 and scene.lemmas[prep - 1] in _ORIGINS:
        return prep - 1 not in trigger.words
    below = hit.head
    for up in scene.tree.up(hit.head):
        if scene.tree.rel(below) not in _NOMINAL:
            return False
        at = _cases(scene, below) & _ORIGIN if scene.tree.rel(below) == "nmod" else set()
        who = scene.lemmas[up]
        from_there = who in civil or ("of" in at and who in office) or ("from" in at and who in force)
        if at and from_there and up not in trigger.words:
            return True
        below = up
    return False


def _nouns_above(scene: Scene, word: int) -> Iterator[int]:
    """The nouns that a phrase depends on through other nouns."""
    tree = scene.tree
    while tree.rel(word) in _NOMINAL and (up := tree.head(word)) is not None:
        if tree.rel(word) == "nmod":
            yield up
        word = up


def _of_source(scene: Scene, hit: PlaceHit) -> bool:
    """ "According to a doctor in X"."""
    return any("accord" in {w[:6] for w in _cases(scene, up)} for up in (hit.head, *scene.tree.up(hit.head)))


def _side(scene: Scene, hit: PlaceHit) -> bool:
    """ "Their ally X", "the neighbour X": a name beside a noun for a side."""
    head = scene.tree.head(hit.head)
    beside = head is not None and scene.tree.rel(hit.head) in ("appos", "flat") and head < hit.head
    return beside and head is not None and scene.lemmas[head] in scene.people - words("en", "places")["settled"]


def _described(scene: Scene, hit: PlaceHit) -> bool:
    """ "X, a town near Y": Y only says where the place lies that the sentence is about."""
    tree = scene.tree
    named = {h.head for h in scene.places if h.is_name}
    kind = tree.head(hit.head)  # "X and Y towns near Z", "out of X, a town near Z"
    if kind is not None and tree.rel(hit.head) == "nmod" and scene.lemmas[kind] in words("en", "places")["kinds"]:
        of_list = any(
            tree.head(h.head) == kind and tree.rel(h.head) == "compound" for h in scene.places if h is not hit
        )
        if of_list or tree.rel(kind) == "appos":
            return True
    return any(tree.rel(up) == "appos" and tree.head(up) in named - {hit.head} for up in _nouns_above(scene, hit.head))
