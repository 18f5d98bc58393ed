"""`generator release`, run as a person runs it: a folder to deposit, whole or not at all."""

import hashlib
import json
import shutil
import tarfile
import zlib
from pathlib import Path

import frictionless
import pytest
import yaml

from support.command_line import run
from support.paths import SAMPLE
from support.trees import digest

LATER = "1790000000"
"Seconds since 1970: another day than the one that commands of a test run on."


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, sample_site: Path) -> Path:
    """A folder with the sample archive and its site."""
    folder = tmp_path_factory.mktemp("built")
    shutil.copytree(SAMPLE, folder / "content")
    shutil.copytree(sample_site, folder / "site")
    return folder


@pytest.fixture
def sample(built: Path, tmp_path: Path) -> Path:
    """The same, for a test to change."""
    for name in ("content", "site"):
        shutil.copytree(built / name, tmp_path / name)
    return tmp_path


def told(folder: Path) -> dict[str, str]:
    """Name → digest, of SHA256SUMS."""
    lines = (folder / "SHA256SUMS").read_text("utf-8").splitlines()
    pairs = (line.split("  ") for line in lines)
    return {name: digest for digest, name in pairs}


def found(folder: Path) -> dict[str, str]:
    """The same of what is there."""
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def test_a_release_has_the_data_the_content_and_what_describes_both(built: Path) -> None:
    """No folder in it, as repositories take files alone; every file listed with its digest."""
    command = ["release", "--output", "new/first", "--version-name", "2026.1"]
    status, output, messages = run(built, *command, "--date", "2026-05-01")
    folder = built / "new" / "first"
    said = f"已生成 {len(found(folder))} 个文件：new/first/，版本 2026.1\n"
    assert (status, output, messages) == (0, "", said)
    digests = found(folder)
    own = digests.pop("SHA256SUMS")
    assert own
    assert told(folder) == digests
    assert list(told(folder)) == sorted(digests)
    same = {"reports.csv", "reports.xlsx", "archive.sqlite", "cells-2023.csv.gz", "codebook.md"}
    for name in same:
        assert (folder / name).read_bytes() == (built / "site/data" / name).read_bytes()
    assert (folder / "coverage.csv").read_bytes() == (
        built / "site/coverage/coverage.csv"
    ).read_bytes()
    made = {"content.tar.gz", "datapackage.json", "CITATION.cff", "README.md", "LICENSE.txt"}
    years = {f"cells-{year}.csv.gz" for year in range(2018, 2027)}
    assert digests.keys() == same | made | years | {"coverage.csv", "ro-crate-metadata.json"}
    cited = yaml.safe_load((folder / "CITATION.cff").read_text("utf-8"))
    assert (cited["version"], cited["date-released"]) == ("2026.1", "2026-05-01")
    words = (folder / "README.md").read_text("utf-8")
    assert all(f"- `{name}`：" in words for name in digests.keys() - {"ro-crate-metadata.json"})
    assert list((built / "new").iterdir()) == [folder]
    _describes_itself(folder, digests)
    _has_the_content(folder, built / "content")
    _is_a_package(folder)


def _describes_itself(folder: Path, digests: dict[str, str]) -> None:
    """RO-Crate: each file with its size, digest and type; the root with licence, author, date."""
    crate = json.loads((folder / "ro-crate-metadata.json").read_text("utf-8"))
    entities = {entity["@id"]: entity for entity in crate["@graph"]}
    assert len(entities) == len(crate["@graph"])
    root = entities["./"]
    assert (root["datePublished"], root["version"]) == ("2026-05-01", "2026.1")
    assert entities["ro-crate-metadata.json"]["about"] == {"@id": "./"}
    for member in ("license", "author", "publisher"):
        assert root[member]["@id"] in entities
    parts = [part["@id"] for part in root["hasPart"]]
    assert sorted(parts) == sorted(digests.keys() - {"ro-crate-metadata.json"})
    for part in parts:
        entity = entities[part]
        assert entity["sha256"] == digests[part]
        assert entity["contentSize"] == str((folder / part).stat().st_size)
        assert entity["encodingFormat"] != "application/octet-stream"


def _has_the_content(folder: Path, content: Path) -> None:
    """Every file byte for byte, of no owner and of no time; an original is none of them."""
    packed = (folder / "content.tar.gz").read_bytes()
    assert packed[:10] == b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03"
    with tarfile.open(folder / "content.tar.gz") as archive:
        members = archive.getmembers()
        for member in members:
            assert (member.mtime, member.uid, member.gid, member.uname) == (0, 0, 0, "")
            file = archive.extractfile(member)
            assert file
            expected = content.parent / member.name
            assert file.read() == expected.read_bytes()
    paths = (path for path in content.rglob("*") if path.is_file())
    names = {path.relative_to(content.parent).as_posix() for path in paths}
    assert {member.name for member in members} == names
    assert len(zlib.decompress(packed, wbits=31)) % tarfile.BLOCKSIZE == 0


def _is_a_package(folder: Path) -> None:
    """The Data Package has every table beside it, and says which release it is of."""
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    assert (package["version"], package["created"]) == ("2026.1", "2026-05-01T00:00:00Z")
    assert all((folder / each["path"]).is_file() for each in package["resources"])
    assert list(frictionless.Package.metadata_validate(package)) == []


def test_an_original_is_not_released(sample: Path) -> None:
    """Some are no longer shown, and a deposit cannot be taken back; nor is what lies about."""
    (sample / "content/originals").mkdir()
    (sample / "content/originals" / f"{'0' * 64}.txt").write_text("原件", "utf-8")
    (sample / "content/.DS_Store").write_bytes(b"x")
    assert run(sample, "release")[0] == 0
    with tarfile.open(sample / "release/content.tar.gz") as archive:
        names = archive.getnames()
    assert names
    assert [name for name in names if "originals" in name or "/." in name] == []


def test_the_same_release_twice_is_the_same_bytes(built: Path) -> None:
    """Whatever day it is, if a date is given; without one it is today's, and called after it."""
    command = ["release", "--date", "2026-05-01", "--output"]
    assert run(built, *command, "one")[0] == 0
    assert run(built, *command, "two", SOURCE_DATE_EPOCH=LATER, TZ="America/Lima")[0] == 0
    assert digest(built / "one") == digest(built / "two")
    status, _, messages = run(built, "release", "--output", "three", SOURCE_DATE_EPOCH=LATER)
    assert (status, messages[-11:]) == (0, "2026.09.21\n")
    assert digest(built / "one") != digest(built / "three")


def test_a_folder_with_anything_in_it_is_left_alone(sample: Path) -> None:
    """A former release, too: it may have its DOI already. An empty folder will do."""
    (sample / "release").mkdir()
    assert run(sample, "release")[0] == 0
    before = digest(sample)
    status, output, messages = run(sample, "release")
    assert (status, output) == (2, "")
    assert messages == (
        "--output release：里面已经有文件（CITATION.cff），没有改动；"
        "请另选一个空文件夹，或者先自行移走里面的文件\n"
    )
    assert digest(sample) == before


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["--output", "site/data"], 2, "里面已经有文件"),
        (["--output", "site/release"], 2, "--output site/release：它在站点里面，请另选一个文件夹"),
        (["--output", "content/x"], 2, "--output content/x：它在年报内容里面，请另选一个文件夹"),
        (["--output", "content/site.yaml"], 2, "这里不是文件夹"),
        (["--site", "content"], 2, "--site content：里面没有 data/datapackage.json"),
        (["--content", "nowhere"], 2, "no such folder"),
        (["--version-name", "../1"], 2, "should look like 2026.1"),
        (["--version-name", ""], 2, "should look like 2026.1"),
        (["--date", "2999-01-01"], 2, "should be a day that has come"),
        (["--date", "2026-02-30"], 2, "should be a day that has come"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_written(
    arguments: list[str], status: int, said: str, built: Path
) -> None:
    """In one sentence."""
    before = digest(built)
    done, output, messages = run(built, "release", *arguments)
    assert (done, output, "Traceback" in messages) == (status, "", False)
    assert said in messages
    assert digest(built) == before


def test_a_link_is_no_new_folder(sample: Path) -> None:
    """What it leads to is somebody's."""
    (sample / "elsewhere").mkdir()
    (sample / "release").symlink_to("elsewhere")
    status, _, messages = run(sample, "release")
    assert (status, "这里不是文件夹" in messages) == (2, True)
    assert list((sample / "elsewhere").iterdir()) == []


def _correct(sample: Path) -> None:
    path = sample / "content/reports/990101/jyj/2023.md"
    path.write_text(path.read_text("utf-8").replace("教育局", "教体局"), "utf-8")


def _rename(sample: Path) -> None:
    path = sample / "content/site.yaml"
    path.write_text(path.read_text("utf-8").replace("样例档案", "另一个档案"), "utf-8")


def _drop(sample: Path) -> None:
    (sample / "content/reports/990101/gxj/2021.md").unlink()


@pytest.mark.parametrize("change", [_correct, _rename, _drop])
def test_data_and_content_of_different_days_are_not_released_together(
    change: object, sample: Path
) -> None:
    """A figure that was corrected after the site was built would stand there twice, differently."""
    assert callable(change)
    change(sample)
    status, output, messages = run(sample, "release")
    said = "content 和生成站点时不同，请重新生成站点，再运行一次\n"
    assert (status, output, messages) == (4, "", said)
    assert sorted(path.name for path in sample.iterdir()) == ["content", "site"]


@pytest.mark.parametrize(
    "name",
    ["data/reports.csv", "data/archive.sqlite", "coverage/coverage.csv", "data/datapackage.json"],
)
def test_a_file_that_is_no_longer_what_was_built_is_not_released(name: str, sample: Path) -> None:
    """Nor is anything else then: it is not known since when."""
    path = sample / "site" / name
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    status, output, messages = run(sample, "release")
    assert (status, output, messages) == (
        4,
        "",
        f"site/{name} 已经损坏，请重新生成站点，再运行一次\n",
    )
    assert sorted(path.name for path in sample.iterdir()) == ["content", "site"]


def test_a_list_of_files_does_not_lead_out_of_the_folder(sample: Path) -> None:
    """Whoever wrote it."""
    path = sample / "site/data/SHA256SUMS"
    secret = sample / "secret.txt"
    secret.write_text("x", "utf-8")
    line = f"{hashlib.sha256(b'x').hexdigest()}  ../../secret.txt\n"
    path.write_text(path.read_text("utf-8") + line, "utf-8")
    status, _, messages = run(sample, "release")
    assert (status, messages) == (4, "site/data/SHA256SUMS 已经损坏，请重新生成站点，再运行一次\n")
    assert not (sample / "release").exists()
