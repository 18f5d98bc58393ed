"""What describes the data, held to what it describes and to the standards it names."""

import gc
import hashlib
import json
import re
import shutil
import socket
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import frictionless
import pytest
import yaml

from generator.archive.settings import LICENCE, Settings
from generator.content.folder import digest_of
from generator.content.sight import look
from generator.form.breaks import BREAKS
from generator.form.editions import EDITIONS
from generator.form.union import union
from generator.site.describe import files
from generator.site.describe.dataset import dataset
from generator.site.describe.distributions import Made, distributions
from generator.site.export.columns import ABOUT, columns
from generator.survey.datum import Status
from generator.survey.verdicts import Said

MADE: Made = {
    "data/reports.csv": (1200, b"\1" * 32),
    "data/cells-2024.csv.gz": (300, b"\2" * 32),
    "data/cells-2025.csv.gz": (310, b"\3" * 32),
    "data/archive.sqlite": (4096, b"\4" * 32),
    "data/index.html": (900, b"\5" * 32),
    "coverage/coverage.csv": (700, b"\6" * 32),
}
ADDRESS = "https://archive.example/base/"


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks another machine for anything fails."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a request was made")

    for name in ("getaddrinfo", "create_connection"):
        monkeypatch.setattr(socket, name, refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)


def described(name: str, settings: Settings, made: Made = MADE) -> str:
    """One of the texts that describe what was made."""
    return dict(files(made, settings, [2024, 2025], "00" * 32))[f"data/{name}"]


def package_of(site: Path) -> dict[str, Any]:
    """The Data Package of a built site."""
    package: dict[str, Any] = json.loads((site / "data/datapackage.json").read_text("utf-8"))
    return package


@pytest.fixture
def package(sample_site: Path, tmp_path: Path) -> Iterator[frictionless.Package]:
    """That of the sample, with the one table that has a whole address beside the others."""
    shutil.copytree(sample_site / "data", tmp_path / "data")
    shutil.copy(sample_site / "coverage" / "coverage.csv", tmp_path / "data")
    told = package_of(sample_site)
    (coverage,) = [each for each in told["resources"] if each["name"] == "coverage"]
    assert coverage["path"] == f"{ADDRESS}coverage/coverage.csv"
    coverage["path"] = "coverage.csv"
    with warnings.catch_warnings():
        # The library leaves files open that it has read.
        warnings.simplefilter("ignore", ResourceWarning)
        yield frictionless.Package.from_descriptor(told, basepath=str(tmp_path / "data"))
        gc.collect()


def errors(report: frictionless.Report) -> list[Any]:
    """What is wrong, with where."""
    found: list[Any] = report.flatten(["type", "rowNumber", "fieldName", "note"])
    return found


@pytest.mark.usefixtures("offline")
def test_the_package_and_every_table_in_it_validate(package: frictionless.Package) -> None:
    """Sizes, digests, types, constraints, keys; as version 2 has them, and without a request."""
    report = package.validate()
    assert errors(report) == []
    assert len(report.tasks) == len(package.resources) > 10
    assert {task.type for task in report.tasks} >= {"table"}


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("reports.csv", "已更正", "已更改"),
        ("reports.csv", ",对得上,", ",对不上,"),
        ("reports.csv", "990101/gxj/2023,", "990101/gxj/2022,"),
        ("reports.csv", ",not_asked,", ",notasked,"),
        ("coverage.csv", "2024-01", "2024-13"),
    ],
)
def test_a_table_that_is_no_longer_what_it_was_does_not_validate(
    name: str, before: str, after: str, package: frictionless.Package
) -> None:
    """Its digest differs; and a value that cannot be is named, whatever the digest."""
    path = Path(str(package.basepath), name)
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after), "utf-8", newline="")
    resource = package.get_resource(name.removesuffix(".csv"))
    assert "hash-count" in {error for error, *_ in errors(resource.validate())}
    resource.hash = resource.bytes = None
    assert errors(resource.validate())


def test_the_package_names_every_column_with_its_unit_and_its_editions(sample_site: Path) -> None:
    """As the form has them; amounts in a report's own words are text and have no unit of ours."""
    told = package_of(sample_site)
    (reports,) = [each for each in told["resources"] if each["name"] == "reports"]
    fields = {field["name"]: field for field in reports["schema"]["fields"]}
    assert list(fields) == [column.id for column in columns()]
    assert reports["schema"]["missingValues"] == ["", "blank", "lost", "withdrawn", "not_asked"]
    kinds = {"count": "integer", "signed": "integer", "decimal": "number", "amount": "string"}
    for cell in union():
        field = fields[cell.id]
        assert field["type"] == kinds[cell.column.kind]
        has_least = cell.column.kind in ("count", "decimal")
        assert field.get("constraints", {}).get("minimum") == (0 if has_least else None)
    assert fields["requests.received.total"] == {
        "name": "requests.received.total",
        "title": "新收·总计",
        "description": "一、本年新收政府信息公开申请数量：总计；单位：件；表式：2019、2021",
        "type": "integer",
        "constraints": {"minimum": 0},
        "unit": "件",
        "editions": [2019, 2021],
    }
    assert fields["proactive.procurement.amount"]["unit"] == ""
    assert fields["proactive.fees.amount"]["unit"] == "万元"
    assert fields["report"]["constraints"] == {"required": True, "unique": True}


def test_no_description_states_a_day_or_this_machine(sample_site: Path) -> None:
    """They are the same whenever and wherever they are made."""
    for name in ("datapackage.json", "dcat.jsonld", "codebook.md", "CITATION.cff", "cite.bib"):
        text = (sample_site / "data" / name).read_text("utf-8")
        assert str(sample_site) not in text
        assert not re.search(r'"created"|dct:modified|dct:issued|date-released', text), name


def test_the_catalogue_entry_has_every_file_with_its_size_and_digest(sample_site: Path) -> None:
    """DCAT 3 with its context in it, so that whoever reads it fetches none."""
    told = json.loads((sample_site / "data" / "dcat.jsonld").read_text("utf-8"))
    prefixes = set(told["@context"])
    assert all(isinstance(address, str) for address in told["@context"].values())
    assert told["@type"] == "dcat:Dataset"
    used = set(re.findall(r'"(?:@type": ")?([a-z]+):[A-Za-z]', json.dumps(told)))
    assert used - {"https", "http", "mailto"} == prefixes
    assert told["dct:temporal"]["dcat:startDate"] == {"@type": "xsd:gYear", "@value": "2018"}
    assert told["dct:temporal"]["dcat:endDate"]["@value"] == "2026"
    for each in told["dcat:distribution"]:
        path = sample_site / each["dcat:downloadURL"]["@id"].removeprefix(ADDRESS)
        content = path.read_bytes()
        assert each["dcat:byteSize"]["@value"] == str(len(content))
        digest = each["spdx:checksum"]["spdx:checksumValue"]["@value"]
        assert digest == hashlib.sha256(content).hexdigest()
        assert each["dcat:mediaType"]["@id"].startswith("https://www.iana.org/assignments/")
        assert each["dct:license"]["@id"] == f"{ADDRESS}data/codebook.md"
        assert ("dcat:compressFormat" in each) == (path.suffix == ".gz")


def test_every_description_has_the_same_files(sample_site: Path) -> None:
    """The package, the catalogue's entry and the page's data set: names, sizes, digests."""
    package = package_of(sample_site)["resources"]
    entry = json.loads((sample_site / "data" / "dcat.jsonld").read_text("utf-8"))
    sizes = {path: path.stat().st_size for path in (sample_site / "data").iterdir()}
    made = {
        path.relative_to(sample_site).as_posix(): (size, hashlib.sha256(path.read_bytes()).digest())
        for path, size in sizes.items()
    }
    of_page = dataset(Settings(base_url=ADDRESS), distributions(made), [2018, 2026])
    from_package = {(each["bytes"], each["hash"].removeprefix("sha256:")) for each in package}
    from_entry = {
        (
            int(each["dcat:byteSize"]["@value"]),
            each["spdx:checksum"]["spdx:checksumValue"]["@value"],
        )
        for each in entry["dcat:distribution"]
    }
    from_page = {
        (int(each["contentSize"].removesuffix(" B")), each["sha256"])
        for each in of_page["distribution"]
    }
    assert from_package == from_entry > from_page
    assert len(from_entry - from_page) == 1  # what the archive has, which is not in the folder
    assert of_page["temporalCoverage"] == "2018/2026"
    assert 50 <= len(of_page["description"]) <= 5000  # as engines that list data sets ask for


def test_whoever_has_the_folder_can_verify_it(sample_site: Path) -> None:
    """A line for each file but the list and the page, sorted, as `sha256sum -c` reads it."""
    folder = sample_site / "data"
    lines = (folder / "SHA256SUMS").read_text("utf-8").splitlines()
    told = {}
    for line in lines:
        digest, name = line.split("  ")
        told[name] = digest
    found = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.iterdir()
        if path.name not in {"SHA256SUMS", "index.html"}
    }
    assert told == found
    assert list(told) == sorted(told)


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        (Settings(), ("CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/")),
        (Settings(licence="注明出处即可使用。"), (None, "https://example.org/data/codebook.md")),
    ],
)
def test_an_archive_with_a_licence_of_its_own_is_not_said_to_be_in_the_public_domain(
    settings: Settings, expected: tuple[str | None, str]
) -> None:
    """Its words stand in the codebook, and every description leads there."""
    package = json.loads(described("datapackage.json", settings))
    (named,) = package["licenses"]
    assert (named.get("name"), named["path"], named["title"]) == (*expected, settings.licence)
    entry = json.loads(described("dcat.jsonld", settings))
    assert entry["dct:license"]["@id"] == expected[1]
    assert dataset(settings, [], [2025])["license"] == expected[1]
    cited = yaml.safe_load(described("CITATION.cff", settings))
    own = {"license": "CC0-1.0"} if settings.licence == LICENCE else {"license-url": expected[1]}
    assert {key: cited[key] for key in cited if key.startswith("license")} == own
    assert settings.licence in described("codebook.md", settings)


@pytest.mark.parametrize("title", ['档案："引号" # 不是注释', "{50%}档案 #1 & \\x", "- 档案: [甲]"])
def test_whatever_an_archive_is_called_its_citations_can_be_read(title: str) -> None:
    """YAML is YAML; a line of RIS is one line; TeX runs none of it."""
    settings = Settings(title=title, contact="a@example.org", repository="https://git.example/a")
    cited = yaml.safe_load(described("CITATION.cff", settings))
    assert cited["authors"] == [
        {"name": title, "website": "https://example.org/", "email": "a@example.org"}
    ]
    assert cited["repository-code"] == "https://git.example/a"
    assert {"cff-version", "message", "title", "authors"} <= cited.keys()
    lines = described("cite.ris", settings).split("\r\n")
    assert lines[0] == "TY  - DATA"
    assert lines[-2:] == ["ER  - ", ""]
    assert all(re.match(r"[A-Z]{2}  - ", line) for line in lines[:-1])
    for line in described("cite.bib", settings).split("\n")[1:-2]:
        assert re.fullmatch(r"  [a-z]+ = \{.*\},", line)


def test_the_codebook_says_what_one_must_know_before_counting(sample_site: Path) -> None:
    """Every column, status, verdict, edition and break by law; gaps are no refusal to publish."""
    text = (sample_site / "data" / "codebook.md").read_text("utf-8")
    for column in ABOUT:
        assert f"| `{column.id}` | {column.title} | {column.says} |" in text
    for status in Status:
        assert f"| `{status.value}` | {status.word} | {status.says} |" in text
    for said in Said:
        assert f"- {said.word}：" in text
    for edition, notice in EDITIONS.items():
        assert f"- {edition} 年版：{notice}" in text
    for each in BREAKS:
        assert each.words in text
    assert "不表示机关没有公布" in text
    # What only one edition has is listed; what all have is not.
    changes = text.partition("## 表式")[2].partition("## 不能")[0]
    assert "只有 2019 年版：（六）其他处理（`requests.other_handling`）" in changes
    assert "只有 2021 年版：3.其他（`requests.other`）" in changes
    assert "`requests.received`" not in changes


def test_an_archive_without_a_report_describes_nothing() -> None:
    """There is nothing to take away, and no year to speak of."""
    assert list(files({"coverage/coverage.csv": (9, b"")}, Settings(), [], "")) == []


def test_what_is_said_of_the_content_changes_with_any_report(
    archive: Path, sample_site: Path
) -> None:
    """A release can tell whether the data were made of the reports beside them."""

    def digest() -> str:
        seen = look(archive / "content").folders
        return digest_of({each.folder.key: each.digest for each in seen})

    before = digest()
    assert before == digest()
    report = archive / "content/reports/990101/jyj/2023.md"
    report.write_text(report.read_text("utf-8") + "\n", "utf-8")
    assert digest() != before
    assert re.fullmatch("[0-9a-f]{64}", package_of(sample_site)["content_sha256"])
