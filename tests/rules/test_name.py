"""A name that is or looks like another body's is a finding; what is shared by right is none."""

from pathlib import Path

import pytest

from generator.archive.agency import Agency, Alias
from generator.archive.archive import Archive
from generator.archive.claims import claims
from generator.archive.region import Region
from generator.archive.regions import Regions
from generator.archive.settings import Settings
from generator.build import examine
from generator.content.regions import load_regions
from generator.rules.catalogue import named
from generator.rules.name import name
from generator.text.look_alikes import seen
from support.paths import CONTENT

REGIONS = {
    "000000": "全国",
    "130000": "河北省",
    "130100": "石家庄市",
    "130104": "新华区",
    "410000": "河南省",
    "410400": "平顶山市",
    "410403": "新华区",
    "410411": "湛河区",
    "410411001": "姚孟街道",
    "410425": "郏县",
}
GXJ = "name: 湛河区工信局\nformal_name: 平顶山市湛河区工业和信息化局\naliases: [湛河区科技局]\n"
"The agency 410411/gxj, whose names others have or look like having; its formal one is on line 2."
SUCCESSION = "是前身和后继的，两边写明 succeeds、succeeded_by"
OF_ALIAS = f"别名只写本机关的，不是就删去；{SUCCESSION}"
OF_FORMER = f"核对曾用名；{SUCCESSION}"
TWICE = f"同一个机关只建一个文件夹；{SUCCESSION}"


@pytest.fixture(autouse=True)
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An archive of these regions and that agency, in the folder a test runs in."""
    monkeypatch.chdir(tmp_path)
    say("410411/gxj", GXJ)
    Path("content/site.yaml").write_text("title: 样例档案\n", "utf-8")
    regions = "".join(f"'{code}': {{name: {region}}}\n" for code, region in REGIONS.items())
    Path("content/regions.yaml").write_text(regions, "utf-8")


def say(key: str, words: str) -> None:
    """Write the file of an agency."""
    folder = Path("content/reports", key)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "agency.yaml").write_text(f"{words}sector: 工业和信息化\nkind: department\n", "utf-8")


def found() -> list[str]:
    """What `check` says of names, without the folder that all agencies stand in."""
    _, findings = examine(Path("content"))
    return [str(item).removeprefix("content/reports/") for item in findings if item.rule == "name"]


@pytest.mark.parametrize(
    ("key", "alias", "message"),
    [
        ("410425/gxj", "湛河区工信局", "与 湛河区工信局（410411/gxj）的名称相同"),
        (
            "130104/gxj",
            "平顶山市湛河区工信局",
            "与 湛河区工信局（410411/gxj）的名称“湛河区工信局”分不清",
        ),
        ("410411/jyj", "工信局", "与 湛河区工信局（410411/gxj）的名称“湛河区工信局”分不清"),
        (
            "410411/jyj",
            "湛河区工业和信息化局",
            "与 湛河区工信局（410411/gxj）的全称“平顶山市湛河区工业和信息化局”分不清",
        ),
        ("410411/jyj", "湛河区エ信局", "与 湛河区工信局（410411/gxj）的名称“湛河区工信局”分不清"),
        ("410411/jyj", "湛河区⼯信局", "与 湛河区工信局（410411/gxj）的名称“湛河区工信局”分不清"),
        ("410411/jyj", "湛河區工信局", "与 湛河区工信局（410411/gxj）的名称“湛河区工信局”分不清"),
        ("410411/jyj", "湛河区 工信局", "与 湛河区工信局（410411/gxj）的名称“湛河区工信局”分不清"),
        (
            "410411/jyj",
            "湛河区工信\u200b局",
            "与 湛河区工信局（410411/gxj）的名称“湛河区工信局”分不清",
        ),
    ],
)
def test_an_alias_that_is_the_name_of_another_is_an_error(
    key: str, alias: str, message: str
) -> None:
    """At the alias, and nowhere else.

    Whatever it is written with, and whichever of its places it leaves out.
    """
    say(key, f"name: 教育局\naliases:\n  - 教体局\n  - {alias}\n")
    assert found() == [f"{key}/agency.yaml:4:5: error name: 别名“{alias}”{message}。{OF_ALIAS}"]


def test_two_bodies_of_a_region_have_two_names() -> None:
    """An error in both files: most often it is one body with two folders."""
    say("410411/gxw", "name: 工信局\n")
    said = "error name: 名称“{}”与 {}的名称“{}”分不清。" + TWICE
    assert found() == [
        "410411/gxj/agency.yaml:1:7: "
        + said.format("湛河区工信局", "工信局（410411/gxw）", "工信局"),
        "410411/gxw/agency.yaml:1:7: "
        + said.format("工信局", "湛河区工信局（410411/gxj）", "湛河区工信局"),
    ]


def test_what_two_bodies_are_called_besides_is_only_warned_of() -> None:
    """An alias of both, in both files; a former name where another bears it now."""
    say(
        "410411/kjj",
        "name: 湛河区创新局\naliases: [湛河区科技局]\n"
        "former_names:\n  - {name: 湛河区工信局, until: '2019'}\n",
    )
    said = "warning name: 别名“湛河区科技局”与 {}的别名相同。" + OF_ALIAS
    assert found() == [
        "410411/gxj/agency.yaml:3:11: " + said.format("湛河区创新局（410411/kjj）"),
        "410411/kjj/agency.yaml:2:11: " + said.format("湛河区工信局（410411/gxj）"),
        (
            "410411/kjj/agency.yaml:4:12: warning name:"
            f" 曾用名“湛河区工信局”与 湛河区工信局（410411/gxj）的名称相同。{OF_FORMER}"
        ),
    ]


def test_a_body_of_the_country_is_meant_wherever_it_is_named() -> None:
    """Its name has no place; in the file of a county it is still its name."""
    say("000000/daj", "name: 国家档案局\n")
    say("410411/daj", "name: 湛河区档案局\naliases: [国家档案局]\n")
    assert found() == [
        (
            "410411/daj/agency.yaml:2:11: error name:"
            f" 别名“国家档案局”与 国家档案局（000000/daj）的名称相同。{OF_ALIAS}"
        )
    ]


@pytest.mark.parametrize(
    "others",
    [
        {"410425/mzj": "name: 民政局\n", "410403/mzj": "name: 民政局\naliases: [新华区民政局]\n"},
        {"410403/gxj": "name: 新华区工信局\n", "130104/gxj": "name: 新华区工信局\n"},
        {"410425/gxj": "name: 郏县工信局\naliases: [工信局, 县工信局]\n"},
        {"410400/gxj": "name: 平顶山市工信局\naliases: [市工信局]\n"},
        {"410411/zf": "name: 湛河区人民政府\n",
         "410411/zfb": "name: 湛河区人民政府办公室\naliases: [湛河区政府办]\n"},
        {"410411001/bsc": "name: 姚孟街道办事处\n"},
        {"410411/jw": "name: 湛河区经委\nformer_names: [{name: 湛河区经贸委, until: '2010'}]\n",
         "410411/swj": "name: 湛河区商务局\nformer_names: [{name: 湛河区经贸委, until: '2010'}]\n"},
        {"410411/jxj": "name: 湛河区工信局\nsucceeded_by: 410411/gxj\n",
         "410411/gxj": f"{GXJ}succeeds: 410411/jxj\n"},
        {"410411/jxj": "name: 湛河区经信局\nsucceeded_by: 410411/gxj\n",
         "410411/gxj": f"{GXJ}former_names: [{{name: 湛河区经信局, until: '2019'}}]\n"
                       "succeeds: 410411/jxj\n"},
    ],
    ids=["民政局", "新华区", "short", "city", "office", "town", "one after the other", "same name",
         "former name"],
)  # fmt: skip
def test_what_bodies_share_by_right_is_no_finding(others: dict[str, str]) -> None:
    """Names without a place in different places; places of one name.

    A successor with the name of before.
    """
    for key, words in others.items():
        say(key, words)
    assert found() == []


def test_a_succession_that_only_one_confirms_excuses_nothing() -> None:
    """Or a stranger would take a name by calling itself the successor."""
    say("410425/gxj", "name: 郏县工信局\naliases: [湛河区工信局]\nsucceeds: 410411/gxj\n")
    (said,) = found()
    assert said.startswith("410425/gxj/agency.yaml:2:11: error name: 别名“湛河区工信局”")


def test_a_body_that_bears_a_name_twice_is_one() -> None:
    """It is told by the strongest claim it has."""
    say("410411/jyj", "name: 湛河区教育局\naliases: [湛河区招办]\n")
    say("410411/zb", "name: 湛河区招办\naliases: [招办]\n")
    assert found()[0] == (
        "410411/jyj/agency.yaml:2:11: error name: 别名“湛河区招办”与"
        f" 湛河区招办（410411/zb）的名称相同。{OF_ALIAS}"
    )


@pytest.mark.parametrize(
    ("text", "others"),
    [
        (
            "湛河区工信局",
            ["湛河区エ信局", "湛河区⼯信局", "湛 河区工信局", "湛河區工信局", "湛河区工信局。"],
        ),
        ("〇八中心", ["○八中心", "◯ハ中心", "O八中心", "０八中心"]),
        ("西口己日", ["⻄ロ已曰"]),
        ("ABC 中心", ["АВС中心", "ＡＢＣ中心", "abc中心"]),
    ],
)
def test_what_looks_alike_reads_alike(text: str, others: list[str]) -> None:
    """Radicals, kana, Greek, Cyrillic, full width, traditional, spaces."""
    assert {seen(other) for other in others} == {seen(text)}


def test_other_characters_stay_apart() -> None:
    """No two of the names that the country's regions have are alike."""
    known, _ = load_regions(CONTENT)
    regions = {region.name for region in known.values()}
    assert (len(regions) > 2500, len({seen(region) for region in regions})) == (True, len(regions))


PLACES = {
    "河南省": ("410000",),
    "平顶山市": ("410400",),
    "湛河区": ("410411",),
    "新华区": ("130104", "410403"),
}


@pytest.mark.parametrize(
    ("text", "home", "expected"),
    [
        ("工信局", "410425", ["410425 工信局"]),
        ("湛河区工信局", "410425", ["410411 工信局"]),
        ("河南省平顶山市新华区工信局", "110101", ["410403 工信局"]),
        ("新华区工信局", "110101", ["130104 工信局", "410403 工信局"]),
        ("新华区工信局", "410403", ["410403 工信局"]),
        ("湛河区", "410425", ["410425 湛河区"]),
    ],
)
def test_a_name_is_of_the_place_it_begins_with(text: str, home: str, expected: list[str]) -> None:
    """The last of several; of its own place where it has none.

    Of any that is called so, unless it lies in one.
    """
    own = {"河南省": "410000", "平顶山市": "410400", "新华区": "410403"} if home == "410403" else {}
    assert [" ".join(claim) for claim in claims(text, home, own, PLACES)] == expected


def test_a_large_archive_is_looked_at_once() -> None:
    """Each name is compared with those of its own place alone, however many agencies there are."""
    counties = (Region(f"41{number:04d}", f"第{number}县") for number in range(1, 1001))
    regions = Regions((county.code, county) for county in counties)
    agencies = tuple(
        Agency(
            code,
            f"d{number}",
            "agency.yaml",
            f"{region.name}{number}局",
            "",
            "department",
            aliases=(Alias(f"{number}局"),),
        )
        for code, region in regions.items()
        for number in range(5)
    )
    archive = Archive(Settings(), regions, agencies)
    assert [item for agency in agencies for item in name(agency, archive)] == []
    assert max(len(agencies) for agencies in archive.bearers.values()) == 1


def test_the_rule_explains_itself() -> None:
    """As `check --explain name` prints it."""
    explained = named("name")
    assert explained
    assert explained.summary.startswith("机关的名称、全称、别名不应与别的机关相同")


def test_a_name_that_many_have_is_one_finding() -> None:
    """The worst of them is named, the others are counted."""
    for number in range(3):
        say(
            f"410411/d{number}",
            f"name: 湛河区第{number}局\naliases: [湛河区工信局, 湛河区综合局]\n",
        )
    first, second, *rest = found()
    assert first == (
        "410411/d0/agency.yaml:2:11: error name: 别名“湛河区工信局”与 湛河区工信局（410411/gxj）"
        f"的名称相同，另有 2 个机关也这样写。{OF_ALIAS}"
    )
    assert second == (
        "410411/d0/agency.yaml:2:19: warning name: 别名“湛河区综合局”与 湛河区第1局（410411/d1）"
        f"的别名相同，另有 1 个机关也这样写。{OF_ALIAS}"
    )
    assert len(rest) == 4
