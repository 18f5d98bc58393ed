"""What a build is doing, told while it does it, and how long each step took."""

import time
from collections.abc import Callable


class Steps:
    """Wall time of each step. Measures only; nothing it says reaches the site."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        self._tell = tell
        self._name = ""
        self._words = ""
        self._since = time.perf_counter()
        self.seconds: dict[str, float] = {}
        "Step → wall time."

    def begin(self, name: str, words: str) -> None:
        """A step begins, and the one before it has ended."""
        self.end()
        self._name = name
        self._words = words
        self._tell(words)

    def go_on(self, done: int, of: int) -> None:
        """The step has come so far."""
        self._tell(f"{self._words} {done}/{of}")

    def end(self) -> None:
        """The last step has ended."""
        now = time.perf_counter()
        if self._name:
            self.seconds[self._name] = now - self._since
        self._name = ""
        self._since = now
