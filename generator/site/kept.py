"""HTML that is drawn once: kept for all reports that say the same, or cut where they differ."""

from collections.abc import Callable, Hashable

SLOT = "\x1f"
"Stands for what is said of one report; no content can hold it."


class Kept:
    """HTML by what it says. It begins anew when it is full."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._drawn: dict[Hashable, str] = {}

    def get(self, key: Hashable, draw: Callable[[], str]) -> str:
        """What was drawn for that key, else what is drawn now."""
        drawn = self._drawn.get(key)
        if drawn is None:
            drawn = draw()
            self._keep(key, drawn)
        return drawn

    def _keep(self, key: Hashable, drawn: str) -> None:
        if len(self._drawn) == self._most:
            self._drawn.clear()
        self._drawn[key] = drawn


def cut(drawn: str) -> list[str]:
    """What stands before, between and behind the slots."""
    return str(drawn).split(SLOT)
