"""The text of a report file or an agency file → the typed record it states."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from generator.archive.agency import KINDS, Agency, Alias, FormerName
from generator.archive.reference import SHAPE, Reference
from generator.archive.report import Acknowledgement, Correction, Report, Source, Withdrawal
from generator.content import frontmatter
from generator.content.fields import NOTHING, Fields, position
from generator.content.frontmatter import MalformedError, Node, Scalar
from generator.content.markdown import decoded, lost, source_of
from generator.content.tables import read_figures, read_form
from generator.finding import ERROR, Finding
from generator.form.editions import TABLES, edition_for
from generator.text.characters import concealed

ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"
CODE = r"[0-9]{6}(?:[0-9]{3})?"
AGENCY = f"{CODE}/{ID}"
NOTES = ("acknowledged", "corrections", "withdrawn")
REPORT_KEYS = ("form", "title", "published", "archived", "source", "joint", *TABLES, *NOTES)
SOURCE_KEYS = ("url", "retrieved", "file", "sha256", "index_number", "document_number")
AGENCY_KEYS = (
    "name", "formal_name", "aliases", "sector", "kind", "website", "credit_code", "former_names",
    "succeeds", "succeeded_by",
)  # fmt: skip
PLACE_KEYS = ("region", "agency", "year", "id", "code")


def read_agency(text: str, path: str) -> tuple[Agency | None, list[Finding]]:
    """The text of a file whose path ends in region/agency/agency.yaml; None where it cannot be read at all."""
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
        succeeds=_one_or_more(fields, keys.get("succeeds"), "succeeds"),
        succeeded_by=_one_or_more(fields, keys.get("succeeded_by"), "succeeded_by"),
        name_position=position(keys.get("name")),
        formal_name_position=position(keys.get("formal_name")),
    )
    return agency, fields.findings


def _aliases(fields: Fields, node: Node | None) -> Iterator[Alias]:
    for item in fields.items(node, "aliases"):
        name = fields.text(item, "aliases", required=True)
        if name:
            yield Alias(name, item.position)


def _one_or_more(fields: Fields, node: Node | None, name: str) -> tuple[Reference, ...]:
    """Agencies: the key of one, or a list of keys."""
    if isinstance(node, frontmatter.Sequence):
        return tuple(_references(fields, node.items, name))
    key = fields.matching(node, name, AGENCY, SHAPE)
    return (Reference(key, position(node)),) if key else ()


def _references(fields: Fields, items: tuple[Node, ...], name: str) -> Iterator[Reference]:
    for item in items:
        key = fields.matching(item, name, AGENCY, SHAPE, required=True)
        if key:
            yield Reference(key, item.position)


def read_report(text: str, path: str) -> tuple[Report | None, list[Finding]]:
    """The text of a report file whose path ends in region/agency/year.md; None where it cannot be read at all."""
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
    keys = fields.mapping(node, "", REPORT_KEYS, ("form", "title"))
    form = read_form(fields, keys.get("form"), edition_for(year))
    source = _source(fields, keys.get("source"))
    report = Report(
        region=region,
        agency=agency,
        year=year,
        path=path,
        title=fields.text(keys.get("title"), "title", required=True) or "",
        figures=read_figures(
            fields, form, {key: keys[key] for key in TABLES if key in keys}, (1, 1)
        ),
        body=parts.body,
        body_line=parts.body_line,
        published=fields.day(keys.get("published"), "published"),
        archived=fields.day(keys.get("archived"), "archived"),
        source=source,
        joint=tuple(_references(fields, fields.items(keys.get("joint"), "joint"), "joint")),
        acknowledged=_acknowledged(fields, keys.get("acknowledged")),
        corrections=tuple(_corrections(fields, keys.get("corrections"))),
        withdrawn=_withdrawn(fields, keys.get("withdrawn")),
        title_position=position(keys.get("title")),
        published_position=position(keys.get("published")),
    )
    return report, fields.findings


def narrative_findings(body: str, path: str, first_line: int) -> Iterator[Finding]:
    """Why a text that begins at that line of the file cannot be printed as it is; none as a rule."""
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


def _source(fields: Fields, node: Node | None) -> Source:
    keys = fields.mapping(node, "source", SOURCE_KEYS)
    return Source(
        url=fields.address(keys.get("url"), "url"),
        retrieved=fields.day(keys.get("retrieved"), "retrieved"),
        file=fields.text(keys.get("file"), "file"),
        sha256=fields.matching(keys.get("sha256"), "sha256", r"[0-9a-f]{64}", "64 位小写十六进制"),
        index_number=fields.text(keys.get("index_number"), "index_number"),
        document_number=fields.text(keys.get("document_number"), "document_number"),
    )


def _acknowledged(fields: Fields, node: Node | None) -> dict[str, Acknowledgement]:
    if not isinstance(node, frontmatter.Mapping):
        fields.mapping(node, "acknowledged", ())
        return {}
    found: dict[str, Acknowledgement] = {}
    for key, value in node.items:
        reason = fields.text(value, f"acknowledged.{key.text}", required=True)
        if reason:
            found[key.text] = Acknowledgement(reason, key.position)
    return found


def _corrections(fields: Fields, node: Node | None) -> Iterator[Correction]:
    names = ("date", "cell", "before", "after", "reason")
    for item in fields.items(node, "corrections"):
        keys = fields.mapping(item, "corrections", names, names)
        day = fields.day(keys.get("date"), "date", required=True)
        cell, reason = (
            fields.text(keys.get(name), name, required=True) for name in ("cell", "reason")
        )
        before, after = (
            value.text if isinstance(value := keys.get(name), Scalar) else None
            for name in names[2:4]
        )
        if day and cell and reason and before is not None and after is not None:
            positions = (keys[name].position for name in (*names[1:4], "date"))
            yield Correction(day, cell, before, after, reason, *positions)


def _withdrawn(fields: Fields, node: Node | None) -> Withdrawal | None:
    if node is None or (isinstance(node, Scalar) and node.plain and node.text in NOTHING):
        return None
    keys = fields.mapping(node, "withdrawn", ("date", "reason"), ("date", "reason"))
    day = fields.day(keys.get("date"), "date", required=True)
    reason = fields.text(keys.get("reason"), "reason", required=True)
    if not day or not reason:
        return None
    return Withdrawal(day, reason, keys["date"].position)
