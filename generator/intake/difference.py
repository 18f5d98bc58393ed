"""How an import differs from the report that is there already, cell by cell."""

from collections.abc import Iterator
from dataclasses import replace

from generator import cell
from generator.model import Report


def difference(old: Report, new: Report) -> Iterator[str]:
    """One line for each cell that changes, and for a narrative that does."""
    if old.figures.form is not new.figures.form:
        yield f"form: {old.figures.form.editions} → {new.figures.form.editions}"
    cells = {each.id: each for form in (old.figures.form, new.figures.form) for each in form.cells}
    for name, each in cells.items():
        before, after = (
            cell.write(report.figures[name]) if name in report.figures else "（没有这一格）" for report in (old, new)
        )
        if before != after:
            yield f"{name}（{each.name}）: {before} → {after}"
    if old.body != new.body:
        yield f"正文: {len(old.body)} 字 → {len(new.body)} 字"


def merged(old: Report, new: Report) -> Report:
    """The new figures and words, with what only a person could have added to the old report."""
    source = replace(
        new.source,
        url=old.source.url,
        retrieved=old.source.retrieved,
        index_number=old.source.index_number,
        document_number=old.source.document_number,
    )
    return replace(
        new,
        published=new.published or old.published,
        archived=old.archived,
        source=source,
        acknowledged=old.acknowledged,
        corrections=old.corrections,
        withdrawn=old.withdrawn,
    )
