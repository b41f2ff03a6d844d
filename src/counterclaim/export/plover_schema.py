"""The schema of our PLOVER lines, after the manual's draft 2.0: every line is checked against it before it is written.

Fields that PLOVER does not name are extensions, as it invites: `asserted_by`, `denied_by`, `attribution_chain`, `claim_status`, `claims`,
`incident`, `episode`, `policy`, `spans`.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

Code = Annotated[str, msgspec.Meta(pattern="^[A-Z]{3}$")]
Day = Annotated[str, msgspec.Meta(pattern=r"^\d{4}-\d{2}-\d{2}$")]
Clock = Annotated[str, msgspec.Meta(pattern=r"^\d{2}:\d{2}$")]
Sha = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
Number = Annotated[int, msgspec.Meta(ge=0)]
Event = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST",
    "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Mode = Literal[
    "visit", "third-party", "multilateral", "phone", "withdraw", "release", "disarm", "ceasefire", "access", "resign", "assist", "change",
    "yield", "meet", "disapprove", "investigate", "allege", "restrict", "arrest", "relations", "expel", "territory", "violence", "demo",
    "riot", "strike", "hunger", "boycott", "obstruct", "vandalize", "convict", "discontinue", "troops", "weapons", "police", "militia",
    "seize", "censor", "curfew", "martial-law", "deport", "withhold", "misinformation", "cyber", "abduct", "beat", "torture", "sexual",
    "targeted", "destroy", "primitive", "firearms", "explosives", "suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control",
    "unconventional",
]  # fmt: skip
Context = Literal[
    "military", "intelligence", "executive", "legislative", "election", "political_institutions", "pro_democracy", "pro_autocracy",
    "economic", "legal", "reparations", "human_rights", "rights_freedoms", "repression", "human_security", "gender", "lgbt",
    "religion_ethnicity", "inequality", "diplomatic", "territory", "peacekeeping", "health", "asylum", "migration", "disasters",
    "natural_resource", "environment", "technology", "terrorism", "cbrn", "cyber", "misinformation", "crime", "corruption",
    "illegal_drugs", "trafficking",
]  # fmt: skip
Sector = Literal[
    "COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK", "AGR", "BUS", "CRM", "CVL", "EDU", "ELI", "JRN", "LAB",
    "MED", "REF", "OPP", "PRE", "REL", "SOC", "IGO", "NGO",
]  # fmt: skip
Quad = Literal[1, 2, 3, 4]
Status = Literal["contested", "told by one side", "told by several", "only denied"]


class Entity(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """An actor or recipient: `code` of three letters, its sectors, the side's name, and our id of it."""

    code: Code
    sector: tuple[Sector, ...] = ()
    entity_text: str = ""
    party: str | None = None


class Size(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """How many, by the policy named in the line."""

    dead: Number | None = None
    injured: Number | None = None


class Location(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """A place; `resolution` is 5 for an exact one to 1 for a country."""

    resolved_place: str = ""
    geonameid: int | None = None
    lat: Annotated[float, msgspec.Meta(ge=-90, le=90)] | None = None
    lon: Annotated[float, msgspec.Meta(ge=-180, le=180)] | None = None
    province: str = ""
    country: str = ""
    country_code: Code | None = None
    resolution: Annotated[int, msgspec.Meta(ge=1, le=5)] | None = None


class Cite(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """One document behind the event."""

    publication: str
    url: str = ""
    title: str = ""
    language: str = ""
    date: str = ""
    document: str = ""


class Voice(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """Who asserts or denies: a side or None, the kind of source, and the ids of the claims."""

    party: str | None
    kind: str
    claims: tuple[str, ...]


class Link(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """One claim's way to us: from the innermost source through the one next out to the outlet."""

    claim: str
    source: str | None
    source_kind: str
    speech: str
    modality: str
    via: str | None
    via_kind: str | None
    outlet: str


class SpanAt(msgspec.Struct, forbid_unknown_fields=True):
    """Where a claim's sentence stands: code points of a text with this hash. No text is copied."""

    claim: str
    document: str
    start: Number
    end: Number
    text_sha256: Sha


class PloverEvent(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """One line. PLOVER asks for id, date, actor and event; all else is optional."""

    id: str
    date: Day
    actor: Annotated[tuple[Entity, ...], msgspec.Meta(min_length=1)]
    event: Annotated[tuple[Event, ...], msgspec.Meta(min_length=1)]
    enddate: Day | None = None
    recipient: tuple[Entity, ...] = ()
    mode: tuple[Mode, ...] = ()
    context: tuple[Context, ...] = ()
    quad_code: Quad | None = None
    event_scale: Annotated[float, msgspec.Meta(ge=-10, le=10)] | None = None
    event_loc: tuple[Location, ...] = ()
    size: Size | None = None
    cite_info: tuple[Cite, ...] = ()
    coder: str = "counterclaim"
    asserted_by: tuple[Voice, ...] = ()
    denied_by: tuple[Voice, ...] = ()
    attribution_chain: tuple[Link, ...] = ()
    claim_status: Status | None = None
    incident: str = ""
    episode: str = ""
    policy: str = ""
    claims: tuple[str, ...] = ()
    spans: tuple[SpanAt, ...] = ()


def check(line: object) -> PloverEvent:
    """The line, if it is sound by the schema. Raises `msgspec.ValidationError`, which names the field."""
    return msgspec.convert(line, PloverEvent)
