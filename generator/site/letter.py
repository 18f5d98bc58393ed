"""更正建议: a message about a report, composed when its page is made, that anybody can send.

It needs no account and no script. What it asks can be ticked on paper, too.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from generator.survey.check_sheet import CheckSheet, Discrepancy, Figure

PER_BYTE = 3
"Characters of a link that a byte takes at most: %E6."
ROOM = 1900
"Of the 2,000 that Windows hands to a mail program, without whom it goes to."
OTHER = "应为其他数：____"
AS_PRINTED = "原件如此，原因：____"
PASTE = "（请把网页上“更正建议”里的文字粘贴到这里。）"


@dataclass(frozen=True, slots=True)
class Item:
    """Something to look up in the original, and what there is to answer."""

    words: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """A message about one report."""

    subject: str
    items: tuple[Item, ...]

    def text(self, address: str) -> str:
        """All of it, line by line. address: of the sheet."""
        return "\n".join(self._lines(address))

    def link(self, mailbox: str, address: str) -> str:
        """The `mailto:` link with all of it, or where that is too long with its subject.

        mailbox: whom it goes to; empty where that is for the sender to write.
        """
        body = self.text(address)
        if PER_BYTE * len(f"{self.subject}{body}".encode()) > ROOM:
            body = f"{address}\n\n{PASTE}\n"
        return self._link(mailbox, body)

    def _link(self, mailbox: str, body: str) -> str:
        lines = body.replace("\n", "\r\n")  # RFC 6068, 5
        return f"mailto:{mailbox}?subject={_quoted(self.subject)}&body={_quoted(lines)}"

    def _lines(self, address: str) -> Iterator[str]:
        yield self.subject
        yield address
        yield ""
        for number, item in enumerate(self.items, 1):
            yield f"{number}. {item.words}"
            boxes = "　".join(f"□ {answer}" for answer in item.answers)
            yield f"   {boxes}"
        yield f"{len(self.items) + 1}. 其他差错：" if self.items else "差错（哪一格，应为多少）："
        yield ""
        yield "填写人：　　　　　联系方式：　　　　　日期："


def letter(subject: str, sheet: CheckSheet, lost: int) -> Letter:
    """About all that the sheet has.

    lost: cells that the copy lacks, of which nobody can say whether they add up.
    """
    items = [_of_discrepancy(each) for each in sheet.discrepancies]
    items += map(_of_join, sheet.joins)
    if lost:
        words = f"本档案的副本缺 {lost} 格，原件上的数字无从得知。"
        items.append(Item(words, ("附上完整的报告", "报告在这个网址：____")))
    return Letter(subject, tuple(items))


def _of_discrepancy(discrepancy: Discrepancy) -> Item:
    cells = discrepancy.cells
    words = "；".join(f"{cell.name}，原件 {cell.stated}" for cell in cells) or discrepancy.words
    if len(cells) == 1:
        answers = [f"应为 {cell.due}" for cell in cells]
    else:
        answers = [f"{cell.name}应为 {cell.due}" for cell in cells]
    return Item(f"{words}。", (*answers, OTHER, AS_PRINTED))


def _of_join(figure: Figure) -> Item:
    words = f"{figure.name}，原件 {figure.stated}，按上年报告应为 {figure.due}。"
    answers = [f"应为 {figure.due}"] if figure.due >= 0 else []
    return Item(words, (*answers, "上年报告有误", AS_PRINTED))


def _quoted(text: str) -> str:
    return quote(text, safe="")
