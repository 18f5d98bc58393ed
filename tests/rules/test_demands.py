"""What the pages on the method say of each rule, out of the rule and the conformance suite."""

from generator.form.editions import COMMON
from generator.rules import RULES
from generator.rules.demands import EXACT, demands
from generator.rules.identity import identity

FAMILIES = [
    ("requests.balance", "不能发布，除非注明原件如此", 0, False),
    ("requests.total", "不能发布，除非注明原件如此", 0, False),
    ("requests.sum", "不能发布，除非注明原件如此", 0, False),
    ("disputes.sum", "不能发布，除非注明原件如此", 0, False),
    ("proactive.carried", "只提示，不阻止发布", 0, True),
    ("requests.carried", "只提示，不阻止发布", 0, True),
    ("proactive.in_force", "只提示，不阻止发布", 2021, True),
]
"Id, what comes of failing it, the first year it is asked of, whether the year before is needed."


def test_families_come_first_and_the_rules_in_their_order() -> None:
    """What is said of the identities as a rule is said of each family."""
    rules = [rule.id for rule in RULES if rule is not identity]
    assert list(demands()) == [*(name for name, *_ in FAMILIES), *rules]


def test_a_family_says_what_it_takes_from_the_form() -> None:
    """The notices of all editions stand behind its source."""
    found = [demand for demand in demands().values() if demand.id in dict.fromkeys(
        name for name, *_ in FAMILIES)]  # fmt: skip
    assert [(d.id, *d.severities, d.since, d.reaches_back) for d in found] == FAMILIES
    assert {(d.words, d.tolerance, d.added) for d in found} == {(identity.words, EXACT, "0.1.0")}
    balance, *_ = found
    (data,) = [data for data in COMMON["identities"] if data["id"] == "requests.balance.<column>"]
    assert balance.title == "新收 + 上年结转 = 总计 + 结转下年度"
    assert (
        balance.source == f"{data['source']}（国办公开办函〔2019〕60号、国办公开办函〔2021〕30号）"
    )


def test_a_rule_says_what_it_says_of_itself() -> None:
    """And what comes of failing it: what its cases demand."""
    for rule in RULES:
        if rule is not identity:
            demand = demands()[rule.id]
            assert (demand.title, demand.words, demand.source, demand.since, demand.tolerance) == (
                rule.title, rule.words, rule.source, rule.since, rule.tolerance,
            )  # fmt: skip
            assert demand.reaches_back is rule.reaches_back
            assert demand.added == "0.1.0"
    told = {name: demands()[name].severities for name in ("fee", "place", "published", "title")}
    assert told == {
        "fee": ("只提示，不阻止发布",),
        "place": ("改正以后才能发布",),
        "published": ("不能发布，除非注明原件如此", "只提示，不阻止发布"),
        "title": ("不能发布，除非注明原件如此", "只提示，不阻止发布"),
    }


def test_what_looks_at_the_year_before_is_told() -> None:
    """Of the first year here it is not asked."""
    found = [name for name, demand in demands().items() if demand.reaches_back]
    families = ["proactive.carried", "requests.carried", "proactive.in_force"]
    assert found == [*families, "undecided", "thousandfold"]


def test_the_examples_are_the_first_cases_of_the_suite() -> None:
    """One that passes and one that fails."""
    assert [
        (demands()[name].passing.id, demands()[name].failing.id)
        for name in ("requests.balance", "proactive.in_force", "title", "fee")
    ] == [
        ("requests.balance.2019.natural_person.holds",
         "requests.balance.2019.natural_person.broken"),
        ("proactive.in_force.2021.regulations.holds",
         "proactive.in_force.2021.regulations.issued.broken"),
        ("title.fine-1", "title.acknowledged-another"),
        ("fee.none-charged", "fee.silent"),
    ]  # fmt: skip
