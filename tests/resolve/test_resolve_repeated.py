"""Words that several sources' claims share: the side that they have where they were first said."""

from dataclasses import replace

from counterclaim.records import Claim, Evidence
from counterclaim.resolve import resolve
from tests.resolve.story import claim, document

TEXT = "Peru said its troops took the post. Ecuador denied it."


def by(told: Claim, method: str) -> Claim:
    said = replace(told.attribution.source, evidence=Evidence(f"en.attribute.{method}/1"))
    return replace(told, id=method, attribution=replace(told.attribution, source=said))


def sides(*claims: Claim) -> list[str | None]:
    settled = resolve(document(TEXT, "2022-09-15"), (), claims)
    return [told.event.actor[0].party.value if told.event.actor[0].party else None for told in settled]


def test_its_troops_stay_whose_they_are_when_another_denies_it() -> None:
    told = claim(TEXT, source="Peru", actor=("its troops",))
    answer = claim(TEXT, source="Ecuador", actor=("its troops",))
    assert sides(by(told, "verb"), by(answer, "answers")) == ["PER", "PER"]
    assert sides(by(answer, "answers"), by(told, "verb")) == ["PER", "PER"]


def test_words_that_nobody_else_said_are_the_speakers_own() -> None:
    answer = claim(TEXT, source="Ecuador", actor=("its troops",))
    assert sides(by(answer, "answers")) == ["ECU"]
