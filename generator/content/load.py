"""`content/` → an archive and what is wrong with its files.

Loading never judges figures; that is for the rules.
"""

import re
from collections.abc import Iterable
from concurrent.futures import Executor
from functools import partial
from operator import attrgetter
from pathlib import Path

from generator.archive.agency import Agency
from generator.archive.archive import Archive
from generator.content.agency_folder import FAR, load_agency
from generator.content.files import Read, is_folder, listed, problem
from generator.content.ids import CODE, ID_HINT, is_id
from generator.content.joint_reports import linked
from generator.content.plain_pages import load_pages
from generator.content.regions import load_regions
from generator.content.site_file import load_settings
from generator.finding import Finding

PARTS = ("site.yaml", "regions.yaml", "reports", "pages")


def load(
    content: Path, executor: Executor | None = None, this_year: int = FAR
) -> tuple[Archive, list[Finding]]:
    """Read a whole archive; the findings are sorted.

    Reports are read in the executor when there is one.
    """
    strangers = _strangers(content)
    regions, of_regions = load_regions(content)
    settings, of_settings = load_settings(content, regions)
    folders, misplaced = _agency_folders(content)
    findings = [*strangers, *of_regions, *of_settings, *misplaced]
    agencies = []
    for agency, of_agency in _loaded(content, folders, executor, this_year):
        findings += of_agency
        if agency:
            agencies.append(agency)
    by_region = sorted(linked(agencies), key=attrgetter("region", "id"))
    pages, of_pages = load_pages(content)
    findings += of_pages
    archive = Archive(
        settings=settings,
        regions=regions,
        agencies=tuple(by_region),
        pages=tuple(pages),
    )
    return archive, sorted(findings)


def _loaded(
    content: Path, folders: list[str], executor: Executor | None, this_year: int
) -> Iterable[Read[Agency]]:
    """Each agency's folder, in their order."""
    read = partial(load_agency, content.as_posix(), this_year=this_year)
    if executor is None:
        return map(read, folders)
    share = max(1, len(folders) // 64)
    return executor.map(read, folders, chunksize=share)


def _strangers(content: Path) -> list[Finding]:
    """What stands beside the parts of an archive is nobody's."""
    findings = []
    for path in sorted(content.iterdir()):
        name = path.name
        if name in PARTS:
            continue
        if name.startswith(".") and not path.is_symlink():
            continue
        message = f"这一层只放 {'、'.join(PARTS)}"
        stranger = problem(path, "place", message, "删去，或移到别处")
        findings.append(stranger)
    return findings


def _agency_folders(content: Path) -> tuple[list[str], list[Finding]]:
    """`410411/gxj` for each agency's folder, sorted; anything else that lies about is a finding."""
    keys: list[str] = []
    regions, findings = listed(content / "reports")
    for region in regions:
        has_code = re.fullmatch(CODE, region.name)
        if not has_code or not is_folder(region):
            message = "reports/ 下只放以区划代码命名的文件夹"
            findings.append(problem(region, "place", message))
            continue
        agencies, unread = listed(region)
        findings += unread
        for agency in agencies:
            if is_folder(agency) and is_id(agency.name):
                keys.append(f"{region.name}/{agency.name}")
                continue
            message = "区划文件夹下只放机关的文件夹"
            findings.append(problem(agency, "place", message, ID_HINT))
    return keys, findings
