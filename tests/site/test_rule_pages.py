"""Every rule has a page: what it demands, its source, its record, a passing and a failing case."""

import re
from collections import Counter
from pathlib import Path

from generator.form.editions import EDITIONS, whole_form
from generator.rules import RULES
from generator.rules.assessment import Verdict
from generator.rules.identity import identity
from support import loaded
from support.paths import SAMPLE

COUNTED = re.compile(r"<li>(符合|不符合|无法核验|不作要求)：([0-9]+) 份")


def names() -> set[str]:
    """Every rule, and every family of identities of either edition."""
    families = {one.family for edition in EDITIONS for one in whole_form(edition).identities}
    return families | {rule.id for rule in RULES if rule is not identity}


def record(site: Path, rule: str) -> dict[str, int]:
    """What the page of a rule counts."""
    text = (site / "method" / rule / "index.html").read_text("utf-8")
    return {word: int(count) for word, count in COUNTED.findall(text)}


def test_every_rule_has_a_page_with_its_source_and_a_pair_of_cases(sample_site: Path) -> None:
    """And no page is of anything else."""
    pages = {path.parent.name for path in sample_site.glob("method/*/index.html")}
    assert pages == names()
    for page in sample_site.glob("method/*/index.html"):
        text = page.read_text("utf-8")
        assert re.search("<dt>依据</dt><dd>[^<]{4,}</dd>", text), page
        failing = text.partition("<h3>不符合的</h3>")
        assert all("&#34;expect&#34;" in part for part in (failing[0], failing[2])), page


def test_the_record_of_a_family_is_what_its_identities_say(sample_site: Path) -> None:
    """Each report once, by the worst; those whose form has no such cells are counted apart."""
    counted: dict[str, Counter[str]] = {}
    everything = 0
    words = {Verdict.HOLDS: "符合", Verdict.UNKNOWN: "无法核验"}
    order = list(Verdict)
    for assessed in loaded.assessed(SAMPLE):
        if assessed.report.withdrawn:
            continue
        everything += 1
        worst: dict[str, Verdict] = {}
        for each in assessed.assessments:
            family = each.identity.family
            before = worst.get(family, Verdict.HOLDS)
            worst[family] = min(before, each.verdict, key=order.index)
        for family, verdict in worst.items():
            of_family = counted.setdefault(family, Counter())
            of_family[words.get(verdict, "不符合")] += 1
    for family, counts in counted.items():
        expected = {"符合": 0, "不符合": 0} | counts
        if everything > counts.total():
            expected["不作要求"] = everything - counts.total()
        assert record(sample_site, family) == expected, family


def test_what_does_not_hold_in_a_report_leads_to_its_rule(sample_site: Path) -> None:
    """Each family of which something fails; what holds needs no explaining."""
    text = (sample_site / "990101" / "gxj" / "2023" / "index.html").read_text("utf-8")
    led_to = set(re.findall("/method/([a-z_.]+)/", text))
    assert led_to == {
        "requests.balance",
        "requests.total",
        "requests.sum",
        "requests.carried",
    }
