"""Whether a citizen would call the search good: what it finds, held against what the files say."""

import os
import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page, Request, expect

from generator.build import Options, build
from generator.search import SHORT_FORMS, directory, shards
from support.search_sample import Archive, Texts, contains, write_sample

QUERIES: list[tuple[str, list[list[str]]]] = [
    # What is typed, and of each part what it may be called.
    ("湛河区工信局", [["湛河区工信局", "湛河区工业和信息化局"]]),
    ("工信局", [["工信局", "工业和信息化局"]]),
    ("工业和信息化局", [["工信局", "工业和信息化局"]]),
    ("卫健委", [["卫健委", "卫生健康委"]]),
    ("卫生健康委员会", [["卫健委", "卫生健康委员会"]]),
    ("住建局", [["住建局", "住房和城乡建设局", "住房城乡建设局"]]),
    ("人社厅", [["人社厅", "人力资源和社会保障厅"]]),
    ("市监局", [["市监局", "市场监督管理局", "市场监管局"]]),
    ("教体局", [["教体局", "教育体育局", "教育和体育局"]]),
    ("行政复议", [["行政复议"]]),
    ("行政诉讼", [["行政诉讼"]]),
    ("优化营商环境", [["优化营商环境"]]),
    ("政府信息公开处理费", [["政府信息公开处理费"]]),
    ("信息处理费", [["信息处理费"]]),
    ("双随机一公开", [["双随机一公开"]]),
    ("双随机、一公开", [["双随机一公开"]]),
    ("２０２５", [["2025"]]),
    ("2025", [["2025"]]),
    ("200元", [["200元"]]),
    ("２００元", [["200元"]]),
    ("2310", [["2310"]]),
    ("2,310", [["2310"]]),
    ("60余条", [["60余条"]]),
    ("60 余条", [["60余条"]]),
    ("行政處罰", [["行政处罚"]]),
    ("行政处罚", [["行政处罚"]]),
    ("資訊公開", [["资讯公开"]]),
    ("湛河区 2025", [["湛河区"], ["2025"]]),
    ("2025 湛河区", [["湛河区"], ["2025"]]),
    ("鼓楼区 工信局", [["鼓楼区"], ["工信局", "工业和信息化局"]]),
    ("12345热线", [["12345热线"]]),
    ("ofd", [["ofd"]]),
    ("98.5%", [["98.5%"]]),
    ("配售公告》（第三号），配售结果公示十五日", [["配售公告第三号配售结果公示十五日"]]),
    ("依照《中华人民共和国档案法》（2020年修订）和", [["依照中华人民共和国档案法2020年修订和"]]),
    ("火星移民计划", []),
    ("量子计算", []),
]
FIND_ALL = """async (queries) => {
  const script = document.querySelector("script[src*='/page.js']").src;
  const module = (name) => import(new URL(name, script));
  const { Index } = await module("index.js");
  const { parsed } = await module("query.js");
  const { choiceFrom } = await module("choice.js");
  const { Run } = await module("run.js");
  const form = document.getElementById("search-form");
  const address = new URL(form.dataset.index, location.href);
  const index = globalThis.opened ??= await Index.open(address);
  const { directory } = index;
  const found = [];
  for (const query of queries) {
    const typed = parsed(query);
    const { agencies } = await directory.find(typed);
    if (typed.isEmpty) {
      found.push({ agencies: agencies.map(({ address }) => address), reports: [] });
      continue;
    }
    const run = new Run(index, typed, choiceFrom("", []));
    do await run.advance(Infinity); while (run.waiting.length);
    found.push({
      agencies: agencies.map(({ address }) => address),
      reports: run.chosen.map(({ facets }) => facets.address),
    });
  }
  return found;
}"""
"Everything a query finds, in order: what the page shows ten by ten, by the page's own modules."


@dataclass
class Score:
    """Of all that should be found and all that was: how much of the one is in the other."""

    expected: int = 0
    found: int = 0
    right: int = 0

    def add(self, expected: Iterable[str], found: Iterable[str]) -> None:
        """One query's results beside what they should be."""
        self.expected += len(set(expected))
        self.found += len(list(found))
        self.right += len(set(expected) & set(found))

    @property
    def recall(self) -> float:
        """Part of what should be found that was."""
        return self.right / self.expected if self.expected else 1.0

    @property
    def precision(self) -> float:
        """Part of what was found that should be."""
        return self.right / self.found if self.found else 1.0

    def __str__(self) -> str:
        counts = f"{self.expected} expected, {self.found} found"
        return f"recall {self.recall:.4f}, precision {self.precision:.4f} ({counts})"


def find_all(page: Page, archive: Archive, queries: list[str]) -> list[dict[str, list[str]]]:
    """What the page's modules find for each."""
    page.goto(f"{archive.url}search/")
    found: list[dict[str, list[str]]] = page.evaluate(FIND_ALL, queries)
    return found


def hold_queries(page: Page, archive: Archive, say: Callable[[object], None]) -> None:
    """The queries that the archive has an answer to, and those that none has, against the files."""
    truth = {
        query: archive.texts.reports(*alternatives) if alternatives else set()
        for query, alternatives in QUERIES
    }
    asked = [query for query, alternatives in QUERIES if truth[query] or not alternatives]
    score, wrong = Score(), {}
    for query, found in zip(asked, find_all(page, archive, asked), strict=True):
        reports, expected = found["reports"], truth[query]
        score.add(expected, reports)
        years = [int(address.split("/")[2]) for address in reports]
        assert years == sorted(years, reverse=True), query
        if sorted(reports) != sorted(expected):
            wrong[query] = (len(expected), len(reports), sorted(expected ^ set(reports))[:5])
    say(f"{len(asked)} queries: {score}")
    assert wrong == {}


def test_every_query_finds_what_the_files_say(
    page: Page, sample: Archive, say: Callable[[object], None]
) -> None:
    """Names, short forms, topics, numbers, traditional characters, pasted sentences.

    And nothing where nothing is.
    """
    assert all(sample.texts.reports(*alternatives) for _, alternatives in QUERIES if alternatives)
    hold_queries(page, sample, say)


def test_every_query_of_a_large_archive_finds_what_the_files_say(
    page: Page, large: Archive, say: Callable[[object], None]
) -> None:
    """Of the same queries those that it has an answer to."""
    hold_queries(page, large, say)


def names_of(texts: Texts, count: int) -> list[tuple[str, list[list[str]]]]:
    """Agencies' names, whole, in part and in short forms."""
    drawn = random.Random(5)  # noqa: S311  # the same ones in every run
    found = []
    for names in drawn.sample(sorted(texts.names.values()), min(count, len(texts.names))):
        whole = names[0]
        found.append((whole, [[whole]]))
        for long, short in SHORT.items():
            if whole.endswith(long):
                typed = whole.removesuffix(long)[-3:] + short
                found.append((typed, [[typed, typed.removesuffix(short) + long]]))
    return found


SHORT = {
    "工业和信息化局": "工信局",
    "卫生健康局": "卫健局",
    "卫生健康委员会": "卫健委",
    "住房和城乡建设局": "住建局",
    "人力资源和社会保障局": "人社局",
    "人力资源和社会保障厅": "人社厅",
    "市场监督管理局": "市监局",
    "文化和旅游局": "文旅局",
    "交通运输局": "交通局",
    "应急管理局": "应急局",
    "医疗保障局": "医保局",
}


def hold_names(page: Page, archive: Archive, say: Callable[[object], None]) -> None:
    """The directory and the index against the files, for up to 500 names and their short forms."""
    queries = names_of(archive.texts, 500)
    in_directory, in_index, wrong = Score(), Score(), []
    for (query, alternatives), found in zip(
        queries, find_all(page, archive, [q for q, _ in queries]), strict=True
    ):
        agencies, reports = (
            archive.texts.agencies(*alternatives),
            archive.texts.reports(*alternatives),
        )
        in_directory.add(agencies, found["agencies"])
        in_index.add(reports, found["reports"])
        if agencies != set(found["agencies"]) or reports != set(found["reports"]):
            wrong.append(query)
    say(
        f"{len(queries)} names; directory: {in_directory}; index: {in_index}; "
        f"not exactly right: {wrong[:10]}"
    )
    assert (
        min(in_directory.recall, in_directory.precision, in_index.recall, in_index.precision)
        >= 0.99
    )


def test_agencies_are_found_by_name(
    page: Page, sample: Archive, say: Callable[[object], None]
) -> None:
    """By the whole name, and by the short form that everybody uses."""
    hold_names(page, sample, say)


def test_agencies_of_a_large_archive_are_found_by_name(
    page: Page, large: Archive, say: Callable[[object], None]
) -> None:
    """The same, where regions have names of two drawn characters and share them."""
    hold_names(page, large, say)


def passages(texts: Texts, count: int) -> list[str]:
    """4 to 16 characters from within one block, and no name that has others.

    They begin and end between two tokens.
    """
    short_forms = yaml.safe_load(SHORT_FORMS.read_text("utf-8"))
    known = [
        stem + end
        for stems in short_forms["stems"]
        for stem in stems
        for end in short_forms["endings"]
    ]
    drawn = random.Random(300)  # noqa: S311  # the same ones in every run
    blocks = sorted({block for blocks in texts.blocks.values() for block in blocks})
    found: list[str] = []
    while len(found) < count:
        block = drawn.choice(blocks)
        start, length = drawn.randrange(len(block)), drawn.randint(4, 16)
        passage = block[start : start + length].strip()
        if (
            len(passage) >= 4
            and contains(block, passage)
            and not any(name in passage for name in known)
        ):
            found.append(passage)
    return found


def hold_passages(page: Page, archive: Archive, say: Callable[[object], None]) -> None:
    """300 passages against the files."""
    drawn = passages(archive.texts, 300)
    score, wrong = Score(), {}
    for passage, found in zip(drawn, find_all(page, archive, drawn), strict=True):
        expected = {
            address
            for address, blocks in archive.texts.blocks.items()
            if any(contains(block, passage) for block in blocks)
        }
        score.add(expected, found["reports"])
        if set(found["reports"]) != expected:
            wrong[passage] = (len(expected), len(found["reports"]))
    say(f"300 passages: {score}")
    assert wrong == {}


def test_any_passage_is_found(page: Page, sample: Archive, say: Callable[[object], None]) -> None:
    """300 passages drawn from the reports are found in exactly the reports that have them."""
    hold_passages(page, sample, say)


def test_any_passage_of_a_large_archive_is_found(
    page: Page, large: Archive, say: Callable[[object], None]
) -> None:
    """The same over several shards."""
    hold_passages(page, large, say)


def test_a_divided_archive_answers_the_same(
    page: Page,
    sample: Archive,
    tmp_path: Path,
    serve: Callable[[Path], str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Every query and every name finds among many small files what it finds among few.

    Files of agencies and shards both.
    """
    queries = [query for query, _ in QUERIES + names_of(sample.texts, 500)]
    whole = find_all(page, sample, queries)
    monkeypatch.setattr(directory, "LIMIT", 2)
    monkeypatch.setattr(shards, "SMALL", 5)
    monkeypatch.setattr(shards, "LIMIT", 5)
    write_sample(tmp_path / "content")
    assert build(Options(tmp_path / "content", tmp_path / "site")).published
    assert len(list((tmp_path / "site" / "search").glob("agencies*.bin"))) > 10
    assert len(list((tmp_path / "site" / "search").glob("pagefind-*"))) > 10
    divided = find_all(
        page, Archive(serve(tmp_path / "site"), sample.texts, sample.figures), queries
    )
    for query, one, other in zip(queries, whole, divided, strict=True):
        assert (query, sorted(one["reports"])) == (query, sorted(other["reports"]))
        assert (query, one["agencies"]) == (query, other["agencies"])


TYPICAL = ["工信局", "行政复议", "优化营商环境", "政府信息公开处理费", "2025", "火星移民计划"]
WORST = [
    "教育局 2023",
    "局",
    "的",
    "促消费及招商活动等信息20条，进一步提升了全区百姓",
    "持续优化营商环境、保障民众知情权利",
]

TIMED = """async (query) => {
  const status = document.getElementById("search-status");
  const start = performance.now();
  const answered = new Promise((resolve) => {
    const told = () => /找到|没有/.test(status.textContent) && resolve();
    const changes = { childList: true, characterData: true, subtree: true };
    new MutationObserver(told).observe(status, changes);
  });
  document.getElementById("search-box").value = query;
  document.getElementById("search-form").requestSubmit();
  await answered;
  return (performance.now() - start) / 1000;
}"""


def note_size(sizes: list[int], request: Request) -> None:
    """Add what an answer weighed."""
    sizes.append(request.sizes()["responseBodySize"])


def test_a_query_costs_little(
    browser: Browser, large: Archive, say: Callable[[object], None]
) -> None:
    """500 KB, at worst 1 MB, nothing of the index being there before.

    On demand half a second, at worst 1.5 s.
    """
    costs = {}
    for query in TYPICAL + WORST:
        with browser.new_context() as context:
            page = context.new_page()
            sizes: list[int] = []
            page.on("requestfinished", partial(note_size, sizes))
            page.goto(f"{large.url}search/")
            expect(page.locator("#search-filter")).to_be_visible()
            sizes.clear()
            seconds = page.evaluate(TIMED, query)
            page.wait_for_load_state("networkidle")
            costs[query] = (sum(sizes) / 1000, seconds)
    say(
        "".join(
            f"\n  {kilobytes:5.0f} KB {seconds:5.2f} s  {query}"
            for query, (kilobytes, seconds) in costs.items()
        )
    )
    assert {
        query: cost
        for query, cost in costs.items()
        if cost[0] > (500 if query in TYPICAL else 1000)
    } == {}
    if (
        "ARCHIVE_SEARCH_REPORTS" in os.environ
    ):  # a run of its own, on a machine that does nothing else
        assert {
            query: cost
            for query, cost in costs.items()
            if cost[1] > (0.5 if query in TYPICAL else 1.5)
        } == {}
