"""A synthetic archive: the same bytes for the same arguments, from nothing but this repository.

Seven agencies of ten have reports of nothing but zeros, about as many as real ones do.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import permutations
from pathlib import Path
from random import Random

from bench import drawn_figures
from bench.sentences import sentences
from generator.archive.figures import Figures
from generator.archive.report import Report
from generator.authoring.scaffold import title_of
from generator.content.layout import report_text
from generator.form.editions import SECTIONS

YEARS = 5
"Those that the newest edition of the form covers."
LAST = 2025
QUIET = 0.7
"Share of agencies to which nobody applies."
DISTRICTS = 90
"Of a city."
PARAGRAPHS = (6, 3, 0)
"Sentences of sections one, five and six; the last only says that no fee was taken."
OVERVIEW = "主动公开、依申请公开、政府信息管理、平台建设、监督保障各项工作都已落实。"
FEE = "本年度没有产生政府信息公开信息处理费。"
SECTORS = (
    "工业和信息化",
    "教育",
    "财政",
    "卫生健康",
    "住房和城乡建设",
    "人力资源和社会保障",
    "市场监督管理",
    "自然资源",
    "生态环境",
    "应急管理",
    "交通运输",
    "农业农村",
    "水利",
    "文化和旅游",
    "审计",
    "统计",
    "医疗保障",
    "民政",
    "司法",
    "公安",
)
SYLLABLES = "安宁清河山阳川林原丰泽海云溪江湖平永兴昌德明和景新东西南北金玉石松柏岭湾洲港桥城关"
PROVINCE = "410000"
AGENCY = """\
name: {name}
formal_name: null
aliases: [{short}]
sector: {sector}
kind: department
website: null
credit_code: null
former_names: []
succeeds: []
succeeded_by: []
"""
SITE = """\
title: 政府信息公开年报档案
base_url: https://example.org/
repository: null
contact: null
licence: null
"""


def write_archive(content: Path, reports: int, years: int = YEARS) -> int:
    """Write so many reports into a folder that is not there yet; returns how many there are.

    Each agency has one on each of the last years, so that the number is rounded up. years: 1 to 5.
    """
    bodies = [_body(index) for index in range(-(-reports // years))]
    (content / "pages").mkdir(parents=True)
    (content / "site.yaml").write_text(SITE, "utf-8")
    regions = "".join(_region_lines(bodies))
    (content / "regions.yaml").write_text(regions, "utf-8")
    for index, body in enumerate(bodies):
        folder = content / "reports" / body.region / body.id
        folder.mkdir(parents=True)
        (folder / "agency.yaml").write_text(body.text, "utf-8")
        for report in _reports(body, years, Random(index)):
            (folder / f"{report.year}.md").write_text(report_text(report), "utf-8")
    return len(bodies) * years


@dataclass(frozen=True, slots=True)
class Department:
    """An agency of a district."""

    region: str
    id: str
    city: str
    district: str
    sector: str

    @property
    def name(self) -> str:
        """As it prints itself."""
        return f"{self.city}{self.short}"

    @property
    def short(self) -> str:
        """Its alias."""
        return f"{self.district}{self.sector}局"

    @property
    def text(self) -> str:
        """Its `agency.yaml`."""
        return AGENCY.format(name=self.name, short=self.short, sector=self.sector)


def _body(index: int) -> Department:
    """The agency of that number: sector by sector, district by district, city by city."""
    district, sector = divmod(index, len(SECTORS))
    city, within = divmod(district, DISTRICTS)
    names = _names()
    return Department(
        region=f"41{city + 1:02d}{within + 1:02d}",
        id=f"d{sector:02d}",
        city=f"{names[-1 - city]}市",
        district=f"{names[district % (len(names) - DISTRICTS)]}区",
        sector=SECTORS[sector],
    )


@cache
def _names() -> list[str]:
    """Pairs of syllables, shuffled."""
    names = ["".join(pair) for pair in permutations(SYLLABLES, 2)]
    Random(0).shuffle(names)
    return names


def _region_lines(bodies: list[Department]) -> Iterator[str]:
    regions = {PROVINCE: "河南省"}
    for body in bodies:
        regions[f"{body.region[:4]}00"] = body.city
        regions[body.region] = body.district
    for code, name in sorted(regions.items()):
        yield f"'{code}': {{name: {name}}}\n"


def _reports(body: Department, years: int, rng: Random) -> Iterator[Report]:
    """One on each of the last years, each going on where the one before ended."""
    is_quiet = rng.random() < QUIET
    in_force = rng.randint(0, 9)
    last: Figures | None = None
    for year in range(LAST + 1 - years, LAST + 1):
        last = drawn_figures.quiet(in_force) if is_quiet else drawn_figures.busy(rng, last)
        yield Report(
            region=body.region,
            agency=body.id,
            year=year,
            path="",
            title=title_of(body.name, year),
            form=last.form,
            figures=last,
            body=_narrative(year, rng),
            body_line=0,
            published=f"{year + 1}-01-{rng.randint(5, 31):02d}",
            archived=f"{year + 1}-03-01",
        )


def _narrative(year: int, rng: Random) -> str:
    """Sections one, five and six; a number in each paragraph tells it from its like elsewhere."""
    headings = [section.heading for section in SECTIONS if not section.table]
    paragraphs: list[str] = []
    for heading, count in zip(headings, PARAGRAPHS, strict=True):
        paragraphs.append(f"## {heading}")
        if heading == SECTIONS[0].heading:
            paragraphs.append(OVERVIEW)
        for sentence in rng.sample(sentences(), count):
            number = rng.randint(1, 400)
            paragraphs.append(f"{sentence}（{year}年第{number}号）")
    paragraphs.append(FEE)
    text = "\n\n".join(paragraphs)
    return f"\n{text}\n"
