"""A new edition of the form is one file; what a file of the form misspells ends everything."""

import csv
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.form.editions import FOLDER
from generator.form.names import require_known, require_own
from support.paths import BASE, ROOT

NOTICE = "国办公开办函〔2027〕1号"
ROW = "（三）以数据形式提供"
LAST = "partly_granted"
"The row that the new one stands behind."
TOTAL = """\
identities:
  - id: requests.total.<column>
    severity: error
    left: [total]
    right: [granted, partly_granted, as_data, refused, unavailable, not_processed, other_handling]
    source: 表三“总计”为各项之和
claims:
  - {label: 数据形式, pattern: "以数据形式提供([0-9]{1,9})件", sums: [[requests.as_data.total]]}
"""


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package beside an archive of one agency, with an edition that has one more row."""
    folder = tmp_path_factory.mktemp("edition")
    for name in ("generator", "templates"):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, folder / name, ignore=ignored)
    shutil.copytree(BASE, folder / "content")
    (folder / "generator/form/2027.yaml").write_text(_edition(), "utf-8")
    return folder


def _edition() -> str:
    """Table three of 2021 with a row more, the others as they were, an identity of its own."""
    text = (FOLDER / "2021.yaml").read_text("utf-8")
    table = text[text.index("  requests:\n") : text.index("  disputes:\n")]
    lines = table.splitlines(keepends=True)
    (place,) = (number for number, line in enumerate(lines, 1) if f"{{id: {LAST}," in line)
    indent = lines[place - 1].partition("-")[0]
    lines.insert(place, f"{indent}- {{id: as_data, label: {ROW}, short: 数据形式}}\n")
    others = "  proactive: {same_as: 2021}\n  disputes: {same_as: 2021}\n"
    return f"notice: {NOTICE}\n\ntables:\n{others}{''.join(lines)}\n{TOTAL}"


def run(folder: Path, *arguments: str) -> tuple[int, str]:
    """Status and all that is said, on a day of 2028."""
    surroundings = os.environ | {"SOURCE_DATE_EPOCH": "1840000000", "PYTHONPATH": str(folder)}
    done = subprocess.run(
        [sys.executable, "-m", "generator", *arguments],
        cwd=folder,
        env=surroundings,
        capture_output=True,
        check=False,
    )
    return done.returncode, (done.stdout + done.stderr).decode()


def test_a_new_edition_is_one_file(package: Path) -> None:
    """Reports, identities, pages, workbooks and data have its row, and older ones stay theirs."""
    of_agency = ("--region", "990101", "--agency", "jyj")
    assert run(package, "new", "report", *of_agency, "--year", "2027")[0] == 0
    report = package / "content/reports/990101/jyj/2027.md"
    new = report.read_text("utf-8")
    assert "form: 2027" in new
    assert f"# {ROW}" in new
    filled = new.replace("待填", "0").replace(
        "## 一、总体情况\n", "## 一、总体情况\n\n全年以数据形式提供3件。\n"
    )
    row = next(line for line in filled.splitlines() if line.strip().startswith("as_data:"))
    report.write_text(filled.replace(row, row.replace("   0]", "   3]")), "utf-8")
    status, said = run(package, "check")
    assert status == 1
    assert "requests.as_data.sum" in said
    assert "requests.total.total" in said

    changed = filled.replace(row, row.replace("0", "3", 1).replace("   0]", "   3]"))
    for name in ("received", "total"):
        old = next(line for line in changed.splitlines() if line.strip().startswith(f"{name}:"))
        changed = changed.replace(old, old.replace("0", "3", 1).replace("   0]", "   3]"))
    report.write_text(changed, "utf-8")
    status, said = run(package, "build", "--no-search")
    assert status == 0, said
    site = package / "site"
    page = (site / "990101/jyj/2027/index.html").read_text("utf-8")
    assert "以数据形式提供" in page
    assert NOTICE in page
    assert "以数据形式提供" not in (site / "990101/jyj/2023/index.html").read_text("utf-8")
    assert "以数据形式提供" in (site / "form/index.html").read_text("utf-8")
    with (site / "data/reports.csv").open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file)
    column = header.index("requests.as_data.total")
    assert sorted(row[column] for row in rows) == ["3", "not_asked"]
    assert "以数据形式提供" in _strings(site / "990101/jyj/2027/report.xlsx")

    blank = package / "blank.xlsx"
    assert run(package, "new", "report", *of_agency, "--year", "2028", "--xlsx", str(blank))[0] == 0
    assert "以数据形式提供" in _strings(blank)


def _strings(workbook: Path) -> str:
    with zipfile.ZipFile(workbook) as packed:
        return "".join(
            packed.read(name).decode() for name in packed.namelist() if name.endswith(".xml")
        )


def test_a_misspelt_name_ends_every_command(package: Path) -> None:
    """With the file, the place and the name, before a report is read."""
    file = package / "generator/form/2027.yaml"
    right = file.read_text("utf-8")
    file.write_text(right.replace("[granted,", "[grantde,"), "utf-8")
    status, said = run(package, "check")
    file.write_text(right, "utf-8")
    assert status != 0
    assert said.rstrip().endswith(
        "2027.yaml: identities: requests.total.<column>: "
        "no edition has a row 'grantde' in a table 'requests'"
    )


def data(name: str) -> Any:  # noqa: ANN401 - as YAML has it
    """A file of the form."""
    return yaml.safe_load((FOLDER / f"{name}.yaml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("kind", "row"),
    [
        ("identities", {"id": "requests.<row>.sum", "left": ["natural_persn"], "right": ["total"]}),
        ("identities", {"id": "request.<row>.sum", "left": ["natural_person"], "right": ["total"]}),
        ("identities", {"id": "requests.a.<column>", "left": ["business"], "right": ["total"]}),
        ("identities", {"id": "proactive.<row>.a", "rows": ["laws"], "left": [], "right": []}),
        ("limits", {"id": "disputes.<row>.a", "left": ["last.pendng"], "right": ["total"]}),
        ("headline", {"id": "a", "label": "甲", "cells": ["requests.received.totl"]}),
        ("sought", {"id": "a", "label": "甲", "cells": ["requests.receivd.total"]}),
        ("outcomes", {"label": "甲", "cells": ["request.received.total"]}),
        ("summary", {"cells": ["requests.received.total"], "within": ["requests.totl.total"]}),
        ("claims", {"label": "甲", "sums": [["disputes.upheld.total"]]}),
        ("reserved", "proactive.regulation"),
        ("figures", [{"label": "甲", "cells": ["requests.recieved.total"]}]),
        ("questions", {"figures": [{"label": "甲", "cells": [], "parts": ["requests.x.total"]}]}),
    ],
)  # fmt: skip
def test_a_name_that_no_edition_has_is_told(kind: str, row: object) -> None:
    """Wherever it stands; a column is no row."""
    editions = [data("2019"), data("2021")]
    require_known(data("common"), editions, "common.yaml")
    with pytest.raises(ValueError, match=rf"^common\.yaml: {kind}.*: no edition has a "):
        require_known({kind: [row]}, editions, "common.yaml")


def test_an_edition_has_no_key_of_nobodys_and_asks_what_all_ask() -> None:
    """A slip in a key would leave all that stands below it unread."""
    common = data("common")
    require_own(data("2021"), common, "2021.yaml")
    with pytest.raises(ValueError, match=r"^2027\.yaml: nothing reads 'identites' here"):
        require_own({"identites": []}, common, "2027.yaml")
    with pytest.raises(ValueError, match=r"^2027\.yaml: headline: should have the ids"):
        require_own({"headline": common["headline"][1:]}, common, "2027.yaml")
