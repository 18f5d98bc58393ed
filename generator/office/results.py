"""What is made of a collection: the summary, feedback sheets, the roll-up, the notice, the list."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from generator.authoring.workbook.feedback import feedback, points
from generator.form.editions import form_of
from generator.office.answers import Answer
from generator.office.collection import Collected, Outcome
from generator.office.deliveries import deliveries
from generator.office.notice import as_markdown, as_page, notice
from generator.office.publication import publication
from generator.office.reminders import reminders
from generator.office.roll_up import roll_up
from generator.office.roll_up_workbook import roll_up_workbook
from generator.office.roster import Body
from generator.office.summary import Run, Summary, summary_page
from generator.office.summary_workbook import summary_workbook

SUMMARY, ROLL_UP, REMINDERS = "收集情况.html", "汇总表.xlsx", "催报名单.xlsx"
SUMMARY_SHEETS = "收集情况.xlsx"
NOTICE_TEXT, NOTICE_PAGE = "公布情况.md", "公布情况.html"
FEEDBACK = "反馈表"
"The folder of the sheets."
ASKED = {
    REMINDERS: "照名单去函",
    ROLL_UP: "核对汇总，看哪一格缺了谁",
    NOTICE_PAGE: "公布情况的草稿，可以打印",
    NOTICE_TEXT: "同一份草稿，可以复制",
    SUMMARY_SHEETS: "本页的名单和问题，可以排序、筛选",
}
"File → what it is for."
UNSAID = re.compile(r'[\\/:*?"<>|\x00-\x1f]|^\.|[. ]$')
"What some system has no file called."


class Result(NamedTuple):
    """A collection, and what is to be said of it."""

    place: str
    made: Collected
    run: Run
    given: Sequence[Answer]
    day: str
    "On which the files were looked at."
    is_taken: bool
    "Whether what came back on feedback sheets stands in the collection."


def asked_of(made: Collected) -> Mapping[Body, str]:
    """Body that is asked something → the name of its sheet, 清河区教育局-反馈.xlsx."""
    asked = (each.body for each in made.outcomes if _is_asked(each))
    return {body: f"{UNSAID.sub('_', body.name)}-反馈.xlsx" for body in asked}


def _is_asked(outcome: Outcome) -> bool:
    return bool(outcome.assessed and points(outcome.assessed, outcome.findings))


def feedback_sheets(made: Collected, asked: Mapping[Body, str]) -> Iterator[tuple[str, bytes]]:
    """Name and content of the sheet of each body that is asked something."""
    for outcome in made.outcomes:
        if outcome.assessed and outcome.body in asked:
            content = feedback(outcome.assessed, outcome.body.name, outcome.findings)
            yield asked[outcome.body], content


def files_of(result: Result, asked: Mapping[Body, str]) -> Mapping[str, bytes]:
    """Name → content of all else; the summary leads to it."""
    made = result.made
    delivered = list(deliveries(made, asked))
    rolled = roll_up(form_of(made.year), made.year, delivered)
    published = publication(result.place, made.year, delivered, result.day)
    drafted = notice(published)
    summary = Summary(
        place=result.place,
        collected=made,
        rolled=rolled,
        run=result.run,
        given=result.given,
        is_taken=result.is_taken,
        feedback={body.name: f"{FEEDBACK}/{name}" for body, name in asked.items()},
        files=ASKED,
    )
    return {
        ROLL_UP: roll_up_workbook(rolled, result.place),
        REMINDERS: reminders(published),
        NOTICE_TEXT: as_markdown(drafted).encode(),
        NOTICE_PAGE: as_page(drafted).encode(),
        SUMMARY: summary_page(summary).encode(),
        SUMMARY_SHEETS: summary_workbook(summary),
    }
