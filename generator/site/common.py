"""What every page says beside what it is about."""

from dataclasses import dataclass

from generator.archive.settings import Settings


@dataclass(frozen=True, slots=True)
class Common:
    """What is known of an archive from names alone."""

    settings: Settings
    years: tuple[int, ...]
    "Every year there is a report on, newest first."
    plain_pages: tuple[str, ...]
    "Ids of the pages of `content/pages/`."

    @property
    def has_feeds(self) -> bool:
        """Whether there is a report, of which something may come to be told."""
        return bool(self.years)
