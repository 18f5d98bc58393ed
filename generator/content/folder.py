"""An agency's folder, its files read and not looked into."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from operator import attrgetter
from pathlib import Path

from generator.content.files import (
    is_folder,
    listed,
    problem,
    read_bytes,
)
from generator.finding import Finding
from generator.form.editions import FIRST_YEAR

FAR = 2100
"The year it is taken to be where nobody says which."
AGENCY_FILE = "agency.yaml"
REPORT_FILE = re.compile(r"[0-9]{4}\.md")


@dataclass(frozen=True, slots=True)
class Folder:
    """The files of an agency's folder as they are: plain data, whatever is made of it."""

    key: str
    "`410411/gxj`."
    path: str
    "`content/reports/410411/gxj`."
    files: Mapping[str, bytes]
    "Name → content, of `agency.yaml` and of each year's report."
    findings: tuple[Finding, ...]
    "What lies there and is no such file, or cannot be read."

    @property
    def years(self) -> list[int]:
        """Those there is a file for, oldest first."""
        return [int(name[:4]) for name in self.files if name != AGENCY_FILE]

    def digest(self) -> bytes:
        """Of all it holds."""
        digest = sha256(repr(self.findings).encode())
        for name, content in self.files.items():
            digest.update(f"{name}\0{len(content)}\0".encode())
            digest.update(content)
        return digest.digest()


def digest_of(folders: Mapping[str, bytes]) -> str:
    """Of the folders of all agencies, by key, each with the digest of its own, as hex."""
    digest = sha256()
    for key, own in sorted(folders.items()):
        digest.update(key.encode() + own)
    return digest.hexdigest()


def read_folder(content: Path, key: str, this_year: int = FAR) -> Folder:
    """An agency's folder, `content/reports/<key>`."""
    folder = content / "reports" / key
    paths, wrong = listed(folder)
    findings = list(wrong)
    files: dict[str, bytes] = {}
    for path in paths:
        wrong_place = None
        if path.name != AGENCY_FILE:
            wrong_place = misplaced(path, this_year)
        if wrong_place:
            findings.append(wrong_place)
            continue
        data, unread = read_bytes(path)
        findings += unread
        if data is not None:
            files[path.name] = data
    if AGENCY_FILE not in map(attrgetter("name"), paths):
        findings.append(_without_own_file(folder))
    return Folder(key, folder.as_posix(), files, tuple(findings))


def _without_own_file(folder: Path) -> Finding:
    hint = "新建，分行写 name: …、sector: …、kind: …"
    return problem(folder / AGENCY_FILE, "file", "缺少这个文件", hint)


def misplaced(path: Path, this_year: int) -> Finding | None:
    """Why a file in an agency's folder cannot be a report; None where it can."""
    if not REPORT_FILE.fullmatch(path.name):
        return problem(path, "place", *_misnamed(path))
    if int(path.stem) < FIRST_YEAR:
        message = f"{path.stem} 年还没有年度报告，本档案从 {FIRST_YEAR} 年收起"
        return problem(path, "place", message)
    if int(path.stem) > this_year + 1:
        message = f"今年是 {this_year} 年，还不会有 {path.stem} 年的报告"
        return problem(path, "place", message, "核对文件名里的年份")
    return None


def _misnamed(path: Path) -> tuple[str, str]:
    """What is wrong with the name of what lies in an agency's folder, and what to call it.

    `２０２５年.md` → 文件名应为年份加 .md，如 2025.md; 改名为 2025.md.
    """
    if is_folder(path):
        return "机关的文件夹里不再放文件夹", "把年度文件移到上一层"
    stem, *endings = path.name.lower().split(".")
    if stem == "agency" and endings and endings[-1] in ("yaml", "yml", "txt"):
        return "机关的文件名应为 agency.yaml", "改名为 agency.yaml"
    message = "文件名应为年份加 .md，如 2025.md"
    year = re.match("[0-9]{4}", unicodedata.normalize("NFKC", stem))
    if year and endings and endings[0] in ("md", "markdown"):
        return message, f"改名为 {year[0]}.md"
    return message, ""
