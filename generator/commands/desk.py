"""What the development server knows of the last build."""

import threading

from generator.finding import ERROR, Finding

WAIT = 25
"Seconds a browser's question for changes may stay open."


class Desk:
    """What the last build said; the server's threads wait on it."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self.turn = 0
        self.findings: list[Finding] = []
        "Those of what changed last, first."
        self.failure = ""

    def report(self, findings: list[Finding], failure: str = "") -> None:
        """Note what was found and wake who waits for it."""
        with self._changed:
            self.turn += 1
            self.findings, self.failure = findings, failure
            self._changed.notify_all()

    @property
    def errors(self) -> list[Finding]:
        """What is in the way of a site."""
        return [finding for finding in self.findings if finding.severity == ERROR]

    def wait(self, seen: str) -> int:
        """The number of the newest build, at once if it is not the one seen."""
        with self._changed:
            self._changed.wait_for(lambda: str(self.turn) != seen, timeout=WAIT)
            return self.turn
