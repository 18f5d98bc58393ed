"""`new` makes an agency or a report that takes a person to the figures, and overwrites nothing."""

import shutil
from pathlib import Path

import pytest

from support.command_line import REPORT, run
from support.trees import count


def test_a_new_agency_and_its_report_take_a_person_to_the_figures(archive: Path) -> None:
    """What is made is in order but for the figures, and says how many are to be filled in."""
    made = run(
        archive,
        "new",
        "agency",
        "--region",
        "990102",
        "--agency",
        "gxj",
        "--name",
        "云川县工信局",
        "--sector",
        "工业和信息化",
    )
    assert made == (0, "已新建 content/reports/990102/gxj/agency.yaml\n", "")
    made = run(archive, "new", "report", "--region", "990102", "--agency", "gxj", "--year", "2025")
    assert made == (0, "已新建 content/reports/990102/gxj/2025.md\n", "")
    assert run(archive, "fmt", "--check", "content/reports/990102")[0] == 1
    made_report = "content/reports/990102/gxj/2025.md"
    nothing = "一格也没有填。照原件逐格填写。原件写 0 就写 0；原件留空写 ~；副本缺失写 lost\n"
    empty = "下面没有正文。照录原件\n"
    status, findings, _ = run(archive, "check")
    assert (status, findings) == (
        1,
        (
            f"{made_report}:14:27: error unfilled: proactive（主动公开政府信息情况）{nothing}"
            f"{made_report}:23:32: error unfilled:"
            f" requests（收到和处理政府信息公开申请情况）{nothing}"
            f"{made_report}:51:40: error unfilled:"
            f" disputes（政府信息公开行政复议、行政诉讼情况）{nothing}"
            f"{made_report}:60:1: warning sections: “一、总体情况”{empty}"
            f"{made_report}:63:1: warning sections: “五、存在的主要问题及改进情况”{empty}"
            f"{made_report}:66:1: warning sections: “六、其他需要报告的事项”{empty}"
        ),
    )
    assert "archived: 2026-05-28\n" in (archive / "content/reports/990102/gxj/2025.md").read_text(
        "utf-8"
    )


def test_a_new_agency_of_an_unknown_sector_is_told_the_near_ones(archive: Path) -> None:
    """It is made all the same."""
    new = ("new", "agency", "--region", "990102", "--agency", "gxj", "--name", "云川县工信局")
    made = "content/reports/990102/gxj/agency.yaml"
    said = (
        f"{made}: warning sector: 领域“工信”不在常用的领域中，不会和同类机关列在一起。"
        "您是否想写 工业和信息化；没有写错的，在 site.yaml 的 sectors 中加上\n"
    )
    assert run(archive, *new, "--sector", "工信") == (0, f"{said}已新建 {made}\n", "")


def test_a_new_report_takes_over_what_last_year_hands_over(archive: Path) -> None:
    """Seven cells of 上年结转; nothing else is filled in."""
    assert (
        run(archive, "new", "report", "--region", "990101", "--agency", "jyj", "--year", "2024")[0]
        == 0
    )
    text = (archive / "content/reports/990101/jyj/2024.md").read_text("utf-8")
    row = next(line for line in text.splitlines() if line.startswith("  carried_in:"))
    assert row.split("#")[0].split() == [
        "carried_in:",
        "[",
        "0,",
        "0,",
        "0,",
        "0,",
        "0,",
        "0,",
        "0]",
    ]
    assert text.count("待填") == 193


@pytest.mark.parametrize(
    ("change", "filled"),
    [
        (
            ("carried_over:           [     0,", "carried_over:           [  lost,"),
            ["待填", *"000000"],
        ),
        (
            ("carried_over:           [     0,", "carried_over:           [     ~,"),
            ["待填", *"000000"],
        ),
        (("withdrawn: null", "withdrawn: {date: 2026-01-12, reason: 重报}"), ["待填"] * 7),
    ],
)
def test_a_new_report_takes_over_figures_and_nothing_else(
    change: tuple[str, str], filled: list[str], archive: Path
) -> None:
    """What our copy of last year's lost, the new original still says.

    A withdrawn report says nothing.
    """
    last = archive / REPORT
    text = last.read_text("utf-8")
    assert change[0] in text
    last.write_text(text.replace(*change), "utf-8")
    assert (
        run(archive, "new", "report", "--region", "990101", "--agency", "jyj", "--year", "2024")[0]
        == 0
    )
    made = (archive / "content/reports/990101/jyj/2024.md").read_text("utf-8")
    row = next(line for line in made.splitlines() if line.startswith("  carried_in:"))
    assert row.split("#")[0].replace(",", "").replace("]", "").split()[2:] == filled


def test_a_new_report_overwrites_nothing(archive: Path) -> None:
    """One sentence, and the file as it was."""
    status, _, messages = run(
        archive, "new", "report", "--region", "990101", "--agency", "jyj", "--year", "2023"
    )
    assert (status, messages) == (1, f"{REPORT} 已经存在，没有改动。\n")


NEW_REPORT = ("new", "report", "--region", "990101", "--agency")


@pytest.mark.parametrize("option", [(), ("--xlsx", "new.xlsx")])
def test_a_new_report_of_nobody_is_refused(archive: Path, option: tuple[str, ...]) -> None:
    """One sentence, with the command that makes the agency first; nothing is made."""
    before = count(archive)
    said = (
        "没有 content/reports/990101/none/agency.yaml，"
        "先新建机关：python -m generator new agency --region 990101 --agency none …\n"
    )
    assert run(archive, *NEW_REPORT, "none", "--year", "2024", *option) == (1, "", said)
    status, output, messages = run(
        archive, *NEW_REPORT, "jyj", "--year", "2024", "--content", "nowhere", *option
    )
    assert (status, output, "no such folder: nowhere" in messages) == (2, "", True)
    assert count(archive) == before


def test_a_new_report_of_an_agency_that_cannot_be_read_is_refused(archive: Path) -> None:
    """With what is wrong with its file, and no advice to make it anew."""
    agency = Path(REPORT).with_name("agency.yaml")
    (archive / agency).write_text("name: [\n", "utf-8")
    status, output, messages = run(archive, *NEW_REPORT, "jyj", "--year", "2024")
    assert (status, output.startswith(f"{agency}:"), output.count("\n"), messages) == (
        1,
        True,
        1,
        "",
    )


def test_a_new_report_of_the_future_or_the_past_is_refused(archive: Path) -> None:
    """This year and the next are not the future; before 2008 there was no report."""
    assert run(archive, *NEW_REPORT, "jyj", "--year", "2028") == (
        2,
        "",
        "今年是 2026 年，还不会有 2028 年的报告\n",
    )
    assert run(archive, *NEW_REPORT, "jyj", "--year", "2007")[0] == 2
    assert run(archive, *NEW_REPORT, "jyj", "--year", "2027")[0] == 0


NEW_AGENCY = ("new", "agency", "--sector", "财政")

NEAR = "相近的有 990102（云川县）、990101（清河区）、990100（安宁市）"
HINT = "核对代码，或在 regions.yaml 中补上"
FILINGS = [
    (*NEW_AGENCY, "--name", "甲", "--agency", "czj"),
    ("new", "report", "--agency", "jyj", "--year", "2024"),
    ("import", "site.yaml", "--agency", "jyj"),
]


@pytest.mark.parametrize("command", FILINGS, ids=lambda command: " ".join(command[:2]))
@pytest.mark.parametrize(
    ("region", "said"),
    [
        ("990112", f"区划代码 990112 不在 regions.yaml 中。{NEAR}；{HINT}\n"),
        ("云川县", "“云川县”不是区划代码。示例省安宁市云川县是 990102\n"),
        ("清和区", "“清和区”不是区划代码。示例省安宁市清河区是 990101\n"),
        ("什么", "“什么”不是区划代码，名录中也没有叫这个名称的地区\n"),
        ("990182", "区划代码 990182 不在 regions.yaml 中。现行代码是 990102（云川县）\n"),
    ],
)
def test_nothing_is_filed_in_a_region_that_there_is_not(
    archive: Path, command: tuple[str, ...], region: str, said: str
) -> None:
    """A code that is not known or no longer in force is told at once, and not by the next check."""
    shutil.copy(archive / "content/site.yaml", archive)
    before = count(archive)
    assert run(archive, *command, "--region", region) == (2, "", said)
    assert count(archive) == before


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("--name", "甲", "--agency", "CZJ"), "should look like gxj: lower-case letters"),
        (("--name", "甲", "--agency", "con"), "no name that a system reserves, such as con"),
        (("--name", "甲", "--agency", "2025"), "and no year"),
        (("--name", "甲", "--agency", "c" * 65), "at most 64"),
        (("--name", " ", "--agency", "czj"), "should look like 湛河区工信局"),
        (("--name", "甲\n乙", "--agency", "czj"), "should look like 湛河区工信局"),
        (("--name", "甲", "--agency", "czj", "--sector", ""), "should look like 工业和信息化"),
        (
            ("--name", "甲", "--agency", "czj", "--content", "nowhere"),
            "no such folder: nowhere; run this beside",
        ),
    ],
)
def test_a_new_agency_that_no_check_would_pass_is_not_made(
    archive: Path, given: tuple[str, ...], said: str
) -> None:
    """An id that no folder may have, a name that is none, an archive that is not there."""
    before = count(archive)
    status, output, messages = run(archive, *NEW_AGENCY, "--region", "990101", *given)
    assert (status, output, said in " ".join(messages.split())) == (2, "", True), messages
    assert count(archive) == before


def test_a_new_agency_does_not_take_what_leads_to_another(archive: Path) -> None:
    """What `check` would say of the other's file is said at once, and nothing is made."""
    reports = archive / "content/reports"
    whose = reports / "990102/gxj/agency.yaml"
    whose.parent.mkdir(parents=True)
    about = "name: 云川县工信局\nsector: 工业和信息化\nkind: department\n"
    whose.write_text(f"{about}former_ids: [jxj, 990101/jxj]\n", "utf-8")
    before = count(archive)
    new = (*NEW_AGENCY, "--name", "清河区财政局", "--region", "990101")
    status, said, messages = run(archive, *new, "--agency", "jxj")
    assert (status, said, messages) == (
        1,
        (
            "content/reports/990102/gxj/agency.yaml:4:19: error place: "
            "原来的 990101/jxj 是 清河区财政局 的文件夹，不能转到别处。核对，或删去\n"
        ),
        "没有新建 content/reports/990101/jxj/agency.yaml：换一个代号，或者先改上面这一处。\n",
    )
    assert count(archive) == before
    assert run(archive, *new, "--agency", "czj")[0] == 0
    (reports / "990101/czj").rename(reports / "990101/jxj")
    assert said in run(archive, "check")[1]


def test_a_workbook_is_not_given_the_name_of_another_kind_of_file(archive: Path) -> None:
    """Excel warns of one, and an official does not open it."""
    status, _, messages = run(archive, *NEW_REPORT, "jyj", "--year", "2024", "--xlsx", "2024.xls")
    assert (status, "should look like 2025.xlsx" in messages, (archive / "2024.xls").exists()) == (
        2,
        True,
        False,
    )


def test_a_new_report_before_the_form_has_no_tables(archive: Path) -> None:
    """Its words are to be copied in; there is no workbook to fill in."""
    status, _, messages = run(archive, *NEW_REPORT, "jyj", "--year", "2015", "--xlsx", "2015.xlsx")
    assert (status, "没有填报表" in messages, (archive / "2015.xlsx").exists()) == (2, True, False)
    assert run(archive, *NEW_REPORT, "jyj", "--year", "2015")[0] == 0
    path = archive / "content" / "reports" / "990101" / "jyj" / "2015.md"
    assert path.read_text("utf-8").startswith("---\nform: null\ntitle: 清河区教育局2015年")
    status, findings, _ = run(archive, "check")
    assert (status, findings.count("正文是空的"), findings.count("2015.md")) == (1, 1, 1)
