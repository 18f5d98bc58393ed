"""Reading a report file and writing it gives the same bytes."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.archive.figures import Figures
from generator.archive.reference import Reference
from generator.archive.report import Acknowledgement, Correction, Report, Source, Withdrawal
from generator.archive.values import Missing, Value
from generator.authoring.schema import schema
from generator.content.layout import report_text, width
from generator.content.report_file import read_report
from generator.content.report_keys import REPORT_KEYS
from generator.content.scalars import scalar
from generator.form.editions import form_for
from support.paths import ROOT

FILES = sorted(
    [*ROOT.glob("content/reports/*/*/*.md"), *ROOT.glob("tests/sample/content/reports/*/*/*.md")]
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: "/".join(path.parts[-3:]))
def test_every_report_of_ours_is_in_canonical_layout(path: Path) -> None:
    """What is read is written as it was."""
    text = path.read_text("utf-8")
    report, findings = read_report(text, path.as_posix())
    assert findings == []
    assert report
    assert report_text(report) == text


LINE = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]),
    min_size=1,
    max_size=30,
).filter(str.strip)
MISSING = st.sampled_from([Missing.BLANK, Missing.LOST])
VALUES = {
    "count": st.one_of(MISSING, st.integers(0, 999_999_999)),
    "signed": st.one_of(MISSING, st.integers(-999_999_999, 999_999_999)),
    "decimal": st.one_of(
        MISSING, st.from_regex(r"(0|[1-9][0-9]{0,8})(\.[0-9]{1,9})?", fullmatch=True)
    ),
    "amount": st.one_of(
        MISSING, st.from_regex(r"[1-9][0-9]{0,11}(\.[0-9]{1,9})?(元|万元|亿元)", fullmatch=True)
    ),
}
BODIES = st.from_regex(r"[0-9]{6}([0-9]{3})?/[a-z0-9]{1,9}(-[a-z0-9]{1,9})?", fullmatch=True)
DATES = st.dates().map(lambda day: day.isoformat())


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """Any report at all: of either edition or a mixture, its figures wrong or right."""
    form = form_for(*(draw(st.sampled_from([2019, 2021])) for _ in range(3)))
    values: list[Value] = [draw(VALUES[cell.column.kind]) for cell in form.cells]
    maybe = st.one_of(st.none(), LINE)
    return Report(
        region="410411",
        agency="gxj",
        year=2025,
        path="",
        title=draw(LINE),
        form=form,
        figures=Figures(form, tuple(values), None),  # type: ignore[arg-type] # places are not written
        body="\n"
        + draw(
            st.text(
                st.characters(
                    codec="utf-8", exclude_characters="\r\ufeff", exclude_categories=["Cs"]
                )
            )
        ),
        body_line=0,
        published=draw(st.one_of(st.none(), DATES)),
        archived=draw(st.one_of(st.none(), DATES)),
        source=Source(
            file=draw(maybe),
            index_number=draw(maybe),
            document_number=draw(maybe),
            snapshots=tuple(draw(st.lists(st.just("https://web.example/a?b#c"), max_size=2))),
        ),
        joint=tuple(draw(st.lists(st.builds(Reference, BODIES), max_size=3))),
        acknowledged=draw(
            st.dictionaries(
                st.sampled_from([i.id for i in form.identities]),
                st.builds(Acknowledgement, LINE),
                max_size=3,
            )
        ),
        corrections=tuple(
            draw(
                st.lists(
                    st.builds(
                        Correction, DATES, st.just("a.b.c"), st.just("lost"), st.just("0"), LINE
                    ),
                    max_size=2,
                )
            )
        ),
        withdrawn=draw(st.one_of(st.none(), st.builds(Withdrawal, DATES, LINE))),
    )


@given(reports())
def test_any_report_reads_back_as_it_was_written(report: Report) -> None:
    """Every field and every figure, and the second writing gives the same bytes."""
    text = report_text(report)
    read, findings = read_report(text, "reports/410411/gxj/2025.md")
    assert findings == []
    assert read
    assert report_text(read) == text
    fields = (
        "title",
        "body",
        "published",
        "archived",
        "source",
        "joint",
        "acknowledged",
        "corrections",
        "withdrawn",
    )
    assert [getattr(read, name) for name in fields] == [getattr(report, name) for name in fields]
    assert read.figures.values == report.figures.values


def test_the_schema_knows_every_key_of_a_report_file() -> None:
    """In the order in which they are written."""
    assert list(schema()["properties"]) == list(REPORT_KEYS)


def test_a_changed_figure_changes_one_line() -> None:
    """The layout depends on the form alone, so that a diff shows the row that changed."""
    text = FILES[0].read_text("utf-8")
    report, _ = read_report(text, FILES[0].as_posix())
    assert report
    values = list(report.figures.values)
    values[report.figures.form.index["requests.granted.total"]] = 123_456_789
    figures = Figures(report.form, tuple(values), report.figures.places)
    changed = replace(report, figures=figures)
    lines = zip(text.split("\n"), report_text(changed).split("\n"), strict=True)
    assert [new.split(":")[0].strip() for old, new in lines if old != new] == ["granted"]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("湛河区工信局", "湛河区工信局"),
        (None, "null"),
        ("null", '"null"'),
        ("甲: 乙", '"甲: 乙"'),
        ("[甲]", '"[甲]"'),
        ("甲 # 乙", '"甲 # 乙"'),
        ("“甲”", "“甲”"),
        ('说"甲"', '说"甲"'),
    ],
)
def test_text_is_quoted_only_where_it_must_be(text: str | None, written: str) -> None:
    """An official reads and edits these lines."""
    assert scalar(text) == written


def test_han_characters_take_two_columns() -> None:
    """Columns line up in an editor with a Chinese font."""
    assert width("新收 12") == 7
