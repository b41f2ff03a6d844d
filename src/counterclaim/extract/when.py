"""Attaches times to events: its own clause's first, then what it shares with the clause it stands in, never the time of a saying."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterclaim.extract.attach import distance, within
from counterclaim.extract.lent import lent
from counterclaim.extract.scene import Scene, Trigger
from counterclaim.extract.timing import APART, opened, says, words_of
from counterclaim.extract.values import TimeHit
from counterclaim.records import Evidence, TimeSpan

_MADE = frozenset({"agreement", "ceasefire"})
#: A picture's date stands after so many words.
_CAPTION = 9
#: … and what it shows lies within so many steps of its main verb, itself included.
_SHOWN = 3
_LENGTHS = frozenset(
    {"minute", "hour", "day", "night", "evening", "morning", "week", "weekend", "month", "year", "decade"}
)
#: Points of time that only join sentences.
_JOINING = frozenset({"now", "soon", "at once", "then", "currently", "recently", "nowadays", "previously"})


def times_of(scene: Scene, triggers: Sequence[Trigger]) -> dict[int, TimeSpan]:
    """The time of each event, by the event's first word; events that no time was told for are left out."""
    ranked: dict[int, list[tuple[int, int, TimeHit]]] = {}
    for order, hit in enumerate(scene.times):
        if _compared(scene, hit):
            continue
        inside = words_of(scene, hit)
        outer = [t for t in triggers if t.head not in inside or _measures(scene, t, hit)]
        for owner, cost in _owners(scene, outer, hit):
            if _joins(hit) and not _modifies(scene, owner, hit):
                continue
            ranked.setdefault(owner.first, []).append((cost, order, hit))
    out = {first: min(rows, key=lambda row: row[:2])[2] for first, rows in ranked.items()}
    for _ in range(2):
        for trigger in triggers:
            if trigger.first not in out and (shared := lent(scene, trigger, triggers, out)) is not None:
                out[trigger.first] = shared
    return {first: time_of(hit) for first, hit in out.items()}


def _modifies(scene: Scene, trigger: Trigger, hit: TimeHit) -> bool:
    """ "Recently retook", "have recently made advances": the adverb of the event's verb, or of the one that carries it."""
    verb = scene.tree.head(hit.head)
    carried = scene.tree.head(trigger.head) == verb and scene.tree.rel(trigger.head) == "obj"
    return verb in (trigger.head, *trigger.drops) or carried


def _joins(hit: TimeHit) -> bool:
    return hit.mention.text.casefold() in _JOINING


def _owners(scene: Scene, triggers: Sequence[Trigger], hit: TimeHit) -> Iterator[tuple[Trigger, int]]:
    """The events that a time is told of, with how far each is."""
    counted = [t for t in triggers if t.head in scene.tree.under(hit.head) and _measures(scene, t, hit)]
    if counted:
        yield counted[0], 0
        return
    if _dates_picture(scene, hit):
        yield from ((picture, 1) for picture in _pictured(scene, triggers))
        return
    beside = next((t for t in triggers if _right_behind(scene, t, hit)), None)
    if beside is not None:
        yield beside, 0
        return
    word = _hangs_on(scene, hit)
    for owner in within(scene, triggers, word):
        if _of_saying(scene, owner, hit, word) or _background(scene, owner, word) or _aside(scene, owner, word):
            continue
        own = scene.tree.tokens[owner.head].upos == "NOUN" and word in scene.tree.under(owner.head)
        header = hit.mention.start == scene.sentence.start and len(scene.times) > 1 and _headed(scene, hit)
        yield owner, distance(scene, owner, word) - (3 if own else 0) + (6 if header else 0)


def _right_behind(scene: Scene, trigger: Trigger, hit: TimeHit) -> bool:
    """ "Agreed under a deal earlier this year", "died in a raid last week": the noun's, whatever verb the parse hangs it on."""
    tokens = scene.sentence.tokens
    near = trigger.end < len(tokens) and tokens[trigger.end].start == hit.mention.start
    bare = near and tokens[trigger.end].upos != "ADP"
    return bare and tokens[trigger.head].upos == "NOUN" and bool(scene.tree.kids(trigger.head, "case"))


def _headed(scene: Scene, hit: TimeHit) -> bool:
    """ "April 6, 2017 – The army fired …": a date set before the sentence."""
    after = next((t for t in scene.sentence.tokens if t.start >= hit.mention.end), None)
    return after is not None and after.text in ("-", "–", "—", ":")


def _aside(scene: Scene, trigger: Trigger, word: int) -> bool:
    """ "Condemned the crime that was committed on Monday": a time inside a relative clause dates what that clause is told of."""
    tree = scene.tree
    own = {*trigger.words, *trigger.drops}
    at = word
    for step in (word, *tree.up(word)):
        if step in own or trigger.head in tree.under(step):
            return False
        at = step
        if tree.rel(at) == "acl":
            noun = tree.head(at)
            return (noun is not None and noun not in own and noun not in tree.under(trigger.head)) or (
                noun is not None and noun not in own and tree.tokens[trigger.head].upos == "VERB"
            )
    return False


def _measures(scene: Scene, trigger: Trigger, hit: TimeHit) -> bool:
    """ "Two days of fighting", "a second night of violence": a length of the event itself."""
    tree = scene.tree
    if tree.lemma(hit.head) not in _LENGTHS:
        return False
    return tree.head(trigger.head) == hit.head and any(
        tree.lemma(c) == "of" for c in tree.kids(trigger.head, "case", "mark")
    )


def _hangs_on(scene: Scene, hit: TimeHit) -> int:
    """The word by which a time hangs: before an inserted or trailing saying ("At noon, it said, …") it is of what is said."""
    tree = scene.tree
    verb = tree.head(hit.head)
    if verb is None or hit.head > verb or not says(scene, verb):
        return hit.head
    said = [c for c in tree.kids(verb, "ccomp") if tree.verbal(c)]
    if not said:
        return hit.head
    start = min(tree.under(said[0]))
    gap = scene.sentence.tokens[hit.head + 1 : verb]
    if start > verb and not _inserted(scene, hit, verb):
        return hit.head
    return said[0] if start < verb or any(t.text == "," for t in gap) else hit.head


def _inserted(scene: Scene, hit: TimeHit, verb: int) -> bool:
    """ "Over the past month, it said, troops had fired": the saying stands between commas."""
    tokens = scene.sentence.tokens
    opened = any(t.text == "," for t in tokens[hit.head + 1 : verb + 1])
    return opened and any(t.text == "," for t in tokens[verb + 1 : verb + 8])


def _of_saying(scene: Scene, trigger: Trigger, hit: TimeHit, word: int) -> bool:
    """ "Said on Tuesday that …", "…, the ministry said on Tuesday": the time of the saying, not of what is said."""
    tree = scene.tree
    own = {*trigger.words, *trigger.drops}
    verb = next((w for w in tree.up(word) if tree.tokens[w].upos == "VERB"), None)
    if verb is not None and verb not in own:
        for said in tree.kids(verb, "ccomp"):
            if trigger.head in (inside := tree.under(said)) and word not in inside:
                return True
        if tree.rel(verb) == "parataxis" and says(scene, verb) and trigger.head not in tree.under(verb):
            return True
        if says(scene, verb) and any(trigger.head in tree.under(c) for c in tree.kids(verb, "advcl", "parataxis")):
            return True
    return any(
        saying not in own
        and trigger.head < saying < hit.head
        and says(scene, saying)
        and any(c in (trigger.head, *tree.up(trigger.head)) for c in tree.kids(saying, "ccomp"))
        for saying in tree.up(trigger.head)
    )


def _background(scene: Scene, trigger: Trigger, word: int) -> bool:
    """ "Sought Saturday to calm … following two shootings": what lies behind the dated verb has another time."""
    tree = scene.tree
    verb = next((w for w in tree.up(word) if tree.verbal(w)), None)
    if verb is None or verb in trigger.words or verb in trigger.drops:
        return False
    inside = {word, *tree.up(word)}
    if trigger.head in inside:
        return False
    for step in (trigger.head, *tree.up(trigger.head)):
        if step == verb or step in inside:
            return False
        if opened(scene, step) & (APART - {"under"} if step == trigger.head and trigger.type not in _MADE else APART):
            return verb in set(tree.up(step))
    return False


def _dates_picture(scene: Scene, hit: TimeHit) -> bool:
    """ "…, in Eastport, May 10, 2015.": the date of a picture, at the end of its caption."""
    tokens = scene.sentence.tokens
    first = next((i for i, t in enumerate(tokens) if t.start >= hit.mention.start), 0)
    last = max((i for i, t in enumerate(tokens) if t.start < hit.mention.end), default=0)
    dated = (
        hit.mention.text[-4:].isdigit()
        and any(c.isdigit() for c in hit.mention.text[:-5])
        and hit.mention.text[:1].isupper()
    )
    ends = last >= len(tokens) - 2 or tokens[last + 1].text in (".", ";")
    return dated and ends and first > _CAPTION and tokens[first - 1].text == ","


def _pictured(scene: Scene, triggers: Sequence[Trigger]) -> list[Trigger]:
    """The events that a picture shows: that of the main clause, and what its subject is doing or is in."""
    tree = scene.tree
    out = []
    for trigger in triggers:
        path = [trigger.head, *tree.up(trigger.head)]
        hidden = any(
            tree.tokens[step].deprel in ("acl:relcl", "advcl", "advcl:relcl")
            or opened(scene, step) & (APART | {"of"})
            or (tree.rel(step) == "amod" and tree.tokens[step].upos == "VERB")
            for step in path[:-1]
        )
        if not hidden and len(path) <= _SHOWN:
            out.append(trigger)
    return out


def _compared(scene: Scene, hit: TimeHit) -> bool:
    """ "The deadliest clash since 2020", "the worst in almost a year": a comparison, not the time of the clash."""
    first = min((i for i, t in enumerate(scene.sentence.tokens) if t.start >= hit.mention.start), default=0)
    opened = scene.lemmas[max(0, first - 1) : first + 1]
    best = any(
        t.xpos == "JJS" or "Degree=Sup" in t.feats
        for t in scene.sentence.tokens[:first]
        if t.text.casefold() not in ("least", "most")
    )
    if "since" in opened:
        return best
    length = any(
        token.lemma in ("year", "decade", "month", "week")
        for token in scene.sentence.tokens[first:]
        if token.start < hit.mention.end
    )
    return best and length and "in" in opened and not any(c.isdigit() for c in hit.mention.text)


def time_of(hit: TimeHit) -> TimeSpan:
    """The time that a hit tells, not resolved yet."""
    return TimeSpan(hit.mention, Evidence("en.extract.time/2", 0.85, hit.mention.span))
