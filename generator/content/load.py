"""`content/` → an archive and what is wrong with its files.

Loading never judges figures; that is for the rules.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from generator.archive.agency import Agency
from generator.archive.archive import Archive, PlainPage
from generator.archive.region import Region
from generator.archive.report import Report
from generator.archive.settings import Settings
from generator.content import frontmatter
from generator.content.deadlines import read_local_deadlines
from generator.content.fields import Fields
from generator.content.files import MAX_BYTES, is_folder, listed, problem, read_text
from generator.content.frontmatter import MalformedError, Node
from generator.content.joint_reports import linked
from generator.content.records import narrative_findings, read_agency, read_report
from generator.content.references import CODE, ID
from generator.finding import ERROR, Finding
from generator.form.editions import EDITIONS

ID_LENGTH = 64
DEVICE = r"con|prn|aux|nul|(?:com|lpt)[0-9]"
"What Windows takes for a device, whatever stands behind it."
PARTS = ("site.yaml", "regions.yaml", "reports", "pages")
TAKEN = ("assets", "compare", "coverage", "form", "quality", "search", "years")
"Addresses of the site's own; about and method may have a text."
MAX_REGION_BYTES = 2 * 1024 * 1024
MAX_REGION_NODES = 50_000
FAR = 2100
"The year it is taken to be where nobody says which."
AGENCY_FILE = "agency.yaml"
ID_HINT = f"名称只用小写字母、数字和 -，不超过 {ID_LENGTH} 个字符，不用 con、nul 等系统保留的名称"
SETTING_KEYS = ("title", "base_url", "repository", "contact", "licence", "deadlines")

Record = TypeVar("Record", Agency, Report)


def load(
    content: Path, executor: Executor | None = None, this_year: int = FAR
) -> tuple[Archive, list[Finding]]:
    """Read a whole archive; the findings are sorted.

    Reports are read in the executor when there is one.
    """
    findings = _strangers(content)
    regions, found = load_regions(content)
    findings += found
    settings, found = _settings(content, regions)
    findings += found
    folders, found = _agency_folders(content)
    findings += found
    agencies = []
    for agency, found in _loaded(content, folders, executor, this_year):
        findings += found
        if agency:
            agencies.append(agency)
    agencies = sorted(linked(agencies), key=lambda agency: (agency.region, agency.id))
    pages, found = _pages(content)
    findings += found
    return Archive(settings, regions, tuple(agencies), tuple(pages)), sorted(findings)


def _loaded(
    content: Path, folders: list[str], executor: Executor | None, this_year: int
) -> Iterable[tuple[Agency | None, list[Finding]]]:
    """Each agency's folder, in their order."""
    read = partial(load_agency, content.as_posix(), this_year=this_year)
    if executor is None:
        return map(read, folders)
    return executor.map(read, folders, chunksize=max(1, len(folders) // 64))


def _strangers(content: Path) -> list[Finding]:
    """What stands beside the parts of an archive is nobody's."""
    return [
        problem(path, "place", f"这一层只放 {'、'.join(PARTS)}", "删去，或移到别处")
        for path in sorted(content.iterdir())
        if path.name not in PARTS and (path.is_symlink() or not path.name.startswith("."))
    ]


def _document(
    path: Path, max_bytes: int = MAX_BYTES, max_nodes: int = frontmatter.MAX_NODES
) -> tuple[Node | None, list[Finding]]:
    """What a YAML file holds; None for an empty one."""
    text, findings = read_text(path, max_bytes)
    if text is None:
        return None, findings
    try:
        return frontmatter.parse(text, max_nodes=max_nodes), findings
    except MalformedError as error:
        return None, [*findings, error.finding(path.as_posix())]


def _settings(content: Path, regions: Mapping[str, Region]) -> tuple[Settings, list[Finding]]:
    path = content / "site.yaml"
    node, findings = _document(path)
    fields = Fields(path.as_posix())
    keys = fields.mapping(node, "", SETTING_KEYS)
    default = Settings()
    base_url = fields.site_address(keys.get("base_url"), "base_url") or default.base_url
    settings = Settings(
        title=fields.text(keys.get("title"), "title") or default.title,
        base_url=base_url.rstrip("/") + "/",
        repository=fields.address(keys.get("repository"), "repository"),
        contact=fields.text(keys.get("contact"), "contact"),
        licence=fields.text(keys.get("licence"), "licence"),
        deadlines=read_local_deadlines(fields, keys.get("deadlines"), regions),
    )
    return settings, findings + fields.findings


def load_regions(content: Path) -> tuple[dict[str, Region], list[Finding]]:
    """Code → region, from regions.yaml."""
    path = content / "regions.yaml"
    node, findings = _document(path, MAX_REGION_BYTES, MAX_REGION_NODES)
    fields = Fields(path.as_posix())
    if not isinstance(node, frontmatter.Mapping):
        if not findings:
            fields.error((1, 1), "shape", "应为“代码: {name: 名称}”的列表")
        return {}, findings + fields.findings
    regions: dict[str, Region] = {}
    former: dict[str, str] = {}
    for code, value in node.items:
        if not re.fullmatch(CODE, code.text):
            fields.error(code, "shape", f"“{code.text}” 不是六位或九位的区划代码")
            continue
        keys = fields.mapping(value, code.text, ("name", "former"), ("name",))
        name = fields.text(keys.get("name"), "name", required=True)
        own = _former_codes(fields, keys.get("former"), code.text, former)
        former |= own
        if name:
            regions[code.text] = Region(code.text, name, tuple(own))
    for old in former.keys() & regions.keys():
        message = f"{old} 是现行代码，不能又是 {former[old]} 的原代码"
        fields.error((1, 1), "shape", message, "两处只留一处")
    return regions, findings + fields.findings


def _former_codes(
    fields: Fields, node: Node | None, code: str, taken: Mapping[str, str]
) -> dict[str, str]:
    """Each code that a region had before → the one it has.

    taken: the same of the regions read so far.
    """
    found: dict[str, str] = {}
    for item in fields.items(node, "former"):
        old = fields.matching(item, "former", CODE, "六位或九位的区划代码")
        if old is None:
            continue
        owner = taken.get(old, found.get(old))
        if owner:
            fields.error(item, "shape", f"{old} 已经是 {owner} 的原代码", "两处只留一处")
        else:
            found[old] = code
    return found


def is_id(name: str) -> bool:
    """Whether it may name an agency or a page, in an address and on every system."""
    return (
        bool(re.fullmatch(ID, name)) and len(name) <= ID_LENGTH and not re.fullmatch(DEVICE, name)
    )


def _agency_folders(content: Path) -> tuple[list[str], list[Finding]]:
    """`410411/gxj` for each agency's folder, sorted; anything else that lies about is a finding."""
    found: list[str] = []
    regions, findings = listed(content / "reports")
    for region in regions:
        if not is_folder(region) or not re.fullmatch(CODE, region.name):
            findings.append(problem(region, "place", "reports/ 下只放以区划代码命名的文件夹"))
            continue
        agencies, unread = listed(region)
        findings += unread
        for agency in agencies:
            if is_folder(agency) and is_id(agency.name):
                found.append(f"{region.name}/{agency.name}")
            else:
                findings.append(problem(agency, "place", "区划文件夹下只放机关的文件夹", ID_HINT))
    return found, findings


def load_agency(
    content: str, key: str, this_year: int = FAR
) -> tuple[Agency | None, list[Finding]]:
    """One agency's folder, `content/reports/<key>`; a pure function of its files."""
    folder = Path(content) / "reports" / key
    agency, findings = _read_agency(folder / AGENCY_FILE)
    paths, found = listed(folder)
    findings += found
    reports = []
    for path in paths:
        if path.name == AGENCY_FILE:
            continue
        misplaced = _misplaced(path, this_year)
        if misplaced:
            findings.append(misplaced)
            continue
        report, found = load_report(path)
        findings += found
        if report:
            findings += _of_the_future(report, this_year)
            reports.append(report)
    return replace(agency, reports=tuple(reports)) if agency else None, findings


def _read_agency(path: Path) -> tuple[Agency | None, list[Finding]]:
    if path.exists() or path.is_symlink():
        return _read(path, read_agency)
    hint = "新建，分行写 name: …、sector: …、kind: …"
    return None, [problem(path, "file", "缺少这个文件", hint)]


def load_report(path: Path) -> tuple[Report | None, list[Finding]]:
    """The report of one file."""
    return _read(path, read_report)


def _read(
    path: Path, read: Callable[[str, str], tuple[Record | None, list[Finding]]]
) -> tuple[Record | None, list[Finding]]:
    """The record that a file states, read from its text and its path."""
    text, findings = read_text(path)
    if text is None:
        return None, findings
    record, found = read(text, path.as_posix())
    return record, findings + found


def _misplaced(path: Path, this_year: int) -> Finding | None:
    """Why a file in an agency's folder cannot be a report; None where it can."""
    if not re.fullmatch(r"[0-9]{4}\.md", path.name):
        return problem(path, "place", *_misnamed(path))
    first = min(EDITIONS)
    if int(path.stem) < first:
        message = f"{path.stem} 年没有统一的表式，本档案从 {first} 年收起"
        return problem(path, "place", message)
    if int(path.stem) > this_year + 1:
        message = f"今年是 {this_year} 年，还不会有 {path.stem} 年的报告"
        return problem(path, "place", message, "核对文件名里的年份")
    return None


def _misnamed(path: Path) -> tuple[str, str]:
    """What is wrong with the name of what lies in an agency's folder, and what to call it."""
    if is_folder(path):
        return "机关的文件夹里不再放文件夹", "把年度文件移到上一层"
    stem, *endings = path.name.lower().split(".")
    if stem == "agency" and endings and endings[-1] in ("yaml", "yml", "txt"):
        return "机关的文件名应为 agency.yaml", "改名为 agency.yaml"
    year = re.match("[0-9]{4}", unicodedata.normalize("NFKC", stem))
    is_report = year and endings and endings[0] in ("md", "markdown")
    return "文件名应为年份加 .md，如 2025.md", f"改名为 {year[0]}.md" if year and is_report else ""


def _of_the_future(report: Report, this_year: int) -> Iterator[Finding]:
    """Days that a report states and that are yet to come, as far as the year tells."""
    for day, position in report.events():
        if int(day[:4]) > this_year:
            message = f"date 为 {day}，今年是 {this_year} 年"
            yield Finding(report.path, *position, "correction", ERROR, message, "核对年份")
    if report.published and int(report.published[:4]) > this_year:
        message = f"published 为 {report.published}，今年是 {this_year} 年"
        position = report.published_position
        yield Finding(report.path, *position, "published", ERROR, message, "核对年份")


def _pages(content: Path) -> tuple[list[PlainPage], list[Finding]]:
    paths, findings = listed(content / "pages")
    pages = []
    for path in paths:
        page, found = _page(path)
        findings += found
        if page:
            pages.append(page)
    return pages, findings


def _page(path: Path) -> tuple[PlainPage | None, list[Finding]]:
    if path.suffix != ".md" or not is_id(path.stem):
        message = "pages/ 下只放 .md 文件，文件名用小写字母、数字和 -"
        return None, [problem(path, "place", message)]
    if path.stem in TAKEN or re.fullmatch(CODE, path.stem):
        message = f"{path.stem}/ 是本站自己的网址"
        return None, [problem(path, "place", message, "换一个文件名")]
    text, findings = read_text(path)
    if text is None:
        return None, findings
    name = path.as_posix()
    title, _, body = text.lstrip().partition("\n")
    if not title.startswith("# "):
        wrong = Finding(name, 1, 1, "shape", ERROR, "第一行应为“# 标题”")
        return None, [*findings, wrong]
    refused = list(narrative_findings(body, name, 2))
    findings += refused
    if any(finding.severity == ERROR for finding in refused):
        return None, findings
    return PlainPage(path.stem, name, title[2:].strip(), body), findings
