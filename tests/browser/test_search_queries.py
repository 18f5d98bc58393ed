"""What people type for an agency, among bodies of many provinces: it comes first or is offered."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect
from pypinyin import lazy_pinyin

from generator.build import Options, build
from support.small_archives import Body, Filed, write

REGIONS = {
    "110000": "北京市",
    "110105": "朝阳区",
    "230000": "黑龙江省",
    "230700": "伊春市",
    "230719": "友好区",
    "320000": "江苏省",
    "320800": "淮安市",
    "320813": "洪泽区",
    "321300": "宿迁市",
    "321322": "沭阳县",
    "340000": "安徽省",
    "341500": "六安市",
    "341502": "金安区",
    "350000": "福建省",
    "350200": "厦门市",
    "350203": "思明区",
    "410000": "河南省",
    "410400": "平顶山市",
    "410411": "湛河区",
    "440000": "广东省",
    "440300": "深圳市",
    "440305": "南山区",
    "500000": "重庆市",
    "500102": "涪陵区",
    "510000": "四川省",
    "510100": "成都市",
    "510104": "锦江区",
}
COUNTIES = [code for code in REGIONS if not code.endswith("00")]
BODIES = {
    "zf": "人民政府",
    "gxj": "工业和信息化局",
    "jyj": "教育局",
    "wjw": "卫生健康委员会",
    "zjj": "住房和城乡建设局",
    "rsj": "人力资源和社会保障局",
    "scj": "市场监督管理局",
    "xspj": "行政审批局",
}
SHORT = {
    "人民政府": "政府",
    "工业和信息化局": "工信局",
    "卫生健康委员会": "卫健委",
    "住房和城乡建设局": "住建局",
    "人力资源和社会保障局": "人社局",
    "市场监督管理局": "市监局",
}
YEARS = (2023, 2024, 2025)
QUESTIONS = (
    "{name}2024年收到多少申请",
    "{name}有没有行政复议",
    "请问{name}去年公开了多少信息",
    "{name}2025年不予公开几件",
)
WRONG = "犬江仲合刀己"
"Characters that are typed in the place of the right one."


@dataclass(frozen=True)
class Asked:
    """A query, and the agency that is meant by it."""

    kind: str
    query: str
    key: str
    year: int = 0
    "0: whichever."


def agencies() -> Iterator[tuple[str, str, str]]:
    """Key, region and body of each, so that neighbours differ in both."""
    bodies = list(BODIES.items())
    for turn in range(len(bodies)):
        for number, code in enumerate(COUNTIES):
            id_, body = bodies[(turn + number) % len(bodies)]
            yield f"{code}/{id_}", REGIONS[code], body


def asked() -> list[Asked]:
    """150 queries of ten kinds."""
    every = list(agencies())
    short = [(key, region, SHORT[body]) for key, region, body in every if body in SHORT]
    city = {code: REGIONS.get(f"{code[:4]}00", REGIONS[f"{code[:2]}0000"]) for code in COUNTIES}
    found = [Asked("whole", region + body, key) for key, region, body in every[:20]]
    found += [Asked("short", region + body, key) for key, region, body in short[:20]]
    found += [
        Asked("with its city", city[key[:6]] + region + body, key)
        for key, region, body in every[20:30]
    ]
    found += [
        Asked("without 区 or 县", region[:-1] + body, key) for key, region, body in short[20:35]
    ]
    found += [
        Asked("beside a year", f"{region}{body} 2024", key, 2024)
        for key, region, body in short[35:50]
    ]
    found += [
        Asked("in a question", question.format(name=region + body), key)
        for question, (key, region, body) in zip(
            islice(cycle(QUESTIONS), 20), short[5:25], strict=True
        )
    ]
    found += [
        Asked("one wrong", misspelt(region + body, number), key)
        for number, (key, region, body) in enumerate(every[30:50])
    ]
    found += [
        Asked("letters", "".join(lazy_pinyin(region + body)), key)
        for key, region, body in every[50:62]
    ]
    found += [
        Asked("syllables", " ".join(lazy_pinyin(region)), key[:6])
        for key, region, _ in every[: len(COUNTIES)]
    ]
    found += [
        Asked("initials", "".join(syllable[0] for syllable in lazy_pinyin(region + body)), key)
        for key, region, body in every[62:70]
    ]
    return found


def misspelt(name: str, number: int) -> str:
    """With one character that is wrong, each time another one."""
    place = number % len(name)
    wrong = WRONG[number % len(WRONG)]
    assert name[place] != wrong
    return name[:place] + wrong + name[place + 1 :]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    """The search page of an archive of these bodies, each with reports on three years."""
    folder = tmp_path_factory.mktemp("country")
    bodies = {
        key: Body(
            kind="government" if body == "人民政府" else "department",
            name=region + body,
            reports={year: Filed(number + year - 2000) for year in YEARS},
        )
        for number, (key, region, body) in enumerate(agencies())
    }
    content = write(folder / "content", bodies, regions=REGIONS)
    result = build(Options(content, folder / "site", jobs=2, base_url="/"))
    assert result.published, result.findings[:3]
    return f"{serve(folder / 'site')}search/"


ASK = """async (query) => {
  const results = document.getElementById("search-results");
  document.getElementById("search-box").value = query;
  document.getElementById("search-form").requestSubmit();
  await new Promise((resolve) => {
    const done = () => results.ariaBusy === "false" && resolve();
    new MutationObserver(done).observe(results, { attributes: true });
    done();
  });
  const shown = (selector) => [...document.querySelectorAll(selector)]
    .filter((link) => link.checkVisibility());
  return {
    names: shown("#search-card h2 a, #search-names .search-title").map((link) => link.pathname),
    reports: shown("#search-results .search-title").map((link) => link.pathname),
    offered: shown("#search-meant a").map((link) => link.textContent),
  };
}"""


def test_the_agency_that_is_meant_comes_first_or_is_offered(
    browser: Browser, address: str, say: Callable[[object], None]
) -> None:
    """Of 150 queries: it is the first agency, its report the first report; misspelt, it is offered.

    A misspelt one may be found all the same.
    """
    everything = asked()
    assert len({one.query for one in everything}) == 150
    page = browser.new_page()
    page.goto(address)
    expect(page.locator("#search-filter")).to_be_visible()
    rights: dict[str, list[bool]] = defaultdict(list)
    wrong: dict[str, list[str]] = defaultdict(list)
    names = {key: region + body for key, region, body in agencies()}
    for one in everything:
        found = page.evaluate(ASK, one.query)
        for said, is_right in judged(one, found, names):
            rights[said].append(is_right)
            if not is_right:
                wrong[said].append(f"{one.kind}: {one.query}")
    page.close()
    scores = {said: sum(each) / len(each) for said, each in rights.items()}
    counts = {said: len(each) for said, each in rights.items()}
    say(f"{scores} of {counts}; {json.dumps(wrong, ensure_ascii=False)}")
    assert scores["agency first"] == 1
    assert scores["own report first"] >= 0.98
    assert scores["offered"] >= 0.9


def judged(
    one: Asked, found: dict[str, list[str]], names: dict[str, str]
) -> Iterator[tuple[str, bool]]:
    """What has to be so of an answer, and whether it is."""
    first = [path.strip("/") for path in found["names"][:1]]
    if one.kind in ("one wrong", "letters", "syllables", "initials"):
        name = names.get(one.key) or REGIONS[one.key]
        yield "offered", first == [one.key] or name in found["offered"]
        return
    yield "agency first", first == [one.key]
    report = urlsplit("".join(found["reports"][:1])).path.strip("/")
    holder, _, year = report.rpartition("/")
    yield "own report first", holder == one.key and one.year in (0, int(year))
