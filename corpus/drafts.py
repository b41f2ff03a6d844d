"""The notation that annotators write by hand, and how it becomes offsets.

A draft has one line a claim, its parts between ` | `; sentences have the numbers under which `python -m corpus.written FOLDER show`
prints them:

    12 shelling: barrage | a Azerbaijani forces =AZE | t Goris =ARM | p Goris | w artillery =artillery | d minutes after midnight =2022-09-13
       | n 49 soldiers =killed ARM military 49 49 | c according to | s Armenia's Defence Ministry =ARM official | accuses | started

`12 shelling: barrage` is sentence, event type and trigger words. Letters: a actor, t target, p place, w weapon, d time, n
count, c cue, s source, v via. After ` =` stands what the words were read as: a party (`-` for none) for a, t; a weapon's id; a
resolved date; for a source its party and kind; for a count kind, party, status, low and high (`-`: not stated), then `cum` for
a running total and `~dozens`, `~tens_of_thousands` for vague words. Words are found nearest to the trigger; `words@7` means
those of sentence 7 and `words#2` the second of the trigger's sentence. Without `s` the article itself speaks. The rest are
flags: speech (default `reports` without a source, else `asserts`), modality (default `asserted`), frame (default `new`),
`started` or `not-started`. A line that begins with white space goes on with the one before. `#` begins a comment; `rel 3 7
killed conflicts: reason` relates the third and the seventh claim; `none` says that the text was read and tells no claim.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from counterclaim.codebook import event_types

SPEECH = frozenset({"asserts", "denies", "confirms", "accuses", "admits", "claims-responsibility", "reports"})
MODALITY = frozenset({"asserted", "negated", "hedged", "planned", "conditional"})
FRAME = frozenset({"new", "background", "general"})
STARTED = {"started": True, "not-started": False}
COUNTS = frozenset({"killed", "wounded", "missing", "captured", "displaced", "detained", "strength", "lost_equipment"})
STATUS = frozenset({"military", "civilian", "-"})
KINDS = frozenset(
    {"official", "military", "police", "rebel", "igo", "ngo", "media", "witness", "medical", "expert", "politician", "unnamed"}
)  # fmt: skip
WEAPONS = frozenset(
    {"artillery", "mortar", "rocket", "missile", "tank", "small_arms", "sniper", "machine_gun", "aircraft", "helicopter", "drone",
    "bomb", "ied", "grenade"}
    | {"mine", "chemical", "cluster_munition", "phosphorus", "knife", "vehicle", "ship", "air_defence", "other"}
)  # fmt: skip
FIELDS = frozenset(
    {"occurrence", "initiator", "responsibility", "killed", "wounded", "captured", "time", "place", "weapon", "target", "control"}
)  # fmt: skip
VERDICTS = frozenset({"agrees", "same_origin", "compatible", "conflicts", "updates"})
_HEAD = re.compile(r"(\d+)\s+(\w+):\s*(.+)")
_REL = re.compile(r"rel\s+(\d+)\s+(\d+)\s+(\w+)\s+(\w+)(?::\s*(.*))?$")
_PARTY = re.compile(r"[A-Z]{3}|[a-z0-9]+(-[a-z0-9]+)*|-")
_DATE = re.compile(r"\d{4}(-\d\d){0,2}(/\d{4}(-\d\d){0,2})?")
_END = re.compile(r"""(?<=[.!?])["”'’)\]]*\s+(?=["“'‘(\[]*[A-Z0-9])|\n+""")
Words = dict[str, Any]


class DraftError(ValueError):
    """What is wrong with a line of a draft."""


def sentences(text: str) -> list[tuple[int, int]]:
    """Stretches of a text to point at, roughly its sentences."""
    cuts = [0, *(match.end() for match in _END.finditer(text)), len(text)]
    return [(a, b) for a, b in pairwise(cuts) if text[a:b].strip()]


@dataclass(frozen=True, slots=True)
class Near:
    """Where the words of a claim are looked for: the text, its sentences, the sentence and the trigger of the claim."""

    text: str
    cuts: list[tuple[int, int]]
    sentence: int
    spot: int

    def find(self, words: str) -> Words:
        """The occurrence that `words` means; whole words before parts of words, the nearest first."""
        words, at, nth = self._pointer(words)
        hits = []
        start = self.text.find(words)
        while start >= 0:
            hits.append((self._inside(start, words), abs(start - self.spot), start))
            start = self.text.find(words, start + 1)
        if at is not None:
            low, high = self.cuts[at - 1]
            hits = [hit for hit in hits if low <= hit[2] < high]
        if nth is not None:
            low, high = self.cuts[(at or self.sentence) - 1]
            there = sorted(hit[2] for hit in hits if low <= hit[2] < high and not hit[0])
            if len(there) < nth:
                raise DraftError(f"{words!r} stands {len(there)} times in the sentence, not {nth}")
            return {"start": there[nth - 1], "end": there[nth - 1] + len(words), "text": words}
        if not hits:
            raise DraftError(f"not in the text{f' of sentence {at}' if at else ''}: {words!r}")
        start = min(hits)[2]
        return {"start": start, "end": start + len(words), "text": words}

    def words(self, span: Words) -> str:
        """How `find` is told of a span: the shortest of its words alone, their number in the sentence, the sentence they stand in."""
        there = next((k for k, (low, high) in enumerate(self.cuts, 1) if low <= span["start"] < high), self.sentence)
        ways = ["", *(f"#{n}" for n in range(1, 9))] if there == self.sentence else ["", f"@{there}"]
        ways += [f"@{there}#{n}" for n in range(1, 9)]
        for way in ways:
            try:
                if self.find(span["text"] + way)["start"] == span["start"] and " | " not in span["text"]:
                    return f"{span['text']}{way}"
            except DraftError:
                continue
        raise DraftError(f"no notation points at {span['text']!r} at {span['start']}")

    def _pointer(self, words: str) -> tuple[str, int | None, int | None]:
        match = re.fullmatch(r"(.+?)(?:@(\d+))?(?:#(\d+))?", words)
        assert match is not None
        if match[2] and not 1 <= int(match[2]) <= len(self.cuts):
            raise DraftError(f"there is no sentence {match[2]}")
        return match[1], match[2] and int(match[2]), match[3] and int(match[3])  # type: ignore[return-value]

    def _inside(self, start: int, words: str) -> bool:
        before, after = self.text[max(0, start - 1) : start], self.text[start + len(words) : start + len(words) + 1]
        return (words[:1].isalnum() and before.isalnum()) or (words[-1:].isalnum() and after.isalnum())


def compile_draft(draft: str, text: str) -> tuple[list[dict[str, Any]], list[dict[str, Any]], list[str]]:
    """Claims and relations of a draft in the form of the gold files, and what is wrong with it, line by line."""
    cuts = sentences(text)
    claims: list[dict[str, Any]] = []
    relations, wrong = [], []
    lines = _lines(draft)
    for number, line in lines:
        try:
            if line.startswith("rel "):
                relations.append(_relation(line))
            elif line != "none":
                claims.append({"id": f"c{len(claims) + 1}", **_claim(line, text, cuts)})
        except DraftError as error:
            wrong.append(f"line {number}: {error}")
    if not lines:
        wrong.append("empty: a text without a claim has the line `none`")
    known = {claim["id"] for claim in claims}
    wrong += [
        f"rel {row['left']} {row['right']}: no such claim"
        for row in relations
        if not {row["left"], row["right"]} <= known
    ]
    claims_sorted = sorted(claims, key=lambda claim: (claim["trigger"]["start"], int(claim["id"][1:])))
    return claims_sorted, relations, wrong


def _lines(draft: str) -> list[tuple[int, str]]:
    out: list[tuple[int, str]] = []
    for number, raw in enumerate(draft.splitlines(), 1):
        if not raw.strip() or raw.lstrip().startswith("#"):
            continue
        if raw[0].isspace() and out:
            out[-1] = out[-1][0], f"{out[-1][1]} {raw.strip()}"
        else:
            out.append((number, raw.strip()))
    return out


def _relation(line: str) -> dict[str, Any]:
    match = _REL.match(line)
    if not match or match[3] not in FIELDS or match[4] not in VERDICTS:
        raise DraftError(f"no relation: {line!r}")
    return {
        "left": f"c{match[1]}",
        "right": f"c{match[2]}",
        "field": match[3],
        "verdict": match[4],
        "reason": match[5] or "",
    }


def _claim(line: str, text: str, cuts: list[tuple[int, int]]) -> dict[str, Any]:
    head, *parts = (part.strip() for part in line.split(" | "))
    match = _HEAD.fullmatch(head)
    if not match:
        raise DraftError(f"not `SENTENCE EVENT: TRIGGER`: {head!r}")
    sentence = int(match[1])
    if match[2] not in event_types():
        raise DraftError(f"no event type: {match[2]!r}")
    if not 1 <= sentence <= len(cuts):
        raise DraftError(f"there is no sentence {sentence}")
    low, high = cuts[sentence - 1]
    trigger = Near(text, cuts, sentence, low).find(match[3])
    if not low <= trigger["start"] < high:
        raise DraftError(f"trigger {match[3]!r} is not in sentence {sentence}")
    near = Near(text, cuts, sentence, trigger["start"])
    claim: dict[str, Any] = {
        "event": match[2], "trigger": trigger, "actor": [], "target": [], "weapons": [], "place": [], "time": None, "counts": [],
        "source": None,         "via": None, "cue": None, "speech": None, "modality": "asserted", "started": None, "frame": "new",
    }  # fmt: skip
    for part in parts:
        _part(claim, part, near)
    claim["speech"] = claim["speech"] or ("asserts" if claim["source"] else "reports")
    claim["source"] = claim["source"] or {"start": None, "end": None, "text": None, "party": None, "kind": "outlet"}
    return claim


def _part(claim: dict[str, Any], part: str, near: Near) -> None:
    if part in SPEECH:
        claim["speech"] = part
    elif part in MODALITY:
        claim["modality"] = part
    elif part in FRAME:
        claim["frame"] = part
    elif part in STARTED:
        claim["started"] = STARTED[part]
    elif part[1:2] == " " and part[0] in _READ:
        words, _, value = part[2:].strip().partition(" =")
        _READ[part[0]](claim, near.find(words.strip()), value.strip())
    else:
        raise DraftError(f"not understood: {part!r}")


def _party(value: str) -> str | None:
    if not _PARTY.fullmatch(value):
        raise DraftError(f"no party: {value!r} (three capitals, a slug, or -)")
    return None if value == "-" else value


def _participant(role: str) -> Any:
    def read(claim: dict[str, Any], words: Words, value: str) -> None:
        claim[role].append({**words, "party": _party(value)})

    return read


def _speaker(role: str) -> Any:
    def read(claim: dict[str, Any], words: Words, value: str) -> None:
        party, _, kind = value.partition(" ")
        if kind not in KINDS:
            raise DraftError(f"no kind of source: {kind!r}")
        claim[role] = {**words, "party": _party(party), "kind": kind}

    return read


def _weapon(claim: dict[str, Any], words: Words, value: str) -> None:
    if value not in WEAPONS:
        raise DraftError(f"no weapon: {value!r}")
    claim["weapons"].append({**words, "id": value})


def _time(claim: dict[str, Any], words: Words, value: str) -> None:
    if value and not _DATE.fullmatch(value):
        raise DraftError(f"no date: {value!r} (YYYY, YYYY-MM, YYYY-MM-DD, or two with / between)")
    claim["time"] = {**words, "date": value or None}


def _count(claim: dict[str, Any], words: Words, value: str) -> None:
    values = value.split()
    if len(values) < 5:
        raise DraftError(f"no count: {value!r} (kind party status low high [cum] [~word])")
    kind, party, status, low, high, *more = values
    if kind not in COUNTS or status not in STATUS or not all(n == "-" or n.isdigit() for n in (low, high)):
        raise DraftError(f"no count: {value!r} (kind party status low high [cum] [~word])")
    vague = next((word[1:].replace("_", " ") for word in more if word.startswith("~")), None)
    bounds = [None if n == "-" else int(n) for n in (low, high)]
    row = {
        **words,
        "kind": kind,
        "party": _party(party),
        "status": None if status == "-" else status,
        "low": bounds[0],
        "high": bounds[1],
    }
    claim["counts"].append({**row, "cumulative": "cum" in more, **({"vague": vague} if vague else {})})


_READ: dict[str, Any] = {
    "a": _participant("actor"),
    "t": _participant("target"),
    "p": lambda claim, words, value: claim["place"].append(words),
    "w": _weapon,
    "d": _time,
    "n": _count,
    "c": lambda claim, words, value: claim.__setitem__("cue", words),
    "s": _speaker("source"),
    "v": _speaker("via"),
}
