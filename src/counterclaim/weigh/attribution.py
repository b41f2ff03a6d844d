"""Who says it, how strongly, of what modality and frame, and who began: the answers of rules and network together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from counterclaim.attribute.reading import Reading
from counterclaim.attribute.sources import source_of
from counterclaim.extract.reach import bare_ground
from counterclaim.extract.reader.pairs import place_of
from counterclaim.lang.wordlists import words
from counterclaim.records import Attribution, Claim, Evidence, Found, Mention, Source, Span
from counterclaim.weigh.located import Here, shares

#: A document's sentences read for their sources, by where a sentence begins; made when first needed.
Readings = Callable[[int], Reading | None]


def weigh_attribution(claim: Claim, here: Here, readings: Readings) -> Claim:
    """The claim with the source, speech, modality, frame and beginning that hold."""
    attribution = _source(claim.attribution, here, readings)
    if attribution.speech.value != "reports":
        speech = _weighed(here, "speech", attribution.speech, claim.event.trigger.span)
        attribution = replace(attribution, speech=attribution.speech if speech.value == "reports" else speech)
    return replace(
        claim,
        attribution=attribution,
        modality=_weighed(here, "modality", claim.modality, claim.event.trigger.span),
        frame=_weighed(here, "frame", claim.frame, claim.event.trigger.span),
        started=_started(here, claim),
    )


def _weighed(here: Here, name: str, ruled: Found[str], span: Span) -> Found[str]:
    value, chance = _answer(here, name, ruled.value)
    chance = here.reader.calibrated(name, chance)
    if value == ruled.value:
        return Found(value, Evidence(ruled.evidence.method, chance, ruled.evidence.span))
    return Found(value, Evidence(f"reader.{name}/1", chance, span))


def _started(here: Here, claim: Claim) -> Found[bool] | None:
    value, chance = _answer(here, "started", claim.started.value if claim.started else None)
    if value is None or (claim.started is not None and value == claim.started.value):
        return claim.started if value is not None else None
    return Found(
        value, Evidence("reader.started/1", here.reader.calibrated("started", chance), claim.event.trigger.span)
    )


def _answer(here: Here, name: str, ruled: Any) -> tuple[Any, float]:
    """The answer to a question about the event as a whole: the rules' unless the network is surer of another than its limit."""
    reader, at = here.reader, 0
    for question, answers in reader.questions.items():
        if question == name:
            break
        at += len(answers)
    scores = here.whole[at : at + len(answers)] + reader.trust_whole[name][answers.index(ruled)]
    chances = shares(scores)
    best = int(chances.argmax())
    limit = reader.limits.get(
        f"{name}.{ruled}", reader.limits[name]
    )  # what rules say of habits is hard to see for the network
    if answers[best] != ruled and chances[best] >= limit:
        return answers[best], float(chances[best])
    return ruled, float(chances[answers.index(ruled)])


def _source(ruled: Attribution, here: Here, readings: Readings) -> Attribution:
    """The source that holds: a word of the window, or the article's own voice."""
    now = _word(here, ruled.source.mention)
    if now is None:
        return ruled
    scores = here.pairs[-1].copy()
    scores[now] += here.reader.trust[-1]
    chances = shares(scores)
    best = int(chances.argmax())
    limit = "source.outlet" if not best else "source.new" if now else "source.alone"
    least = here.reader.limits.get(limit, here.reader.limits["source.new"])
    kept = best == now or chances[best] < least
    chance = here.reader.calibrated("source", float(chances[now if kept else best]))
    if kept:
        why = ruled.source.evidence
        return replace(ruled, source=replace(ruled.source, evidence=Evidence(why.method, chance, why.span)))
    if best == 0:
        why = Evidence("reader.source/1", chance)
        return Attribution(Source(None, "outlet", why), Found("reports", why))
    return _said_by(ruled, here, best - 1, chance, readings)


def _said_by(ruled: Attribution, here: Here, word: int, chance: float, readings: Readings) -> Attribution:
    number, head = here.at[word]
    reading = readings(here.scenes[number].sentence.start)
    if reading is None:
        return ruled
    token = here.scenes[number].sentence.tokens[head]
    why = Evidence("reader.source/1", chance, Mention(token.start, token.end, token.text).span)
    cue = next((c for c in reading.cues if c.source == head), None)
    if cue is None and bare_ground(here.scenes[number], head):
        return ruled  # a town says nothing; a capital that speaks for its state is no bare ground
    tree = reading.place.tree
    if tree.lemma(head) in words("en", "sources")["editorial"]:
        return ruled  # what stands over an editor's note is its heading
    if any(tree.lemma(w) in words("en", "modality")["negators"] for w in (head, *tree.kids(head, "det"))):
        return ruled  # "neither side has confirmed" tells what nobody says
    said = reading.place.tree.tokens[cue.word] if cue else None
    speech = _answer(here, "speech", ruled.speech.value)[0]
    if speech == "reports":
        speech = cue.speech if cue else "asserts"
    return Attribution(
        source_of(reading.place, head, why),
        Found(speech, why),
        ruled.via,
        Mention(said.start, said.end, said.text) if said else None,
    )


def _word(here: Here, said: Mention | None) -> int | None:
    """Where a source stands in the window, counted from 1; 0 for the article's own voice, None outside."""
    if said is None:
        return 0
    found = place_of(here.scenes, here.at, said.span)
    return None if found is None else found + 1
