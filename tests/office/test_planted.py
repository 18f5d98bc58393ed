"""Faults of fifteen kinds, ten of each, planted among sound reports: all found, and no other."""

from array import array
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from random import Random

import pytest

from generator.archive.figures import Figures
from generator.archive.region import Region
from generator.archive.regions import Regions
from generator.archive.report import Report
from generator.archive.values import Missing, Value
from generator.content.layout import report_text
from generator.finding import ERROR, Finding
from generator.office.collection import Collected, Outcome, collected
from generator.office.paper import Paper
from generator.office.roster import Body
from support.random_reports import specimen

YEAR, TEN = 2025, 10
REGIONS = Regions({"990101": Region("990101", "清河区")})
DUE, ON_TIME, LATE = "2026-01-31", "2026-01-20", "2026-02-03"
EVERY_HEAD = (
    "主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障各项工作都已落实。"
    "没有因政府信息公开工作受到责任追究，工作考核和社会评议结果良好。"
)
FEE = "本年度没有收取政府信息公开信息处理费。"
BODY = f"\n## 一、总体情况\n\n{EVERY_HEAD}\n\n## 五、存在的主要问题及改进情况\n\n无。\n\n"
OTHER = "## 六、其他需要报告的事项\n\n"

Plant = Callable[[Report], list[Paper]]
"What comes in of a body instead of its sound report."


def sound(name: str, year: int = YEAR) -> Report:
    """A report with nothing to say against it: it is all zeros."""
    report = specimen(Random(1), of=(2021, 2021, 2021))  # noqa: S311 - nothing secret
    zeros = dict.fromkeys((cell.id for cell in report.form.cells), 0)
    return replace(
        report,
        year=year,
        title=f"{name}{year}年政府信息公开工作年度报告",
        published=ON_TIME if year == YEAR else None,
        figures=figures(report, zeros),
        body=f"{BODY}{OTHER}{FEE}\n",
    )


def figures(report: Report, values: Mapping[str, Value]) -> Figures:
    """The same form with these figures."""
    form = report.figures.form
    known = zip(form.cells, report.figures.values, strict=True)
    kept = tuple(values.get(cell.id, value) for cell, value in known)
    return Figures(form, kept, array("I"))


def with_figures(report: Report, **values: Value) -> Report:
    """Cells of the table of applications, by row and column: received__total."""
    named = {f"requests.{key.replace('__', '.')}": value for key, value in values.items()}
    return replace(report, figures=figures(report, named))


def paper(report: Report, number: int = 0) -> Paper:
    """The report as it was read of a file."""
    text = report_text(report)
    name = f"{report.title}-{number}.docx"
    return Paper(name, "", text, report.year, report.title, "", (), modified=number)


def unread(report: Report) -> Paper:
    """A picture."""
    wrong = Finding("x", 0, 0, "import", ERROR, "文件是图片，没有文字")
    return Paper(f"{report.title}.jpg", "", "", 0, "", "", (wrong,))


def changed(**values: Value) -> Plant:
    """A report with these figures."""
    return lambda report: [paper(with_figures(report, **values))]


def worded(old: str, new: str) -> Plant:
    """A report with other words."""
    return lambda report: [paper(replace(report, body=report.body.replace(old, new)))]


def titled(title: str) -> Plant:
    """A report that is called otherwise."""
    return lambda report: [paper(replace(report, title=title))]


def dated(day: str | None) -> Plant:
    """A report that says that it was published on another day, or on none."""
    return lambda report: [paper(replace(report, published=day))]


def twice(report: Report) -> list[Paper]:
    """Two that differ, changed at the same moment."""
    other = with_figures(report, received__business=1, received__total=1)
    return [paper(report), replace_name(paper(other))]


def replace_name(one: Paper) -> Paper:
    """The same under another name."""
    return one._replace(name=f"又{one.name}")


def last_year(report: Report) -> list[Paper]:
    """The report on the year before."""
    title = report.title.replace(str(YEAR), str(YEAR - 1))
    return [paper(replace(report, year=YEAR - 1, title=title))]


def after_another(report: Report) -> list[Paper]:
    """A report whose carried-in cases are none of those that last year's hands over."""
    (before,) = last_year(report)
    ours = with_figures(
        report,
        carried_in__business=2,
        carried_in__total=2,
        carried_over__business=2,
        carried_over__total=2,
    )
    return [before, paper(ours)]


def rule(name: str) -> Callable[[Outcome], bool]:
    """Whether a rule, or an identity of that name, says something of a body's report."""
    return lambda outcome: any(each.rule.startswith(name) for each in outcome.findings)


def missing(words: str) -> Callable[[Outcome], bool]:
    """Whether a body is missing for that reason."""
    return lambda outcome: words in outcome.missing


KINDS: dict[str, tuple[Plant, Callable[[Outcome], bool]]] = {
    "no file": (lambda _: [], missing("没有收到文件")),
    "a picture": (lambda report: [unread(report)], missing("读不出")),
    "the year before": (last_year, missing("收到的是 2024 年的报告")),
    "two versions": (twice, missing("分不清哪一份是定稿")),
    "another body's title": (titled("高新区管委会2025年政府信息公开工作年度报告"), missing("没有")),
    "late": (dated(LATE), lambda outcome: outcome.days_late == 3),
    "before the year's end": (dated("2025-12-01"), rule("published")),
    "a row that does not add up": (changed(received__total=3), rule("requests.")),
    "a column that does not add up": (
        changed(total__business=1, total__total=1),
        rule("requests."),
    ),
    "an unbalanced column": (changed(received__other=4, received__total=4), rule("requests.")),
    "not what last year left": (after_another, rule("requests.carried")),
    "a cell nobody filled in": (changed(granted__total=Missing.UNFILLED), rule("unfilled")),
    "a lost cell": (changed(granted__total=Missing.LOST), rule("copy")),
    "no word of the fee": (worded(FEE, "无其他事项。"), rule("fee")),
    "a head left out": (worded("依申请公开、", ""), rule("heads")),
}
"What was planted, and whether it was found."


def bodies() -> Iterator[tuple[Body, str]]:
    """Ten of each kind, and as many sound ones."""
    for kind in (*KINDS, ""):
        for number in range(TEN):
            index = f"{list(KINDS).index(kind) if kind else 99:02}{number}"
            yield Body("990101", f"b{index}", f"清河区第{index}局", due=DUE), kind


@pytest.fixture(scope="module")
def made() -> Collected:
    """All of it, collected."""
    papers: list[Paper] = []
    for body, kind in bodies():
        report = sound(body.name)
        papers += KINDS[kind][0](report) if kind else [paper(report)]
    names = [body for body, _ in bodies()]
    return collected(names, papers, YEAR, REGIONS, lambda _: None)


@pytest.mark.parametrize("kind", KINDS)
def test_each_fault_that_is_planted_is_found(made: Collected, kind: str) -> None:
    """Ten of ten."""
    found = KINDS[kind][1]
    planted = {body for body, each in bodies() if each == kind}
    assert {each.body for each in made.outcomes if found(each) and each.body in planted} == planted


def test_a_sound_report_has_nothing_said_against_it(made: Collected) -> None:
    """Else the faults would be found anywhere."""
    sound_ones = {body for body, kind in bodies() if not kind}
    told = {
        each.body.name: [*map(str, each.findings), each.missing, each.days_late]
        for each in made.outcomes
        if each.body in sound_ones
    }
    assert told == {body.name: ["", 0] for body in sound_ones}
    assert len(KINDS) == 15
