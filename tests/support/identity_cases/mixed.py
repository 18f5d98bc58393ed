"""Cases of reports that mix editions, and of those that say: 原件如此."""

from collections.abc import Iterator
from itertools import product

from support.identity_cases.drawn import changed, numbers, table_three
from support.identity_cases.form_words import TABLES, results
from support.identity_cases.sums import Case, Figures


def mixtures() -> Iterator[Case]:
    """Reports whose tables are of different editions."""
    for editions in product((2019, 2021), repeat=3):
        if len(set(editions)) == 1:
            continue
        mixed = dict(zip(TABLES, editions, strict=True))
        name = "-".join(map(str, editions))
        last = list(results(mixed["requests"]))[-1]
        figures = table_three(mixed["requests"], {last: numbers(few=2), "granted": numbers(few=2)})
        base = {"rule": "requests.total", "edition": mixed, "year": 2023}
        words = "、".join(f"表{table} {edition}" for table, edition in zip("二三四", editions,
                                                                          strict=True))  # fmt: skip
        yield {
            "id": f"requests.total.{name}.holds",
            "says": f"{words} 年表式，其他处理按本表的行相加，成立。",
            **base,
            "figures": figures,
        }
        cell = f"requests.{last}.total"
        yield {
            "id": f"requests.total.{name}.broken",
            "says": f"{words} 年表式，其他处理的总计多写 1。",
            **base,
            "figures": changed(figures, cell, 1),
        }
        yield {
            "id": f"disputes.sum.{name}.broken",
            "says": f"{words} 年表式，表四两个版本相同，总计少写 1。",
            **base,
            "rule": "disputes.sum",
            "figures": {"disputes.litigation_direct.upheld": 1},
        }


def acknowledged() -> Iterator[Case]:
    """Reports that say: 原件如此."""
    suit = "disputes.reconsideration"
    for edition in (2019, 2021):
        at = {"edition": edition, "year": 2020 if edition == 2019 else 2024}
        broken = {f"{suit}.upheld": 11}
        whole = table_three(edition, {"granted": {"business": 5}})
        yield _noted(at, "disputes.sum", "broken", "复议总计印作 0，已注明。", broken,
                     f"{suit}.sum")  # fmt: skip
        yield _noted(at, "disputes.sum", "holds", "没有错却注明了：仍是成立。", {}, f"{suit}.sum")
        yield _noted(at, "disputes.sum", "another", "注明的是另一行，不成立的仍不成立。", broken,
                     "disputes.litigation_direct.sum")  # fmt: skip
        yield _noted(at, "disputes.sum", "lost", "缺一格的无法核验，注明了也一样。",
                     {f"{suit}.upheld": "lost"}, f"{suit}.sum")  # fmt: skip
        yield _noted(at, "requests.balance", "one-of-two", "一格错使两项不成立，只注明一项。",
                     changed(whole, "requests.received.business", 2),
                     "requests.balance.business")  # fmt: skip
        yield _noted(at, "requests.balance", "both", "一格错使两项不成立，两项都注明。",
                     changed(whole, "requests.received.business", 2),
                     "requests.balance.business", "requests.received.sum")  # fmt: skip
        yield _noted(at, "requests.total", "total", "（七）总计是上年的数，三项都注明。",
                     changed(whole, "requests.total.total", 60), "requests.balance.total",
                     "requests.total.total", "requests.total.sum")  # fmt: skip
    noted = {"requests.carried.business": "原件如此：登记晚了"}
    yield {
        "id": "requests.carried.acknowledged",
        "says": "衔接不上的也可以注明。",
        "rule": "requests.carried",
        "edition": 2021,
        "year": 2024,
        "figures": {},
        "acknowledged": noted,
        "previous": {"edition": 2021, "figures": {"requests.carried_over.business": 1}},
    }
    yield {
        "id": "requests.carried.acknowledged-before",
        "says": "上年报告的注明不管本年。",
        "rule": "requests.carried",
        "edition": 2021,
        "year": 2024,
        "figures": {"disputes.reconsideration.upheld": 1},
        "previous": {
            "edition": 2021,
            "figures": {"disputes.reconsideration.upheld": 1},
            "acknowledged": {"disputes.reconsideration.sum": "原件如此：总计印作 0"},
        },
    }


def _noted(at: Case, rule: str, name: str, says: str, figures: Figures, *names: str) -> Case:
    return {
        "id": f"{rule}.{at['edition']}.acknowledged.{name}",
        "says": says,
        "rule": rule,
        **at,
        "figures": figures,
        "acknowledged": dict.fromkeys(names, "原件如此"),
    }
