"""`content/` → an archive and what is wrong with its files. Loading never judges figures; that is for the rules."""

import re
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import replace
from functools import partial
from pathlib import Path

from generator.archive.agency import Agency
from generator.archive.archive import Archive, PlainPage
from generator.archive.region import Region
from generator.archive.settings import Settings
from generator.content import frontmatter
from generator.content.deadlines import read_local_deadlines
from generator.content.fields import Fields
from generator.content.files import is_folder, listed, problem, read_text
from generator.content.frontmatter import MalformedError, Node
from generator.content.joint_reports import linked
from generator.content.records import CODE, ID, narrative_findings, read_agency, read_report
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
SETTING_KEYS = ("title", "base_url", "repository", "contact", "licence", "deadlines")


def load(
    content: Path, executor: Executor | None = None, this_year: int = FAR
) -> tuple[Archive, list[Finding]]:
    """Read a whole archive; the findings are sorted. Reports are read in the executor when there is one."""
    findings: list[Finding] = []
    _strangers(content, findings)
    regions = load_regions(content, findings)
    settings = _settings(content, regions, findings)
    folders = list(_agency_folders(content, findings))
    read = partial(load_agency, content.as_posix(), this_year=this_year)
    if executor is None:
        loaded: Iterable[tuple[Agency | None, list[Finding]]] = map(read, folders)
    else:
        loaded = executor.map(read, folders, chunksize=max(1, len(folders) // 64))
    agencies = []
    for agency, found in loaded:
        findings += found
        if agency:
            agencies.append(agency)
    agencies = sorted(linked(agencies), key=lambda agency: (agency.region, agency.id))
    pages = tuple(_pages(content, findings))
    return Archive(settings, regions, tuple(agencies), pages), sorted(findings)


def _strangers(content: Path, findings: list[Finding]) -> None:
    """What stands beside the parts of an archive is nobody's."""
    findings += [
        problem(path, "place", f"这一层只放 {'、'.join(PARTS)}", "删去，或移到别处")
        for path in sorted(content.iterdir())
        if path.name not in PARTS and (path.is_symlink() or not path.name.startswith("."))
    ]


def _parsed(
    path: Path, text: str, findings: list[Finding], nodes: int = frontmatter.MAX_NODES
) -> Node | None:
    try:
        return frontmatter.parse(text, max_nodes=nodes)
    except MalformedError as error:
        findings.append(error.finding(path.as_posix()))
        return None


def _settings(content: Path, regions: Mapping[str, Region], findings: list[Finding]) -> Settings:
    path = content / "site.yaml"
    text = read_text(path, findings)
    fields = Fields(path.as_posix(), findings)
    keys = fields.mapping(_parsed(path, text, findings) if text else None, "", SETTING_KEYS)
    default = Settings()
    base_url = fields.site_address(keys.get("base_url"), "base_url") or default.base_url
    return Settings(
        title=fields.text(keys.get("title"), "title") or default.title,
        base_url=base_url.rstrip("/") + "/",
        repository=fields.address(keys.get("repository"), "repository"),
        contact=fields.text(keys.get("contact"), "contact"),
        licence=fields.text(keys.get("licence"), "licence"),
        deadlines=read_local_deadlines(fields, keys.get("deadlines"), regions),
    )


def load_regions(content: Path, findings: list[Finding]) -> dict[str, Region]:
    """Code → region, from regions.yaml."""
    path = content / "regions.yaml"
    text = read_text(path, findings, MAX_REGION_BYTES)
    node = _parsed(path, text, findings, MAX_REGION_NODES) if text else None
    fields = Fields(path.as_posix(), findings)
    regions: dict[str, Region] = {}
    former: dict[str, str] = {}
    if not isinstance(node, frontmatter.Mapping):
        if text is not None and not findings:
            fields.error((1, 1), "shape", "应为“代码: {name: 名称}”的列表")
        return {}
    for code, value in node.items:
        if not re.fullmatch(CODE, code.text):
            fields.error(code, "shape", f"“{code.text}” 不是六位或九位的区划代码")
            continue
        keys = fields.mapping(value, code.text, ("name", "former"), ("name",))
        name = fields.text(keys.get("name"), "name", required=True)
        own = []
        for item in fields.items(keys.get("former"), "former"):
            old = fields.matching(item, "former", CODE, "六位或九位的区划代码")
            if old in former:
                fields.error(item, "shape", f"{old} 已经是 {former[old]} 的原代码", "两处只留一处")
            elif old:
                former[old] = code.text
                own.append(old)
        if name:
            regions[code.text] = Region(code.text, name, tuple(own))
    for old in former.keys() & regions.keys():
        message = f"{old} 是现行代码，不能又是 {former[old]} 的原代码"
        fields.error((1, 1), "shape", message, "两处只留一处")
    return regions


def _is_id(name: str) -> bool:
    """Whether it may name an agency or a page, in an address and on every system."""
    return (
        bool(re.fullmatch(ID, name)) and len(name) <= ID_LENGTH and not re.fullmatch(DEVICE, name)
    )


def _agency_folders(content: Path, findings: list[Finding]) -> Iterator[str]:
    """`410411/gxj` for each agency's folder, sorted; anything else that lies about is a finding."""
    root = content / "reports"
    for region in listed(root, findings):
        if not is_folder(region) or not re.fullmatch(CODE, region.name):
            findings.append(problem(region, "place", "reports/ 下只放以区划代码命名的文件夹"))
            continue
        for agency in listed(region, findings):
            if not is_folder(agency) or not _is_id(agency.name):
                hint = f"名称只用小写字母、数字和 -，不超过 {ID_LENGTH} 个字符，不用 con、nul 等系统保留的名称"
                findings.append(problem(agency, "place", "区划文件夹下只放机关的文件夹", hint))
                continue
            yield f"{region.name}/{agency.name}"


def load_agency(
    content: str, key: str, this_year: int = FAR
) -> tuple[Agency | None, list[Finding]]:
    """One agency's folder, `content/reports/<key>`; a pure function of its files."""
    findings: list[Finding] = []
    folder = Path(content) / "reports" / key
    path = folder / "agency.yaml"
    text = read_text(path, findings)
    agency = text is not None and read_agency(text, path.as_posix(), findings)
    reports = []
    for path in listed(folder, findings):
        if path.name == "agency.yaml":
            continue
        if not re.fullmatch(r"[0-9]{4}\.md", path.name):
            findings.append(problem(path, "place", "文件名应为年份加 .md，如 2025.md"))
            continue
        if int(path.stem) < min(EDITIONS):
            message = f"{path.stem} 年没有统一的表式，本档案从 {min(EDITIONS)} 年收起"
            findings.append(problem(path, "place", message))
            continue
        if int(path.stem) > this_year + 1:
            message = f"今年是 {this_year} 年，还不会有 {path.stem} 年的报告"
            findings.append(problem(path, "place", message, "核对文件名里的年份"))
            continue
        text = read_text(path, findings)
        report = text is not None and read_report(text, path.as_posix(), findings)
        if report:
            reports.append(report)
    return replace(agency, reports=tuple(reports)) if agency else None, findings


def _pages(content: Path, findings: list[Finding]) -> Iterator[PlainPage]:
    for path in listed(content / "pages", findings):
        if path.suffix != ".md" or not _is_id(path.stem):
            findings.append(
                problem(path, "place", "pages/ 下只放 .md 文件，文件名用小写字母、数字和 -")
            )
            continue
        if path.stem in TAKEN or re.fullmatch(CODE, path.stem):
            findings.append(
                problem(path, "place", f"{path.stem}/ 是本站自己的网址", "换一个文件名")
            )
            continue
        text = read_text(path, findings)
        if text is None:
            continue
        title, _, body = text.lstrip().partition("\n")
        if not title.startswith("# "):
            findings.append(Finding(path.as_posix(), 1, 1, "shape", ERROR, "第一行应为“# 标题”"))
            continue
        refused = list(narrative_findings(body, path.as_posix(), 2))
        findings += refused
        if any(finding.severity == ERROR for finding in refused):
            continue
        yield PlainPage(path.stem, path.as_posix(), title[2:].strip(), body)
