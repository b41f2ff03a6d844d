"""The package as a whole: boundaries, types, style, what is shipped, what is locked."""

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement

import counterclaim

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "counterclaim"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCKS = ("requirements.lock", "requirements-dev.lock")
#: A module longer than this has two subjects.
MAX_LINES = 300


def _run(*command: str) -> None:
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert ran.returncode == 0, f"{' '.join(command)}\n{ran.stdout[-4000:]}{ran.stderr[-2000:]}"


def _tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def test_imports_point_down() -> None:
    _run(str(Path(sys.executable).with_name("lint-imports")), "--no-cache")


def test_types() -> None:
    _run(sys.executable, "-m", "mypy")


def test_style() -> None:
    _run(sys.executable, "-m", "ruff", "check", "--quiet", ".")


def test_modules_stay_small() -> None:
    sizes = {path.relative_to(SOURCE): len(path.read_text("utf-8").splitlines()) for path in SOURCE.rglob("*.py")}
    assert {str(path): size for path, size in sizes.items() if size > MAX_LINES} == {}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    out = tmp_path_factory.mktemp("wheel")
    _run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(out))
    (path,) = out.glob("*.whl")
    return zipfile.ZipFile(path)


def test_the_wheel_holds_every_file_of_the_package_and_nothing_else(wheel: zipfile.ZipFile) -> None:
    shipped = {name for name in wheel.namelist() if ".dist-info/" not in name}
    ours = {str(path.relative_to(ROOT / "src")) for path in SOURCE.rglob("*") if path.is_file()}
    assert shipped == {name for name in ours if "__pycache__" not in name}
    for needed in (
        "articles/september-2022/outlets.jsonl",
        "model/data/model.onnx",
        "codebook/events.yaml",
        "py.typed",
    ):
        assert f"counterclaim/{needed}" in shipped
    assert any(name.endswith("licenses/LICENSE") for name in wheel.namelist())


def test_the_wheel_is_small_enough_to_download_in_the_field(wheel: zipfile.ZipFile) -> None:
    assert sum(entry.compress_size for entry in wheel.infolist()) < 50_000_000


def test_there_is_one_version(wheel: zipfile.ZipFile) -> None:
    (metadata,) = (name for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))
    assert f"\nVersion: {counterclaim.__version__}\n" in wheel.read(metadata).decode()
    assert PROJECT["project"]["dynamic"] == ["version"]
    assert f"\nversion: {counterclaim.__version__}\n" in (ROOT / "CITATION.cff").read_text("utf-8")
    assert re.search(rf"^## \[({re.escape(counterclaim.__version__)}|Unreleased)\]", _changelog(), re.MULTILINE)


def _changelog() -> str:
    return (ROOT / "CHANGELOG.md").read_text("utf-8")


def _locked(name: str) -> dict[str, list[str]]:
    """Package → its locked versions; checks that each has a hash and that no address is named."""
    text = (ROOT / name).read_text("utf-8")
    assert "://" not in text and "--index" not in text
    locked: dict[str, list[str]] = {}
    for entry in re.split(r"\n(?=[a-z])", text.split("\n", 2)[2]):
        pinned = re.match(r"([a-z0-9-]+)==(\S+)", entry)
        assert pinned and "--hash=sha256:" in entry, entry[:100]
        locked.setdefault(pinned[1], []).append(pinned[2])
    return locked


@pytest.mark.parametrize("name", LOCKS)
def test_the_lock_has_what_the_project_asks_for(name: str) -> None:
    wanted = [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["build"]]
    if "dev" in name:
        wanted += PROJECT["project"]["optional-dependencies"]["dev"]
    locked = _locked(name)
    for line in wanted:
        asked = Requirement(line)
        versions = locked.get(re.sub(r"[_.]", "-", asked.name.lower()))
        assert versions and all(asked.specifier.contains(version) for version in versions), (
            f"{line}: run scripts/lock.sh"
        )


def test_developers_run_what_users_run() -> None:
    users, developers = map(_locked, LOCKS)
    assert {name: versions for name, versions in users.items() if developers.get(name) != versions} == {}


#: Put together here, so that this file does not name them either.
NEVER = ("pypi" + ".org", "python" + "hosted", "registry" + ".npmjs", "deb" + ".debian", "/work" + "/")


def test_no_file_depends_on_one_place() -> None:
    """Neither hosts to fetch packages from nor one machine's folders: both differ where the project is built."""
    named = []
    for path in _tracked():
        data = path.read_bytes()
        if b"\0" not in data:
            named += [f"{path.relative_to(ROOT)}: {never}" for never in NEVER if never.encode() in data]
    assert named == []
