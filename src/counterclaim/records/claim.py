"""Events, attributions and claims: who says that who did what to whom."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.records.base import Evidence, Found, Mention, Resolution, Span, content_id

SPEECH = ("asserts", "denies", "confirms", "accuses", "admits", "claims-responsibility", "reports")
MODALITY = ("asserted", "negated", "hedged", "planned", "conditional")
FRAME = ("new", "background", "general")


@dataclass(frozen=True, slots=True)
class Actor:
    """A participant (actor or target) as said. `party` is the side it belongs to: None where the text does not say or we cannot tell.

    `parties` are all its sides where the words name more than one ("both countries", "A and B"); `party` is None then.
    `stands_for` holds the words that a pronoun ("they") was linked to. `resolution` says how the side was settled, or why not.
    """

    mention: Mention
    evidence: Evidence
    party: Found[str] | None = None
    parties: tuple[str, ...] = ()
    stands_for: Mention | None = None
    resolution: Resolution | None = None


@dataclass(frozen=True, slots=True)
class Weapon:
    """A weapon as said, with its codebook id (`artillery`, `drone`, …)."""

    mention: Mention
    id: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Place:
    """A place as said, and what a gazetteer makes of its words; all of that stays None where they settle nothing.

    `name`, `geonameid`, `slug` (a row of our own list), `admin1` (the first-level region's name), `lat`, `lon` (WGS 84 degrees)
    and `radius_km` describe the place that is meant; moved by `relation`, the words that set it off from the name ("near", "12 km
    south of", "between"). `country` (ISO 3166 alpha-3) is the one of `countries` if there is one; both follow the policy of disputed
    areas, while `held_by`, `claimed_by` (party ids) and `names` (party id, its name for the place) stand whatever the policy.
    `precision` is city, village, town, place, quarter, near, between, admin2, admin1, region, line, border, natural, sea, country or
    continent; `where_prec` UCDP's code for it (1–7), `geo_precision`
    ACLED-style (1–3). `resolution` says why this place, and which else it could be.
    """

    mention: Mention
    evidence: Evidence
    name: str | None = None
    country: str | None = None
    geonameid: int | None = None
    lat: float | None = None
    lon: float | None = None
    precision: str | None = None
    slug: str | None = None
    countries: tuple[str, ...] = ()
    admin1: str | None = None
    radius_km: float | None = None
    relation: str | None = None
    where_prec: int | None = None
    geo_precision: int | None = None
    held_by: tuple[str, ...] = ()
    claimed_by: tuple[str, ...] = ()
    names: tuple[tuple[str, str], ...] = ()
    resolution: Resolution | None = None


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """A time as said. `earliest`, `latest` are local ISO 8601 to the minute, both included (None: not resolved; an open stretch has no latest).

    They bear an offset where the zone is said or imputed. `earliest_utc`, `latest_utc` are the same in UTC; `zone` is what they rest on, an
    offset said ("+03:00") or a tz zone ("Asia/Yerevan"), and `zone_imputed` from what it was taken where no words say it: `place`
    or `party`. `value` is the TIMEX3 value, two joined by "/" for a range. `precision` is minute, hour, part-of-day, day, week, month…
    `date_prec` is UCDP's (1 exact day, 2 two to six days, 3 week, 4 month, 5 year or more), `time_precision` ACLED-style
    (1 day, 2 week, 3 month). `flags`: `weekday_contradicts_date`, `after_publication`. `anchor` holds the words of the event that the
    time is measured from ("the truce"). `mention` is None only when the time is imputed; `imputed` then says from what (`publication_date`,
    `previous_sentence`).
    """

    mention: Mention | None
    evidence: Evidence
    earliest: str | None = None
    latest: str | None = None
    precision: str | None = None
    imputed: str | None = None
    value: str | None = None
    earliest_utc: str | None = None
    latest_utc: str | None = None
    zone: str | None = None
    zone_imputed: str | None = None
    date_prec: int | None = None
    time_precision: int | None = None
    flags: tuple[str, ...] = ()
    anchor: Mention | None = None
    resolution: Resolution | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people or things as said, with its bounds.

    `kind`: killed, wounded, missing, captured, displaced, detained, strength, lost_equipment. `low`, `high`: inclusive bounds, None where open
    ("at least 49": low 49, high None; "almost 100": low None, high 100); both None with `vague` holding the word ("dozens").
    `status`: military, civilian or None. `cumulative`: a running total over several days. `people`: the words that say
    whose people they are, where they stand outside `mention`.

    Four marks tell what may not be added up or compared as it stands. `part_of`: the words of another count that this one is a part
    of ("50, among them eight border guards"). `of_wounds`: died later of wounds, so perhaps among the wounded of another report.
    `joint`: killed and wounded told as one number ("30 casualties"), kept as two counts on the same words, each bounded by the
    whole. `standing`: how the claimant stands to those counted: `own`, `enemy`, `third`, or None where one of the two is not known.
    """

    mention: Mention
    kind: str
    evidence: Evidence
    low: int | None = None
    high: int | None = None
    vague: str | None = None
    status: str | None = None
    party: Found[str] | None = None
    cumulative: bool = False
    people: Mention | None = None
    part_of: Mention | None = None
    of_wounds: bool = False
    joint: bool = False
    standing: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Who says it. `kind` is a codebook source kind; for the article's own voice `kind` is `outlet` and `mention` None.

    `stands_for` holds the words that a pronoun or definite description ("It", "the ministry") was linked to.
    `resolution` says how the side was settled, or why not.
    """

    mention: Mention | None
    kind: str
    evidence: Evidence
    party: Found[str] | None = None
    stands_for: Mention | None = None
    resolution: Resolution | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One event as described; it says nothing about whether it happened.

    `type` is a codebook event id; `trigger` the word or fixed phrase that names the event; `sentence` the stretch of its sentence.
    """

    type: str
    trigger: Mention
    sentence: Span
    evidence: Evidence
    actor: tuple[Actor, ...] = ()
    target: tuple[Actor, ...] = ()
    weapons: tuple[Weapon, ...] = ()
    place: tuple[Place, ...] = ()
    time: TimeSpan | None = None
    counts: tuple[Count, ...] = ()


@dataclass(frozen=True, slots=True)
class Attribution:
    """Through whom we hear of an event: the innermost source, the one next out (`via`), the cue words, and the force of the saying.

    `speech` is one of `SPEECH`; `reports` is the outlet's own voice.
    """

    source: Source
    speech: Found[str]
    via: Source | None = None
    cue: Mention | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """An event as one source tells it.

    `id` hashes where the claim stands (document, trigger, source, event type), not how it was read, so that a better rule keeps the id
    and people's judgements survive re-coding. `confidence` in 0..1 is the chance that a careful reader would write the same claim: an
    event at these words, told by this source (docs/confidence.md).
    """

    id: str
    doc_id: str
    event: Event
    attribution: Attribution
    modality: Found[str]
    frame: Found[str]
    started: Found[bool] | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Relation:
    """How two claims stand to each other in one field.

    `field`: occurrence, initiator, responsibility, killed, wounded, captured, time, place, weapon, target, control.
    `verdict`: agrees, same_origin, compatible, conflicts, updates. `reason` is a sentence that a person would accept.
    """

    left: str
    right: str
    field: str
    verdict: str
    reason: str
    method: str
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Leftover:
    """What became of a sentence that looked as if it told something: a line of `counterclaim audit`.

    `status`: used (a claim rests on it), background (only background or general claims do), left-over (none does).
    `signals` are the words that made it look so, as said.
    """

    sentence: Span
    status: str
    signals: tuple[Mention, ...]


def claim_id(doc_id: str, event: Event, source: Source) -> str:
    """The id of a claim: document, trigger offsets, event type and source offsets, hashed."""
    where = (source.mention.start, source.mention.end) if source.mention else ("outlet", "")
    return content_id("c", doc_id, event.trigger.start, event.trigger.end, event.type, *where)
