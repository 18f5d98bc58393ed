"""一处差错，一句话: identities that are broken together, and the cells that may be wrong."""

from dataclasses import dataclass
from typing import NamedTuple

from generator.form.form import Form
from generator.rules.assessment import Assessment

SPELLED = 3
"Broken sums that a sentence spells out before it only counts them."
NAMED = 2
"Ways to mend a fault that a sentence names; of more it names the likeliest."


class Mend(NamedTuple):
    """A change of one cell that would make sums agree; what the original says is not known."""

    cell: str
    present: int
    value: int


Change = tuple[Mend, ...]
"Cells that have to change together, the first the one to look at."


@dataclass(frozen=True, slots=True)
class Fault:
    """Identities that are broken together."""

    broken: tuple[Assessment, ...]
    "In the order of the form."
    changes: tuple[Change, ...]
    """What would mend all of them, each by itself, the likeliest first: of one cell where that is
    enough, else of two; none where it takes more."""
    cell: str
    "The one to look at first."

    def words(self, form: Form) -> str:
        """The cell, the value that would mend all, the sums and their difference, as one sentence.

        新收·商业企业 现为 3，改为 5 才都对得上：新收 12 + 上年结转 3 = 15，应等于 …（差 2）.
        """
        spelled = [each.statement for each in self.broken[:SPELLED]]
        more = len(self.broken) - len(spelled)
        if more:
            spelled.append(f"另有 {more} 项")
        return f"{self.lead(form)}：{'；'.join(spelled)}"

    def lead(self, form: Form) -> str:
        """The cell, and the value that would mend all; where the sums stand below it."""
        if not self.changes:
            return f"先看 {_name(form, self.cell)}，不止一格对不上"
        likeliest, *others = (_told(form, change) for change in self.changes)
        if len(others) >= NAMED:
            return f"可能是 {likeliest} 才对得上，也可能是另外一格"
        return "，或者 ".join([f"{likeliest} 才都对得上", *others])

    def arithmetic(self, form: Form) -> str:
        """The same for the public: what would follow, never what ought to be filled in."""
        if not self.changes:
            return f"先看 {_name(form, self.cell)}，不止一格对不上"
        likeliest, *others = (_supposed(form, change) for change in self.changes)
        count = len(self.broken)
        mended = f"{count} 项都对得上" if count > 1 else "就对得上"
        if len(others) >= NAMED:
            return f"可能是 {likeliest}，{mended}；也可能是另外一格"
        return f"{'；或者 '.join([likeliest, *others])}，{mended}"


def _supposed(form: Form, change: Change) -> str:
    told = [f"{_name(form, each.cell)} 写 {each.present}，若为 {each.value}" for each in change]
    return "，并且 ".join(told)


def _told(form: Form, change: Change) -> str:
    told = [f"{_name(form, each.cell)} 现为 {each.present}，改为 {each.value}" for each in change]
    return "，并且 ".join(told)


def _name(form: Form, cell: str) -> str:
    return form.cells[form.index[cell]].name
