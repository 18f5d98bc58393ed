"""Cases on cells that are blank, lost or unfilled."""

from collections.abc import Iterator
from itertools import product

from support.identity_cases.drawn import drawn
from support.identity_cases.form_words import COLUMNS, ENDS, FOLLOWS, HOLES, label_of, results
from support.identity_cases.sums import Case, Figures


def holes() -> Iterator[Case]:
    """A blank, lost or unfilled cell in each kind of identity, on either side."""
    for edition, (hole, why) in product((2019, 2021), HOLES.items()):
        year = 2020 if edition == 2019 else 2024
        zero: tuple[str, Figures] = ("as-0-it-would-hold", {})
        full = drawn(edition, rows=["granted"])
        places = {
            "requests.balance": ["received.other", "carried_in.other", "carried_over.other"],
            "requests.total": ["repeated.research", "total.research"],
            "requests.sum": ["granted.business", "granted.total"],
        }
        for rule, cells_of in places.items():
            for cell in cells_of:
                for name, figures in (zero, ("beside-figures", full)):
                    if name == "beside-figures" and cell != cells_of[-1]:
                        continue
                    yield {
                        "id": f"{rule}.{edition}.{hole}.{cell}.{name}",
                        "says": f"{label_of('requests.' + cell)}{why}，不当作 0。",
                        "rule": rule,
                        "edition": edition,
                        "year": year,
                        "figures": figures | {f"requests.{cell}": hole},
                    }
        yield {
            "id": f"disputes.sum.{edition}.{hole}",
            "says": f"行政复议的总计{why}，其他两项照样核验。",
            "rule": "disputes.sum",
            "edition": edition,
            "year": year,
            "figures": {
                "disputes.reconsideration.upheld": 2,
                "disputes.reconsideration.total": hole,
                "disputes.litigation_direct.other": 1,
                "disputes.litigation_direct.total": 1,
                "disputes.litigation_after_reconsideration.pending": 1,
            },
        }
    rows = {f"requests.{row}.{column}": "blank"
            for row, column in product(ENDS | results(2021) | FOLLOWS, COLUMNS)}  # fmt: skip
    yield {
        "id": "requests.balance.2021.blank.all",
        "says": "整张表三留空，没有一项可以核验。",
        "rule": "requests.balance",
        "edition": 2021,
        "year": 2024,
        "figures": rows,
    }
    yield {
        "id": "requests.balance.2021.lost-and-broken",
        "says": "缺一格的不核验，不缺的仍然不成立。",
        "rule": "requests.balance",
        "edition": 2021,
        "year": 2024,
        "figures": {
            "requests.received.business": "lost",
            "requests.received.research": 3,
            "requests.received.total": 3,
        },
    }
    yield {
        "id": "requests.balance.2021.blank.elsewhere",
        "says": "表二的格留空，与表三的勾稽关系无关。",
        "rule": "requests.balance",
        "edition": 2021,
        "year": 2024,
        "figures": {"proactive.fees.amount": "blank", "proactive.licences.decisions": "lost"},
    }
