"""The schemas that editors are given say what the loader says, value by value."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from generator.archive.agency import KINDS
from generator.archive.region import Region
from generator.authoring.file_schemas import file_schemas
from generator.content.agency_file import KEYS as AGENCY_KEYS
from generator.content.agency_file import read_agency
from generator.content.regions import read_regions
from generator.content.site_file import KEYS as SITE_KEYS
from generator.content.site_file import load_settings
from generator.finding import blocking
from support.command_line import run
from support.paths import CONTENT, ROOT, SAMPLE

SCHEMAS = file_schemas()


class Editor(yaml.SafeLoader):
    """YAML as editors read it: version 1.2, where a day is a text and `no` is no truth."""

    yaml_implicit_resolvers: dict[str, list[Any]] = {}  # noqa: RUF012 - as the class above has it


for tag, pattern, first in [
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", list("-+.0123456789")),
]:
    whole = re.compile(f"^(?:{pattern})$")
    Editor.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", whole, first)
Editor.add_constructor("tag:yaml.org,2002:int", lambda _, node: int(node.value))


def edited(text: str) -> Any:  # noqa: ANN401 - whatever YAML has
    """What an editor holds to a schema; its keys are texts."""
    return json.loads(json.dumps(yaml.load(text, Editor)))  # noqa: S506 - a safe loader


def valid(name: str, text: str) -> bool:
    """Whether an editor says nothing."""
    validator: Any = Draft202012Validator(SCHEMAS[name])
    return bool(validator.is_valid(edited(text)))


def loads_agency(text: str, _: Path) -> bool:
    """Whether the loader finds no error in an agency."""
    agency, findings = read_agency(text, "content/reports/990101/jyj/agency.yaml")
    return agency is not None and not blocking(findings, strict=False)


def loads_regions(text: str, _: Path) -> bool:
    """The same of regions."""
    regions, findings = read_regions(text, "content/regions.yaml")
    return bool(regions) and not blocking(findings, strict=False)


def loads_site(text: str, folder: Path) -> bool:
    """The same of the settings."""
    (folder / "site.yaml").write_text(text, "utf-8")
    regions = {code: Region(code, code) for code in ("990101", "990102")}
    _, findings = load_settings(folder, regions)
    return not blocking(findings, strict=False)


LOADERS: dict[str, Callable[[str, Path], bool]] = {
    "agency": loads_agency,
    "regions": loads_regions,
    "site": loads_site,
}

FILES = [
    *(("agency", path) for path in sorted(ROOT.glob("content/reports/*/*/agency.yaml"))),
    *(("agency", path) for path in sorted(SAMPLE.glob("reports/*/*/agency.yaml"))),
    *(("regions", folder / "regions.yaml") for folder in (CONTENT, SAMPLE)),
    *(("site", folder / "site.yaml") for folder in (CONTENT, SAMPLE)),
]


def test_every_schema_is_one() -> None:
    """Of the draft that it names."""
    for schema in SCHEMAS.values():
        Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize(("name", "path"), FILES)
def test_the_files_of_our_archives_are_valid(name: str, path: Path) -> None:
    """As an editor reads them."""
    assert valid(name, path.read_text("utf-8"))


def test_a_schema_has_the_keys_of_the_loader() -> None:
    """All of them, in its order, so that none is forgotten when another is added."""
    assert tuple(SCHEMAS["agency"]["properties"]) == AGENCY_KEYS
    (of_site,) = [each for each in SCHEMAS["site"]["anyOf"] if "properties" in each]
    assert tuple(of_site["properties"]) == SITE_KEYS


PLACE = "https://a.example/"
LINES = ["甲", "2022", "true", "'甲'", "甲 乙", "~", "[甲]", "{甲: 乙}", '"甲\\n乙"']
REQUIRED_LINES = [*LINES, "''", "' '"]
LISTS = ["~", "[]", "[甲]", "[甲, 2022]", "甲", "[[甲]]", "[~]", "['']", "{甲: 乙}"]
ADDRESSES = ["~", "https://a.example/", "http://a.example", "ftp://a", "甲", "[甲]", "2022"]
AGENCIES = ["~", "990101/jyj", "[990101/jyj, 990101101/zf]", "[]", "jyj", "[jyj]", "990101", "[~]"]
VALUES: dict[str, dict[str, list[str]]] = {
    "agency": {
        "name": REQUIRED_LINES,
        "formal_name": LINES,
        "aliases": LISTS,
        "sector": [*REQUIRED_LINES, "教育", "茶产业"],
        "kind": [*KINDS, "bureau", "政府", "[town]", "~"],
        "website": ADDRESSES,
        "credit_code": ["~", "11410411MB0123456X", "114104110123456789", "甲", "[甲]", "1141-0"],
        "former_names": [
            "[]", "~", "[{name: 甲, until: 2022}]", "[{name: 甲, until: '2022'}]", "[{name: 甲}]",
            "[{name: 甲, until: ~}]", "[{name: 甲, until: 2022, since: 2000}]", "甲", "[甲]",
        ],
        "former_ids": [
            "~", "[]", "[jxw]", "[990101/jxw, jmj]", "jxw", "[Jxw]", "[~]", "[123]", "[a/b]",
            f"[{', '.join(f'a{number}' for number in range(30))}]",
        ],
        "succeeds": AGENCIES,
        "succeeded_by": AGENCIES,
        "alias": ["甲"],
    },
    "regions": {
        "990101": [
            "{name: 甲}", "{name: 甲, former: [990182]}", "{name: 甲, former: ['990182']}",
            "{name: 甲, former: ~}", "{name: 甲, former: 甲}", "{name: 甲, former: [甲]}", "{}",
            "甲", "{name: ~}", "{name: 甲, level: 县}", "{former: []}",
        ],
        "990101101": ["{name: 河西镇}"],
        "99010": ["{name: 甲}"],
        "甲": ["{name: 甲}"],
    },
    "site": {
        "title": LINES,
        "base_url": ADDRESSES,
        "repository": ADDRESSES,
        "contact": LINES,
        "licence": LINES,
        "originals": ["~", "content", f"{PLACE}{{sha256}}.{{ext}}", PLACE, "甲"],
        "sectors": LISTS,
        "format": ["1", "'1'", "2", "~", "甲", "[1]"],
        "adress": ["甲"],
        "deadlines": ["~", "[]", "甲", "[甲]"],
    },
}  # fmt: skip
BEFORE = {
    "agency": {"name": "甲", "sector": "教育", "kind": "department"},
    "regions": {"'990000'": "{name: 示例省}"},
    "site": {"title": "档案"},
}
"The keys that a file has beside the one that is tried."


@pytest.mark.parametrize("name", VALUES)
def test_a_value_is_valid_where_the_loader_takes_it(name: str, tmp_path: Path) -> None:
    """Key by key, in a file that is otherwise in order."""
    differing = []
    for key, values in VALUES[name].items():
        for value in values:
            written = BEFORE[name] | {key: value}
            text = "".join(f"{each}: {said}\n" for each, said in written.items())
            expected = LOADERS[name](text, tmp_path)
            if valid(name, text) != expected:
                differing.append(
                    f"{key}: {value}, which the loader {'takes' if expected else 'refuses'}"
                )
    assert differing == []


@pytest.mark.parametrize("name", VALUES)
@pytest.mark.parametrize("missing", ["name", "sector", "kind"])
def test_what_is_missing_is_missed(name: str, missing: str, tmp_path: Path) -> None:
    """By both; a file of settings may be empty."""
    lines = {key: said for key, said in BEFORE[name].items() if key != missing}
    text = "".join(f"{key}: {said}\n" for key, said in lines.items()) or "~\n"
    assert valid(name, text) == LOADERS[name](text, tmp_path)
    assert valid("site", "~\n") is loads_site("~\n", tmp_path) is True


NOTICE = {
    "regions": "['990101', 990102]",
    "kinds": "[town]",
    "day": "01-20",
    "since": "2023",
    "until": "~",
    "source": "{title: 《通知》, url: 'https://a.example/1'}",
}


@pytest.mark.parametrize(
    ("key", "value", "taken"),
    [
        ("day", "01-20", True),
        ("regions", "[]", False),
        ("regions", "990101", False),
        ("kinds", "[department]", False),
        ("kinds", "[]", False),
        ("day", "1-20", False),
        ("since", "'2023'", True),
        ("since", "~", False),
        ("until", "2025", True),
        ("source", "《通知》", False),
        ("source", "{title: 《通知》}", False),
        ("source", "{title: 《通知》, url: 通知}", False),
        ("days", "20", False),
    ],
)
def test_a_local_notice_is_valid_where_the_loader_takes_it(
    key: str,
    value: str,
    taken: object,
    tmp_path: Path,
) -> None:
    """What it says of whom, when and by which notice."""
    lines = [f"{name}: {said}" for name, said in (NOTICE | {key: value}).items()]
    text = "deadlines:\n  - " + "\n    ".join(lines) + "\n"
    assert (loads_site(text, tmp_path), valid("site", text)) == (taken, taken)


def test_a_new_agency_names_its_schema_for_editors(archive: Path) -> None:
    """By the address it has on the site; what is checked and laid out leaves it alone."""
    site = archive / "content/site.yaml"
    site.write_text("base_url: https://archive.example/base/\n", "utf-8")
    new = ("new", "agency", "--region", "990102", "--agency", "jyj")
    assert run(archive, *new, "--name", "云川县教育局", "--sector", "教育")[0] == 0
    path = archive / "content/reports/990102/jyj/agency.yaml"
    written = path.read_text("utf-8")
    first = (
        "# yaml-language-server: $schema=https://archive.example/base/schema/agency.schema.json\n"
    )
    assert written.startswith(first)
    assert valid("agency", written)
    assert run(archive, "check")[0] == 0
    assert run(archive, "fmt", "--fix")[0] == 0
    assert path.read_text("utf-8") == written


def test_an_archive_without_an_address_names_no_schema(archive: Path) -> None:
    """One that stands nowhere would be asked for in vain."""
    site = archive / "content/site.yaml"
    site.write_text("title: 样例档案\n", "utf-8")
    new = ("new", "agency", "--region", "990102", "--agency", "jyj")
    assert run(archive, *new, "--name", "云川县教育局", "--sector", "教育")[0] == 0
    path = archive / "content/reports/990102/jyj/agency.yaml"
    assert path.read_text("utf-8").startswith("name: 云川县教育局\n")


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_site_and_the_command_line_have_the_same(
    archive: Path, sample_site: Path, name: str
) -> None:
    """But for the address, by which the one of the site goes."""
    served = json.loads((sample_site / "schema" / f"{name}.schema.json").read_text("utf-8"))
    assert served.pop("$id").endswith(f"/schema/{name}.schema.json")
    status, output, _ = run(archive, "schema", name)
    assert (status, json.loads(output)) == (0, served)
