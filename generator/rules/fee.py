"""What a report says of the 信息处理费 (国办函〔2020〕109号)."""

import re
from collections.abc import Iterator

from generator.archive.report import Report
from generator.finding import Finding
from generator.form.editions import SECTIONS
from generator.rules.dossier import Dossier
from generator.rules.headed import Headed, headed, is_headed
from generator.rules.rule import rule

FEE_YEAR = 2021
"From the reports on this year on; the 办法 is in force from 2021-01-01."
STATED = re.compile(r"处理费|收费|费用|信息处理")
UNSTATED = "第六部分没有说明信息处理费的收取情况（国办函〔2020〕109号）"
CHARGED = re.compile(
    r"(?:[0-9]{4}\s*年|全年|本年|年度|共|累计|合计)[^。；]{0,30}?"
    r"收取了?(?![^。；]{0,20}(?:规定|办法|标准|政策|依据))[^。；]{0,30}?费"
)
AMOUNT = re.compile(r"[0-9０-９]\s*(?:余|多)?\s*(?:万|亿)?\s*元")
"The end of an amount, which is all that has to be seen of it."
NONE = re.compile(r"未|没有|无|零|不|免|暂停|[^0-9]0\s*[件笔次]")
"A sentence with one of these may say that nothing was charged."
NO_NOTICE = re.compile(
    r"(?:未|没有|无)[^。；，]{0,6}(?:发出|下达|开具|出具|发送|送达)[^。；，]{0,16}[收缴]费通知"
)
UNPAID = "收费通知"
"What the label of the row says that counts those who did not pay: 逾期未按收费通知要求缴纳费用."


@rule(
    "fee",
    "信息处理费",
    "第六部分应说明政府信息公开信息处理费的收取情况，收取了的写明金额。没有发出过收费通知的，"
    "“逾期未缴费、不再处理”一行应为 0。2021 年起的报告适用。只提示。",
    source="《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）；国办公开办函〔2021〕30号",
    since=FEE_YEAR,
)
def fee(dossier: Dossier) -> Iterator[Finding]:
    """Reports that do not say what they charged, or say what their table does not."""
    last = SECTIONS[-1]
    for report in dossier.reports:
        if report.year < FEE_YEAR:
            continue
        for own in headed(report.body):
            if own.text and is_headed(last, own.heading):
                yield from _of_section(report, own)
        yield from _of_notices(report)


def states_fee(text: str) -> bool:
    """Whether section six says anything of the fee."""
    return bool(STATED.search(text))


def _of_section(report: Report, own: Headed) -> Iterator[Finding]:
    if not states_fee(own.text):
        yield fee.in_narrative(report, own.index, UNSTATED)
        return
    charged = CHARGED.search(own.text)
    if charged and not AMOUNT.search(own.text) and not NONE.search(own.text):
        message = f"“{charged[0]}”，没有写明收取的金额"
        yield fee.in_narrative(report, own.start + charged.start(), message, "照录原件")


def _of_notices(report: Report) -> Iterator[Finding]:
    """Nobody can fail to pay by a notice that was never sent."""
    said = NO_NOTICE.search(report.body)
    if not said:
        return
    for cell in report.form.cells:
        unpaid = report.figures[cell.id]
        if UNPAID in cell.row.label and isinstance(unpaid, int) and unpaid:
            message = f"正文说“{said[0]}”，表格中{cell.name}为 {unpaid}"
            yield fee.in_narrative(report, said.start(), message, "核对原件，看哪一处有误")
            return
