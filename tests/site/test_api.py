"""The interface: what programs read is what is described, and says what the tables say."""

import gzip
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from generator.archive.agency import Agency, Alias, FormerName
from generator.archive.archive import Archive
from generator.archive.region import COUNTRY, NATION, Region
from generator.archive.regions import Regions
from generator.archive.settings import Settings
from generator.build import Options, build
from generator.form.union import union
from generator.rules.assessment import Verdict
from generator.site import api, headers, urls
from generator.site.api.document import MOST, Items, document, encoded, paged
from generator.site.api.openapi import NAME, openapi
from generator.site.api.vocabulary import WORDS
from generator.site.export.report_row import lines, rows
from generator.survey.overview import Survey
from generator.survey.record import Records
from generator.survey.standing import Lapse, Standing
from support import loaded
from support.paths import SAMPLE
from support.small_archives import Body, Filed, write

LARGEST = 300_000
"Bytes of a document, compressed."
BASE = "https://archive.example/base/"
HOSTILE = "\"},{'</script>\\\u2028\u2029\x7f\ufeff=1+1\n\t𠮷\u202e"

Documents = dict[str, Any]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample archive, built."""
    output = tmp_path_factory.mktemp("api") / "site"
    assert build(Options(SAMPLE, output, search=False)).published
    return output


@pytest.fixture(scope="module")
def documents(site: Path) -> Documents:
    """Address → content, of every document of the interface."""
    paths = [*site.glob("api/**/*.json"), *site.rglob(urls.RECORD)]
    return {
        path.relative_to(site).as_posix(): json.loads(path.read_text("utf-8")) for path in paths
    }


def pattern(address: str) -> re.Pattern[str]:
    """What the addresses are like that one with {names} stands for."""
    known = {"region": r"[0-9]{6,9}", "year": "[0-9]{4}", "page": "[0-9]+", "agency": "[a-z0-9-]+"}
    return re.compile(NAME.sub(lambda name: known[name[1]], address.replace(".", r"\.")))


def schemas(description: Mapping[str, Any]) -> dict[str, str]:
    """Address as the description has it → where its schema stands in it."""
    found = {}
    for path, methods in description["paths"].items():
        answer = methods["get"]["responses"]["200"]
        found[path.removeprefix("/")] = answer["content"]["application/json"]["schema"]["$ref"]
    return found


def strict(schema: object) -> object:
    """The same schema, by which an object has no fields but those that are described."""
    if isinstance(schema, list):
        return [strict(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    inner = {name: strict(each) for name, each in schema.items()}
    return {"additionalProperties": False, **inner} if "required" in schema else inner


def test_the_description_keeps_to_its_standard(documents: Documents) -> None:
    """OpenAPI 3.1, and its schemas JSON Schema; every field has a type."""
    description = documents[urls.OPENAPI]
    validate(description)
    for schema in description["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)
    used = set(schemas(description).values()) | set(
        re.findall(r'"\$ref":\s*"([^"]+)"', json.dumps(description["components"]))
    )
    assert used == {f"#/components/schemas/{name}" for name in description["components"]["schemas"]}


def test_every_document_is_as_described(documents: Documents) -> None:
    """Of all that there are, each kind; and none says what the description does not have."""
    description = documents[urls.OPENAPI]
    kinds = schemas(description)
    components = strict(description["components"])
    seen = set()
    for address in documents.keys() - {urls.OPENAPI}:
        (kind,) = [each for each in kinds if pattern(each).fullmatch(address)]
        seen.add(kind)
        schema = {"$ref": kinds[kind], "components": components}
        assert [
            error.message for error in Draft202012Validator(schema).iter_errors(documents[address])
        ] == []
    assert seen == {kind for kind in kinds if "{page}" not in kind}
    index = documents[urls.API_INDEX]
    listed = {each["url"].removeprefix(BASE) for each in index["documents"]}
    assert listed == seen


def test_a_document_that_says_something_else_is_noticed(documents: Documents) -> None:
    """Else the test above could not fail."""
    description = documents[urls.OPENAPI]
    schema = {
        "$ref": "#/components/schemas/Report",
        "components": strict(description["components"]),
    }
    content = documents["990101/gxj/2025/report.json"]
    cell = "requests.received.total"
    wrong = [
        {**content, "more": 1},
        {name: value for name, value in content.items() if name != "cells"},
        {**content, "cells": {cell: {"value": 1, "status": "guessed"}}},
        {**content, "cells": {cell: {"value": 1.5, "status": "known"}}},
        {**content, "state": "absent"},
    ]
    assert [Draft202012Validator(schema).is_valid(each) for each in wrong] == [False] * len(wrong)


def test_the_cells_are_those_of_the_table(site: Path, documents: Documents) -> None:
    """Value and status of every cell of every report; what is told of it besides, too."""
    written = lines((site / urls.DATA / urls.TABLE).read_bytes().decode())
    told = 0
    for row in rows(written):
        about = row.about
        record = documents[f"{about['report']}/{urls.RECORD}"]
        cells = {
            cell: {"value": value, "status": status.value}
            for cell, (value, status) in row.figures.items()
            if status.value != "not_asked"
        }
        assert record["cells"] == cells
        same = ("covers", "title", "published", "archived", "changed", "url")
        assert {name: record[name] or "" for name in same} == {name: about[name] for name in same}
        source = record["source"] or {}
        assert (source.get("url") or "", source.get("sha256") or "") == (
            about["source_url"],
            about["sha256"],
        )
        failing = [each for each in record["findings"] if each["verdict"] != "unknown"]
        ids = [*about["mismatched_ids"].split(), *about["broken_ids"].split()]
        assert sorted(each["identity"] for each in failing) == sorted(ids)
        told += 1
    assert told == sum(address.endswith(urls.RECORD) for address in documents)
    statuses = {
        cell["status"]
        for address, record in documents.items()
        if address.endswith(urls.RECORD)
        for cell in record["cells"].values()
    }
    assert statuses == set(WORDS["status"])


def test_what_was_taken_out_is_not_in_a_document(documents: Documents) -> None:
    """A tombstone has no word and no figure; a withdrawn report nothing to add up."""
    gone = documents["990101101/hxz/2022/report.json"]
    assert (gone["title"], gone["source"], gone["narrative"], gone["cells"]) == (None, None, [], {})
    assert gone["state"] == "withdrawn"
    assert gone["withdrawn"]["reason"]
    withdrawn = documents["990102/czj/2023/report.json"]
    kept = {(cell["value"], cell["status"]) for cell in withdrawn["cells"].values()}
    assert kept == {(None, "withdrawn")}
    assert (withdrawn["verdicts"], withdrawn["findings"]) == (None, [])
    (listed,) = [
        each
        for each in documents["api/v1/regions/990102/2023.json"]["reports"]
        if each["id"] == "990102/czj/2023"
    ]
    figures = {(each["value"], each["status"]) for each in listed["figures"].values()}
    assert (figures, listed["verdicts"]) == ({(None, "withdrawn")}, None)
    redacted = documents["990101/spj/2023/report.json"]
    assert redacted["source"] is None
    assert [each["date"] for each in redacted["redacted"]]


def test_the_words_are_those_of_the_file(documents: Documents) -> None:
    """Section by section, as Markdown; of the form's sections, which one it is."""
    checked = 0
    for address, record in documents.items():
        if not address.endswith(urls.RECORD) or not record["narrative"]:
            continue
        file = SAMPLE / "reports" / f"{record['id']}.md"
        _, _, body = file.read_text("utf-8").split("---\n", 2)
        kept = "".join(part["heading"] + part["text"] for part in record["narrative"])
        assert re.sub(r"\s", "", kept) == re.sub(r"\s|^##? ", "", body, flags=re.MULTILINE)
        sections = [part["section"] for part in record["narrative"] if part["section"]]
        assert (sections == []) == (record["editions"] == {})
        checked += 1
    assert checked > 20


def test_a_region_has_its_own_reports_and_those_below(documents: Documents) -> None:
    """Told apart by their region; the country has all of them."""
    city = documents["api/v1/regions/990100/2023.json"]["reports"]
    assert {each["region"] for each in city} == {"990101", "990102", "990101101"}
    everywhere = {
        each["id"]
        for address, content in documents.items()
        if address.startswith(f"api/v1/regions/{COUNTRY}/")
        for each in content["reports"]
    }
    records = {each["id"] for name, each in documents.items() if name.endswith(urls.RECORD)}
    assert everywhere == records


def test_a_report_that_another_regions_body_holds_is_found_where_it_covers_one(
    tmp_path: Path,
) -> None:
    """Beside those that count: above both regions it is one of them, and stands once."""
    holder, partner = "990101/fgj", "990102/fgj"
    joint = Filed(5, head=f"joint: [{partner}]")
    bodies = {holder: Body(reports={2023: joint}), partner: Body(reports={2022: Filed(3)})}
    content = write(tmp_path / "content", bodies)
    output = tmp_path / "site"
    assert build(Options(content, output, search=False)).published
    found = {}
    for code in ("990101", "990102", "990100"):
        path = output / urls.api_region_year(code, 2023)
        told = json.loads(path.read_text("utf-8"))
        found[code] = [each["id"] for each in told["reports"]], told["held_elsewhere"]
    covered = {"id": partner, "name": "云川县fgj", "kind": "department", "sector": "其他"}
    assert found == {
        "990101": ([f"{holder}/2023"], []),
        "990102": ([], [{"agency": covered, "report": f"{holder}/2023"}]),
        "990100": ([f"{holder}/2023"], []),
    }
    regions = json.loads((output / urls.API_REGIONS).read_text("utf-8"))["regions"]
    assert {each["code"]: each["years"] for each in regions if each["code"] in found} == {
        "990101": [2023],
        "990102": [2022, 2023],
        "990100": [2022, 2023],
    }


FIGURES = [
    "received",
    "carried_in",
    "granted",
    "partly_granted",
    "refused",
    "handled",
    "carried_over",
    "reconsideration",
    "litigation",
    "penalties",
]


def test_figures_of_lists_are_sums_of_cells(documents: Documents) -> None:
    """Nothing is added up that is not there; what is derived in a cell is derived in a sum."""
    editions = documents[urls.API_FORM]["editions"]
    sums = {
        each["edition"]: {figure["id"]: figure["cells"] for figure in each["figures"]}
        for each in editions
    }
    assert [list(figures) for figures in sums.values()] == [FIGURES, FIGURES]
    told = set()
    for address, content in documents.items():
        if not address.startswith(f"api/v1/regions/{COUNTRY}/"):
            continue
        for listed in content["reports"]:
            record = documents[f"{listed['id']}/{urls.RECORD}"]
            assert listed["verdicts"] == record["verdicts"]
            edition = record["editions"].get("requests")
            assert list(listed["figures"]) == (FIGURES if edition else [])
            for name, figure in listed["figures"].items():
                assert figure == added([record["cells"][cell] for cell in sums[edition][name]])
                told.add(figure["status"])
    assert told == set(WORDS["figure_status"])


def added(cells: list[dict[str, Any]]) -> dict[str, Any]:
    """The sum of these cells."""
    statuses = {cell["status"] for cell in cells}
    if "withdrawn" in statuses:
        return {"value": None, "status": "withdrawn"}
    if statuses & {"blank", "lost"}:
        return {"value": None, "status": "unknown"}
    status = "derived" if "derived" in statuses else "known"
    return {"value": sum(cell["value"] for cell in cells), "status": status}


def test_what_happened_is_told_newest_first(documents: Documents) -> None:
    """Each kind of it."""
    changes = documents[urls.API_CHANGES]["changes"]
    assert all(one["date"] >= other["date"] for one, other in pairwise(changes))
    assert {each["kind"] for each in changes} == set(WORDS["change"])


def test_the_form_has_every_cell_and_every_identity_of_a_finding(documents: Documents) -> None:
    """Each cell once, under its headings; whatever a document names is there."""
    form = documents[urls.API_FORM]
    assert [each["id"] for each in form["cells"]] == [cell.id for cell in union()]
    cells = {each["id"]: each for each in form["cells"]}
    amount = cells["proactive.procurement.amount"]
    assert (amount["kind"], amount["unit"], amount["editions"]) == ("amount", None, [2019])
    assert cells["requests.state_secret.natural_person"]["row"] == [
        "三、本年度办理结果",
        "（三）不予公开",
        "1.属于国家秘密",
    ]
    rules = {each["id"] for each in documents[urls.API_RULES]["rules"]}
    known = set()
    for edition in form["editions"]:
        for identity in edition["identities"]:
            known.add(identity["id"])
            assert identity["rule"] in rules
    for address, content in documents.items():
        if address.startswith("api/v1/findings/"):
            assert {each["identity"] for each in content["findings"]} <= known


def test_words_that_were_promised_stay() -> None:
    """Who takes one away, or gives it another name, breaks programs of others."""
    assert {kind: list(words) for kind, words in WORDS.items()} == {
        "status": ["known", "derived", "blank", "lost", "withdrawn"],
        "figure_status": ["known", "derived", "withdrawn", "unknown"],
        "inside": ["holds", "mismatched", "unknown"],
        "joining": ["joins", "broken", "first", "unknown"],
        "verdict": ["holds", "mismatched", "unknown", "joins", "broken", "first"],
        "state": ["archived", "corrected", "incomplete", "withdrawn"],
        "covers": ["own", "level", "area", "government", "agency"],
        "scope": ["own", "level", "area"],
        "kind": ["government", "department", "town", "public_body"],
        "level": ["nation", "province", "city", "county", "town"],
        "severity": ["warned", "refused_unless_acknowledged", "refused"],
        "change": ["archived", "corrected", "redacted", "withdrawn"],
    }


def test_other_sites_may_read_every_document() -> None:
    """What the headers of a host say of each address; `*` is any rest, `:name` a part."""
    allowed = [
        re.compile(re.sub(r":\w+", "[^/]+", path.replace("*", ".*")))
        for path, values in headers.HEADERS.items()
        if values.get("Access-Control-Allow-Origin") == "*"
    ]
    for address in openapi(Settings())["paths"]:
        path = NAME.sub("1", address)
        assert any(each.fullmatch(path) for each in allowed), path
    assert not any(each.fullmatch("/410411/gxj/2025/index.html") for each in allowed)


@pytest.mark.parametrize("text", [HOSTILE, HOSTILE[::-1], "]}", ""])
def test_whatever_stands_in_a_text_stays_in_it(text: str) -> None:
    """A document ends where it ends."""
    settings = Settings(licence=text)
    told = {"title": text, text: [text]}
    read = json.loads(document(settings, told))
    assert (read["licence"], read["title"], read[text]) == (text, text, [text])
    items = Items("items", [encoded(text)])
    ((_, written),) = paged(settings, "a.json", {"title": text}, items)
    listed = json.loads(written)
    assert (listed["licence"], listed["title"], listed["items"]) == (text, text, [text])


def made_up(random: Random, length: int) -> str:
    """Characters that nothing compresses well."""
    return "".join(chr(random.randrange(0x4E00, 0x9FA5)) for _ in range(length))


def crowd(count: int) -> Survey:
    """As many bodies, each in a town of its own and with a report of which much is to be said."""
    random = Random(7)  # noqa: S311 - nothing is kept secret
    (sample,) = loaded.surveyed(SAMPLE).standings["990101/gxj"][-1:]
    regions = Regions({COUNTRY: NATION, "110000": Region("110000", made_up(random, 4))})
    agencies = []
    standings = {}
    for number in range(count):
        code = f"11{number:07d}"
        regions[code] = Region(code, made_up(random, 12), former=("110199",))
        standing = _standing(random, sample, _body(random, code))
        agencies.append(standing.agency)
        standings[standing.agency.key] = (standing,)
    archive = Archive(Settings(base_url=BASE), regions, tuple(agencies))
    return Survey(archive, standings)


def _body(random: Random, code: str) -> Agency:
    name = f"{random.randrange(10**12)}"
    return Agency(
        region=code,
        id=name,
        path="",
        name=made_up(random, 20),
        sector=made_up(random, 8),
        kind="town",
        formal_name=made_up(random, 25),
        aliases=(Alias(made_up(random, 12)),),
        website=f"https://{random.randrange(10**20)}.example/",
        credit_code=f"{random.randrange(10**18):018d}",
        former_names=(FormerName(made_up(random, 20), "2019-01-01"),),
    )


def _standing(random: Random, sample: Standing, agency: Agency) -> Standing:
    report = replace(sample.report, region=agency.region, agency=agency.id, archived="2026-03-01")
    filed = replace(agency, reports=(report,))
    lapse = Lapse(
        random.randrange(len(report.form.identities)),
        Verdict.ACKNOWLEDGED,
        f"{made_up(random, 30)}{random.randrange(10**30)}",
        made_up(random, 60),
    )
    amounts = tuple(random.randrange(10**9) for _ in sample.amounts)
    return replace(sample, agency=filed, report=report, lapses=(lapse,), amounts=amounts)


def pages(texts: Mapping[str, str], address: str) -> Iterator[dict[str, Any]]:
    """A document, page after page, as who reads it goes from one to the next."""
    following: str | None = address
    while following:
        content = json.loads(texts[following])
        yield content
        following = (content["next"] or "").removeprefix(BASE)


def test_no_document_is_too_large(say: Callable[[object], None]) -> None:
    """At any number of reports, about each of which as much is said as may be."""
    count = MOST + 1
    survey = crowd(count)
    texts = dict(api.files(survey, Records(survey, ())))
    sizes = {name: len(gzip.compress(text.encode(), 6)) for name, text in texts.items()}
    say(f"at most {max(sizes.values())} bytes")
    assert {name: size for name, size in sizes.items() if size > LARGEST} == {}
    (year,) = survey.years
    lists = {
        urls.API_AGENCIES: "agencies",
        urls.API_REGIONS: "regions",
        urls.API_CHANGES: "changes",
        urls.api_findings(year): "findings",
        urls.api_region_year(COUNTRY, year): "reports",
    }
    for address, name in lists.items():
        found = list(pages(texts, address))
        listed = [each for page in found for each in page[name]]
        assert len(found) == 2
        assert {page["total"] for page in found} == {len(listed)}
        assert len(listed) >= count
