"""Cases on the projects of the year before, in the edition of 2019."""

from collections.abc import Iterator

from support.identity_cases.form_words import HOLES, PROJECTS
from support.identity_cases.sums import Case


def projects() -> Iterator[Case]:
    """Edition 2019: the projects of the year before and their change."""
    for number, row in enumerate(PROJECTS):
        at = f"proactive.{row}.{{}}".format
        before = 20 + number
        change = (3, -4, 0, -1, 12)[number]
        case = {"rule": "proactive.carried", "edition": 2019, "year": 2020}
        last = {at("last_year"): before, at("change"): change}
        previous = {"edition": 2019, "figures": {k: v for k, v in last.items() if v}}
        words = f"{PROJECTS[row]}：上年报告是 {before} 项，增减 {change:+d}"
        yield {
            "id": f"proactive.carried.2019.{row}.holds",
            "says": f"{words}，本年写上一年 {before + change} 项。",
            **case,
            "figures": {at("last_year"): before + change},
            "previous": previous,
        }
        wrong = before if change else before + 1
        yield {
            "id": f"proactive.carried.2019.{row}.broken",
            "says": f"{words}，本年却写上一年 {wrong} 项。",
            **case,
            "figures": {at("last_year"): wrong},
            "previous": previous,
        }
    row = "proactive.licences"
    for hole, why in HOLES.items():
        yield {
            "id": f"proactive.carried.2019.{hole}",
            "says": f"上年报告的增减{why}，无法核验。",
            "rule": "proactive.carried",
            "edition": 2019,
            "year": 2020,
            "figures": {f"{row}.last_year": 5},
            "previous": {"edition": 2019,
                         "figures": {f"{row}.last_year": 5, f"{row}.change": hole}},
        }  # fmt: skip
    yield {
        "id": "proactive.carried.2021-2019",
        "says": "上年用的是 2021 年表式，没有项目数量，无法核验。",
        "rule": "proactive.carried",
        "edition": 2019,
        "year": 2023,
        "figures": {},
        "previous": {"edition": 2021, "figures": {}},
    }
    yield {
        "id": "proactive.carried.2019-2021",
        "says": "本年用 2021 年表式，不作这项核验。",
        "rule": "proactive.carried",
        "edition": 2021,
        "year": 2021,
        "figures": {},
        "previous": {"edition": 2019, "figures": {f"{row}.last_year": 5}},
    }
