"""The five source reports are in the archive, exactly."""

import hashlib
import json
import re
from typing import Any

import pytest

from generator.archive.report import Report
from generator.archive.values import Missing
from generator.content.narrative import narrative
from generator.content.regions import load_regions
from generator.rules.dossier import Dossier
from support.loaded import dossiers
from support.paths import CONTENT, SOURCES


@pytest.fixture(scope="module")
def archive() -> dict[str, Dossier]:
    """The archive itself; there is nothing to be found in reading it."""
    return dossiers(CONTENT)


def expected() -> list[dict[str, Any]]:
    """What a correct reading of each source gives."""
    return list(json.loads((SOURCES / "expected.json").read_text("utf-8")))


def report_of(archive: dict[str, Dossier], item: dict[str, Any]) -> Report:
    """The report made from that source."""
    file = archive[f"{item['region']}/{item['agency']}"]
    assert file.agency.name == item["name"]
    (report,) = (report for report in file.reports if report.year == item["year"])
    return report


@pytest.mark.parametrize("item", expected(), ids=lambda item: item["file"])
def test_all_two_hundred_values_are_those_of_the_source(
    archive: dict[str, Dossier], item: dict[str, Any]
) -> None:
    """Figures, blanks and lost cells."""
    report = report_of(archive, item)
    actual: dict[str, dict[str, Any]] = {}
    for cell, value in zip(report.figures.form.cells, report.figures.values, strict=True):
        row = actual.setdefault(cell.table, {}).setdefault(cell.row.id, [])
        row.append("lost" if value is Missing.LOST else None if value is Missing.BLANK else value)
    flat = {
        table: {row: v[0] if len(v) == 1 else v for row, v in rows.items()}
        for table, rows in actual.items()
    }
    assert flat == {table: item[table] for table in ("proactive", "requests", "disputes")}
    assert len(report.figures.values) == 200


@pytest.mark.parametrize("item", expected(), ids=lambda item: item["file"])
def test_the_narrative_is_complete_and_in_the_agencys_words(
    archive: dict[str, Dossier], item: dict[str, Any]
) -> None:
    """Every character of the source stands, in order, in the report.

    Those of its title and tables apart.
    """
    report = report_of(archive, item)
    source, section = [], ""
    for line in (SOURCES / item["file"]).read_text("utf-8").splitlines():
        text = re.sub(r"^#+ |^- ", "", line)
        if re.match(r"[一二三四五六]、", text) and "\t" not in line:
            section = text[0]
        if section in ("一", "五", "六") and "\t" not in line and not line.startswith("|"):
            source.append(text)
    ours = "".join(block.text for part in narrative(report.body) for block in part.blocks)
    assert re.sub(r"\s", "", ours) == re.sub(r"\s", "", "".join(source))


@pytest.mark.parametrize("item", expected(), ids=lambda item: item["file"])
def test_nothing_is_stated_that_the_source_does_not_say(
    archive: dict[str, Dossier], item: dict[str, Any]
) -> None:
    """No date, address or number of the document; the original is named with its hash."""
    report = report_of(archive, item)
    data = (SOURCES / item["file"]).read_bytes()
    assert report.published is None
    assert report.source.file == item["file"]
    assert report.source.sha256 == hashlib.sha256(data).hexdigest()
    assert [
        report.source.url,
        report.source.retrieved,
        report.source.index_number,
        report.source.document_number,
    ] == ([None] * 4)


def test_regions_are_the_current_ones() -> None:
    """About 3,200 codes, each with a parent; 友好区 has moved to 230719."""
    regions, findings = load_regions(CONTENT)
    assert findings == []
    assert len(regions) > 3200
    assert [region.name for region in regions.lineage("230719")] == ["黑龙江省", "伊春市", "友好区"]
    assert regions["230719"].former == ("230704",)
    assert "230704" not in regions
    assert all(regions.parent(code) in regions for code in regions if code != "000000")
