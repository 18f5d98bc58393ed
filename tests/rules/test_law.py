"""What the law asks of a report, and what arithmetic says of two years and of a whole."""

from array import array
from collections.abc import Mapping
from dataclasses import replace

import pytest

from generator.archive.agency import Agency
from generator.archive.archive import Archive
from generator.archive.figures import Figures
from generator.archive.region import Region
from generator.archive.regions import Regions
from generator.archive.report import Acknowledgement, Report
from generator.archive.settings import Settings
from generator.archive.values import Missing, Value
from generator.finding import Finding
from generator.form.editions import whole_form
from generator.rules import dossier as reading
from generator.rules.accountability import accountability
from generator.rules.acknowledgement import acknowledgement
from generator.rules.dossier import Dossier, assess
from generator.rules.fee import fee
from generator.rules.heads import heads, missing_heads
from generator.rules.period import period
from generator.rules.rulemaking import rulemaking
from generator.rules.thousandfold import thousandfold
from generator.rules.undecided import undecided
from generator.rules.whole import whole
from support.zeros import agency, dossier, report

FIVE = "主动公开。依申请公开。政府信息管理。平台建设。监督保障。"


def saying(body: str, cells: Mapping[str, Value] | None = None, year: int = 2025) -> Report:
    """A report of zeros, but for some cells, with this narrative."""
    return replace(report(cells or {}, year), body=body)


def of(kind: str, name: str, code: str, region: str, *reports: Report) -> Dossier:
    """The dossier of a body of that kind in a region."""
    body = replace(agency(*reports, region=code, name=name), kind=kind)
    return reading.dossier(body, reports, Regions({code: Region(code, region)}))


@pytest.mark.parametrize(
    ("text", "year", "said"),
    [
        (FIVE, 2025, []),
        ("公开 20 条信息。收到申请公开 3 件。信息管理、网站、考核都有安排。", 2025, []),
        (
            "主动公开 20 条。依申请公开 3 件。",
            2025,
            ["“一、总体情况”没有写到政府信息管理、政府信息公开平台建设、监督保障"],
        ),
        ("主动公开 20 条。", 2020, []),
        ("", 2025, []),
    ],
    ids=["all five", "in other words", "three left out", "before 2021", "no text at all"],
)
def test_section_one_speaks_of_its_five_heads(text: str, year: int, said: list[str]) -> None:
    """From the notice of 2021 on; an empty section is told of elsewhere."""
    body = f"\n## 一、总体情况\n\n{text}\n\n## 五、存在的主要问题及改进情况\n\n监督管理平台。\n"
    assert [found.message for found in heads(dossier(saying(body, year=year)))] == said


@pytest.mark.parametrize(
    ("kind", "name", "missing"),
    [
        ("government", "湛河区人民政府", "社会评议、责任追究"),
        ("town", "北渡镇人民政府", "社会评议、责任追究"),
        ("town", "高阳路街道办事处", ""),
        ("department", "湛河区教育局", ""),
    ],
)
def test_governments_report_what_came_of_being_held_to_account(
    kind: str, name: str, missing: str
) -> None:
    """Those of towns, too; a street's office is none."""
    body = "\n## 五、存在的主要问题及改进情况\n\n把公开工作纳入考核。\n"
    found = [each.message for each in accountability(of(kind, name, "410411", "区", saying(body)))]
    said = f"没有写到{missing}的结果情况（条例第五十条第（四）项）"
    assert found == ([said] if missing else [])


FEES = [
    ("本年度没有收取信息处理费。", 0, []),
    ("全年收取信息处理费共计 380 元。", 0, []),
    ("本年度依法收取信息处理费。", 0, ["“本年度依法收取信息处理费”，没有写明收取的金额"]),
    ("无。", 0, ["第六部分没有说明信息处理费的收取情况（国办函〔2020〕109号）"]),
    (
        "本年度未发出收费通知，信息处理费为 0 元。",
        2,
        ["正文说“未发出收费通知”，表格中逾期未缴费、不再处理·总计为 2"],
    ),
    ("本年度未发出收费通知，信息处理费为 0 元。", 0, []),
    ("发出收费通知 2 件，收取信息处理费 0 元。", 2, []),
]


@pytest.mark.parametrize(("text", "unpaid", "said"), FEES, ids=[text for text, _, _ in FEES])
def test_the_fee_is_stated_with_its_amount_and_does_not_contradict_the_table(
    text: str, unpaid: int, said: list[str]
) -> None:
    """Nobody fails to pay by a notice that was never sent."""
    body = f"\n## 六、其他需要报告的事项\n\n{text}\n"
    given = saying(body, {"requests.fee_unpaid.total": unpaid})
    assert [found.message for found in fee(dossier(given))] == said
    assert [*fee(dossier(replace(given, year=2020)))] == []


PERIODS = [
    ("统计期限自2025年1月1日起至2025年12月31日止", None),
    ("数据统计期限为２０２５年1月1日至12月31日", None),
    ("统计期限从二〇二五年1月1日至12月31日", None),
    ("统计期限自 2025 年 1 月 1 日\n起至 12 月 31 日止", None),
    ("2024年3月1日至12月31日开展了专项行动", None),
    ("统计期限自2024年1月1日至2024年12月31日", "error"),
    ("统计时限为2025年1月1日至2026年12月31日", "error"),
    ("统计期限为2025年3月1日至12月31日", "warning"),
]


@pytest.mark.parametrize(("text", "severity"), PERIODS, ids=[text for text, _ in PERIODS])
def test_the_stated_period_is_the_year_of_the_report(text: str, severity: str | None) -> None:
    """Another year is an error, a part of the year a doubt; other days are no period."""
    found = list(period(dossier(saying(f"\n本报告所列数据的{text}。\n"))))
    assert [each.severity for each in found] == ([severity] if severity else [])
    assert {(each.line, each.column) for each in found} == ({(61, 6)} if severity else set())


def test_a_wrong_period_of_the_original_can_be_acknowledged() -> None:
    """And an acknowledgement of a right one is an error itself."""
    noted = {"period": Acknowledgement("原件如此：写错了年份", (50, 3))}
    wrong = saying("\n统计期限自2024年1月1日至2024年12月31日。\n")
    right = saying("\n统计期限自2025年1月1日至2025年12月31日。\n")
    assert list(period(dossier(replace(wrong, acknowledged=noted)))) == []
    assert list(acknowledgement(dossier(replace(wrong, acknowledged=noted)))) == []
    (found,) = acknowledgement(dossier(replace(right, acknowledged=noted)))
    assert found.message == "period 没有需要注明的地方"


@pytest.mark.parametrize(
    ("kind", "name", "code", "region", "may"),
    [
        ("department", "财政部", "000000", "全国", True),
        ("government", "河南省人民政府", "410000", "河南省", True),
        ("government", "平顶山市人民政府", "410400", "平顶山市", True),
        ("government", "大理白族自治州人民政府", "532900", "大理白族自治州", True),
        ("department", "平顶山市人民政府办公室", "410400", "平顶山市", True),
        ("government", "大兴安岭地区行政公署", "232700", "大兴安岭地区", False),
        ("government", "湛河区人民政府", "410411", "湛河区", False),
        ("department", "河南省教育厅", "410000", "河南省", False),
    ],
)
def test_only_those_the_law_names_make_regulations(
    kind: str, name: str, code: str, region: str, *, may: bool
) -> None:
    """立法法 91 and 93; each report is told once."""
    made = report({"proactive.regulations.issued": 1, "proactive.regulations.in_force": 3})
    found = [each.message for each in rulemaking(of(kind, name, code, region, made))]
    said = "规章·制发 为 1，本机关不能制定规章（立法法第九十一条、第九十三条）"
    assert found == ([] if may else [said])
    assert list(rulemaking(of(kind, name, code, region, report({})))) == []


@pytest.mark.parametrize(("total", "said"), [(1, 1), (2, 0), (3, 0), ("lost", 0)])
def test_what_one_year_leaves_undecided_is_among_the_cases_of_the_next(
    total: int | str, said: int
) -> None:
    """As far as both figures are known, and the two years follow one another."""
    cells: dict[str, Value] = {"disputes.reconsideration.pending": 2}
    before = report(cells, year=2024)
    now = report({"disputes.reconsideration.total": lost_or(total)})
    found = list(undecided(dossier(before, now)))
    assert len(found) == said
    assert [each.message for each in found] == [
        "行政复议：2024 年未审结 2 件，2025 年总计 1 件，少 1 件"
    ] * said
    assert list(undecided(dossier(replace(before, year=2023), now))) == []


def lost_or(value: int | str) -> Value:
    """A figure, or that the copy lacks it."""
    return Missing.LOST if isinstance(value, str) else value


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [("0.5", "500", True), ("0.5", "499.9", False), ("0", "500", False), ("12", "12", False)],
)
def test_an_amount_a_thousand_times_last_years_is_a_doubt(
    before: str, now: str, *, said: bool
) -> None:
    """元 written where 万元 are meant; nothing follows from a 0."""
    cell = "proactive.fees.amount"
    years = [report({cell: before}, year=2024), report({cell: now})]
    found = [each.message for each in thousandfold(dossier(*years))]
    message = f"行政事业性收费·收费金额 为 {now}，2024 年为 {before}，相差 1,000 倍以上"
    assert found == ([message] if said else [])


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [("25.14万元", "251400万元", 1), ("251400元", "25.14万元", 0), ("25.14", "251400", 0)],
)
def test_amounts_with_units_are_compared_in_the_same_one(before: str, now: str, said: int) -> None:
    """Edition 2019 prints them; without a unit nobody knows."""
    years = [of_2019(2019, {"proactive.procurement.amount": before})]
    years.append(of_2019(2020, {"proactive.procurement.amount": now}))
    assert len(list(thousandfold(dossier(*years)))) == said


def of_2019(year: int, cells: Mapping[str, Value]) -> Report:
    """A report of zeros in the edition of 2019, but for some cells."""
    form = whole_form(2019)
    values = tuple(cells.get(cell.id, 0) for cell in form.cells)
    lines = array("I", [1] * 2 * len(values))
    return replace(report({}, year), form=form, figures=Figures(form, values, lines))


def test_projects_of_edition_2019_go_on_from_the_year_before() -> None:
    """last_year = last year's last_year and its change, which may be below 0."""
    before = of_2019(2019, {"proactive.licences.last_year": 10, "proactive.licences.change": -3})
    for stated, verdict in ((7, "成立"), (10, "不成立")):
        now = of_2019(2020, {"proactive.licences.last_year": stated})
        held = {each.identity.id: each for each in assess(now, before).assessments}
        carried = held["proactive.licences.carried"]
        assert (carried.verdict.word, carried.identity.severity) == (verdict, "warning")


@pytest.mark.parametrize(
    ("scope", "said"),
    [
        ("area", ["新收 4，少于档案中所属 3 份年报之和 6：可能有一处数字不对，也可能范围不同"]),
        ("level", []),
        ("own", []),
        (None, []),
    ],
)
def test_a_whole_has_at_least_what_its_parts_have(scope: str | None, said: list[str]) -> None:
    """Where it says that it covers them: of its own level, or of all below."""
    regions = Regions({code: Region(code, code) for code in ("410411", "410411001", "410402")})
    filed = {"410411/zf": 4, "410411/gxj": 2, "410411/jyj": 2, "410411001/z": 2, "410402/gxj": 9}
    agencies = tuple(filing(key, scope if key.endswith("zf") else None) for key in filed)
    archive = Archive(Settings(), regions, agencies)
    found: list[Finding] = []
    for body in agencies:
        found += whole(body, archive, lambda one: {"新收": filed[one.holder]})
    assert [each.message for each in found] == said


def filing(key: str, scope: str | None) -> Agency:
    """A body with one report."""
    region, _, id_ = key.partition("/")
    one = replace(report({}).filing, region=region, agency=id_, scope=scope)
    kind = "government" if id_ == "zf" else "department"
    return replace(agency(region=region), id=id_, kind=kind, reports=(one,))


SAID = {
    "主动公开": ("主动公开", "公开各类信息", "公开信息"),
    "依申请公开": ("依申请", "申请公开", "公开申请", "信息公开的申请"),
    "政府信息管理": ("信息管理", "信息资源的管理", "管理好信息", "规范性文件"),
    "政府信息公开平台建设": ("平台", "网站", "专栏", "公众号", "新媒体"),
    "监督保障": ("监督", "保障", "考核", "培训", "领导"),
}


@pytest.mark.parametrize("head", SAID)
def test_a_head_may_be_called_otherwise(head: str) -> None:
    """Any of these words is enough, and none of the other heads'."""
    for word in SAID[head]:
        assert head not in missing_heads(f"本年度{word}。")
    others = [words for name, (*words,) in SAID.items() if name != head]
    plain = "。".join(words[0] for words in others)
    assert missing_heads(plain) == [head]
    assert missing_heads("公开。" + "工" * 21 + "信息。") == list(SAID)


APART = [
    ("主动公开", f"公开{'甲' * 20}信息", f"公开{'甲' * 21}信息"),
    ("主动公开", f"公开{'甲' * 19}\n信息", "公开；信息"),
    ("主动公开", "公开信息", "公开。信息"),
    ("依申请公开", f"信息公开{'甲' * 6}申请", f"信息公开{'甲' * 7}申请"),
    ("依申请公开", "信息公开的申请", "信息公开。申请"),
    ("依申请公开", "公开申请", "信息公开；申请"),
    ("政府信息管理", f"信息{'甲' * 10}管理", f"信息{'甲' * 11}管理"),
    ("政府信息管理", "信息管理", "信息。管理"),
    ("政府信息管理", "信息的管理", "信息；管理"),
    ("政府信息管理", f"管理{'甲' * 8}信息", f"管理{'甲' * 9}信息"),
    ("政府信息管理", "管理信息", "管理。信息"),
    ("政府信息管理", "管理好信息", "管理；信息"),
]


@pytest.mark.parametrize(("head", "near", "far"), APART)
def test_two_words_are_of_a_head_where_they_stand_near_in_a_sentence(
    head: str, near: str, far: str
) -> None:
    """No stop between them, and not many characters."""
    assert head not in missing_heads(near)
    assert head in missing_heads(far)


EMPTY = [
    "（五）监督保障",
    "(五)监督保障",
    "　　（五）监督保障",
    "### （五）监督保障",
    "###（五）监督保障",
    "###  （五）监督保障 ",
    "（五）监督保障：",
    "（五）监督保障:",
    f"（五）监督{'甲' * 22}",
    "（一）监督保障\n\n（二）主动公开情况",
    "（二）监督保障\n  \n（三）政府信息管理",
    "（三）监督保障\n\n（四）平台建设",
    "（四）监督保障\n\n（五）其他",
    "（五）监督保障\n\n（六）其他\n\n甲。",
]
SPOKEN = [
    "（五）监督保障。已经落实",
    "（五）监督保障；已经落实",
    "（五）监督保障：已经落实",
    "（五）监督保障:已经落实",
    "（五）监督保障，已经落实",
    f"（五）监督{'甲' * 23}",
    "（五）监督保障\n\n甲。",
    "（五）监督保障\n\n甲（六）",
    "（五）监督保障\n\n（一）甲，已经落实。",
    "五、监督保障",
    "甲（五）监督保障",
    "（五）监督保障\n\n甲\n\n（六）其他",
]


@pytest.mark.parametrize("text", EMPTY)
def test_a_head_below_which_nothing_stands_is_not_spoken_of(text: str) -> None:
    """In whatever way its heading is set: the last of the section, or another behind it."""
    assert "监督保障" in missing_heads(f"甲。\n\n{text}")


@pytest.mark.parametrize("text", SPOKEN)
def test_a_head_of_which_anything_is_said_is_spoken_of(text: str) -> None:
    """Behind its heading in the same line, or below it."""
    assert "监督保障" not in missing_heads(f"甲。\n\n{text}")


def test_a_section_that_is_missing_or_empty_ends_nothing() -> None:
    """The next report is looked at all the same."""
    early, lacking = (saying("## 一、总体情况\n\n甲。\n", year=year) for year in (2020, 2023))
    none, empty = saying("甲。", year=2021), saying("## 一、总体情况\n", year=2022)
    assert [found.path for found in heads(dossier(early, none, empty, lacking))] == ["2023.md"]


RESULTS = {
    "工作考核": ("考核", "考评", "绩效"),
    "社会评议": ("评议", "评价", "评估", "测评", "满意度"),
    "责任追究": ("追究", "问责", "追责", "责任追查"),
}


@pytest.mark.parametrize("result", RESULTS)
def test_a_result_may_be_called_otherwise(result: str) -> None:
    """Any of these words is enough for one of the three, and for none of the others."""
    for word in RESULTS[result]:
        (found,) = accountability(of("government", "某区", "410411", "区", saying(f"{word}。")))
        others = "、".join(name for name in RESULTS if name != result)
        assert found.message == f"没有写到{others}的结果情况（条例第五十条第（四）项）"
    everything = saying("考核、评议、追究。")
    assert list(accountability(of("government", "某区", "410411", "区", everything))) == []


@pytest.mark.parametrize("name", ["某街道", "某办事处", "某管委会", "某管理委员会"])
def test_what_is_no_government_of_a_town_is_asked_nothing(name: str) -> None:
    """Offices of the one above; nor is a report without words, or on a year before 2019."""
    assert list(accountability(of("town", name, "410411", "区", saying("甲。")))) == []
    town = ("town", "某镇人民政府", "410411", "区")
    assert len(list(accountability(of(*town, saying("甲。", year=2019))))) == 1
    assert list(accountability(of(*town, saying("甲。", year=2018)))) == []
    assert list(accountability(of(*town, saying(" \n")))) == []


def test_the_place_of_a_missing_result_is_section_five() -> None:
    """Or the beginning, where there is none."""
    body = "\n甲。\n\n## 五、存在的主要问题及改进情况\n\n乙。\n"
    for text, line in ((body, 63), ("\n甲。\n", 60)):
        (found,) = accountability(of("government", "某区", "410411", "区", saying(text)))
        assert (found.line, found.column, found.severity) == (line, 1, "warning")
        assert found.hint == "核对原件，看有没有漏录"


NOTHING_CHARGED = ["未", "没有", "无", "零", "不", "免", "暂停", "共 0 件"]


@pytest.mark.parametrize("word", NOTHING_CHARGED)
def test_who_may_have_charged_nothing_is_not_asked_for_an_amount(word: str) -> None:
    """A word of these is enough; the number of years and cases is none."""
    text = f"本年度收取信息处理费，{word}。"
    body = f"\n## 六、其他需要报告的事项\n\n{text}\n"
    assert list(fee(dossier(saying(body)))) == []


CHARGED = ["2025年", "2025 年", "全年", "本年", "本年度", "年度", "共", "共计", "累计", "合计"]


@pytest.mark.parametrize("since", CHARGED)
def test_who_charged_says_how_much(since: str) -> None:
    """Wherever the time stands before it; rules on charging are no charge."""
    for words, said in (
        (f"{since}收取信息处理费。", 1),
        (f"{since}依法收取了信息公开费用。", 1),
        (f"{since}收取信息处理费 12 元。", 0),
        (f"{since}收取信息处理费 1.2 万元。", 0),
        (f"{since}收取信息处理费３亿元。", 0),
        (f"{since}收取信息处理费三百余元，共 300 余元。", 0),
        (f"{since}落实收取信息处理费的规定。", 0),
        (f"{since}完善收取办法和收费。", 0),
        (f"{since}按收取标准执行收费。", 0),
        (f"{since}明确收取政策和收费。", 0),
        (f"{since}以此为收取依据收费。", 0),
        (f"{since}公开收费目录。收取费用。", 0),
    ):
        body = f"\n## 六、其他需要报告的事项\n\n{words}\n"
        assert len(list(fee(dossier(saying(body))))) == said, words


NOTICES = [
    f"{no}{sent}{what}通知"
    for no in ("未", "没有", "无")
    for sent in ("发出", "下达", "开具", "出具", "发送", "送达")
    for what in ("收费", "缴费")
]


@pytest.mark.parametrize("words", NOTICES)
def test_a_notice_that_was_not_sent_is_told_in_many_ways(words: str) -> None:
    """Of one row of the table, at its first figure that is not 0, and once."""
    cells = {"requests.fee_unpaid.natural_person": 1, "requests.fee_unpaid.total": 1}
    body = f"\n## 六、其他需要报告的事项\n\n收费 0 元，{words}。\n"
    (found,) = fee(dossier(saying(body, cells)))
    cell = "逾期未缴费、不再处理·自然人"
    assert found.message == f"正文说“{words}”，表格中{cell}为 1"
    assert (found.line, found.column) == (63, 8)
    assert found.hint == "核对原件，看哪一处有误"
    assert list(fee(dossier(saying(body)))) == []
    lost = {"requests.fee_unpaid.total": Missing.LOST}
    assert list(fee(dossier(saying(body, lost)))) == []


PERIOD_WORDS = [
    f"{what}{which}" for what in ("统计", "数据", "统计数据的") for which in
    ("期限", "时限", "时间", "周期", "区间", "范围", "时段")
]  # fmt: skip


@pytest.mark.parametrize("words", PERIOD_WORDS)
def test_a_period_is_stated_in_many_ways(words: str) -> None:
    """And with any sign between its days."""
    for sign in ("至", "到", "—", "–", "－", "-", "~", "～", "起至", "开始，到"):
        body = f"\n{words}为2024年1月1日{sign}12月31日。\n"
        (found,) = period(dossier(saying(body)))
        assert (found.severity, found.line) == ("error", 61)
        assert found.message.endswith("统计期限是 2024 年的，不是 2025 年")
        assert found.hint.startswith("是 2024 年的报告，放到 2024.md；")
    for days in ("2025年1月1日至12月30日", "2025年1月2日至12月31日", "2025年1月1日至11月31日"):
        (found,) = period(dossier(saying(f"\n{words}为{days}。\n")))
        assert (found.severity, found.hint) == ("warning", "核对原件")
        assert found.message == f"“{words}为{days}”，不是全年"


PERIOD_BOUNDS = [
    (f"统计{'甲' * 12}期限{'乙' * 12}2024年1月1日至12月31日", 1),
    (f"统计{'甲' * 13}期限2024年1月1日至12月31日", 0),
    (f"统计期限{'乙' * 13}2024年1月1日至12月31日", 0),
    ("统计期限2024年1月1日至12月31日", 1),
    ("统计。期限2024年1月1日至12月31日", 0),
    ("统计；期限2024年1月1日至12月31日", 0),
    ("统计期限。2024年1月1日至12月31日", 0),
    ("统计期限；2024年1月1日至12月31日", 0),
    ("统计期限2024年9月9日至9月19日", 1),
    ("统计期限2024年1月1日至12月29日", 1),
    ("统计期限 2024 年 1 月 1 日至 12 月 31 日", 1),
    ("统计期限 2024 年 1 月 1 日 至 2024 年 12 月 31 日", 1),
]


@pytest.mark.parametrize(("text", "said"), PERIOD_BOUNDS, ids=[text for text, _ in PERIOD_BOUNDS])
def test_a_period_is_what_stands_close_together_in_a_sentence(text: str, said: int) -> None:
    """As far as the pattern reaches, and no further."""
    assert len(list(period(dossier(saying(f"\n{text}。\n"))))) == said


def test_a_period_of_two_other_years_is_told_by_the_earlier() -> None:
    """In the words of the report, line by line closed up."""
    text = "统计期限为 2023 年1月1日\n至 2024 年12月31日"
    (found,) = period(dossier(saying(f"\n{text}。\n")))
    words = "统计期限为 2023 年1月1日 至 2024 年12月31日"
    assert found.message == f"“{words}”，统计期限是 2023 年的，不是 2025 年"
    assert found.hint.startswith("是 2023 年的报告，放到 2023.md；")


BOUNDS = [
    (f"全年{'甲' * 30}收取{'乙' * 30}费。", 1),
    (f"全年{'甲' * 31}收取{'乙' * 30}费。", 0),
    (f"全年{'甲' * 30}收取{'乙' * 31}费。", 0),
    ("全年收取费。", 1),
    ("2029年收取费。", 1),
    ("9999年收取费。", 1),
    ("全年如此。收取费。", 0),
    ("全年如此；收取费。", 0),
    ("全年收取。此费。", 0),
    ("全年收取；此费。", 0),
    (f"全年收取{'乙' * 20}规定费。", 0),
    (f"全年收取{'乙' * 21}规定费。", 1),
    ("全年收取费。规定如此。", 1),
    ("全年收取费；规定如此。", 1),
    ("全年收取费，9 元。", 0),
    ("全年收取费，0元。", 0),
    ("全年收取费，１９元。", 0),
    ("全年收取费，9余元。", 0),
    ("全年收取费，9 多 元。", 0),
    ("全年收取费，9 多 万元。", 0),
    ("全年收取费，元。", 1),
]


@pytest.mark.parametrize(("text", "said"), BOUNDS, ids=[text for text, _ in BOUNDS])
def test_a_charge_is_what_stands_close_together_in_a_sentence(text: str, said: int) -> None:
    """As far as the patterns reach, and no further."""
    body = f"\n## 六、其他需要报告的事项\n\n信息处理情况：\n\n{text}\n"
    assert len(list(fee(dossier(saying(body))))) == said


def test_a_charge_is_quoted_to_its_first_end() -> None:
    """And from its last beginning; the finding stands where the words do."""
    for words in ("全年依法收取甲费、乙费", "全年依法收取甲费，另收取乙费"):
        body = f"\n## 六、其他需要报告的事项\n\n信息处理情况：\n\n{words}。\n"
        (found,) = fee(dossier(saying(body)))
        assert (found.message, found.hint) == ("“全年依法收取甲费”，没有写明收取的金额", "照录原件")
        assert (found.line, found.column) == (65, 1)


def test_each_report_is_asked_by_itself() -> None:
    """One that is not asked, or has it all, ends nothing."""
    early = saying("甲。", year=2018)
    whole = saying("考核、评议、追究。", year=2019)
    lacking = saying("甲。", year=2020)
    body = of("government", "某区", "410411", "区", early, whole, lacking)
    assert [found.path for found in accountability(body)] == ["2020.md"]
