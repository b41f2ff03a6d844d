"""The documentation says what the program does: generated parts are current, every command line in it parses, links lead somewhere."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest

import counterclaim
from counterclaim.cli import cli
from counterclaim.records.document import Problem
from counterclaim.records.export import claim_to_json, problem_to_json, relation_to_json
from counterclaim.rows import CSV_HEADER
from scripts import docs

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
IDS = [str(page.relative_to(ROOT)) for page in PAGES]
STORY = (
    "Avalia's army said on Monday that Borland's forces shelled the town of Northfield with mortars and killed at least "
    "12 soldiers. Borland's defence ministry denied shelling Northfield. State television quoted a commander as saying that "
    "dozens of rebels were captured near the bridge."
)


def test_every_command_and_option_is_documented() -> None:
    page = docs.COMMANDS.read_text("utf-8")
    missing = [name for name in cli.commands if f"## {name}\n" not in page]
    for name, command in cli.commands.items():
        section = page.partition(f"## {name}\n")[2].partition("\n## ")[0]
        options = [param for param in command.params if isinstance(param, click.Option) and not param.hidden]
        missing += [f"{name} {opt}" for param in options for opt in param.opts if f"`{opt}`" not in section]
    assert missing == []


@pytest.mark.parametrize("name", ["commands", "codebook", "policies", "exports", "benchmarks", "readme"])
def test_generated_parts_are_current(name: str) -> None:
    page: Path = getattr(docs, name.upper())
    assert page.read_text("utf-8") == getattr(docs, name)(), "run python -m scripts.docs and look at what changed"


def test_the_readme_shows_what_it_promises() -> None:
    """Both sides, the contradiction about who began, the background; nothing from the menu or the form."""
    shown = docs.README.read_text("utf-8").partition("<!-- output -->\n```text\n")[2].partition("```\n")[0]
    for words in ("CONTRADICTIONS\n  ≠ initiator", "ARMENIA ", "AZERBAIJAN\n", "BACKGROUND", "mine laying", "2020"):
        assert words in shown
    for words in ("Subscribe", "Leave a Reply", "published."):
        assert words not in shown


def _calls() -> Iterator[Any]:
    for page, where in zip(PAGES, IDS, strict=True):
        for block in re.findall(r"^```sh\n(.*?)^```", page.read_text("utf-8"), re.MULTILINE | re.DOTALL):
            for line in block.splitlines():
                if line.startswith("counterclaim "):
                    yield pytest.param(shlex.split(line)[1:], id=f"{where}: {line}")


@pytest.mark.parametrize("call", _calls())
def test_command_lines_parse(call: list[str]) -> None:
    command = cli.commands[call[0]]
    command.make_context(call[0], call[1:])


@pytest.mark.parametrize("page", PAGES, ids=IDS)
def test_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text("utf-8"), flags=re.DOTALL)
    links = re.findall(r"\]\(([^)#\s]+)", text)
    assert [link for link in links if "://" not in link and not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=IDS)
def test_named_files_exist(page: Path) -> None:
    """Paths of the checkout in code type, such as a lexicon or a script."""
    named = re.findall(r"`((?:src|docs|scripts|tests|evals|training)/[\w./-]+)`", page.read_text("utf-8"))
    assert [name for name in named if not (ROOT / name).exists()] == []


def _keys(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set(value).union(*map(_keys, value.values()))
    return set().union(*map(_keys, value)) if isinstance(value, list) else set()


def test_every_field_of_the_files_is_documented() -> None:
    (coded,) = counterclaim.code(STORY)
    assert coded.claims
    found = set(CSV_HEADER) | _keys(problem_to_json(Problem("read", "a", "b")))
    for claim in coded.claims:
        found |= _keys(claim_to_json(claim, "ref"))
    for relation in coded.relations:
        found |= _keys(relation_to_json(relation, "ref"))
    page = (ROOT / "docs/reference/files.md").read_text("utf-8")
    assert sorted(name for name in found if f"`{name}`" not in page) == []


def test_every_decision_has_a_number_of_its_own() -> None:
    numbers = [path.name[:4] for path in (ROOT / "docs/decisions").glob("*.md")]
    assert sorted(numbers) == sorted(set(numbers)) and all(number.isdigit() for number in numbers)
