"""The text of a report file → the report it states."""

from hashlib import blake2b
from pathlib import Path

from generator.archive.figures import Figures
from generator.archive.report import Report
from generator.archive.values import Missing
from generator.content.entries import read_entries
from generator.content.fields import Fields
from generator.content.files import Read
from generator.content.form_key import read_form, required_keys
from generator.content.frontmatter import split
from generator.content.keys import read_all
from generator.content.malformed import MalformedError
from generator.content.nodes import Mapping, Node
from generator.content.printable import narrative_findings
from generator.content.report_keys import ABOVE, BELOW, REPORT_KEYS
from generator.content.tables import read_figures
from generator.content.yaml_parser import parse
from generator.form.editions import FIRST_FORM

PLACE_KEYS = ("region", "agency", "year", "id", "code")
"What the place of the file says of a report, and no key."


def read_report(text: str, path: str) -> Read[Report]:
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
    own = _without_place(fields, node)
    entries = read_entries(fields, own, "", REPORT_KEYS, required_keys(own, year))
    form = read_form(entries, year)
    above = read_all(ABOVE, entries)
    figures = read_figures(entries, form)
    below = read_all(BELOW, entries)
    report = Report(
        region=region,
        agency=agency,
        year=year,
        path=path,
        form=form,
        content=_content(figures, parts.body),
        figures=figures,
        body=parts.body,
        body_line=parts.body_line,
        title_position=entries.position("title"),
        published_position=entries.position("published"),
        **above,
        **below,
    )
    if year < FIRST_FORM and not (report.withdrawn or parts.body.strip()):
        hint = f"{FIRST_FORM} 年以前的报告只有正文，照录原件"
        fields.error((parts.body_line, 1), "unfilled", "正文是空的", hint)
    return report, fields.findings


def _content(figures: Figures, body: str) -> bytes:
    """A digest of what reports of the same figures and words share, spaces apart.

    Empty where there are no words, or all figures are missing: what is not there is alike
    everywhere.
    """
    words = "".join(body.split())
    are_missing = (isinstance(value, Missing) for value in figures.values)
    if not words or (figures.values and all(are_missing)):
        return b""
    digest = blake2b(digest_size=16)
    digest.update(repr(figures.values).encode())
    digest.update(words.encode())
    return digest.digest()


def _without_place(fields: Fields, node: Node | None) -> Node | None:
    """The front matter without the keys that the place of the file decides."""
    if not isinstance(node, Mapping):
        return node
    own = []
    for key, value in node.items:
        if key.text not in PLACE_KEYS:
            own.append((key, value))
            continue
        message = f"“{key.text}” 由文件所在的位置决定"
        fields.error(key, "place", message, "删去这一行")
    return node._replace(items=tuple(own))
