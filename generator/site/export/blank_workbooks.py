"""The workbook to be filled in and sent, one for each edition: `contribute/report-2021.xlsx`.

It is nobody's: whose report it is and on which year, whoever fills it in writes. One for each body
would say more and weigh more than all pages; what is known of a body, the entry page fills in.
"""

from collections.abc import Iterator
from functools import cache

from generator.authoring.workbook import blank
from generator.form.editions import EDITIONS, whole_form
from generator.site import urls
from generator.site.downloads import Download

TITLE = "年报填报表-{edition}"


@cache
def blank_workbook(edition: int) -> bytes:
    """The workbook, made once."""
    return blank(whole_form(edition))


def blank_workbooks() -> Iterator[tuple[str, bytes]]:
    """File and content of each."""
    for edition in EDITIONS:
        yield urls.blank_workbook(edition), blank_workbook(edition)


def offered_workbooks() -> tuple[tuple[int, Download], ...]:
    """Edition, and how its workbook is offered; the newest first."""
    return tuple((edition, _offer(edition)) for edition in sorted(EDITIONS, reverse=True))


def _offer(edition: int) -> Download:
    size = len(blank_workbook(edition))
    title = TITLE.format(edition=edition)
    return Download(urls.blank_workbook(edition), "Excel", size, title=title)
