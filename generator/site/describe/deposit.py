"""What a deposit of the data says of itself: a copy of one day, in a folder without folders.

Repositories that give a DOI take files, not folders. What leads to the site, whose files change, is
left out of it or made anew.
"""

from collections.abc import Collection, Mapping

from generator.archive.settings import NOTICE, Settings
from generator.site import urls
from generator.site.describe import words
from generator.site.describe.citing import Edition
from generator.site.describe.licence import licence
from generator.site.describe.table_schema import Json

COVERAGE = "coverage.csv"
CONTENT = "content.tar.gz"
README = "README.md"
LICENCE = "LICENSE.txt"
LEFT_OUT = frozenset(
    address.removeprefix(urls.DATA)
    for address in (
        urls.CATALOGUE,
        urls.SHA256SUMS,
        urls.CITATION,
        urls.DATA_PACKAGE,
        f"{urls.DATA}{urls.BIBTEX}",
        f"{urls.DATA}{urls.RIS}",
    )
)
"Files of the site's folder that are not copied."
TITLES = {
    CONTENT: "报告原文：Markdown，数字在文件开头；本档案由它生成",
    "CITATION.cff": "引用格式",
    LICENCE: "许可",
    README: "说明",
    "codebook.md": "研究者手册：版本、断点、状态、怎样不重复计算",
    "datapackage.json": "各表的栏、单位和取值（Data Package v2）",
}
"Of files that the package does not list."


def titles(package: Json) -> Mapping[str, str]:
    """Name of each file of a deposit → what it is."""
    return TITLES | {each["path"]: each["title"] for each in package["resources"]}


def deposited(package: Json, edition: Edition) -> Json:
    """The site's package as that of a deposit, in which every file stands beside it."""
    resources = [
        each | {"path": COVERAGE} if each["name"] == "coverage" else each
        for each in package["resources"]
    ]
    of_day = {"version": edition.version, "created": f"{edition.day}T00:00:00Z"}
    return package | of_day | {"resources": resources}


def licence_text(settings: Settings) -> str:
    """What may be done with the deposit, in words."""
    found = licence(settings)
    lines = [found.words]
    if found.id:
        lines += ["", f"{found.id}: {found.address}"]
    return "\n".join([*lines, ""])


def readme(
    settings: Settings, names: Mapping[str, str], years: Collection[int], edition: Edition
) -> str:
    """What there is, in words; names: each file with its title."""
    english = (
        f"{words.ENGLISH}, {words.interval(years).replace('/', '–')}. "
        "Every cell of the statutory form with its status: a figure, derived, left blank by the "
        "original, lost from our copy, or withdrawn. Start with `datapackage.json`."
    )
    files = [f"- `{name}`：{title}" for name, title in names.items()]
    lines = [
        f"# {words.title(settings)}，{edition.version}",
        "",
        words.description(years),
        "",
        english,
        "",
        f"版本：{edition.version}，{edition.day}。以后的版本另有编号，这一版不再改动。",
        "",
        *files,
        "",
        "先读 `codebook.md`。里面的 `coverage/coverage.csv` 在这里是 `coverage.csv`。",
        "",
        f"`{CONTENT}` 不含机关公布的原件。用它生成站点，先删去 `site.yaml` 里 `originals:` 一行。",
        "",
        "看文件是否完整：`sha256sum -c SHA256SUMS`。",
        "",
        f"网站：{settings.base_url}",
        "",
        f"许可：{settings.licence}",
        "",
        NOTICE,
        "",
    ]
    return "\n".join(lines)
