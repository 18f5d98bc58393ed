"""What a point says, with cells by their places on the sheet, so that each can be found."""

from collections.abc import (
    Iterator,
    Sequence,
)

from generator.authoring.workbook.feedback.places import (
    FACT_ROWS,
    NARRATIVE,
    PRESENT,
    REASON,
    SHEETS,
    spot,
)
from generator.authoring.workbook.feedback.points import Point
from generator.authoring.worksheet import (
    Address,
    name,
)
from generator.form.form import Form
from generator.form.identities import Term
from generator.rules.assessment import (
    FEW,
    Assessment,
    Values,
)
from generator.rules.fault import (
    NAMED,
    SPELLED,
    Change,
    Fault,
)

LISTED = 5
"Cells that are named before they are only counted."


def said(
    form: Form,
    point: Point,
    here: str,
) -> list[str]:
    """Sentences on a point, one a line; here: the table whose sheet they stand on."""
    if point.fault:
        return list(_of_fault(form, point.fault, here))
    if point.sums:
        hint = "请核对是哪一年的数有误；确实不同的，不用改。"
        return [*(_sum(form, each, here) for each in point.sums), hint]
    if point.missing:
        return [_of_missing(form, point, here)]
    return [f"{message.rstrip('。')}。" for message in point.messages]


def place_of(form: Form, point: Point) -> str:
    """Where it is: “申请”D46."""
    if point.cell:
        return spot(form, point.cell)
    row = next((FACT_ROWS[fact] for fact in point.explains), None)
    return f"“{NARRATIVE}”{name(row, PRESENT)}" if row else NARRATIVE


def answer(point: Point, box: Address | None) -> str:
    """How a body answers it; box: where an explanation would stand, if any may."""
    if point.table and box:
        return f"填错了的改数；原件就是这样的，在“{SHEETS[point.table]}”{name(*box)} 写明原因"
    if point.missing:
        return "照原件填上"
    if point.table:
        return "填错了的改数；没有错的，不用改"
    if "period" in point.explains:
        return (
            f"在“{NARRATIVE}”{name(FACT_ROWS['period'], REASON)} 写明原因，或者改正后重新交来年报"
        )
    for fact in point.explains:
        row = FACT_ROWS[fact]
        return f"录错了的改 {name(row, PRESENT)}；原件就是这样的，在 {name(row, REASON)} 写明原因"
    return "请核对；有错的，改正年报后重新交来"


def _of_fault(
    form: Form,
    fault: Fault,
    here: str,
) -> Iterator[str]:
    cell = f"{spot(form, fault.cell, here)}（{form.cells[form.index[fault.cell]].name}）"
    is_certain = len(fault.changes) == 1
    yield f"{cell}可能有误。" if is_certain else f"黄格里有的数可能有误，先看 {cell}。"
    for broken in fault.broken[:SPELLED]:
        yield _sum(form, broken, here)
    others = len(fault.broken) - SPELLED
    if others > 0:
        yield f"另有 {others} 项也对不上。"
    yield _mended(form, fault, here)


def _mended(
    form: Form,
    fault: Fault,
    here: str,
) -> str:
    """若 C21 为 63，以上都对得上."""
    if not fault.changes:
        return "改一两格不能都对得上，请照原件逐格核对。"
    ways = fault.changes if len(fault.changes) <= NAMED else fault.changes[:1]
    supposed = "，或者 ".join(_way(form, change, here) for change in ways)
    all_ = "以上都对得上" if len(fault.broken) > 1 else "就对得上"
    more = "；改别的黄格也可能对得上" if len(fault.changes) > NAMED else ""
    return f"若 {supposed}，{all_}{more}。"


def _way(
    form: Form,
    change: Change,
    here: str,
) -> str:
    return "、".join(f"{spot(form, mend.cell, here)} 为 {mend.value}" for mend in change)


def _sum(
    form: Form,
    assessment: Assessment,
    here: str,
) -> str:
    """自然人：新收 D6（61）+ 上年结转 D7（5）= 66，总计 D29（65）+ 结转下年 D30（3）= 68，差 2."""
    identity = assessment.identity
    left = _side(form, identity.left, assessment.left, here)
    right = _side(form, identity.right, assessment.right, here)
    return f"{identity.along.short}：{left}，{right}，差 {assessment.difference}。"


def _side(
    form: Form,
    terms: Sequence[Term],
    values: Values,
    here: str,
) -> str:
    """新收 D6（61）+ 上年结转 D7（5）= 66; of many: 各项 D8（40）+ D9（23）+ 其余 0 = 63."""
    pairs = list(zip(terms, values, strict=True))
    is_long = len(terms) > FEW
    if is_long:
        pairs = [pair for pair in pairs if pair[1]]
    if not pairs:
        return f"各项（{len(terms)} 格）都是 0"
    summands = [f"{_term(form, term, here, is_bare=is_long)}（{value}）" for term, value in pairs]
    if len(terms) == 1:
        return summands[0]
    each = "各项 " if is_long else ""
    rest = "+ 其余 0 " if len(pairs) < len(terms) else ""
    total = sum(value for value in values if isinstance(value, int))
    return f"{each}{'+ '.join(summands)}{rest}= {total}"


def _term(
    form: Form,
    term: Term,
    here: str,
    *,
    is_bare: bool,
) -> str:
    """新收 D6; bare, of many: D6; of the year before there is no place."""
    if term.last:
        return term.short
    place = spot(form, term.cell, here)
    return place if is_bare else f"{term.short} {place}"


def _of_missing(
    form: Form,
    point: Point,
    here: str,
) -> str:
    named = "、".join(spot(form, cell, here) for cell in point.missing[:LISTED])
    more = " 等" if len(point.missing) > LISTED else ""
    why = "我们没有读出来" if point.is_lost else "没有填"
    return f"有 {len(point.missing)} 格{why}，请照原件填：{named}{more}。"
