"""The text of a report file or an agency file → the typed record it states."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from generator.archive.agency import KINDS, Agency, Alias, FormerName
from generator.archive.report import Report
from generator.content import frontmatter
from generator.content.fields import Fields, position
from generator.content.frontmatter import MalformedError, Node
from generator.content.keys import read_all
from generator.content.markdown import decoded, lost, source_of
from generator.content.references import one_or_more
from generator.content.report_keys import ABOVE, BELOW, REPORT_KEYS, REQUIRED
from generator.content.tables import read_figures, read_form
from generator.finding import ERROR, Finding
from generator.form.editions import TABLES, edition_for
from generator.text.characters import concealed

AGENCY_KEYS = (
    "name", "formal_name", "aliases", "sector", "kind", "website", "credit_code", "former_names",
    "succeeds", "succeeded_by",
)  # fmt: skip
PLACE_KEYS = ("region", "agency", "year", "id", "code")


def read_agency(text: str, path: str) -> tuple[Agency | None, list[Finding]]:
    """The text of a file whose path ends in region/agency/agency.yaml.

    None where it cannot be read at all.
    """
    region, agency_id, _ = Path(path).parts[-3:]
    try:
        node = frontmatter.parse(text)
    except MalformedError as error:
        return None, [error.finding(path)]
    fields = Fields(path)
    keys = fields.mapping(node, "", AGENCY_KEYS, ("name", "sector", "kind"))
    former: list[FormerName] = []
    for item in fields.items(keys.get("former_names"), "former_names"):
        named = fields.mapping(item, "former_names", ("name", "until"), ("name", "until"))
        name, until = (fields.text(named.get(key), key, required=True) for key in ("name", "until"))
        if name and until:
            former.append(FormerName(name, until, named["name"].position))
    kinds = "|".join(KINDS)
    agency = Agency(
        region=region,
        id=agency_id,
        path=path,
        name=fields.text(keys.get("name"), "name", required=True) or agency_id,
        sector=fields.text(keys.get("sector"), "sector", required=True) or "",
        kind=fields.matching(keys.get("kind"), "kind", kinds, "、".join(KINDS)) or "department",
        formal_name=fields.text(keys.get("formal_name"), "formal_name"),
        aliases=tuple(_aliases(fields, keys.get("aliases"))),
        website=fields.address(keys.get("website"), "website"),
        credit_code=fields.matching(
            keys.get("credit_code"), "credit_code", r"[0-9A-Z]{18}", "18 位统一社会信用代码"
        ),
        former_names=tuple(former),
        succeeds=one_or_more(fields, keys.get("succeeds"), "succeeds"),
        succeeded_by=one_or_more(fields, keys.get("succeeded_by"), "succeeded_by"),
        name_position=position(keys.get("name")),
        formal_name_position=position(keys.get("formal_name")),
    )
    return agency, fields.findings


def _aliases(fields: Fields, node: Node | None) -> Iterator[Alias]:
    for item in fields.items(node, "aliases"):
        name = fields.text(item, "aliases", required=True)
        if name:
            yield Alias(name, item.position)


def read_report(text: str, path: str) -> tuple[Report | None, list[Finding]]:
    """The text of a report file whose path ends in region/agency/year.md.

    None where it cannot be read at all.
    """
    region, agency, name = ("", "", *Path(path).parts)[-3:]
    year = int(Path(name).stem)
    try:
        parts = frontmatter.split(text)
        node = frontmatter.parse(parts.head, parts.head_line)
    except MalformedError as error:
        return None, [error.finding(path)]
    fields = Fields(path)
    fields.findings += narrative_findings(parts.body, path, parts.body_line)
    if isinstance(node, frontmatter.Mapping):
        for key, _ in node.items:
            if key.text in PLACE_KEYS:
                fields.error(key, "place", f"“{key.text}” 由文件所在的位置决定", "删去这一行")
        node = replace(
            node, items=tuple(item for item in node.items if item[0].text not in PLACE_KEYS)
        )
    nodes = fields.mapping(node, "", REPORT_KEYS, REQUIRED)
    form = read_form(fields, nodes.get("form"), edition_for(year))
    above = read_all(ABOVE, fields, nodes)
    tables = {table: nodes[table] for table in TABLES if table in nodes}
    figures = read_figures(fields, form, tables, (1, 1))
    below = read_all(BELOW, fields, nodes)
    report = Report(
        region=region,
        agency=agency,
        year=year,
        path=path,
        figures=figures,
        body=parts.body,
        body_line=parts.body_line,
        title_position=position(nodes.get("title")),
        published_position=position(nodes.get("published")),
        **above,
        **below,
    )
    return report, fields.findings


def narrative_findings(body: str, path: str, first_line: int) -> Iterator[Finding]:
    """Why a text that begins at that line of the file cannot be printed as it is.

    None as a rule.
    """
    dropped = lost(body)
    if dropped:
        line, why = dropped
        message = f"正文{why}，有文字会丢失或排不出来"
        yield Finding(path, first_line + line - 1, 0, "narrative", ERROR, message, "改得简单些")
        return
    shown, said = frozenset(body), set()
    for text, lines in decoded(body):
        for kind, character, severity in concealed(text, shown):
            if kind not in said:
                said.add(kind)
                message = f"正文里的转义写出了{kind} U+{ord(character):04X}"
                line, column = source_of(character, body, lines)
                place = first_line + line - 1, column
                yield Finding(
                    path,
                    *place,
                    "characters",
                    severity,
                    message,
                    "删去这个转义，直接写出看得见的文字",
                )
