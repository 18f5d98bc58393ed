"""The peer: a Hugo site of the same archive, and Pagefind over what Hugo makes of it."""

import json
import shutil
from itertools import chain
from pathlib import Path

import yaml

from generator.form.editions import whole_form
from generator.form.parts import Table

LAYOUTS = Path(__file__).parent / "hugo"
INSTALLED = "lib/python*/site-packages/hugo/binaries/hugo"
"Where the package of the Python registry has the program, in its environment."


def hugo() -> Path | None:
    """The program on PATH; None where there is none.

    Of the Python registry's package the program itself: what it puts on PATH starts Python first.
    """
    found = shutil.which("hugo")
    if found is None:
        return None
    environment = Path(found).parents[1]
    return next(environment.glob(INSTALLED), Path(found))


def write_peer(content: Path, site: Path) -> None:
    """Write the Hugo site of an archive into a folder that is not there yet."""
    shutil.copytree(LAYOUTS, site)
    (site / "data").mkdir()
    (site / "data" / "form.json").write_text(_form(), "utf-8")
    for agency in sorted((content / "reports").glob("*/*")):
        _write_agency(agency, site / "content" / agency.parent.name / agency.name)


def _write_agency(agency: Path, section: Path) -> None:
    """Its reports with keys besides their own, by which Hugo lists them."""
    region = agency.parent.name
    stated = yaml.safe_load((agency / "agency.yaml").read_text("utf-8"))
    section.mkdir(parents=True)
    for report in sorted(agency.glob("*.md")):
        keys = (
            "---\n"
            f"name: {stated['name']}\n"
            f"regions: ['{region}']\n"
            f"agencies: ['{region}-{agency.name}']\n"
            f"years: ['{report.stem}']\n"
        )
        text = report.read_text("utf-8")
        own = text.removeprefix("---\n")
        (section / report.name).write_text(keys + own, "utf-8")


def _form() -> str:
    """What the layouts print of the form: rows of each table, and columns where they share them."""
    form = whole_form(2021)
    requests = form.table("requests")
    (block,) = requests.blocks
    tables = {table.id: _rows(table) for table in form.tables}
    columns = [column.label for column in block.leaf_columns()]
    return json.dumps(tables | {"columns": columns}, ensure_ascii=False, indent=1)


def _rows(table: Table) -> list[dict[str, str]]:
    rows = chain.from_iterable(block.leaf_rows() for block in table.blocks)
    return [{"id": row.id, "label": row.label} for row in rows]
