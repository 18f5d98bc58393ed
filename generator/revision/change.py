"""What became of one thing that an archive has: a report, an agency, a region, a text."""

from dataclasses import dataclass
from enum import StrEnum

from generator.revision.fact import Fact
from generator.revision.reports import Changes

NONE = Changes()
"Of a report of which there is nothing to compare."


class Kind(StrEnum):
    """What became of it, by the word it is said with."""

    REMOVED = "删除"
    MOVED = "移动"
    CHANGED = "改动"
    ADDED = "新增"
    UNREAD = "读不出"
    "There is a file that states nothing; nothing is compared."
    REPAIRED = "原来读不出"
    "The same of the older revision."
    AFFECTED = "随之改变"
    "Its file is the same; what is said of it is not."
    LAYOUT = "只改了写法"
    "Its file differs, and says the same: line ends, spaces, comments."


@dataclass(frozen=True, slots=True)
class ReportChange:
    """A report."""

    kind: Kind
    report: str
    "`410411/gxj/2025`, as it is called now; of one that was removed, as it was."
    name: str
    "湛河区工信局 2025 年."
    path: str
    "Of its file in the archive."
    moved_from: str = ""
    "What it was called."
    changes: Changes = NONE


@dataclass(frozen=True, slots=True)
class Change:
    """Anything else."""

    kind: Kind
    what: str
    "机关, 区划, 档案设置, 页面, 原件, 其他文件."
    name: str
    facts: tuple[Fact, ...] = ()
    moved_from: str = ""
