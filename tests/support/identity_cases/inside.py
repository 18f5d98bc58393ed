"""Cases on the identities inside one report."""

from collections.abc import Iterator
from itertools import count

from support.identity_cases.drawn import RNG, changed, drawn, numbers, table_three, wrong_by
from support.identity_cases.form_words import (
    APPLICANTS,
    COLUMNS,
    ENDS,
    FOLLOWS,
    OUTCOMES,
    SUITS,
    label_of,
    line_label,
    results,
)
from support.identity_cases.sums import Case, Figures

Along = tuple[str, int, str]
"A family of identities, an edition, and the row or column of one of them."


def pair(along: Along, figures: Figures, cell: str, turn: int) -> list[Case]:
    """A case in which an identity holds, and one with a wrong cell."""
    family, edition, line = along
    by = wrong_by(figures, cell, turn)
    base = {"rule": family, "edition": edition, "year": 2020 if edition == 2019 else 2024}
    sign = "多" if by > 0 else "少"
    return [
        {
            "id": f"{family}.{edition}.{line}.holds",
            "says": f"各项勾稽关系都成立（{line_label(family, line)}）。",
            **base,
            "figures": figures,
        },
        {
            "id": f"{family}.{edition}.{line}.broken",
            "says": f"{label_of(cell)}{sign}写了 {abs(by)}。",
            **base,
            "figures": changed(figures, cell, by),
        },
    ]


def of_edition(edition: int) -> Iterator[Case]:
    """Every identity inside one report, holding and broken."""
    turn = count()
    rows = list(results(edition))
    for number, column in enumerate(COLUMNS):
        row = rows[number]
        applicant = column if column in APPLICANTS else "research"
        figures = table_three(
            edition,
            {
                row: {applicant: RNG.randint(2, 40), "business": RNG.randint(2, 9)},
                "carried_in": {applicant: RNG.randint(1, 2)},
                "carried_over": {applicant: RNG.randint(3, 8)},
            },
        )
        end = [*ENDS, *FOLLOWS][number % 4]
        cell = f"requests.{end}.{column}"
        yield from pair(("requests.balance", edition, column), figures, cell, next(turn))
    for number, column in enumerate(COLUMNS):
        chosen = rows[3 * number : 3 * number + 3] or rows[:3]
        applicant = column if column in APPLICANTS else "legal_service"
        figures = table_three(edition, {row: {applicant: RNG.randint(2, 50)} for row in chosen})
        cell = f"requests.{chosen[-1]}.{column}" if number % 3 else f"requests.total.{column}"
        yield from pair(("requests.total", edition, column), figures, cell, next(turn))
    for number, row in enumerate(ENDS | results(edition) | FOLLOWS):
        figures = _row(edition, row)
        column = list(COLUMNS)[number % len(COLUMNS)]
        cell = f"requests.{row}.{column}"
        yield from pair(("requests.sum", edition, row), figures, cell, next(turn))
    for number, row in enumerate(SUITS):
        parts = {f"disputes.{row}.{column}": RNG.randint(1, 20) for column in OUTCOMES}
        figures = parts | {f"disputes.{row}.total": sum(parts.values())}
        column = [*OUTCOMES, "total"][2 * number]
        yield from pair(
            ("disputes.sum", edition, row), figures, f"disputes.{row}.{column}", next(turn)
        )
    for number, row in enumerate(SUITS):
        figures = {f"disputes.{row}.{list(OUTCOMES)[number]}": 4}
        yield {
            "id": f"disputes.sum.{edition}.{row}.total-left-0",
            "says": f"{SUITS[row]}有 4 件，总计却写 0。",
            "rule": "disputes.sum",
            "edition": edition,
            "year": 2020 if edition == 2019 else 2024,
            "figures": figures,
        }
    yield from _slips(edition)


def _row(edition: int, row: str) -> Figures:
    """A table three that holds, in which a row has a number for every kind of applicant."""
    if row in results(edition):
        return table_three(edition, {row: numbers()})
    if row == "carried_in":
        lines = {"carried_in": numbers(1, 5), "granted": dict.fromkeys(APPLICANTS, 6)}
        return table_three(edition, lines)
    if row == "carried_over":
        return table_three(edition, {"carried_over": numbers()})
    return table_three(edition, {"granted": numbers(), "not_held": numbers(few=3)})


def _slips(edition: int) -> Iterator[Case]:
    """What really happens to tables."""
    year = 2020 if edition == 2019 else 2024
    at = {"edition": edition, "year": year}
    full = table_three(
        edition,
        {row: numbers(0, 40) for row in results(edition)}
        | {"carried_in": numbers(0, 5), "carried_over": numbers(5, 9)},
    )
    plain = drawn(edition, rows=["granted"])
    yield _slip(at, "zeros", "requests.balance", "全部是 0。", {})
    yield _slip(at, "full", "requests.total", "每一行都有数字，全部平。", full)
    moved = dict(plain)
    for column in COLUMNS:
        moved[f"requests.partly_granted.{column}"] = plain.get(f"requests.granted.{column}", 0)
        moved[f"requests.granted.{column}"] = plain.get(f"requests.partly_granted.{column}", 0)
    yield _slip(
        at, "rows-swapped", "requests.total", "两行结果整行填反，勾稽关系看不出来，仍成立。", moved
    )
    crossed = changed(changed(plain, "requests.granted.business", 3), "requests.granted.other", 3)
    yield _slip(at, "two-cells", "requests.sum", "一行里两格都多写 3。", crossed)
    shifted = changed(changed(full, "requests.granted.natural_person", 1),
                      "requests.granted.business", -1)  # fmt: skip
    yield _slip(
        at, "cancel-in-row", "requests.total", "一格多 1、邻格少 1：行平，两列不平。", shifted
    )
    down = changed(changed(full, "requests.granted.business", 1), "requests.not_held.business", -1)
    yield _slip(
        at, "cancel-in-column", "requests.sum", "同一列两行一多一少：列平，两行不平。", down
    )
    left = full | {"requests.total.total": full["requests.total.total"] + 60}
    yield _slip(at, "last-years-total", "requests.balance", "（七）总计还是上年的数。", left)
    nothing = {cell: 0 if ".total." in cell or cell.endswith(".total") else number
               for cell, number in full.items()}  # fmt: skip
    yield _slip(at, "totals-left-0", "requests.sum", "合计行和合计列都没有填，写 0。", nothing)
    doubled = full | {
        f"requests.carried_over.{column}": 2 * full[f"requests.carried_over.{column}"]
        for column in COLUMNS
    }
    yield _slip(at, "carried-over-doubled", "requests.balance", "结转下年度整行多算一倍。", doubled)
    large = table_three(edition, {"granted": {"business": 400_000_000, "other": 499_999_999}})
    yield _slip(at, "large", "requests.balance", "九位数照样相加。", large)
    yield _slip(
        at,
        "large-by-one",
        "requests.balance",
        "九位数里差 1 也不成立。",
        changed(large, "requests.received.total", -1),
    )
    negative = {"requests.received.business": 1, "requests.carried_over.business": 1}
    yield _slip(
        at,
        "no-row-total",
        "requests.sum",
        "企业一列平，但新收、结转两行没有写总计。",
        negative,
    )
    three = {f"disputes.{row}.upheld": 2 for row in SUITS} | {"disputes.reconsideration.total": 6}
    yield _slip(
        at, "one-total-for-three", "disputes.sum", "三项案件的合计都写进行政复议的总计。", three
    )


def _slip(at: Case, name: str, rule: str, says: str, figures: Figures) -> Case:
    case_id = f"{rule}.{at['edition']}.{name}"
    return {"id": case_id, "says": says, "rule": rule, **at, "figures": figures}
