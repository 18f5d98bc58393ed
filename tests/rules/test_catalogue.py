"""Every rule and every identity explains itself, by the name that findings print."""

from generator.finding import ERROR
from generator.form.editions import EDITIONS, whole_form
from generator.rules import RULES
from generator.rules.catalogue import Explanation, catalogue, named, suggestion
from generator.rules.identity import identity

READING = [
    "file",
    "encoding",
    "characters",
    "yaml",
    "shape",
    "format",
    "unfilled",
    "narrative",
    "deadlines",
    "sector",
    "layout",
    "diff",
    "roster",
    "import",
]


def test_all_that_a_finding_may_be_of_is_explained() -> None:
    """Reading first, then the rules, then the identities of either edition, each once."""
    identities = [one.id for edition in EDITIONS for one in whole_form(edition).identities]
    rules = [rule.id for rule in RULES]
    assert list(catalogue()) == [*READING, *rules, *dict.fromkeys(identities)]


def test_a_rule_is_summed_up_by_its_first_sentence() -> None:
    """How much its findings weigh depends on what they are."""
    assert named("copy") == Explanation(
        "copy",
        "",
        "副本缺失的格写 lost，不写 0",
        "副本缺失的格写 lost，不写 0。这样的报告照常发布，标明“副本不全”，"
        "涉及缺失格的勾稽关系不作核验。\n依据：本档案的收录规则：0、留空、缺失分清。",
    )


def test_the_identities_are_explained_together_too() -> None:
    """By the name that the README and the method page have for them."""
    together = named("identity")
    assert together
    assert together.text.startswith(identity.words)


def test_an_identity_says_what_it_demands_and_how_many_are_like_it() -> None:
    """One that must hold, one that is only pointed out, one that an edition does not have."""
    assert named("requests.balance.business") == Explanation(
        "requests.balance.business",
        ERROR,
        "商业企业：新收 + 上年结转 = 总计 + 结转下年度",
        "商业企业：新收 + 上年结转 = 总计 + 结转下年度\n"
        "必须成立，除非报告注明原件如此（error）。"
        f"同类：2019 年表式 7 项，2021 年表式 7 项。\n{identity.words}",
    )
    warned = named("requests.carried.total")
    assert warned
    assert (warned.severity, warned.text.split("\n")[1]) == (
        "warning",
        "只提示，不阻止发布（warning）。同类：2019 年表式 7 项，2021 年表式 7 项。",
    )
    newer = named("requests.fee_unpaid.sum")
    assert newer
    assert "同类：2019 年表式 23 项，2021 年表式 25 项。" in newer.text


def test_a_slip_is_answered_with_the_name_that_was_meant() -> None:
    """Where there is none near, with nothing."""
    assert suggestion("requests.balance.busines") == "requests.balance.business"
    assert suggestion("requests.total.su") == "requests.total.sum"
    assert suggestion("什么") == ""
    assert named("什么") is None
