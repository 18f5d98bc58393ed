"""Which folder a site may be put in place of: an empty one, or one that publishing wrote.

Never one that anything else stands in, whatever it is called: links, `..`, letter case and mounts
are seen through.
"""

import os
import re
from pathlib import Path

from generator.finding import UsageError
from generator.publish.mounts import aliases, mounted_in

MARK = ".gongkai-site"
"The file by which publishing knows again what it wrote. A static host may show it to anybody."
MARK_TEXT = (
    "本文件夹由 python -m generator build 生成，每次生成都会整个替换：不要在这里存放别的文件。\n"
    "Written by `python -m generator build`, which replaces the whole folder each time. "
    "Keep nothing of your own here.\n"
)
KEPT = frozenset({".gitignore", ".git"})
"What publishing carries over from the old site, for those who build into a work tree."
PASSING = re.compile(r"\.gongkai\..+|lost\+found")
"""What stands in a mounted folder without being of the site: what publishing is at work on, and the
file system's own."""
UNMARKED = re.compile(
    r"(404|index)\.html|(corrections|feed|sitemap)\.xml|robots\.txt"
    r"|assets|search|coverage|quality|form|method|about|years|[0-9]{6}([0-9]{3})?"
)
"What stands at the top of a site of the version that left no mark (0.1.0)."

OTHER = "不能发布到这里；请另选一个空文件夹"

CHECKOUT = Path(__file__).resolve().parents[2]
OWN_SITE = CHECKOUT / "site"
"What git ignores: the one folder of the checkout that is there to be written."


def chosen(output: Path, content: Path) -> Path:
    """The real path of the folder that a person names; UsageError where a site must not stand."""
    if output.parts[:1] and output.parts[0].startswith("~"):
        raise UsageError(f"--output {output}：“~” 没有展开成主目录，请写完整的路径")
    if output.is_symlink():
        raise UsageError(f"--output {output}：这是链接，不能替换；请写它指向的文件夹本身")
    folder = Path(os.path.realpath(output))
    _require_apart(folder, content)
    require_replaceable(folder)
    return folder


def require_replaceable(folder: Path) -> None:
    """Raise UsageError unless nothing is lost when a site takes the folder's place."""
    if not os.path.lexists(folder):
        return
    if folder.is_symlink() or not folder.is_dir():
        raise UsageError(f"--output {folder}：这里不是文件夹，不能发布到这里")
    inner = mounted_in(folder)
    if inner:
        raise UsageError(f"--output {folder}：里面挂载着别的文件夹（{inner[0]}），不能替换")
    if (folder / MARK).is_file():
        return
    names = site_names(folder)
    foreign = [name for name in names if not (_is(folder, OWN_SITE) and UNMARKED.fullmatch(name))]
    if foreign:
        raise UsageError(
            f"--output {folder}：里面有不是本程序生成的文件（{foreign[0]}），没有改动；"
            "请另选一个空文件夹，或者先自行移走里面的文件"
        )


def site_names(folder: Path) -> list[str]:
    """What stands in a folder, sorted, but for what publishing leaves where it is."""
    found = (path.name for path in folder.iterdir())
    return sorted(name for name in found if name not in KEPT and not PASSING.fullmatch(name))


def _require_apart(folder: Path, content: Path) -> None:
    needed = {
        "年报内容": content,
        "本程序所在的文件夹": CHECKOUT,
        "当前文件夹": Path.cwd(),
        "主目录": Path(os.path.expanduser("~")),  # noqa: PTH111 - `~` itself where nobody has a home
    }
    for name, other in needed.items():
        if _is(folder, other):
            raise UsageError(f"--output {folder}：这就是{name}，{OTHER}")
    for name, other in needed.items():
        if _lies_in(other, folder):
            raise UsageError(f"--output {folder}：{name}在它里面，{OTHER}")
    if _is(folder, OWN_SITE):
        return
    for name in ("年报内容", "本程序所在的文件夹"):
        if _lies_in(folder, needed[name]):
            raise UsageError(f"--output {folder}：它在{name}里面，{OTHER}")


def _is(folder: Path, other: Path) -> bool:
    if folder == other:
        return True
    if not folder.exists():
        return False
    return other.exists() and folder.samefile(other)


def _lies_in(folder: Path, other: Path) -> bool:
    """Whether one of the folders above this one, by any path that leads here, is the other."""
    folder = folder.resolve()
    steps = (folder, *folder.parents)
    nearest = next(step for step in steps if step.exists())
    ways = (nearest, *aliases(nearest))
    return any(_leads_to(way, other) for way in ways)


def _leads_to(way: Path, other: Path) -> bool:
    """Whether a folder, or one above it by this path, is the other."""
    steps = (way, *way.parents)
    return any(_is(step, other) for step in steps)
