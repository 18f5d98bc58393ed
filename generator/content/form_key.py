"""Which form a report's front matter says it follows: `form:`, and whether it has tables at all."""

from collections.abc import Mapping as Mapped

from generator.content.entries import TOP, Entries, read_entries
from generator.content.fields import Fields, is_null
from generator.content.nodes import Mapping, Node, Scalar
from generator.content.report_keys import REQUIRED
from generator.form.editions import EDITIONS, FIRST_FORM, NO_FORM, TABLES, edition_for, form_for
from generator.form.form import Form

FORM = "form"
KNOWN = tuple(map(str, EDITIONS))
OUGHT = " 或 ".join(KNOWN)


def required_keys(node: Node | None, year: int) -> tuple[str, ...]:
    """The keys that a report on that year must have; node: its front matter.

    One that was withdrawn and has no tables any more says nothing of a form either; of a year
    without one, `read_form` asks for it in its own words.
    """
    is_gone = year < FIRST_FORM
    if isinstance(node, Mapping):
        has_tables = any(map(node.get, TABLES))
        is_gone |= _is_withdrawn(node.get("withdrawn")) and not has_tables
    return REQUIRED if is_gone else (FORM, *REQUIRED)


def read_form(entries: Entries, year: int) -> Form:
    """The form of a report on that year; the usual one where it says nothing usable.

    One of no tables where the year has none, or where the report has been withdrawn without them.
    """
    tables = [table for table in TABLES if entries.get(table)]
    node = entries.get(FORM)
    if year < FIRST_FORM:
        _refuse_form(entries, tables, year)
        return NO_FORM
    if not tables and _is_withdrawn(entries.get("withdrawn")):
        if node:
            message = "撤回的报告没有表格，不应有 form"
            hint = "数字不再保留的，删去这一行；保留的，补上三张表"
            entries.fields.error(node, "shape", message, hint)
        return NO_FORM
    if node and is_null(node):
        message = f"form 为 null，{FIRST_FORM} 年起的报告应为 {OUGHT}"
        entries.fields.error(node, "shape", message)
        if not tables:
            return NO_FORM
    return _stated(entries.fields, node, edition_for(year))


def _refuse_form(entries: Entries, tables: list[str], year: int) -> None:
    """Note that a report has what there was no form for, or does not say so; once in any case."""
    node = entries.get(FORM)
    is_missing = entries.nodes and not _is_withdrawn(entries.get("withdrawn"))
    if tables:
        message = f"{year} 年没有统一的表式，不应有 {'、'.join(tables)}"
        hint = "form 写 null，删去这些表；原件里的表格照录在正文里"
        entries.fields.error(entries.position(tables[0]), "shape", message, hint)
    elif node and not is_null(node):
        message = f"form 为“{_written(node)}”，{year} 年没有统一的表式，应为 null"
        entries.fields.error(node, "shape", message)
    elif node is None and is_missing:
        message = f"缺少 form，{year} 年没有统一的表式"
        entries.fields.error(TOP, "shape", message, "补上一行 form: null")


def _is_withdrawn(node: Node | None) -> bool:
    """Whether a withdrawal is stated, be it in full or not."""
    return node is not None and not is_null(node)


def _stated(fields: Fields, node: Node | None, default: int) -> Form:
    """One edition for all tables, or one for each."""
    editions = dict.fromkeys(TABLES, default)
    for table, value in _editions(fields, node).items():
        if isinstance(value, Scalar) and value.text in KNOWN:
            editions[table] = int(value.text)
        elif value is not node or table == TABLES[0]:
            message = f"form 为“{_written(value)}”，应为 {OUGHT}"
            fields.error(value, "shape", message)
    return form_for(*editions.values())


def _editions(fields: Fields, node: Node | None) -> Mapped[str, Node]:
    """Table → what states its edition."""
    if node is None or is_null(node):
        return {}
    if isinstance(node, Scalar):
        return dict.fromkeys(TABLES, node)
    if isinstance(node, Mapping):
        return read_entries(fields, node, FORM, TABLES, TABLES).nodes
    fields.error(node, "shape", "form 应为表式年份，如 2021")
    return {}


def _written(node: Node) -> str:
    return getattr(node, "text", "…")
