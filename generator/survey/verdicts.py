"""What the public is told of a report's figures, everywhere in the same words.

A report with an identity that fails and says nothing of it is not published. So what fails inside
a report is its original's own; and what fails between two years is no error of either.
"""

from enum import Enum

from generator.form.identities import Identity
from generator.rules.assessment import Verdict


class Said(Enum):
    """A verdict in public, those worth a look first."""

    ACKNOWLEDGED = "原件对不上"
    BROKEN = "接不上"
    UNKNOWN = "无法核验"
    FIRST = "没有上一年"
    "Of the first report that the archive has."
    HOLDS = "对得上"
    JOINS = "接得上"

    @property
    def word(self) -> str:
        """What a reader sees."""
        return self.value


INSIDE = {
    Verdict.BROKEN: Said.ACKNOWLEDGED,
    Verdict.ACKNOWLEDGED: Said.ACKNOWLEDGED,
    Verdict.UNKNOWN: Said.UNKNOWN,
    Verdict.HOLDS: Said.HOLDS,
}
"What is said of an identity that a report must satisfy."
ACROSS = {
    Verdict.BROKEN: Said.BROKEN,
    Verdict.ACKNOWLEDGED: Said.BROKEN,
    Verdict.UNKNOWN: Said.UNKNOWN,
    Verdict.HOLDS: Said.JOINS,
}
"The same of one that reaches into the year before."


def said(identity: Identity, verdict: Verdict) -> Said:
    """What a reader is told of an identity in a report."""
    words = INSIDE if identity.must_hold else ACROSS
    return words[verdict]
