"""The folder that an office in charge has in January: forty bodies, and every kind of mishap."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from generator.archive.report import Report
from support.habits import Damage, Hand
from support.random_reports import contradicted, specimen
from support.shapes_files import docx_bytes, html_text, xlsx_bytes

REGION, YEAR = "990101", 2025
DUE, DAYS = "2026-01-31", ("2026-01-20", "2026-02-03")
NAMES = (
    *("政府办公室", "发展和改革局", "教育局", "科学技术局", "工业和信息化局", "公安局", "民政局"),
    *("司法局", "财政局", "人力资源和社会保障局", "自然资源局", "生态环境局", "住房和城乡建设局"),
    *(
        "交通运输局",
        "水利局",
        "农业农村局",
        "商务局",
        "文化和旅游局",
        "卫生健康局",
        "退役军人事务局",
    ),
    *("应急管理局", "审计局", "市场监督管理局", "体育局", "统计局", "医疗保障局", "信访局"),
    *("林业局", "乡村振兴局", "行政审批局", "城市管理局", "机关事务中心", "档案馆", "供销社"),
    *("税务局", "气象局", "消防救援大队", "残疾人联合会", "红十字会", "融媒体中心"),
)
"Forty, each in 清河区."
BROKEN = ("公安局", "水利局", "司法局")
LATE, UNDATED = "科学技术局", "气象局"
MISSING, PICTURE, LAST_YEAR = "审计局", "统计局", "农业农村局"
TWICE, COPIED = "民政局", "财政局"
HOLDER, PARTNER = "文化和旅游局", "体育局"
SECTORS = {"教育局": "教育"}
"Where it is not the body's own name."
FORMATS: Mapping[str, Callable[[Report, Hand], str | bytes]] = {
    "docx": docx_bytes,
    "html": html_text,
    "xlsx": xlsx_bytes,
}


@dataclass(frozen=True, slots=True)
class County:
    """What was written."""

    folder: Path
    roster: Path
    reports: Mapping[str, Report]
    "Name of a body → the report it filed."


def whole(name: str) -> str:
    """清河区教育局."""
    return f"清河区{name}"


def write_county(at: Path, seed: int = 1) -> County:
    """Write the folder of originals, and the roster beside it."""
    rng = Random(seed)  # noqa: S311 - nothing is kept secret
    folder = at / "交来的年报"
    folder.mkdir(parents=True)
    reports: dict[str, Report] = {}
    for number, name in enumerate(NAMES):
        if name in {MISSING, PICTURE, PARTNER}:
            continue
        report = _report(name, YEAR - 1 if name == LAST_YEAR else YEAR, rng)
        if name in BROKEN:
            report = contradicted(report, rng)
        if name == HOLDER:
            report = replace(
                report, title=report.title.replace(name, f"{HOLDER}、{whole(PARTNER)}")
            )
        reports[name] = report
        _write(folder, name, report, list(FORMATS)[number % 3], rng)
    _mishaps(folder, reports, rng)
    roster = at / "名册.csv"
    lines = ["机关名称,别称,领域,应公布日期,依据", *(_line(name) for name in NAMES)]
    roster.write_text("\n".join(lines) + "\n", "gb18030")
    return County(folder, roster, reports)


def _report(name: str, year: int, rng: Random) -> Report:
    report = specimen(rng, of=(2021, 2021, 2021))
    day = DAYS[name == LATE]
    return replace(
        report,
        year=year,
        title=f"{whole(name)}{year}年政府信息公开工作年度报告",
        published=None if name == UNDATED else day,
    )


def _line(name: str) -> str:
    other = "安宁市清河区教体局" if name == "教育局" else ""
    return f"{whole(name)},{other},{SECTORS.get(name, name)},{DUE},安政公开办〔2026〕1号"


def _write(folder: Path, name: str, report: Report, ending: str, rng: Random) -> Path:
    path = folder / f"{name}年报.{ending}"
    made = FORMATS[ending](_dated(report), Hand.of(rng, Damage()))
    path.write_bytes(made.encode() if isinstance(made, str) else made)
    return path


def _dated(report: Report) -> Report:
    """With its day in the words, where originals have it."""
    if not report.published:
        return report
    return replace(report, body=f"\n发布日期：{report.published}\n{report.body}")


def _mishaps(folder: Path, reports: Mapping[str, Report], rng: Random) -> None:
    """What a folder has besides one good file of each body."""
    (folder / f"{PICTURE}年报.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(64))
    (folder / "空的.docx").write_bytes(b"")
    (folder / "~$司法局年报.docx").write_bytes(b"lock")
    (folder / ".DS_Store").write_bytes(b"x")
    older = folder / f"{TWICE}年报（初稿）.html"
    draft = _dated(contradicted(reports[TWICE], rng))
    older.write_text(html_text(draft, Hand.of(rng, Damage())), "utf-8")
    os.utime(older, (1, 1))
    inner = folder / "补交"
    inner.mkdir()
    first = next(folder.glob(f"{COPIED}年报.*"))
    (inner / first.name).write_bytes(first.read_bytes())
    stranger = replace(
        _report("教育局", YEAR, rng), title="安宁高新区管委会2025年政府信息公开工作年度报告"
    )
    _write(inner, "高新区", stranger, "docx", rng)
