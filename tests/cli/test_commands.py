"""The functions behind the commands, and the public names of the package."""

from pathlib import Path

import pytest

import counterclaim
from counterclaim import commands, direct
from counterclaim.errors import ReadError, UsageError
from counterclaim.store import open_store
from tests.cli.calling import GOOD
from tests.run.fakes import load


def test_a_text_a_path_and_a_folder_can_be_coded(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(GOOD)
    for what in (GOOD, tmp_path / "good.txt", str(tmp_path / "good.txt"), tmp_path):
        (coded,) = direct.code_text(what, load=load)
        assert len(coded.claims) == 1 and coded.document.text.strip() == GOOD.strip()


WRONG = [
    ("", UsageError, "nothing to code"),
    ("  \n", UsageError, "nothing to code"),
    ("artcle.txt", ReadError, "no such file"),
    (Path("my article.txt"), ReadError, "no such file"),
    ("Die Armee hat am Montag die Stadt beschossen, sagte er. " * 5, ReadError, "only en is coded"),
]


@pytest.mark.parametrize(("what", "error", "message"), WRONG)
def test_what_cannot_be_coded_is_raised(what: str | Path, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        direct.code_text(what, load=load)


def test_who_says_what_in_a_text() -> None:
    ((one,),) = counterclaim.attributions("The minister said on Monday that the budget had been cut.")
    assert one.source is not None and (one.source.text, one.cue.text) == ("The minister", "said")
    assert [part.text for part in one.content] == ["that the budget had been cut"]
    with pytest.raises(ReadError, match="no such file"):
        counterclaim.attributions("missing.txt")


def test_every_public_name_is_there_and_listed() -> None:
    for name in counterclaim.__all__:
        assert getattr(counterclaim, name) is not None and name in dir(counterclaim)
    with pytest.raises(AttributeError, match="nonsense"):
        _ = counterclaim.nonsense  # type: ignore[attr-defined]


def test_a_newer_coder_codes_again_and_the_same_one_does_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "good.txt").write_text(GOOD)
    with open_store(tmp_path / "s.sqlite") as store:
        told: list[str] = []

        def once() -> list[str]:
            told.clear()
            commands.add([tmp_path], store, workers=1, heard=lambda what, _: told.append(what), load=load)
            return told

        assert once() == ["added"]
        assert once() == ["known"]
        monkeypatch.setattr(commands, "fingerprint", lambda: "0.2.0+new")
        assert once() == ["unchanged"]
        assert once() == ["known"]


def test_a_file_that_fails_and_is_mended_leaves_no_problem(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with open_store(tmp_path / "s.sqlite") as store:
        for text, problems, documents in [("", 1, 0), (GOOD, 0, 1), ("", 1, 1), ("", 1, 1), (GOOD, 0, 1)]:
            path.write_text(text)
            commands.add([path], store, workers=1, load=load)
            assert (store.counts()["problem"], store.counts()["document"]) == (problems, documents)


def test_corrected_details_update_the_document(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with open_store(tmp_path / "s.sqlite") as store:
        for published in ("2031-05-04", "2031-05-05"):
            path.write_text(f'{{"id": "a", "published": "{published}", "text": "{GOOD.strip()}"}}\n')
            commands.add([path], store, workers=1, load=load)
            (document,) = store.documents()
            assert document.published is not None and document.published.value == published
