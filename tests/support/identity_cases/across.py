"""Cases of a report and the year before it."""

from collections.abc import Iterator

from support.identity_cases.drawn import RNG, changed, table_three, wrong_by
from support.identity_cases.form_words import APPLICANTS, COLUMNS, DOCUMENTS, HOLES, label_of
from support.identity_cases.sums import Case


def chains() -> Iterator[Case]:
    """A report and the year before it."""
    years = {(2019, 2019): 2020, (2019, 2021): 2021, (2021, 2021): 2024, (2021, 2019): 2023}
    for (before, edition), year in years.items():
        at = {"edition": edition, "year": year}
        for number, column in enumerate(COLUMNS):
            applicant = column if column in APPLICANTS else "public_interest"
            moved = {applicant: RNG.randint(1, 20)}
            last = table_three(before, {"carried_over": moved})
            own = table_three(edition, {"carried_in": moved, "granted": moved})
            if before == edition or number % 3 == 0:
                yield {
                    "id": f"requests.carried.{before}-{edition}.{column}.holds",
                    "says": f"{COLUMNS[column]}：上年结转与上年报告的结转下年度相同。",
                    "rule": "requests.carried",
                    **at,
                    "figures": own,
                    "previous": {"edition": before, "figures": last},
                }
                by = wrong_by(last, f"requests.carried_over.{column}", number)
                yield {
                    "id": f"requests.carried.{before}-{edition}.{column}.broken",
                    "says": f"{COLUMNS[column]}：上年结转与上年报告的结转下年度差 {abs(by)}。",
                    "rule": "requests.carried",
                    **at,
                    "figures": own,
                    "previous": {
                        "edition": before,
                        "figures": changed(last, f"requests.carried_over.{column}", by),
                    },
                }
    yield from _in_force()
    yield from _gaps()


def _in_force() -> Iterator[Case]:
    """Documents in force, from year to year."""
    for number, row in enumerate(DOCUMENTS):
        at = f"proactive.{row}.{{}}".format
        issued, repealed, before = RNG.randint(1, 9), RNG.randint(1, 9), RNG.randint(20, 60)
        now = before + issued - repealed
        figures = {at("issued"): issued, at("repealed"): repealed, at("in_force"): now}
        case = {"rule": "proactive.in_force", "edition": 2021, "year": 2024}
        previous = {"edition": 2021, "figures": {at("in_force"): before}}
        yield {
            "id": f"proactive.in_force.2021.{row}.holds",
            "says": f"{DOCUMENTS[row]}：上年有效 {before} 件，制发 {issued}、废止 {repealed}，"
            f"现行有效 {now} 件。",
            **case,
            "figures": figures,
            "previous": previous,
        }
        for cell in ("issued", "repealed", "in_force"):
            by = wrong_by(figures, at(cell), number)
            yield {
                "id": f"proactive.in_force.2021.{row}.{cell}.broken",
                "says": f"{DOCUMENTS[row]}的{label_of(at(cell))}差 {abs(by)}，衔接不上。",
                **case,
                "figures": changed(figures, at(cell), by),
                "previous": previous,
            }
        yield {
            "id": f"proactive.in_force.2021.{row}.before-wrong",
            "says": f"{DOCUMENTS[row]}：上年现行有效写少了 1 件。",
            **case,
            "figures": figures,
            "previous": {"edition": 2021, "figures": {at("in_force"): before - 1}},
        }
        for hole, why in HOLES.items():
            yield {
                "id": f"proactive.in_force.2021.{row}.{hole}",
                "says": f"上年的现行有效件数{why}，衔接无法核验。",
                **case,
                "figures": figures,
                "previous": {"edition": 2021, "figures": {at("in_force"): hole}},
            }
    yield {
        "id": "proactive.in_force.2019-2021",
        "says": "上年是 2019 年表式，没有现行有效件数，无法核验；结转照样核验。",
        "rule": "proactive.in_force",
        "edition": 2021,
        "year": 2021,
        "figures": {"proactive.normative_documents.in_force": 4},
        "previous": {
            "edition": 2019,
            "figures": {"proactive.normative_documents.published_total": 4},
        },
    }
    yield {
        "id": "proactive.in_force.2019.none",
        "says": "2019 年表式没有这项勾稽关系：数量对不上也不说。",
        "rule": "proactive.in_force",
        "edition": 2019,
        "year": 2020,
        "figures": {"proactive.normative_documents.published_total": 4},
        "previous": {"edition": 2019, "figures": {}},
    }


def _gaps() -> Iterator[Case]:
    """Years that are not there, do not count, or are not known in full."""
    own = table_three(2021, {"carried_in": {"business": 2}, "granted": {"business": 3}})
    last = table_three(2021, {"carried_over": {"business": 2}})
    base = {"rule": "requests.carried", "edition": 2021, "year": 2024, "figures": own}
    known = {"edition": 2021, "figures": last}
    yield {
        "id": "requests.carried.gap",
        "says": "上年的报告不在，只有再上一年的：不能隔年衔接。",
        **base,
        "previous": {"year": 2022, **known},
    }
    yield {
        "id": "requests.carried.withdrawn",
        "says": "上年的报告撤回了，没有可以衔接的。",
        **base,
        "previous": {"year": 2023, **known, "withdrawn": {"date": "2024-06-01"}},
    }
    yield {
        "id": "requests.carried.three-years",
        "says": "三年相接：只与上一年衔接，不与再上一年比。",
        **base,
        "previous": {
            **known,
            "figures": last | {"requests.carried_in.business": 9},
            "previous": {"edition": 2021, "figures": {"requests.carried_over.business": 7}},
        },
    }
    yield {
        "id": "requests.carried.three-years-gap",
        "says": "中间一年撤回，再上一年的报告也不能接上。",
        **base,
        "previous": {
            **known,
            "withdrawn": {"date": "2025-03-01"},
            "previous": known,
        },
    }
    yield {
        "id": "requests.carried.own-withdrawn",
        "says": "本年的报告撤回了，它的勾稽关系照样核验。",
        **base,
        "previous": {"edition": 2021, "figures": {}},
        "withdrawn": {"date": "2025-03-01"},
    }
    yield {
        "id": "requests.carried.before-broken",
        "says": "上年的报告自己不平，不影响本年：只看它的结转下年度。",
        **base,
        "previous": {**known, "figures": last | {"requests.granted.research": 5}},
    }
    yield {
        "id": "requests.carried.both-zero",
        "says": "两年都没有结转。",
        **base,
        "figures": {},
        "previous": {"edition": 2021, "figures": {}},
    }
    for hole, why in HOLES.items():
        yield {
            "id": f"requests.carried.{hole}",
            "says": f"上年报告的结转下年度有一格{why}，只有这一列无法核验。",
            **base,
            "previous": {**known, "figures": last | {"requests.carried_over.business": hole}},
        }
        yield {
            "id": f"requests.carried.{hole}.own",
            "says": f"本年的上年结转总计{why}，总计一列无法核验。",
            **base,
            "figures": own | {"requests.carried_in.total": hole},
            "previous": known,
        }
    mixed = {"proactive": 2021, "requests": 2019, "disputes": 2021}
    back = {"proactive": 2019, "requests": 2021, "disputes": 2019}
    pairs = {"mixed-mixed": (mixed, back), "mixed-2021": (mixed, 2021), "2019-mixed": (2019, mixed),
             "back-mixed": (back, mixed), "back-back": (back, back)}  # fmt: skip
    for name, (before, edition) in pairs.items():
        yield {
            **base,
            "id": f"requests.carried.{name}",
            "says": "两年的表式不同：两边都有的格核验，没有的无法核验。",
            "edition": edition,
            "previous": {
                "edition": before,
                "figures": {"requests.carried_over.business": 2, "requests.carried_over.total": 3},
            },
        }
