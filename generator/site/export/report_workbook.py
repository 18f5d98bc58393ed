"""A report as a workbook, beside its page: to be counted with, and to be read in again."""

from collections import Counter
from collections.abc import Iterable, Iterator

from generator.archive.report import Report
from generator.archive.settings import NOTICE, Settings
from generator.archive.values import Missing
from generator.authoring.workbook import (
    Checked,
    Unmet,
    filled,
)
from generator.form.identities import Identity
from generator.rules.acknowledgement import FACTS
from generator.rules.assessment import (
    MISSING_WORDS,
    Assessment,
    Values,
    Verdict,
)
from generator.rules.dossier import Assessed
from generator.site import urls
from generator.site.account import Account, AgencyAccount
from generator.site.export.columns import COVERS
from generator.survey.amendments import amendments
from generator.survey.standing import inferences, jointly
from generator.survey.verdicts import Said, said

READING = (
    "数字：照原件录入。写 0 的，原件写的就是 0。",
    "/：原件这一格留空，或者画的是横线，不是 0。",
    "lost（灰色斜线）：副本缺失，原件怎么写无从得知，不是 0。",
    "推算：“表格”里没有推算的数；能由同一勾稽关系推算的，列在下面，原件未必如此。",
)
"The four kinds of cell."
WORDS = "“正文”里的文字与报告文件相同，\\、**、| 等是排版记号（Markdown）。"
IMPORTED = (
    "这个文件可以用 import 命令原样读入。"
    "不随它读入的有：原件如此的注明、更正、隐去、联合编制、统计范围、索引号和文号。"
)
NO_YEAR_BEFORE = "没有上年的数"


def report_workbooks(account: AgencyAccount, settings: Settings) -> Iterator[tuple[Report, bytes]]:
    """Content, of each report it holds that counts and has tables."""
    name = account.agency.name
    for held in account.held:
        report = held.report
        if report.has_tables and not report.withdrawn:
            notes = list(_notes(account, held, settings))
            content = filled(report, name, _checked(held), notes)
            yield report, content


def _checked(held: Account) -> Checked:
    """How many checks hold, and those that do not, or of which nobody can tell."""
    assessed = held.assessed
    inside = [each for each in assessed.assessments if each.identity.must_hold]
    counted = f"表内 {len(inside)} 项：{_counted(inside)}。"
    across = [each for each in assessed.assessments if not each.identity.must_hold]
    if across and assessed.previous:
        counted += f"与上年报告的衔接 {len(across)} 项：{_counted(across)}。"
    elif across:
        joining = held.standing.joining or Said.UNKNOWN
        counted += f"与上年报告的衔接：{joining.word}。"
    return Checked(counted, list(_unmet(assessed)))


def _counted(assessments: Iterable[Assessment]) -> str:
    """对得上 85 项、原件对不上 2 项."""
    verdicts = Counter(said(each.identity, each.verdict) for each in assessments)
    best_first = reversed(Said)
    stated = (f"{each.word} {verdicts[each]} 项" for each in best_first if verdicts[each])
    return "、".join(stated)


def _unmet(assessed: Assessed) -> Iterator[Unmet]:
    for number, assessment in enumerate(assessed.assessments, 1):
        identity = assessment.identity
        is_without_year = assessed.previous is None and not identity.must_hold
        if assessment.verdict is Verdict.HOLDS or is_without_year:
            continue
        yield Unmet(
            number=number,
            words=_words(identity),
            left=_side(assessment.left),
            right=_side(assessment.right),
            said=said(identity, assessment.verdict).word,
            reason=_reason(assessment),
        )


def _words(identity: Identity) -> str:
    """自然人：新收 + 上年结转 = 总计 + 结转下年度."""
    return f"{identity.along.short}：{identity.words}"


def _side(values: Values) -> int | str:
    """What a side adds up to, or why it does not."""
    gaps = []
    total = 0
    for value in values:
        if isinstance(value, int):
            total += value
        elif isinstance(value, Missing):
            gaps.append(MISSING_WORDS[value])
        else:
            gaps.append(NO_YEAR_BEFORE)
    return "、".join(dict.fromkeys(gaps)) if gaps else total


def _reason(assessment: Assessment) -> str:
    """What speaks for it, with its figures, and what the report says of it."""
    if assessment.verdict is Verdict.UNKNOWN:
        return assessment.gaps
    clauses = (assessment.statement, assessment.reason)
    return "；".join(filter(None, clauses))


def _notes(account: AgencyAccount, held: Account, settings: Settings) -> Iterator[tuple[str, str]]:
    """What the workbook is, where it comes from, and how it is to be read."""
    report = held.report
    yield "说明", NOTICE
    yield "档案", settings.title
    yield "许可", settings.licence
    yield "网页", settings.base_url + urls.report(report)
    yield "入档日期", report.archived or "没有记录"
    yield from _original(report)
    yield from _labelled("怎样读", READING)
    yield "", WORDS
    yield "", IMPORTED
    yield from _labelled("推算", _inferred(held.assessed))
    if held.standing.partners:
        yield "联合编制", f"这份报告{jointly(held.standing.partners)}，合计中只计一次。"
    if report.scope:
        yield "统计范围", COVERS[report.scope]
    yield from _labelled("原件如此", _acknowledged(report))
    corrected = amendments(account.agency, report)
    of_each = (
        f"{_on(each.date, each.name)}：{each.before} → {each.after}。{each.reason}"
        for each in corrected
    )
    yield from _labelled("更正", of_each)
    hidden = (f"{_on(each.date, each.what)}。{each.reason}" for each in report.redacted)
    yield from _labelled("隐去", hidden)


def _on(day: str, what: str) -> str:
    return f"{day} {what}"


def _original(report: Report) -> Iterator[tuple[str, str]]:
    """Where the original is, unless that is not to be told, and its digest."""
    source = report.source
    if not report.shows_original:
        yield "原件", "不再提供"
    else:
        known = filter(None, (source.url, source.file))
        yield "原件", next(known, "没有记录")
    if source.retrieved:
        yield "取得日期", source.retrieved
    yield "原件 SHA-256", source.sha256 or "没有记录"
    if source.index_number:
        yield "索引号", source.index_number
    if source.document_number:
        yield "文号", source.document_number


def _inferred(assessed: Assessed) -> Iterator[str]:
    form = assessed.report.form
    for cell, figure in inferences(assessed).items():
        named = form.cells[form.index[cell]]
        yield f"{named.name}：{figure}"


def _acknowledged(report: Report) -> Iterator[str]:
    identities = {each.id: each for each in report.form.identities}
    for key, stated in report.acknowledged.items():
        words = _words(identities[key]) if key in identities else FACTS.get(key, key)
        yield f"{words}。{stated.reason}"


def _labelled(label: str, texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Texts of which the first has the label."""
    for text in texts:
        yield label, text
        label = ""
