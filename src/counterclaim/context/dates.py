"""When a thing was, began and ended: each time of the sentence is given to what it dates."""

from __future__ import annotations

import re
from dataclasses import dataclass

from counterclaim.clauses import passive, subject
from counterclaim.context.find import Named
from counterclaim.context.scene import Dated, Scene, evidence
from counterclaim.context.words import cases, is_in, low
from counterclaim.records import Found, Mention, TimeSpan
from counterclaim.syntax import Tree

_SINCE = frozenset({"since", "from"})
_UNTIL = frozenset({"until", "till"})
_LENGTH = re.compile(r"P\d+(?:\.\d+)?[DWMY]")
_AGE = frozenset({"old"})


@dataclass(frozen=True, slots=True)
class When:
    """Times of one thing: of the whole, of its beginning, of its end; and its length."""

    time: TimeSpan | None = None
    start: TimeSpan | None = None
    end: TimeSpan | None = None
    duration: Found[str] | None = None


def when(scene: Scene, named: Named) -> When:
    """The times that the sentence gives a thing; of two for one part, the nearer."""
    found: dict[str, list[tuple[int, TimeSpan]]] = {"time": [], "start": [], "end": []}
    for dated in scene.times:
        if dated.timex.kind == "DURATION":
            continue
        role = _role(scene.tree, dated.head, named)
        if role is not None:
            words = _words(scene, dated)
            found[role].append((abs(dated.head - named.head), scene.time(words, f"{role}_said")))
    nearest = {role: min(rows, key=lambda row: row[0])[1] for role, rows in found.items() if rows}
    return When(nearest.get("time"), nearest.get("start"), nearest.get("end"), _duration(scene, named))


def _words(scene: Scene, dated: Dated) -> Mention:
    """The time as said, with the "since" or "early" that opens it."""
    tree = scene.tree
    start = dated.timex.start
    for c in tree.kids(dated.head, "case", "amod"):
        if low(tree, c) in ("since", "late", "early", "mid") and tree.tokens[c].start < start:
            start = tree.tokens[c].start
    return Mention(start, dated.timex.end, scene.text[start : dated.timex.end])


def _role(tree: Tree, at: int, named: Named) -> str | None:
    """Which part of a thing a time dates: `time`, `start`, `end`; None if it dates something else."""
    head = named.head
    path = [at]
    for word in tree.up(at):
        path.append(word)
        if word == head:
            return _inside(tree, path, named)
    return _beside(tree, at, named)


def _inside(tree: Tree, path: list[int], named: Named) -> str | None:
    """A time within the phrase: "war of 2020", "war that began in 2011", not "war over the vote of 2019"."""
    between = path[1:-1]
    if len(between) > 1 and _closed_with(tree, between):
        between = between[1:]
    verbs = [w for w in between if tree.tokens[w].upos in ("VERB", "AUX")]
    if any(tree.tokens[w].upos in ("NOUN", "PROPN") and not _same_date(tree, path[0], w) for w in between):
        return None
    if not verbs:
        return _by_preposition(tree, path[0])
    chain = between[between.index(verbs[0]) :]
    if any(tree.rel(w) not in ("acl", "conj") for w in chain):
        return None
    return _by_verb(tree, verbs[0], path[0], named, told=True)


def _closed_with(tree: Tree, between: list[int]) -> bool:
    """ "A war that ended with a ceasefire in 1994": the time of what ended it."""
    closing = bool(cases(tree, between[0]) & {"with", "in", "by"})
    return tree.rel(between[0]) == "obl" and closing and is_in(tree, between[1], "ends")


def _same_date(tree: Tree, at: int, word: int) -> bool:
    return abs(at - word) <= 2 and tree.tokens[word].upos == "PROPN"


def _by_preposition(tree: Tree, at: int) -> str:
    if cases(tree, at) & _SINCE:
        return "start"
    return "end" if cases(tree, at) & _UNTIL else "time"


def _by_verb(tree: Tree, verb: int, at: int, named: Named, told: bool) -> str:
    """What a time of the clause says of the thing that the clause is about."""
    acts = told and bool(tree.kids(verb, "obj")) and not passive(tree, verb)
    if is_in(tree, verb, "ends") and not acts:
        return "end"
    if cases(tree, at) & (_SINCE | _UNTIL):
        return _by_preposition(tree, at)
    if is_in(tree, verb, "begins") and not acts:
        return "start"
    if named.kind == "ceasefire" and told and is_in(tree, verb, "holds"):
        return "start"
    return "start" if named.kind == "deployment" else "time"


def _beside(tree: Tree, at: int, named: Named) -> str | None:
    """A time of the clause whose subject, object or scene the thing is."""
    verb = next((w for w in tree.up(at) if tree.verbal(w) or tree.opens_clause(w)), None)
    own = _when_clause(tree, at)
    if own is not None and named.kind != "deployment":
        verb = own
    elif verb is None or any(tree.tokens[w].upos in ("NOUN", "PROPN") and w != verb for w in _between(tree, at, verb)):
        return _of_beginning(tree, at, named) or _of_change(tree, at, named)
    if named.kind == "deployment":
        return ("start" if _fresh(tree, verb) else _by_preposition(tree, at)) if verb == named.verb else None
    rel, holder = _place_of(tree, named.head, verb)
    if holder != verb:
        return _told_apart(tree, at, named, verb)
    if rel == "nsubj":
        return _by_verb(tree, verb, at, named, told=True)
    if rel == "obj":
        return _of_object(tree, verb, at, named)
    return _of_scene(tree, at, named, verb) if rel == "obl" else None


def _place_of(tree: Tree, head: int, verb: int) -> tuple[str, int | None]:
    """How a thing stands to a verb: its relation and the verb, through a list or the noun that it belongs to."""
    rel, holder = tree.rel(head), tree.head(head)
    if rel == "conj" and holder is not None and not tree.verbal(head):
        return tree.rel(holder), tree.head(holder)
    if rel == "nmod" and holder is not None and tree.head(holder) == verb and tree.rel(holder) in ("obj", "obl"):
        scenic = tree.rel(holder) == "obl" or cases(tree, head) & {"in", "during"}
        return ("obl" if scenic else "obj"), verb
    return rel, holder


def _told_apart(tree: Tree, at: int, named: Named, verb: int) -> str | None:
    """A clause whose subject is the thing, though the tree has it elsewhere: "a war there ended in 1994"."""
    if subject(tree, verb) == named.head:
        return _by_verb(tree, verb, at, named, told=True)
    if (changed := _of_change(tree, at, named)) is not None:
        return changed
    if verb == _verb_after(tree, named.head, "ends"):
        return "end"
    return "start" if verb == _verb_after(tree, named.head, "begins") else None


def _when_clause(tree: Tree, at: int) -> int | None:
    """ "Since November 2020, when they signed a truce": the verb of the clause that the time also dates."""
    for i in range(at + 1, min(at + 5, len(tree.tokens))):
        if low(tree, i) == "when":
            head = tree.head(i)
            return head if head is not None and head > i else None
        if tree.tokens[i].upos not in ("NUM", "PROPN", "PUNCT"):
            return None
    return None


def _of_change(tree: Tree, at: int, named: Named) -> str | None:
    """ "Since the conflict erupted with protests in March 2011": the time stands in the clause or right behind it."""
    verb = tree.head(named.head)
    if verb is None or tree.rel(named.head) != "nsubj" or at < verb or tree.kids(verb, "obj"):
        return None
    apart = any(tree.opens_clause(w) or tree.tokens[w].text in ",;:" for w in range(verb + 1, at))
    if apart or not is_in(tree, verb, "begins", "ends"):
        return None
    return "start" if is_in(tree, verb, "begins") else "end"


def _fresh(tree: Tree, verb: int) -> bool:
    """True for sending, which is of a moment; being stationed is a state."""
    return is_in(tree, verb, "sends")


def _between(tree: Tree, at: int, verb: int) -> list[int]:
    out = []
    for word in tree.up(at):
        if word == verb:
            break
        if not _same_date(tree, at, word):
            out.append(word)
    return out


def _of_object(tree: Tree, verb: int, at: int, named: Named) -> str | None:
    if is_in(tree, verb, "ends"):
        return "end"
    if is_in(tree, verb, "fights", "agrees", "sends", "begins", "broker"):
        return _by_preposition(tree, at)
    return None


def _of_scene(tree: Tree, at: int, named: Named, verb: int) -> str | None:
    """ "Retook it in a six-week war" with "In 2020" before; "ended with a truce in 1994"; "agreed on a truce from noon"."""
    held = cases(tree, named.head)
    if "by" in held and is_in(tree, verb, "begins") and passive(tree, verb):
        return _by_preposition(tree, at)
    if held & {"since", "after", "before"}:
        return None
    if named.kind == "war":
        if cases(tree, at) & _SINCE:  # "has been locked in a civil war since 2011"
            return "start" if held & {"in"} and is_in(tree, verb, "mired") else None
        return "time" if held & {"in", "during", "through", "throughout"} else None
    if held & {"on", "to", "upon", "with", "under"} and (is_in(tree, verb, "agrees") or 0 < at - named.head <= 3):
        return "start" if cases(tree, at) & _SINCE else "time"
    return None


def _of_beginning(tree: Tree, at: int, named: Named) -> str | None:
    """ "Since the start of the conflict in March 2011": the time hangs on the word for the beginning."""
    holder = tree.head(named.head)
    if holder is None or "of" not in cases(tree, named.head) or tree.head(at) != holder:
        return None
    if is_in(tree, holder, "begin_nouns"):
        return "start"
    return "end" if is_in(tree, holder, "end_nouns") else None


def _verb_after(tree: Tree, head: int, names: str) -> int | None:
    """A verb of this list right after a noun, with an adverb or a relative word between: "war there ended"."""
    for i in range(head + 1, min(head + 4, len(tree.tokens))):
        if tree.tokens[i].upos in ("VERB", "AUX") and is_in(tree, i, names):
            return i
        if tree.tokens[i].upos not in ("ADV", "PRON", "AUX", "DET", "SCONJ"):
            return None
    return None


def _duration(scene: Scene, named: Named) -> Found[str] | None:
    """ "Six-week", "44 days of": the length as ISO 8601; ages ("decade-old") and "years" without a number are none."""
    tree = scene.tree
    for dated in scene.times:
        if dated.timex.kind != "DURATION" or not _LENGTH.fullmatch(dated.timex.value or ""):
            continue
        under = dated.head in tree.under(named.head) and not _clause_between(tree, dated.head, named.head)
        over = tree.head(named.head) == dated.head and "of" in cases(tree, named.head)
        after = any(low(tree, i) in _AGE for i in range(dated.head, min(dated.head + 3, len(tree.tokens))))
        if (under or over) and not after:
            words = (dated.timex.start, dated.timex.end)
            mention = Mention(*words, scene.text[slice(*words)])
            return Found(dated.timex.value or "", evidence("duration", 0.9, mention.span))
    return None


def _clause_between(tree: Tree, at: int, head: int) -> bool:
    for word in (at, *tree.up(at)):
        if word == head:
            return False
        if tree.opens_clause(word):
            return True
    return False
