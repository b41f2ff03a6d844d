"""Languages: others are refused, English with foreign names never is."""

import pytest

from counterclaim.errors import WrongLanguage
from counterclaim.read.language import language_of

ENGLISH = (
    "Shells fell on the town of Northfield late on Monday and killed three people, the mayor said. "
    "The army denied that its guns had fired and accused the rebels of shelling the town first."
)
NAMES = "Aliyev, Çavuşoğlu, Nikoghosyan and Hasanov met in Gəncə with Mkhitaryan, Łukaszewicz and Đorđević."
FOREIGN = {
    "ru": "Министерство обороны сообщило, что три человека погибли. Войска открыли огонь по позициям у границы.",
    "fr": "Le ministère de la Défense a annoncé que trois soldats ont été tués dans la nuit près de la frontière nord.",
    "de": "Das Verteidigungsministerium teilte mit, dass drei Soldaten in der Nacht an der Grenze getötet wurden.",
    "tr": "Savunma Bakanlığı, gece saatlerinde sınırda üç askerin hayatını kaybettiğini açıkladı ve ateşkes istedi.",
    "ar": "أعلنت وزارة الدفاع أن ثلاثة جنود قتلوا خلال الليل قرب الحدود الشمالية وأن القوات ردت على مصادر النيران.",
}


@pytest.mark.parametrize("code", FOREIGN)
def test_other_languages_are_refused(code: str) -> None:
    with pytest.raises(WrongLanguage, match=f"^language: {code}; only en is coded"):
        language_of(FOREIGN[code], None, "read.record/1")


@pytest.mark.parametrize("code", FOREIGN)
def test_a_record_that_calls_them_english_is_not_believed(code: str) -> None:
    with pytest.raises(WrongLanguage, match=f"language: {code}"):
        language_of(FOREIGN[code], "en", "read.record/1")


def test_plain_english_needs_no_model() -> None:
    found = language_of(ENGLISH, None, "read.record/1")
    assert found and (found.value, found.evidence.method) == ("en", "read.language.small_words/1")


@pytest.mark.parametrize("stated", ["ru", "az", "nonsense", None])
def test_plain_english_is_english_whatever_is_stated(stated: str | None) -> None:
    found = language_of(ENGLISH, stated, "read.record/1")
    assert found and found.value == "en"


@pytest.mark.parametrize("text", [NAMES, "Northfield shelled", "Shells hit Gəncə", "Kyiv", "", "12:30 - 14:00"])
def test_short_texts_and_foreign_names_are_not_refused(text: str) -> None:
    found = language_of(text, "en-GB", "read.record/1")
    assert found and found.value == "en"
    assert language_of("Northfield shelled", None, "read.record/1") is None


def test_a_stated_language_decides_where_detection_cannot() -> None:
    with pytest.raises(WrongLanguage, match="language: ru"):
        language_of("Северный", "ru_RU", "read.record/1")
