"""Small archives written as files: who files what on which year."""

from dataclasses import dataclass, field
from pathlib import Path

from support.paths import SAMPLE

PLAIN = SAMPLE / "reports" / "990101" / "jyj" / "2023.md"
"A report of nothing but zeros."
REGIONS = {
    "000000": "全国",
    "990000": "示例省",
    "990100": "安宁市",
    "990101": "清河区",
    "990102": "云川县",
    "990101101": "河西镇",
}


@dataclass(frozen=True)
class Filed:
    """A report as its file states it."""

    received: int = 0
    "Applications received and granted."
    published: str = "null"
    head: str = ""
    "Lines of the front matter before the tables."
    withdrawn: bool = False


@dataclass(frozen=True)
class Body:
    """A public body and its reports by year."""

    kind: str = "department"
    reports: dict[int, Filed] = field(default_factory=dict)
    name: str = ""


def write(
    content: Path, bodies: dict[str, Body], site: str = "", regions: dict[str, str] | None = None
) -> Path:
    """Write an archive of these bodies, by key, and return its folder."""
    content.mkdir(parents=True)
    (content / "site.yaml").write_text(
        f"title: 样例档案\nbase_url: https://archive.example/base/\n{site}", "utf-8"
    )
    names = REGIONS if regions is None else regions
    (content / "regions.yaml").write_text(
        "".join(f"'{code}': {{name: {name}}}\n" for code, name in names.items()), "utf-8"
    )
    for key, body in bodies.items():
        folder = content / "reports" / key
        folder.mkdir(parents=True)
        name = body.name or f"{names[key.split('/')[0]]}{key.split('/')[1]}"
        (folder / "agency.yaml").write_text(
            f"name: {name}\nsector: 其他\nkind: {body.kind}\n", "utf-8"
        )
        for year, filed in body.reports.items():
            (folder / f"{year}.md").write_text(text(name, year, filed), "utf-8")
    return content


def text(name: str, year: int, filed: Filed) -> str:
    """The file of a report: so many applications by natural persons, all of them granted."""
    lines = PLAIN.read_text("utf-8").replace("清河区教育局2023年", f"{name}{year}年").split("\n")
    told = [_told(line, filed) for line in lines]
    return "\n".join(told)


def _told(line: str, filed: Filed) -> str:
    row = line.strip().partition(":")[0]
    number = filed.received
    if row in ("received", "granted") or line.startswith("  total:"):
        return f"  {row}: [{number}, 0, 0, 0, 0, 0, {number}]"
    if row == "published":
        return f"published: {filed.published}"
    if row == "source":
        return f"{filed.head}\nsource:" if filed.head else line
    if row == "withdrawn" and filed.withdrawn:
        return "withdrawn: {date: 2026-03-01, reason: 另行公布}"
    return line
