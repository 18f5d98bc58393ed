"""Every file of `content/`, read and not looked into: what there is, and a digest of it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from generator.content import static
from generator.content.files import (
    MAX_REGIONS,
    is_folder,
    listed,
    problem,
    read_bytes,
)
from generator.content.folder import (
    AGENCY_FILE,
    FAR,
    Folder,
    read_folder,
)
from generator.content.ids import CODE, ID_HINT, is_agency_id
from generator.content.originals import FOLDER, Original, kept_originals, named_by
from generator.finding import Finding

PARTS = ("site.yaml", "regions.yaml", "reports", "pages", FOLDER, static.FOLDER)
JOINT = b"joint"
ESCAPE = b"\\"
"In a file that has neither, no key can be called joint."


@dataclass(frozen=True, slots=True)
class Seen:
    """An agency's folder."""

    folder: Folder
    "With its own file alone, unless something in it may be a joint report."
    digest: bytes
    "Of all its files."
    years: tuple[int, ...]
    "Those there is a report on, oldest first."
    may_be_joint: bool
    "Whether a report of it may have been filed together with other agencies."
    originals: tuple[Original, ...] = ()
    "Those of its reports that are kept."


@dataclass(frozen=True, slots=True)
class Sight:
    """What there is in an archive, its agencies by key."""

    content: Path
    this_year: int
    folders: tuple[Seen, ...]
    digest: bytes
    "Of everything."
    findings: tuple[Finding, ...]
    "What lies about and belongs nowhere."
    originals: tuple[Original, ...] = ()
    "All that are kept, by digest."

    def filed(self) -> Iterator[tuple[str, int]]:
        """Agency key and year of each report."""
        for seen in self.folders:
            for year in seen.years:
                yield seen.folder.key, year


def look(content: Path, this_year: int = FAR) -> Sight:
    """Read an archive. this_year: a later one but the next cannot be reported on yet."""
    keys, misplaced = _agency_folders(content)
    originals, unlike = kept_originals(content)
    findings = (*_strangers(content), *misplaced, *unlike)
    digest = sha256(repr((findings, originals)).encode())
    known = {original.sha256: original for original in originals}
    for path in files_of_all(content):
        data, unread = read_bytes(path, MAX_REGIONS)
        name = path.relative_to(content).as_posix()
        told = f"{name} {unread} {len(data or b'')} "
        digest.update(told.encode("utf-8", "surrogateescape"))
        digest.update(data or b"")
    folders = []
    for key in keys:
        seen = _seen(read_folder(content, key, this_year), known)
        digest.update(key.encode() + seen.digest)
        folders.append(seen)
    return Sight(
        content=content,
        this_year=this_year,
        folders=tuple(folders),
        digest=digest.digest(),
        findings=findings,
        originals=originals,
    )


def _seen(folder: Folder, kept: Mapping[str, Original]) -> Seen:
    may_be_joint = any(JOINT in data or ESCAPE in data for data in folder.files.values())
    looked_into = folder
    if not may_be_joint:
        own = {name: data for name, data in folder.files.items() if name == AGENCY_FILE}
        looked_into = replace(folder, files=own)
    return Seen(
        folder=looked_into,
        digest=folder.digest(),
        years=tuple(folder.years),
        may_be_joint=may_be_joint,
        originals=named_by(folder.files.values(), kept),
    )


def files_of_all(content: Path) -> Iterator[Path]:
    """What is no agency's; no file of an archive is larger than that of its regions."""
    yield content / "site.yaml"
    yield content / "regions.yaml"
    pages, _ = listed(content / "pages")
    yield from pages
    yield from static.paths(content)


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
            if is_folder(agency) and is_agency_id(agency.name):
                keys.append(f"{region.name}/{agency.name}")
                continue
            message = "区划文件夹下只放机关的文件夹"
            findings.append(problem(agency, "place", message, ID_HINT))
    return keys, findings
