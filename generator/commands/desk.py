"""What the development server knows of the last build."""

import threading
from collections.abc import Sequence

from generator.finding import ERROR, Finding

WAIT = 25
"Seconds a browser's question for changes may stay open."


class Desk:
    """What the last build said; the server's threads wait on it."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self.turn = 0
        self.findings: list[Finding] = []
        "Those of what changed last, errors first; all of them where nothing has."
        self.others: Sequence[Finding] = ()
        "Those of everything else, as the last whole build had them."
        self.failure = ""
        self.is_pending = False
        "Whether what is made of all reports is still that of before the last change."

    def report(
        self,
        findings: list[Finding],
        failure: str = "",
        others: Sequence[Finding] | None = None,
        *,
        is_pending: bool = False,
    ) -> None:
        """Note what was found and wake who waits for it; others: None where they are as before."""
        with self._changed:
            self.turn += 1
            self.findings, self.failure = findings, failure
            if others is not None:
                self.others = others
            self.is_pending = is_pending
            self._changed.notify_all()

    @property
    def errors(self) -> list[Finding]:
        """What is in the way of the pages of what changed."""
        return [finding for finding in self.findings if finding.severity == ERROR]

    def wait(self, seen: str) -> int:
        """The number of the newest build, at once if it is not the one seen."""
        with self._changed:
            self._changed.wait_for(lambda: str(self.turn) != seen, timeout=WAIT)
            return self.turn
