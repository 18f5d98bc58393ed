"""The text of a report file → the report it states."""

from dataclasses import replace
from pathlib import Path

from generator.archive.report import Report
from generator.content.fields import Fields, position
from generator.content.frontmatter import split
from generator.content.keys import read_all
from generator.content.malformed import MalformedError
from generator.content.nodes import Mapping, Node
from generator.content.printable import narrative_findings
from generator.content.report_keys import ABOVE, BELOW, REPORT_KEYS, REQUIRED
from generator.content.tables import read_figures, read_form
from generator.content.yaml_parser import parse
from generator.finding import Finding
from generator.form.editions import TABLES, edition_for

PLACE_KEYS = ("region", "agency", "year", "id", "code")
"What the place of the file says of a report, and no key."


def read_report(text: str, path: str) -> tuple[Report | None, list[Finding]]:
    """The text of a report file whose path ends in region/agency/year.md.

    None where it cannot be read at all.
    """
    region, agency, name = ("", "", *Path(path).parts)[-3:]
    year = int(Path(name).stem)
    try:
        parts = split(text)
        node = parse(parts.head, parts.head_line)
    except MalformedError as error:
        return None, [error.finding(path)]
    fields = Fields(path)
    fields.findings += narrative_findings(parts.body, path, parts.body_line)
    keys = fields.mapping(_without_place(fields, node), "", REPORT_KEYS, REQUIRED)
    form = read_form(fields, keys.get("form"), edition_for(year))
    above = read_all(ABOVE, fields, keys)
    tables = {table: keys[table] for table in TABLES if table in keys}
    figures = read_figures(fields, form, tables, (1, 1))
    below = read_all(BELOW, fields, keys)
    report = Report(
        region=region,
        agency=agency,
        year=year,
        path=path,
        figures=figures,
        body=parts.body,
        body_line=parts.body_line,
        title_position=position(keys.get("title")),
        published_position=position(keys.get("published")),
        **above,
        **below,
    )
    return report, fields.findings


def _without_place(fields: Fields, node: Node | None) -> Node | None:
    """The front matter without the keys that the place of the file decides."""
    if not isinstance(node, Mapping):
        return node
    own = []
    for key, value in node.items:
        if key.text in PLACE_KEYS:
            fields.error(key, "place", f"“{key.text}” 由文件所在的位置决定", "删去这一行")
        else:
            own.append((key, value))
    return replace(node, items=tuple(own))
