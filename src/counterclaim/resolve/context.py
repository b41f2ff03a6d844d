"""What a document tells about its sides, gathered once: names, offices, persons, the state it is mostly about."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from counterclaim.codebook.parties import Alias
from counterclaim.codebook.party_words import Word, split
from counterclaim.records import Document, Sentence
from counterclaim.remembered import remembered
from counterclaim.resolve.hits import Hit, find_hits, row
from counterclaim.resolve.initials import initialled
from counterclaim.resolve.namesakes import without_namesakes
from counterclaim.resolve.persons import named_persons
from counterclaim.resolve.pronouns import Pronouns
from counterclaim.resolve.unknown import unknown_groups
from counterclaim.resolve.wordlists import classes
from counterclaim.resolve.wordlists import words as word_list

#: A state is what a text is mostly about if it is named this many times as often as the next.
DOMINANCE = 1.5
#: An office ("the ministry") or group named further back than this many words no longer counts.
REACH = 600
#: Forces: "in Xland" says where they are, not whose.
_ABROAD = frozenset({"police", "army", "navy", "airforce"})


@dataclass(frozen=True, slots=True)
class Office:
    """An office whose side is plain from its own phrase: "the Defence Ministry in Baku" at word `at`."""

    at: int
    kind: str
    party: str


@dataclass(frozen=True, slots=True)
class Context:
    """The sides of one document.

    `persons`: name → party of those introduced with their side. `dominant`: the state that the text is mostly about,
    `inner`: the state whose own armed conflict it tells; None where no state stands out. `shorts`: short
    form → organisation. `pronouns` links "they" and "it" to the words before.
    """

    words: tuple[Word, ...]
    starts: tuple[int, ...]
    hits: tuple[Hit, ...]
    hit_starts: tuple[int, ...]
    sentences: tuple[int, ...]
    offices: tuple[Office, ...]
    persons: dict[str, str | None]
    dominant: str | None
    inner: str | None
    internal: frozenset[str]
    shorts: dict[str, str | None]
    pronouns: Pronouns

    def word_range(self, start: int, end: int) -> tuple[int, int]:
        """The words that begin within code points `start` to `end`."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)

    def hits_in(self, first: int, end: int) -> tuple[Hit, ...]:
        """The names that lie wholly within words `first` to `end`, or hold their last word."""
        at = bisect_left(self.hit_starts, first)
        if at and self.hits[at - 1].end > first:
            at -= 1
        out = []
        while at < len(self.hits) and self.hits[at].first < end:
            hit = self.hits[at]
            if hit.end <= end:
                out.append(hit)
            at += 1
        return tuple(out)

    def rivals(self) -> frozenset[str]:
        """The two states that the text names most, the second at least three times; empty for a text about one."""
        counts = Counter(hit.party for hit in self.hits if hit.state and not hit.outside)
        top = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:2]
        return frozenset(party for party, _ in top) if len(top) == 2 and top[1][1] >= 3 else frozenset()

    def before(self, at: int, reach: int = REACH) -> tuple[Hit, ...]:
        """Names before word `at`, nearest first, at most `reach` words back."""
        last = bisect_left(self.hit_starts, at)
        return tuple(hit for hit in self.hits[last - 1 :: -1] if hit.first >= at - reach) if last else ()

    def sentence_start(self, at: int) -> int:
        """The word with which the sentence of word `at` begins."""
        index = bisect_left(self.sentences, at + 1)
        return self.sentences[index - 1] if index else 0

    def office(self, kind: str, at: int) -> str | None:
        """The side of the nearest office of this kind named before word `at`."""
        for office in self._offices_before(at):
            if office.kind == kind:
                return office.party if at - office.at <= REACH else None
        return None

    def _offices_before(self, at: int) -> tuple[Office, ...]:
        return tuple(office for office in reversed(self.offices) if office.at < at)


def build_context(doc: Document, sentences: Sequence[Sentence]) -> Context:
    """Read a document's sides: linear in its length."""
    return _build(tuple(sentences), doc)


@remembered(2)  # claims and context of one document are resolved in turn
def _build(sentences: tuple[Sentence, ...], doc: Document) -> Context:
    tokens = split(doc.text)
    year = int(doc.published.value[:4]) if doc.published and doc.published.value[:4].isdigit() else None
    hits = without_namesakes(tokens, _read_hits(tokens, year), sentences)
    hits = _with_unknown(doc.text, tokens, hits)
    hits = tuple(sorted((*hits, *initialled(doc.text, tokens, hits)), key=lambda hit: hit.first))
    dominant, inner, internal = _weigh(tokens, hits)
    starts = tuple(word.start for word in tokens)
    ends = [sentence.start for sentence in sentences] or _starts(doc.text)
    return Context(
        words=tokens,
        starts=starts,
        hits=hits,
        hit_starts=tuple(hit.first for hit in hits),
        sentences=tuple(sorted({bisect_left(starts, start) for start in ends})),
        offices=_offices(doc.text, tokens, hits),
        persons=named_persons(doc.text, tokens, hits),
        dominant=dominant,
        inner=inner,
        internal=internal,
        shorts=_shorts(hits),
        pronouns=Pronouns(doc, sentences),
    )


def grounded(context: Context, land: str | None) -> Context:
    """The context of a text whose places lie in one state: where no state's name stands out more, it is about that one.

    A text on an armed group that says "the army" and names only towns means the army of the land; the states that are named are often
    abroad (the seat of an agency, an ally).
    """
    if land is None or row(land).kind != "state":
        return context
    named = Counter(hit.party for hit in context.hits if hit.state and not hit.outside and hit.role != "media")
    if len([party for party, times in named.items() if times > 2]) > 1:
        return context  # a text on several states tells by their names whose forces it means
    bands = any(row(hit.party).kind == "group" and not hit.outside for hit in context.hits)
    inner = context.inner
    if bands and (inner is None or (inner != land and named[inner] <= 3)):
        inner = land
    dominant = context.dominant
    if dominant is None or (dominant != land and named[dominant] <= 2):
        dominant = land
    return replace(context, inner=inner, dominant=dominant, internal=context.internal | ({inner} if inner else set()))


def _with_unknown(text: str, tokens: tuple[Word, ...], hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """The names of the tables, and of the groups that only the text knows, which are longer than what they hold."""
    own = unknown_groups(text, tokens, hits)
    if not own:
        return hits
    held = {at for hit in own for at in range(hit.first, hit.end)}
    kept = (hit for hit in hits if not held.intersection(range(hit.first, hit.end)))
    return tuple(sorted((*kept, *own), key=lambda hit: hit.first))


def _starts(text: str) -> list[int]:
    """Rough sentence starts, where no parse is given."""
    return [0, *(at + 1 for at, char in enumerate(text) if char in "\n.!?")]


def _read_hits(tokens: tuple[Word, ...], year: int | None) -> tuple[Hit, ...]:
    """Two passes: names without limits first, then those that need a state or a full name in the text."""
    shouting = not any(word.text.islower() for word in tokens)
    ordinary = {(word,) for word in word_list("shouted")} if shouting else set()

    def unlimited(alias: Alias) -> bool:
        return not alias.scope and not alias.needs and alias.role != "surname" and alias.words not in ordinary

    first = find_hits(tokens, unlimited)
    sides = Counter(hit.party for hit in first if hit.role != "media")
    full = {" ".join(word.folded for word in tokens[hit.first : hit.end]) for hit in first}

    def accept(alias: Alias) -> int:
        if alias.words in ordinary:
            return 0
        if alias.needs or alias.role == "surname":
            return 2 * (alias.needs in full) or int(alias.alone and alias.timely(year))
        states = row(alias.party).states if alias.party else ()
        named = 2 * sum(sides[side] for side in alias.scope or states)
        if alias.scope and alias.party and alias.party in sides and row(alias.party).kind != "state":
            named = len(tokens)  # its full name stands in the text: so the short form is its own
        rank = named if alias.scope else max(1, named)
        return rank if alias.timely(year) else min(rank, 1)

    return find_hits(tokens, accept)


def _weigh(tokens: Sequence[Word], hits: Sequence[Hit]) -> tuple[str | None, str | None, frozenset[str]]:
    """The dominant state, the state of an inner conflict, and all states with one."""
    counts = Counter(hit.party for hit in hits if hit.state and not hit.outside and hit.role != "media")
    groups = Counter(hit.party for hit in hits if row(hit.party).kind == "group" and not hit.outside)
    acting = {state for party in groups for state in row(party).states if state in counts}
    rebels = sum(word.folded in word_list("rebels") and word.folded[:4] not in ("mili", "terr") for word in tokens)
    dominant = top(counts)
    if rebels >= 2 and dominant and not acting:  # a group that is named has its state: an ally named more often is none
        acting.add(dominant)
    inner = top(Counter({state: counts[state] for state in acting}))
    if inner is None and rebels >= 2:
        inner = dominant
    return dominant, inner, frozenset(acting)


def top(counts: Counter[str], times: float = DOMINANCE) -> str | None:
    """What is counted `times` as often as the next, or alone; None where nothing stands out."""
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    if not ranked or (len(ranked) > 1 and ranked[0][1] < times * ranked[1][1]):
        return None
    return ranked[0][0]


def _shorts(hits: Sequence[Hit]) -> dict[str, str | None]:
    """Short forms of the organisations in the text; None for one that fits two."""
    out: dict[str, str | None] = {}
    for hit in hits:
        for short in row(hit.party).short:
            out[short] = hit.party if out.get(short, hit.party) == hit.party else None
    return out


def _offices(text: str, tokens: Sequence[Word], hits: Sequence[Hit]) -> tuple[Office, ...]:
    """Offices with a side in their own phrase: a name just before ("Baku's Defence Ministry") or after "of", "in"."""
    kinds = classes("offices")
    by_end = {hit.end: hit for hit in hits if hit.state and not hit.outside}
    by_start = {hit.first: hit for hit in hits if hit.state and not hit.outside}
    out: dict[tuple[int, str], Office] = {}
    for at, word in enumerate(tokens):
        kind = kinds.get(word.folded)
        if kind is None:
            continue
        hit = next((by_end[end] for end in range(at, max(0, at - 4), -1) if end in by_end), None)
        if hit is not None and _broken(text[tokens[hit.end - 1].end : word.start]):
            hit = None
        if hit is None:
            hit = _after(tokens, by_start, at)
            abroad = hit is not None and kind in _ABROAD and tokens[hit.first - 1].folded != "of"
            hit = None if abroad else hit
        if hit is not None:
            out[at, kind] = Office(at, kind, hit.party)
    return tuple(out[key] for key in sorted(out))


def _after(tokens: Sequence[Word], by_start: dict[int, Hit], at: int) -> Hit | None:
    """The state of "the Ministry of Foreign Affairs of Armenia", "the ministry in Yerevan"."""
    for begin in range(at + 1, min(at + 6, len(tokens))):
        if begin in by_start:
            hit, link = by_start[begin], tokens[begin - 1].folded
            link = tokens[begin - 2].folded if link == "the" else link
            return hit if link == "of" or (link == "in" and hit.role in ("seat", "name")) else None
    return None


def _broken(between: str) -> bool:
    return any(char in between for char in ",.;:()\n")
