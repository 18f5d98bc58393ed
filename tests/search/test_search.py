"""The search index: what texts become, how an archive is divided, what Pagefind makes of it."""

import gzip
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from html import unescape
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from generator.archive.region import NATION, Region
from generator.build.workers import Here
from generator.content.narrative import Block
from generator.finding import GeneratorError
from generator.search import (
    Body,
    Bundle,
    Record,
    address,
    build_index,
    directory,
    pagefind,
    put,
    routes,
    shards,
)
from generator.search import files as files_of_search
from generator.search.routes import Routes, checksums, unpacked
from generator.search.shadow import TAG, Shadow, names_in_place
from generator.search.shards import Report, divide
from generator.search.spelling import letters_of, of_agencies, of_regions
from generator.search.table import table
from generator.search.text import shadow, tokens
from generator.survey.amounts import Amount
from generator.survey.verdicts import Said
from generator.text.traditional import PAIRS
from support.paths import ROOT, TESTS

SCRIPTS = ROOT / "templates" / "assets" / "search"
TABLE = TESTS / "cases" / "search-text.json"
CASES = json.loads(TABLE.read_text("utf-8"))


def body(agency: str = "gxj", province: str = "河南省") -> Body:
    """An agency in 湛河区."""
    code = {"河南省": "41", "黑龙江省": "23"}[province]
    return Body(
        key=f"{code}0411/{agency}",
        name="湛河区工信局",
        names=("平顶山市湛河区工业和信息化局", "工信局"),
        lineage=(
            Region(f"{code}0000", province),
            Region(f"{code}0400", "平顶山市"),
            Region(f"{code}0411", "湛河区"),
        ),
        kind="政府部门",
        years=(2025, 2023),
    )


def record(agency: str = "gxj", year: int = 2025, province: str = "河南省") -> Record:
    """One of its reports."""
    return Record(
        body=body(agency, province),
        year=year,
        title=title(year),
        state="",
        verdicts=(Said.ACKNOWLEDGED, Said.FIRST),
        figures=(Amount(12), Amount(3, derived=True), Amount(None), Amount(0)),
    )


def title(year: int) -> str:
    """Of one of its reports."""
    return f"湛河区工信局{year}年政府信息公开工作年度报告"


def report(agency: str = "gxj", year: int = 2025, province: str = "河南省") -> Report:
    """The same by its name."""
    return body(agency, province).key, year


def page(report: Report, text: str) -> bytes:
    """What Pagefind reads of a report that says so."""
    key, year = report
    province = "河南省" if key.startswith("41") else "黑龙江省"
    blocks = (Block("s1", "一、总体情况"), Block("s1", text), Block("s2", "二、主动公开"))
    return Shadow(body(key[7:], province), title(year), blocks).page


def index(out: Path, pages: Mapping[Report, bytes], jobs: int = 1) -> None:
    """The text index of these reports, each with what Pagefind reads of it."""
    bundles = {}
    for shard in divide(pages):
        work = out / f".{shard.name}"
        for each in shard.reports:
            put(work, address(each), pages[each])
        bundles[out / f"pagefind-{shard.name}"] = Bundle(work, tuple(map(address, shard.reports)))
    build_index(bundles, out, jobs, Here().submit)


def tables(
    bodies: Sequence[Body], records: Sequence[Record], bundles: Mapping[str, Path] | None = None
) -> dict[str, Any]:
    """File → its content, unpacked, of what is written besides the bundles."""
    written = {}
    for name, content in files_of_search(bodies, records, bundles or {}):
        plain = gzip.decompress(content) if name.endswith(".bin") else content
        written[name] = json.loads(plain)
    return written


def files(folder: Path) -> dict[str, bytes]:
    """Relative path to content, of every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize("case", CASES, ids=[case["says"] for case in CASES])
def test_text(case: dict[str, object]) -> None:
    """A text has the tokens and the shadow of the table."""
    text = str(case["input"])
    assert {"tokens": tokens(text), "shadow": shadow(text)} == {
        "tokens": case["tokens"],
        "shadow": case["shadow"],
    }


def run_in_node(folder: Path, code: str, given: object) -> Any:  # noqa: ANN401 - what the code prints
    """What the code makes of `given`, the page's modules beside it."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed, so the page's modules were not run")
    for path in SCRIPTS.glob("*.js"):
        shutil.copy(path, folder)
    (folder / "package.json").write_text('{"type": "module"}')
    (folder / "given.json").write_text(json.dumps(given), "utf-8")
    read = (
        'import { readFileSync } from "node:fs";'
        ' const given = JSON.parse(readFileSync("given.json", "utf-8"));'
    )
    (folder / "run.js").write_text(read + code)
    done = subprocess.run(
        [node, "run.js"], cwd=folder, capture_output=True, check=True, encoding="utf-8"
    )
    return json.loads(done.stdout)


def test_browser_agrees(tmp_path: Path) -> None:
    """The page's text.js gives the same, and prints shadows as the table says."""
    code = (
        'import { printed, shadow, tokens } from "./text.js";'
        "console.log(JSON.stringify(given.map(({ says, input }) => ({ says, input,"
        "tokens: tokens(input), shadow: shadow(input), printed: printed(shadow(input).split(' ')),"
        "}))));"
    )
    assert run_in_node(tmp_path, code, CASES) == CASES


PLACES = """
globalThis.location = { href: "https://archive.example/search/" };
const route = (address) => given.routes[new URL(address).pathname.slice(1)];
const packed = (value) =>
  new Response(JSON.stringify(value)).body.pipeThrough(new CompressionStream("gzip"));
globalThis.fetch = async (address) => new Response(packed(route(address)));
const { Routes } = await import("./files.js");
const routes = new Routes(new URL("https://archive.example/"), given.files);
const found = [];
for (const phrase of given.phrases) found.push([...(await routes.places(phrase))]);
console.log(JSON.stringify(found));
"""


def places(tmp_path: Path, held: Sequence[list[list[str]]], phrases: Sequence[list[str]]) -> Any:  # noqa: ANN401 - as above
    """Of each phrase the places that the page takes for those that may hold it."""
    made = list(Routes([unpacked(checksums(texts)) for texts in held]).files())
    given = {
        "files": len(made),
        "routes": {f"{number}.bin": route for number, route in enumerate(made)},
        "phrases": phrases,
    }
    return run_in_node(tmp_path, PLACES, given)


@pytest.mark.parametrize("most", [50, 100_000], ids=["many files", "one file"])
def test_routes_lead_wherever_a_phrase_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    """To every place that has it, and to hardly another, whatever the number of files."""
    monkeypatch.setattr(routes, "MOST", most)
    held = [
        [tokens(f"第{number}项：优化营商环境{number * 7}件，𠀀依法公开 PDF {number}。")]
        for number in range(60)
    ]
    phrases = [
        text[start : start + length]
        for (text,) in held
        for start in range(len(text) - 3)
        for length in (1, 2, 4)
    ]
    phrases += [tokens(f"公开{number}依法") for number in range(3000, 3200)]
    there = []
    for phrase in phrases:
        wanted = f" {' '.join(phrase)} "
        holding = [n for n, (text,) in enumerate(held) if wanted in f" {' '.join(text)} "]
        there.append(holding)
    found = places(tmp_path, held, phrases)
    assert [set(some) - set(all_) for some, all_ in zip(there, found, strict=True)] == [
        set() for _ in phrases
    ]
    assert sum(map(len, found)) <= sum(map(len, there)) * 103 // 100
    assert found[-200:] == [[] for _ in range(200)]


def test_a_spelling_is_led_to_by_its_letters() -> None:
    """Three in a row, of all of it and of its initials; names of several readings as people say."""
    assert letters_of("zhan he") == ["~zha", "~han", "~anh", "~nhe"]
    assert letters_of("lu an shi")[-1] == "~las"
    regions = [Region("341500", "六安市"), Region("371524", "东阿县"), Region("430100", "长沙市")]
    assert list(of_regions(regions)) == [
        ("六安市", "lu an shi"),
        ("东阿县", "dong e xian"),
        ("长沙市", "chang sha shi"),
    ]
    latin = replace(body(), name="PDF（测试）1号中心", names=())
    assert list(of_agencies([latin])) == [
        ("湛河区PDF（测试）1号中心", "zhan he qu ce shi hao zhong xin")
    ]


def test_an_archive_of_nothing_leads_nowhere(tmp_path: Path) -> None:
    """One file, and nothing in it."""
    assert list(Routes([]).files()) == [[]]
    assert places(tmp_path, [[], []], [["年"], ["年", "报"]]) == [[], []]


def test_browser_has_the_same_characters() -> None:
    """Both sides know the same traditional characters, each once."""
    script = (SCRIPTS / "traditional.js").read_text("utf-8")
    assert "".join(re.findall(r'^  "(.+)"[ ;]', script, re.MULTILINE)) == PAIRS
    assert len(set(PAIRS[::2])) == len(PAIRS) // 2
    assert not set(PAIRS[::2]) & set(PAIRS[1::2])


def test_shadow_page() -> None:
    """Names weigh nothing, each heading's id stands before its blocks, markup is text."""
    assert page(report(), "<b>2,310 件").decode() == (
        "<!doctype html><html lang='zh-cn'><meta charset='utf-8'><body>"
        "<p> 湛 河 区 工 信 局 2025 年 政 府 信 息 公 开 工 作 年 度 报 告 | "
        "<p data-pagefind-weight='0'> 河 南 省 平 顶 山 市 湛 河 区 工 信 局 | "
        " 河 南 省 平 顶 山 市 湛 河 区 工 业 和 信 息 化 局 |  ||"
        "<p><i id='s1'></i> 一/ 总 体 情 况 | `&lt; b`&gt; 2310'~ 件 | "
        "<p><i id='s2'></i> 二/ 主 动 公 开 | "
    )


EXCERPT = """
globalThis.location = { href: "https://archive.example/search/" };
const { excerpt } = await import("./entries.js");
const { tokens } = await import("./text.js");
const fragment = { content: given.content, anchors: [{ id: "s1", location: 0 }] };
console.log(JSON.stringify(given.queries.map((query) => {
  const { before, mark, after } = excerpt(fragment, [tokens(query)]);
  return before + "[" + mark + "]" + after;
})));
"""


def test_the_end_of_a_block_is_never_printed(tmp_path: Path) -> None:
    """Whatever the next one begins with: it is a bracket or a quotation mark as often as not."""
    texts = (
        "（一）主动公开。",
        "“放管服”改革。",
        "《条例》规定的。",
        "—2025年。",
        "① 依申请公开。",
    )
    blocks = [Block("s1", text) for text in texts]
    shadowed = Shadow(body(), title(2025), blocks).page.decode()
    content = unescape(TAG.sub(" ", shadowed.partition("<body>")[2]))
    queries = ["主动公开", "放管服", "条例", "2025年", "依申请公开"]
    found = run_in_node(tmp_path, EXCERPT, {"content": content, "queries": queries})
    assert found == [
        "（一）[主动公开]。",
        "“[放管服]”改革。",
        "《[条例]》规定的。",
        "—[2025年]。",
        " 1 [依申请公开]。",
    ]


def test_names_in_place() -> None:
    """A name is led by the regions it leaves out, whichever it begins with."""
    assert list(names_in_place(body())) == [
        "河南省平顶山市湛河区工信局",
        "河南省平顶山市湛河区工业和信息化局",
    ]


def test_a_national_body_is_led_by_no_region() -> None:
    """Also in another process, where the country is an equal value and not the same one."""
    for country in (NATION, replace(NATION)):
        national = replace(body(), name="国家统计局", names=(), lineage=(country,))
        assert (national.regions, national.province) == ((), "")
        assert list(names_in_place(national)) == ["国家统计局"]


def test_a_small_archive_is_one_shard() -> None:
    """A few hundred reports are one bundle, the newest first."""
    (shard,) = divide([report(year=2023), report(year=2025), report("jyj", 2025)])
    assert (shard.name, shard.years) == ("all", [2025, 2023])
    assert list(map(address, shard.reports)) == [
        "410411/gxj/2025/",
        "410411/jyj/2025/",
        "410411/gxj/2023/",
    ]


def test_a_big_archive_is_divided(monkeypatch: pytest.MonkeyPatch) -> None:
    """By year, then by province, then by address, and never above the limit."""
    monkeypatch.setattr(shards, "SMALL", 1)
    monkeypatch.setattr(shards, "LIMIT", 4)
    archive = [report(f"d{i:02d}") for i in range(20)]
    archive += [report("gxj", year) for year in (2023, 2024)]
    archive += [report("gxj", 2025, "黑龙江省")]
    made = {shard.name: shard for shard in divide(archive)}
    assert max(len(shard.reports) for shard in made.values()) <= 4
    assert sorted(chain.from_iterable(shard.reports for shard in made.values())) == sorted(archive)
    parts = [f"2025-41-{number}" for number in range(1, len(made) - 2)]
    assert list(made) == ["2025-23", *parts, "2024", "2023"]
    assert made["2025-23"].reports == (("230411/gxj", 2025),)


def test_a_report_that_goes_changes_its_shard_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Others have the same reports as before."""
    monkeypatch.setattr(shards, "SMALL", 1)
    monkeypatch.setattr(shards, "LIMIT", 4)
    archive = [report(f"d{i:02d}") for i in range(12)]
    before = divide(archive)
    after = divide(each for each in archive if each != report("d05"))
    assert len(before) > 1
    assert sum(one != other for one, other in zip(before, after, strict=True)) == 1


def test_index(tmp_path: Path) -> None:
    """One bundle, what the page needs to open it, and nothing else of Pagefind's."""
    archive = [report(year=2025), report(year=2023, province="黑龙江省")]
    index(tmp_path / "out", {each: page(each, "优化营商环境。") for each in archive}, 2)
    written = files(tmp_path / "out")
    ids = json.loads(gzip.decompress(written["pagefind-all/pages.bin"]))
    urls = {}
    for own, name in ids.items():
        text = gzip.decompress(written[f"pagefind-all/fragment/{name}.pf_fragment"])
        urls[own] = json.loads(text.removeprefix(b"pagefind_dcd"))["url"]
    assert urls == {
        "410411/gxj/2025/": "/410411-gxj-2025.html",
        "230411/gxj/2023/": "/230411-gxj-2023.html",
    }
    assert sorted({re.sub(r"zh-cn_\w+", "*", name) for name in written}) == [
        "pagefind-1.5.2/pagefind.js",
        "pagefind-1.5.2/wasm.unknown.pagefind",
        "pagefind-all/checksums.bin",
        "pagefind-all/fragment/*.pf_fragment",
        "pagefind-all/index/*.pf_index",
        "pagefind-all/pagefind-entry.json",
        "pagefind-all/pagefind.*.pf_meta",
        "pagefind-all/pages.bin",
    ]


def test_tables(tmp_path: Path) -> None:
    """What the page reads first names every other file; without a text index it says so."""
    records = [record(), record(year=2023), record(province="黑龙江省")]
    bodies = [body(), body(province="黑龙江省")]
    folder = tmp_path / "pagefind-all-0a1b"
    folder.mkdir()
    (folder / "checksums.bin").write_bytes(checksums([["行", "政"]]))
    made = tables(bodies, records, {"all": folder})
    index = made.pop("index.json")
    assert index.pop("short_forms").keys() == {
        "endings",
        "stems",
        "reports",
        "everyday",
    }
    names = {re.sub(r"\.[0-9a-f]{12}\b", ".*", name): name for name in made}
    assert sorted(names) == [
        "agencies.*.bin",
        "all.*.bin",
        "regions.*.bin",
        "routes.*/0.bin",
        "spelled.*.bin",
    ]
    assert index == {
        "format": 4,
        "runtime": "pagefind-1.5.2/",
        "shards": [
            {
                "years": [2025, 2023],
                "province": "",
                "table": names["all.*.bin"],
                "bundle": "pagefind-all-0a1b/",
            }
        ],
        "regions": names["regions.*.bin"],
        "agencies": [names["agencies.*.bin"]],
        "spellings": index["spellings"],
        "routes": {"folder": names["routes.*/0.bin"].removesuffix("0.bin"), "files": 1},
    }
    assert made[names["regions.*.bin"]] == [
        ["230000", "黑龙江省", "省级"],
        ["230400", "黑龙江省/平顶山市", "市级"],
        ["230411", "黑龙江省/平顶山市/湛河区", "县级"],
        ["410000", "河南省", "省级"],
        ["410400", "河南省/平顶山市", "市级"],
        ["410411", "河南省/平顶山市/湛河区", "县级"],
    ]
    assert made[names["agencies.*.bin"]][1] == [
        "410411", "gxj", "政府部门", [2025, 2023],
        "湛河区工信局", "平顶山市湛河区工业和信息化局", "工信局",
    ]  # fmt: skip
    of_places = {tuple(places): len(held) for places, held in made[names["routes.*/0.bin"]]}
    assert of_places.pop((0,)) == 3
    assert of_places.keys() == {(1,), (2,), (3,), (2, 1)}
    assert [made[name] for name in index["spellings"]] == [
        [
            ["河南省", "he nan sheng"],
            ["平顶山市", "ping ding shan shi"],
            ["湛河区", "zhan he qu"],
            ["黑龙江省", "hei long jiang sheng"],
            ["平顶山市", "ping ding shan shi"],
            ["湛河区", "zhan he qu"],
        ],
        [
            ["湛河区工信局", "zhan he qu gong xin ju"],
            [
                "平顶山市湛河区工业和信息化局",
                "ping ding shan shi zhan he qu gong ye he xin xi hua ju",
            ],
        ],
    ]
    (shard,) = tables(bodies, records)["index.json"]["shards"]
    assert shard["bundle"] is None


def test_what_changes_has_another_name() -> None:
    """A table, the directory and the routes, each by its own content; only index.json has none."""
    before = tables([body()], [record()])
    table_differs = tables([body()], [replace(record(), figures=(Amount(13),))])
    names_differ = tables([replace(body(), name="湛河区数据局")], [record()])
    assert {name.partition(".")[0] for name in table_differs.keys() - before.keys()} == {"all"}
    assert {name.partition(".")[0] for name in names_differ.keys() - before.keys()} == {
        "agencies",
        "routes",
        "spelled",
    }


def test_a_table_tells_figures_apart() -> None:
    """Known, derived (in a list of its own), not known, and 0.

    In the order in which reports are shown.
    """
    assert table([record(year=2025), record("jyj", 2023)]) == {
        "regions": [["410411", "河南省/平顶山市/湛河区", "县级"]],
        "agencies": [
            [0, "gxj", "湛河区工信局", "政府部门"],
            [0, "jyj", "湛河区工信局", "政府部门"],
        ],
        "reports": [
            [0, 2025, "", ["原件对不上", "没有上一年"], 12, [3], None, 0],
            [1, 2023, "", ["原件对不上", "没有上一年"], 12, [3], None, 0],
        ],
    }


def test_a_big_directory_is_divided(monkeypatch: pytest.MonkeyPatch) -> None:
    """A region's bodies stand in one file, and small regions share one."""
    monkeypatch.setattr(directory, "LIMIT", 2)
    nation = Body("000000/gwy", "国务院办公厅", (), (NATION,), "政府", (2025,))
    bodies = [nation, body("gxj", "黑龙江省"), *(body(f"d{number}") for number in range(3))]
    divided = [[item.key for item in file] for file in directory.divide(bodies)]
    assert divided == [
        ["000000/gwy", "230411/gxj"],
        ["410411/d0", "410411/d1", "410411/d2"],
    ]
    assert directory.regions([nation]) == [["000000", "全国", "国家"]]
    assert list(directory.divide([])) == []


def test_index_is_reproducible(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every byte is the same in another run, whatever the order of records and the environment."""
    texts = {report(f"d{i:02d}"): f"公开{i}件。" for i in range(40)}
    pages = {each: page(each, text) for each, text in texts.items()}
    index(tmp_path / "one", pages)
    monkeypatch.setenv("PAGEFIND_FORCE_LANGUAGE", "en")
    monkeypatch.setenv("PAGEFIND_KEEP_INDEX_URL", "true")
    index(tmp_path / "two", dict(reversed(pages.items())), 2)
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_an_empty_archive_has_an_empty_index(tmp_path: Path) -> None:
    """The page then finds nothing, and says so."""
    (tmp_path / "out").mkdir()
    index(tmp_path / "out", {})
    assert files(tmp_path / "out") == {}
    assert tables([], [])["index.json"]["shards"] == []


def test_a_page_left_out_is_an_error(tmp_path: Path) -> None:
    """Pagefind exits 0 on pages in another language, or without text; the build does not."""
    foreign = b"<html lang='en'><body><p>text</p></body></html>"
    with pytest.raises(GeneratorError, match=r"indexed \{'en': 1\}, not 1 pages in zh-cn"):
        index(tmp_path / "out", {report(): foreign})


def test_a_failing_pagefind_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it said is in the message, and a half-made bundle is not put in its place."""
    pages = {report(): page(report(), "优化营商环境。")}
    with monkeypatch.context() as context:
        context.setattr(pagefind, "executable", lambda: Path(sys.executable))
        with pytest.raises(GeneratorError, match="Pagefind ended with 2: unknown option --site"):
            index(tmp_path / "out", pages)
    assert not (tmp_path / "out" / "pagefind-all").exists()
    index(tmp_path / "out", pages)
    assert (tmp_path / "out" / "pagefind-all" / "pagefind-entry.json").is_file()


def test_a_missing_pagefind_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message names the package."""
    monkeypatch.setattr("pagefind_bin.__file__", str(tmp_path / "__init__.py"))
    with pytest.raises(GeneratorError, match="install pagefind-bin"):
        pagefind.executable()


FOUND_BY_NAME = """
globalThis.location = { href: "https://archive.example/search/" };
const packed = (value) =>
  new Response(JSON.stringify(value)).body.pipeThrough(new CompressionStream("gzip"));
const nameOf = (address) => new URL(address).pathname.slice("/search/".length);
globalThis.fetch = async (address) => {
  const name = nameOf(address);
  const value = given[name];
  return new Response(name.endsWith(".json") ? JSON.stringify(value) : packed(value));
};
const { Index } = await import("./index.js");
const { parsed } = await import("./query.js");
const { directory } = await Index.open(new URL("https://archive.example/search/index.json"));
const found = [];
for (const query of given.queries) {
  const { agencies } = await directory.find(parsed(query));
  found.push(agencies.map(({ address }) => address.split("/")[1]));
}
console.log(JSON.stringify(found));
"""
NAMES = {
    # Agency → its name and its other names, of 平顶山市湛河区. The ids are in the order of no
    # answer.
    "a-traditional": ["湛河區工信局"],
    "b-radical": ["湛河区⼯信局"],
    "c-alias": ["湛河区数据局", "湛河区工信局"],
    "d-longer": ["湛河区工信局信息中心"],
    "e-formal": ["湛河区经信局", "平顶山市湛河区工业和信息化局"],
    "f-katakana": ["湛河区エ信局"],
    "z-real": ["湛河区工信局", "平顶山市湛河区工业和信息化委员会"],
}
BY_NAME = ["z-real", "a-traditional", "b-radical", "c-alias", "d-longer", "e-formal"]
BY_PARTS = ["z-real", "a-traditional", "b-radical", "c-alias", "e-formal", "d-longer"]
QUERIES = {
    "湛河区工信局": BY_NAME,
    "湛河区 工信局": BY_PARTS,
    "湛河区工信局2025年年报": BY_NAME,
    "河南省平顶山市湛河区工信局": BY_PARTS,
    "湛河区工業和信息化局": BY_NAME,
    "湛河區工信局": BY_NAME,
    "湛河区数据局": ["c-alias"],
    "湛河区工信": ["z-real", "d-longer", "a-traditional", "b-radical", "c-alias", "e-formal"],
}


def test_an_exact_name_comes_before_an_alias(tmp_path: Path) -> None:
    """Then its look-alikes, then what bears it besides another name.

    Then the longer names that have it in them.
    """
    bodies = [
        replace(body(key), name=name, names=tuple(names)) for key, (name, *names) in NAMES.items()
    ]
    found = run_in_node(tmp_path, FOUND_BY_NAME, {**tables(bodies, []), "queries": list(QUERIES)})
    assert dict(zip(QUERIES, found, strict=True)) == QUERIES


BORNE_BY_MANY = (
    FOUND_BY_NAME.partition("const found")[0]
    + """
const found = {};
for (const query of given.queries) {
  const { agencies, isAll } = await directory.find(parsed(query));
  const isNoOne = await directory.isNoOne(parsed(query));
  found[query] = { agencies: agencies.length, isAll, isNoOne };
}
console.log(JSON.stringify(found));
"""
)


def test_of_a_name_that_many_bear_it_is_said_that_not_all_were_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A few files are read, and texts do not wait; where one body may be meant, they do."""
    monkeypatch.setattr(directory, "LIMIT", 20)
    bodies = []
    for number in range(60):
        code = f"4104{number + 11:02}"
        lineage = (*body("x").lineage[:2], Region(code, f"第{number}区"))
        for id_, name in (("jyj", "教育局"), ("czj", "财政局"), ("sjj", "审计局")):
            named = f"第{number}区{name}"
            one = replace(body(id_), key=f"{code}/{id_}", name=named, names=(), lineage=lineage)
            bodies.append(one)
    queries = ["教育局", "第7区教育局", "第7区教育局 2024", "优化服务", "教育局 2024", "2024年年报"]
    given = {**tables(bodies, []), "queries": queries}
    assert sum(name.startswith("agencies") for name in given) == 10
    assert run_in_node(tmp_path, BORNE_BY_MANY, given) == {
        "教育局": {"agencies": 24, "isAll": False, "isNoOne": True},
        "第7区教育局": {"agencies": 1, "isAll": True, "isNoOne": False},
        "第7区教育局 2024": {"agencies": 0, "isAll": True, "isNoOne": False},
        "优化服务": {"agencies": 0, "isAll": True, "isNoOne": True},
        "教育局 2024": {"agencies": 0, "isAll": False, "isNoOne": False},
        "2024年年报": {"agencies": 0, "isAll": True, "isNoOne": True},
    }
